import type { CatalogTable, TableScan } from "../catalog/index.ts";
import type { Bindings } from "../functions/index.ts";
import type { Fetch, FetchOrder } from "../optimise/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import type { Expression } from "../sql/index.ts";
import type { Facts } from "./estimate.ts";
import type { FilterPushdown } from "./scan-pushdown.ts";

/** What is known when the way to read a table is chosen. */
export interface AccessRequest {
	readonly table: CatalogTable;
	readonly conjuncts: readonly Expression[];
	/** Tells whether a reference means a column of this table; gives that column's name. */
	readonly ownColumn: (relation: string, column: string) => string | undefined;
	readonly usedColumns: ReadonlySet<string>;
	/** What the table can be searched by, though it is no column of it. */
	readonly searchFields?: readonly ColumnDefinition[] | undefined;
	/** Only a search shows what is wanted of the rows. */
	readonly isSearchOnly?: boolean | undefined;
	readonly bindings: Bindings;
	/** What a procedure is given. */
	readonly inputs?: Readonly<Record<string, Expression>> | undefined;
	/** False reads whole tables. */
	readonly isPushdownOn: boolean;
	/** What is needed, if the service meets every condition. */
	readonly fetch?: FoldedFetch | undefined;
	readonly facts: Facts;
}

/** What a query needs of a table, with its numbers known. */
export type FoldedFetch =
	| Exclude<Fetch, { kind: "rows" }>
	| { readonly kind: "rows"; readonly limit: number; readonly order?: FetchOrder | undefined };

/** How a table is read, and what was decided about each condition. */
export interface Access {
	readonly scan: TableScan;
	readonly filters: readonly FilterPushdown[];
	/** The table whose rows the scan reads, when this table's rows lie inside them. */
	readonly inside?: CatalogTable | undefined;
}

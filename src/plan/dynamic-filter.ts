import type { StoredValue } from "../base/index.ts";
import { type Catalog, type CatalogTable, type TableScan, totalColumn } from "../catalog/index.ts";
import type { TableReference } from "../optimise/index.ts";
import type { ChildPath, ColumnDefinition, EmbeddedPath } from "../profile/index.ts";
import type { Query } from "../sql/index.ts";
import { readUnder } from "./access.ts";
import type { Access } from "./access-request.ts";
import { estimateScan } from "./estimate.ts";
import { isWorthwhile } from "./join-order.ts";
import { type AccessContext, chooseByKeys } from "./table-access.ts";

/** What is asked of the service for one table, and the columns that its rows are read with. */
export interface ScanTarget {
	readonly scan: TableScan;
	/** The table whose rows the scan reads, when this table's rows lie inside them. */
	readonly inside?: CatalogTable | undefined;
	readonly columns: readonly ColumnDefinition[];
}

/** What is asked for one table follows from what was read for others, which come first. */
export type ScanDependency = DynamicFilter | ParentUnnest;

/**
 * Keys from other tables become a condition of the scan, once they are known.
 * Source of the name: https://trino.io/docs/current/admin/dynamic-filtering.html.
 */
export interface DynamicFilter {
	readonly kind: "keys";
	/** The names of the scans that run first. */
	readonly after: readonly string[];
	/** The column of the table that the keys are values of. */
	readonly column: string;
	/** Gives the keys, in one column. */
	readonly keysFrom: Query;
	/** How many keys there are at most, where LIMIT says so. */
	readonly maxKeys?: number | undefined;
	/** What would be asked for two keys. */
	readonly example: TableScan;
	/** What is asked where the keys cannot be, or would take more requests. */
	readonly otherwise: ScanTarget;
	/** The service gives nothing without keys. */
	readonly isRequired: boolean;
}

/** The rows lie inside those that the scan of the parent finds. */
export interface ParentUnnest {
	readonly kind: "unnest";
	readonly after: readonly [string];
	readonly path: EmbeddedPath;
	/** How the rest is read of what the parent's rows hold in part only. */
	readonly completion: ChildPath | undefined;
}

/**
 * What is asked of the service for a table, now that the keys are known.
 */
export function readByKeys(
	filter: DynamicFilter,
	keys: readonly StoredValue[],
	reference: TableReference,
	context: AccessContext,
): ScanTarget {
	const { table } = reference;
	if (keys.length === 0) return describeRead({ scan: { kind: "empty", table: table.definition } }, table);
	const access = chooseByKeys(reference, filter.column, keys, context);
	if (!access) return filter.otherwise;
	const { facts } = context;
	const { requests } = estimateScan(access.scan, facts);
	const isBetter = filter.isRequired || isWorthwhile(requests, estimateScan(filter.otherwise.scan, facts));
	return isBetter ? describeRead(access, table) : filter.otherwise;
}

/** What is read for a table inside of the rows that a scan of its parent finds. */
export function readInside(
	{ path, completion }: Pick<ParentUnnest, "path" | "completion">,
	parent: TableScan,
	table: CatalogTable,
	catalog: Catalog,
): ScanTarget {
	return describeRead(readUnder(path, parent, table, completion, catalog), table);
}

/** The columns with which the rows of a scan are read. */
export function describeRead({ scan, inside }: Pick<Access, "scan" | "inside">, table: CatalogTable): ScanTarget {
	return { scan, inside, columns: scan.kind === "count" ? [totalColumn] : (inside ?? table).keptColumns };
}

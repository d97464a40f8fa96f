import type { ResultColumn } from "../../plan/index.ts";
import type { Query, Statement, TableName } from "../../sql/index.ts";

/** A statement that fills the cache: what is to be read, and whether what is there is dropped before. */
export interface CacheStatement {
	readonly query: Query;
	readonly mode: "refresh" | "full" | "truncate" | "schema only";
}

/** What CACHE and REFRESH return, one row for each table that was read. */
export const cacheColumns: readonly ResultColumn[] = [
	{ name: "table", type: "varchar", isNullable: false },
	{ name: "rows", type: "integer", isNullable: false },
	{ name: "requests", type: "integer", isNullable: false },
	{ name: "as_of", type: "timestamp", isNullable: false },
];

/** Says what a cache statement reads. */
export function readCacheStatement(tree: Extract<Statement, { kind: "CacheTable" | "RefreshTable" }>): CacheStatement {
	if (tree.kind === "RefreshTable") return { query: selectAll(tree.table), mode: tree.isFull ? "full" : "refresh" };
	const { query, mode } = tree;
	if (mode === "schema only") return { query, mode };
	return { query, mode: mode === undefined ? "refresh" : "truncate" };
}

/** The query of all columns of a table. */
export function selectAll(table: TableName): Query {
	return {
		kind: "Query",
		orderBy: [],
		body: { kind: "Select", items: [{ kind: "Star", qualifier: [] }], from: [table], groupBy: [], windows: [] },
	};
}

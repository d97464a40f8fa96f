import type { SqlValue } from "../../base/index.ts";
import { bindStatement, type QueryColumn } from "../../bind/index.ts";
import { assumeDiscovered } from "../../catalog/index.ts";
import { type ExecuteContext, type Execution, executePlan } from "../../execute/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Query, Statement } from "../../sql/index.ts";
import { assertFillable, listCached, selectWholeTable } from "../cache/table-fill.ts";
import { explainQuery, listQueriedTables, optimiseQuery, runQuery, type TableQuery } from "./query-run.ts";
import type { BindContext, PreparedAs, StatementRun } from "./statement.ts";

/** CACHE or REFRESH: its rows are only to be kept. */
export type PreparedCache = PreparedAs<"cache">;

// One row for each table that was read.
const cacheColumns: readonly QueryColumn[] = [
	{ name: "table", type: "varchar", isNullable: false },
	{ name: "rows", type: "integer", isNullable: false },
	{ name: "requests", type: "integer", isNullable: false },
	{ name: "as_of", type: "timestamp", isNullable: false },
];

/**
 * Settles the names of a statement that fills the cache.
 * @throws SqlError
 */
export function bindCacheStatement(
	tree: Extract<Statement, { kind: "CacheTable" | "RefreshTable" }>,
	{ text, catalog, zone }: BindContext,
): PreparedCache {
	const fill = readFill(tree);
	const query: TableQuery = {
		// To bring rows up to date takes no columns that are computed from them.
		...optimiseQuery(
			bindStatement(fill.query, tree.kind === "RefreshTable" ? assumeDiscovered(catalog) : catalog, zone),
		),
		read: (plan, context, run) => fillTables(fill.mode, plan, context, run),
		listRows: giveCached,
	};
	return {
		kind: "cache",
		text,
		columns: cacheColumns,
		tables: listQueriedTables(query.logical),
		run: (run) => runQuery(query, run),
		explain: (run, options) => explainQuery(query, run, options),
	};
}

/** What is to be read, and whether what is there is dropped before. */
interface Fill {
	readonly query: Query;
	readonly mode: "refresh" | "full" | "truncate" | "schema only";
}

function readFill(tree: Extract<Statement, { kind: "CacheTable" | "RefreshTable" }>): Fill {
	if (tree.kind === "RefreshTable")
		return { query: selectWholeTable(tree.table), mode: tree.isFull ? "full" : "refresh" };
	const { query, mode } = tree;
	if (mode === "schema only") return { query, mode };
	return { query, mode: mode === undefined ? "refresh" : "truncate" };
}

async function fillTables(
	mode: Fill["mode"],
	plan: Plan,
	context: ExecuteContext,
	{ session, signal, onProgress }: StatementRun,
): Promise<Execution> {
	assertFillable(session.options);
	if (mode === "truncate") await context.cache.clear(plan.scans.map(({ table }) => table.name));
	const scans = mode === "schema only" ? [] : plan.scans;
	return executePlan({ ...plan, scans }, context, signal, { mode: mode === "full" ? "full" : "refresh", onProgress });
}

async function* giveCached(plan: Plan, execution: Execution): AsyncGenerator<SqlValue[][]> {
	yield await listCached(plan, execution);
}

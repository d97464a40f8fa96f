import { bindStatement } from "../../plan/index.ts";
import type { Query } from "../../sql/index.ts";
import { explainQuery, listQueriedTables, runQuery } from "./query-run.ts";
import type { BindContext, PreparedAs } from "./statement.ts";

/** A query that gives its rows to the caller. */
export type PreparedSelect = PreparedAs<"select">;

/**
 * Settles the names of a query.
 * @throws SqlError
 */
export function bindSelectStatement(tree: Query, { text, catalog, zone }: BindContext): PreparedSelect {
	const bound = bindStatement(tree, catalog, zone);
	return {
		kind: "select",
		text,
		columns: bound.columns,
		tables: listQueriedTables(bound),
		run: (run) => runQuery({ bound }, run),
		explain: (run, isAnalyze) => explainQuery({ bound }, run, isAnalyze),
	};
}

import { bindStatement } from "../../bind/index.ts";
import type { Query } from "../../sql/index.ts";
import { explainQuery, listQueriedTables, optimiseQuery, runQuery } from "./query-run.ts";
import type { BindContext, PreparedAs } from "./statement.ts";

/** A query that gives its rows to the caller. */
export type PreparedSelect = PreparedAs<"select">;

/**
 * Settles the names of a query.
 * @throws SqlError
 */
export function bindSelectStatement(tree: Query, { text, catalog, zone }: BindContext): PreparedSelect {
	const query = optimiseQuery(bindStatement(tree, catalog, zone));
	return {
		kind: "select",
		text,
		columns: query.logical.columns,
		parameters: query.bound.parameters,
		tables: listQueriedTables(query.logical),
		run: (run) => runQuery(query, run),
		explain: (run, options) => explainQuery(query, run, options),
	};
}

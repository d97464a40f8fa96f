import { bindStatement } from "../../bind/index.ts";
import type { Query } from "../../sql/index.ts";
import type { PackedRows } from "../../storage/index.ts";
import { explainQuery, listQueriedTables, optimiseQuery, packQuery, runQuery } from "./query-run.ts";
import type { RowPacking } from "./row-packing.ts";
import type { BindContext, PreparedAs, StatementRows, StatementRun } from "./statement.ts";

/** A query that gives its rows to the caller. */
export interface PreparedSelect extends PreparedAs<"select"> {
	/** Gives its rows packed. */
	pack(run: StatementRun, packing: RowPacking): StatementRows<PackedRows>;
}

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
		pack: (run, packing) => packQuery(query, run, packing),
		explain: (run, options) => explainQuery(query, run, options),
	};
}

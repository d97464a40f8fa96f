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
	/** The same with objects by their ids, not their names, in columns of such numbers. */
	giveIds(columns: readonly number[]): PreparedSelect;
}

/**
 * Settles the names of a query.
 * @param byId Numbers of columns, from 0, that give objects by their ids.
 * @throws SqlError
 */
export function bindSelectStatement(tree: Query, context: BindContext, byId: readonly number[] = []): PreparedSelect {
	const { text, catalog, zone } = context;
	const query = optimiseQuery(bindStatement(tree, catalog, zone, byId));
	return {
		kind: "select",
		text,
		columns: query.logical.columns,
		parameters: query.bound.parameters,
		tables: listQueriedTables(query.logical),
		run: (run) => runQuery(query, run),
		pack: (run, packing) => packQuery(query, run, packing),
		giveIds: (chosen) => bindSelectStatement(tree, context, chosen),
		explain: (run, options) => explainQuery(query, run, options),
	};
}

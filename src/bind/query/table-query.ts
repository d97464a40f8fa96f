import { findTableQuery, nameNode } from "../../functions/index.ts";
import {
	type DerivedTable,
	type Expression,
	type FunctionTable,
	mapChildren,
	type Node,
	parseStatement,
	type Query,
} from "../../sql/index.ts";
import { derivedTable, outputNode, selectQuery } from "./subquery-rewrite.ts";
import { writtenCall } from "./table-function-binder.ts";

/**
 * A function in FROM that is written in SQL, as its query: `pg_show_all_settings()` becomes `LATERAL (SELECT * FROM pg_settings)`.
 * @returns undefined for other functions.
 */
export function selectTableQuery(node: FunctionTable): DerivedTable | undefined {
	const call = writtenCall(node);
	const row = findTableQuery(call.path.at(-1)?.name ?? "", call.arguments.length);
	if (!row || node.beside) return undefined;
	const substitute = (part: Node): Node =>
		part.kind === "Parameter" ? (call.arguments[Number(part.name) - 1]?.value ?? part) : mapChildren(part, substitute);
	const written = substitute(parseStatement(row.body)) as Query;
	const query = row.inSelectList === "record" && node.isOfSelectList ? selectRecords(written) : written;
	const table = derivedTable(query, row.name);
	const { alias = table.alias } = node;
	// The name of a function that gives values is that of its column, too.
	const named =
		alias && row.inSelectList === "value" && alias.columns.length === 0 ? { ...alias, columns: [alias.name] } : alias;
	return { ...table, alias: named, isLateral: true, at: node.at };
}

// Each row of a query as one value: SELECT r FROM (SELECT …) AS r.
function selectRecords(query: Query): Query {
	const name = "#record";
	const record: Expression = { kind: "ColumnReference", path: [nameNode(name)], at: query.at };
	return selectQuery([outputNode(record, name)], [derivedTable(query, name)]);
}

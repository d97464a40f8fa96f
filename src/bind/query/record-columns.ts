import { createError } from "../../base/index.ts";
import { binaryNode, findTableFunctions, nameNode, textNode } from "../../functions/index.ts";
import type { DerivedTable, Expression, FunctionTable, TableExpression } from "../../sql/index.ts";
import { notSupported } from "../expression/coercion.ts";
import { derivedTable, outputNode, selectQuery } from "./subquery-rewrite.ts";
import { writtenCall } from "./table-function-binder.ts";

/**
 * A function in FROM whose columns the statement defines, as the query that takes them out of its JSON:
 * `jsonb_to_record(x) AS t (a int)` becomes `LATERAL (SELECT CAST(x ->> 'a' AS int) AS a) AS t`.
 * Source: https://www.postgresql.org/docs/current/functions-json.html#FUNCTIONS-JSON-PROCESSING-TABLE.
 * @returns undefined for other functions.
 * @throws sql_syntax (42601) where the columns are missing, or stand behind a function that has its own.
 */
export function defineColumns(node: FunctionTable): DerivedTable | undefined {
	const call = writtenCall(node);
	const row = findTableFunctions(call.path.at(-1)?.name ?? "").find(({ definedBy }) => definedBy);
	const { alias } = node;
	if (!row?.definedBy) {
		if (alias?.types) throw refuse("only a function that returns records takes a column definition list", node);
		return undefined;
	}
	if (!alias?.types) throw refuse('a column definition list is required for functions returning "record"', node);
	if (node.hasOrdinality) throw notSupported("WITH ORDINALITY behind a column definition list", "Leave it out.", node);
	const { types } = alias;
	const [document] = call.arguments;
	const { each } = row.definedBy;
	const from: readonly TableExpression[] =
		each === undefined
			? []
			: [{ ...node, call: { ...call, path: [nameNode(each)] }, alias: { ...alias, ...elements, types: undefined } }];
	const record: Expression = each === undefined && document ? document.value : elementNode;
	const items = alias.columns.map((name, index) => {
		const type = types[index];
		// A cast to JSON is of the document itself.
		const isDocument = type !== undefined && ["json", "jsonb"].includes(type.name) && type.arrayDepth === 0;
		const value = binaryNode(isDocument ? "->" : "->>", record, textNode(name.name));
		return outputNode(type ? { kind: "Cast", operand: value, type, at: type.at } : value, name.name);
	});
	return { ...derivedTable(selectQuery(items, from), alias.name.name), isLateral: true, at: node.at };
}

const elements = { name: nameNode("elements"), columns: [nameNode("element")] };
const elementNode: Expression = { kind: "ColumnReference", path: [nameNode("elements"), nameNode("element")] };

function refuse(problem: string, { at }: FunctionTable): Error {
	const slots = { found: "the function in FROM", problem, advice: "Write jsonb_to_record(x) AS t (a int, b text)." };
	return createError("sql_syntax", slots, { position: at });
}

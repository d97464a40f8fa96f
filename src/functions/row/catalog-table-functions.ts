import { isVector } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import { listSqlKeywords } from "../text/sql-keyword-table.ts";
import { binaryNode, callNode, nullNode, numberNode, textNode } from "../tree.ts";
import type { Operand } from "./function-row.ts";
import type { TableFunctionRow } from "./table-function-table.ts";

// int2vector and oidvector begin with 0, arrays with 1.
function subscripts([array]: readonly Operand[]): Expression {
	const first = isVector(array?.element) ? 0 : 1;
	const count = callNode("json_array_length", [array?.node ?? nullNode]);
	const last = first === 0 ? binaryNode("-", count, numberNode(1)) : count;
	return callNode("series_of_numbers", [numberNode(first), last, numberNode(1)]);
}

/**
 * Functions in FROM that clients read the catalog with.
 * Source: https://www.postgresql.org/docs/15/functions-srf.html and functions-info.html.
 */
export const catalogTableFunctions: readonly TableFunctionRow[] = [
	{
		kind: "set",
		names: ["generate_subscripts"],
		parameters: ["json", "integer", "boolean"],
		required: 2,
		columns: () => [{ type: "int4" }],
		write: subscripts,
		summary: "The subscripts of an array.",
	},
	{
		kind: "set",
		names: ["_pg_expandarray"],
		parameters: ["json"],
		columns: ([array]) => [
			{
				type: "record",
				fields: [
					{ name: "x", type: array?.element ?? "text" },
					{ name: "n", type: "int4" },
				],
			},
		],
		write: ([array]) => {
			const node = array?.node ?? nullNode;
			const numbers = callNode("series_of_numbers", [
				numberNode(1),
				callNode("json_array_length", [node]),
				numberNode(1),
			]);
			return callNode("rows_beside", [textNode("[0,0]"), node, numbers]);
		},
		summary: "The elements of an array with their numbers, as information_schema has it.",
	},
	{
		kind: "set",
		names: ["pg_partition_ancestors"],
		parameters: ["oid"],
		columns: () => [{ type: "regclass" }],
		write: () => textNode("[]"),
		summary: "The tables of which a table is a part: none.",
	},
	{
		kind: "set",
		names: ["pg_partition_tree"],
		parameters: ["oid"],
		columns: () => [
			{ name: "relid", type: "regclass" },
			{ name: "parentrelid", type: "regclass" },
			{ name: "isleaf", type: "boolean" },
			{ name: "level", type: "int4" },
		],
		write: () => textNode("[]"),
		summary: "The parts of a table: it has none.",
	},
	{
		kind: "set",
		names: ["pg_options_to_table"],
		parameters: ["json"],
		columns: () => [
			{ name: "option_name", type: "text" },
			{ name: "option_value", type: "text" },
		],
		write: ([options]) => callNode("options_of_texts", [options?.node ?? nullNode]),
		summary: "The options of what is foreign, one a row.",
	},
	{
		kind: "set",
		names: ["pg_get_keywords"],
		parameters: [],
		columns: () => [
			{ name: "word", type: "text" },
			{ name: "catcode", type: "letter" },
			{ name: "barelabel", type: "boolean" },
			{ name: "catdesc", type: "text" },
			{ name: "baredesc", type: "text" },
		],
		write: () => textNode(JSON.stringify(listSqlKeywords())),
		summary: "The words of SQL.",
	},
];

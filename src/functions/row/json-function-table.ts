import { callNode, nullNode } from "../tree.ts";
import type { FunctionRow } from "./function-row.ts";

/** JSON functions. Source: https://www.postgresql.org/docs/current/functions-json.html and https://sqlite.org/json1.html. */
export const jsonFunctions: readonly FunctionRow[] = [
	{
		names: ["json_array_length", "jsonb_array_length"],
		kind: "scalar",
		parameters: ["json"],
		returns: "integer",
		write: (nodes) => callNode("json_length", nodes),
		summary: "How many items a JSON array has.",
	},
	{
		names: ["json_typeof", "jsonb_typeof", "json_type"],
		kind: "scalar",
		parameters: ["json"],
		returns: "text",
		write: (nodes) => callNode("json_type_name", nodes),
		summary: "The type of a JSON value: object, array, string, number, boolean, null.",
	},
	{
		names: ["json_extract", "json_value"],
		kind: "scalar",
		parameters: ["json", "text"],
		returns: "text",
		write: (nodes) => callNode("json_at", nodes),
		summary: "The value at a path such as $.plan.name, as text.",
	},
	...(["json", "jsonb"] as const).map(
		(prefix): FunctionRow => ({
			names: [`${prefix}_extract_path_text`],
			kind: "scalar",
			parameters: ["json", "text"],
			isVariadic: true,
			returns: "text",
			write: ([json = nullNode, ...keys]) => callNode(`${prefix}_path_text_of`, [json, callNode("json_array", keys)]),
			summary: "The value under a row of keys, as text.",
		}),
	),
];

import type { Expression } from "../../sql/index.ts";
import type { BoundExpression } from "../bound.ts";
import { jsonNode } from "../json-node.ts";
import { callNode, castNode, nullNode } from "../tree.ts";
import type { FunctionRow } from "./function-row.ts";
import { scalar } from "./scalar-row.ts";

const values = (bounds: readonly BoundExpression[]): readonly Expression[] => bounds.map(jsonNode);
// Keys are text, whatever they are made of.
const pairs = (bounds: readonly BoundExpression[]): readonly Expression[] =>
	bounds.map((bound, index) => (index % 2 === 0 ? castNode(bound.node, "text") : jsonNode(bound)));

/** Functions that make and change JSON. Source: https://www.postgresql.org/docs/current/functions-json.html. */
export const documentFunctions: readonly FunctionRow[] = [
	scalar(
		["json_build_object", "jsonb_build_object", "json_object"],
		["any"],
		"json",
		"A JSON object of keys and values in turn.",
		{
			required: 0,
			isVariadic: true,
			isNullable: false,
			write: (_, bounds) => callNode("json_object", pairs(bounds)),
		},
	),
	scalar(["json_build_array", "jsonb_build_array", "json_array"], ["any"], "json", "A JSON array of the arguments.", {
		required: 0,
		isVariadic: true,
		isNullable: false,
		write: (_, bounds) => callNode("json_array", values(bounds)),
	}),
	scalar(["to_json", "to_jsonb", "array_to_json"], ["any"], "json", "A value as JSON.", {
		write: ([x = nullNode], [bound]) =>
			bound?.type === "json" ? x : callNode("value_to_json", bound ? [callNode("json_array", [jsonNode(bound)])] : [x]),
	}),
	scalar(
		["json_extract_path", "jsonb_extract_path"],
		["json", "text"],
		"json",
		"The value under a row of keys, as JSON.",
		{
			isVariadic: true,
			write: (nodes) => callNode("json_path", nodes),
		},
	),
	scalar(["json_strip_nulls", "jsonb_strip_nulls"], ["json"], "json", "A JSON value without the keys that hold null.", {
		write: (nodes) => callNode("json_without_nulls", nodes),
	}),
	scalar(["jsonb_pretty", "json_pretty"], ["json"], "text", "JSON with line breaks and indentation.", {
		write: (nodes) => callNode("json_indented", nodes),
	}),
	scalar(
		["jsonb_set"],
		["json", "text", "json"],
		"json",
		"A JSON value with the value at a path, '{a,0,b}', replaced.",
		{
			write: (nodes) => callNode("json_set_path", nodes),
		},
	),
	scalar(["json_valid", "isjson", "is_json"], ["text"], "boolean", "Whether a text is JSON.", {
		write: (nodes) => callNode("json_valid", nodes),
	}),
	scalar(["json_query"], ["json", "text"], "json", "The object or array at a path such as $.plan, as JSON.", {
		write: (nodes) => callNode("json_at", nodes),
	}),
	scalar(["json_count"], ["json", "text"], "integer", "How many items the array at a path has.", {
		write: (nodes) => callNode("json_array_length", nodes),
	}),
	...(["sum", "avg", "min", "max"] as const).map((name) =>
		scalar([`json_${name}`], ["json", "text"], "double", `The ${name} of the numbers in the array at a path.`, {
			write: (nodes) => callNode(`json_numbers_${name}`, nodes),
		}),
	),
];

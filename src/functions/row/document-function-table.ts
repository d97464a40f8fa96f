import { createError } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import { documentNode } from "../text/json-node.ts";
import { isDocumentedOtherwise } from "../text/shown-type.ts";
import { callNode, castNode, nullNode } from "../tree.ts";
import type { FunctionRow, Operand } from "./function-row.ts";
import { bothForms, type Details, scalar } from "./scalar-row.ts";

const values = (bounds: readonly Operand[], zone: string): readonly Expression[] =>
	bounds.map((bound) => documentNode(bound, zone));
const pairs = (bounds: readonly Operand[], zone: string): readonly Expression[] =>
	bounds.map((bound, index) => (index % 2 === 0 ? keyNode(bound, zone) : documentNode(bound, zone)));

/** A value as the key of an object: keys are text, whatever they are made of. */
export function keyNode(bound: Operand, zone: string): Expression {
	return castNode(isDocumentedOtherwise(bound.type) ? documentNode(bound, zone) : bound.node, "text");
}

// PostgreSQL's json_object(text[]), beside SQLite's of keys and values in turn.
function areLists(bounds: readonly Operand[]): boolean {
	return bounds.length === 1 || (bounds.length === 2 && bounds.every(({ element }) => element !== undefined));
}

function checkPairs(bounds: readonly Operand[]): void {
	if (bounds.length % 2 === 0) return;
	const problem = "an object is made of an even number of arguments";
	throw createError("invalid_argument", { problem, advice: "Write a key and a value in turn." });
}

function writeLists(nodes: readonly Expression[]): Expression {
	return callNode(nodes.length === 1 ? "json_of_pairs" : "json_of_lists", nodes);
}

const trueNode: Expression = { kind: "BooleanLiteral", value: true };
const falseNode: Expression = { kind: "BooleanLiteral", value: false };

const toJson: Details = {
	write: ([x = nullNode], [bound], zone) => {
		if (!bound) return callNode("value_to_json", [x]);
		const isDocument = (bound.type === "json" || bound.type === "json_text") && !isDocumentedOtherwise(bound.element);
		return isDocument ? x : callNode("value_to_json", [callNode("json_array", [documentNode(bound, zone)])]);
	},
};

/** Functions that make and change JSON. Source: https://www.postgresql.org/docs/current/functions-json.html. */
export const documentFunctions: readonly FunctionRow[] = [
	...bothForms(["build_object"], ["any"], "A JSON object of keys and values in turn.", {
		required: 0,
		isVariadic: true,
		isNullable: false,
		check: checkPairs,
		write: (_, bounds, zone) => callNode("json_object", pairs(bounds, zone)),
	}),
	...bothForms(["build_array"], ["any"], "A JSON array of the arguments.", {
		required: 0,
		isVariadic: true,
		isNullable: false,
		write: (_, bounds, zone) => callNode("json_array", values(bounds, zone)),
	}),
	scalar(["json_object"], ["any"], "json_text", "A JSON object of keys and values in turn, or of arrays of them.", {
		required: 0,
		isVariadic: true,
		isNullable: false,
		check: (bounds) => {
			if (!areLists(bounds)) checkPairs(bounds);
		},
		write: (nodes, bounds, zone) =>
			areLists(bounds) ? writeLists(nodes) : callNode("json_object", pairs(bounds, zone)),
	}),
	scalar(
		["jsonb_object"],
		["text", "text"],
		"json",
		"A JSON object of an array of keys and values, or of two arrays.",
		{
			required: 1,
			write: (nodes) => callNode("jsonb_text", [writeLists(nodes)]),
		},
	),
	scalar(["json_array"], ["any"], "json_text", "A JSON array of the arguments.", {
		required: 0,
		isVariadic: true,
		isNullable: false,
		write: (_, bounds, zone) => callNode("json_array", values(bounds, zone)),
	}),
	scalar(["to_json", "array_to_json"], ["any"], "json_text", "A value as JSON.", toJson),
	scalar(["row_to_json"], ["record"], "json_text", "A record as JSON, with the names of its fields.", toJson),
	scalar(["to_jsonb"], ["any"], "json", "A value as JSON of the type jsonb.", toJson),
	...bothForms(["extract_path"], ["json", "text"], "The value under a row of keys, as JSON.", {
		isVariadic: true,
		write: ([json = nullNode, ...keys]) => callNode("json_path_of", [json, callNode("json_array", keys)]),
	}),
	...bothForms(["strip_nulls"], ["json"], "A JSON value without the keys that hold null.", {
		write: (nodes) => callNode("json_without_nulls", nodes),
	}),
	scalar(["jsonb_pretty", "json_pretty"], ["json"], "text", "JSON with line breaks and indentation.", {
		write: (nodes) => callNode("jsonb_indented", nodes),
	}),
	scalar(
		["jsonb_set"],
		["json", "text", "json", "boolean"],
		"json",
		"A JSON value with the value at a path, '{a,0,b}', replaced, or added unless the last argument is false.",
		{
			required: 3,
			pathAt: 1,
			write: ([json = nullNode, path = nullNode, value = nullNode, isCreating = trueNode]) =>
				callNode("json_set_path", [json, path, value, isCreating]),
		},
	),
	scalar(
		["jsonb_insert"],
		["json", "text", "json", "boolean"],
		"json",
		"A JSON value with a new value before that at a path, or after it when the last argument is true.",
		{
			required: 3,
			pathAt: 1,
			write: ([json = nullNode, path = nullNode, value = nullNode, isAfter = falseNode]) =>
				callNode("json_insert_path", [json, path, value, isAfter]),
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

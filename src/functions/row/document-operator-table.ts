import { canBeList } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import { jsonNode } from "../text/json-node.ts";
import { callNode, nullNode, textNode } from "../tree.ts";
import { withFlatItems } from "./array-function-table.ts";
import type { FunctionRow, Operand } from "./function-row.ts";
import { infix, internal } from "./operator-row.ts";
import { scalar } from "./scalar-row.ts";

const call =
	(name: string): NonNullable<FunctionRow["write"]> =>
	(nodes) =>
		callNode(name, nodes);

type AccessSign = "->" | "->>" | "#>" | "#>>";

const accesses: readonly (readonly [sign: AccessSign, key: "text" | "any", summary: string])[] = [
	["->", "any", "The value under a key or at an index, as JSON."],
	["->>", "any", "The value under a key or at an index, as text."],
	["#>", "text", "The value at a path, as JSON."],
	["#>>", "text", "The value at a path, as text."],
];

/** The operators that take a part out of JSON, for json and for jsonb, whose texts differ. */
export const accessOperators = {
	json_text: Object.fromEntries(accesses.map((row) => [row[0], access(row, "json_text")])),
	json: Object.fromEntries(accesses.map((row) => [row[0], access(row, "json")])),
} as Readonly<Record<"json" | "json_text", Readonly<Record<AccessSign, FunctionRow>>>>;

function access([sign, key, summary]: (typeof accesses)[number], type: "json" | "json_text"): FunctionRow {
	const isText = sign.endsWith(">>");
	const step = `${type === "json" ? "jsonb" : "json"}_path${isText ? "_text" : ""}`;
	return infix(sign, [type, key], isText ? "text" : type, summary, {
		write: call(sign === "#>" ? "json_path_of" : sign.startsWith("#") ? `${step}_of` : step),
	});
}

/** Operators of JSON and arrays. Source: https://www.postgresql.org/docs/current/functions-json.html and functions-array.html. */
export const documentOperators = {
	contains: infix("@>", ["json", "json"], "boolean", "Whether the first contains the second.", { write: contain }),
	isContained: infix("<@", ["json", "json"], "boolean", "Whether the second contains the first.", {
		write: ([part = nullNode, whole = nullNode], operands) => contain([whole, part], operands),
	}),
	overlaps: infix("&&", ["json", "json"], "boolean", "Whether two arrays have an element in common.", {
		write: (nodes, operands) => callNode("array_overlaps", withFlatItems(nodes, operands)),
	}),
	hasKey: infix("?", ["json", "text"], "boolean", "Whether JSON has a key.", { write: call("json_has_key") }),
	hasAnyKey: infix("?|", ["json", "json"], "boolean", "Whether JSON has any of some keys.", {
		write: call("json_has_any_key"),
	}),
	hasAllKeys: infix("?&", ["json", "json"], "boolean", "Whether JSON has all of some keys.", {
		write: call("json_has_all_keys"),
	}),
	withoutKey: infix("-", ["json", "text"], "json", "JSON without a key.", {
		write: ([json = nullNode, key = nullNode]) => callNode("json_delete_keys", [json, callNode("json_array", [key])]),
	}),
	withoutKeys: infix("-", ["json", "json"], "json", "JSON without some keys.", { write: call("json_delete_keys") }),
	withoutIndex: infix("-", ["json", "integer"], "json", "JSON without the item of an index.", {
		write: call("json_delete_index"),
	}),
	withoutPath: infix("#-", ["json", "text"], "json", "JSON without what is at a path.", {
		write: call("json_delete_path"),
	}),
	merge: infix("||", ["json", "json"], "json", "Two JSON values joined.", { write: call("json_merge") }),
	concatenate: scalar(["||"], ["any", "any"], "json", "Two arrays in a row, or an array and an element.", {
		notation: "infix",
		element: "array",
		write: (_, operands) =>
			callNode(
				"array_concat",
				operands.map((operand) =>
					operand.element === undefined ? callNode("json_array", [jsonNode(operand)]) : operand.node,
				),
			),
	}),
	array: internal("array", "An array of values: ARRAY[1, 2].", {
		write: (_, operands) => callNode("json_array", operands.map(jsonNode)),
	}),
	slice: internal("array_slice", "A part of an array: a[1:2].", { write: call("array_slice") }),
	item: internal("array_element", "An element of an array: a[1].", { isStrict: true, write: takeElement }),
	part: internal("array_part", "An array in an array: a[1] of a[1][2].", { isStrict: true, write: call("array_part") }),
	member: internal("json_path", "The value of a key or index: j['a'].", { isStrict: true, write: call("json_path") }),
} as const satisfies Readonly<Record<string, FunctionRow>>;

// An element that is a document may be an array itself.
function takeElement(nodes: readonly Expression[], [array]: readonly Operand[]): Expression {
	const element = array?.element;
	if (element === undefined || canBeList(element)) return callNode("array_item", nodes);
	return callNode("array_element", [...nodes, textNode(element)]);
}

// NULL is in no array, while null is in JSON as any other value.
function contain(nodes: readonly Expression[], operands: readonly Operand[]): Expression {
	const isArray = operands.some(({ element }) => element !== undefined);
	return isArray ? callNode("array_contains", withFlatItems(nodes, operands)) : callNode("json_contains", nodes);
}

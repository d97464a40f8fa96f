import { canBeList, isVector } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import { elementNode, jsonNode } from "../text/json-node.ts";
import { isShownOtherwise } from "../text/shown-type.ts";
import { zonedCall } from "../time/session-time.ts";
import { binaryNode, callNode, caseNode, nullNode, numberNode, textNode } from "../tree.ts";
import type { FunctionRow, Operand } from "./function-row.ts";
import { scalar } from "./scalar-row.ts";

const listOf = (bound: Operand | undefined): Expression => callNode("json_array", bound ? [jsonNode(bound)] : []);

/** An array whose elements have the form in which their type shows them. */
export function showElements(array: Operand, zone: string): Expression {
	return isShownOtherwise(array.element)
		? zonedCall("array_shown", [array.node, elementNode(array)], zone)
		: array.node;
}

// Truth and documents have texts of their own, too: t, and {"a": 1}.
function printElements(array: Operand, zone: string): Expression {
	const isPrinted = array.element === "boolean" || array.element === "json";
	return isPrinted ? callNode("array_shown", [array.node, elementNode(array)]) : showElements(array, zone);
}

/** Arrays whose items are no arrays: documents and records are texts by which they are equal. */
export function withFlatItems(nodes: readonly Expression[], operands: readonly Operand[]): readonly Expression[] {
	return operands.some(({ element }) => canBeList(element))
		? nodes.map((node) => callNode("array_keys", [node]))
		: nodes;
}

/** Array functions; arrays are JSON arrays that count from 1. Source: https://www.postgresql.org/docs/current/functions-array.html. */
export const arrayFunctions: readonly FunctionRow[] = [
	scalar(["array_length"], ["json", "integer"], "integer", "How many elements an array has.", {
		write: (nodes) => callNode("array_size", nodes),
	}),
	scalar(["array_upper"], ["json", "integer"], "integer", "The index of the last element.", {
		write: (nodes, [array]) => {
			const size = callNode("array_size", nodes);
			return isVector(array?.element) ? binaryNode("-", size, numberNode(1)) : size;
		},
	}),
	scalar(["array_lower"], ["json", "integer"], "integer", "The index of the first element: 1.", {
		write: (nodes, [array]) =>
			caseNode([
				[
					{ kind: "Is", operand: callNode("array_size", nodes), test: "null", isNegated: true },
					numberNode(isVector(array?.element) ? 0 : 1),
				],
			]),
	}),
	scalar(["cardinality"], ["json"], "integer", "How many elements an array has, in all its dimensions.", {
		write: ([array = nullNode], [operand]) =>
			canBeList(operand?.element) ? callNode("json_array_length", [array]) : callNode("array_count", [array]),
	}),
	scalar(["array_ndims"], ["json"], "integer", "How many dimensions an array has.", {
		write: (nodes, operands) => callNode("array_depth", withFlatItems(nodes, operands)),
	}),
	scalar(["array_dims"], ["json"], "text", "The bounds of each dimension of an array: [1:2][1:3].", {
		write: (nodes, operands) => callNode("array_dims", withFlatItems(nodes, operands)),
	}),
	scalar(["array_append"], ["json", "any"], "json", "An array with an element more at its end.", {
		element: "array",
		write: ([array = nullNode], bounds) => callNode("array_concat", [array, listOf(bounds[1])]),
	}),
	scalar(["array_prepend"], ["any", "json"], "json", "An array with an element more at its start.", {
		element: "array",
		write: ([, array = nullNode], bounds) => callNode("array_concat", [listOf(bounds[0]), array]),
	}),
	scalar(["array_cat"], ["json", "json"], "json", "Two arrays in a row.", {
		element: "array",
		write: (nodes) => callNode("array_concat", nodes),
	}),
	scalar(["array_remove"], ["json", "any"], "json", "An array without the elements that equal a value.", {
		element: "array",
		write: (nodes) => callNode("array_without", nodes),
	}),
	scalar(["array_replace"], ["json", "any", "any"], "json", "An array with one value in place of another.", {
		element: "array",
		write: ([array = nullNode], [, from, to]) => callNode("array_replace", [array, listOf(from), listOf(to)]),
	}),
	scalar(["array_position"], ["json", "any"], "integer", "The index of the first element that equals a value."),
	scalar(["array_positions"], ["json", "any"], "json", "The indexes of all elements that equal a value.", {
		element: "int4",
	}),
	scalar(["width_bucket"], ["any", "json"], "int4", "How many bounds of an ascending array are not above a value.", {
		write: ([, bounds = nullNode], [value]) =>
			callNode("width_bucket", [
				callNode("array_join", [callNode("array_keys", [listOf(value)]), textNode("")]),
				bounds,
			]),
	}),
	scalar(
		["array_fill"],
		["any", "json", "json"],
		"json",
		"An array of some lengths, all of whose elements are a value.",
		{
			required: 2,
			element: "first",
			write: ([, lengths = nullNode, starts = lengths], [value]) =>
				callNode("array_fill", [listOf(value), lengths, starts]),
		},
	),
	scalar(["trim_array"], ["json", "integer"], "json", "An array without its last n elements.", {
		element: "array",
		write: (nodes) => callNode("array_trim", nodes),
	}),
	scalar(["array_reverse"], ["json"], "json", "An array from its end to its start.", { element: "array" }),
	scalar(
		["array_to_string"],
		["json", "text", "text"],
		"text",
		"The elements joined by a separator; NULLs are left out, or replaced.",
		{
			required: 2,
			write: ([array = nullNode, ...rest], [bound], zone) =>
				callNode("array_join", [bound ? printElements(bound, zone) : array, ...rest]),
		},
	),
	scalar(
		["string_to_array", "split"],
		["text", "text", "text"],
		"json",
		"The pieces of a text between separators, as an array.",
		{
			required: 2,
			element: "text",
			write: (nodes) => callNode("text_split", nodes),
		},
	),
	scalar(
		["regexp_split_to_array"],
		["text", "text", "text"],
		"json",
		"The pieces of a text between matches of a pattern, as an array.",
		{
			required: 2,
			element: "text",
			write: ([text = nullNode, pattern = nullNode, flags = textNode("")]) =>
				callNode("regexp_split", [text, pattern, flags]),
		},
	),
];

import type { Expression } from "../../sql/index.ts";
import { jsonNode } from "../text/json-node.ts";
import { binaryNode, callNode, caseNode, notNode, nullNode, numberNode, textNode } from "../tree.ts";
import type { FunctionRow, Operand } from "./function-row.ts";

const countRows = callNode("count", [], { isStar: true });

/** `x = ANY (…)` over rows: true as soon as one row decides, NULL when an unknown one might have, else false. */
export const anyRow = match("any", "Whether a comparison is true for any row.", ([is = nullNode]) => [
	callNode("max", [is]),
	1,
	0,
]);

/** `x = ALL (…)` over rows: false as soon as one row decides, NULL when an unknown one might have, else true. */
export const allRow = match("all", "Whether a comparison is true for all rows.", ([is = nullNode]) => [
	notNode(callNode("min", [is])),
	0,
	1,
]);

/** ARRAY(SELECT …): the values of all rows, an empty array of none. */
export const gatherRow: FunctionRow = {
	names: ["array"],
	kind: "aggregate",
	parameters: ["any"],
	returns: "json",
	element: "first",
	write: (_, operands) => callNode("json_group_array", operands.map(jsonNode)),
	summary: "All values as an array, which is empty where there is none.",
};

/** All rows as JSON: an array of the values of each, which are the operands. */
export const gatherRowsRow: FunctionRow = {
	names: ["rows"],
	kind: "aggregate",
	parameters: ["any"],
	isVariadic: true,
	returns: "json",
	write: (_, operands) => callNode("json_group_array", [callNode("json_array", operands.map(textOfDocument))]),
	summary: "All rows, as an array of arrays.",
};

// Text that is JSON would be taken for a value, not for text, without the empty string behind it.
function textOfDocument({ node, type }: Operand): Expression {
	const isDocument = type === "json" || type === "json_text" || type === "record";
	return isDocument ? binaryNode("||", node, textNode("")) : node;
}

/** One of the equal values of a group: that of the row with the smallest value beside it, if min() is asked for alone. */
export const oneOfEqualsRow: FunctionRow = {
	names: ["one_of_equals"],
	kind: "aggregate",
	parameters: ["any"],
	returns: "first",
	// SQLite gives a column that is no key so: https://www.sqlite.org/lang_select.html#bareagg.
	write: ([value = nullNode]) => value,
	summary: "One of the equal values of a group.",
};

/** The value of the only row; more than one are an error (21000). */
export const singleValueRow: FunctionRow = {
	names: ["single_value"],
	kind: "aggregate",
	parameters: ["any"],
	returns: "first",
	isRaising: true,
	write: ([value = nullNode]) =>
		caseNode([[binaryNode(">", countRows, numberNode(1)), callNode("raise_many_rows", [])]], callNode("max", [value])),
	summary: "The value of the only row.",
};

type Outcome = readonly [decisive: ReturnType<typeof notNode>, then: 0 | 1, otherwise: 0 | 1];

function match(
	name: string,
	summary: string,
	decide: (nodes: Parameters<NonNullable<FunctionRow["write"]>>[0]) => Outcome,
): FunctionRow {
	return {
		names: [name],
		kind: "aggregate",
		parameters: ["boolean"],
		returns: "boolean",
		write: (nodes) => {
			const [decisive, then, otherwise] = decide(nodes);
			const hasUnknown = binaryNode(">", countRows, callNode("count", nodes));
			return caseNode(
				[
					[decisive, numberNode(then)],
					[hasUnknown, nullNode],
				],
				numberNode(otherwise),
			);
		},
		summary,
	};
}

import { canBeList } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import { isNumberInside } from "../number/number-storage.ts";
import { binaryNode, callNode, caseNode, nullNode } from "../tree.ts";
import { writeKey } from "./comparison-table.ts";
import type { FunctionRow, Operand } from "./function-row.ts";

/** coalesce(x, …), the first argument that is not NULL. */
export const coalesceRow: FunctionRow = {
	names: ["coalesce", "ifnull", "isnull", "nvl"],
	kind: "scalar",
	parameters: ["common"],
	isVariadic: true,
	returns: "common",
	keepsModifier: true,
	write: (nodes) => (nodes.length === 1 ? (nodes[0] ?? nullNode) : callNode("coalesce", nodes)),
	isNative: (bounds) => bounds.every(isNumberInside),
	summary: "The first argument that is not NULL.",
};

/** Functions that choose. Source: https://www.postgresql.org/docs/current/functions-conditional.html. */
export const conditionalFunctions: readonly FunctionRow[] = [
	coalesceRow,
	{
		names: ["nullif"],
		kind: "scalar",
		parameters: ["common", "common"],
		returns: "first",
		keepsFirst: true,
		keepsModifier: true,
		write: (nodes, bounds) => {
			const [x, y] = bounds;
			if (!x || !y || (isNumberInside(x) && isNumberInside(y))) return callNode("nullif", nodes);
			return caseNode([[binaryNode("=", sortKeyOf(x), sortKeyOf(y)), nullNode]], x.node);
		},
		isNative: (bounds) => bounds.every(isNumberInside),
		summary: "NULL when both are equal, else the first.",
	},
	{
		names: ["greatest"],
		kind: "scalar",
		parameters: ["common"],
		isVariadic: true,
		returns: "common",
		keepsModifier: true,
		write: (nodes, bounds) =>
			bounds.every(isNumberInside) ? pickExtreme("max", bounds) : callNode("numeric_greatest", nodes),
		isNative: (bounds) => bounds.every(isNumberInside),
		summary: "The largest argument; NULLs are left out.",
	},
	{
		names: ["least"],
		kind: "scalar",
		parameters: ["common"],
		isVariadic: true,
		returns: "common",
		keepsModifier: true,
		write: (nodes, bounds) =>
			bounds.every(isNumberInside) ? pickExtreme("min", bounds) : callNode("numeric_least", nodes),
		isNative: (bounds) => bounds.every(isNumberInside),
		summary: "The smallest argument; NULLs are left out.",
	},
	{
		names: ["iif", "if"],
		kind: "scalar",
		parameters: ["boolean", "common", "common"],
		returns: "common",
		write: (nodes) => callNode("iif", nodes),
		isNative: ([, ...values]) => values.every(isNumberInside),
		summary: "The second argument when the first is true, else the third.",
	},
];

// SQLite's max(a, b) is NULL when any argument is, PostgreSQL's GREATEST only when all are.
function pickExtreme(name: "min" | "max", operands: readonly Operand[]): Expression {
	const nodes = operands.map(({ node }) => node);
	// Documents, arrays and records are not in the order of their texts.
	if (operands.some(({ type }) => canBeList(type)))
		return callNode(
			`${name}_by_key`,
			operands.flatMap((operand) => [writeKey(operand), operand.node]),
		);
	const filled = nodes.map((node, index) => {
		const others = nodes.filter((_, other) => other !== index);
		return others.length === 0 ? node : callNode("coalesce", [node, ...others]);
	});
	return filled.length === 1 ? (filled[0] ?? nullNode) : callNode(name, filled);
}

const sortKeyOf = ({ node }: Operand): Expression => callNode("numeric_key", [node]);

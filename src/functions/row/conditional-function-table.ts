import type { Expression } from "../../sql/index.ts";
import { isNumberInside } from "../number/number-storage.ts";
import { binaryNode, callNode, caseNode, nullNode } from "../tree.ts";
import type { FunctionRow, Operand } from "./function-row.ts";

/** coalesce(x, …), the first argument that is not NULL. */
export const coalesceRow: FunctionRow = {
	names: ["coalesce", "ifnull", "isnull", "nvl"],
	kind: "scalar",
	parameters: ["common"],
	isVariadic: true,
	returns: "common",
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
		write: (nodes, bounds) =>
			bounds.every(isNumberInside) ? pickExtreme("max", nodes) : callNode("numeric_greatest", nodes),
		isNative: (bounds) => bounds.every(isNumberInside),
		summary: "The largest argument; NULLs are left out.",
	},
	{
		names: ["least"],
		kind: "scalar",
		parameters: ["common"],
		isVariadic: true,
		returns: "common",
		write: (nodes, bounds) =>
			bounds.every(isNumberInside) ? pickExtreme("min", nodes) : callNode("numeric_least", nodes),
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
function pickExtreme(name: "min" | "max", nodes: readonly Expression[]): Expression {
	const filled = nodes.map((node, index) => {
		const others = nodes.filter((_, other) => other !== index);
		return others.length === 0 ? node : callNode("coalesce", [node, ...others]);
	});
	return filled.length === 1 ? (filled[0] ?? nullNode) : callNode(name, filled);
}

const sortKeyOf = ({ node }: Operand): Expression => callNode("numeric_key", [node]);

import type { Expression } from "../../sql/index.ts";
import { binaryNode, callNode, numberNode } from "../tree.ts";
import type { FunctionRow } from "./function-row.ts";

const zero = numberNode(0);

/** Number functions. Source: https://www.postgresql.org/docs/current/functions-math.html. */
export const numberFunctions: readonly FunctionRow[] = [
	{
		names: ["abs"],
		kind: "scalar",
		isStrict: true,
		parameters: ["number"],
		returns: "first",
		summary: "The absolute value.",
	},
	{
		names: ["round"],
		kind: "scalar",
		parameters: ["number", "integer"],
		required: 1,
		returns: "double",
		write: roundNodes,
		summary: "Rounded to so many decimals, halves away from zero.",
	},
	{
		names: ["trunc", "truncate"],
		kind: "scalar",
		parameters: ["number", "integer"],
		required: 1,
		returns: "double",
		write: (nodes) => callNode("truncate_to", nodes),
		summary: "Cut after so many decimals.",
	},
	{
		names: ["floor"],
		kind: "scalar",
		parameters: ["number"],
		returns: "double",
		summary: "The next whole number below.",
	},
	{
		names: ["ceil", "ceiling"],
		kind: "scalar",
		parameters: ["number"],
		returns: "double",
		summary: "The next whole number above.",
	},
	{ names: ["sign"], kind: "scalar", parameters: ["number"], returns: "integer", summary: "-1, 0 or 1." },
	{
		names: ["mod"],
		kind: "scalar",
		parameters: ["integer", "integer"],
		returns: "integer",
		write: ([x = zero, y = zero]) => binaryNode("%", x, y),
		summary: "The remainder of a division.",
	},
	{
		names: ["power", "pow"],
		kind: "scalar",
		parameters: ["number", "number"],
		returns: "double",
		write: (nodes) => callNode("power_of", nodes),
		summary: "A number to the power of another.",
	},
	{ names: ["sqrt"], kind: "scalar", parameters: ["number"], returns: "double", summary: "The square root." },
	{
		names: ["exp"],
		kind: "scalar",
		parameters: ["number"],
		returns: "double",
		write: (nodes) => callNode("exp_of", nodes),
		summary: "e to the power of a number.",
	},
	{ names: ["ln"], kind: "scalar", parameters: ["number"], returns: "double", summary: "The natural logarithm." },
	{
		names: ["log", "log10"],
		kind: "scalar",
		parameters: ["number"],
		returns: "double",
		write: (nodes) => callNode("log10", nodes),
		summary: "The logarithm to base 10.",
	},
	{ names: ["pi"], kind: "scalar", parameters: [], returns: "double", isNullable: false, summary: "3.14159…" },
];

// SQLite's own round() is right for constant, non-negative digits; it knows no negative ones.
function roundNodes(nodes: readonly Expression[]): Expression {
	const isPlain = nodes[1] === undefined || nodes[1].kind === "NumberLiteral";
	return callNode(isPlain ? "round" : "round_to", nodes);
}

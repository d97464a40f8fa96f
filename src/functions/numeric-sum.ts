import type { Expression, FunctionCall } from "../sql/index.ts";
import type { Operand } from "./function-row.ts";
import { constantDecimal, isWithin, realOf, type Scaled, scaledOf } from "./scaled.ts";
import { ratioOf, roundingOf } from "./scaled-rounding.ts";
import { binaryNode, callNode, notNode, numberNode } from "./tree.ts";

// Of whole numbers up to here, 2^26 rows have a sum within 64 bits.
const largestAddend = 2 ** 37;

/** An exact sum, and a value that is NULL where the addends are, which is less to compute than they are. */
interface ExactSum {
	readonly sum: Expression;
	readonly counted: Expression;
}

/**
 * The exact sum of numbers. Where their scale is known SQLite adds up whole numbers by itself: in halves of 32 bits where they may be
 * large. What is rounded, divided or multiplied goes through one aggregate in JavaScript for all of it.
 */
export function sumNode(operand: Operand): Expression {
	return addUp(operand).sum;
}

/** The exact mean of numbers. */
export function meanNode(operand: Operand): Expression {
	const { sum, counted } = addUp(operand);
	return callNode("numeric_divide", [sum, callNode("count", [counted])]);
}

function addUp(operand: Operand): ExactSum {
	const { node } = operand;
	const scaled = scaledOf(operand);
	if (scaled) return { sum: addScaled(scaled, node), counted: scaled.node };
	const rounding = roundingOf(node);
	if (rounding) {
		const { value, divisor, scale, precision = 0 } = rounding;
		// Whole numbers come to JavaScript as bigint, which costs more.
		const parts = [value, ...[scale, precision].map((count) => numberNode(`${String(count)}.0`))];
		return { sum: callNode("numeric_sum_rounded", divisor ? [...parts, divisor] : parts), counted: value };
	}
	const ratio = ratioOf(node);
	const dividend = ratio && (realOf(ratio.dividend) ?? scaledOf(ratio.dividend)?.node);
	if (ratio && dividend && isPlain(ratio.dividend))
		return { sum: callNode("numeric_sum_ratio", [dividend, ratio.divisor.node]), counted: dividend };
	return addProducts(operand) ?? { sum: callNode("numeric_sum", [node]), counted: node };
}

function addScaled(scaled: Scaled, exact: Expression): Expression {
	const { node, limit, unknown } = scaled;
	const scale = numberNode(scaled.scale);
	if (unknown !== "none") {
		const within = isWithin(scaled, largestAddend);
		const others = callNode("numeric_sum", [exact], { filter: notNode(within) });
		return callNode("numeric_total", [callNode("sum", [node], { filter: within }), others, scale]);
	}
	if (limit <= largestAddend) return callNode("numeric_scaled", [callNode("sum", [node]), scale]);
	const halves = [binaryNode(">>", node, numberNode(32)), binaryNode("&", node, numberNode(2 ** 32 - 1))];
	return callNode("numeric_halves", [...halves.map((half) => callNode("sum", [half])), scale]);
}

// Whole numbers and doubles lie in SQLite as they are.
function isPlain(operand: Operand): boolean {
	return realOf(operand) !== undefined || scaledOf(operand)?.scale === 0;
}

// A constant factor of all is one of their sum.
function addProducts(operand: Operand): ExactSum | undefined {
	const [left, right] = argumentsOf(operand.node, "numeric_multiply");
	if (!left || !right) return undefined;
	const [value, factor] = constantDecimal(left) ? [right, left] : [left, right];
	if (!constantDecimal(factor)) return undefined;
	const inner = addUp({ node: value, type: "numeric" });
	return { ...inner, sum: callNode("numeric_multiply", [inner.sum, factor]) };
}

function argumentsOf(node: Expression, name: string): readonly Expression[] {
	const isCall = (call: Expression): call is FunctionCall =>
		call.kind === "FunctionCall" && call.path[0]?.name === name;
	return isCall(node) ? node.arguments.map(({ value }) => value) : [];
}

/** What stands for an argument that is missing. */
export const noNumber: Operand = { node: numberNode(0), type: "numeric" };

import type { Expression } from "../../sql/index.ts";
import { undoCanonical } from "../row/comparison-table.ts";
import type { Operand } from "../row/function-row.ts";
import { partsOf } from "../text/written-parts.ts";
import { binaryNode, callNode, notNode, numberNode } from "../tree.ts";
import { plainFactors, plainOf } from "./plain-factors.ts";
import { constantDecimal, isSure, isWithin, largestAddend, type Scaled, scaledOf } from "./scaled.ts";
import { ratioOf } from "./scaled-rounding.ts";

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

/** The exact sum of different numbers, in their canonical form; it shows the decimals of the number that shows most of them. */
export function distinctSumNode(operand: Operand): Expression {
	const sum = callNode("numeric_sum", [operand.node]);
	const { node } = undoCanonical(operand);
	return node === operand.node
		? sum
		: callNode("numeric_widen", [sum, callNode("max", [callNode("count_decimals", [node])])]);
}

/** The exact mean of different numbers. */
export function distinctMeanNode(operand: Operand): Expression {
	return callNode("numeric_divide", [distinctSumNode(operand), callNode("count", [operand.node])]);
}

function addUp(operand: Operand): ExactSum {
	const { node } = operand;
	const products = addProducts(operand);
	if (products) return products;
	const scaled = scaledOf(operand);
	if (scaled) return { sum: addScaled(scaled, node), counted: scaled.counted ?? scaled.node };
	const product = addUpProduct(node);
	if (product) return product;
	const ratio = ratioOf(node);
	const dividend = ratio && plainOf(ratio.dividend);
	if (ratio && dividend)
		return { sum: callNode("numeric_sum_ratio", [dividend, ratio.divisor.node]), counted: dividend };
	return { sum: callNode("numeric_sum", [node]), counted: node };
}

function addScaled(scaled: Scaled, exact: Expression): Expression {
	const { node, limit, unchecked } = scaled;
	const scale = numberNode(scaled.scale);
	const within = isSure(scaled) ? undefined : isWithin(scaled, largestAddend);
	if (within) {
		const known = unchecked ? callNode("sum", [unchecked]) : callNode("sum", [node], { filter: within });
		const rest = unchecked ? takeOff(exact, unchecked, scale) : exact;
		return callNode("numeric_total", [known, callNode("numeric_sum", [rest], { filter: notNode(within) }), scale]);
	}
	if (limit <= largestAddend) return callNode("numeric_scaled", [callNode("sum", [node]), scale]);
	const halves = [binaryNode(">>", node, numberNode(32)), binaryNode("&", node, numberNode(2 ** 32 - 1))];
	return callNode("numeric_halves", [...halves.map((half) => callNode("sum", [half])), scale]);
}

function takeOff(exact: Expression, added: Expression, scale: Expression): Expression {
	const whole = callNode("coalesce", [added, numberNode(0)]);
	return callNode("numeric_subtract", [exact, callNode("numeric_scaled", [whole, scale])]);
}

function addUpProduct(node: Expression): ExactSum | undefined {
	const [left, right] = plainFactors(node) ?? [];
	if (!left || !right) return undefined;
	return { sum: callNode("numeric_sum_product", [left, right]), counted: binaryNode("*", left, right) };
}

// A constant factor of all is one of their sum.
function addProducts({ node }: Operand): ExactSum | undefined {
	const { call, operands: [left, right] = [] } = partsOf(node) ?? {};
	if (call !== "numeric_multiply" || !left || !right) return undefined;
	const [value, factor] = constantDecimal(left.node) ? [right, left] : [left, right];
	if (!constantDecimal(factor.node)) return undefined;
	const { sum, counted } = addUp(value);
	return { sum: callNode("numeric_multiply", [sum, factor.node]), counted };
}

/** What stands for an argument that is missing. */
export const noNumber: Operand = { node: numberNode(0), type: "numeric" };

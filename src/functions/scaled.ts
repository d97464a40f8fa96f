import type { Expression } from "../sql/index.ts";
import { parseDecimal, power10 } from "./decimal.ts";
import type { Operand } from "./function-row.ts";
import { isNumberInside } from "./number-storage.ts";
import { binaryNode, callNode, numberNode, textNode } from "./tree.ts";

/**
 * A number as a whole number of 10^-scale that SQLite computes by itself, in 64 bits: 12.50 is 1250 at scale 2.
 * @example scaledOf(bind("n * 1.5")) // { node: n * 15, scale: 1, limit: 2^31 * 15, unknown: "none" }
 */
export interface Scaled {
	readonly node: Expression;
	readonly scale: number;
	/** The largest size that a known whole number has. */
	readonly limit: number;
	/**
	 * What stands where the whole number is not known, and only the exact functions can tell the value: nothing, for it always is; a REAL that
	 * is larger than any limit; or any REAL, for SQLite goes on with one where whole numbers grow beyond 64 bits.
	 */
	readonly unknown: "none" | "far" | "real";
}

/** The largest size of a whole number of 64 bits. */
export const longLimit = 2 ** 63;

/** The largest size of a whole number of 32 bits. */
export const shortLimit = 2 ** 31;

// Kept beside the tree by the node itself: what changes a value makes another node, and so loses this.
const scaledNodes = new WeakMap<Expression, Scaled>();

/** Remembers how the value of a node, in SQLite's form, can be had as a whole number. */
export function keepScaled(node: Expression, scaled: Scaled | undefined): Expression {
	if (scaled) scaledNodes.set(node, scaled);
	return node;
}

/** A number as a whole number of a known scale; undefined where only a function in JavaScript has its digits. */
export function scaledOf({ node, type, isShort, isWhole }: Operand): Scaled | undefined {
	const kept = scaledNodes.get(node);
	if (kept) return kept;
	if (type === "integer" || (type === "numeric" && isWhole === true))
		return { node, scale: 0, limit: sizeOf(node) ?? (isShort === true ? shortLimit : longLimit), unknown: "none" };
	const constant = type === "numeric" ? constantDecimal(node) : undefined;
	if (!constant || String(constant.digits).length > longestConstant) return undefined;
	const limit = Math.abs(Number(constant.digits));
	return { node: numberNode(String(constant.digits)), scale: constant.scale, limit, unknown: "none" };
}

const longestConstant = 15;

function sizeOf(node: Expression): number | undefined {
	if (node.kind === "Unary" && node.operator === "-") return sizeOf(node.operand);
	return node.kind === "NumberLiteral" ? Math.abs(Number(node.text)) : undefined;
}

/** The value of a decimal that is written in the statement. */
export function constantDecimal(node: Expression) {
	if (node.kind === "StringLiteral") return parseDecimal(node.value);
	return node.kind === "NumberLiteral" ? parseDecimal(node.text) : undefined;
}

/** The condition that the whole number of a row is known and no larger than a limit. */
export function isWithin({ node, unknown }: Scaled, limit: number): Expression {
	const [low, high] = [numberNode(String(-limit)), numberNode(String(limit))];
	const range: Expression = { kind: "Between", operand: node, low, high, isNegated: false, isSymmetric: false };
	if (unknown !== "real") return range;
	return binaryNode("and", binaryNode("=", callNode("typeof", [node]), textNode("integer")), range);
}

/**
 * A numeric value of which a whole number may be known; where it always is, the value is made of that.
 * @param exact What the exact functions give.
 */
export function settleScaled(exact: Expression, scaled: Scaled | undefined): Expression {
	if (scaled?.unknown !== "none") return keepScaled(exact, scaled);
	return keepScaled(callNode("numeric_scaled", [scaled.node, numberNode(scaled.scale)]), scaled);
}

/** What a sum, difference or product is as a whole number; undefined for other operators. */
export function combineScaled(operator: string, left: Operand, right: Operand): Scaled | undefined {
	const [first, second] = [scaledOf(left), scaledOf(right)];
	if (!first || !second || (operator !== "*" && operator !== "+" && operator !== "-")) return undefined;
	const isProduct = operator === "*";
	const scale = isProduct ? first.scale + second.scale : Math.max(first.scale, second.scale);
	const [one, other] = isProduct ? [first, second] : [scaleUp(first, scale), scaleUp(second, scale)];
	const limit = isProduct ? one.limit * other.limit : one.limit + other.limit;
	const isSure = one.unknown === "none" && other.unknown === "none" && limit < longLimit;
	const node = binaryNode(operator, one.node, other.node);
	return { node, scale, limit: Math.min(limit, longLimit), unknown: isSure ? "none" : "real" };
}

/** The same numbers at a scale that is not smaller. */
export function scaleUp(scaled: Scaled, scale: number): Scaled {
	const factor = power10(scale - scaled.scale);
	if (factor === 1n) return scaled;
	const limit = scaled.limit * Number(factor);
	const node = binaryNode("*", scaled.node, numberNode(String(factor)));
	return { node, scale, limit: Math.min(limit, longLimit), unknown: limit < longLimit ? scaled.unknown : "real" };
}

/** A value that lies in SQLite as the double nearest to it; undefined where it does not. */
export function realOf(operand: Operand): Expression | undefined {
	const { node, type } = operand;
	if (type !== "numeric") return undefined;
	if (isNumberInside(operand)) return node;
	const isOfDouble = node.kind === "FunctionCall" && node.path[0]?.name === "double_to_numeric";
	return isOfDouble ? node.arguments[0]?.value : undefined;
}

import { isWholeType } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import type { Operand } from "../row/function-row.ts";
import { binaryNode, callNode, conjunctionNode, numberNode, textNode } from "../tree.ts";
import { parseDecimal, power10 } from "./decimal.ts";
import { isNumberInside } from "./number-storage.ts";

/**
 * A number as a whole number of 10^-scale that SQLite computes by itself, in 64 bits: 12.50 is 1250 at scale 2. Where the whole number of a
 * row is not known, only the exact functions can tell the value.
 * @example scaledOf(bind("n * 1.5")) // { node: n * 15, scale: 1, limit: 2^31 * 15, unknown: "none" }
 */
export interface Scaled {
	readonly node: Expression;
	readonly scale: number;
	/** The largest size that a known whole number has. */
	readonly limit: number;
	/**
	 * What the node gives where whole numbers grow beyond 64 bits, with which SQLite goes on as a REAL: nothing, for they do not; one that is
	 * still as large; or any.
	 */
	readonly unknown: "none" | "far" | "real";
	/** Where this is not true, the number is not known. */
	readonly condition?: Expression | undefined;
	/** Where the node is larger than the limit, the number is not known. */
	readonly isLimited?: boolean | undefined;
	/**
	 * The node for sums, which need not ask for the condition: where that is not true it is NULL or any whole number below the largest
	 * addend, which is taken off again.
	 */
	readonly unchecked?: Expression | undefined;
	/** What is NULL where the number is, and less to compute. */
	readonly counted?: Expression | undefined;
}

/** The largest size of a whole number of 64 bits. */
export const longLimit = 2 ** 63;

/** The largest size of a whole number of 32 bits. */
export const shortLimit = 2 ** 31;

/** Of whole numbers up to here, 2^23 rows have a sum within 64 bits. */
export const largestAddend = 2 ** 40;

// Kept beside the tree by the node itself: what changes a value makes another node, and so loses this.
const scaledNodes = new WeakMap<Expression, Scaled>();

/** Remembers how the value of a node, in SQLite's form, can be had as a whole number. */
export function keepScaled(node: Expression, scaled: Scaled | undefined): Expression {
	if (scaled) scaledNodes.set(node, scaled);
	return node;
}

/** A number as a whole number of a known scale; undefined where only a function in JavaScript has its digits. */
export function scaledOf({ node, type, isWhole }: Operand): Scaled | undefined {
	const kept = scaledNodes.get(node);
	if (kept) return kept;
	if (isWholeType(type) || (type === "numeric" && isWhole === true))
		return {
			node,
			scale: 0,
			limit: sizeOf(node) ?? (isWholeType(type) && type !== "integer" ? shortLimit : longLimit),
			unknown: "none",
		};
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

/** Whether the whole number is known of every row. */
export function isSure({ unknown, condition, isLimited }: Scaled): boolean {
	return unknown === "none" && condition === undefined && isLimited !== true;
}

/** The condition that the whole number of a row is known and no larger than a limit; undefined where that is always so. */
export function isWithin(scaled: Scaled, largest: number): Expression | undefined {
	const { node, limit, unknown, condition, isLimited } = scaled;
	const bound = Math.min(limit, largest);
	const isTyped = unknown === "real" || (unknown === "far" && bound >= longLimit);
	const parts: Expression[] = condition ? [condition] : [];
	if (isTyped) parts.push(binaryNode("=", callNode("typeof", [node]), textNode("integer")));
	if (isLimited === true || limit > largest || (unknown === "far" && !isTyped)) parts.push(isBetween(node, bound));
	return conjunctionNode(parts);
}

/** The condition that a number is not larger than another, whatever its sign. */
export function isBetween(node: Expression, size: number | string): Expression {
	const [low, high] = [numberNode(`-${String(size)}`), numberNode(String(size))];
	return { kind: "Between", operand: node, low, high, isNegated: false, isSymmetric: false };
}

/**
 * A numeric value of which a whole number may be known; where it always is, the value is made of that.
 * @param exact What the exact functions give.
 */
export function settleScaled(exact: Expression, scaled: Scaled | undefined): Expression {
	if (!scaled || !isSure(scaled)) return keepScaled(exact, scaled);
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
	const node = binaryNode(operator, one.node, other.node);
	const isWhole = one.unknown === "none" && other.unknown === "none";
	return {
		node,
		scale,
		limit: Math.min(limit, longLimit),
		unknown: !isWhole ? "real" : limit < longLimit ? "none" : "far",
		condition: conjunctionNode([one, other].flatMap((side) => conditionOf(side) ?? [])),
	};
}

/** The same numbers at a scale that is not smaller. */
export function scaleUp(scaled: Scaled, scale: number): Scaled {
	const factor = power10(scale - scaled.scale);
	if (factor === 1n) return scaled;
	const limit = scaled.limit * Number(factor);
	const { unknown, counted } = scaled;
	return {
		node: binaryNode("*", scaled.node, numberNode(String(factor))),
		scale,
		limit: Math.min(limit, longLimit),
		unknown: limit < longLimit || unknown !== "none" ? unknown : "far",
		condition: conditionOf(scaled),
		counted,
	};
}

// What has to be true of the number itself, before it is a part of another; a REAL makes a REAL of that.
function conditionOf({ node, limit, condition, isLimited }: Scaled): Expression | undefined {
	const parts = condition ? [condition] : [];
	return conjunctionNode(isLimited === true ? [...parts, isBetween(node, limit)] : parts);
}

/** A value that lies in SQLite as the double nearest to it; undefined where it does not. */
export function realOf(operand: Operand): Expression | undefined {
	const { node, type } = operand;
	if (type !== "numeric") return undefined;
	if (isNumberInside(operand)) return node;
	const isOfDouble = node.kind === "FunctionCall" && node.path[0]?.name === "double_to_numeric";
	return isOfDouble ? node.arguments[0]?.value : undefined;
}

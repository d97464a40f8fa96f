import type { Expression } from "../../sql/index.ts";
import type { Operand } from "../row/function-row.ts";
import { partsOf } from "../text/written-parts.ts";
import { callNode, numberNode } from "../tree.ts";
import { isNumberInside } from "./number-storage.ts";
import { plainFactors } from "./plain-factors.ts";
import { constantDecimal, isSure, scaledOf } from "./scaled.ts";
import { sortDecimals } from "./sorted-decimals.ts";

/**
 * min(x) or max(x). What only grows or only shrinks with one value is computed of the least or largest of that: max(x * 1.1) is max(x) * 1.1.
 * Decimals whose scale is known are compared as whole numbers, products of two columns by an aggregate of both,
 * others in a form that sorts, of which the value is made again.
 * @param takesPairs Whether an aggregate of two arguments can stand there: not with OVER, nor with DISTINCT.
 */
export function extremeNode(name: "min" | "max", operand: Operand, takesPairs = true): Expression {
	const { node } = operand;
	if (isNumberInside(operand)) return callNode(name, [node]);
	const scaled = scaledOf(operand);
	if (scaled && isSure(scaled))
		return callNode("numeric_scaled", [callNode(name, [scaled.node]), numberNode(scaled.scale)]);
	const monotone = findMonotone(node);
	// NaN is the largest number whatever is done to it; what lies in SQLite as a number is none.
	if (monotone && (!monotone.isFalling || isNumberInside(baseOf(monotone.inner))))
		return monotone.write(extremeNode(monotone.isFalling ? opposites[name] : name, monotone.inner, takesPairs));
	const factors = takesPairs ? plainFactors(node) : undefined;
	if (factors) return callNode(`numeric_${name}_product`, factors);
	return sortDecimals([operand], [node], (values) => callNode(name, values));
}

const opposites = { min: "max", max: "min" } as const;

/** An expression that only grows, or only falls, with a value. */
interface Monotone {
	readonly inner: Operand;
	readonly isFalling: boolean;
	/** The same expression of another value. */
	readonly write: (inner: Expression) => Expression;
}

function baseOf(operand: Operand): Operand {
	const monotone = findMonotone(operand.node);
	return monotone ? baseOf(monotone.inner) : operand;
}

function findMonotone(node: Expression): Monotone | undefined {
	const { call = "", operands = [] } = partsOf(node) ?? {};
	const [first, second] = operands;
	if (!first) return undefined;
	if (call === "numeric_negate") return { inner: first, isFalling: true, write: (inner) => callNode(call, [inner]) };
	const [left, right] = operands.map((operand) => signOf(operand.node));
	const index = left === undefined ? 0 : 1;
	const [inner, sign] = index === 0 ? [first, right] : [second, left];
	if (!inner || sign === undefined) return undefined;
	const isFalling = directions[call]?.(sign, index);
	if (isFalling === undefined || (call === "numeric_divide" && !isNumberInside(inner))) return undefined;
	const write = (value: Expression) =>
		callNode(
			call,
			operands.map((operand) => (operand === inner ? value : operand.node)),
		);
	return { inner, isFalling, write };
}

// Whether a function of a value and a constant falls as the value grows; the place of the value counts.
const directions: Readonly<Record<string, (sign: number, index: number) => boolean | undefined>> = {
	numeric_add: () => false,
	numeric_subtract: (_, index) => index === 1,
	numeric_multiply: (sign) => (sign === 0 ? undefined : sign < 0),
	// Quotients of text with many digits may be rounded differently.
	numeric_divide: (sign, index) => (index === 0 && sign > 0 ? false : undefined),
	numeric_round: (_, index) => (index === 0 ? false : undefined),
	numeric_trunc: (_, index) => (index === 0 ? false : undefined),
};

function signOf(node: Expression): number | undefined {
	const constant = constantDecimal(node);
	return constant && Number(constant.digits > 0n) - Number(constant.digits < 0n);
}

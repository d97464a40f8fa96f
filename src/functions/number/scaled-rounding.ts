import { type Expression, walkNode } from "../../sql/index.ts";
import type { Operand } from "../row/function-row.ts";
import { partsOf } from "../text/written-parts.ts";
import { binaryNode, callNode, caseNode, castNode, numberNode } from "../tree.ts";
import { power10, printDecimal } from "./decimal.ts";
import {
	constantDecimal,
	isBetween,
	isWithin,
	largestAddend,
	realOf,
	type Scaled,
	scaledOf,
	scaleUp,
	settleScaled,
} from "./scaled.ts";

/** A quotient whose divisor is a constant above zero; it has a known scale when it is rounded. */
export interface Ratio {
	readonly dividend: Operand;
	readonly divisor: Operand;
}

/** The parts of a quotient whose divisor is a constant. */
export function ratioOf(node: Expression): Ratio | undefined {
	const { call, operands: [dividend, divisor] = [] } = partsOf(node) ?? {};
	const constant = divisor && constantDecimal(divisor.node);
	if (call !== "numeric_divide" || !dividend || !constant || constant.digits <= 0n) return undefined;
	return { dividend, divisor };
}

/**
 * Settles what a number becomes that is rounded to so many decimals, halves away from zero, and has to fit so many digits: a whole number
 * of a known scale that SQLite computes, where it can; what does not fit is left to the exact function, which fails with 22003.
 * @param exact What the exact function gives.
 */
export function settleRounded(exact: Expression, operand: Operand, scale: number, precision?: number): Expression {
	if (scale < 0 || scale > largestScale) return exact;
	const scaled = roundScaled(operand, scale);
	if (scaled) return settleScaled(exact, precision === undefined ? scaled : fitScaled(scaled, precision));
	return settleScaled(exact, roundDouble(exact, operand, scale, precision));
}

const largestScale = 15;

function fitScaled(scaled: Scaled, precision: number): Scaled | undefined {
	if (precision > largestScale) return undefined;
	const most = Number(power10(precision)) - 1;
	return scaled.limit <= most ? scaled : { ...scaled, limit: most, isLimited: true };
}

function roundScaled(operand: Operand, scale: number): Scaled | undefined {
	const ratio = ratioOf(operand.node);
	const scaled = scaledOf(ratio?.dividend ?? operand);
	if (!scaled || isLarge(scaled.node)) return undefined;
	if (!ratio && scaled.scale <= scale) return scaleUp(scaled, scale);
	return divideScaled(scaled, ratio?.divisor.node ?? numberNode(1), scale);
}

// Up to here, a double is so near to its 15 decimal digits that only those close to a half may be rounded wrongly.
const largestShifted = 1e10;
const nearlyHalf = "0.4999";
const longestShort = 12;

// A double, or a quotient of one, that SQLite rounds; what it may round wrongly is left to the exact function.
function roundDouble(exact: Expression, operand: Operand, scale: number, precision = Infinity): Scaled | undefined {
	const { dividend = operand, divisor } = ratioOf(operand.node) ?? {};
	const value = realOf(dividend);
	const by = divisor ? Number(printDecimal(constantDecimal(divisor.node) ?? noDecimal)) : 1;
	if (!value || isLarge(value)) return undefined;
	const largest = Math.min(largestShifted, 10 ** precision - 1);
	const most = (largest * by) / 10 ** scale;
	if (!(most >= 1e-6 && most <= 1e15)) return undefined;
	const quotient = divisor ? binaryNode("/", value, realNode(by)) : value;
	const shifted = scale > 0 ? binaryNode("*", quotient, realNode(10 ** scale)) : quotient;
	const rounded = callNode("round", [shifted]);
	// Text, such as NaN, is larger than any number.
	const isShort = isBetween(value, most);
	const isPlain = isBetween(binaryNode("-", shifted, rounded), nearlyHalf);
	const digits = callNode("numeric_digits", [exact, numberNode(scale)]);
	const whole = castNode(rounded, "integer");
	const choose = (when: Expression) => caseNode([[when, whole]], digits);
	const shape = { scale, unknown: "none", counted: value } as const;
	if (precision <= longestShort)
		return { ...shape, node: choose(binaryNode("and", isShort, isPlain)), limit: 10 ** precision - 1 };
	const small = binaryNode("%", whole, numberNode(largestAddend));
	const unchecked = caseNode([
		[isPlain, small],
		[isShort, digits],
	]);
	return { ...shape, node: choose(isPlain), limit: largest + 1, condition: isShort, unchecked };
}

const noDecimal = { digits: 0n, scale: 0 };

function realNode(value: number): Expression {
	return numberNode(Number.isInteger(value) ? value.toFixed(1) : value);
}

// What is rounded is written several times.
function isLarge(node: Expression): boolean {
	let count = 0;
	walkNode(node, () => {
		count++;
	});
	return count > 40;
}

// PostgreSQL rounds twice, the quotient to at least 12 decimals where it is below 10^8; up to here that makes no difference.
const largestUnit = 10n ** 12n;
const largestQuotient = 10n ** 8n;

// whole × 10^exponent / divisor; the halves are added before SQLite cuts the quotient towards zero.
function divideScaled(dividend: Scaled, divisorNode: Expression, scale: number): Scaled | undefined {
	const divisor = constantDecimal(divisorNode);
	if (!divisor) return undefined;
	const exponent = scale + divisor.scale - dividend.scale;
	const factor = power10(Math.max(exponent, 0));
	const unit = divisor.digits * power10(Math.max(-exponent, 0));
	if (unit * power10(scale) >= largestUnit || factor >= largestUnit) return undefined;
	const byBits = 2n ** 61n / (2n * factor);
	const byQuotient = divisor.digits === 1n ? byBits : (largestQuotient * power10(scale) * unit) / factor;
	const most = Number(byBits < byQuotient ? byBits : byQuotient);
	const half = caseNode([[binaryNode("<", dividend.node, numberNode(0)), wholeNode(-unit)]], wholeNode(unit));
	const doubled = binaryNode("*", dividend.node, wholeNode(2n * factor));
	const rounded = binaryNode("/", binaryNode("+", doubled, half), wholeNode(2n * unit));
	const limit = (Math.min(dividend.limit, most) * Number(factor)) / Number(unit) + 1;
	const condition = isWithin(dividend, most);
	return { node: rounded, scale, limit, unknown: "none", condition, counted: dividend.counted ?? dividend.node };
}

function wholeNode(value: bigint): Expression {
	return numberNode(String(value));
}

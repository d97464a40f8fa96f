import { type Expression, walkNode } from "../sql/index.ts";
import { power10 } from "./decimal.ts";
import type { Operand } from "./function-row.ts";
import { constantDecimal, isWithin, realOf, type Scaled, scaledOf, scaleUp, settleScaled } from "./scaled.ts";
import { binaryNode, caseNode, numberNode } from "./tree.ts";

/** A quotient whose divisor is a constant above zero; it has a known scale when it is rounded. */
export interface Ratio {
	readonly dividend: Operand;
	readonly divisor: Operand;
}

/** A number, or a quotient, of which doubles are rounded to so many decimals, and which has to fit so many digits. */
export interface Rounding {
	readonly value: Expression;
	readonly divisor?: Expression | undefined;
	readonly scale: number;
	/** Absent where any number of digits will do. */
	readonly precision?: number | undefined;
}

// Kept beside the tree, as whole numbers are.
const ratios = new WeakMap<Expression, Ratio>();
const roundings = new WeakMap<Expression, Rounding>();

/** Remembers what a quotient is made of, if its divisor is a constant. */
export function keepRatio(quotient: Expression, dividend: Operand, divisor: Operand): Expression {
	const constant = constantDecimal(divisor.node);
	if (constant && constant.digits > 0n) ratios.set(quotient, { dividend, divisor });
	return quotient;
}

/** The parts of a quotient whose divisor is a constant. */
export function ratioOf(node: Expression): Ratio | undefined {
	return ratios.get(node);
}

/** What is rounded to a known scale, where it is a double. */
export function roundingOf(node: Expression): Rounding | undefined {
	return roundings.get(node);
}

/**
 * Settles what a number becomes that is rounded to so many decimals, halves away from zero, and has to fit so many digits: a whole number
 * of a known scale that SQLite computes, where it can; what does not fit is left to the exact function, which fails with 22003.
 * @param exact What the exact function gives.
 */
export function settleRounded(exact: Expression, operand: Operand, scale: number, precision?: number): Expression {
	const scaled = roundScaled(operand, scale);
	if (scaled) return settleScaled(exact, precision === undefined ? scaled : fitScaled(scaled, precision));
	const { dividend = operand, divisor } = ratios.get(operand.node) ?? {};
	const value = realOf(dividend);
	if (value && scale >= 0 && scale <= largestScale)
		roundings.set(exact, { value, divisor: divisor?.node, scale, precision });
	return exact;
}

const largestScale = 15;

// What is not known; larger than any whole number of 64 bits, and far enough from infinity for a few products.
const farNode = numberNode("1e30");

function fitScaled(scaled: Scaled, precision: number): Scaled | undefined {
	if (precision > largestScale) return undefined;
	const most = Number(power10(precision)) - 1;
	if (scaled.limit <= most) return scaled;
	return { ...scaled, node: caseNode([[isWithin(scaled, most), scaled.node]], farNode), limit: most, unknown: "far" };
}

function roundScaled(operand: Operand, scale: number): Scaled | undefined {
	const ratio = ratios.get(operand.node);
	const scaled = scaledOf(ratio?.dividend ?? operand);
	if (!scaled || isLarge(scaled.node) || scale < 0 || scale > largestScale) return undefined;
	if (!ratio && scaled.scale <= scale) return scaleUp(scaled, scale);
	return divideScaled(scaled, ratio?.divisor.node ?? numberNode(1), scale);
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
	if (dividend.unknown === "none" && dividend.limit <= most) return { node: rounded, scale, limit, unknown: "none" };
	return { node: caseNode([[isWithin(dividend, most), rounded]], farNode), scale, limit, unknown: "far" };
}

function wholeNode(value: bigint): Expression {
	return numberNode(String(value));
}

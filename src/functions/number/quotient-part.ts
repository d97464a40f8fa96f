import { type Decimal, leadingGroup, power10, quotientScale, trimDecimal } from "./decimal.ts";
import type { Direction } from "./exact-sum.ts";
import { tens } from "./small-decimal.ts";

/**
 * Quotients by one divisor that have the same number of decimals, and whose dividends have. Each is rounded, so that it is
 * (dividend × 10^shift - rest) / divisor in whole numbers, and the sum of all needs but the sums of dividends and of rests.
 */
export interface Quotients {
	readonly dividendScale: number;
	/** The digits of a dividend are no fewer than this and below the next: others have quotients of other decimals. */
	readonly low: number;
	readonly high: number;
	/** The decimals of the quotients. */
	readonly scale: number;
	readonly shift: number;
	readonly divisor: number;
	/** 10^shift modulo the divisor, in two parts whose products with a remainder are exact doubles. */
	readonly factorHigh: number;
	readonly factorLow: number;
	count: number;
	/** The sums of the digits of dividends and of the rests, as long as they are exact doubles; then they go to the large ones. */
	readonly sums: Float64Array;
	largeDividends: bigint;
	largeRests: bigint;
}

const factorPart = 1e5;
// One dividend more is at most 10^15.
const largestSum = 2 ** 53 - 1e15;
const groupLength = 4;

/** An empty sum of such quotients, for a dividend with digits of this size and decimals. */
export function createQuotients(size: number, dividendScale: number, divisor: Decimal): Quotients {
	const scale = quotientScale({ digits: BigInt(size), scale: dividendScale }, divisor);
	const by = trimDecimal(divisor);
	const shift = scale + by.scale - dividendScale;
	const factor = Number(power10(shift) % by.digits);
	const factorLow = factor % factorPart;
	const [low, high] = rangeOf(size, dividendScale, divisor);
	return {
		dividendScale,
		low,
		high,
		scale,
		shift,
		divisor: Number(by.digits),
		factorHigh: (factor - factorLow) / factorPart,
		factorLow,
		count: 0,
		sums: new Float64Array(2),
		largeDividends: 0n,
		largeRests: 0n,
	};
}

// The number of decimals changes where a dividend has one group of digits more and begins with a greater one than the divisor.
function rangeOf(size: number, scale: number, divisor: Decimal): readonly [low: number, high: number] {
	if (size === 0) return [0, 1];
	const leading = leadingGroup(divisor).digit + 1;
	let exponent = (scale % groupLength) - groupLength;
	let [low, high] = [1, startOf(leading, exponent)];
	while (high <= size) {
		exponent += groupLength;
		[low, high] = [high, startOf(leading, exponent)];
	}
	return [low, high];
}

function startOf(leading: number, exponent: number): number {
	const power = tens[Math.abs(exponent)] ?? Number.POSITIVE_INFINITY;
	return exponent < 0 ? Math.ceil(leading / power) : leading * power;
}

/** Adds the quotient of a dividend that fits, given by its digits. */
export function addQuotient(part: Quotients, digits: number, direction: Direction): void {
	const { divisor, sums, factorHigh } = part;
	const size = Math.abs(digits);
	let rest = modulo(size, divisor);
	const upper = factorHigh > 0 ? modulo(rest * factorHigh, divisor) * factorPart : 0;
	rest = modulo(upper + rest * part.factorLow, divisor);
	// Halves are rounded away from zero.
	if (2 * rest >= divisor) rest -= divisor;
	const sign = digits < 0 ? -direction : direction;
	const dividends = (sums[0] ?? 0) + sign * size;
	const rests = (sums[1] ?? 0) + sign * rest;
	part.count += direction;
	sums[0] = dividends;
	sums[1] = rests;
	if (Math.abs(dividends) > largestSum || Math.abs(rests) > largestSum) moveToLarge(part);
}

// The quotient as a double is at most one too large when it is cut: % takes several times as long.
function modulo(value: number, divisor: number): number {
	const rest = value - Math.floor(value / divisor) * divisor;
	return rest < 0 ? rest + divisor : rest;
}

function moveToLarge(part: Quotients): void {
	const { sums } = part;
	part.largeDividends += BigInt(sums[0] ?? 0);
	part.largeRests += BigInt(sums[1] ?? 0);
	sums.fill(0);
}

/** The sum of the quotients, exactly. */
export function totalOfQuotients(part: Quotients): Decimal {
	moveToLarge(part);
	const digits = part.largeDividends * power10(part.shift) - part.largeRests;
	return { digits: digits / BigInt(part.divisor), scale: part.scale };
}

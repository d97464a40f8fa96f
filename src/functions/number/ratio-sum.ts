import type { StoredValue } from "../../base/index.ts";
import type { RegisteredAggregate } from "../registered/registered-function.ts";
import { type Decimal, divideDecimals, power10, printDecimal } from "./decimal.ts";
import { addLarge, addValue, type Direction, type Sum, startSum, totalOf } from "./exact-sum.ts";
import { readSmall, small, tens } from "./small-decimal.ts";
import { readStored } from "./stored-decimal.ts";

/** A constant divisor: digits × 10^-scale, and what PostgreSQL derives the decimals of a quotient from. */
interface Divisor {
	readonly text: StoredValue;
	readonly decimal: Decimal;
	readonly digits: number;
	readonly weight: number;
	readonly group: number;
}

/** Sums of the quotients in pieces of six decimals, by the number of decimals of a quotient. */
interface RatioSum {
	divisor: Divisor | undefined;
	readonly rest: Sum;
	readonly pieces: number[][];
	readonly counts: number[];
}

const pieceLength = 6;
const piece = 10 ** pieceLength;
// Beyond, the rest of a division times 10^6 is no exact double.
const largestDivisor = 9e9;
const largestDividend = 1e15;

/**
 * Adds up quotients by a constant, each as exact as PostgreSQL has it: at least 16 significant digits.
 * Source: `select_div_scale` in PostgreSQL's numeric.c.
 */
export const ratioSum: RegisteredAggregate = {
	name: "numeric_sum_ratio",
	arity: 2,
	start: (): RatioSum => ({ divisor: undefined, rest: startSum(), pieces: [], counts: [] }),
	step: (state, value = null, divisor = null) => addRatio(state as RatioSum, value, divisor, 1),
	inverse: (state, value = null, divisor = null) => addRatio(state as RatioSum, value, divisor, -1),
	result: (state) => printRatios(state as RatioSum),
};

function addRatio(sum: RatioSum, value: StoredValue, divisorValue: StoredValue, direction: Direction): RatioSum {
	if (value === null || divisorValue === null) return sum;
	const divisor = sum.divisor ?? readDivisor(divisorValue);
	sum.divisor = divisor;
	if (divisor.digits > 0 && readSmall(value) && addQuotient(sum, divisor, direction)) return sum;
	const read = readStored(value);
	if (!read) {
		addValue(sum.rest, value, direction);
		return sum;
	}
	sum.rest.count += direction;
	addLarge(sum.rest, divideDecimals(read, divisor.decimal), direction);
	return sum;
}

function readDivisor(value: Exclude<StoredValue, null>): Divisor {
	const decimal = readStored(value) ?? { digits: 1n, scale: 0 };
	const size = Number(decimal.digits);
	const digits = size > 0 && size < largestDivisor ? size : 0;
	return { text: value, decimal, digits, ...leadingGroup(digits, decimal.scale) };
}

// The long division of `small` by the divisor, six decimals at a time.
function addQuotient(sum: RatioSum, divisor: Divisor, direction: Direction): boolean {
	const [digits, ownScale] = [Math.abs(small.digits), small.scale];
	const sign = small.digits < 0 ? -direction : direction;
	const shift = divisor.decimal.scale - ownScale;
	const dividend = shift > 0 ? digits * (tens[shift] ?? Number.NaN) : digits;
	const unit = shift < 0 ? divisor.digits * (tens[-shift] ?? Number.NaN) : divisor.digits;
	if (!(dividend < largestDividend && unit < largestDivisor)) return false;
	const { weight, group } = leadingGroup(digits, ownScale);
	const quotientWeight = weight - divisor.weight - (group <= divisor.group ? 1 : 0);
	const scale = Math.max(16 - quotientWeight * 4, ownScale, divisor.decimal.scale, 0);
	sum.pieces[scale] ??= [];
	const pieces = sum.pieces[scale];
	let rest = dividend % unit;
	pieces[0] = (pieces[0] ?? 0) + (sign * (dividend - rest)) / unit;
	let index = 1;
	for (let left = scale; left > 0; left -= pieceLength, index++) {
		const factor = left < pieceLength ? (tens[left] ?? piece) : piece;
		const scaled = rest * factor;
		rest = scaled % unit;
		pieces[index] = (pieces[index] ?? 0) + (sign * (scaled - rest)) / unit;
	}
	if (2 * rest >= unit) pieces[index - 1] = (pieces[index - 1] ?? 0) + sign;
	sum.counts[scale] = (sum.counts[scale] ?? 0) + direction;
	return true;
}

// As of decimal.ts, of a double that holds the digits.
function leadingGroup(digits: number, scale: number): { readonly weight: number; readonly group: number } {
	if (digits === 0) return { weight: 0, group: 0 };
	let length = 1;
	while (digits >= (tens[length] ?? Number.POSITIVE_INFINITY)) length++;
	const places = length - scale;
	const weight = Math.floor((places - 1) / 4);
	const cut = length - (places - weight * 4);
	const group = cut >= 0 ? Math.floor(digits / (tens[cut] ?? 1)) : digits * (tens[-cut] ?? 1);
	return { weight, group };
}

function printRatios({ rest, pieces, counts }: RatioSum): StoredValue {
	const all = startSum();
	let count = rest.count;
	for (const [scale, number] of counts.entries()) {
		if (!number) continue;
		count += number;
		addLarge(all, { digits: joinPieces(pieces[scale] ?? [], scale), scale }, 1);
	}
	if (count === 0) return null;
	if (rest.specials > 0) return String(rest.special);
	if (rest.count > 0) addLarge(all, totalOf(rest), 1);
	return printDecimal(totalOf(all));
}

function joinPieces(pieces: readonly number[], scale: number): bigint {
	let digits = BigInt(pieces[0] ?? 0);
	for (let [left, index] = [scale, 1]; left > 0; left -= pieceLength, index++) {
		digits = digits * power10(Math.min(left, pieceLength)) + BigInt(pieces[index] ?? 0);
	}
	return digits;
}

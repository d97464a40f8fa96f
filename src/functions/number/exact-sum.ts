import type { StoredValue } from "../../base/index.ts";
import { type Decimal, digitsAt } from "./decimal.ts";
import { readSmall, small } from "./small-decimal.ts";
import { readSpecial, readStored } from "./stored-decimal.ts";

/** What has been added up, by the number of decimals; a part of it stays a double as long as it is exact, which is faster. */
export interface Sum {
	count: number;
	readonly small: number[];
	readonly large: bigint[];
	/** How many values of each scale there are: a window takes values out again, and their decimals with them. */
	readonly counts: number[];
	/** NaN or the infinities among the values. */
	special: number;
	specials: number;
}

/** Whether a value comes in or, in a window, goes out again. */
export type Direction = 1 | -1;

// Sums below stay exact in a double: one value more is at most 10^15.
const largestSmall = 2 ** 53 - 1e15;

/** A sum of nothing. */
export function startSum(): Sum {
	return { count: 0, small: [], large: [], counts: [], special: 0, specials: 0 };
}

/** Adds a value as it lies in SQLite. */
export function addValue(sum: Sum, value: StoredValue, direction: Direction): Sum {
	if (value === null) return sum;
	sum.count += direction;
	if (readSmall(value)) return addDigits(sum, small.digits, small.scale, direction);
	const read = readStored(value);
	if (read) return addLarge(sum, read, direction);
	sum.specials += direction;
	sum.special = direction === 1 ? sum.special + readSpecial(value) : sum.specials === 0 ? 0 : sum.special;
	return sum;
}

/** Adds digits × 10^-scale, of at most 15 digits, without counting it. */
export function addDigits(sum: Sum, digits: number, scale: number, direction: Direction): Sum {
	sum.counts[scale] = (sum.counts[scale] ?? 0) + direction;
	const next = (sum.small[scale] ?? 0) + direction * digits;
	if (Math.abs(next) < largestSmall) {
		sum.small[scale] = next;
		return sum;
	}
	sum.small[scale] = 0;
	sum.large[scale] = (sum.large[scale] ?? 0n) + BigInt(next);
	return sum;
}

/** Adds a decimal of any size, without counting it. */
export function addLarge(sum: Sum, { digits, scale }: Decimal, direction: Direction): Sum {
	sum.counts[scale] = (sum.counts[scale] ?? 0) + direction;
	sum.large[scale] = (sum.large[scale] ?? 0n) + (direction === 1 ? digits : -digits);
	return sum;
}

/** The sum so far, with the decimals of the addend that has most of them. */
export function totalOf(sum: Sum): Decimal {
	let scale = sum.counts.length - 1;
	while (scale > 0 && (sum.counts[scale] ?? 0) === 0) scale--;
	scale = Math.max(scale, 0);
	let digits = 0n;
	for (let index = 0; index <= scale; index++) {
		const part = (sum.large[index] ?? 0n) + BigInt(sum.small[index] ?? 0);
		if (part !== 0n) digits += digitsAt({ digits: part, scale: index }, scale);
	}
	return { digits, scale };
}

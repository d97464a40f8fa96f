import type { StoredValue } from "../base/index.ts";
import { type Decimal, digitsAt, divideDecimals, multiplyDecimals, printDecimal, rootTo } from "./decimal.ts";
import type { RegisteredAggregate } from "./registered-function.ts";
import { readSpecial, readStored, storeWhole } from "./stored-decimal.ts";

/** What has been added up, by the number of decimals; a part of it stays a double as long as it is exact, which is faster. */
interface Sum {
	count: number;
	readonly small: number[];
	readonly large: bigint[];
	/** How many values of each scale there are: a window takes values out again, and their decimals with them. */
	readonly counts: number[];
	/** NaN or the infinities among the values. */
	special: number;
	specials: number;
}

// Sums below stay exact in a double: one value more is at most 10^15.
const largestSmall = 2 ** 53 - 1e15;
const isShort = /^-?\d{1,15}$/;
const isShortDecimal = /^(-?\d{1,14})\.(\d{1,14})$/;

function startSum(): Sum {
	return { count: 0, small: [], large: [], counts: [], special: 0, specials: 0 };
}

function addValue(sum: Sum, value: StoredValue, direction: 1 | -1): Sum {
	if (value === null) return sum;
	sum.count += direction;
	if (typeof value === "bigint") return addSmall(sum, value, direction);
	if (typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 1e15)
		return addShort(sum, value, 0, direction);
	const text = typeof value === "number" ? String(value) : value;
	if (isShort.test(text)) return addShort(sum, Number(text), 0, direction);
	const found = text.length <= 16 ? isShortDecimal.exec(text) : null;
	if (found) {
		const [, whole = "", fraction = ""] = found;
		return addShort(sum, Number(whole + fraction), fraction.length, direction);
	}
	const read = readStored(value);
	if (read) return addLong(sum, read.digits, read.scale, direction);
	sum.specials += direction;
	sum.special = direction === 1 ? sum.special + readSpecial(value) : sum.specials === 0 ? 0 : sum.special;
	return sum;
}

function addSmall(sum: Sum, value: bigint, direction: 1 | -1): Sum {
	const number = Number(value);
	return Math.abs(number) < 1e15 ? addShort(sum, number, 0, direction) : addLong(sum, value, 0, direction);
}

function addShort(sum: Sum, digits: number, scale: number, direction: 1 | -1): Sum {
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

function addLong(sum: Sum, digits: bigint, scale: number, direction: 1 | -1): Sum {
	sum.counts[scale] = (sum.counts[scale] ?? 0) + direction;
	sum.large[scale] = (sum.large[scale] ?? 0n) + (direction === 1 ? digits : -digits);
	return sum;
}

function total(sum: Sum): Decimal {
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

function sumAggregate(name: string, compute: (sum: Sum) => StoredValue): RegisteredAggregate {
	return {
		name,
		arity: 1,
		start: startSum,
		step: (state, value = null) => addValue(state as Sum, value, 1),
		inverse: (state, value = null) => addValue(state as Sum, value, -1),
		result: (state) => {
			const sum = state as Sum;
			if (sum.count === 0) return null;
			return sum.specials > 0 ? String(sum.special) : compute(sum);
		},
	};
}

/** The sums of the values and of their squares. */
interface Spread {
	readonly values: Sum;
	readonly squares: Sum;
}

function square(value: StoredValue): StoredValue {
	const read = value === null ? undefined : readStored(value);
	return read ? printDecimal({ digits: read.digits * read.digits, scale: 2 * read.scale }) : value;
}

// Source: numeric_stddev_internal in PostgreSQL's numeric.c.
function spreadAggregate(name: string, isSample: boolean, isRoot: boolean): RegisteredAggregate {
	const step = (state: unknown, value: StoredValue, direction: 1 | -1): Spread => {
		const { values, squares } = state as Spread;
		return { values: addValue(values, value, direction), squares: addValue(squares, square(value), direction) };
	};
	return {
		name,
		arity: 1,
		start: (): Spread => ({ values: startSum(), squares: startSum() }),
		step: (state, value = null) => step(state, value, 1),
		inverse: (state, value = null) => step(state, value, -1),
		result: (state) => {
			const { values, squares } = state as Spread;
			const { count } = values;
			if (count < (isSample ? 2 : 1)) return null;
			if (values.specials > 0) return "NaN";
			const [sum, sumOfSquares] = [total(values), total(squares)];
			const many = { digits: BigInt(count), scale: 0 };
			const [first, second] = [multiplyDecimals(many, sumOfSquares), multiplyDecimals(sum, sum)];
			const scale = Math.max(first.scale, second.scale);
			const distance = { digits: digitsAt(first, scale) - digitsAt(second, scale), scale };
			if (distance.digits <= 0n) return "0";
			const divisor = BigInt(count) * BigInt(isSample ? count - 1 : count);
			const variance = divideDecimals(distance, { digits: divisor, scale: 0 });
			return printDecimal(isRoot ? rootTo(variance, variance.scale) : variance);
		},
	};
}

/** The aggregates whose results are of type numeric. */
export const registeredNumericAggregates: readonly RegisteredAggregate[] = [
	sumAggregate("numeric_sum", (sum) => {
		const { digits, scale } = total(sum);
		return scale === 0 ? storeWhole(digits) : printDecimal({ digits, scale });
	}),
	sumAggregate("numeric_avg", (sum) =>
		printDecimal(divideDecimals(total(sum), { digits: BigInt(sum.count), scale: 0 })),
	),
	spreadAggregate("numeric_var_pop", false, false),
	spreadAggregate("numeric_var_samp", true, false),
	spreadAggregate("numeric_stddev_pop", false, true),
	spreadAggregate("numeric_stddev_samp", true, true),
];

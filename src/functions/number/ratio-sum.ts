import type { StoredValue } from "../../base/index.ts";
import type { RegisteredAggregate } from "../registered/registered-function.ts";
import { type Decimal, divideDecimals, printDecimal, trimDecimal } from "./decimal.ts";
import { addLarge, addValue, type Direction, type Sum, startSum, totalOf } from "./exact-sum.ts";
import { addQuotient, createQuotients, type Quotients, totalOfQuotients } from "./quotient-part.ts";
import { readSmall, small } from "./small-decimal.ts";
import { readStored } from "./stored-decimal.ts";

/** Sums of quotients by one divisor: those that double arithmetic computes, in parts of one shape, and the rest. */
interface RatioSum {
	divisor: Decimal | undefined;
	/** Whether double arithmetic can divide by it. */
	isShort: boolean;
	readonly rest: Sum;
	readonly parts: Quotients[];
	/** The part of the last quotient, which is mostly that of the next. */
	last: Quotients | undefined;
}

// Beyond, the remainders by a divisor times 10^5 are no exact doubles.
const largestDivisor = 9e9;

/** Adds up quotients by a constant, each as exact as PostgreSQL has it: at least 16 significant digits. */
export const ratioSum: RegisteredAggregate = {
	name: "numeric_sum_ratio",
	arity: 2,
	start: (): RatioSum => ({ divisor: undefined, isShort: false, rest: startSum(), parts: [], last: undefined }),
	step: (state, value = null, divisor = null) => addRatio(state as RatioSum, value, divisor, 1),
	inverse: (state, value = null, divisor = null) => addRatio(state as RatioSum, value, divisor, -1),
	result: (state) => printRatios(state as RatioSum),
};

function addRatio(sum: RatioSum, value: StoredValue, divisorValue: StoredValue, direction: Direction): RatioSum {
	if (value === null || divisorValue === null) return sum;
	const divisor = sum.divisor ?? readDivisor(sum, divisorValue);
	if (sum.isShort && readSmall(value)) {
		addQuotient(partOf(sum, divisor, Math.abs(small.digits), small.scale), small.digits, direction);
		return sum;
	}
	const read = readStored(value);
	if (!read) {
		addValue(sum.rest, value, direction);
		return sum;
	}
	sum.rest.count += direction;
	addLarge(sum.rest, divideDecimals(read, divisor), direction);
	return sum;
}

function readDivisor(sum: RatioSum, value: Exclude<StoredValue, null>): Decimal {
	const divisor = readStored(value) ?? { digits: 1n, scale: 0 };
	sum.divisor = divisor;
	sum.isShort = divisor.digits > 0n && Number(trimDecimal(divisor).digits) < largestDivisor;
	return divisor;
}

function partOf(sum: RatioSum, divisor: Decimal, size: number, scale: number): Quotients {
	const { last } = sum;
	if (last && fits(last, size, scale)) return last;
	let part = sum.parts.find((each) => fits(each, size, scale));
	if (!part) {
		part = createQuotients(size, scale, divisor);
		sum.parts.push(part);
	}
	sum.last = part;
	return part;
}

function fits(part: Quotients, size: number, scale: number): boolean {
	return part.dividendScale === scale && size >= part.low && size < part.high;
}

function printRatios({ rest, parts }: RatioSum): StoredValue {
	const all = startSum();
	let count = rest.count;
	for (const part of parts) {
		if (part.count === 0) continue;
		count += part.count;
		addLarge(all, totalOfQuotients(part), 1);
	}
	if (count === 0) return null;
	if (rest.specials > 0) return String(rest.special);
	if (rest.count > 0) addLarge(all, totalOf(rest), 1);
	return printDecimal(totalOf(all));
}

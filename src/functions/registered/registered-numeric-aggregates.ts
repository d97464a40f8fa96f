import type { StoredValue } from "../../base/index.ts";
import { digitsAt, divideDecimals, multiplyDecimals, printDecimal, rootTo } from "../number/decimal.ts";
import { addDigits, addValue, type Direction, type Sum, startSum, totalOf } from "../number/exact-sum.ts";
import { productExtreme } from "../number/product-extreme.ts";
import { createProductSum } from "../number/product-sum.ts";
import { ratioSum } from "../number/ratio-sum.ts";
import { readSmall, small } from "../number/small-decimal.ts";
import { readStored, storeWhole } from "../number/stored-decimal.ts";
import type { RegisteredAggregate } from "./registered-function.ts";

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

const plainSum = sumAggregate("numeric_sum", (sum) => {
	const { digits, scale } = totalOf(sum);
	return scale === 0 ? storeWhole(digits) : printDecimal({ digits, scale });
});

/** The sums of the values and of their squares. */
interface Spread {
	readonly values: Sum;
	readonly squares: Sum;
}

// Squares of up to so much are exact doubles.
const largestFactor = 3e7;

function addSquare(sum: Sum, value: StoredValue, direction: Direction): void {
	if (value === null) return;
	const isSmall = readSmall(value) && Math.abs(small.digits) < largestFactor;
	if (isSmall) addDigits(sum, small.digits * small.digits, 2 * small.scale, direction);
	else addValue(sum, square(value), direction);
}

function square(value: Exclude<StoredValue, null>): StoredValue {
	const read = readStored(value);
	return read ? printDecimal({ digits: read.digits * read.digits, scale: 2 * read.scale }) : value;
}

// Source: numeric_stddev_internal in PostgreSQL's numeric.c.
function spreadAggregate(name: string, isSample: boolean, isRoot: boolean): RegisteredAggregate {
	const step = (state: unknown, value: StoredValue, direction: Direction): Spread => {
		const { values, squares } = state as Spread;
		addValue(values, value, direction);
		addSquare(squares, value, direction);
		return state as Spread;
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
			const [sum, sumOfSquares] = [totalOf(values), totalOf(squares)];
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
	plainSum,
	createProductSum(plainSum.result),
	productExtreme("numeric_max_product", 1),
	productExtreme("numeric_min_product", -1),
	ratioSum,
	spreadAggregate("numeric_var_pop", false, false),
	spreadAggregate("numeric_var_samp", true, false),
	spreadAggregate("numeric_stddev_pop", false, true),
	spreadAggregate("numeric_stddev_samp", true, true),
];

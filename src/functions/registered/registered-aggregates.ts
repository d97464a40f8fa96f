import { createError, formatJson, parseJson, type StoredValue } from "../../base/index.ts";
import {
	addIntervals,
	decodeInterval,
	divideInterval,
	encodeInterval,
	type Interval,
	negateInterval,
	scaleInterval,
} from "../time/interval.ts";
import { registeredBitsAggregates } from "./registered-bits-functions.ts";
import type { RegisteredAggregate } from "./registered-function.ts";
import { registeredNumericAggregates } from "./registered-numeric-aggregates.ts";

interface Moments {
	readonly count: number;
	readonly sum: number;
	readonly squares: number;
}

// The method of Youngs and Cramer, which PostgreSQL uses: one pass, and no loss of digits where the mean is large. A sign of -1 takes a value out again.
// Source: float8_accum in PostgreSQL's float.c.
function addMoment(state: unknown, value: StoredValue, sign: 1 | -1): Moments {
	const { count, sum, squares } = state as Moments;
	if (value === null) return { count, sum, squares };
	const number = Number(value);
	const next = count + sign;
	if (next === 0) return { count: 0, sum: 0, squares: 0 };
	const [larger, total] = sign === 1 ? [next, sum + number] : [count, sum];
	const distance = number * larger - total;
	const part = larger === 1 ? 0 : (distance * distance) / (larger * (larger - 1));
	return { count: next, sum: sum + sign * number, squares: squares + sign * part };
}

function momentAggregate(name: string, compute: (moments: Moments) => number | null): RegisteredAggregate {
	return {
		name,
		arity: 1,
		start: () => ({ count: 0, sum: 0, squares: 0 }),
		step: (state, value = null) => addMoment(state, value, 1),
		inverse: (state, value = null) => addMoment(state, value, -1),
		result: (state) => compute(state as Moments),
	};
}

interface PairMoments {
	readonly count: number;
	readonly meanX: number;
	readonly meanY: number;
	readonly squaresX: number;
	readonly squaresY: number;
	readonly products: number;
}

const noPairs: PairMoments = { count: 0, meanX: 0, meanY: 0, squaresX: 0, squaresY: 0, products: 0 };

function addPair(state: unknown, y: StoredValue, x: StoredValue, sign: 1 | -1): PairMoments {
	const before = state as PairMoments;
	if (x === null || y === null) return before;
	const count = before.count + sign;
	if (count === 0) return noPairs;
	const [deltaX, deltaY] = [Number(x) - before.meanX, Number(y) - before.meanY];
	const meanX = before.meanX + (sign * deltaX) / count;
	const meanY = before.meanY + (sign * deltaY) / count;
	return {
		count,
		meanX,
		meanY,
		squaresX: before.squaresX + sign * deltaX * (Number(x) - meanX),
		squaresY: before.squaresY + sign * deltaY * (Number(y) - meanY),
		products: before.products + sign * deltaX * (Number(y) - meanY),
	};
}

interface PairStatistic {
	readonly name: string;
	readonly summary: string;
	readonly compute: (moments: PairMoments) => number | null;
}

const some = (compute: (moments: PairMoments) => number | null) => (moments: PairMoments) =>
	moments.count === 0 ? null : compute(moments);
const slope = ({ products, squaresX }: PairMoments) => (squaresX === 0 ? null : products / squaresX);

/** Statistics of pairs, the dependent variable first. Source: https://www.postgresql.org/docs/current/functions-aggregate.html#FUNCTIONS-AGGREGATE-STATISTICS-TABLE. */
export const pairStatistics: readonly PairStatistic[] = [
	{
		name: "corr",
		summary: "The correlation of two columns, from -1 to 1.",
		compute: ({ products, squaresX, squaresY }) =>
			squaresX === 0 || squaresY === 0 ? null : products / Math.sqrt(squaresX * squaresY),
	},
	{
		name: "covar_pop",
		summary: "The covariance of a population.",
		compute: some(({ products, count }) => products / count),
	},
	{
		name: "covar_samp",
		summary: "The covariance of a sample.",
		compute: ({ products, count }) => (count < 2 ? null : products / (count - 1)),
	},
	{ name: "regr_slope", summary: "The slope of the line that fits best.", compute: slope },
	{
		name: "regr_intercept",
		summary: "Where the line that fits best meets the y axis.",
		compute: (moments) => {
			const value = slope(moments);
			return value === null ? null : moments.meanY - value * moments.meanX;
		},
	},
	{
		name: "regr_r2",
		summary: "The square of the correlation.",
		compute: ({ products, squaresX, squaresY }) =>
			squaresX === 0 ? null : squaresY === 0 ? 1 : (products * products) / (squaresX * squaresY),
	},
	{ name: "regr_count", summary: "How many pairs have no NULL.", compute: ({ count }) => count },
	{ name: "regr_avgx", summary: "The mean of the independent variable.", compute: some(({ meanX }) => meanX) },
	{ name: "regr_avgy", summary: "The mean of the dependent variable.", compute: some(({ meanY }) => meanY) },
	{
		name: "regr_sxx",
		summary: "The sum of squares of the independent variable.",
		compute: some(({ squaresX }) => squaresX),
	},
	{
		name: "regr_syy",
		summary: "The sum of squares of the dependent variable.",
		compute: some(({ squaresY }) => squaresY),
	},
	{ name: "regr_sxy", summary: "The sum of products of both variables.", compute: some(({ products }) => products) },
];

interface Values {
	readonly values: StoredValue[];
	argument: StoredValue;
}

function listAggregate(name: string, arity: number, compute: (list: Values) => StoredValue): RegisteredAggregate {
	return {
		name,
		arity,
		start: (): Values => ({ values: [], argument: null }),
		step: (state, value = null, argument = null) => {
			const list = state as Values;
			if (value !== null) list.values.push(value);
			list.argument = argument;
			return list;
		},
		result: (state) => compute(state as Values),
	};
}

function sorted(values: readonly StoredValue[]): readonly StoredValue[] {
	return [...values].sort(compareValues);
}

function compareValues(left: StoredValue, right: StoredValue): number {
	if (typeof left === "string" && typeof right === "string")
		return Buffer.compare(Buffer.from(left), Buffer.from(right));
	return Number(left) - Number(right);
}

function interpolate(values: readonly StoredValue[], fraction: number): number {
	const place = fraction * (values.length - 1);
	const [low, high] = [Number(values[Math.floor(place)]), Number(values[Math.ceil(place)])];
	return low + (high - low) * (place - Math.floor(place));
}

// Of the values that are equally frequent, the first in the order.
function mostFrequent(isDescending: boolean): (list: Values) => StoredValue {
	return ({ values }) => {
		let best: StoredValue = null;
		let bestCount = 0;
		let count = 0;
		let previous: StoredValue = null;
		for (const value of sorted(values)) {
			count = value === previous ? count + 1 : 1;
			previous = value;
			if (count > bestCount || (isDescending && count === bestCount)) [best, bestCount] = [value, count];
		}
		return best;
	};
}

type Order = (values: readonly StoredValue[]) => readonly StoredValue[];

function discretePercentile(order: Order): (list: Values) => StoredValue {
	return ({ values, argument }) => (argument === null ? null : pickAt(order(values), readFraction(argument)));
}

function readFraction(value: unknown): number {
	const fraction = Number(value);
	if (fraction >= 0 && fraction <= 1) return fraction;
	const problem = `the fraction ${String(value)} of a percentile is not between 0 and 1`;
	const advice = "Write 0.5 for the median, 0.9 for the 90th percentile.";
	throw createError("execution_failed", { sqlState: "22003", problem, advice });
}

// One for each fraction of an array of them.
function pickPercentiles(
	order: Order,
	pick: (ordered: readonly StoredValue[], fraction: number) => StoredValue,
): (list: Values) => StoredValue {
	return ({ values, argument }) => {
		if (values.length === 0) return null;
		const ordered = order(values);
		const fractions = parseJson(String(argument)) as readonly unknown[];
		return formatJson(fractions.map((fraction) => (fraction === null ? null : pick(ordered, readFraction(fraction)))));
	};
}

function pickAt(ordered: readonly StoredValue[], fraction: number): StoredValue {
	return ordered[Math.max(0, Math.ceil(fraction * ordered.length) - 1)] ?? null;
}

function joinDistinct(isDescending: boolean): (list: Values) => StoredValue {
	return ({ values, argument }) => {
		const unique = sorted([...new Set(values)]);
		return unique.length === 0 ? null : (isDescending ? [...unique].reverse() : unique).join(String(argument ?? ""));
	};
}

interface IntervalSum {
	readonly count: number;
	readonly sum: Interval;
}

function intervalAggregate(name: string, compute: (total: IntervalSum) => Interval): RegisteredAggregate {
	const add = (state: unknown, value: StoredValue, sign: 1 | -1): IntervalSum => {
		const { count, sum } = state as IntervalSum;
		if (value === null) return { count, sum };
		const interval = decodeInterval(String(value));
		return { count: count + sign, sum: addIntervals(sum, sign < 0 ? negateInterval(interval) : interval) };
	};
	return {
		name,
		arity: 1,
		start: (): IntervalSum => ({ count: 0, sum: { months: 0, days: 0, microseconds: 0 } }),
		step: (state, value = null) => add(state, value, 1),
		inverse: (state, value = null) => add(state, value, -1),
		result: (state) => ((state as IntervalSum).count === 0 ? null : encodeInterval(compute(state as IntervalSum))),
	};
}

// PostgreSQL's interval_lerp: the lower of two neighbours, and a part of the way to the higher one.
function interpolateIntervals({ values, argument }: Values): StoredValue {
	if (values.length === 0 || argument === null) return null;
	const ordered = sorted(values);
	const place = readFraction(argument) * (ordered.length - 1);
	const [low, high] = [ordered[Math.floor(place)], ordered[Math.ceil(place)]].map((text) =>
		decodeInterval(String(text)),
	);
	if (!low || !high) return null;
	const way = scaleInterval(addIntervals(high, negateInterval(low)), place - Math.floor(place));
	return encodeInterval(addIntervals(low, way));
}

/** Aggregates in JavaScript. */
export const registeredAggregates: readonly RegisteredAggregate[] = [
	...registeredBitsAggregates,
	...registeredNumericAggregates,
	momentAggregate("var_pop", ({ count, squares }) => (count === 0 ? null : squares / count)),
	momentAggregate("var_samp", ({ count, squares }) => (count < 2 ? null : squares / (count - 1))),
	momentAggregate("stddev_pop", ({ count, squares }) => (count === 0 ? null : Math.sqrt(Math.max(0, squares) / count))),
	momentAggregate("stddev_samp", ({ count, squares }) =>
		count < 2 ? null : Math.sqrt(Math.max(0, squares) / (count - 1)),
	),
	...pairStatistics.map(
		({ name, compute }): RegisteredAggregate => ({
			name,
			arity: 2,
			start: () => noPairs,
			step: (state, y = null, x = null) => addPair(state, y, x, 1),
			inverse: (state, y = null, x = null) => addPair(state, y, x, -1),
			result: (state) => compute(state as PairMoments),
		}),
	),
	intervalAggregate("interval_sum", ({ sum }) => sum),
	intervalAggregate("interval_avg", ({ count, sum }) => divideInterval(sum, count)),
	listAggregate("interval_percentile", 2, interpolateIntervals),
	listAggregate("most_frequent", 1, mostFrequent(false)),
	listAggregate("most_frequent_descending", 1, mostFrequent(true)),
	...([false, true] as const).flatMap((isDescending) => {
		const ending = isDescending ? "_descending" : "";
		const order: Order = (values) => (isDescending ? [...sorted(values)].reverse() : sorted(values));
		return [
			listAggregate(`discrete_percentile${ending}`, 2, discretePercentile(order)),
			listAggregate(`continuous_percentiles${ending}`, 2, pickPercentiles(order, interpolate)),
			listAggregate(`discrete_percentiles${ending}`, 2, pickPercentiles(order, pickAt)),
		];
	}),
	listAggregate("join_distinct", 2, joinDistinct(false)),
	listAggregate("join_distinct_descending", 2, joinDistinct(true)),
	...(["and", "or", "xor"] as const).map((operation) =>
		listAggregate(`bit_${operation}`, 1, ({ values: [first = null, ...rest] }) => {
			if (first === null) return null;
			return rest.reduce<bigint>((bits, value) => combineBits(operation, bits, BigInt(value ?? 0)), BigInt(first));
		}),
	),
];

function combineBits(operation: "and" | "or" | "xor", left: bigint, right: bigint): bigint {
	return operation === "and" ? left & right : operation === "or" ? left | right : left ^ right;
}

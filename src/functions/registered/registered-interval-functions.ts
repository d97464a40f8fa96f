import { createError, findInstant, formatJson, type IntervalStyle } from "../../base/index.ts";
import {
	formatEpochMicros,
	isInfinite,
	moveInstant,
	passInfinity,
	readEpochMicros,
	readInstant,
	readMicros,
} from "../time/instant.ts";
import {
	addIntervals,
	addToInstant,
	createIntervalError,
	decodeInterval,
	divideInterval,
	encodeInterval,
	formatInterval,
	type Interval,
	intervalBetween,
	intervalKeyLength,
	intervalSeconds,
	negateInterval,
	parseInterval,
	scaleInterval,
} from "../time/interval.ts";
import { printInterval } from "../time/interval-style.ts";
import { truncateInterval } from "../time/interval-truncation.ts";
import { roundSeconds } from "../time/second-rounding.ts";
import { spanFields } from "../time/time-fields.ts";
import { formatTime } from "../time/time-format.ts";
import { readArray } from "./registered-array-functions.ts";
import { type RegisteredFunction, strict } from "./registered-function.ts";

const read = (value: string | number | undefined): Interval => decodeInterval(String(value));

/** Functions of spans of time in JavaScript; a span lies in storage as encodeInterval writes it, an instant as UTC text. */
export const registeredIntervalFunctions: readonly RegisteredFunction[] = [
	strict("text_to_interval", 1, (text) => {
		const interval = parseInterval(String(text));
		if (interval) return encodeInterval(interval);
		throw createIntervalError(String(text));
	}),
	strict("interval_truncate", 2, (unit, interval) =>
		encodeInterval(truncateInterval(read(interval), String(unit).toLowerCase())),
	),
	// Of equal spans the first stays; they are equal when they are equally long.
	strict("array_spans_once", 1, (array) => {
		const spans = new Map<string, unknown>();
		for (const span of readArray(array)) {
			const key = String(span).slice(0, intervalKeyLength);
			if (!spans.has(key)) spans.set(key, span);
		}
		return formatJson([...spans.values()]);
	}),
	strict("interval_text", 1, (interval) => formatInterval(read(interval))),
	strict("interval_text", 2, (interval, style) => printInterval(read(interval), style as IntervalStyle)),
	strict("round_interval", 2, (interval, digits) => roundSeconds(String(interval), "interval", Number(digits))),
	strict("interval_seconds", 1, (interval) => intervalSeconds(read(interval))),
	strict("interval_field", 2, (field, interval) => BigInt(readField(String(field), read(interval)))),
	strict("interval_add", 2, (left, right) => encodeInterval(addIntervals(read(left), read(right)))),
	strict("interval_subtract", 2, (left, right) =>
		encodeInterval(addIntervals(read(left), negateInterval(read(right)))),
	),
	strict("interval_negate", 1, (interval) => encodeInterval(negateInterval(read(interval)))),
	strict("interval_multiply", 2, (interval, factor) => encodeInterval(scaleInterval(read(interval), Number(factor)))),
	strict("interval_divide", 2, (interval, divisor) => {
		if (Number(divisor) === 0) throw createError("division_by_zero", {});
		return encodeInterval(divideInterval(read(interval), Number(divisor)));
	}),
	strict("interval_between", 2, (later = "", earlier = "") =>
		encodeInterval(intervalBetween(readPrecise(later), readPrecise(earlier))),
	),
	strict("interval_justify", 2, (what, interval) => encodeInterval(justify(String(what), read(interval)))),
	strict("interval_format", 2, (interval, template) =>
		template === "" ? null : formatTime(spanFields(read(interval)), String(template)),
	),
	strict("make_interval", 7, (years, months, weeks, days, hours, minutes, seconds) => {
		const [month, day] = [Number(years) * 12 + Number(months), Number(weeks) * 7 + Number(days)];
		const time = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
		return encodeInterval({ months: month, days: day, microseconds: Math.round(time * 1e6) });
	}),
	strict("age_between", 2, (later = "", earlier = "") =>
		encodeInterval(ageBetween(readPrecise(later), readPrecise(earlier))),
	),
	passInfinity(
		0,
		strict("move_time", 2, (time = "", interval) => moveInstant(time, read(interval), addToInstant)),
	),
	passInfinity(
		0,
		strict("move_time_back", 2, (time = "", interval) =>
			moveInstant(time, negateInterval(read(interval)), addToInstant),
		),
	),
	strict("date_bin", 3, (stride, time = "", origin = "") => {
		const { months, days, microseconds } = read(stride);
		const strideMs = days * 86_400_000 + microseconds / 1000;
		if (months !== 0 || strideMs <= 0) {
			const problem = months === 0 ? "the span of date_bin must be positive" : "date_bin takes no months or years";
			throw createError("invalid_argument", { problem, advice: "Write it like '15 minutes'." });
		}
		if (isInfinite(time)) return time;
		const [at, from, step] = [readEpochMicros(time), readEpochMicros(origin), Math.round(strideMs * 1000)];
		return formatEpochMicros(from + Math.floor((at - from) / step) * step);
	}),
];

function readPrecise(time: string | number): number {
	return readInstant(time) + readMicros(time) / 1000;
}

// Months first, counted in whole ones, then what is left; the days of a broken month are those of the earlier month.
function ageBetween(laterMs: number, earlierMs: number): Interval {
	if (laterMs < earlierMs) return negateInterval(ageBetween(earlierMs, laterMs));
	// A date forgets what is less than a millisecond, towards 1970.
	const [later, earlier] = [new Date(Math.floor(laterMs)), new Date(Math.floor(earlierMs))];
	let months = (later.getUTCFullYear() - earlier.getUTCFullYear()) * 12 + later.getUTCMonth() - earlier.getUTCMonth();
	let days = later.getUTCDate() - earlier.getUTCDate();
	const clockOf = (epochMs: number) => epochMs - Math.floor(epochMs / 86_400_000) * 86_400_000;
	let milliseconds = clockOf(laterMs) - clockOf(earlierMs);
	if (milliseconds < 0) {
		milliseconds += 86_400_000;
		days--;
	}
	if (days < 0) {
		days += new Date(findInstant(earlier.getUTCFullYear(), earlier.getUTCMonth() + 1, 0)).getUTCDate();
		months--;
	}
	return { months, days, microseconds: Math.round(milliseconds * 1000) };
}

const dayLength = 86_400_000_000;

// What does not have the sign of the whole is borrowed from the next greater unit.
function justify(what: string, { months, days, microseconds }: Interval): Interval {
	const dayCarry = what === "days" ? 0 : Math.trunc(microseconds / dayLength);
	let [allDays, allMonths, rest] = [days + dayCarry, months, microseconds - dayCarry * dayLength];
	if (what !== "hours") {
		const monthCarry = Math.trunc(allDays / 30);
		[allMonths, allDays] = [allMonths + monthCarry, allDays - monthCarry * 30];
		if (allMonths > 0 && (allDays < 0 || (allDays === 0 && rest < 0)))
			[allMonths, allDays] = [allMonths - 1, allDays + 30];
		else if (allMonths < 0 && (allDays > 0 || (allDays === 0 && rest > 0)))
			[allMonths, allDays] = [allMonths + 1, allDays - 30];
	}
	if (what !== "days" && allDays > 0 && rest < 0) [allDays, rest] = [allDays - 1, rest + dayLength];
	else if (what !== "days" && allDays < 0 && rest > 0) [allDays, rest] = [allDays + 1, rest - dayLength];
	return { months: allMonths, days: allDays, microseconds: rest };
}

// A whole number; of seconds and of what is shorter, microseconds.
function readField(unit: string, interval: Interval): number {
	const { months, days, microseconds } = interval;
	const seconds = microseconds / 1e6;
	const rest = microseconds % 60_000_000;
	const fields: Readonly<Record<string, number>> = {
		millennium: Math.trunc(months / 12_000),
		century: Math.trunc(months / 1200),
		decade: Math.trunc(months / 120),
		year: Math.trunc(months / 12),
		quarter: Math.trunc((months % 12) / 3) + 1,
		month: months % 12,
		week: Math.trunc(days / 7),
		day: days,
		hour: Math.trunc(seconds / 3600),
		minute: Math.trunc((seconds % 3600) / 60),
		second: rest,
		millisecond: rest,
		microsecond: rest,
		epoch: Math.round(intervalSeconds(interval) * 1e6),
	};
	return (fields[unit] ?? 0) + 0;
}

import { createError, findInstant } from "../../base/index.ts";
import { formatClock } from "./clock.ts";

/** A span of time in the three units that do not convert into each other, as PostgreSQL keeps it; all whole numbers. */
export interface Interval {
	readonly months: number;
	readonly days: number;
	readonly microseconds: number;
}

const second = 1_000_000;
const dayLength = 86_400 * second;
const nothing: Interval = { months: 0, days: 0, microseconds: 0 };

const unitParts: Readonly<Record<string, Interval>> = {
	microsecond: { ...nothing, microseconds: 1 },
	millisecond: { ...nothing, microseconds: 1000 },
	second: { ...nothing, microseconds: second },
	minute: { ...nothing, microseconds: 60 * second },
	hour: { ...nothing, microseconds: 3600 * second },
	day: { ...nothing, days: 1 },
	week: { ...nothing, days: 7 },
	month: { ...nothing, months: 1 },
	quarter: { ...nothing, months: 3 },
	year: { ...nothing, months: 12 },
	decade: { ...nothing, months: 120 },
	century: { ...nothing, months: 1200 },
	millennium: { ...nothing, months: 12_000 },
};

const unitAbbreviations: Readonly<Record<string, string>> = {
	us: "microsecond",
	usec: "microsecond",
	ms: "millisecond",
	msec: "millisecond",
	s: "second",
	sec: "second",
	m: "minute",
	min: "minute",
	h: "hour",
	hr: "hour",
	d: "day",
	w: "week",
	mon: "month",
	q: "quarter",
	y: "year",
	yr: "year",
	yy: "year",
	yyyy: "year",
	mm: "month",
	dd: "day",
	hh: "hour",
	mi: "minute",
	n: "minute",
	ss: "second",
	wk: "week",
	ww: "week",
	qq: "quarter",
	centuries: "century",
	millennia: "millennium",
};

/**
 * The full singular name of a time unit, however it is written.
 * @example normaliseUnit("MONS") // "month"
 */
export function normaliseUnit(word: string): string | undefined {
	const lowered = word.toLowerCase();
	for (const candidate of [lowered, lowered.replace(/s$/, "")]) {
		const unit = unitAbbreviations[candidate] ?? candidate;
		if (unit in unitParts) return unit;
	}
	return undefined;
}

/** So many of one unit. */
export function multiplyUnit(unit: string, count: number): Interval {
	return scaleInterval(unitParts[unit] ?? nothing, count);
}

/** The error (22007) for a text that is no interval. */
export function createIntervalError(text: string, position?: number): Error {
	const slots = { type: "interval", text: text.slice(0, 60), expected: "Write it like '7 days' or '1 month'." };
	return createError("bad_time", slots, { position });
}

const clockPattern = /^([+-]?)(\d+):(\d{1,2})(?::(\d{1,2}(?:\.\d+)?))?$/;
const wordPattern = /[+-]?\d+:\d{1,2}(?::\d{1,2}(?:\.\d+)?)?|(?:[+-]\s*)?\d*\.?\d+(?:e[+-]?\d+)?|[a-z]+|[^\s,]/gi;

/**
 * Reads an interval text: verbose (`1 day 2 hours ago`), with a clock (`1 day 01:30:00`) or ISO 8601 (`P1DT2H`).
 * Source: https://www.postgresql.org/docs/current/datatype-datetime.html#DATATYPE-INTERVAL-INPUT.
 * @returns undefined when the text is no interval.
 * @example parseInterval("1 mon -2 days") // { months: 1, days: -2, microseconds: 0 }
 */
export function parseInterval(text: string): Interval | undefined {
	// 1-2 is a year and two months in the SQL standard's writing.
	const trimmed = text.trim().replace(/(^|\s)([+-]?)(\d+)-(\d+)(?=\s|$)/, "$1$2$3 years $2$4 months");
	if (/^[+-]?P/i.test(trimmed)) return parseIsoInterval(trimmed);
	const isAgo = /\bago$/i.test(trimmed);
	const words: readonly string[] = trimmed.replace(/^@|\bago$/gi, "").match(wordPattern) ?? [];
	let total = nothing;
	for (let index = 0; index < words.length; index++) {
		const clock = clockPattern.exec(words[index] ?? "");
		if (clock) {
			total = addIntervals(total, readClock(clock));
			continue;
		}
		const count = Number(words[index]?.replaceAll(/\s/g, ""));
		if (Number.isNaN(count)) return undefined;
		const next = words[index + 1];
		const isUnitNext = next !== undefined && /^[a-z]+$/i.test(next);
		const unit = isUnitNext ? normaliseUnit(next) : nameBareUnit(next);
		if (unit === undefined) return undefined;
		if (isUnitNext) index++;
		total = addIntervals(total, multiplyUnit(unit, count));
	}
	if (words.length === 0) return undefined;
	return isAgo ? negateInterval(total) : total;
}

// A bare number before a clock counts days: '1 12:00:00'. Elsewhere it has to be the last.
function nameBareUnit(next: string | undefined): string | undefined {
	if (next === undefined) return "second";
	return next.includes(":") ? "day" : undefined;
}

function readClock([, sign, hours = "0", minutes = "0", seconds = "0"]: RegExpExecArray): Interval {
	const total = (Number(hours) * 3600 + Number(minutes) * 60) * second + Math.round(Number(seconds) * second);
	return { ...nothing, microseconds: sign === "-" ? -total : total };
}

function parseIsoInterval(text: string): Interval | undefined {
	const match =
		/^([+-]?)P(?:(-?[\d.]+)Y)?(?:(-?[\d.]+)M)?(?:(-?[\d.]+)W)?(?:(-?[\d.]+)D)?(?:T(?:(-?[\d.]+)H)?(?:(-?[\d.]+)M)?(?:(-?[\d.]+)S)?)?$/i.exec(
			text,
		);
	if (!match) return undefined;
	const units = ["year", "month", "week", "day", "hour", "minute", "second"];
	const parts = units.map((unit, index) => multiplyUnit(unit, Number(match[index + 2] ?? 0)));
	const total = parts.reduce(addIntervals);
	return match[1] === "-" ? negateInterval(total) : total;
}

/** The sum of two intervals, unit by unit. */
export function addIntervals(left: Interval, right: Interval): Interval {
	return {
		months: left.months + right.months,
		days: left.days + right.days,
		microseconds: left.microseconds + right.microseconds,
	};
}

/** The interval in the other direction. */
export function negateInterval({ months, days, microseconds }: Interval): Interval {
	// Plus nought, for there is no minus nought.
	return { months: 0 - months, days: 0 - days, microseconds: 0 - microseconds };
}

/**
 * An interval times a number; fractions spill down into the smaller units, 30 days a month, as in PostgreSQL.
 * @example scaleInterval({ months: 1, days: 0, microseconds: 0 }, 0.5) // { months: 0, days: 15, microseconds: 0 }
 */
export function scaleInterval(interval: Interval, factor: number): Interval {
	return spillDown(interval, (count) => count * factor);
}

/** An interval divided by a number, which must not be nought; else as {@link scaleInterval}. */
export function divideInterval(interval: Interval, divisor: number): Interval {
	return spillDown(interval, (count) => count / divisor);
}

// PostgreSQL's interval_mul and interval_div, which round what spills to microseconds.
function spillDown(interval: Interval, scale: (count: number) => number): Interval {
	const [allMonths, allDays] = [scale(interval.months), scale(interval.days)];
	const [months, wholeDays] = [Math.trunc(allMonths), Math.trunc(allDays)];
	const daysOfMonths = roundToMicros((allMonths - months) * 30);
	const spilledDays = Math.trunc(daysOfMonths);
	const seconds = roundToMicros((allDays - wholeDays + daysOfMonths - spilledDays) * 86_400);
	const moreDays = Math.trunc(seconds / 86_400);
	const rest = (seconds - moreDays * 86_400) * second;
	return {
		months: months + 0,
		days: wholeDays + spilledDays + moreDays + 0,
		microseconds: roundToEven(scale(interval.microseconds) + rest) + 0,
	};
}

function roundToMicros(value: number): number {
	return roundToEven(value * second) / second;
}

function roundToEven(value: number): number {
	const below = Math.floor(value);
	if (value - below !== 0.5) return Math.round(value);
	return below % 2 === 0 ? below : below + 1;
}

// So that the shortest interval that there is begins with a nought.
const keyOffset = 2n ** 63n;
const keyLength = 20;

/**
 * Writes an interval as it lies in storage: its length with 30 days a month, by which intervals compare, then its months, days and microseconds.
 * @example encodeInterval({ months: 0, days: 0, microseconds: 1 }) // "09223372036854775809 0 0 1"
 */
export function encodeInterval({ months, days, microseconds }: Interval): string {
	const length = BigInt(months * 30 + days) * BigInt(dayLength) + BigInt(microseconds) + keyOffset;
	return `${String(length).padStart(keyLength, "0")} ${String(months)} ${String(days)} ${String(microseconds)}`;
}

/** Reads what {@link encodeInterval} wrote. */
export function decodeInterval(text: string): Interval {
	const [, months = 0, days = 0, microseconds = 0] = text.split(" ").map(Number);
	return { months, days, microseconds };
}

/** How many characters of an interval's stored form make its length. */
export const intervalKeyLength = keyLength;

/** All of an interval in seconds, a month being 30 days and a year 365.25: what `extract(epoch from …)` gives. */
export function intervalSeconds({ months, days, microseconds }: Interval): number {
	const years = Math.trunc(months / 12);
	return years * 365.25 * 86_400 + (months - years * 12) * 30 * 86_400 + days * 86_400 + microseconds / second;
}

/**
 * Adds an interval to an instant as PostgreSQL does: months first, held to the end of the month, then days, then the rest.
 * @example addToInstant(Date.UTC(2026, 0, 31), { months: 1, days: 0, microseconds: 0 }) // 1772236800000
 */
export function addToInstant(epochMs: number, { months, days, microseconds }: Interval): number {
	const date = new Date(epochMs);
	if (months !== 0) {
		const day = date.getUTCDate();
		date.setUTCDate(1);
		date.setUTCMonth(date.getUTCMonth() + months);
		const lastDay = new Date(findInstant(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
		date.setUTCDate(Math.min(day, lastDay));
	}
	return date.getTime() + days * 86_400_000 + Math.round(microseconds / 1000);
}

/** The time from one instant to another, whole days counted as days. */
export function intervalBetween(laterMs: number, earlierMs: number): Interval {
	const microseconds = Math.round((laterMs - earlierMs) * 1000);
	const days = Math.trunc(microseconds / dayLength);
	return { months: 0, days: days + 0, microseconds: microseconds - days * dayLength };
}

/**
 * Prints an interval as PostgreSQL does, each unit with its own sign.
 * @example formatInterval({ months: 14, days: 3, microseconds: 3_661_000_000 }) // "1 year 2 mons 3 days 01:01:01"
 */
export function formatInterval({ months, days, microseconds }: Interval): string {
	const words: string[] = [];
	const add = (count: number, one: string, many: string) => {
		// A positive unit behind a negative one shows its sign.
		const sign = count > 0 && words.at(-1)?.startsWith("-") === true ? "+" : "";
		if (count !== 0) words.push(`${sign}${String(count)} ${count === 1 ? one : many}`);
	};
	add(Math.trunc(months / 12), "year", "years");
	add(months % 12, "mon", "mons");
	add(days, "day", "days");
	if (microseconds !== 0 || words.length === 0) {
		const isBehindNegative = microseconds > 0 && words.at(-1)?.startsWith("-") === true;
		words.push((microseconds < 0 ? "-" : isBehindNegative ? "+" : "") + formatClock(Math.abs(microseconds)));
	}
	return words.join(" ");
}

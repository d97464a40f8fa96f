import {
	findInstant,
	formatTimestamp,
	instantOfLocal,
	localOf,
	ProviderError,
	type StoredValue,
} from "../../base/index.ts";
import { composeClock } from "../time/clock.ts";
import { changeInstant, isInfinite, passInfinity, printLocal, readInstant, readUnit } from "../time/instant.ts";
import { addToInstant, multiplyUnit } from "../time/interval.ts";
import { placeInMonths } from "../time/month-place.ts";
import { roundSeconds } from "../time/second-rounding.ts";
import { readFields, type TimeFields } from "../time/time-fields.ts";
import { formatTime, readTimeBy } from "../time/time-format.ts";
import { createTimeError, findDay, readTimeText, timeTypes } from "../time/time-text.ts";
import { asInteger, define, type RegisteredFunction, strict } from "./registered-function.ts";

/** Date and time functions in JavaScript. Instants are UTC text as it is stored. */
export const registeredTimeFunctions: readonly RegisteredFunction[] = [
	passInfinity(
		1,
		strict("truncate_time", 2, (unit, time) =>
			readUnit(unit) === "microsecond"
				? String(time)
				: formatTimestamp(truncateInstant(readUnit(unit), readInstant(time))),
		),
	),
	strict("epoch_to_timestamp", 1, (seconds) => formatTimestamp(Math.round(Number(seconds) * 1000))),
	passInfinity(
		2,
		strict("add_units", 3, (unit, count, time) =>
			formatTimestamp(addToInstant(readInstant(time), multiplyUnit(readUnit(unit), Number(count)))),
		),
	),
	strict("count_boundaries", 3, (unit, from, to) =>
		asInteger(countBoundaries(readUnit(unit), readInstant(from), readInstant(to))),
	),
	strict("count_units", 3, (unit, from, to) =>
		asInteger(countUnits(readUnit(unit), readInstant(from), readInstant(to))),
	),
	passInfinity(
		0,
		strict("instant_to_local", 2, (time = "", zone) =>
			changeInstant(time, (epochMs) => localOf(epochMs, String(zone))),
		),
	),
	passInfinity(
		0,
		strict("local_to_instant", 2, (time = "", zone) =>
			changeInstant(time, (localMs) => instantOfLocal(localMs, String(zone))),
		),
	),
	strict("month_place", 2, (time, day) => placeInMonths(String(time), Number(day))),
	strict("format_time", 2, (time = "", format) =>
		isInfinite(time) || format === "" ? null : formatTime(readFields(time), String(format)),
	),
	passInfinity(
		0,
		strict("start_of_day", 1, (day) => `${String(day)} 00:00:00`),
	),
	passInfinity(
		0,
		strict("move_day", 2, (day = "", days) =>
			formatTimestamp(readInstant(day) + Number(days) * 86_400_000).slice(0, 10),
		),
	),
	passInfinity(
		0,
		strict("time_text", 2, (time = "", zone) => printLocal(time) + String(zone)),
	),
	strict("make_date", 3, (year = 0, month = 0, day = 0) =>
		formatTimestamp(composeDay(Number(year), Number(month), Number(day))).slice(0, 10),
	),
	strict("add_months", 2, (time, months) =>
		formatTimestamp(addToInstant(readInstant(time), multiplyUnit("month", Number(months)))),
	),
	strict("range_bound", 3, (unit, offset, time) => {
		const name = readUnit(unit);
		const start = truncateInstant(name, readInstant(time));
		return formatTimestamp(addToInstant(start, multiplyUnit(name, Number(offset))));
	}),
	strict("make_timestamp", 5, makeTimestamp),
	strict("make_timestamp", 6, makeTimestamp),
	strict("make_timestamp", 7, makeTimestamp),
	strict("read_time", 2, (text, template) => formatTimestamp(readTimeBy(String(text), String(template)))),
	strict("name_field", 2, (field, time = "") => nameField(String(field), readFields(time))),
	strict("round_time", 2, (time, digits) => roundSeconds(String(time), "timestamp", Number(digits))),
	...timeTypes.map((type) =>
		strict(`text_to_${type}`, 2, (text, now) => readTimeText(String(text), type, { now: String(now) }) ?? null),
	),
	define("times_overlap", 4, (start = null, end = null, otherStart = null, otherEnd = null) =>
		testOverlap(orderEnds(start, end), orderEnds(otherStart, otherEnd)),
	),
	strict("is_time_text", 2, (text, now) => (isTimeText(String(text), String(now)) ? 1n : 0n)),
];

type Ends = readonly [start: StoredValue, end: StoredValue];

// Which end is written first makes no difference, and one that is not known is the later one.
function orderEnds(start: StoredValue, end: StoredValue): Ends {
	if (start === null) return [end, null];
	return end !== null && start > end ? [end, start] : [start, end];
}

// https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/timestamp.c, overlaps_timestamp.
function testOverlap([start, end]: Ends, [otherStart, otherEnd]: Ends): StoredValue {
	if (start === null || otherStart === null) return null;
	if (start === otherStart) return end === null || otherEnd === null ? null : 1n;
	const [later, laterEnd, earlierEnd] = start > otherStart ? [start, end, otherEnd] : [otherStart, otherEnd, end];
	if (earlierEnd === null) return null;
	if (later < earlierEnd) return 1n;
	return laterEnd === null ? null : 0n;
}

function makeTimestamp(...parts: readonly (string | number)[]): string {
	const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, milliseconds = 0] = parts.map(Number);
	const clockMs = composeClockMs(hour, minute, second);
	return formatTimestamp(composeDay(year, month, day) + clockMs + milliseconds);
}

function composeDay(year: number, month: number, day: number): number {
	const dayMs = findDay(year, month, day);
	if (dayMs !== undefined) return dayMs;
	throw createTimeError("time_out_of_range", "date", [year, month, day].join("-"));
}

function composeClockMs(hour: number, minute: number, second: number): number {
	const clock = composeClock(hour, minute, second);
	if (typeof clock === "number") return clock / 1000;
	throw createTimeError("time_out_of_range", "time", [hour, minute, second].join(":"));
}

function isTimeText(text: string, now: string): boolean {
	try {
		return readTimeText(text, "timestamp", { now }) !== undefined;
	} catch (error) {
		if (error instanceof ProviderError) return false;
		throw error;
	}
}

function nameField(field: string, time: TimeFields): string {
	const lowered = field.toLowerCase();
	if (/^(dw|w|weekday|dow)$/.test(lowered)) return formatTime(time, "FMDay");
	const unit = readUnit(field);
	if (unit === "millisecond") return String(Math.trunc(time.microsecond / 1000));
	const template = {
		year: "YYYY",
		quarter: "Q",
		month: "FMMonth",
		week: "FMIW",
		day: "FMDD",
		hour: "FMHH24",
		minute: "FMMI",
		second: "FMSS",
	}[unit];
	return formatTime(time, template ?? "YYYY-MM-DD");
}

const yearSteps: Readonly<Record<string, number>> = { year: 1, decade: 10, century: 100, millennium: 1000 };
const spanUnitsMs: Readonly<Record<string, number>> = {
	microsecond: 1,
	millisecond: 1,
	second: 1000,
	minute: 60_000,
	hour: 3_600_000,
	day: 86_400_000,
};

/** The start of the unit that a time lies in; also of those that only some need, decades to millennia. */
export function truncateInstant(unit: string, epochMs: number): number {
	const spanMs = spanUnitsMs[unit];
	if (spanMs !== undefined) return Math.floor(epochMs / spanMs) * spanMs;
	const date = new Date(epochMs);
	const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
	if (unit === "week") return findInstant(year, month, date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
	if (unit === "month") return findInstant(year, month, 1);
	if (unit === "quarter") return findInstant(year, month - (month % 3), 1);
	const step = yearSteps[unit] ?? 1;
	// Centuries and millennia begin with year 1, decades with year 0.
	const first = step >= 100 ? Math.floor((year - 1) / step) * step + 1 : Math.floor(year / step) * step;
	return findInstant(first, 0, 1);
}

// Whole units, as ODBC and MySQL count them: a year that lacks a day is none.
function countUnits(unit: string, fromMs: number, toMs: number): number {
	const spanMs = unit === "week" ? 7 * 86_400_000 : spanUnitsMs[unit];
	if (spanMs !== undefined) return Math.trunc((toMs - fromMs) / spanMs);
	if (toMs < fromMs) return -countUnits(unit, toMs, fromMs);
	const months = countBoundaries("month", fromMs, toMs);
	const isFull = addToInstant(fromMs, multiplyUnit("month", months)) <= toMs;
	const size = unit === "month" ? 1 : unit === "quarter" ? 3 : 12 * (yearSteps[unit] ?? 1);
	return Math.trunc((isFull ? months : months - 1) / size);
}

function countBoundaries(unit: string, fromMs: number, toMs: number): number {
	const spanMs = spanUnitsMs[unit];
	if (spanMs !== undefined) return Math.floor(toMs / spanMs) - Math.floor(fromMs / spanMs);
	if (unit === "week") return (truncateInstant("week", toMs) - truncateInstant("week", fromMs)) / (7 * 86_400_000);
	const months = (epochMs: number) => new Date(epochMs).getUTCFullYear() * 12 + new Date(epochMs).getUTCMonth();
	const size = unit === "month" ? 1 : unit === "quarter" ? 3 : 12 * (yearSteps[unit] ?? 1);
	return Math.floor(months(toMs) / size) - Math.floor(months(fromMs) / size);
}

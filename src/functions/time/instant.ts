import { createError, formatTimestamp, offsetAt, parseTimestamp, printOffset } from "../../base/index.ts";
import type { RegisteredFunction } from "../registered/registered-function.ts";
import { type Interval, normaliseUnit } from "./interval.ts";
import { addMicros, createTimeError } from "./time-text.ts";

/**
 * Reads an instant as it lies in storage.
 * @throws bad_time (22007) for a text that is none, time_out_of_range (22008) for infinity, which is on no calendar.
 * @example readInstant("1970-01-01 00:00:01") // 1000
 */
export function readInstant(value: string | number): number {
	const epochMs = parseTimestamp(String(value));
	if (epochMs !== undefined) return epochMs;
	throw createTimeError(isInfinite(value) ? "time_out_of_range" : "bad_time", "timestamp", String(value));
}

/**
 * A stored time with its milliseconds changed; the digits beyond them stay.
 * @example changeInstant("1970-01-01 00:00:00.000001", (epochMs) => epochMs + 1000) // "1970-01-01 00:00:01.000001"
 */
export function changeInstant(value: string | number, change: (epochMs: number) => number): string {
	return addMicros(formatTimestamp(change(readInstant(value))), readMicros(value));
}

/**
 * A stored time moved by a span, whose microseconds and its own are counted together.
 * @param move Moves the milliseconds by whole ones.
 * @example moveInstant("1970-01-01 00:00:00.000600", { months: 0, days: 0, microseconds: 500 }, (ms, { microseconds }) => ms + microseconds / 1000) // "1970-01-01 00:00:00.001100"
 */
export function moveInstant(
	value: string | number,
	span: Interval,
	move: (epochMs: number, span: Interval) => number,
): string {
	const micros = readMicros(value) + span.microseconds;
	const millis = Math.floor(micros / 1000);
	const moved = move(readInstant(value), { ...span, microseconds: millis * 1000 });
	return addMicros(formatTimestamp(moved), micros - millis * 1000);
}

/** The digits of a stored time beyond its milliseconds, 0 to 999. */
export function readMicros(value: string | number): number {
	const [, micros = ""] = /\.\d{3}(\d+)$/.exec(String(value)) ?? [];
	return Number(micros.padEnd(3, "0"));
}

/**
 * The microseconds of a stored time since 1970.
 * @throws As {@link readInstant}.
 * @example readEpochMicros("1970-01-01 00:00:00.000001") // 1
 */
export function readEpochMicros(value: string | number): number {
	return readInstant(value) * 1000 + readMicros(value);
}

/**
 * A time as it lies in storage, of its microseconds since 1970.
 * @example formatEpochMicros(1) // "1970-01-01 00:00:00.000001"
 */
export function formatEpochMicros(epochMicros: number): string {
	const epochMs = Math.floor(epochMicros / 1000);
	return addMicros(formatTimestamp(epochMs), epochMicros - epochMs * 1000);
}

/**
 * The text of a stored instant by the clocks of a zone: https://www.postgresql.org/docs/current/datatype-datetime.html#DATATYPE-DATETIME-OUTPUT.
 * @example printInstant("1970-01-01 00:00:00.500", "Asia/Kolkata") // "1970-01-01 05:30:00.5+05:30"
 */
export function printInstant(value: string | number, zone: string): string {
	if (isInfinite(value)) return String(value);
	const offset = offsetAt(readInstant(value), zone);
	return printLocal(changeInstant(value, (epochMs) => epochMs + offset)) + printOffset(offset);
}

/**
 * A stored time as it stands in a document, in ISO 8601.
 * @example printDocumentTime("1970-01-01 00:00:00", "timestamp", "Asia/Kolkata") // "1970-01-01T05:30:00+05:30"
 */
export function printDocumentTime(value: string | number, type: string, zone: string): string {
	if (isInfinite(value) || type === "date") return String(value);
	if (type === "local_timestamp") return printLocal(value).replace(" ", "T");
	return printInstant(value, zone)
		.replace(" ", "T")
		.replace(/[+-]\d\d$/, "$&:00");
}

/** The text of a stored time without the zeros that end its fraction. */
export function printLocal(value: string | number): string {
	return String(value)
		.replace(/(\.\d*?)0+$/, "$1")
		.replace(/\.$/, "");
}

/**
 * The proper name of a unit of time.
 * @throws invalid_argument (22023) for a word that is none.
 * @example readUnit("days") // "day"
 */
export function readUnit(value: string | number): string {
	const unit = normaliseUnit(String(value));
	if (unit !== undefined) return unit;
	throw createError("invalid_argument", {
		problem: `"${String(value).slice(0, 60)}" is no unit of time`,
		advice: "Use second, minute, hour, day, week, month, quarter or year.",
	});
}

/** The proper name of a field of a time of day; other words as they are. */
export function normaliseClockField(word: string): string {
	const lowered = word.toLowerCase();
	return normaliseUnit(lowered) ?? lowered;
}

/**
 * A function of a time that gives infinity back as it is.
 * @param index Which of its arguments is the time.
 */
export function passInfinity(index: number, row: RegisteredFunction): RegisteredFunction {
	const call: RegisteredFunction["call"] = (...values) => {
		const time = values[index] ?? null;
		return typeof time === "string" && isInfinite(time) && !values.includes(null) ? time : row.call(...values);
	};
	return { ...row, call };
}

/** Whether a stored time is infinity, or minus infinity. */
export function isInfinite(value: string | number): boolean {
	return value === "infinity" || value === "-infinity";
}

import { createError, parseTimestamp } from "../../base/index.ts";
import { normaliseUnit } from "../interval.ts";
import { createTimeError } from "../time-text.ts";
import type { RegisteredFunction } from "./registered-function.ts";

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

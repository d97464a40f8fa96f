import { createError, parseTimestamp } from "../../base/index.ts";
import { normaliseUnit } from "../interval.ts";

/**
 * Reads an instant as it lies in storage.
 * @throws bad_literal (22P02) for a text that is none.
 * @example readInstant("1970-01-01 00:00:01") // 1000
 */
export function readInstant(value: string | number): number {
	const epochMs = parseTimestamp(String(value));
	if (epochMs !== undefined) return epochMs;
	throw createError("bad_literal", {
		type: "timestamp",
		text: String(value).slice(0, 60),
		expected: "Write it like '2026-01-31 14:30:00'.",
	});
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

import { createError } from "./provider-error.ts";

// 0001-01-01 00:00:00.
const firstInstantMs = -62_135_596_800_000;

/** The last instant that a timestamp can be, 9999-12-31 23:59:59.999: beyond, its text would not sort as time does. */
export const lastInstantMs = 253_402_300_799_999;

/** Whether an instant, in milliseconds since 1970, is one that a timestamp can be: in the years 1 to 9999. */
export function isInstant(epochMs: number): boolean {
	return epochMs >= firstInstantMs && epochMs <= lastInstantMs;
}

/**
 * Prints an instant as the text in which timestamps are stored and compared: UTC, with milliseconds only when there are any.
 * @param epochMs Milliseconds since 1970.
 * @throws execution_failed (22008) for an instant that no timestamp can be.
 * @example formatTimestamp(1_700_000_000_500) // "2023-11-14 22:13:20.500"
 */
export function formatTimestamp(epochMs: number): string {
	if (!isInstant(epochMs)) {
		throw createError("execution_failed", {
			sqlState: "22008",
			problem: "timestamp out of range",
			advice: "Years go from 1 to 9999.",
		});
	}
	// What Date takes of a fraction.
	const wholeMs = Math.trunc(epochMs);
	const day = Math.floor(wholeMs / dayMs);
	const ms = wholeMs - day * dayMs;
	const seconds = Math.floor(ms / 1000);
	const minutes = Math.floor(seconds / 60);
	const text = `${formatDay(day)} ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
	return ms % 1000 === 0 ? text : `${text}.${String(ms % 1000).padStart(3, "0")}`;
}

const dayMs = 86_400_000;
const mostDays = 10_000;
const dayTexts = new Map<number, string>();
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, "0"));

// Rows come by the million, and their days by the hundred.
function formatDay(day: number): string {
	const known = dayTexts.get(day);
	if (known !== undefined) return known;
	if (dayTexts.size >= mostDays) dayTexts.clear();
	const text = new Date(day * dayMs).toISOString().slice(0, "0001-01-01".length);
	dayTexts.set(day, text);
	return text;
}

function pad(number: number): string {
	return twoDigits[number] ?? "";
}

/**
 * The beginning of a day, in milliseconds since 1970; months count from 0, and what is too large or too small moves on, as with
 * Date.UTC, which takes the years up to 99 for those from 1900 on.
 * @example findInstant(50, 0, 1) // -60589296000000
 */
export function findInstant(year: number, month: number, day = 1): number {
	return new Date(0).setUTCFullYear(year, month, day);
}

// Year 0001 to 9999, an optional time, an optional zone; a blank or a T between, as ISO 8601 and PostgreSQL write it.
const timestampPattern =
	/^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?\s*$/i;

/**
 * Reads a date or timestamp text; without a zone it is UTC.
 * @returns Milliseconds since 1970, or undefined when the text is no time that the calendar has in the years 1 to 9999.
 * @example parseTimestamp("2026-02-28T10:00:00+01:00") // 1772269200000
 */
export function parseTimestamp(text: string): number | undefined {
	const match = timestampPattern.exec(text);
	if (!match) return undefined;
	const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", zone = "Z"] = match;
	const startMs = findInstant(Number(year), Number(month) - 1, Number(day));
	if (Number(month) > 12 || new Date(startMs).getUTCMonth() !== Number(month) - 1) return undefined;
	if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return undefined;
	if (Number(hour) === 24 && (Number(minute) > 0 || Number(second) > 0)) return undefined;
	const ms = Number(fraction.slice(0, 3).padEnd(3, "0"));
	const timeMs = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + ms;
	const epochMs = startMs + timeMs - zoneOffsetMs(zone);
	return isInstant(epochMs) ? epochMs : undefined;
}

function zoneOffsetMs(zone: string): number {
	const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
	if (!match) return 0;
	const minutes = Number(match[2]) * 60 + Number(match[3] ?? "0");
	return (match[1] === "-" ? -minutes : minutes) * 60_000;
}

import { offsetAt } from "../../base/index.ts";
import { changeInstant } from "./instant.ts";
import type { Interval } from "./interval.ts";
import { nameZone } from "./zone-name.ts";

/** What a template of to_char prints: a time on some clocks, or a span of time. */
export interface TimeFields {
	readonly year: number;
	/** From 1; of a span from 0. */
	readonly month: number;
	readonly day: number;
	readonly hour: number;
	readonly minute: number;
	readonly second: number;
	readonly microsecond: number;
	/** From 1; of a span all its days, with 30 to a month. */
	readonly dayOfYear: number;
	readonly isSpan: boolean;
	/** How far the clocks are ahead of UTC, in seconds, and what their zone is called; 0 and nothing for a time without a zone. */
	readonly offset: number;
	readonly zoneName: string;
}

/**
 * The fields of a stored time, by the clocks of a zone when it is an instant.
 * @example readFields("1970-01-01 00:00:00", "Asia/Kolkata").hour // 5
 */
export function readFields(time: string | number, zone?: string): TimeFields {
	if (zone === undefined) return { ...cutFields(String(time)), offset: 0, zoneName: "" };
	let [offsetMs, zoneName] = [0, ""];
	const local = changeInstant(time, (epochMs) => {
		[offsetMs, zoneName] = [offsetAt(epochMs, zone), nameZone(epochMs, zone)];
		return epochMs + offsetMs;
	});
	return { ...cutFields(local), offset: offsetMs / 1000, zoneName };
}

function cutFields(text: string): Omit<TimeFields, "offset" | "zoneName"> {
	const [year = 1, month = 1, day = 1] = text.slice(0, 10).split("-").map(Number);
	const [hour = 0, minute = 0, second = 0] = text.slice(11, 19).split(":").map(Number);
	const microsecond = Number(text.slice(20).padEnd(6, "0"));
	const dayOfYear = julianDay(year, month, day) - julianDay(year, 1, 1) + 1;
	return { year, month, day, hour, minute, second, microsecond, dayOfYear, isSpan: false };
}

/** The fields of a span of time, each with its own sign. */
export function spanFields({ months, days, microseconds }: Interval): TimeFields {
	const [year, month] = [Math.trunc(months / 12), months % 12];
	const seconds = Math.trunc(microseconds / 1_000_000);
	const [hour, minute] = [Math.trunc(seconds / 3600), Math.trunc((seconds % 3600) / 60)];
	const clock = { hour, minute, second: seconds % 60, microsecond: microseconds % 1_000_000 };
	const dayOfYear = (year * 12 + month) * 30 + days;
	return { year, month, day: days, ...clock, dayOfYear, isSpan: true, offset: 0, zoneName: "" };
}

/**
 * The number of a day since 24 November 4714 before Christ, as PostgreSQL counts it for months and days that are none too.
 * Source: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/datetime.c, date2j.
 */
export function julianDay(year: number, month: number, day: number): number {
	const [months, years] = month > 2 ? [month + 1, year + 4800] : [month + 13, year + 4799];
	const century = Math.trunc(years / 100);
	const days = years * 365 - 32_167 + Math.trunc(years / 4) - century + Math.trunc(century / 4);
	return days + Math.trunc((7834 * months) / 256) + day;
}

/** The day of the week, from Sunday, which is 0. */
export function dayOfWeek({ year, month, day }: TimeFields): number {
	return weekdayOf(julianDay(year, month, day));
}

function weekdayOf(julian: number): number {
	return (((julian + 1) % 7) + 7) % 7;
}

/**
 * The year, week and day of ISO 8601, whose weeks belong to the year of their Thursday.
 * @example isoFields(readFields("2027-01-01 00:00:00")) // { year: 2026, week: 53, dayOfYear: 369 }
 */
export function isoFields({ year, month, day }: TimeFields) {
	const julian = julianDay(year, month, day);
	const isoYear = julian < firstMonday(year) ? year - 1 : julian >= firstMonday(year + 1) ? year + 1 : year;
	const dayOfYear = julian - firstMonday(isoYear) + 1;
	return { year: isoYear, week: Math.trunc((dayOfYear - 1) / 7) + 1, dayOfYear };
}

// The week of 4 January is the first of its year.
function firstMonday(year: number): number {
	const fourth = julianDay(year, 1, 4);
	return fourth - weekdayOf(fourth - 1);
}

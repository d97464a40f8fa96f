import { createError } from "../../base/index.ts";
import { type Interval, normaliseUnit } from "./interval.ts";

const monthsIn: Readonly<Record<string, number>> = {
	month: 1,
	quarter: 3,
	year: 12,
	decade: 120,
	century: 1200,
	millennium: 12_000,
};

const microsecondsIn: Readonly<Record<string, number>> = {
	microsecond: 1,
	millisecond: 1000,
	second: 1_000_000,
	minute: 60_000_000,
	hour: 3_600_000_000,
};

/**
 * An interval without what is smaller than a unit, towards nought.
 * Source: `interval_trunc` in PostgreSQL's timestamp.c.
 * @throws not_supported (0A000) for weeks, which months and days do not make, invalid_argument (22023) for what is no unit.
 * @example truncateInterval({ months: 17, days: 3, microseconds: 1 }, "year") // { months: 12, days: 0, microseconds: 0 }
 */
export function truncateInterval({ months, days, microseconds }: Interval, word: string): Interval {
	const unit = normaliseUnit(word) ?? word;
	const [month, fraction] = [monthsIn[unit], microsecondsIn[unit]];
	if (month !== undefined) return { months: cut(months, month), days: 0, microseconds: 0 };
	if (fraction !== undefined) return { months, days, microseconds: cut(microseconds, fraction) };
	if (unit === "day") return { months, days, microseconds: 0 };
	if (unit === "week") {
		const advice = "Cut it to days, or to months.";
		throw createError("not_supported", { feature: "an interval that is cut to weeks", advice });
	}
	const advice = "Use second, minute, hour, day, month, quarter or year.";
	throw createError("invalid_argument", { problem: `"${word.slice(0, 60)}" is no unit of time`, advice });
}

// Plus nought, for there is no minus nought.
function cut(count: number, size: number): number {
	return count - (count % size) + 0;
}

/**
 * An interval of which only the fields up to one are kept: INTERVAL '1:30' HOUR.
 * Source: `AdjustIntervalForTypmod` in PostgreSQL's timestamp.c.
 */
export function keepFields(interval: Interval, fields: string): Interval {
	const last = fields.split(" ").at(-1) ?? "second";
	return last === "second" ? interval : truncateInterval(interval, last);
}

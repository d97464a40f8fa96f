import { createError, formatTimestamp, parseTimestamp } from "../../base/index.ts";
import { addToInstant, intervalSeconds, multiplyUnit, normaliseUnit } from "../interval.ts";
import { instantOfLocal, offsetAt } from "../time-zone.ts";
import { asInteger, define, type RegisteredFunction, strict } from "./registered-function.ts";
import { formatTime } from "./time-format.ts";

/** Date and time functions in JavaScript. Instants are UTC text as it is stored, spans are seconds. */
export const registeredTimeFunctions: readonly RegisteredFunction[] = [
	strict("add_interval", 4, (time, months, days, seconds) => {
		const parts = { months: Number(months), days: Number(days), seconds: Number(seconds) };
		return printInstant(addToInstant(readInstant(time), parts));
	}),
	strict("truncate_time", 2, (unit, time) => printInstant(truncateInstant(readUnit(unit), readInstant(time)))),
	strict("interval_part", 2, (field, seconds) => spanField(String(field), Number(seconds))),
	strict("epoch_to_timestamp", 1, (seconds) => printInstant(Math.round(Number(seconds) * 1000))),
	strict("add_units", 3, (unit, count, time) =>
		printInstant(addToInstant(readInstant(time), multiplyUnit(readUnit(unit), Number(count)))),
	),
	strict("count_boundaries", 3, (unit, from, to) =>
		asInteger(countBoundaries(readUnit(unit), readInstant(from), readInstant(to))),
	),
	strict("instant_to_local", 2, (time, zone) => {
		const epochMs = readInstant(time);
		return printInstant(epochMs + offsetAt(epochMs, String(zone)));
	}),
	strict("local_to_instant", 2, (time, zone) => printInstant(instantOfLocal(readInstant(time), String(zone)))),
	strict("format_time", 2, (time, format) => formatTime(readInstant(time), String(format))),
	strict("make_date", 3, (year, month, day) => {
		const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
		return printInstant(readInstant(text)).slice(0, 10);
	}),
	define("make_interval", -1, (...values) => {
		const units = ["year", "month", "week", "day", "hour", "minute", "second"];
		return values.reduce<number>(
			(total, value, index) => total + intervalSeconds(multiplyUnit(units[index] ?? "second", Number(value ?? 0))),
			0,
		);
	}),
];

function readInstant(value: string | number): number {
	const epochMs = parseTimestamp(String(value));
	if (epochMs !== undefined) return epochMs;
	throw createError("bad_literal", {
		type: "timestamp",
		text: String(value).slice(0, 60),
		expected: "Write it like '2026-01-31 14:30:00'.",
	});
}

function printInstant(epochMs: number): string {
	// The years that timestamps can have; beyond them JavaScript prints another form, or none.
	if (Number.isFinite(epochMs) && epochMs >= -62_135_596_800_000 && epochMs <= 253_402_300_799_999)
		return formatTimestamp(epochMs);
	throw createError("execution_failed", {
		sqlState: "22008",
		problem: "timestamp out of range",
		advice: "Years go from 1 to 9999.",
	});
}

function readUnit(value: string | number): string {
	const unit = normaliseUnit(String(value));
	if (unit !== undefined) return unit;
	throw createError("invalid_argument", {
		problem: `"${String(value).slice(0, 60)}" is no unit of time`,
		advice: "Use second, minute, hour, day, week, month, quarter or year.",
	});
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

function truncateInstant(unit: string, epochMs: number): number {
	const spanMs = spanUnitsMs[unit];
	if (spanMs !== undefined) return Math.floor(epochMs / spanMs) * spanMs;
	const date = new Date(epochMs);
	const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
	if (unit === "week") return Date.UTC(year, month, date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
	if (unit === "month") return Date.UTC(year, month, 1);
	if (unit === "quarter") return Date.UTC(year, month - (month % 3), 1);
	const step = yearSteps[unit] ?? 1;
	// Centuries and millennia begin with year 1, decades with year 0.
	const first = step >= 100 ? Math.floor((year - 1) / step) * step + 1 : Math.floor(year / step) * step;
	return Date.UTC(first, 0, 1);
}

function countBoundaries(unit: string, fromMs: number, toMs: number): number {
	const spanMs = spanUnitsMs[unit];
	if (spanMs !== undefined) return Math.floor(toMs / spanMs) - Math.floor(fromMs / spanMs);
	if (unit === "week") return (truncateInstant("week", toMs) - truncateInstant("week", fromMs)) / (7 * 86_400_000);
	const months = (epochMs: number) => new Date(epochMs).getUTCFullYear() * 12 + new Date(epochMs).getUTCMonth();
	const size = unit === "month" ? 1 : unit === "quarter" ? 3 : 12 * (yearSteps[unit] ?? 1);
	return Math.floor(months(toMs) / size) - Math.floor(months(fromMs) / size);
}

function spanField(field: string, seconds: number): number {
	const unit = field.toLowerCase() === "epoch" ? "epoch" : readUnit(field);
	switch (unit) {
		case "epoch":
			return seconds;
		case "day":
			return Math.trunc(seconds / 86_400);
		case "hour":
			return Math.trunc((seconds % 86_400) / 3600);
		case "minute":
			return Math.trunc((seconds % 3600) / 60);
		case "second":
			return Math.round((seconds % 60) * 1e6) / 1e6;
		default:
			// A span of time that is a difference of instants has no months or years.
			return 0;
	}
}

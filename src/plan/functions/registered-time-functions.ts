import { createError, formatTimestamp, parseTimestamp } from "../../base/index.ts";
import {
	addToInstant,
	type IntervalParts,
	intervalSeconds,
	multiplyUnit,
	normaliseUnit,
	scaleInterval,
} from "../interval.ts";
import { instantOfLocal, offsetAt } from "../time-zone.ts";
import { asInteger, type RegisteredFunction, strict } from "./registered-function.ts";
import { formatTime, readTimeBy } from "./time-format.ts";

/** Date and time functions in JavaScript. Instants are UTC text as it is stored, spans are seconds. */
export const registeredTimeFunctions: readonly RegisteredFunction[] = [
	strict("add_interval", 4, (time, months, days, seconds) => {
		const parts = { months: Number(months), days: Number(days), seconds: Number(seconds) };
		return printInstant(addToInstant(readInstant(time), parts));
	}),
	strict("truncate_time", 2, (unit, time) => printInstant(truncateInstant(readUnit(unit), readInstant(time)))),
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
	strict("range_bound", 3, (unit, offset, time) => {
		const name = readUnit(unit);
		const start = truncateInstant(name, readInstant(time));
		return printInstant(addToInstant(start, multiplyUnit(name, Number(offset))));
	}),
	strict("make_timestamp", 5, makeTimestamp),
	strict("make_timestamp", 6, makeTimestamp),
	strict("make_timestamp", 7, makeTimestamp),
	strict("date_bin", 3, (span, time, origin) => {
		const spanMs = Number(span) * 1000;
		if (spanMs <= 0)
			throw createError("invalid_argument", {
				problem: "the span of date_bin must be positive",
				advice: "Write it like '15 minutes'.",
			});
		const [at, from] = [readInstant(time), readInstant(origin)];
		return printInstant(from + Math.floor((at - from) / spanMs) * spanMs);
	}),
	strict("age_part", 3, (unit, later, earlier) => {
		const parts = ageBetween(readInstant(later), readInstant(earlier));
		return unit === "month" ? asInteger(parts.months) : unit === "day" ? asInteger(parts.days) : parts.seconds;
	}),
	strict("justify_part", 5, (unit, what, months, days, seconds) => {
		const parts = justify(String(what), { months: Number(months), days: Number(days), seconds: Number(seconds) });
		return unit === "month" ? asInteger(parts.months) : unit === "day" ? asInteger(parts.days) : parts.seconds;
	}),
	strict("span_part", 4, (field, months, days, seconds) => {
		if (field === "epoch")
			return intervalSeconds({ months: Number(months), days: Number(days), seconds: Number(seconds) });
		return spanField(readUnit(field), { months: Number(months), days: Number(days), seconds: Number(seconds) });
	}),
	strict("read_time", 2, (text, template) => printInstant(readTimeBy(String(text), String(template)))),
	strict("name_field", 2, (field, time) => nameField(String(field), readInstant(time))),
	strict("round_time", 2, (time, digits) => {
		const unit = 10 ** (3 - Number(digits));
		return printInstant(Math.round(readInstant(time) / unit) * unit);
	}),
	strict("is_time_text", 1, (text) => (parseTimestamp(String(text)) === undefined ? 0n : 1n)),
	strict("format_span", 2, (seconds, format) => formatTime(Math.round(Number(seconds) * 1000), String(format))),
];

function makeTimestamp(...parts: readonly (string | number)[]): string {
	const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, milliseconds = 0] = parts.map(Number);
	const pad = (value: number, width: number) => String(value).padStart(width, "0");
	const clock = `${pad(hour, 2)}:${pad(minute, 2)}:${pad(Math.floor(second), 2)}`;
	const start = readInstant(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)} ${clock}`);
	return printInstant(start + Math.round((second % 1) * 1000) + milliseconds);
}

// Months first, counted in whole ones, then what is left; the days of a broken month are those of the earlier month.
function ageBetween(laterMs: number, earlierMs: number): IntervalParts {
	if (laterMs < earlierMs) return scaleInterval(ageBetween(earlierMs, laterMs), -1);
	const [later, earlier] = [new Date(laterMs), new Date(earlierMs)];
	let months = (later.getUTCFullYear() - earlier.getUTCFullYear()) * 12 + later.getUTCMonth() - earlier.getUTCMonth();
	let days = later.getUTCDate() - earlier.getUTCDate();
	let milliseconds = (laterMs % 86_400_000) - (earlierMs % 86_400_000);
	if (milliseconds < 0) {
		milliseconds += 86_400_000;
		days--;
	}
	if (days < 0) {
		days += new Date(Date.UTC(earlier.getUTCFullYear(), earlier.getUTCMonth() + 1, 0)).getUTCDate();
		months--;
	}
	return { months, days, seconds: milliseconds / 1000 };
}

// What does not have the sign of the whole is borrowed from the next greater unit.
function justify(what: string, { months, days, seconds }: IntervalParts): IntervalParts {
	const dayCarry = what === "days" ? 0 : Math.trunc(seconds / 86_400);
	let [allDays, allMonths, rest] = [days + dayCarry, months, seconds - dayCarry * 86_400];
	if (what !== "hours") {
		const monthCarry = Math.trunc(allDays / 30);
		[allMonths, allDays] = [allMonths + monthCarry, allDays - monthCarry * 30];
		if (allMonths > 0 && (allDays < 0 || (allDays === 0 && rest < 0)))
			[allMonths, allDays] = [allMonths - 1, allDays + 30];
	}
	if (what !== "days" && allDays > 0 && rest < 0) [allDays, rest] = [allDays - 1, rest + 86_400];
	return { months: allMonths, days: allDays, seconds: rest };
}

function nameField(field: string, epochMs: number): string {
	const lowered = field.toLowerCase();
	if (/^(dw|w|weekday|dow)$/.test(lowered)) return formatTime(epochMs, "FMDay");
	const unit = readUnit(field);
	const template = {
		year: "YYYY",
		quarter: "Q",
		month: "FMMonth",
		week: "FMIW",
		day: "FMDD",
		hour: "FMHH24",
		minute: "FMMI",
		second: "FMSS",
		millisecond: "FMMS",
	}[unit];
	return formatTime(epochMs, template ?? "YYYY-MM-DD");
}

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

function spanField(unit: string, { months, days, seconds }: IntervalParts): number {
	const rest = Math.round((seconds % 60) * 1e6) / 1e6;
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
		millisecond: Math.round(rest * 1e6) / 1e3,
		microsecond: Math.round(rest * 1e6),
	};
	return fields[unit] ?? 0;
}

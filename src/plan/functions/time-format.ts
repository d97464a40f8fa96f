import { findInstant } from "../../base/index.ts";
import { composeClock } from "../clock.ts";
import { createTimeError, findDay } from "../time-text.ts";

const monthNames = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December",
];
const dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const pad = (value: number, width: number) => String(value).padStart(width, "0");
const hour12 = (date: Date) => date.getUTCHours() % 12 || 12;
const monthName = (date: Date) => monthNames[date.getUTCMonth()] ?? "";
const dayName = (date: Date) => dayNames[date.getUTCDay()] ?? "";
const half = (date: Date) => (date.getUTCHours() < 12 ? "am" : "pm");
const dayOfYear = (date: Date) =>
	Math.floor((date.getTime() - findInstant(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;

// Longest first, because the pattern below tries them in this order.
const templateTable: readonly (readonly [template: string, print: (date: Date) => string])[] = [
	["HH24", (date) => pad(date.getUTCHours(), 2)],
	["HH12", (date) => pad(hour12(date), 2)],
	["YYYY", (date) => pad(date.getUTCFullYear(), 4)],
	["IYYY", (date) => pad(isoWeek(date).year, 4)],
	["MONTH", (date) => monthName(date).toUpperCase().padEnd(9)],
	["Month", (date) => monthName(date).padEnd(9)],
	["month", (date) => monthName(date).toLowerCase().padEnd(9)],
	["DDD", (date) => pad(dayOfYear(date), 3)],
	["DAY", (date) => dayName(date).toUpperCase().padEnd(9)],
	["Day", (date) => dayName(date).padEnd(9)],
	["day", (date) => dayName(date).toLowerCase().padEnd(9)],
	["MON", (date) => monthName(date).slice(0, 3).toUpperCase()],
	["Mon", (date) => monthName(date).slice(0, 3)],
	["mon", (date) => monthName(date).slice(0, 3).toLowerCase()],
	["YY", (date) => pad(date.getUTCFullYear() % 100, 2)],
	["MM", (date) => pad(date.getUTCMonth() + 1, 2)],
	["DD", (date) => pad(date.getUTCDate(), 2)],
	["DY", (date) => dayName(date).slice(0, 3).toUpperCase()],
	["Dy", (date) => dayName(date).slice(0, 3)],
	["dy", (date) => dayName(date).slice(0, 3).toLowerCase()],
	["HH", (date) => pad(hour12(date), 2)],
	["MI", (date) => pad(date.getUTCMinutes(), 2)],
	["SS", (date) => pad(date.getUTCSeconds(), 2)],
	["MS", (date) => pad(date.getUTCMilliseconds(), 3)],
	["US", (date) => pad(date.getUTCMilliseconds() * 1000, 6)],
	["ID", (date) => String(date.getUTCDay() || 7)],
	["IW", (date) => pad(isoWeek(date).week, 2)],
	["WW", (date) => pad(Math.floor((dayOfYear(date) - 1) / 7) + 1, 2)],
	["AM", (date) => half(date).toUpperCase()],
	["PM", (date) => half(date).toUpperCase()],
	["am", (date) => half(date)],
	["pm", (date) => half(date)],
	["TZ", () => "UTC"],
	["Q", (date) => String(Math.floor(date.getUTCMonth() / 3) + 1)],
	["D", (date) => String(date.getUTCDay() + 1)],
];

const printers = new Map(templateTable);
const pattern = new RegExp(`"([^"]*)"|(FM)?(${templateTable.map(([template]) => template).join("|")})`, "g");
const caseless = new Map(templateTable.map(([template, print]) => [template.toUpperCase(), print]));
const anyCasePattern = new RegExp(pattern.source, "gi");

/**
 * Prints an instant by a template of PostgreSQL's to_char.
 * Source: https://www.postgresql.org/docs/current/functions-formatting.html.
 * @example formatTime(0, 'YYYY-MM-DD HH24:MI') // "1970-01-01 00:00"
 */
export function formatTime(epochMs: number, template: string): string {
	const date = new Date(epochMs);
	return template.replace(
		anyCasePattern,
		(whole, quoted: string | undefined, prefix: string | undefined, name: string | undefined) => {
			if (name === undefined) return quoted ?? whole;
			const text = (printers.get(name) ?? caseless.get(name.toUpperCase()))?.(date) ?? whole;
			return prefix === undefined ? text : text.trimEnd().replace(/^0+(?=\d)/, "");
		},
	);
}

function isoWeek(date: Date): { year: number; week: number } {
	// The ISO week belongs to the year of its Thursday.
	const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * 86_400_000);
	return { year: thursday.getUTCFullYear(), week: Math.ceil(dayOfYear(thursday) / 7) };
}

type FieldName = "year" | "month" | "day" | "hour" | "minute" | "second" | "millisecond" | "half";

// Longest first. `short` years are 2000 to 2069 and 1970 to 1999.
const readerTable: readonly (readonly [template: string, pattern: string, field: FieldName])[] = [
	["HH24", "\\d{1,2}", "hour"],
	["HH12", "\\d{1,2}", "hour"],
	["YYYY", "\\d{4}", "year"],
	["MONTH", "[A-Za-z]+", "month"],
	["MON", "[A-Za-z]{3}", "month"],
	["YY", "\\d{2}", "year"],
	["MM", "\\d{1,2}", "month"],
	["DD", "\\d{1,2}", "day"],
	["HH", "\\d{1,2}", "hour"],
	["MI", "\\d{1,2}", "minute"],
	["SS", "\\d{1,2}", "second"],
	["MS", "\\d{1,3}", "millisecond"],
	["AM", "[AaPp][Mm]", "half"],
	["PM", "[AaPp][Mm]", "half"],
];

const readerPattern = new RegExp(`(?:FM|TM)?(${readerTable.map(([template]) => template).join("|")})`, "gi");

/**
 * Reads an instant by a template of PostgreSQL's to_timestamp and to_date; what stands between the fields need not be the same.
 * Source: https://www.postgresql.org/docs/current/functions-formatting.html.
 * @throws bad_time (22007) when the text does not fit, time_out_of_range (22008) when the calendar has no such time.
 * @example readTimeBy("05 Dec 2000", "DD Mon YYYY") // 975974400000
 */
export function readTimeBy(text: string, template: string): number {
	const fields: FieldName[] = [];
	let pattern = "^\\s*";
	let from = 0;
	for (const match of template.matchAll(readerPattern)) {
		const row = readerTable.find(([name]) => name === match[1]?.toUpperCase());
		if (!row) continue;
		if (match.index > from) pattern += "[^A-Za-z0-9]*(?:T(?=\\d))?";
		pattern += `(${row[1]})`;
		fields.push(row[2]);
		from = match.index + match[0].length;
	}
	const found = new RegExp(pattern).exec(text);
	if (!found || fields.length === 0)
		throw createTimeError("bad_time", "timestamp", text, { expected: `It has to look like ${template}.` });
	const values = new Map(fields.map((field, index) => [field, found[index + 1] ?? ""]));
	return composeTime(values, text);
}

function composeTime(values: ReadonlyMap<FieldName, string>, text: string): number {
	const number = (field: FieldName, otherwise: number) => (values.has(field) ? Number(values.get(field)) : otherwise);
	const word = values.get("month") ?? "1";
	const named = monthNames.findIndex((name) => name.toLowerCase().startsWith(word.toLowerCase()));
	const month = /^\d+$/.test(word) ? Number(word) : named + 1;
	const year = number("year", 1);
	const full = (values.get("year")?.length ?? 4) > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
	const half = values.get("half")?.toLowerCase();
	const hour = number("hour", 0);
	const hours = half === "pm" && hour < 12 ? hour + 12 : half === "am" && hour === 12 ? 0 : hour;
	const dayMs = findDay(full, month, number("day", 1));
	const clock = composeClock(hours, number("minute", 0), number("second", 0));
	if (dayMs === undefined || clock === "range") throw createTimeError("time_out_of_range", "timestamp", text);
	return dayMs + clock / 1000 + number("millisecond", 0);
}

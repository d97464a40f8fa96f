import { createError } from "../../base/index.ts";
import { composeClock } from "./clock.ts";
import type { TimeFields } from "./time-fields.ts";
import { monthNames, type TemplateWord, templateTable } from "./time-template-table.ts";
import { createTimeError, findDay } from "./time-text.ts";

const wordPattern = new RegExp(`^(?:${templateTable.map(({ word }) => word.replaceAll(".", "\\.")).join("|")})`);
const templateWords = new Map(templateTable.map((row) => [row.word, row]));

/**
 * Prints a time, or a span of time, by a template of PostgreSQL's to_char: FM takes the filling from the next word, TM has no other languages
 * to print, TH behind a number makes it an ordinal, and what stands in double quotes is printed as it is.
 * Source: https://www.postgresql.org/docs/current/functions-formatting.html.
 * @throws bad_time (22007) for a word that a span of time has no value for.
 * @example `FMDDth Mon YYYY` → "1st Jan 1970"
 */
export function formatTime(fields: TimeFields, template: string): string {
	let pieces = compiled.get(template);
	if (!pieces) {
		pieces = compileTemplate(template);
		if (compiled.size >= mostTemplates) compiled.clear();
		compiled.set(template, pieces);
	}
	return pieces.map((piece) => (typeof piece === "string" ? piece : printPiece(piece, fields))).join("");
}

interface Piece {
	readonly word: TemplateWord;
	readonly prefix: string;
	readonly suffix: string;
}

// A statement prints each of its rows by the same template.
const compiled = new Map<string, readonly (Piece | string)[]>();
const mostTemplates = 200;

function compileTemplate(template: string): readonly (Piece | string)[] {
	const pieces: (Piece | string)[] = [];
	let rest = template;
	const take = (pattern: RegExp): string => {
		const found = pattern.exec(rest)?.[0] ?? "";
		rest = rest.slice(found.length);
		return found;
	};
	while (rest !== "") {
		const prefix = take(/^(?:FM|TM|fm|tm)/);
		const word = templateWords.get(take(wordPattern));
		pieces.push(word ? { word, prefix, suffix: take(/^(?:TH|th|SP)/) } : readLiteral(take(literalPattern)));
	}
	return pieces;
}

// A quoted piece, or one character. A backslash stands for itself except before a quote, and inside of quotes before anything.
const literalPattern = /^(?:"(?:[^"\\]|\\.|\\$)*"?|\\"|.)/su;

function readLiteral(literal: string): string {
	if (literal === '\\"') return '"';
	const [, quoted] = /^"((?:[^"\\]|\\.|\\$)*)"?$/su.exec(literal) ?? [];
	return quoted?.replace(/\\(.)/gsu, "$1") ?? literal;
}

function printPiece({ word, prefix, suffix }: Piece, fields: TimeFields): string {
	if (fields.isSpan && !word.isOfSpans) throw refuseSpan(word.word);
	// Translated names are not filled up either.
	const isFilled = prefix === "" || (word.kind === "number" && prefix.toUpperCase() === "TM");
	const printed = word.print(fields, isFilled);
	return word.kind === "number" && /th/i.test(suffix) ? makeOrdinal(printed, suffix) : printed;
}

function refuseSpan(word: string): Error {
	const expected = "Intervals are not tied to specific calendar dates.";
	return createError("bad_time", { type: "interval format", text: word, expected });
}

function makeOrdinal(printed: string, suffix: string): string {
	const isTeen = printed.at(-2) === "1";
	const ending = isTeen ? "th" : ({ "1": "st", "2": "nd", "3": "rd" }[printed.at(-1) ?? ""] ?? "th");
	return printed + (suffix === "TH" ? ending.toUpperCase() : ending);
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

import {
	createError,
	formatJson,
	formatTimestamp,
	isJsonObject,
	parseJson,
	type StoredValue,
} from "../../base/index.ts";
import { addDecimals, compareDecimals, printDecimal } from "../number/decimal.ts";
import { readStored } from "../number/stored-decimal.ts";
import { compilePattern, type TextPattern } from "../text/text-pattern.ts";
import { readInstant } from "../time/instant.ts";
import { addToInstant, decodeInterval } from "../time/interval.ts";
import { define, type RegisteredFunction, strict } from "./registered-function.ts";
import { documentForms, printJson } from "./registered-jsonb-functions.ts";

type Stored = Parameters<typeof readStored>[0];

/** How many rows a series may have: they are made at once. */
const seriesLimit = 5_000_000;

/** Functions whose result is a JSON array, which json_each unfolds into rows. */
export const registeredTableFunctions: readonly RegisteredFunction[] = [
	define("series_of_numbers", 3, (from = null, to = null, step = null) => {
		if (from === null || to === null || step === null) return null;
		if (Number(step) === 0) throw stepIsZero();
		if ([from, to, step].every((value) => typeof value === "bigint" || Number.isSafeInteger(value)))
			return listWhole(BigInt(from), BigInt(to), BigInt(step));
		if ([from, to, step].some((value) => typeof value === "string"))
			return listDecimals(asPlain(from), asPlain(to), asPlain(step));
		const size = Math.floor((Number(to) - Number(from)) / Number(step)) + 1;
		checkSize(size);
		return formatJson(Array.from({ length: Math.max(0, size) }, (_, index) => Number(from) + index * Number(step)));
	}),
	strict("series_of_times", 3, (from = "", to = "", step) => {
		const [first, last] = [readInstant(from), readInstant(to)];
		const interval = decodeInterval(String(step));
		return formatJson(listSeries(first, last, (time) => addToInstant(time, interval)));
	}),
	strict("json_elements", 1, (json) => formatJson(readList(json).map((item) => formatJson(item)))),
	...documentForms.flatMap(({ prefix, format, listNames }) => [
		strict(`${prefix}_keys`, 1, (json) => formatJson(listNames(readObject(json)))),
		strict(`${prefix}_pairs`, 1, (json) => {
			const object = readObject(json);
			return formatJson(listNames(object).map((name) => [name, formatJson(object[name])]));
		}),
		strict(`${prefix}_element_texts`, 1, (json) => formatJson(readList(json).map((item) => printJson(item, format)))),
		strict(`${prefix}_pair_texts`, 1, (json) => {
			const object = readObject(json);
			return formatJson(listNames(object).map((name) => [name, printJson(object[name], format)]));
		}),
	]),
	strict("regexp_split", 3, (text, pattern, flags) =>
		formatJson(splitBy(String(text), compilePattern(String(pattern), String(flags)))),
	),
	strict("regexp_all", 3, (text, pattern, flags) => {
		const matches = [...compilePattern(String(pattern), String(flags)).matchAll(String(text))];
		const wanted = String(flags).includes("g") ? matches : matches.slice(0, 1);
		return formatJson(wanted.map(({ groups }) => formatJson(groups.length > 1 ? groups.slice(1) : groups)));
	}),
	strict("options_of_texts", 1, (list) =>
		formatJson(readList(list).flatMap((option) => (typeof option === "string" ? [splitOption(option)] : []))),
	),
	define("rows_beside", -1, (widths, ...lists) => standRowsBeside(String(widths), lists)),
];

// What has no sign = is a name alone.
function splitOption(option: string): readonly (string | null)[] {
	const place = option.indexOf("=");
	return place < 0 ? [option, null] : [option.slice(0, place), option.slice(place + 1)];
}

// A list of width 0 holds values; another holds rows of so many. NULL has no row.
function standRowsBeside(widths: string, lists: readonly StoredValue[]): string {
	const parts = (parseJson(widths) as readonly number[]).map((width, index) => {
		const list = lists[index] ?? null;
		return { width, rows: list === null ? [] : (parseJson(String(list)) as readonly unknown[]) };
	});
	const count = parts.reduce((most, { rows }) => Math.max(most, rows.length), 0);
	return formatJson(
		Array.from({ length: count }, (_, index) =>
			parts.flatMap(({ width, rows }) => {
				if (width === 0) return [rows[index] ?? null];
				return rows[index] ?? Array.from({ length: width }, () => null);
			}),
		),
	);
}

/**
 * The texts of times from one to another.
 * @param step Gives the time after one; each starts from the one before, so that a series of months stays on the day it has fallen back to.
 * @throws invalid_argument (22023) for a step that leads nowhere, execution_failed (54000) for too many.
 * @example listSeries(0, 2000, (time) => time + 2000) // ["1970-01-01 00:00:00", "1970-01-01 00:00:02"]
 */
export function listSeries(first: number, last: number, step: (epochMs: number) => number): readonly string[] {
	const sign = Math.sign(step(first) - first);
	if (sign === 0) throw stepIsZero();
	const times: string[] = [];
	for (let time = first; (last - time) * sign >= 0; time = step(time)) {
		times.push(formatTimestamp(time));
		checkSize(times.length);
	}
	return times;
}

function stepIsZero(): Error {
	return createError("invalid_argument", {
		problem: "step size cannot equal zero",
		advice: "Give a step that leads somewhere.",
	});
}

function checkSize(size: number): void {
	if (size <= seriesLimit) return;
	throw createError("execution_failed", {
		sqlState: "54000",
		problem: `a series of more than ${String(seriesLimit)} rows`,
		advice: "Make it shorter.",
	});
}

function readList(json: string | number): readonly unknown[] {
	const value: unknown = parseJson(String(json));
	if (Array.isArray(value)) return value;
	throw createError("invalid_argument", {
		problem: "elements can only be taken from a JSON array",
		advice: "Test it with json_typeof(…) = 'array' first.",
	});
}

function readObject(json: string | number): Readonly<Record<string, unknown>> {
	const value: unknown = parseJson(String(json));
	if (isJsonObject(value)) return value;
	throw createError("invalid_argument", {
		problem: "keys can only be taken from a JSON object",
		advice: "Test it with json_typeof(…) = 'object' first.",
	});
}

function splitBy(text: string, pattern: TextPattern): readonly string[] {
	const pieces: string[] = [];
	let from = 0;
	for (const { index, end } of pattern.matchAll(text)) {
		// An empty match at the start, at the end or right behind another cuts nothing off.
		if (index === end && (index === from || index === text.length)) continue;
		pieces.push(text.slice(from, index));
		from = end;
	}
	pieces.push(text.slice(from));
	return pieces;
}

// Exact up to the last number of 64 bits.
function listWhole(from: bigint, to: bigint, step: bigint): string {
	const size = (to - from) / step + 1n;
	if ((step > 0n && to < from) || (step < 0n && to > from)) return "[]";
	checkSize(Number(size));
	return formatJson(Array.from({ length: Number(size) }, (_, index) => from + BigInt(index) * step));
}

function asPlain(value: string | number | bigint): Stored {
	return typeof value === "bigint" ? Number(value) : value;
}

function listDecimals(from: Stored = 0, to: Stored = 0, step: Stored = 1): string {
	const [first, last, distance] = [from, to, step].map(readStored);
	if (!first || !last || !distance) throw stepIsZero();
	const sign = distance.digits < 0n ? -1 : 1;
	const texts: string[] = [];
	for (let value = first; ; value = addDecimals(value, distance)) {
		if (compareDecimals(value, last) * sign > 0) return formatJson(texts);
		texts.push(printDecimal(value));
		checkSize(texts.length);
	}
}

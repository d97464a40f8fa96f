import { checkZone, createError, findInstant } from "../../base/index.ts";
import { hourMicros, readBareClock, readClock } from "./clock.ts";
import type { TimeToken } from "./time-tokens.ts";
import { findMonth, findZoneAbbreviation, isIgnoredWord } from "./time-words.ts";

/** How far a zone is ahead of UTC in milliseconds, or its name. */
export type Zone = number | string;

/** A word for a time of its own. */
export type Word = "now" | "today" | "tomorrow" | "yesterday" | "epoch" | "infinity" | "-infinity";

/** What has been read so far of a text. */
export interface WrittenTime {
	year?: number;
	month?: number;
	day?: number;
	/** The year has two digits or fewer, which mean 1970 to 2069. */
	isShortYear?: boolean;
	isMonthNamed?: boolean;
	/** Microseconds since midnight. */
	clock?: number;
	half?: "am" | "pm";
	era?: "ad" | "bc";
	zone?: Zone;
	word?: Word;
	/** What the number to come is: a Julian day, or a clock without colons. */
	next?: "julian" | "clock" | undefined;
}

/** Why a text is no time: it cannot be read, or the calendar lacks it. */
export type TimeFlaw = "bad" | "range";
type Reader = (text: string, fields: WrittenTime, next: TimeToken | undefined) => TimeFlaw | undefined;

/** Each kind of token puts what it says into the fields, or tells that it is no part of a time, or none that there is. */
export const tokenReaders: Readonly<Record<TimeToken["kind"], Reader>> = {
	clock: (text, fields) => setClock(fields, readClock(text)),
	offset: (text, fields) => {
		const zone = readOffset(text);
		return zone === "bad" ? "bad" : setZone(fields, zone);
	},
	word: readWord,
	date: readDate,
	number: readNumber,
};

function readWord(word: string, fields: WrittenTime, next: TimeToken | undefined): TimeFlaw | undefined {
	if (isIgnoredWord(word)) return undefined;
	const month = findMonth(word);
	if (month !== undefined) return setNamedMonth(fields, month);
	switch (word) {
		case "am":
		case "pm":
			return set(fields, "half", word);
		case "ad":
		case "bc":
			return set(fields, "era", word);
		case "t":
			if (fields.day === undefined || next === undefined || next.kind === "word") return "bad";
			fields.next = next.kind === "number" || next.kind === "date" ? "clock" : undefined;
			return undefined;
		case "j":
		case "jd":
		case "julian":
			fields.next = "julian";
			return undefined;
		case "allballs":
			return setClock(fields, 0) ?? setZone(fields, 0);
		case "now":
		case "today":
		case "tomorrow":
		case "yesterday":
		case "epoch":
		case "infinity":
		case "-infinity":
			return fields.day === undefined ? set(fields, "word", word) : "bad";
		default: {
			const zone = findZoneAbbreviation(word) ?? (isZone(word) ? word : undefined);
			return zone === undefined ? "bad" : setZone(fields, zone);
		}
	}
}

function isZone(name: string): boolean {
	try {
		checkZone(name);
		return true;
	} catch {
		return false;
	}
}

// A number may be taken for the month until the month comes by its name.
function setNamedMonth(fields: WrittenTime, month: number): TimeFlaw | undefined {
	if (fields.month !== undefined) {
		if (fields.isMonthNamed || fields.day !== undefined || fields.month > 31) return "bad";
		fields.day = fields.month;
	}
	fields.month = month;
	fields.isMonthNamed = true;
	return undefined;
}

function set<Name extends keyof WrittenTime>(
	fields: WrittenTime,
	name: Name,
	value: WrittenTime[Name],
): TimeFlaw | undefined {
	if (fields[name] !== undefined) return "bad";
	fields[name] = value;
	return undefined;
}

const setZone = (fields: WrittenTime, zone: Zone) => set(fields, "zone", zone);
const setClock = (fields: WrittenTime, clock: number | TimeFlaw) =>
	typeof clock === "string" ? clock : set(fields, "clock", clock);

const isWhole = (fields: WrittenTime) =>
	fields.word !== undefined || (fields.year !== undefined && fields.month !== undefined && fields.day !== undefined);

function readDate(text: string, fields: WrittenTime): TimeFlaw | undefined {
	if (isWhole(fields)) {
		// The name of a zone, or a clock without colons and its offset: 040506-08.
		if (!/^\d/.test(text)) return setZone(fields, findZoneAbbreviation(text) ?? text);
		const [, clock = "", offset] = /^(\d+(?:\.\d*)?)(-[\d:]+)$/.exec(text) ?? [];
		const zone = offset === undefined ? "bad" : readOffset(offset);
		if (zone === "bad") return "bad";
		fields.next = undefined;
		return setClock(fields, readBareClock(clock)) ?? setZone(fields, zone);
	}
	if (fields.clock !== undefined) return "bad";
	const [date = "", clock] = text.split(/:(.*)/s);
	const parts = date.split(/[^a-z\d]+/);
	const named = parts.filter((part) => /^[a-z]/.test(part));
	for (const word of named) {
		const month = findMonth(word);
		const fault = month === undefined ? "bad" : setNamedMonth(fields, month);
		if (fault) return fault;
	}
	for (const part of parts) {
		const fault = named.includes(part) ? undefined : setDatePart(part, fields);
		if (fault) return fault;
	}
	if (!isWhole(fields)) return "bad";
	return clock === undefined ? undefined : setClock(fields, readClock(clock));
}

function readNumber(text: string, fields: WrittenTime): TimeFlaw | undefined {
	const { next } = fields;
	fields.next = undefined;
	if (next === "julian") return setJulian(Number(text), fields);
	if (next === "clock") return setClock(fields, readBareClock(text));
	const [digits = "", fraction] = text.split(".");
	if (fraction !== undefined && !isWhole(fields)) {
		// 2024.123 is the 123rd day.
		return setDatePart(digits, fields) ?? setDatePart(fraction, fields) ?? (isWhole(fields) ? undefined : "bad");
	}
	if (isWhole(fields)) return setClock(fields, readBareClock(text));
	if (digits.length < 6) return setDatePart(digits, fields);
	if (fields.year !== undefined || fields.month !== undefined || fields.day !== undefined) return "bad";
	fields.year = Number(digits.slice(0, -4));
	fields.isShortYear = digits.length === 6;
	[fields.month, fields.day] = [Number(digits.slice(-4, -2)), Number(digits.slice(-2))];
	return undefined;
}

// Which part of a date a number is, is told by what there is already, and by its length.
function setDatePart(digits: string, fields: WrittenTime): TimeFlaw | undefined {
	if (!/^\d+$/.test(digits)) return "bad";
	const value = Number(digits);
	const isLong = digits.length > 2;
	const { year, month, day } = fields;
	if (year !== undefined && month === undefined && day === undefined && digits.length === 3) {
		const date = new Date(findInstant(year, 0, value));
		if (value < 1 || value > 366) return "range";
		[fields.month, fields.day] = [date.getUTCMonth() + 1, date.getUTCDate()];
		return undefined;
	}
	const isYear =
		year === undefined &&
		(isLong ? day === undefined || month !== undefined : month !== undefined && day !== undefined);
	if (isYear && (month === undefined || day !== undefined || fields.isMonthNamed)) {
		fields.year = value;
		fields.isShortYear = !isLong;
		return undefined;
	}
	if (month === undefined) fields.month = value;
	else if (day === undefined) fields.day = value;
	else return "bad";
	return undefined;
}

// Day 0 is 24 November 4714 before Christ.
function setJulian(day: number, fields: WrittenTime): TimeFlaw | undefined {
	if (isWhole(fields) || !Number.isFinite(day)) return "bad";
	const date = new Date((Math.floor(day) - 2_440_588) * 86_400_000);
	if (Number.isNaN(date.getTime())) return "range";
	[fields.year, fields.month, fields.day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
	return day % 1 === 0 ? undefined : setClock(fields, Math.round((day % 1) * 24 * hourMicros));
}

// +2, +0530, +05:30, +05:30:15; ahead of UTC in milliseconds.
function readOffset(text: string): number | "bad" {
	const [, sign, digits = ""] = /^([+-])([\d:]+)$/.exec(text) ?? [];
	const match = /^(\d{1,2})(?::?(\d\d)(?::?(\d\d))?)?$/.exec(digits);
	if (!match) return "bad";
	const [, hours, minutes = "0", seconds = "0"] = match;
	if (Number(hours) > 15 || Number(minutes) > 59 || Number(seconds) > 59) {
		const problem = `time zone displacement out of range: ${text}`;
		throw createError("execution_failed", { sqlState: "22009", problem, advice: "Offsets go up to +15:59." });
	}
	const total = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
	return sign === "-" ? -total : total;
}

import {
	checkZone,
	createError,
	findInstant,
	formatTimestamp,
	instantOfLocal,
	localOf,
	parseTimestamp,
	type SqlType,
} from "../base/index.ts";
import { formatClock, hourMicros, readBareClock, readClock } from "./clock.ts";
import { scanTime, type TimeToken } from "./time-tokens.ts";
import { findMonth, findZoneAbbreviation, isIgnoredWord } from "./time-words.ts";

/** The types of times. */
export const timeTypes = ["timestamp", "local_timestamp", "date", "time_of_day"] as const satisfies readonly SqlType[];

/** A type whose texts are read here. */
export type TimeType = (typeof timeTypes)[number];

/** What a text is read with. */
export interface TimeReading {
	/** The instant that 'now' and 'today' mean, as timestamps are stored. */
	readonly now?: string | undefined;
	/** The session's time zone, in which the text is read that names none, and which days begin in; UTC when absent. */
	readonly zone?: string | undefined;
	/** Where the text stands in the statement. */
	readonly position?: number | undefined;
	/** What an error says about how to write it. */
	readonly expected?: string | undefined;
}

type TimeFault = "bad_time" | "time_out_of_range";

/** How far a zone is ahead of UTC in milliseconds, or its name. */
type Zone = number | string;

type Word = "now" | "today" | "tomorrow" | "yesterday" | "epoch" | "infinity" | "-infinity";

/** What has been read so far of a text. */
interface Fields {
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

const dayMs = 86_400_000;

/**
 * Reads the text of a time in any of PostgreSQL's writings, month before day where only the order tells.
 * Source: https://www.postgresql.org/docs/current/datatype-datetime.html#DATATYPE-DATETIME-INPUT.
 * @returns The time as it is stored; undefined for one that is counted from the present where that is not given.
 * @throws bad_time (22007) for a text that is no time, time_out_of_range (22008) for one that the calendar does not have.
 * @example readTimeText("Jan 5, 2024 10:00 PM", "local_timestamp") // "2024-01-05 22:00:00"
 */
export function readTimeText(text: string, type: TimeType, rest: TimeReading = {}): string | undefined {
	const { now, position, zone: session = "UTC" } = rest;
	const clocks = readClocks(now, type, session);
	const fault = (code: TimeFault) => createTimeError(code, type, text, rest);
	const tokens = scanTime(text);
	if (!tokens || tokens.length === 0) throw fault("bad_time");
	const fields: Fields = {};
	for (const [index, token] of tokens.entries()) {
		// Digits alone are a clock without colons.
		if (type === "time_of_day" && index === 0 && token.kind === "number") fields.next = "clock";
		const outcome = readers[token.kind](token.text, fields, tokens[index + 1]);
		if (outcome === "bad" || outcome === "range") throw fault(outcome === "bad" ? "bad_time" : "time_out_of_range");
	}
	if (fields.next !== undefined) throw fault("bad_time");
	if (type === "time_of_day" && fields.clock === undefined && fields.word !== "now") throw fault("bad_time");
	const moment = type === "time_of_day" ? settleClock(fields, clocks) : settle(fields, clocks);
	if (moment === "bad" || moment === "range") throw fault(moment === "bad" ? "bad_time" : "time_out_of_range");
	if (moment === undefined || "text" in moment) return moment?.text;
	if (typeof fields.zone === "string") checkZone(fields.zone, position);
	return write({ ...moment, zone: moment.zone ?? session }, type, fault);
}

/** The error for a text that is no time, or none of the calendar's. */
export function createTimeError(
	code: TimeFault,
	type: string,
	text: string,
	{ position, expected }: TimeReading = {},
): Error {
	const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
	const slots = { type: typeWords[type] ?? type, text: shown, expected: expected ?? expectedTexts[code] };
	return createError(code, slots, { position });
}

const typeWords: Readonly<Record<string, string>> = { local_timestamp: "timestamp", time_of_day: "time" };

const expectedTexts = {
	bad_time: "Write it like '2026-01-31' or '2026-01-31 14:30:00'.",
	time_out_of_range: "Months go from 1 to 12, days to the end of their month, hours to 24, years from 1 to 9999.",
};

type Fault = "bad" | "range";
type Reader = (text: string, fields: Fields, next: TimeToken | undefined) => Fault | undefined;

const readers: Readonly<Record<TimeToken["kind"], Reader>> = {
	clock: (text, fields) => setClock(fields, readClock(text)),
	offset: (text, fields) => {
		const zone = readOffset(text);
		return zone === "bad" ? "bad" : setZone(fields, zone);
	},
	word: readWord,
	date: readDate,
	number: readNumber,
};

function readWord(word: string, fields: Fields, next: TimeToken | undefined): Fault | undefined {
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
function setNamedMonth(fields: Fields, month: number): Fault | undefined {
	if (fields.month !== undefined) {
		if (fields.isMonthNamed || fields.day !== undefined || fields.month > 31) return "bad";
		fields.day = fields.month;
	}
	fields.month = month;
	fields.isMonthNamed = true;
	return undefined;
}

function set<Name extends keyof Fields>(fields: Fields, name: Name, value: Fields[Name]): Fault | undefined {
	if (fields[name] !== undefined) return "bad";
	fields[name] = value;
	return undefined;
}

const setZone = (fields: Fields, zone: Zone) => set(fields, "zone", zone);
const setClock = (fields: Fields, clock: number | Fault) =>
	typeof clock === "string" ? clock : set(fields, "clock", clock);

const isWhole = (fields: Fields) =>
	fields.word !== undefined || (fields.year !== undefined && fields.month !== undefined && fields.day !== undefined);

function readDate(text: string, fields: Fields): Fault | undefined {
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

function readNumber(text: string, fields: Fields): Fault | undefined {
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
function setDatePart(digits: string, fields: Fields): Fault | undefined {
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
function setJulian(day: number, fields: Fields): Fault | undefined {
	if (isWhole(fields) || !Number.isFinite(day)) return "bad";
	const date = new Date((Math.floor(day) - 2_440_588) * dayMs);
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

/** A time of the calendar: the day, in milliseconds since 1970, the microseconds since its midnight, and the zone that they are in. */
interface Moment {
	readonly dayMs: number;
	readonly clock: number;
	readonly zone: Zone | undefined;
}

/** What the clocks show as the statement begins, as if it were UTC, in milliseconds; undefined where that is not given. */
interface Clocks {
	readonly now: number | undefined;
	readonly today: number | undefined;
}

// An instant is counted from itself, other times are what the session's clocks show then; days are theirs always.
function readClocks(now: string | undefined, type: TimeType, session: string): Clocks {
	const nowMs = now === undefined ? undefined : parseTimestamp(now);
	if (nowMs === undefined) return { now: undefined, today: undefined };
	const local = localOf(nowMs, session);
	return { now: type === "timestamp" ? nowMs : local, today: Math.floor(local / dayMs) * dayMs };
}

// Undefined for a time that is counted from the present, which is not given.
function settle(fields: Fields, clocks: Clocks): Moment | { readonly text: string } | Fault | undefined {
	const clock = addHalf(fields);
	if (typeof clock === "string") return clock;
	const { word, zone } = fields;
	if (word === "infinity" || word === "-infinity") return Object.keys(fields).length > 1 ? "bad" : { text: word };
	if (word === "epoch") return { dayMs: 0, clock: 0, zone: 0 };
	if (word === "now" && clock !== undefined) return "bad";
	if (word !== undefined) {
		const { now, today } = clocks;
		if (now === undefined || today === undefined) return undefined;
		const day = Math.floor(now / dayMs) * dayMs;
		if (word === "now") return { dayMs: day, clock: (now - day) * 1000, zone: 0 };
		const days = { today: 0, tomorrow: 1, yesterday: -1 }[word];
		return { dayMs: today + days * dayMs, clock: clock ?? 0, zone };
	}
	if (fields.year === undefined || fields.month === undefined || fields.day === undefined) return "bad";
	const { year, isShortYear, era } = fields;
	const full = isShortYear && era === undefined ? year + (year < 70 ? 2000 : 1900) : year;
	const day = findDay(full, fields.month, fields.day);
	return day === undefined || era === "bc" ? "range" : { dayMs: day, clock: clock ?? 0, zone };
}

// A time of day has no day of its own: one that is written before it is only checked.
function settleClock(fields: Fields, clocks: Clocks): Moment | { readonly text: string } | Fault | undefined {
	if (fields.word === "now") return settle(fields, clocks);
	const hasDay = fields.day !== undefined || fields.month !== undefined || fields.year !== undefined;
	const moment = fields.word !== undefined ? "bad" : hasDay ? settle(fields, clocks) : undefined;
	if (typeof moment === "string") return moment;
	const clock = addHalf(fields);
	return typeof clock === "number" ? { dayMs: 0, clock, zone: undefined } : (clock ?? "bad");
}

function addHalf({ clock, half }: Fields): number | Fault | undefined {
	if (half === undefined) return clock;
	if (clock === undefined) return "bad";
	const hours = Math.floor(clock / hourMicros);
	if (hours > 12) return "range";
	if (half === "pm") return hours === 12 ? clock : clock + 12 * hourMicros;
	return hours === 12 ? clock - 12 * hourMicros : clock;
}

/**
 * The midnight with which a day begins, in milliseconds since 1970; undefined for a day that the calendar of the years 1 to 9999 lacks.
 * @param month From 1.
 */
export function findDay(year: number, month: number, day: number): number | undefined {
	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined;
	const epochMs = findInstant(year, month - 1, day);
	return new Date(epochMs).getUTCMonth() === month - 1 ? epochMs : undefined;
}

function write(moment: Moment, type: TimeType, fault: (code: TimeFault) => Error): string {
	const { dayMs: day, clock, zone } = moment;
	if (type === "time_of_day") return formatClock(clock);
	if (type === "date") return formatTimestamp(day).slice(0, 10);
	const [millis, micros] = [Math.floor(clock / 1000), clock % 1000];
	const localMs = day + millis;
	const epochMs =
		type === "local_timestamp" || zone === undefined
			? localMs
			: typeof zone === "number"
				? localMs - zone
				: instantOfLocal(localMs, zone);
	try {
		return addMicros(formatTimestamp(epochMs), micros);
	} catch {
		throw fault("time_out_of_range");
	}
}

/**
 * The text of a time with the microseconds that milliseconds leave over; they have three digits and six, so that times sort as their texts do.
 * @example addMicros("2026-01-01 00:00:00", 5) // "2026-01-01 00:00:00.000005"
 */
export function addMicros(text: string, micros: number): string {
	if (micros === 0) return text;
	return `${text.length === 19 ? `${text}.000` : text}${String(micros).padStart(3, "0")}`;
}

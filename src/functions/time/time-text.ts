import {
	checkZone,
	createError,
	findInstant,
	formatTimestamp,
	instantOfLocal,
	isUtc,
	localOf,
	parseTimestamp,
	type SqlType,
} from "../../base/index.ts";
import { formatClock, hourMicros } from "./clock.ts";
import { type TimeFlaw, tokenReaders, type WrittenTime, type Zone } from "./time-token-readers.ts";
import { scanTime } from "./time-tokens.ts";
import { encodeZonedClock } from "./zoned-clock.ts";

/** The types of times. */
export const timeTypes = [
	"timestamp",
	"local_timestamp",
	"date",
	"time_of_day",
	"zoned_time_of_day",
] as const satisfies readonly SqlType[];

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
	const isClock = type === "time_of_day" || type === "zoned_time_of_day";
	const fault = (code: TimeFault) => createTimeError(code, type, text, rest);
	const tokens = scanTime(text);
	if (!tokens || tokens.length === 0) throw fault("bad_time");
	const fields: WrittenTime = {};
	for (const [index, token] of tokens.entries()) {
		// Digits alone are a clock without colons.
		if (isClock && index === 0 && token.kind === "number") fields.next = "clock";
		const outcome = tokenReaders[token.kind](token.text, fields, tokens[index + 1]);
		if (outcome === "bad" || outcome === "range") throw fault(outcome === "bad" ? "bad_time" : "time_out_of_range");
	}
	if (fields.next !== undefined) throw fault("bad_time");
	if (isClock && fields.clock === undefined && fields.word !== "now") throw fault("bad_time");
	const moment = settlers[type](fields, clocks, session);
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

const typeWords: Readonly<Record<string, string>> = {
	local_timestamp: "timestamp",
	time_of_day: "time",
	zoned_time_of_day: "time with time zone",
};

const expectedTexts = {
	bad_time: "Write it like '2026-01-31' or '2026-01-31 14:30:00'.",
	time_out_of_range: "Months go from 1 to 12, days to the end of their month, hours to 24, years from 1 to 9999.",
};

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

/** Undefined for a time that is counted from the present, which is not given. */
type Settled = Moment | { readonly text: string } | TimeFlaw | undefined;

function settle(fields: WrittenTime, clocks: Clocks): Settled {
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
function settleClock(fields: WrittenTime, clocks: Clocks): Settled {
	if (fields.word === "now") return settle(fields, clocks);
	const moment = fields.word !== undefined ? "bad" : hasDay(fields) ? settle(fields, clocks) : undefined;
	if (typeof moment === "string") return moment;
	const clock = addHalf(fields);
	return typeof clock === "number" ? { dayMs: 0, clock, zone: undefined } : (clock ?? "bad");
}

// A zone with summer time needs a day: the one that is written, or today where it is the session's own.
function settleZonedClock(fields: WrittenTime, clocks: Clocks, session: string): Settled {
	const moment = settleClock(fields, clocks);
	if (moment === undefined || typeof moment === "string" || "text" in moment) return moment;
	const { clock } = moment;
	if (typeof fields.zone === "number") return { text: encodeZonedClock({ clock, offsetMs: fields.zone }) };
	const dated = hasDay(fields) ? settle(fields, clocks) : fields.word === "now" ? moment : undefined;
	if (fields.zone !== undefined && dated === undefined) return "bad";
	const day = typeof dated === "object" && "dayMs" in dated ? dated.dayMs : clocks.today;
	if (day === undefined && !isUtc(session)) return undefined;
	const localMs = (day ?? 0) + Math.floor(clock / 1000);
	return { text: encodeZonedClock({ clock, offsetMs: localMs - instantOfLocal(localMs, fields.zone ?? session) }) };
}

const settlers: Readonly<Record<TimeType, (fields: WrittenTime, clocks: Clocks, session: string) => Settled>> = {
	timestamp: settle,
	local_timestamp: settle,
	date: settle,
	time_of_day: settleClock,
	zoned_time_of_day: settleZonedClock,
};

const hasDay = ({ year, month, day }: WrittenTime) => day !== undefined || month !== undefined || year !== undefined;

function addHalf({ clock, half }: WrittenTime): number | TimeFlaw | undefined {
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

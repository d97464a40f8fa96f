import { createError, formatTimestamp, instantOfLocal, localOf, offsetAt } from "../../base/index.ts";
import { formatClock } from "../time/clock.ts";
import { isInfinite, normaliseClockField, readInstant } from "../time/instant.ts";
import { decodeInterval } from "../time/interval.ts";
import { roundSeconds } from "../time/second-rounding.ts";
import { decodeZonedClock, encodeZonedClock, formatZonedClock, type ZonedClock } from "../time/zoned-clock.ts";
import { readClockMicros, wrapClock } from "./registered-clock-functions.ts";
import { type RegisteredFunction, strict } from "./registered-function.ts";

const dayMs = 86_400_000;
const read = (value: string | number | undefined): ZonedClock => decodeZonedClock(String(value));

/** Functions of times of day with a zone in JavaScript; in storage they are as encodeZonedClock writes them. */
export const registeredZonedClockFunctions: readonly RegisteredFunction[] = [
	strict("zoned_clock_text", 1, (clock) => formatZonedClock(read(clock))),
	strict("clock_of_zoned", 1, (clock) => formatClock(read(clock).clock)),
	strict("zoned_clock_of", 2, (time = "", zone) => {
		if (isInfinite(time)) return null;
		const [epochMs, micros] = [readInstant(time), Number(String(time).slice(23).padEnd(3, "0"))];
		const offsetMs = offsetAt(epochMs, String(zone));
		return encodeZonedClock({ clock: clockOf(epochMs + offsetMs) + micros, offsetMs });
	}),
	// Summer time is that of today.
	strict("zoned_clock", 3, (clock, now = "", zone) => {
		const micros = readClockMicros(clock);
		const today = Math.floor(localOf(readInstant(now), String(zone)) / dayMs) * dayMs;
		const localMs = today + Math.floor(micros / 1000);
		return encodeZonedClock({ clock: micros, offsetMs: localMs - instantOfLocal(localMs, String(zone)) });
	}),
	strict("turn_zoned_clock", 3, (clock, now = "", zone) => {
		const { clock: micros, offsetMs } = read(clock);
		const wanted = offsetAt(readInstant(now), String(zone));
		return encodeZonedClock({ clock: wrapClock(micros + (wanted - offsetMs) * 1000), offsetMs: wanted });
	}),
	strict("zoned_clock_add", 2, (clock, span) => move(clock, decodeInterval(String(span)).microseconds)),
	strict("zoned_clock_subtract", 2, (clock, span) => move(clock, -decodeInterval(String(span)).microseconds)),
	strict("clock_on_day", 2, (clock, day = "") => {
		if (isInfinite(day)) return day;
		const { clock: micros, offsetMs } = read(clock);
		return formatTimestamp(readInstant(day) + Math.floor(micros / 1000) - offsetMs);
	}),
	strict("round_zoned_clock", 2, (clock, digits) => roundSeconds(String(clock), "zoned_time_of_day", Number(digits))),
	strict("zoned_clock_field", 2, (field, clock) => readField(String(field), read(clock))),
];

function clockOf(localMs: number): number {
	return (localMs - Math.floor(localMs / dayMs) * dayMs) * 1000;
}

function move(clock: string | number | undefined, byMicros: number): string {
	const { clock: micros, offsetMs } = read(clock);
	return encodeZonedClock({ clock: wrapClock(micros + byMicros), offsetMs });
}

// https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/date.c, timetz_part_common.
function readField(field: string, { clock, offsetMs }: ZonedClock): number {
	const offset = offsetMs / 1000;
	const fields: Readonly<Record<string, number>> = {
		hour: Math.floor(clock / 3_600_000_000),
		minute: Math.floor(clock / 60_000_000) % 60,
		second: (clock % 60_000_000) / 1_000_000,
		millisecond: (clock % 60_000_000) / 1000,
		microsecond: clock % 60_000_000,
		epoch: clock / 1_000_000 - offset,
		timezone: offset,
		timezone_hour: Math.trunc(offset / 3600),
		timezone_minute: Math.trunc((offset % 3600) / 60),
	};
	const value = fields[normaliseClockField(field)];
	if (value !== undefined) return value + 0;
	const advice = "A time of day has hour, minute, second, epoch and timezone.";
	throw createError("not_supported", { feature: `"${field}" of a time with time zone`, advice });
}

import { composeClock, formatClock, readClock } from "../time/clock.ts";
import { isInfinite } from "../time/instant.ts";
import { decodeInterval, encodeInterval } from "../time/interval.ts";
import { roundSeconds } from "../time/second-rounding.ts";
import { createTimeError } from "../time/time-text.ts";
import { type RegisteredFunction, strict } from "./registered-function.ts";

const dayMicros = 86_400_000_000;

/** Functions of times of day in JavaScript; in storage they are `HH:MM:SS`, with the digits of a second behind it that are not 0. */
export const registeredClockFunctions: readonly RegisteredFunction[] = [
	strict("clock_of", 1, (time = "") =>
		isInfinite(time) ? null : formatClock(readClockMicros(String(time).slice(11))),
	),
	strict("make_time", 3, (hour, minute, second) => {
		const clock = composeClock(Number(hour), Number(minute), Number(second));
		if (clock === "range") throw createTimeError("time_out_of_range", "time", [hour, minute, second].join(":"));
		return formatClock(clock);
	}),
	strict("clock_to_interval", 1, (clock) =>
		encodeInterval({ months: 0, days: 0, microseconds: readClockMicros(clock) }),
	),
	strict("interval_to_clock", 1, (interval) => formatClock(wrapClock(decodeInterval(String(interval)).microseconds))),
	// Days and months are passed over, for the clock shows the same again after each of them.
	strict("clock_add", 2, (clock, interval) =>
		formatClock(wrapClock(readClockMicros(clock) + decodeInterval(String(interval)).microseconds)),
	),
	strict("clock_subtract", 2, (clock, interval) =>
		formatClock(wrapClock(readClockMicros(clock) - decodeInterval(String(interval)).microseconds)),
	),
	strict("round_clock", 2, (clock, digits) => roundSeconds(String(clock), "time_of_day", Number(digits))),
];

/** The microseconds since midnight of a stored time of day. */
export function readClockMicros(clock: string | number | undefined): number {
	const value = readClock(String(clock));
	if (typeof value === "string") throw createTimeError("bad_time", "time", String(clock));
	return value;
}

/** A time of day that has passed midnight, in either direction, on the clock again. */
export function wrapClock(value: number): number {
	return ((value % dayMicros) + dayMicros) % dayMicros;
}

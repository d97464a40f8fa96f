const secondMicros = 1_000_000;
const minuteMicros = 60 * secondMicros;
/** An hour in microseconds. */
export const hourMicros = 60 * minuteMicros;

/**
 * Reads a clock: 10:30, 10:30:15.5, and 10:30.5, which has minutes and seconds.
 * @returns Microseconds since midnight, "bad" for what is no clock, "range" for what no clock shows.
 */
export function readClock(text: string): number | "bad" | "range" {
	const match = /^(\d+):+(\d*)(?::+(\d*)(?:\.(\d*))?|\.(\d*))?$/.exec(text);
	if (!match) return "bad";
	const [, first, second, third, fraction, shortFraction] = match;
	const isShort = shortFraction !== undefined;
	const [hours, minutes, seconds] = isShort ? ["0", first, second] : [first, second, third];
	const tail = isShort ? shortFraction : fraction;
	return composeClock(Number(hours), Number(minutes), Number(`${seconds ?? "0"}.${tail ?? ""}0`));
}

/**
 * Reads a clock without colons: 1030, 103015.5; else as {@link readClock}.
 */
export function readBareClock(text: string): number | "bad" | "range" {
	const match = /^(\d\d)(\d\d)(?:(\d\d)(?:\.(\d*))?)?$/.exec(text);
	if (!match) return "bad";
	const [, hours, minutes, seconds = "0", fraction = ""] = match;
	return composeClock(Number(hours), Number(minutes), Number(`${seconds}.${fraction}0`));
}

/**
 * A time of day in microseconds since midnight, which is 24:00 at the most; "range" when there is none.
 * @example composeClock(10, 30, 15.5) // 37815500000
 */
export function composeClock(hours: number, minutes: number, seconds: number): number | "range" {
	const clock = hours * hourMicros + minutes * minuteMicros + Math.round(seconds * secondMicros);
	const isWithin = hours >= 0 && minutes >= 0 && minutes <= 59 && seconds >= 0 && seconds < 61;
	return isWithin && clock <= 24 * hourMicros && Math.floor(seconds) <= 60 ? clock : "range";
}

/**
 * Prints a time of day, or the hours of an interval, which may be more than 24.
 * @param clock Microseconds since midnight, or of the interval; 0 or more.
 * @example formatClock(37_815_500_000) // "10:30:15.5"
 */
export function formatClock(clock: number): string {
	const pad = (value: number, width = 2) => String(Math.floor(value)).padStart(width, "0");
	const text = `${pad(clock / hourMicros)}:${pad((clock / minuteMicros) % 60)}:${pad((clock / secondMicros) % 60)}`;
	const fraction = clock % secondMicros;
	return fraction === 0 ? text : `${text}.${pad(fraction, 6).replace(/0+$/, "")}`;
}

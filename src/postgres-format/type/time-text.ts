import { formatInstant, isUtc, parseTimestamp } from "../../base/index.ts";

/**
 * Makes what prints an instant as PostgreSQL does in a zone, of the text in UTC in which it is kept.
 * @example createZonedPrinter("UTC")("2026-01-01 10:00:00.500") // "2026-01-01 10:00:00.5+00"
 */
export function createZonedPrinter(zone: string): (stored: string) => string {
	if (!isUtc(zone)) return (stored) => (isInfinite(stored) ? stored : printInZone(stored, zone));
	return (stored) => (isInfinite(stored) ? stored : `${trimFraction(stored)}+00`);
}

function isInfinite(stored: string): boolean {
	return stored.endsWith("infinity");
}

function printInZone(stored: string, zone: string): string {
	const fraction = /\.\d+$/.exec(stored)?.[0] ?? "";
	const whole = stored.slice(0, stored.length - fraction.length);
	const printed = formatInstant(parseTimestamp(whole) ?? 0, zone);
	return printed.slice(0, timeLength) + trimFraction(fraction) + printed.slice(timeLength);
}

const timeLength = "0001-01-01 00:00:00".length;

/**
 * A time without the zeros that end the fraction of its seconds.
 * @example trimFraction("10:00:00.500") // "10:00:00.5"
 */
export function trimFraction(text: string): string {
	return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** The day from which binary times count, as text. */
const epoch = "2000-01-01 00:00:00";
const epochMs = Date.parse(`${epoch.replace(" ", "T")}Z`);

/**
 * Microseconds since 2000 of a time as text, without a zone.
 * @example countMicroseconds("2000-01-01 00:00:01.5") // 1500000n
 */
export function countMicroseconds(text: string): bigint {
	const [whole = "", fraction = ""] = text.split(".");
	const ms = (parseTimestamp(whole) ?? 0) - epochMs;
	return BigInt(ms) * 1000n + BigInt(fraction.slice(0, 6).padEnd(6, "0"));
}

/**
 * The time of microseconds since 2000.
 * @example printMicroseconds(1500000n) // "2000-01-01 00:00:01.5"
 */
export function printMicroseconds(microseconds: bigint): string {
	const rest = ((microseconds % 1_000_000n) + 1_000_000n) % 1_000_000n;
	const seconds = Number((microseconds - rest) / 1_000_000n);
	const date = new Date(epochMs + seconds * 1000);
	const text = Number.isNaN(date.getTime()) ? "out of range" : date.toISOString().slice(0, 19).replace("T", " ");
	return trimFraction(`${text}.${String(rest).padStart(6, "0")}`);
}

const clockPattern = /^(\d+):(\d+)(?::(\d+)(?:\.(\d+))?)?([+-]\d+(?::\d+){0,2})?$/;

/** Microseconds since midnight, and how many seconds the zone is west of Greenwich. @example splitClock("00:00:01+01") // { microseconds: 1000000n, west: -3600 } */
export function splitClock(text: string): { readonly microseconds: bigint; readonly west: number } {
	const [, hours = "0", minutes = "0", seconds = "0", fraction = "", zone = "+00"] = clockPattern.exec(text) ?? [];
	const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
	const [hour = 0, minute = 0, second = 0] = zone.slice(1).split(":").map(Number);
	const offset = (hour * 60 + minute) * 60 + second;
	const microseconds = BigInt(whole) * 1_000_000n + BigInt(fraction.slice(0, 6).padEnd(6, "0"));
	return { microseconds, west: zone.startsWith("-") ? offset : -offset };
}

/** A clock's text of microseconds since midnight. @example printClock(1500000n) // "00:00:01.5" */
export function printClock(microseconds: bigint): string {
	const seconds = Number(microseconds / 1_000_000n);
	const pad = (value: number) => String(Math.floor(value)).padStart(2, "0");
	const whole = `${pad(seconds / 3600)}:${pad((seconds / 60) % 60)}:${pad(seconds % 60)}`;
	return trimFraction(`${whole}.${String(microseconds % 1_000_000n).padStart(6, "0")}`);
}

import { formatTimestamp, parseTimestamp, type StoredValue } from "../base/index.ts";
import { formatJson } from "../http/index.ts";
import type { Decoder } from "../profile/index.ts";

/** Reads what the wire sends for a column; a shape that makes no sense becomes null. Never throws. */
export type Decode = (value: unknown) => StoredValue;

/** How each decoder of a profile reads a value. */
export const decoderTable: Readonly<Record<Decoder, Decode>> = {
	text: decodeText,
	id: decodeId,
	integer: decodeInteger,
	double: decodeDouble,
	boolean: decodeBoolean,
	// Old versions send either form for some fields, so both names read both.
	unix_seconds: decodeInstant,
	iso8601: decodeInstant,
	json: decodeJson,
};

function decodeText(value: unknown): StoredValue {
	if (typeof value === "string") return value;
	if (value === null || value === undefined) return null;
	return typeof value === "object" ? decodeJson(value) : printScalar(value);
}

function printScalar(value: unknown): string | null {
	const isScalar = typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
	return isScalar ? String(value) : null;
}

function decodeId(value: unknown): StoredValue {
	if (typeof value !== "string" && typeof value !== "number" && typeof value !== "bigint") return null;
	const text = String(value);
	return text === "" || text === "0" ? null : text;
}

const maxInteger = 2n ** 63n - 1n;
const integerPattern = /^[+-]?\d+$/;

function decodeInteger(value: unknown): StoredValue {
	if (typeof value === "boolean") return value ? 1 : 0;
	if (typeof value === "bigint") return fitInteger(value);
	if (typeof value === "string") {
		const text = value.trim();
		return integerPattern.test(text) ? fitInteger(BigInt(text)) : roundToInteger(decodeDouble(text));
	}
	return typeof value === "number" ? roundToInteger(value) : null;
}

function fitInteger(value: bigint): StoredValue {
	if (value > maxInteger || value < -maxInteger - 1n) return null;
	const number = Number(value);
	return Number.isSafeInteger(number) ? number : value;
}

function roundToInteger(value: StoredValue): StoredValue {
	if (typeof value !== "number" || !Number.isFinite(value)) return null;
	if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
	// As PostgreSQL casts: a half goes away from zero.
	return fitInteger(BigInt(Math.sign(value) * Math.round(Math.abs(value))));
}

function decodeDouble(value: unknown): StoredValue {
	// Number() would read a blank text as 0 and "0x1f" as 31.
	const isNumeral = typeof value === "string" && /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value);
	const number = isNumeral || typeof value === "bigint" ? Number(value) : value;
	return typeof number === "number" && Number.isFinite(number) ? number : null;
}

const wordsOfBoolean: Readonly<Record<string, 0 | 1>> = { true: 1, false: 0, "1": 1, "0": 0 };

function decodeBoolean(value: unknown): StoredValue {
	if (typeof value !== "boolean" && typeof value !== "number" && typeof value !== "string") return null;
	const word = String(value).trim().toLowerCase();
	return Object.hasOwn(wordsOfBoolean, word) ? (wordsOfBoolean[word] ?? null) : null;
}

// The years 1 to 3000; services write far later ones where they mean "never".
const firstInstantMs = -62_135_596_800_000;
const lastInstantMs = 32_503_680_000_000;
// As seconds this is the year 5138, so a larger number must be milliseconds.
const smallestMilliseconds = 1e11;

function decodeInstant(value: unknown): StoredValue {
	const number = decodeDouble(value);
	const epochMs = typeof number === "number" ? scaleToMs(number) : parseText(value);
	if (epochMs === undefined || epochMs < firstInstantMs || epochMs >= lastInstantMs) return null;
	return formatTimestamp(epochMs);
}

function scaleToMs(value: number): number {
	return Math.round(Math.abs(value) >= smallestMilliseconds ? value : value * 1000);
}

function parseText(value: unknown): number | undefined {
	return typeof value === "string" ? parseTimestamp(value) : undefined;
}

function decodeJson(value: unknown): StoredValue {
	if (value === null || value === undefined) return null;
	try {
		return JSON.stringify(value);
	} catch {
		// A bigint is in it, which is rare; looking for one first would take twice as long.
		return formatJson(value);
	}
}

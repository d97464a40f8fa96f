import {
	formatJson,
	formatTimestamp,
	isInstant,
	lastInstantMs,
	NumberText,
	parseTimestamp,
	type StoredValue,
} from "../base/index.ts";
import type { Decoder } from "../profile/index.ts";
import { readHtml } from "./html-text.ts";

/** Reads what the wire sends for a column; what is absent or does not fit becomes null, and {@link isAbsent} tells which. Never throws. */
export type Decode = (value: unknown) => StoredValue;

/** How each decoder of a profile reads a value. */
export const decoderTable: Readonly<Record<Decoder, Decode>> = {
	text: decodeText,
	html: decodeText,
	plain_text: decodeHtml,
	id: decodeId,
	integer: decodeInteger,
	double: decodeDouble,
	boolean: decodeBoolean,
	// Old versions send either form for some fields, so both names read both.
	unix_seconds: decodeInstant,
	iso8601: decodeInstant,
	json: decodeJson,
};

/**
 * Tells whether a service says with a value that it has none: nothing, null, a blank text, an empty object or list, and for an id 0.
 * @example isAbsent("unix_seconds", {}) // true
 */
export function isAbsent(from: Decoder, value: unknown): boolean {
	if (value === null || value === undefined) return true;
	if (typeof value === "string") return value.trim() === "" || (from === "id" && value === "0");
	if (typeof value !== "object") return from === "id" && value === 0;
	return !(value instanceof NumberText) && Object.keys(value).length === 0;
}

function decodeText(value: unknown): StoredValue {
	if (typeof value === "string") return value;
	if (value === null || value === undefined) return null;
	if (isAbsent("text", value)) return null;
	return typeof value === "object" ? decodeJson(value) : printScalar(value);
}

function decodeHtml(value: unknown): StoredValue {
	const text = decodeText(value);
	return typeof text === "string" ? readHtml(text) : text;
}

function printScalar(value: unknown): string | null {
	const isScalar = typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
	return isScalar ? String(value) : null;
}

function decodeId(value: unknown): StoredValue {
	if (value instanceof NumberText) return decodeId(Number(value));
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
	return roundToInteger(decodeDouble(value));
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
	const isExact = typeof value === "bigint" || value instanceof NumberText;
	const number = isNumeral || isExact ? Number(value) : value;
	return typeof number === "number" && Number.isFinite(number) ? number : null;
}

const wordsOfBoolean: Readonly<Record<string, 0 | 1>> = { true: 1, false: 0, "1": 1, "0": 0 };

function decodeBoolean(value: unknown): StoredValue {
	if (value instanceof NumberText) return decodeBoolean(Number(value));
	if (typeof value !== "boolean" && typeof value !== "number" && typeof value !== "string") return null;
	const word = String(value).trim().toLowerCase();
	return Object.hasOwn(wordsOfBoolean, word) ? (wordsOfBoolean[word] ?? null) : null;
}

function decodeInstant(value: unknown): StoredValue {
	const number = decodeDouble(value);
	const epochMs = typeof number === "number" ? scaleToMs(number) : parseText(value);
	return epochMs !== undefined && isInstant(epochMs) ? formatTimestamp(epochMs) : null;
}

// What is beyond the last instant as seconds must be milliseconds; those of 1969 to 1978 cannot be told from seconds.
function scaleToMs(value: number): number {
	return Math.round(Math.abs(value) * 1000 > lastInstantMs ? value : value * 1000);
}

function parseText(value: unknown): number | undefined {
	return typeof value === "string" ? parseTimestamp(value) : undefined;
}

function decodeJson(value: unknown): StoredValue {
	return value === null || value === undefined ? null : formatJson(value);
}

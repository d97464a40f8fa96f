import { createError, formatTimestamp, parseTimestamp, type StoredValue } from "../../base/index.ts";
import { parseBoolean, zonePattern } from "../coercion.ts";
import { define, type RegisteredFunction, strict } from "./registered-function.ts";

/** Casts, checks and JSON access in JavaScript. */
export const registeredValueFunctions: readonly RegisteredFunction[] = [
	// LIMIT NULL is no limit, which SQLite writes as −1; OFFSET NULL is none.
	define("row_count", 2, (count, place) => {
		if (count === null) return place === "LIMIT" ? -1n : 0n;
		if (typeof count !== "string" && count >= 0) return count;
		throw createError("execution_failed", {
			sqlState: place === "LIMIT" ? "2201W" : "2201X",
			problem: `${String(place)} must not be negative`,
			advice: "Give 0 or more.",
		});
	}),
	strict("text_to_integer", 1, (value) => readInteger(value)),
	strict("json_to_integer", 1, (value) => readInteger(String(value))),
	strict("text_to_double", 1, (value) => {
		const number = Number(value);
		if (String(value).trim() === "" || Number.isNaN(number)) throw badValue("double", value);
		return number;
	}),
	strict("text_to_boolean", 1, (value) => {
		const boolean = parseBoolean(String(value));
		if (boolean === undefined) throw badValue("boolean", value);
		return boolean ? 1n : 0n;
	}),
	strict("text_to_timestamp", 1, (value) => formatTimestamp(readTime("timestamp", value))),
	strict("text_to_local_timestamp", 1, (value) =>
		formatTimestamp(readTime("timestamp", String(value).replace(zonePattern, "$1"))),
	),
	strict("text_to_date", 1, (value) => formatTimestamp(readTime("date", value)).slice(0, 10)),
	strict("double_to_text", 1, (value) => printDouble(Number(value))),
	strict("truncate_to", 1, (value) => Math.trunc(Number(value))),
	strict("truncate_to", 2, (value, digits) => Math.trunc(Number(value) * 10 ** Number(digits)) / 10 ** Number(digits)),
	strict("round_to", 2, (value, digits) => {
		const scale = 10 ** Number(digits);
		const scaled = Math.abs(Number(value)) * scale;
		return (Math.sign(Number(value)) * Math.round(scaled)) / scale;
	}),
	// Called only where a divisor is zero; not deterministic, or SQLite would call it ahead.
	{
		...define("raise_division_by_zero", 0, () => {
			throw createError("division_by_zero", {});
		}),
		isDeterministic: false,
	},
	{
		...define("raise_many_rows", 0, () => {
			throw createError("scalar_subquery_rows", {});
		}),
		isDeterministic: false,
	},
	strict("json_type_name", 1, (text) => {
		const value: unknown = JSON.parse(String(text));
		return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
	}),
	strict("json_contains", 2, (whole, part) =>
		containsJson(JSON.parse(String(whole)), JSON.parse(String(part))) ? 1n : 0n,
	),
	strict("json_has_key", 2, (json, key) => (hasKey(JSON.parse(String(json)), String(key)) ? 1n : 0n)),
	strict("json_has_any_key", 2, (json, keys) => {
		const value: unknown = JSON.parse(String(json));
		return (JSON.parse(String(keys)) as string[]).some((key) => hasKey(value, key)) ? 1n : 0n;
	}),
	strict("json_has_all_keys", 2, (json, keys) => {
		const value: unknown = JSON.parse(String(json));
		return (JSON.parse(String(keys)) as string[]).every((key) => hasKey(value, key)) ? 1n : 0n;
	}),
	strict("json_merge", 2, (left, right) => mergeJson(JSON.parse(String(left)), JSON.parse(String(right)))),
	define("json_path_text", -1, (text, ...keys) => {
		if (text === null || keys.includes(null)) return null;
		let value: unknown = JSON.parse(String(text));
		for (const key of keys) value = stepInto(value, key);
		return printJson(value);
	}),
	define("json_path", -1, (text, ...keys) => {
		if (text === null || keys.includes(null)) return null;
		let value: unknown = JSON.parse(String(text));
		for (const key of keys) value = stepInto(value, key);
		return value === undefined ? null : JSON.stringify(value);
	}),
];

// The shortest digits that read back as the same value, as JavaScript has them; with an exponent from 1e15 on and below 1e-4.
function printDouble(value: number): string {
	if (Number.isNaN(value)) return "NaN";
	if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
	const [digits = "", power = ""] = value.toExponential().split("e");
	const exponent = Number(power);
	// JavaScript itself takes an exponent only below 1e-6 and from 1e21 on.
	if (exponent >= -4 && exponent < 15) return Object.is(value, -0) ? "-0" : String(value);
	return `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

// https://www.postgresql.org/docs/current/datatype-json.html#JSON-CONTAINMENT
function containsJson(whole: unknown, part: unknown): boolean {
	if (Array.isArray(whole)) {
		const parts: readonly unknown[] = Array.isArray(part)
			? part
			: typeof part === "object" && part !== null
				? [NaN]
				: [part];
		return parts.every((item) => whole.some((other) => containsJson(other, item)));
	}
	if (typeof whole !== "object" || whole === null) return whole === part;
	if (typeof part !== "object" || part === null || Array.isArray(part)) return false;
	return Object.entries(part).every(
		([key, value]) =>
			Object.hasOwn(whole, key) && containsJson((whole as Readonly<Record<string, unknown>>)[key], value),
	);
}

function hasKey(value: unknown, key: string): boolean {
	if (Array.isArray(value)) return value.includes(key);
	return typeof value === "object" && value !== null ? Object.hasOwn(value, key) : value === key;
}

function mergeJson(left: unknown, right: unknown): string {
	const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
	if (isObject(left) && isObject(right)) return JSON.stringify({ ...(left as object), ...(right as object) });
	const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
	return JSON.stringify([...list(left), ...list(right)]);
}

function stepInto(value: unknown, key: StoredValue | undefined): unknown {
	if (Array.isArray(value)) return value.at(Number(key));
	if (typeof value !== "object" || value === null || typeof key !== "string") return undefined;
	return Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

function printJson(value: unknown): string | null {
	if (value === undefined || value === null) return null;
	return typeof value === "string" ? value : JSON.stringify(value);
}

function readInteger(value: string | number): bigint {
	const text = String(value).trim();
	if (/^[+-]?\d+$/.test(text)) return BigInt(text.replace("+", ""));
	throw badValue("integer", value);
}

function readTime(type: string, value: string | number): number {
	const epochMs = parseTimestamp(String(value));
	if (epochMs === undefined) throw badValue(type, value);
	return epochMs;
}

function badValue(type: string, value: string | number): Error {
	return createError("bad_literal", {
		type,
		text: String(value).slice(0, 60),
		expected: "Use CASE or NULLIF to leave such rows out before the cast.",
	});
}

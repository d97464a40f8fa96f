import {
	createError,
	formatJson,
	isJsonNumber,
	isJsonObject,
	normaliseNumber,
	type ObjectNameType,
	parseJson,
} from "../../base/index.ts";
import { printDecimal, truncateDecimal } from "../number/decimal.ts";
import { printFloat } from "../number/float-text.ts";
import { outOfRange } from "../number/number-domain.ts";
import { readStored } from "../number/stored-decimal.ts";
import { parseBoolean } from "../text/boolean-text.ts";
import { createObjectNameError, keyOfName } from "../text/object-name.ts";
import { readPrivileges } from "../text/privileges.ts";
import { printRowPlace, readRowPlace, splitRowPlace } from "../text/row-place.ts";
import { readUuid } from "../text/uuid.ts";
import { asInteger, define, type RegisteredFunction, strict } from "./registered-function.ts";

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
	strict("text_to_uuid", 1, (text) => readUuid(String(text))),
	strict("text_to_tid", 1, (text) => readRowPlace(String(text))),
	define("row_place", -1, (table = null, ...key) => printRowPlace(String(table), key)),
	// Places in order: by their blocks, then by their offsets.
	strict("tid_key", 1, (place) => {
		const [block, offset] = splitRowPlace(String(place));
		return asInteger(block * 65_536 + offset);
	}),
	strict("tid_of_key", 1, (key) => `(${String(Math.floor(Number(key) / 65_536))},${String(Number(key) % 65_536)})`),
	// Longer texts are cut, shorter ones filled up with blanks.
	strict("pad_char", 2, (text, length) => {
		const signs = [...String(text)];
		return signs.length > Number(length) ? signs.slice(0, Number(length)).join("") : fill(signs, Number(length));
	}),
	strict("text_to_integer", 1, (value) => readInteger(value)),
	strict("json_number", 1, (json) => readScalar(json, "number", isJsonNumber)),
	strict("json_boolean", 1, (json) => readScalar(json, "boolean", (value) => typeof value === "boolean")),
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
	strict("double_to_text", 1, (value) => printFloat(Number(value), 15)),
	strict("truncate_to", 1, (value) => Math.trunc(Number(value))),
	strict("truncate_to", 2, (value, digits) => {
		const read = readStored(value);
		return read ? Number(printDecimal(truncateDecimal(read, Number(digits)))) : Number(value);
	}),
	strict("object_key", 2, (kind, name) => keyOfName(kind as ObjectNameType, String(name))),
	strict("privilege_names", 2, (known, text) => JSON.stringify(readPrivileges(String(known).split(" "), String(text)))),
	// As below: called only where there is none.
	{
		...strict("raise_unknown_object", 2, (kind, name) => {
			throw createObjectNameError(kind as ObjectNameType, String(name));
		}),
		isDeterministic: false,
	},
	// Called only where a divisor is zero; not deterministic, or SQLite would call it ahead.
	{
		...define("raise_division_by_zero", 0, () => {
			throw createError("division_by_zero", {});
		}),
		isDeterministic: false,
	},
	{
		...define("raise_out_of_range", 1, (bits) => {
			throw outOfRange(bits === 32n ? "integer" : "bigint");
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
		const value: unknown = parseJson(String(text));
		if (value === null) return "null";
		if (isJsonNumber(value)) return "number";
		return Array.isArray(value) ? "array" : typeof value;
	}),
	strict("json_contains", 2, (whole, part) =>
		containsJson(parseJson(String(whole)), parseJson(String(part))) ? 1n : 0n,
	),
	strict("json_has_key", 2, (json, key) => (hasKey(parseJson(String(json)), String(key)) ? 1n : 0n)),
	strict("json_has_any_key", 2, (json, keys) => {
		const value: unknown = parseJson(String(json));
		return (parseJson(String(keys)) as string[]).some((key) => hasKey(value, key)) ? 1n : 0n;
	}),
	strict("json_has_all_keys", 2, (json, keys) => {
		const value: unknown = parseJson(String(json));
		return (parseJson(String(keys)) as string[]).every((key) => hasKey(value, key)) ? 1n : 0n;
	}),
	strict("json_merge", 2, (left, right) => mergeJson(parseJson(String(left)), parseJson(String(right)))),
];

function fill(signs: readonly string[], length: number): string {
	return signs.join("") + " ".repeat(length - signs.length);
}

// https://www.postgresql.org/docs/current/datatype-json.html#JSON-CONTAINMENT
function containsJson(whole: unknown, part: unknown): boolean {
	if (Array.isArray(whole)) {
		// An array has an object only as an element.
		if (isJsonObject(part)) return false;
		const parts: readonly unknown[] = Array.isArray(part) ? part : [part];
		return parts.every((item) => whole.some((other) => containsJson(other, item)));
	}
	if (isJsonNumber(whole)) return isJsonNumber(part) && normaliseNumber(whole) === normaliseNumber(part);
	if (!isJsonObject(whole)) return whole === part;
	if (!isJsonObject(part)) return false;
	return Object.entries(part).every(([key, value]) => Object.hasOwn(whole, key) && containsJson(whole[key], value));
}

function hasKey(value: unknown, key: string): boolean {
	if (Array.isArray(value)) return value.includes(key);
	return isJsonObject(value) ? Object.hasOwn(value, key) : value === key;
}

function mergeJson(left: unknown, right: unknown): string {
	if (isJsonObject(left) && isJsonObject(right)) return formatJson({ ...left, ...right });
	const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
	return formatJson([...list(left), ...list(right)]);
}

function readInteger(value: string | number): bigint {
	const text = String(value).trim();
	if (/^[+-]?\d+$/.test(text)) return BigInt(text.replace("+", ""));
	throw badValue("integer", value);
}

function readScalar(json: string | number, type: string, isOfType: (value: unknown) => boolean): string {
	const value: unknown = parseJson(String(json));
	if (isOfType(value)) return String(value);
	const problem = `a document that is no ${type} cannot become one: ${formatJson(value).slice(0, 60)}`;
	throw createError("invalid_argument", { problem, advice: "Take text out of it with ->> before the cast." });
}

function badValue(type: string, value: string | number): Error {
	return createError("bad_literal", {
		type,
		text: String(value).slice(0, 60),
		expected: "Use CASE or NULLIF to leave such rows out before the cast.",
	});
}

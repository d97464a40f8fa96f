import { createError, formatJson, isJsonNumber, isJsonObject, parseJson, type StoredValue } from "../../base/index.ts";
import { asInteger, define, type RegisteredFunction, strict } from "./registered-function.ts";
import { printJson } from "./registered-jsonb-functions.ts";

/** Functions over JSON documents in JavaScript. */
export const registeredDocumentFunctions: readonly RegisteredFunction[] = [
	// The value comes as the one item of an array, which keeps true from 1 and NULL from 'null'.
	define("value_to_json", 1, (list) => {
		const [value] = parseJson(String(list)) as unknown[];
		return value === null || value === undefined ? null : formatJson(value);
	}),
	strict("json_length", 1, (json) => {
		const value = parseJson(String(json));
		if (Array.isArray(value)) return asInteger(value.length);
		throw createError("invalid_argument", {
			problem: `cannot get array length of a ${isJsonObject(value) ? "non-array" : "scalar"}`,
			advice: "Test it with json_typeof(…) = 'array' first.",
		});
	}),
	strict("json_at", 2, (json, path) => printJson(readPath(parseJson(String(json)), String(path)), formatJson)),
	strict("json_without_nulls", 1, (json) => formatJson(withoutNulls(parseJson(String(json))))),
	...(["sum", "avg", "min", "max"] as const).map((name) =>
		strict(`json_numbers_${name}`, 2, (json, path) => summarise(name, numbersAt(String(json), String(path)))),
	),
];

function withoutNulls(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutNulls);
	if (!isJsonObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, withoutNulls(inner)] as const])),
	);
}

// The paths of SQLite: $.plan.name, $."first name", $[0], $[#-1] (https://sqlite.org/json1.html#path_arguments).
const pathStepPattern = /\.(?:"([^"]*)"|([^.[\]"]+))|\[(#-)?(\d+)\]/y;

function readPath(root: unknown, path: string): unknown {
	let value = root;
	for (let at = 1; at < path.length; at = pathStepPattern.lastIndex) {
		pathStepPattern.lastIndex = at;
		const step = path.startsWith("$") ? pathStepPattern.exec(path) : null;
		if (!step)
			throw createError("bad_literal", { type: "path", text: path.slice(0, 60), expected: "Write $.plan.name." });
		const [, quoted, name = quoted, fromEnd, index] = step;
		if (name === undefined) value = Array.isArray(value) ? value.at(Number(index) * (fromEnd ? -1 : 1)) : undefined;
		else value = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
	}
	return value;
}

function numbersAt(json: string, path: string): readonly number[] {
	const value = readPath(parseJson(json), path);
	const items: readonly unknown[] = Array.isArray(value) ? value : [value];
	return items.filter(isJsonNumber).map(Number);
}

function summarise(name: "sum" | "avg" | "min" | "max", numbers: readonly number[]): StoredValue {
	if (numbers.length === 0) return null;
	if (name === "min") return Math.min(...numbers);
	if (name === "max") return Math.max(...numbers);
	const total = numbers.reduce((sum, number) => sum + number, 0);
	return name === "sum" ? total : total / numbers.length;
}

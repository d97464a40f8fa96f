import { createError, type StoredValue } from "../../base/index.ts";
import { parseArrayText } from "../array-text.ts";
import { define, type RegisteredFunction, strict } from "./registered-function.ts";

/** Functions over JSON documents in JavaScript. */
export const registeredDocumentFunctions: readonly RegisteredFunction[] = [
	// The value comes as the one item of an array, which keeps true from 1 and NULL from 'null'.
	define("value_to_json", 1, (list) => {
		const [value] = JSON.parse(String(list)) as unknown[];
		return value === null || value === undefined ? null : JSON.stringify(value);
	}),
	strict("json_without_nulls", 1, (json) => JSON.stringify(withoutNulls(JSON.parse(String(json))))),
	strict("json_indented", 1, (json) => JSON.stringify(JSON.parse(String(json)), undefined, 4)),
	strict("json_set_path", 3, (json, path, value) => {
		const keys = parseArrayText(String(path));
		if (!keys)
			throw createError("bad_literal", {
				type: "path",
				text: String(path).slice(0, 60),
				expected: "Write it like '{a,0,b}'.",
			});
		return JSON.stringify(setAt(JSON.parse(String(json)), keys.map(String), JSON.parse(String(value))));
	}),
	...(["sum", "avg", "min", "max"] as const).map((name) =>
		strict(`json_numbers_${name}`, 2, (json, path) => summarise(name, numbersAt(String(json), String(path)))),
	),
];

function withoutNulls(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutNulls);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, withoutNulls(inner)] as const])),
	);
}

function setAt(root: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
	if (key === undefined) return value;
	if (Array.isArray(root)) {
		const items: unknown[] = [...(root as readonly unknown[])];
		const index = Number(key) < 0 ? items.length + Number(key) : Number(key);
		if (index >= items.length) items.push(setAt(undefined, rest, value));
		else items[Math.max(0, index)] = setAt(items[Math.max(0, index)], rest, value);
		return items;
	}
	// A path whose middle is missing changes nothing.
	if (typeof root !== "object" || root === null) return root;
	const inner = (root as Readonly<Record<string, unknown>>)[key];
	return rest.length > 0 && inner === undefined ? root : { ...root, [key]: setAt(inner, rest, value) };
}

function numbersAt(json: string, path: string): readonly number[] {
	let value: unknown = JSON.parse(json);
	for (const [, name, index] of path.matchAll(/\.([^.[\]]+)|\[(\d+)\]/g)) {
		value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[name ?? index ?? ""];
	}
	return (Array.isArray(value) ? (value as unknown[]) : [value]).filter((item) => typeof item === "number");
}

function summarise(name: "sum" | "avg" | "min" | "max", numbers: readonly number[]): StoredValue {
	if (numbers.length === 0) return null;
	if (name === "min") return Math.min(...numbers);
	if (name === "max") return Math.max(...numbers);
	const total = numbers.reduce((sum, number) => sum + number, 0);
	return name === "sum" ? total : total / numbers.length;
}

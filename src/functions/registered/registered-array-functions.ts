import {
	createError,
	formatJson,
	isJsonNumber,
	NumberText,
	normaliseNumber,
	parseJson,
	type StoredValue,
} from "../../base/index.ts";
import { printItem } from "../text/array-text.ts";
import { keyOfJsonb } from "../text/jsonb-text.ts";
import { asInteger, define, type RegisteredFunction, strict } from "./registered-function.ts";

/** Functions over arrays, which are JSON arrays. */
export const registeredArrayFunctions: readonly RegisteredFunction[] = [
	strict("array_item", 2, (array, index) => toStored(itemAt(array, index))),
	// What a[1] is before [2] is taken of it, and what it is by itself: of an array of arrays an index alone takes no element.
	strict("array_part", 2, (array, index) => {
		const item = itemAt(array, index);
		return Array.isArray(item) ? formatJson(item) : null;
	}),
	strict("array_element", 3, (array, index, type) => {
		const item = itemAt(array, index);
		return Array.isArray(item) ? null : toElement(item, type);
	}),
	strict("array_elements", 2, (array, type) => {
		const items = flatten(readArray(array));
		return formatJson(type === "numeric" ? items.map((item) => toElement(item, type)) : items);
	}),
	define("array_slice", 3, (array, from, to) => {
		if (array === null) return null;
		const items = readArray(array);
		return formatJson(
			items.slice(Math.max(0, Number(from ?? 1) - 1), to === null ? undefined : Math.max(0, Number(to))),
		);
	}),
	define("array_join", -1, (array, separator, whenNull) => {
		if (array === null || separator === null) return null;
		return flatten(readArray(array))
			.flatMap((item) => (item === null ? (typeof whenNull === "string" ? [whenNull] : []) : [printItem(item)]))
			.join(String(separator));
	}),
	define("text_split", -1, (text, separator, whenNull) => {
		if (text === null) return null;
		return formatJson(splitText(String(text), separator).map((piece) => (piece === whenNull ? null : piece)));
	}),
	strict("array_size", 2, (array, dimension) => {
		let items: unknown = readArray(array);
		for (let level = 1; level < Number(dimension); level++) items = Array.isArray(items) ? items[0] : undefined;
		return Array.isArray(items) && items.length > 0 ? asInteger(items.length) : null;
	}),
	strict("array_depth", 1, (array) => {
		let depth = 0;
		for (let item: unknown = readArray(array); Array.isArray(item) && item.length > 0; item = item[0]) depth++;
		return depth === 0 ? null : asInteger(depth);
	}),
	strict("array_dims", 1, (array) => {
		let bounds = "";
		for (let item: unknown = readArray(array); Array.isArray(item) && item.length > 0; item = item[0])
			bounds += `[1:${String(item.length)}]`;
		return bounds === "" ? null : bounds;
	}),
	strict("array_count", 1, (array) => asInteger(flatten(readArray(array)).length)),
	define("array_position", 2, (array, value) => {
		if (array === null) return null;
		const index = readArray(array).findIndex((item) => isSame(item, value ?? null));
		return index < 0 ? null : asInteger(index + 1);
	}),
	define("array_positions", 2, (array, value) => {
		if (array === null) return null;
		const found = readArray(array).flatMap((item, index) => (isSame(item, value ?? null) ? [index + 1] : []));
		return formatJson(found);
	}),
	define("array_without", 2, (array, value) =>
		array === null ? null : formatJson(readArray(array).filter((item) => !isSame(item, value ?? null))),
	),
	// The value and what takes its place come as arrays of one item, for they have types.
	strict("array_replace", 3, (array = "", from = "", to = "") => {
		const [[old], [replacement]] = [readArray(from), readArray(to)];
		return formatJson(readArray(array).map((item) => (isSame(item, old) ? replacement : item)));
	}),
	strict("array_keys", 1, (array) =>
		formatJson(readArray(array).map((item) => (item === null ? null : keyOfJsonb(item)))),
	),
	// The value comes as an array of one item, for it has a type.
	strict("array_fill", 3, (value = "", lengths = "", starts = "") => {
		if (starts !== lengths && readArray(starts).some((start) => Number(start) !== 1))
			throw createError("not_supported", {
				feature: "an array that does not begin with 1",
				advice: "Leave the last argument out.",
			});
		const [item] = readArray(value);
		const filled = [...readArray(lengths)]
			.reverse()
			.reduce<unknown>((part, length) => Array.from({ length: Number(length) }, () => part), item);
		return formatJson(filled);
	}),
	strict("array_trim", 2, (array, count) => {
		const items = readArray(array);
		if (Number(count) >= 0 && Number(count) <= items.length)
			return formatJson(items.slice(0, items.length - Number(count)));
		const problem = `the number of elements to trim must be between 0 and ${String(items.length)}`;
		throw createError("execution_failed", { sqlState: "2202E", problem, advice: "Use least(n, cardinality(a))." });
	}),
	define("array_concat", 2, (left, right) => {
		if (left === null) return right;
		if (right === null) return left;
		return formatJson([...readArray(left), ...readArray(right)]);
	}),
	strict("array_contains", 2, (array, part) => {
		const items = flatten(readArray(array));
		return flatten(readArray(part)).every((item) => item !== null && items.some((other) => isSame(other, item)))
			? 1n
			: 0n;
	}),
	strict("array_overlaps", 2, (left, right) => {
		const items = flatten(readArray(left));
		return flatten(readArray(right)).some((item) => item !== null && items.some((other) => isSame(other, item)))
			? 1n
			: 0n;
	}),
	strict("array_reverse", 1, (array) => formatJson([...readArray(array)].reverse())),
];

/**
 * The items of a JSON array.
 * @throws invalid_argument (22023) when the value is something else.
 */
export function readArray(value: StoredValue): readonly unknown[] {
	const parsed: unknown = parseJson(String(value));
	if (Array.isArray(parsed)) return parsed;
	throw createError("invalid_argument", {
		problem: "the value is no array",
		advice: "Test it with json_typeof(…) = 'array' first.",
	});
}

/** A JSON value as SQLite stores it. */
export function toStored(value: unknown): StoredValue {
	if (value === null || value === undefined) return null;
	if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : value;
	if (value instanceof NumberText) return Number(value);
	if (typeof value === "bigint") return value;
	if (typeof value === "boolean") return value ? 1n : 0n;
	return typeof value === "string" ? value : formatJson(value);
}

function itemAt(array: string | number, index: string | number): unknown {
	return Number(index) < 1 ? undefined : readArray(array)[Number(index) - 1];
}

// A decimal keeps its digits and its scale as text.
function toElement(item: unknown, type: string | number): StoredValue {
	return type === "numeric" && item instanceof NumberText ? String(item) : toStored(item);
}

function splitText(text: string, separator: StoredValue | undefined): readonly string[] {
	if (text === "") return [];
	if (separator === null || separator === undefined) return [...text];
	return separator === "" ? [text] : text.split(String(separator));
}

function flatten(items: readonly unknown[]): readonly unknown[] {
	return items.flatMap((item) => (Array.isArray(item) ? flatten(item as unknown[]) : [item]));
}

function isSame(item: unknown, value: unknown): boolean {
	if (isJsonNumber(item) && isJsonNumber(value)) return normaliseNumber(item) === normaliseNumber(value);
	if (typeof item === "boolean") return Number(item) === Number(value) || item === value;
	return typeof item === "object"
		? formatJson(item) === (typeof value === "string" ? value : formatJson(value))
		: item === value;
}

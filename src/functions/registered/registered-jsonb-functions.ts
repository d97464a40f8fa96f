import { createError, formatJson, isJsonObject, parseJson, type StoredValue } from "../../base/index.ts";
import { parseArrayText, printItem } from "../text/array-text.ts";
import { formatJsonb, keyOfJsonb, sortNames } from "../text/jsonb-text.ts";
import { define, type RegisteredFunction, strict } from "./registered-function.ts";

/** The two types of JSON: what the names of their functions begin with, how they print a value, and what `->` finds in one. */
export const documentForms = [
	{ prefix: "json", format: (value: unknown) => formatJson(value), step: stepInto, listNames: Object.keys },
	{ prefix: "jsonb", format: (value: unknown) => formatJsonb(value), step: stepIntoBinary, listNames: sortNames },
] as const;

/** Text, order, paths and changes of jsonb. Source: https://www.postgresql.org/docs/current/functions-json.html. */
export const registeredJsonbFunctions: readonly RegisteredFunction[] = [
	strict("jsonb_text", 1, (json) => formatJsonb(parseJson(String(json)))),
	strict("json_checked", 1, (text) => {
		try {
			parseJson(String(text));
			return text;
		} catch (error) {
			const slots = { type: "json", text: String(text).slice(0, 60), expected: "Test it with json_valid(…) first." };
			throw createError("bad_literal", slots, { cause: error });
		}
	}),
	strict("jsonb_key", 1, (json) => keyOfJsonb(parseJson(String(json)))),
	strict("jsonb_indented", 1, (json) => formatJsonb(parseJson(String(json)), 4)),
	strict("json_spaced", 1, (json) => formatSpaced(parseJson(String(json)))),
	strict("json_path_of", 2, (json, path) => {
		const found = stepThrough(parseJson(String(json)), readPath(path));
		return found === undefined ? null : formatJson(found);
	}),
	// jsonb prints what is inside of it in its own way, json as it is written.
	...documentForms.flatMap(({ prefix, format, step }) => [
		strict(`${prefix}_path_text_of`, 2, (json, path) =>
			printJson(stepThrough(parseJson(String(json)), readPath(path)), format),
		),
		define(`${prefix}_path_text`, -1, (json, ...keys) => {
			if (json === null || keys.includes(null)) return null;
			return printJson(keys.reduce<unknown>(step, parseJson(String(json))), format);
		}),
		define(`${prefix}_path`, -1, (json, ...keys) => {
			if (json === null || keys.includes(null)) return null;
			const found = keys.reduce<unknown>(step, parseJson(String(json)));
			return found === undefined ? null : formatJson(found);
		}),
	]),
	strict("json_set_path", 4, (json, path, value, isCreating) =>
		formatJson(
			changeAt(readRoot(json, "set"), readPath(path), (found, isThere) =>
				isThere || Number(isCreating) !== 0 ? [parseJson(String(value))] : found,
			),
		),
	),
	strict("json_insert_path", 4, (json, path, value, isAfter) =>
		formatJson(
			changeAt(readRoot(json, "set"), readPath(path), (found, isThere, isList) => {
				const added = parseJson(String(value));
				if (!isThere) return [added];
				if (!isList) throw keyExists();
				return Number(isAfter) !== 0 ? [...found, added] : [added, ...found];
			}),
		),
	),
	strict("json_of_pairs", 1, (pairs) => {
		const items = readList(pairs);
		if (!items.some((item) => Array.isArray(item))) {
			if (items.length % 2 !== 0) throw wrongSize("an array of keys and values must have an even number of elements");
			return writePairs(items.flatMap((key, index) => (index % 2 === 0 ? [[key, items[index + 1]]] : [])));
		}
		return writePairs(
			items.map((item) => {
				if (Array.isArray(item) && item.length === 2) return item as unknown[];
				throw wrongSize("an array of pairs must have two columns");
			}),
		);
	}),
	strict("json_of_lists", 2, (keys, values) => {
		const [names, texts] = [readList(keys), readList(values)];
		if (names.length !== texts.length) throw wrongSize("there must be as many keys as values");
		return writePairs(names.map((name, index) => [name, texts[index]]));
	}),
	strict("json_delete_path", 2, (json, path) =>
		formatJson(changeAt(readRoot(json, "delete"), readPath(path), () => [])),
	),
	strict("json_delete_keys", 2, (json, keys) => {
		const names = readPath(keys);
		const value = readContainer(json);
		if (Array.isArray(value))
			return formatJson(value.filter((item) => typeof item !== "string" || !names.includes(item)));
		return formatJson(Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name))));
	}),
	strict("json_delete_index", 2, (json, index) => {
		const value = readContainer(json);
		if (!Array.isArray(value)) throw cannotDelete("from an object by an integer");
		const place = Number(index) < 0 ? value.length + Number(index) : Number(index);
		return formatJson(value.filter((_, at) => at !== place));
	}),
];

/** The text of a JSON value as `->>` gives it: a string without quotes, NULL for null. */
export function printJson(value: unknown, format: (value: unknown) => string): string | null {
	if (value === undefined || value === null) return null;
	return typeof value === "string" ? value : format(value);
}

// As json_build_object and json_build_array write their own level; what is inside keeps its text.
function formatSpaced(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map((item) => formatJson(item)).join(", ")}]`;
	if (!isJsonObject(value)) return formatJson(value);
	const pairs = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)} : ${formatJson(item)}`);
	return `{${pairs.join(", ")}}`;
}

// A key is a text and an index a number: neither finds anything in the other's container.
function stepInto(value: unknown, key: StoredValue | undefined): unknown {
	if (Array.isArray(value)) return typeof key === "string" ? undefined : (value.at(Number(key)) as unknown);
	if (!isJsonObject(value) || typeof key !== "string") return undefined;
	return Object.hasOwn(value, key) ? value[key] : undefined;
}

// PostgreSQL keeps a scalar of jsonb as an array of one element, which an index finds.
function stepIntoBinary(value: unknown, key: StoredValue | undefined): unknown {
	const isScalar = value !== undefined && !Array.isArray(value) && !isJsonObject(value);
	return stepInto(isScalar && typeof key !== "string" ? [value] : value, key);
}

const indexPattern = /^\s*[+-]?\d+$/;

// Along a path all steps are texts; in an array they have to be whole numbers.
function stepThrough(root: unknown, path: readonly string[]): unknown {
	return path.reduce<unknown>(
		(value, key) => stepInto(value, Array.isArray(value) ? (indexPattern.test(key) ? Number(key) : key) : key),
		root,
	);
}

function readPath(path: string | number): readonly string[] {
	const keys = parseArrayText(String(path));
	const hasNull = keys?.includes(null) === true;
	if (keys && !hasNull) return keys.map((key) => (typeof key === "string" ? key : formatJson(key)));
	const slots = { type: "path", text: String(path).slice(0, 60), expected: "Write it like '{a,0,b}'." };
	throw createError("bad_literal", slots);
}

/** What takes the place of the value at the end of a path: nothing, itself, or more; `found` is empty where none is. */
type Change = (found: readonly unknown[], isThere: boolean, isList: boolean) => readonly unknown[];

// A path whose middle is missing changes nothing.
function changeAt(root: unknown, [key, ...rest]: readonly string[], change: Change): unknown {
	if (key === undefined || (!Array.isArray(root) && !isJsonObject(root))) return root;
	if (Array.isArray(root)) {
		const items: readonly unknown[] = root;
		if (!indexPattern.test(key)) throw notAnIndex(key);
		const index = Number(key) < 0 ? items.length + Number(key) : Number(key);
		const isThere = index >= 0 && index < items.length;
		if (rest.length > 0) return isThere ? items.with(index, changeAt(items[index], rest, change)) : items;
		const place = Math.min(Math.max(index, 0), items.length);
		const end = isThere ? place + 1 : place;
		return [...items.slice(0, place), ...change(items.slice(place, end), isThere, true), ...items.slice(end)];
	}
	const isThere = Object.hasOwn(root, key);
	if (rest.length > 0) return isThere ? { ...root, [key]: changeAt(root[key], rest, change) } : root;
	const changed = change(isThere ? [root[key]] : [], isThere, false);
	const { [key]: _, ...others } = root;
	return changed.length === 0 ? others : { ...root, [key]: changed[0] };
}

function readContainer(json: string | number): unknown[] | Readonly<Record<string, unknown>> {
	const value: unknown = parseJson(String(json));
	if (Array.isArray(value) || isJsonObject(value)) return value;
	throw cannotDelete("from a scalar");
}

function readList(list: string | number | undefined): readonly unknown[] {
	const items = parseArrayText(String(list));
	if (items) return items;
	const slots = { type: "array", text: String(list).slice(0, 60), expected: "Write it like '{a,1,b,2}'." };
	throw createError("bad_literal", slots);
}

// In the blanks that PostgreSQL has there.
function writePairs(pairs: readonly (readonly unknown[])[]): string {
	const texts = pairs.map(([key = null, value = null]) => {
		if (key !== null)
			return `${JSON.stringify(printItem(key))} : ${value === null ? "null" : JSON.stringify(printItem(value))}`;
		const advice = "Leave such pairs out.";
		throw createError("execution_failed", { sqlState: "22004", problem: "a key of an object is NULL", advice });
	});
	return `{${texts.join(", ")}}`;
}

function wrongSize(problem: string): Error {
	return createError("execution_failed", { sqlState: "2202E", problem, advice: "Write '{a,1,b,2}'." });
}

// In the middle of a path a scalar changes nothing; at its start it is a mistake.
function readRoot(json: string | number, deed: "set" | "delete"): unknown {
	const value: unknown = parseJson(String(json));
	if (Array.isArray(value) || isJsonObject(value)) return value;
	const advice = "Test it with jsonb_typeof(…) first.";
	throw createError("invalid_argument", { problem: `cannot ${deed} a path in a scalar`, advice });
}

function cannotDelete(what: string): Error {
	const advice = "Test it with jsonb_typeof(…) first.";
	return createError("invalid_argument", { problem: `cannot delete ${what}`, advice });
}

function keyExists(): Error {
	const advice = "Use jsonb_set to replace the value.";
	return createError("invalid_argument", { problem: "cannot replace an existing key", advice });
}

function notAnIndex(key: string): Error {
	const slots = { type: "integer", text: key.slice(0, 60), expected: "A path through an array has its index there." };
	return createError("bad_literal", slots);
}

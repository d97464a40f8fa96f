import { formatJson, parseJson } from "../../base/index.ts";

/**
 * Reads an array as PostgreSQL writes it; what looks like a JSON array is read as that.
 * Source: https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO.
 * @returns undefined when the text is no array.
 * @example parseArrayText('{a,"b c",NULL}') // ["a", "b c", null]
 */
export function parseArrayText(text: string): readonly unknown[] | undefined {
	const trimmed = text.trim();
	if (trimmed.startsWith("[")) return parseJsonArray(trimmed);
	if (!trimmed.startsWith("{")) return undefined;
	const reader = { text: trimmed, at: 0 };
	const items = readItems(reader);
	return items && reader.at === trimmed.length && isEven(items) ? items : undefined;
}

// An array of arrays has equally many elements in each of them, and nothing beside them.
function isEven(items: readonly unknown[]): boolean {
	return shapeOf(items) !== undefined;
}

function shapeOf(item: unknown): string | undefined {
	if (!Array.isArray(item)) return "";
	const shapes = new Set(item.map(shapeOf));
	return shapes.size > 1 || shapes.has(undefined) ? undefined : [item.length, ...shapes].join(" ");
}

/** An element of an array as text. */
export function printItem(item: unknown): string {
	return typeof item === "string" ? item : formatJson(item);
}

interface Reader {
	readonly text: string;
	at: number;
}

function parseJsonArray(text: string): readonly unknown[] | undefined {
	try {
		const value: unknown = parseJson(text);
		return Array.isArray(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function readItems(reader: Reader): unknown[] | undefined {
	reader.at++;
	const items: unknown[] = [];
	for (;;) {
		skipBlanks(reader);
		if (reader.text[reader.at] === "}" && items.length === 0) break;
		const item = readItem(reader);
		if (item === undefined) return undefined;
		items.push(item.value);
		skipBlanks(reader);
		if (reader.text[reader.at] === "}") break;
		if (reader.text[reader.at] !== ",") return undefined;
		reader.at++;
	}
	reader.at++;
	return items;
}

function skipBlanks(reader: Reader): void {
	while (/\s/.test(reader.text[reader.at] ?? "")) reader.at++;
}

function readItem(reader: Reader): { readonly value: unknown } | undefined {
	if (reader.text[reader.at] === "{") {
		const value = readItems(reader);
		return value && { value };
	}
	const pattern = /"((?:[^"\\]|\\.)*)"|((?:[^,{}"\\]|\\.)+)/suy;
	pattern.lastIndex = reader.at;
	const match = pattern.exec(reader.text);
	if (!match) return undefined;
	reader.at = pattern.lastIndex;
	const [, quoted, bare = ""] = match;
	if (quoted !== undefined) return { value: quoted.replace(/\\(.)/gsu, "$1") };
	// What is marked belongs to the text: a blank at its end, or the word itself.
	const word = /^(?:\\.|[^\\])*?(?=\s*$)/su.exec(bare)?.[0] ?? "";
	return { value: word.toUpperCase() === "NULL" ? null : word.replace(/\\(.)/gsu, "$1") };
}

/**
 * Writes an array as PostgreSQL does: in braces, quoted where an item could be read as something else.
 * @param printItem The text of an item that is neither NULL nor an array.
 * @param isOfLists The items may be JSON arrays, which are printed as items.
 * @example formatArrayText(["a", "b c", null], String) // '{a,"b c",NULL}'
 */
export function formatArrayText(
	items: readonly unknown[],
	printItem: (item: unknown) => string,
	isOfLists = false,
): string {
	const texts = items.map((item) => {
		if (item === null) return "NULL";
		if (Array.isArray(item) && !isOfLists) return formatArrayText(item, printItem);
		const text = printItem(item);
		return text === "" || /[\s{}",\\]/.test(text) || /^null$/i.test(text)
			? `"${text.replace(/["\\]/g, "\\$&")}"`
			: text;
	});
	return `{${texts.join(",")}}`;
}

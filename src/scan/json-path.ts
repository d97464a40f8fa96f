import type { RawRow } from "./raw-row.ts";

/** Finds one field of a row; undefined where there is none. */
export type FieldReader = (row: RawRow) => unknown;

/**
 * Compiles the path of a column: `source.author.id`, `.` for the row itself, `^id` for a field of the row that it belongs to, `^^id` for one further out.
 * @example compileFieldReader("^id")({ value: {}, parent: { value: { id: "7" } } }) // "7"
 */
export function compileFieldReader(path: string): FieldReader {
	const depth = /^\^*/.exec(path)?.[0].length ?? 0;
	const inner = path.slice(depth);
	const readValue = compileValueReader(inner);
	return (row) => {
		let owner: RawRow | undefined = row;
		for (let level = 0; level < depth; level++) owner = owner?.parent;
		for (; owner !== undefined; owner = owner.seenAs) {
			const found = readValue(owner.value) ?? readKey(owner, inner);
			if (found !== undefined) return found;
		}
		return undefined;
	};
}

/**
 * Compiles a path into plain JSON.
 * @example compileValueReader("pages.next")({ pages: { next: null } }) // null
 */
export function compileValueReader(path: string): (value: unknown) => unknown {
	if (path === "." || path === "") return (value) => value;
	const segments = path.split(".");
	const [first = "", ...others] = segments;
	// The names of custom attributes may hold dots themselves.
	const rest = others.length > 1 ? others.join(".") : undefined;
	return (value) => {
		let found = value;
		for (const segment of segments) found = readMember(found, segment);
		return found === undefined && rest !== undefined ? readMember(readMember(value, first), rest) : found;
	};
}

/** True for what JSON writes in braces. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readMember(value: unknown, name: string): unknown {
	// Own members only: a field called "constructor" is not the one that every object has.
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
	return (value as Readonly<Record<string, unknown>>)[name];
}

function readKey(row: RawRow, name: string): string | undefined {
	return row.keys !== undefined && Object.hasOwn(row.keys, name) ? row.keys[name] : undefined;
}

import { NumberText } from "../base/index.ts";
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
	if (others.length === 0) return compileMemberReader(first);
	const readers = segments.map(compileMemberReader);
	// The names of custom attributes may hold dots themselves.
	const rest = others.length > 1 ? [compileMemberReader(first), compileMemberReader(others.join("."))] : [];
	return (value) => {
		let found = value;
		for (const read of readers) found = read(found);
		if (found !== undefined || rest.length === 0) return found;
		found = value;
		for (const read of rest) found = read(found);
		return found;
	};
}

/** True for what JSON writes in braces. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// What values of JSON inherit.
const prototypes = [Object.prototype, Array.prototype, NumberText.prototype];

// Own members only: a field called "constructor" is not the one that every object has. Where none has it, it takes no second look.
function compileMemberReader(name: string): (value: unknown) => unknown {
	const isInherited = prototypes.some((prototype) => name in prototype);
	return (value) => {
		if (typeof value !== "object" || value === null) return undefined;
		if (isInherited && !Object.hasOwn(value, name)) return undefined;
		return (value as Readonly<Record<string, unknown>>)[name];
	};
}

function readKey(row: RawRow, name: string): string | undefined {
	return row.keys !== undefined && Object.hasOwn(row.keys, name) ? row.keys[name] : undefined;
}

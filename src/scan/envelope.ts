import { compileValueReader, isObject } from "./json-path.ts";

/**
 * Finds the rows in an answer: under `path`, or else where answers of lists are known to hold them, because what is documented and what is sent differ.
 * @param path `data`, `conversation_parts.conversation_parts`, or `.` when the answer is the row or the list of rows itself.
 * @returns undefined when there is no list, which is not the same as an empty one.
 * @example findRows({ type: "list", data: [{ id: "1" }] }, "companies") // [{ id: "1" }]
 */
export function findRows(body: unknown, path: string): readonly unknown[] | undefined {
	if (path === "." && isObject(body)) return [body];
	if (isList(body)) return body;
	if (!isObject(body)) return undefined;
	const found = compileInnerRows(path)(body);
	if (found !== undefined) return found;
	// One object without its inner list has no such rows; for an envelope that would be an answer of an unknown kind.
	if (body["id"] !== undefined || Number(body["total_count"] ?? Number.NaN) === 0) return [];
	// A path that goes deeper speaks of one object, and this is another.
	return path.includes(".") ? undefined : findList(body, path);
}

/**
 * Finds how many rows there are on all pages together.
 * @example readTotal({ type: "list", data: [], total_count: 450 }) // 450
 */
export function readTotal(body: unknown): number | undefined {
	const total = isObject(body) ? body["total_count"] : undefined;
	return typeof total === "number" ? total : undefined;
}

/**
 * Compiles the way to the rows inside a row.
 * @returns A function that gives undefined when the field is absent.
 * @example compileInnerRows("tags.tags")({ tags: { type: "tag.list", tags: [{ id: "1" }] } }) // [{ id: "1" }]
 */
export function compileInnerRows(path: string): (value: unknown) => readonly unknown[] | undefined {
	const segments = path.split(".");
	const name = segments.at(-1) ?? "";
	const read = compileValueReader(path);
	const readEnvelope = compileValueReader(segments.slice(0, -1).join("."));
	return (value) => {
		const found = read(value);
		if (found === undefined) return segments.length === 1 ? undefined : findData(readEnvelope(value));
		if (isList(found)) return found;
		return isObject(found) ? findList(found, name) : [];
	};
}

// Some answers call a list "data" whatever the documents call it; any other list beside it is about something else.
function findData(envelope: unknown): readonly unknown[] | undefined {
	return isObject(envelope) && isList(envelope["data"]) ? envelope["data"] : undefined;
}

function findList(envelope: Readonly<Record<string, unknown>>, name: string): readonly unknown[] | undefined {
	const lists = [envelope[name], envelope["data"], ...Object.values(envelope)].filter(isList);
	return lists[0];
}

function isList(value: unknown): value is readonly unknown[] {
	return Array.isArray(value);
}

import { isErrorBody } from "../http/index.ts";
import { compileValueReader, isObject } from "./json-path.ts";
import { readTotal } from "./total.ts";

/** What stands where a list of rows is expected. */
export type FoundList =
	/** The list, and what tells how many elements there are in all. */
	| { readonly kind: "list"; readonly elements: readonly unknown[]; readonly envelope?: unknown }
	/** Nothing, or null, which means that there are none. */
	| { readonly kind: "none"; readonly envelope?: unknown }
	/** Something else. */
	| { readonly kind: "unknown"; readonly value: unknown };

/** Tells whether an element can be a row of the table. */
export type RowCheck = (element: unknown) => boolean;

/** Finds a list in what the service sent. */
export type ListFinder = (value: unknown) => FoundList;

/**
 * Compiles the way to the list in a whole answer. It stands under `path`; what is documented and what is sent differ, so a list under
 * `data`, or under another name when all of its elements can be rows, is taken too, unless the answer speaks of an error.
 * @param path `data`, `conversation_parts.conversation_parts`, or `.` when the answer itself is the row or the list of rows.
 * @param canBeBare Whether the list may come without an envelope, which nothing could be told beside it.
 * @example compileAnswerList("companies", () => true, false)({ type: "list", data: [{ id: "1" }] }).elements // [{ id: "1" }]
 */
export function compileAnswerList(path: string, isRow: RowCheck, canBeBare: boolean): ListFinder {
	const isDeep = path.includes(".");
	const readInner = compileValueReader(path);
	const findInner = compileNestedList(path, isRow);
	return (body) => {
		if (path === "." && isRow(body)) return { kind: "list", elements: [body] };
		if (isList(body) && canBeBare && (path === "." || !isDeep)) return { kind: "list", elements: body };
		if (!isObject(body) || path === ".") return { kind: "unknown", value: body };
		const found = isDeep || body[path] !== undefined ? findInner(body) : findBeside(body, path, isRow);
		if (found.kind === "list" && found.envelope === undefined) return { ...found, envelope: body };
		if (found.kind !== "none") return found;
		// One object without its inner list has no such rows; an envelope without its list is no answer.
		const isSaid = body[path] !== undefined || (isDeep && readInner(body) === null);
		const isNone = isSaid || readTotal(body) === 0 || (isDeep && body["id"] !== undefined);
		return isNone ? { kind: "none", envelope: found.envelope ?? body } : { kind: "unknown", value: body };
	};
}

function findBeside(body: Readonly<Record<string, unknown>>, name: string, isRow: RowCheck): FoundList {
	return isErrorBody(body) ? { kind: "unknown", value: body } : findInEnvelope(body, name, isRow);
}

/**
 * Compiles the way to the rows inside a row. `tags.tags` is also found when the envelope is left out, and under another name inside of it.
 * @example compileNestedList("tags.tags", () => true)({ tags: { type: "tag.list", tags: [{ id: "1" }] } }).elements // [{ id: "1" }]
 */
export function compileNestedList(path: string, isRow: RowCheck): ListFinder {
	const segments = path.split(".");
	const name = segments.at(-1) ?? "";
	const read = compileValueReader(path);
	const readHolder = compileValueReader(segments.slice(0, -1).join("."));
	const isInEnvelope = endsInEnvelope(path);
	return (value) => {
		const holder = segments.length === 1 ? undefined : readHolder(value);
		const found = read(value);
		if (isList(found)) return { kind: "list", elements: found, envelope: holder };
		if (isObject(found)) return findInEnvelope(found, name, isRow);
		if (found === null) return { kind: "none", envelope: holder };
		if (found !== undefined) return { kind: "unknown", value: found };
		if (holder === undefined || holder === null) return { kind: "none" };
		if (isList(holder) && isInEnvelope) return { kind: "list", elements: holder };
		if (!isObject(holder)) return { kind: "unknown", value: holder };
		return isInEnvelope || isListType(holder["type"]) ? findInEnvelope(holder, name, isRow) : { kind: "none" };
	};
}

/**
 * Tells whether a path leads to the list of an envelope; otherwise what holds the list is an object of its own, which may have other lists.
 * @example endsInEnvelope("teammates.teammates") // true
 * @example endsInEnvelope("source.attachments") // false
 */
export function endsInEnvelope(path: string): boolean {
	const [holder, name] = path.split(".").slice(-2);
	return name !== undefined && (name === "data" || name === holder);
}

function findInEnvelope(envelope: Readonly<Record<string, unknown>>, name: string, isRow: RowCheck): FoundList {
	const documented = envelope[name] ?? envelope["data"];
	if (isList(documented)) return { kind: "list", elements: documented, envelope };
	const lists = Object.values(envelope).filter(isList);
	const fitting = isErrorBody(envelope) ? undefined : lists.find((list) => list.length > 0 && list.every(isRow));
	if (fitting) return { kind: "list", elements: fitting, envelope };
	const isOdd = isErrorBody(envelope) || (documented ?? null) !== null || lists.some((list) => list.length > 0);
	return isOdd ? { kind: "unknown", value: envelope } : { kind: "none", envelope };
}

function isListType(type: unknown): boolean {
	return typeof type === "string" && /(^|\.)list$/.test(type);
}

function isList(value: unknown): value is readonly unknown[] {
	return Array.isArray(value);
}

import { isJson, type SqlType, type SqlValue } from "../../base/index.ts";
import { parseArrayText } from "../../functions/index.ts";
import { createSessionError, decodeText, findWireType } from "../../postgres-format/index.ts";

/** What a value that a client sends is read with. */
export interface ParameterKind {
	/** The type that the client or the statement says, 0 where neither does. */
	readonly oid: number;
	/** The type by which the statement takes it, if it tells. */
	readonly type?: SqlType | undefined;
	readonly element?: SqlType | undefined;
}

/**
 * The value of a parameter.
 * @param format 0 for text, 1 for binary.
 * @throws 22021 for text that is no UTF-8, 22P03 for binary values that are none, 42883 for types without a binary form.
 * @example readParameter(Buffer.from("{a,b}"), 0, { oid: 1009 }) // ["a", "b"]
 */
export function readParameter(bytes: Buffer | null, format: number, kind: ParameterKind): SqlValue {
	if (bytes === null) return null;
	const type = findWireType(kind.oid);
	if (format === 1 && !type && kind.oid !== 0)
		throw createSessionError("42883", `no binary input function available for the type ${String(kind.oid)}`);
	const text = format === 1 && type ? type.decode(bytes) : decodeText(bytes);
	if (text.includes("\0")) throw createSessionError("22021", 'invalid byte sequence for encoding "UTF8": 0x00');
	// A statement that takes an array as text reads it itself.
	if (kind.type === "text") return text;
	const isArray = type?.name.startsWith("_") ?? (kind.type === "json" && kind.element !== undefined);
	return isArray || (kind.type === "json" && !isJson(text)) ? readArray(text, kind, type?.name ?? "") : text;
}

function readArray(text: string, { element }: ParameterKind, typeName: string): SqlValue {
	const items = parseArrayText(text);
	if (!items) throw createSessionError("22P02", `malformed array literal: "${text.slice(0, 60)}"`);
	const read = readers.get(element ?? "") ?? readersByName.get(typeName);
	return convert(items, read) as SqlValue;
}

function convert(items: readonly unknown[], read: ((text: string) => unknown) | undefined): readonly unknown[] {
	return items.map((item) =>
		Array.isArray(item) ? convert(item, read) : typeof item === "string" && read ? read(item) : item,
	);
}

const readWhole = (text: string) => (/^\s*[+-]?\d+\s*$/.test(text) ? BigInt(text.trim().replace("+", "")) : text);
const readTruth = (text: string) => /^(t|true|y|yes|on|1)$/i.test(text.trim());

const readers: ReadonlyMap<string, (text: string) => unknown> = new Map<string, (text: string) => unknown>([
	["smallint", readWhole],
	["int4", readWhole],
	["integer", readWhole],
	["oid", readWhole],
	["double", Number],
	["real", Number],
	["numeric", Number],
	["boolean", readTruth],
]);

const readersByName: ReadonlyMap<string, (text: string) => unknown> = new Map<string, (text: string) => unknown>([
	["_int2", readWhole],
	["_int4", readWhole],
	["_int8", readWhole],
	["_oid", readWhole],
	["_float4", Number],
	["_float8", Number],
	["_numeric", Number],
	["_bool", readTruth],
]);

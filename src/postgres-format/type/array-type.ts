import { formatJson, parseJson } from "../../base/index.ts";
import { formatArrayText, parseArrayText } from "../../functions/index.ts";
import { MessageBody } from "../message/message-body.ts";
import { createProtocolError } from "../message/protocol-error.ts";
import { type ScalarValue, toInt32, type WireType } from "./wire-type.ts";

const mostDimensions = 6;

/**
 * The type of arrays of a type, whose values are kept as JSON.
 * Source: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/arrayfuncs.c, array_send.
 */
export function createArrayType(element: WireType, oid: number): WireType {
	return {
		name: `_${element.name}`,
		oid,
		length: -1,
		print(value, zone) {
			const items = typeof value === "string" ? parseJson(value) : undefined;
			if (!Array.isArray(items)) return String(value);
			const isOfDocuments = element.name === "json" || element.name === "jsonb";
			return formatArrayText(items, (item) => printElement(element, item, zone), isOfDocuments);
		},
		encode: (text, zone) => encodeArray(parseArrayText(text) ?? [], element, zone),
		decode: (bytes) => decodeArray(new MessageBody(bytes), element),
	};
}

/** The type int2vector or oidvector: numbers with a blank between them, which in binary form are an array that begins with 0. */
export function createVectorType(element: WireType, name: string, oid: number): WireType {
	const array = createArrayType(element, oid);
	return {
		...array,
		name,
		print: (value) => String(value).replace(/[[\]]/g, "").replaceAll(",", " ").trim(),
		encode(text, zone) {
			const items = text === "" ? [] : text.split(" ");
			const bytes = Buffer.from(array.encode(`{${items.join(",")}}`, zone));
			const lowerBound = 16;
			if (items.length > 0) bytes.writeInt32BE(0, lowerBound);
			return bytes;
		},
	};
}

// An element of JSON may be a text, a number with all its digits, or an object.
function printElement(element: WireType, item: unknown, zone: string): string {
	if (element.name === "jsonb" || element.name === "json") return element.print(formatJson(item), zone);
	if (typeof item === "string") return item;
	const value = typeof item === "number" || typeof item === "boolean" ? item : formatJson(item);
	return element.print(value satisfies ScalarValue, zone);
}

function encodeArray(items: readonly unknown[], element: WireType, zone: string): Buffer {
	const sizes = measure(items);
	const flat = items.flat(mostDimensions) as readonly (string | null)[];
	const head = [sizes.length, flat.includes(null) ? 1 : 0, element.oid, ...sizes.flatMap((size) => [size, 1])];
	const parts = flat.flatMap((item) => {
		if (item === null) return [toInt32(-1)];
		const bytes = element.encode(item, zone);
		return [toInt32(bytes.length), bytes];
	});
	return Buffer.concat([...head.map(toInt32), ...parts]);
}

function measure(items: readonly unknown[]): readonly number[] {
	if (items.length === 0) return [];
	const [first] = items;
	return [items.length, ...(Array.isArray(first) ? measure(first) : [])];
}

function decodeArray(body: MessageBody, element: WireType): string {
	const dimensions = body.int32();
	body.int32();
	body.oid();
	if (dimensions < 0 || dimensions > mostDimensions) throw createProtocolError("invalid number of dimensions", "22P03");
	const sizes = Array.from({ length: dimensions }, () => {
		const size = body.int32();
		body.int32();
		return size;
	});
	if (dimensions === 0) return "{}";
	const read = (depth: number): unknown[] => {
		const size = sizes[depth] ?? 0;
		// Each item has a length of four bytes at least.
		if (size < 0 || (depth === dimensions - 1 && size * 4 > body.left))
			throw createProtocolError("invalid array size", "22P03");
		return Array.from({ length: size }, () => {
			if (depth < dimensions - 1) return read(depth + 1);
			const bytes = body.value();
			return bytes === null ? null : element.decode(bytes);
		});
	};
	return formatArrayText(read(0), String);
}

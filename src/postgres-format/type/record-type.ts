import { createProtocolError } from "../message/protocol-error.ts";
import { toInt32, type WireType } from "./wire-type.ts";

/**
 * The type of records of fields of some types, whose values come as their text.
 * Source: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/rowtypes.c, record_send.
 */
export function createRecordType(fields: readonly WireType[], oid: number): WireType {
	return {
		name: "record",
		oid,
		length: -1,
		print: String,
		encode: (text, zone) => encodeRecord(parseRecordText(text), fields, zone),
		decode: () => {
			throw createProtocolError("input of anonymous composite types is not implemented", "0A000");
		},
	};
}

/**
 * Reads a record as PostgreSQL writes it.
 * @example parseRecordText('(1,"a ""b""",)') // ["1", 'a "b"', null]
 */
export function parseRecordText(text: string): readonly (string | null)[] {
	const values: (string | null)[] = [];
	// Inside of quotes, quotes and backslashes are doubled.
	const pattern = /(?:"((?:[^"\\]|""|\\.)*)"|([^,]*?))(,|\)$)/suy;
	pattern.lastIndex = 1;
	let separator: string | undefined = ",";
	while (separator === ",") {
		const [, quoted, bare, end]: readonly (string | undefined)[] = pattern.exec(text) ?? [];
		values.push(quoted === undefined ? bare || null : quoted.replace(/""|\\./gsu, (pair) => pair.slice(1)));
		separator = end;
	}
	return values;
}

function encodeRecord(values: readonly (string | null)[], fields: readonly WireType[], zone: string): Buffer {
	const parts = fields.flatMap((field, index) => {
		const value = values[index] ?? null;
		if (value === null) return [toInt32(field.oid), toInt32(-1)];
		const bytes = field.encode(value, zone);
		return [toInt32(field.oid), toInt32(bytes.length), bytes];
	});
	return Buffer.concat([toInt32(fields.length), ...parts]);
}

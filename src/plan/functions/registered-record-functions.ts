import { formatJson, parseJson, type RecordField, type SqlType, type StoredValue } from "../../base/index.ts";
import { formatArrayText } from "../array-text.ts";
import { printInstant, printLocal } from "./instant.ts";
import { formatJsonb, keyOfJsonb } from "./jsonb-text.ts";
import { readArray } from "./registered-array-functions.ts";
import { type RegisteredFunction, strict } from "./registered-function.ts";

/** Text, order and fields of records, which are JSON arrays beside the description of their fields, and the text of arrays. */
export const registeredRecordFunctions: readonly RegisteredFunction[] = [
	strict("array_text", 2, (array = "", type) => printArray(array, String(type), "UTC")),
	strict("record_text", 2, (record = "", fields) => printRecord(record, String(fields), "UTC")),
	strict("record_document", 2, (record, fields) => formatJson(toDocument(readArray(record), readFields(fields)))),
	// NULL comes after every value: https://www.postgresql.org/docs/current/functions-comparisons.html#COMPOSITE-TYPE-COMPARISON.
	strict("record_key", 1, (record) =>
		readArray(record)
			.map((item) => (item === null ? "9" : keyOfJsonb(item)))
			.join(""),
	),
	strict("record_is_empty", 1, (record) => (readArray(record).every((item) => item === null) ? 1n : 0n)),
	strict("record_is_full", 1, (record) => (readArray(record).includes(null) ? 0n : 1n)),
];

/** The text of an array whose elements are of a type, instants by the clocks of a zone. */
export function printArray(array: StoredValue, type: string, zone: string): string {
	return formatArrayText(readArray(array), (item) => printItem(item, { name: "", type: type as SqlType }, zone));
}

/** The text of a record beside the description of its fields, instants by the clocks of a zone. */
export function printRecord(record: StoredValue, fields: string, zone: string): string {
	return formatRecord(readArray(record), readFields(fields), zone);
}

function readFields(fields: string | number): readonly RecordField[] {
	return parseJson(String(fields)) as readonly RecordField[];
}

// https://www.postgresql.org/docs/current/rowtypes.html#ROWTYPES-IO-SYNTAX
function formatRecord(items: readonly unknown[], fields: readonly RecordField[], zone: string): string {
	const texts = items.map((item, index) => {
		if (item === null) return "";
		const text = printItem(item, fields[index], zone);
		return text === "" || /[\s(),"\\]/.test(text) ? `"${text.replace(/["\\]/g, "$&$&")}"` : text;
	});
	return `(${texts.join(",")})`;
}

// The text of a value as the output function of its type gives it.
function printItem(item: unknown, field: RecordField | undefined, zone: string): string {
	const { type = "text", element, fields } = field ?? {};
	if (typeof item === "boolean") return item ? "t" : "f";
	if (fields && Array.isArray(item)) return formatRecord(item, fields, zone);
	if (element && Array.isArray(item))
		return formatArrayText(item, (inner) => printItem(inner, { name: "", type: element }, zone));
	if (type === "json" || type === "json_text" || (typeof item === "object" && Array.isArray(item)))
		return formatJsonb(item);
	if (type === "timestamp") return printInstant(String(item), zone);
	if (type === "local_timestamp") return printLocal(String(item));
	return typeof item === "string" ? item : formatJson(item);
}

function toDocument(items: readonly unknown[], fields: readonly RecordField[]): unknown {
	const pairs = fields.map(({ name, fields: inner }, index) => {
		const item = items[index] ?? null;
		return [name, inner && Array.isArray(item) ? toDocument(item, inner) : item] as const;
	});
	return Object.fromEntries(pairs);
}

import { formatJson, parseJson, type RecordField, type SqlType } from "../../base/index.ts";
import { formatArrayText } from "../array-text.ts";
import { formatJsonb, keyOfJsonb } from "./jsonb-text.ts";
import { readArray } from "./registered-array-functions.ts";
import { type RegisteredFunction, strict } from "./registered-function.ts";

/** Text, order and fields of records, which are JSON arrays beside the description of their fields, and the text of arrays. */
export const registeredRecordFunctions: readonly RegisteredFunction[] = [
	strict("array_text", 2, (array, type) =>
		formatArrayText(readArray(array), (item) => printItem(item, { name: "", type: String(type) as SqlType })),
	),
	strict("record_text", 2, (record, fields) => formatRecord(readArray(record), readFields(fields))),
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

function readFields(fields: string | number): readonly RecordField[] {
	return parseJson(String(fields)) as readonly RecordField[];
}

// https://www.postgresql.org/docs/current/rowtypes.html#ROWTYPES-IO-SYNTAX
function formatRecord(items: readonly unknown[], fields: readonly RecordField[]): string {
	const texts = items.map((item, index) => {
		if (item === null) return "";
		const text = printItem(item, fields[index]);
		return text === "" || /[\s(),"\\]/.test(text) ? `"${text.replace(/["\\]/g, "$&$&")}"` : text;
	});
	return `(${texts.join(",")})`;
}

// The text of a value as the output function of its type gives it.
function printItem(item: unknown, field: RecordField | undefined): string {
	const { type = "text", element, fields } = field ?? {};
	if (typeof item === "boolean") return item ? "t" : "f";
	if (fields && Array.isArray(item)) return formatRecord(item, fields);
	if (element && Array.isArray(item))
		return formatArrayText(item, (inner) => printItem(inner, { name: "", type: element }));
	if (type === "json" || type === "json_text" || (typeof item === "object" && Array.isArray(item)))
		return formatJsonb(item);
	// The zone of the session, which is UTC.
	if (type === "timestamp") return `${String(item).replace(/\.?0+$/, "")}+00`;
	return typeof item === "string" ? item : formatJson(item);
}

function toDocument(items: readonly unknown[], fields: readonly RecordField[]): unknown {
	const pairs = fields.map(({ name, fields: inner }, index) => {
		const item = items[index] ?? null;
		return [name, inner && Array.isArray(item) ? toDocument(item, inner) : item] as const;
	});
	return Object.fromEntries(pairs);
}

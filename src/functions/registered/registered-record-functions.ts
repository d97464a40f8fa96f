import { formatJson, isVector, parseJson, type RecordField, type SqlType, type StoredValue } from "../../base/index.ts";
import { printFloat } from "../number/float-text.ts";
import { shortenReal } from "../number/real.ts";
import { formatArrayText } from "../text/array-text.ts";
import { formatJsonb, keyOfJsonb } from "../text/jsonb-text.ts";
import { printDocumentTime, printInstant, printLocal } from "../time/instant.ts";
import { decodeInterval, formatInterval } from "../time/interval.ts";
import { decodeZonedClock, formatZonedClock } from "../time/zoned-clock.ts";
import { readArray } from "./registered-array-functions.ts";
import { type RegisteredFunction, strict } from "./registered-function.ts";
import { printReal } from "./registered-real-functions.ts";

/** Text, order and fields of records, which are JSON arrays beside the description of their fields, and the text of arrays. */
export const registeredRecordFunctions: readonly RegisteredFunction[] = [
	strict("array_text", 2, (array = "", type) => printArray(array, String(type), "UTC")),
	strict("record_text", 2, (record = "", fields) => printRecord(record, String(fields), "UTC")),
	strict("record_document", 2, (record = "", fields = "") => makeDocument(record, String(fields), "UTC")),
	strict("value_document", 2, (value, type) => printDocumentValue(String(value), String(type) as SqlType, "UTC")),
	strict("array_shown", 2, (array = "", type) => printElements(array, String(type), "UTC")),
	strict("array_document", 2, (array = "", type) => makeDocument(array, String(type), "UTC")),
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
	if (isVector(type as SqlType)) return readArray(array).join(" ");
	return printItems(readArray(array), type as SqlType, zone);
}

function printItems(items: readonly unknown[], type: SqlType, zone: string): string {
	return formatArrayText(items, (item) => printTyped(item, { name: "", type }, zone), isDocument(type));
}

function isDocument(type: SqlType): boolean {
	return type === "json" || type === "json_text";
}

/** An array of times or spans as a JSON array of their texts, instants by the clocks of a zone. */
export function printElements(array: StoredValue, type: string, zone: string): string {
	const print = (item: unknown): unknown =>
		Array.isArray(item)
			? item.map(print)
			: item === null
				? null
				: type === "real"
					? shortenReal(Number(item))
					: printTyped(item, { name: "", type: type as SqlType }, zone);
	return formatJson(readArray(array).map(print));
}

/** The text of a record beside the description of its fields, instants by the clocks of a zone. */
export function printRecord(record: StoredValue, fields: string, zone: string): string {
	return formatRecord(readArray(record), readFields(fields), zone);
}

/** A record beside the description of its fields, or an array beside the type of its elements, as JSON; instants by the clocks of a zone. */
export function makeDocument(value: StoredValue, description: string, zone: string): string {
	const items = readArray(value);
	if (description.startsWith("[")) return formatJson(toDocument(items, readFields(description), zone));
	return formatJson(items.map((item) => toDocumentItem(item, { name: "", type: description as SqlType }, zone)));
}

function readFields(fields: string | number): readonly RecordField[] {
	return parseJson(String(fields)) as readonly RecordField[];
}

// https://www.postgresql.org/docs/current/rowtypes.html#ROWTYPES-IO-SYNTAX
function formatRecord(items: readonly unknown[], fields: readonly RecordField[], zone: string): string {
	const texts = items.map((item, index) => {
		if (item === null) return "";
		const text = printTyped(item, fields[index], zone);
		return text === "" || /[\s(),"\\]/.test(text) ? `"${text.replace(/["\\]/g, "$&$&")}"` : text;
	});
	return `(${texts.join(",")})`;
}

/** The text of an item of a record or an array as the output function of its type gives it, instants by the clocks of a zone. */
export function printTyped(item: unknown, field: RecordField | undefined, zone: string): string {
	const { type = "text", element, fields } = field ?? {};
	if (typeof item === "boolean" && !isDocument(type)) return item ? "t" : "f";
	if (fields && Array.isArray(item)) return formatRecord(item, fields, zone);
	if (element && Array.isArray(item)) return printItems(item, element, zone);
	if (isDocument(type) || (typeof item === "object" && Array.isArray(item))) return formatJsonb(item);
	if (type === "real") return printReal(Number(item));
	if (type === "double") return printFloat(Number(item), 15);
	return typeof item === "string" ? (printers[type]?.(item, zone) ?? item) : formatJson(item);
}

const printers: Readonly<Partial<Record<SqlType, (stored: string, zone: string) => string>>> = {
	timestamp: printInstant,
	local_timestamp: printLocal,
	zoned_time_of_day: (stored) => formatZonedClock(decodeZonedClock(stored)),
	interval: (stored) => formatInterval(decodeInterval(stored)),
};

/** A stored time or span as it stands in a document. */
export function printDocumentValue(stored: string, type: SqlType, zone: string): string {
	return isCalendar(type) ? printDocumentTime(stored, type, zone) : (printers[type]?.(stored, zone) ?? stored);
}

const isCalendar = (type: SqlType) => type === "timestamp" || type === "local_timestamp" || type === "date";

function toDocument(items: readonly unknown[], fields: readonly RecordField[], zone: string): unknown {
	return Object.fromEntries(fields.map((field, index) => [field.name, toDocumentItem(items[index], field, zone)]));
}

function toDocumentItem(item: unknown, field: RecordField, zone: string): unknown {
	const { type, element, fields } = field;
	if (item === null || item === undefined) return null;
	if (Array.isArray(item) && fields) return toDocument(item, fields, zone);
	if (Array.isArray(item)) {
		const inner = { name: "", type: element ?? type };
		return item.map((each: unknown) => toDocumentItem(each, inner, zone));
	}
	if (type === "real") return shortenReal(Number(item));
	if (type === "double") return Number(item);
	return typeof item === "string" ? printDocumentValue(item, type, zone) : item;
}

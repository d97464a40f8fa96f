import {
	canBeList,
	formatJson,
	intervalStyles,
	isVector,
	parseJson,
	type RecordField,
	type SqlType,
	type StoredValue,
} from "../../base/index.ts";
import { printFloat } from "../number/float-text.ts";
import { shortenReal } from "../number/real.ts";
import { formatArrayText } from "../text/array-text.ts";
import { formatJsonb, keyOfJsonb } from "../text/jsonb-text.ts";
import { printDocumentTime, printInstant, printLocal } from "../time/instant.ts";
import { decodeInterval, formatInterval } from "../time/interval.ts";
import { printInterval } from "../time/interval-style.ts";
import { decodeZonedClock, formatZonedClock } from "../time/zoned-clock.ts";
import { readArray } from "./registered-array-functions.ts";
import { define, type RegisteredFunction, strict } from "./registered-function.ts";
import { printReal } from "./registered-real-functions.ts";

/** Text, order and fields of records, which are JSON arrays beside the description of their fields, and the text of arrays. */
export const registeredRecordFunctions: readonly RegisteredFunction[] = [
	strict("array_text", 2, (array = "", type) => printArray(array, String(type), "UTC")),
	strict("record_text", 2, (record = "", fields) => printRecord(record, String(fields), "UTC")),
	strict("record_document", 2, (record = "", fields = "") => makeDocument(record, String(fields), "UTC")),
	strict("value_document", 2, (value, type) => printDocumentValue(String(value), String(type) as SqlType, "UTC")),
	strict("array_shown", 2, (array = "", type) => printElements(array, String(type), "UTC")),
	strict("array_document", 2, (array = "", type) => makeArrayDocument(array, String(type), "UTC")),
	// NULL comes after every value: https://www.postgresql.org/docs/current/functions-comparisons.html#COMPOSITE-TYPE-COMPARISON.
	strict("record_key", 1, (record) =>
		readArray(record)
			.map((item) => (item === null ? "9" : keyOfJsonb(item)))
			.join(""),
	),
	define("max_by_key", -1, (...pairs) => pickByKey(pairs, (key, best) => key > best)),
	define("min_by_key", -1, (...pairs) => pickByKey(pairs, (key, best) => key < best)),
	strict("record_is_empty", 1, (record) => (readArray(record).every((item) => item === null) ? 1n : 0n)),
	strict("record_is_full", 1, (record) => (readArray(record).includes(null) ? 0n : 1n)),
];

// Keys and values in turn, of which some are NULL.
function pickByKey(
	pairs: readonly (StoredValue | undefined)[],
	isBetter: (key: string, best: string) => boolean,
): StoredValue {
	let best: string | undefined;
	let value: StoredValue = null;
	for (let index = 0; index < pairs.length; index += 2) {
		const key = pairs[index] ?? null;
		if (key === null || (best !== undefined && !isBetter(String(key), best))) continue;
		best = String(key);
		value = pairs[index + 1] ?? null;
	}
	return value;
}

/** The text of an array whose elements are of a type, instants by the clocks of a zone. */
export function printArray(array: StoredValue, type: string, zone: string): string {
	if (isVector(type as SqlType)) return readArray(array).join(" ");
	return printItems(readArray(array), readElement(type), zone);
}

function printItems(items: readonly unknown[], element: RecordField, zone: string): string {
	return formatArrayText(items, (item) => printTyped(item, element, zone), canBeList(element.type));
}

// The type of an element is written as its name, and that of a record as its fields.
function readElement(description: string): RecordField {
	const isRecord = description.startsWith("[");
	return isRecord
		? { name: "", type: "record", fields: readFields(description) }
		: { name: "", type: description as SqlType };
}

function isDocument(type: SqlType): boolean {
	return type === "json" || type === "json_text";
}

/** An array of records, times or spans as a JSON array of their texts, instants by the clocks of a zone. */
export function printElements(array: StoredValue, type: string, zone: string): string {
	const element = readElement(type);
	const print = (item: unknown): unknown => {
		if (item === null) return null;
		if (Array.isArray(item) && !canBeList(element.type)) return item.map(print);
		return element.type === "real" ? shortenReal(Number(item)) : printTyped(item, element, zone);
	};
	return formatJson(readArray(array).map(print));
}

/** The text of a record beside the description of its fields, instants by the clocks of a zone. */
export function printRecord(record: StoredValue, fields: string, zone: string): string {
	return formatRecord(readArray(record), readFields(fields), zone);
}

/** A record beside the description of its fields as JSON, instants by the clocks of a zone. */
export function makeDocument(record: StoredValue, fields: string, zone: string): string {
	return formatJson(toDocument(readArray(record), readFields(fields), zone));
}

/** An array beside the type of its elements as JSON, instants by the clocks of a zone. */
export function makeArrayDocument(array: StoredValue, type: string, zone: string): string {
	const element = readElement(type);
	return formatJson(readArray(array).map((item) => toDocumentItem(item, element, zone)));
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
	if (element && Array.isArray(item)) return printItems(item, { name: "", type: element, fields }, zone);
	if (fields && Array.isArray(item)) return formatRecord(item, fields, zone);
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
	...Object.fromEntries(
		intervalStyles.map((style) => [
			`interval ${style}`,
			(stored: string) => printInterval(decodeInterval(stored), style),
		]),
	),
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
	if (Array.isArray(item) && fields && element === undefined) return toDocument(item, fields, zone);
	if (Array.isArray(item)) {
		const inner = { name: "", type: element ?? type, fields };
		return item.map((each: unknown) => toDocumentItem(each, inner, zone));
	}
	if (type === "real") return shortenReal(Number(item));
	if (type === "double") return Number(item);
	return typeof item === "string" ? printDocumentValue(item, type, zone) : item;
}

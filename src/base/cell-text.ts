import type { SqlValue } from "./sql-type.ts";
import { formatTimestamp } from "./timestamp.ts";

/**
 * A value as text for people and spreadsheets; NULL is empty, timestamps are in UTC, JSON is compact.
 * @example printCell(new Date(0)) // "1970-01-01 00:00:00Z"
 */
export function printCell(value: SqlValue): string {
	if (value === null) return "";
	if (typeof value === "string") return value;
	if (value instanceof Date) return `${formatTimestamp(value.getTime())}Z`;
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** What stands between the values of a line of CSV, and what ends it. */
export interface CsvMarks {
	readonly delimiter: string;
	readonly lineEnd: "\n" | "\r\n";
}

/**
 * A line of CSV, quoted by RFC 4180 § 2 (https://www.rfc-editor.org/rfc/rfc4180). NULL is nothing and an empty text is `""`.
 * @example printCsvLine(["a,b", null, 1], { delimiter: ",", lineEnd: "\n" }) // '"a,b",,1\n'
 */
export function printCsvLine(values: readonly SqlValue[], { delimiter, lineEnd }: CsvMarks): string {
	const quote = (text: string): string =>
		text === "" || /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
	return values.map((value) => (value === null ? "" : quote(printCell(value)))).join(delimiter) + lineEnd;
}

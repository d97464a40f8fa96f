import { formatJson } from "./exact-json.ts";
import type { SqlValue } from "./sql-type.ts";
import { formatInstant, isUtc } from "./time-zone.ts";
import { formatTimestamp } from "./timestamp.ts";

/**
 * A value as text for people and spreadsheets; NULL is empty, timestamps are in UTC, JSON is compact.
 * @example printCell(new Date(0)) // "1970-01-01 00:00:00Z"
 */
export function printCell(value: SqlValue): string {
	if (value === null) return "";
	if (typeof value === "string") return value;
	if (value instanceof Date) return `${formatTimestamp(value.getTime())}Z`;
	return typeof value === "object" ? formatJson(value) : String(value);
}

/**
 * An instant as text in the time zone of a session; other values stay as they are. In UTC `printCell` prints it itself.
 * @param isLocal The value is what clocks show, and no instant.
 * @example showInZone(new Date(0), "Asia/Kolkata", false) // "1970-01-01 05:30:00+05:30"
 */
export function showInZone(value: SqlValue, zone: string, isLocal: boolean): SqlValue {
	if (!(value instanceof Date) || isUtc(zone)) return value;
	return isLocal ? formatTimestamp(value.getTime()) : formatInstant(value.getTime(), zone);
}

/** What stands between the values of a line of CSV, and what ends it. */
export interface CsvMarks {
	readonly delimiter: string;
	readonly lineEnd: "\n" | "\r\n";
	/** Whether texts that a spreadsheet would compute get an apostrophe in front; by default they stand as they are. */
	readonly formulas?: "keep" | "escape" | undefined;
}

// The signs that begin a formula in spreadsheets, their full-width forms too: https://owasp.org/www-community/attacks/CSV_Injection.
const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
// A signed number computes nothing.
const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * A line of CSV, quoted by RFC 4180 § 2 (https://www.rfc-editor.org/rfc/rfc4180). NULL is nothing and an empty text is `""`.
 * @example printCsvLine(["a,b", null, 1], { delimiter: ",", lineEnd: "\n" }) // '"a,b",,1\n'
 */
export function printCsvLine(values: readonly SqlValue[], { delimiter, lineEnd, formulas }: CsvMarks): string {
	const print = (value: SqlValue): string => {
		const text = printCell(value);
		return formulas === "escape" && formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
	};
	const quote = (text: string): string =>
		text === "" || /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
	return values.map((value) => (value === null ? "" : quote(print(value)))).join(delimiter) + lineEnd;
}

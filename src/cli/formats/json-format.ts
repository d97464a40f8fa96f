import { formatJson, parseJson, type SqlValue } from "../../base/index.ts";
import type { PrintedColumn, PrintedRow } from "./cell-text.ts";

/** Prints one JSON array with a line for each row. */
export async function* printJsonArray(
	columns: readonly PrintedColumn[],
	rows: AsyncIterable<PrintedRow>,
): AsyncGenerator<string> {
	const printRow = createRowPrinter(columns);
	let before = "[\n";
	for await (const row of rows) {
		yield before + printRow(row);
		before = ",\n";
	}
	yield before === "[\n" ? "[]\n" : "\n]\n";
}

/** Prints one JSON object a line (https://github.com/ndjson/ndjson-spec). */
export async function* printNdjson(
	columns: readonly PrintedColumn[],
	rows: AsyncIterable<PrintedRow>,
): AsyncGenerator<string> {
	const printRow = createRowPrinter(columns);
	for await (const row of rows) yield `${printRow(row)}\n`;
}

// By hand, because an object would put columns named 1, 2 before the others.
function createRowPrinter(columns: readonly PrintedColumn[]): (row: PrintedRow) => string {
	const cells = columns.map(({ name, type }) => ({
		key: JSON.stringify(name),
		print: type === "json" || type === "numeric" ? printDocument : printValue,
	}));
	return (row) => `{${cells.map(({ key, print }, index) => `${key}:${print(row[index] ?? null)}`).join(",")}}`;
}

// JSON comes as text and stands as it is, with all digits of its numbers; other text in such a column, e.g. of a CASE, is a text.
function printDocument(value: SqlValue): string {
	if (typeof value !== "string") return printValue(value);
	try {
		return formatJson(parseJson(value));
	} catch {
		return JSON.stringify(value);
	}
}

// An integer beyond 2^53 would lose its last digits in most readers of JSON, so it is a string.
function printValue(value: SqlValue): string {
	return typeof value === "bigint" ? `"${String(value)}"` : formatJson(value);
}

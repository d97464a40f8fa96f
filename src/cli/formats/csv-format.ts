import { type PrintedColumn, type PrintedRow, printCell } from "./cell-text.ts";

/**
 * Prints CSV with a header line, quoted by RFC 4180 § 2 (https://www.rfc-editor.org/rfc/rfc4180). NULL is nothing and an
 * empty text is `""`; lines end with a bare line feed, as psql's do, for the tools at the other end of a pipe.
 */
export async function* printCsv(
	columns: readonly PrintedColumn[],
	rows: AsyncIterable<PrintedRow>,
): AsyncGenerator<string> {
	yield printLine(columns.map((column) => column.name));
	for await (const row of rows) yield printLine(row);
}

function printLine(values: PrintedRow): string {
	return `${values.map((value) => (value === null ? "" : quote(printCell(value)))).join(",")}\n`;
}

function quote(text: string): string {
	return text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import { printCell } from "../../base/index.ts";
import { isNumericColumn, type PrintedColumn, type PrintedRow } from "./cell-text.ts";

/** Prints a table of GitHub Flavored Markdown (https://github.github.com/gfm/#tables-extension-). */
export async function* printMarkdown(
	columns: readonly PrintedColumn[],
	rows: AsyncIterable<PrintedRow>,
): AsyncGenerator<string> {
	yield printLine(columns.map((column) => column.name));
	yield `|${columns.map((column) => (isNumericColumn(column) ? "---:" : "---")).join("|")}|\n`;
	for await (const row of rows) yield printLine(row);
}

function printLine(values: PrintedRow): string {
	return `|${values.map((value) => ` ${escapeCell(printCell(value))} `).join("|")}|\n`;
}

// A bar would end the cell, a line break the row, and something like a tag would be taken for HTML.
function escapeCell(text: string): string {
	return text
		.replaceAll("\\", "\\\\")
		.replaceAll("|", "\\|")
		.replace(/<(?=[a-z/!?])/gi, "\\<")
		.replace(/\r\n|\r|\n/g, "<br>");
}

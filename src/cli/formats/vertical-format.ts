import { printCell } from "../../base/index.ts";
import type { PrintedColumn, PrintedRow } from "./cell-text.ts";
import { cutToWidth, measureWidth, padToWidth } from "./cell-width.ts";
import { flattenText } from "./flat-text.ts";
import type { ResultPage } from "./result-page.ts";

/** Prints each row as a list of names and values, whole, in the manner of psql's \x, with the number of rows below. */
export async function* printVertical(
	columns: readonly PrintedColumn[],
	rows: AsyncIterable<PrintedRow>,
	page: ResultPage,
): AsyncGenerator<string> {
	const header = columns.map(({ name }) => flattenText(name));
	let count = 0;
	for await (const row of rows) {
		count++;
		const cells = row.map((value) => flattenText(value === null ? (page.nullText ?? "") : printCell(value)));
		yield printVerticalRow(count, header, cells, { ...page, isWhole: true });
	}
	yield printRowCount(count);
}

/** One row as a list of names and values; where the page is not for whole ones, they are cut to its width. */
export function printVerticalRow(
	number: number,
	header: readonly string[],
	cells: readonly string[],
	{ width = narrow, isWhole = false }: ResultPage,
): string {
	const nameWidth = Math.min(Math.max(0, ...header.map(measureWidth)), Math.floor(width / 2));
	const valueWidth = isWhole ? Number.POSITIVE_INFINITY : Math.max(1, width - nameWidth - 3);
	const lines = [`-[ RECORD ${String(number)} ]`.padEnd(Math.min(width, narrow), "-")];
	for (const [index, name] of header.entries()) {
		const cell = cutToWidth(cells[index] ?? "", valueWidth);
		lines.push(`${padToWidth(cutToWidth(name, nameWidth), nameWidth, "right")} | ${cell}`.trimEnd());
	}
	return `${lines.join("\n")}\n`;
}

const narrow = 60;

/**
 * The number of rows, as it stands below a table.
 * @example printRowCount(1) // "(1 row)\n"
 */
export function printRowCount(count: number): string {
	return `(${String(count)} ${count === 1 ? "row" : "rows"})\n`;
}

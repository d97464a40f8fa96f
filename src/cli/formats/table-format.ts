import { type CsvMarks, printCell } from "../../base/index.ts";
import { isCuttable, isNumericColumn, type PrintedColumn, type PrintedRow } from "./cell-text.ts";
import { cutToWidth, measureWidth, padToWidth } from "./cell-width.ts";
import { flattenText } from "./flat-text.ts";

/** Where a table is printed. */
export interface TablePage {
	/** Columns of the terminal that it must fit; undefined lets it be as wide as it is. */
	readonly width: number | undefined;
	/** Cuts nothing, for what is read to the last word. */
	readonly isWhole?: boolean;
	/** What CSV does with texts that a spreadsheet would compute. */
	readonly formulas?: CsvMarks["formulas"];
}

/**
 * Prints a table for people, in psql's manner, with the number of rows below. In a terminal long cells are cut; where
 * even that makes no table, each row becomes a list of names and values.
 */
export async function* printTable(
	columns: readonly PrintedColumn[],
	rows: AsyncIterable<PrintedRow>,
	page: TablePage,
): AsyncGenerator<string> {
	const lines: string[][] = [];
	for await (const row of rows) lines.push(row.map((value) => flattenText(printCell(value))));
	const header = columns.map((column) => flattenText(column.name));
	const wishes = columns.map((column, index) => makeWish(column, header[index] ?? "", lines, index, page));
	const widths = fitWidths(wishes, (page.width ?? Number.POSITIVE_INFINITY) - separatorWidth(columns.length));
	yield* widths ? printGrid(columns, header, lines, widths) : printRecords(header, lines, page);
	yield `(${String(lines.length)} ${lines.length === 1 ? "row" : "rows"})\n`;
}

interface WidthWish {
	readonly wanted: number;
	/** What it must have at least: of a number or a time, a part says something else than the whole. */
	readonly least: number;
}

// Below this a cut cell says nothing.
const leastWidth = 8;

function makeWish(
	column: PrintedColumn,
	name: string,
	lines: readonly (readonly string[])[],
	index: number,
	{ isWhole = false }: TablePage,
): WidthWish {
	let widest = 0;
	for (const line of lines) widest = Math.max(widest, measureWidth(line[index] ?? ""));
	const wanted = Math.max(widest, measureWidth(name));
	if (isWhole) return { wanted, least: wanted };
	return { wanted, least: Math.max(isCuttable(column) ? 0 : widest, Math.min(wanted, leastWidth)) };
}

// A blank on both sides of each cell, and a bar between any two.
function separatorWidth(columnCount: number): number {
	return 3 * columnCount - 1;
}

// All columns that are wider than their share are cut to one width, the largest with which the table fits.
function fitWidths(wishes: readonly WidthWish[], available: number): readonly number[] | undefined {
	for (let limit = Math.max(...wishes.map(({ wanted }) => wanted)); limit >= 0; limit--) {
		const widths = wishes.map(({ wanted, least }) => Math.max(least, Math.min(wanted, limit)));
		if (widths.reduce((total, width) => total + width, 0) <= available) return widths;
	}
	return undefined;
}

function* printGrid(
	columns: readonly PrintedColumn[],
	header: readonly string[],
	lines: readonly (readonly string[])[],
	widths: readonly number[],
): Generator<string> {
	const sides = columns.map((column) => (isNumericColumn(column) ? "left" : "right"));
	const printLine = (cells: readonly string[]): string => {
		const padded = cells.map((cell, index) => {
			const width = widths[index] ?? 0;
			return padToWidth(cutToWidth(cell, width), width, sides[index] ?? "right");
		});
		return `${` ${padded.join(" | ")}`.trimEnd()}\n`;
	};
	yield printLine(header);
	yield `${widths.map((width) => "-".repeat(width + 2)).join("+")}\n`;
	for (const line of lines) yield printLine(line);
}

function* printRecords(
	header: readonly string[],
	lines: readonly (readonly string[])[],
	{ width = 0, isWhole = false }: TablePage,
): Generator<string> {
	const nameWidth = Math.min(Math.max(...header.map(measureWidth)), Math.floor(width / 2));
	const valueWidth = isWhole ? Number.POSITIVE_INFINITY : Math.max(1, width - nameWidth - 3);
	for (const [number, line] of lines.entries()) {
		yield `${`-[ RECORD ${String(number + 1)} ]`.padEnd(Math.min(width, 60), "-")}\n`;
		for (const [index, name] of header.entries()) {
			const cell = cutToWidth(line[index] ?? "", valueWidth);
			yield `${`${padToWidth(cutToWidth(name, nameWidth), nameWidth, "right")} | ${cell}`.trimEnd()}\n`;
		}
	}
}

import { printCell } from "../../base/index.ts";
import { isCuttable, isNumericColumn, type PrintedColumn, type PrintedRow } from "./cell-text.ts";
import { cutToWidth, measureWidth, padToWidth } from "./cell-width.ts";
import { flattenText } from "./flat-text.ts";
import type { ResultPage } from "./result-page.ts";
import { printRowCount, printVerticalRow } from "./vertical-format.ts";

/**
 * Prints a table for people, in psql's manner, with the number of rows below. In a terminal long cells are cut; where
 * even that makes no table, each row becomes a list of names and values.
 */
export async function* printTable(
	columns: readonly PrintedColumn[],
	rows: AsyncIterable<PrintedRow>,
	page: ResultPage,
): AsyncGenerator<string> {
	const lines: string[][] = [];
	const { border = 1, nullText = "" } = page;
	for await (const row of rows) {
		lines.push(row.map((value) => flattenText(value === null ? nullText : printCell(value))));
	}
	const header = columns.map((column) => flattenText(column.name));
	const wishes = columns.map((column, index) => makeWish(column, header[index] ?? "", lines, index, page));
	const widths = fitWidths(wishes, (page.width ?? Number.POSITIVE_INFINITY) - separatorWidth(columns.length, border));
	if (widths) yield* printGrid(columns, header, lines, widths, borderTable[border]);
	else for (const [index, cells] of lines.entries()) yield printVerticalRow(index + 1, header, cells, page);
	yield printRowCount(lines.length);
}

/** The signs around and between cells. */
interface Border {
	readonly start: string;
	readonly between: string;
	readonly end: string;
	/** Those of the line below the header, and of the frame. */
	readonly rule: Readonly<Record<"start" | "between" | "end", string>>;
	readonly isFramed?: true;
}

// As psql's \pset border draws them.
const borderTable: Readonly<Record<0 | 1 | 2, Border>> = {
	0: { start: "", between: " ", end: "", rule: { start: "", between: " ", end: "" } },
	1: { start: " ", between: " | ", end: "", rule: { start: "-", between: "-+-", end: "-" } },
	2: {
		start: "| ",
		between: " | ",
		end: " |",
		rule: { start: "+-", between: "-+-", end: "-+" },
		isFramed: true,
	},
};

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
	{ isWhole = false, cellWidth = Number.POSITIVE_INFINITY }: ResultPage,
): WidthWish {
	let widest = 0;
	for (const line of lines) widest = Math.max(widest, measureWidth(line[index] ?? ""));
	const wanted = Math.max(isCuttable(column) ? Math.min(widest, cellWidth) : widest, measureWidth(name));
	if (isWhole) return { wanted, least: wanted };
	return { wanted, least: Math.max(isCuttable(column) ? 0 : widest, Math.min(wanted, leastWidth)) };
}

function separatorWidth(columnCount: number, border: 0 | 1 | 2): number {
	const { start, between, end, rule } = borderTable[border];
	return Math.max(start.length + end.length, rule.start.length + rule.end.length) + between.length * (columnCount - 1);
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
	{ start, between, end, rule, isFramed }: Border,
): Generator<string> {
	const sides = columns.map((column) => (isNumericColumn(column) ? "left" : "right"));
	const printLine = (cells: readonly string[]): string => {
		const padded = cells.map((cell, index) => {
			const width = widths[index] ?? 0;
			return padToWidth(cutToWidth(cell, width), width, sides[index] ?? "right");
		});
		return `${`${start}${padded.join(between)}${end}`.trimEnd()}\n`;
	};
	const line = `${rule.start}${widths.map((width) => "-".repeat(width)).join(rule.between)}${rule.end}\n`;
	if (isFramed) yield line;
	yield printLine(header);
	yield line;
	for (const cells of lines) yield printLine(cells);
	if (isFramed) yield line;
}

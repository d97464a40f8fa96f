/**
 * What a cell of a row is that comes with all others of its row in one text: the text of a table's column, another text, which SQLite may have
 * as a number, a whole number, a truth of 0 or 1, or an instant in UTC. To make one text costs less than to make a text of each cell.
 */
export type JoinedForm = "column" | "text" | "whole" | "truth" | "instant";

const start = "\0\u0001\u0002";

/**
 * What stands before each row and each cell, and in place of NULL. The others stand before a value that is not printed as it is stored and tell
 * that its row has to be looked at cell by cell. No text of PostgreSQL's has a zero byte, with which they begin.
 */
export const cellMarks = {
	/** As long as what a message begins with: its code, its length and how many cells there are. */
	row: `${start}\u0008   `,
	cell: `${start}\u0003`,
	none: `${start}\u0004`,
	whole: `${start}\u0005`,
	real: `${start}\u0006`,
	text: `${start}\u0007`,
} as const;

/**
 * The stored values of a row's cells.
 * @returns Undefined where the text is no such row: a cell has a mark in it.
 * @example splitCells(`${cellMarks.cell}ada${cellMarks.cell}${cellMarks.none}`, ["column", "whole"]) // ["ada", null]
 */
export function splitCells(
	text: string,
	forms: readonly JoinedForm[],
): (string | number | bigint | null)[] | undefined {
	const [, ...cells] = text.split(cellMarks.cell);
	return cells.length === forms.length ? forms.map((form, index) => readCell(cells[index] ?? "", form)) : undefined;
}

function readCell(cell: string, form: JoinedForm): string | number | bigint | null {
	if (cell === cellMarks.none) return null;
	const mark = cell.slice(0, cellMarks.text.length);
	const marked = cell.slice(mark.length);
	if (mark === cellMarks.text) return marked;
	if (mark === cellMarks.real) return Number(marked);
	if (mark === cellMarks.whole) return readWhole(marked);
	if (form === "whole") return readWhole(cell);
	if (form === "truth") return cell === "t" ? 1 : 0;
	return form === "instant" ? cell.slice(0, -utcSuffix.length) : cell;
}

/** What stands behind an instant in UTC. */
export const utcSuffix = "+00";

/** The length of an instant of whole seconds, which is printed as it stands; a row with another one is looked at cell by cell. */
export const plainInstantLength = "2026-01-31 10:00:00+00".length;

function readWhole(text: string): number | bigint {
	const number = Number(text);
	return Number.isSafeInteger(number) ? number : BigInt(text);
}

import type { CsvMarks, SqlType, SqlValue } from "../base/index.ts";
import type { FlagRow } from "./command.ts";
import type { PrintedColumn, PrintedRow } from "./formats/cell-text.ts";
import { type FormatName, formats, type RowPrinter, signStyles } from "./formats/format-table.ts";
import { escapeSigns, type SignStyle } from "./formats/hidden-signs.ts";
import { writePieces } from "./output.ts";
import type { Surroundings } from "./surroundings.ts";

/** The flag that says how rows look. */
export const formatFlag: FlagRow = {
	flags: "-f, --format <format>",
	summary: "how rows are printed; default: table on a terminal, csv elsewhere",
	choices: Object.keys(formats),
};

/** The flag that keeps spreadsheets from computing what somebody wrote. */
export const formulaFlag: FlagRow = {
	flags: "--csv-formulas <what>",
	summary: "csv: escape puts ' before texts that a spreadsheet would compute (=, +, -, @); default: keep",
	choices: ["keep", "escape"],
};

/** How rows are to look. */
export interface FormatFlags {
	readonly format?: FormatName;
	/** Cuts nothing on a terminal either. */
	readonly isWhole?: boolean;
	readonly csvFormulas?: CsvMarks["formulas"];
}

/**
 * Prints rows on standard output.
 * @throws OutputClosed when nobody reads any more; what the rows throw.
 */
export async function printRows(
	columns: readonly PrintedColumn[],
	rows: AsyncIterable<PrintedRow> | Iterable<PrintedRow>,
	{ format, isWhole = false, csvFormulas }: FormatFlags,
	{ output, signal }: Surroundings,
): Promise<void> {
	const name = format ?? (output.isTerminal ? "table" : "csv");
	const print: RowPrinter = formats[name];
	const pieces = print(columns, iterate(rows), { width: output.width, isWhole, formulas: csvFormulas });
	await writePieces(output.isTerminal ? escapePieces(pieces, signStyles[name]) : pieces, output, signal);
}

async function* escapePieces(pieces: AsyncIterable<string>, style: SignStyle): AsyncGenerator<string> {
	for await (const piece of pieces) yield escapeSigns(piece, style);
}

async function* iterate(rows: AsyncIterable<PrintedRow> | Iterable<PrintedRow>): AsyncGenerator<PrintedRow> {
	yield* rows;
}

/** Prints objects as rows: each member that is named becomes a column. */
export async function printObjects<Name extends string>(
	types: Readonly<Record<Name, SqlType>>,
	objects: readonly Readonly<Record<NoInfer<Name>, SqlValue>>[],
	flags: FormatFlags,
	surroundings: Surroundings,
): Promise<void> {
	const names = Object.keys(types) as Name[];
	const columns = names.map((name) => ({ name, type: types[name] }));
	await printRows(
		columns,
		objects.map((object) => names.map((name) => object[name])),
		flags,
		surroundings,
	);
}

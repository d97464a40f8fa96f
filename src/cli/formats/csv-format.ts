import { type CsvMarks, printCsvLine } from "../../base/index.ts";
import type { PrintedColumn, PrintedRow } from "./cell-text.ts";
import type { ResultPage, RowPrinter } from "./result-page.ts";

/** Prints CSV with a header line. */
export const printCsv: RowPrinter = (...what) => printSeparated(",", ...what);

/** Prints values that tabs separate, quoted as those of CSV are. */
export const printTsv: RowPrinter = (...what) => printSeparated("\t", ...what);

async function* printSeparated(
	delimiter: string,
	columns: readonly PrintedColumn[],
	rows: AsyncIterable<PrintedRow>,
	{ isRaw }: ResultPage,
): AsyncGenerator<string> {
	// Lines end with a bare line feed, as psql's do, for the tools at the other end of a pipe.
	const marks: CsvMarks = { delimiter, lineEnd: "\n", formulas: isRaw ? "keep" : "escape" };
	yield printCsvLine(
		columns.map((column) => column.name),
		marks,
	);
	for await (const row of rows) yield printCsvLine(row, marks);
}

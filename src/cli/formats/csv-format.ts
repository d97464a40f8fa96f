import { type CsvMarks, printCsvLine } from "../../base/index.ts";
import type { PrintedColumn, PrintedRow } from "./cell-text.ts";
import type { TablePage } from "./table-format.ts";

/** Prints CSV with a header line. */
export async function* printCsv(
	columns: readonly PrintedColumn[],
	rows: AsyncIterable<PrintedRow>,
	{ formulas }: TablePage,
): AsyncGenerator<string> {
	// Lines end with a bare line feed, as psql's do, for the tools at the other end of a pipe.
	const marks: CsvMarks = { delimiter: ",", lineEnd: "\n", formulas };
	yield printCsvLine(
		columns.map((column) => column.name),
		marks,
	);
	for await (const row of rows) yield printCsvLine(row, marks);
}

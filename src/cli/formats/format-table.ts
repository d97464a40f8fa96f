import type { PrintedColumn, PrintedRow } from "./cell-text.ts";
import { printCsv } from "./csv-format.ts";
import type { SignStyle } from "./hidden-signs.ts";
import { printJsonArray, printNdjson } from "./json-format.ts";
import { printMarkdown } from "./markdown-format.ts";
import type { TablePage } from "./table-format.ts";

/** Prints rows as pieces of text, each as soon as it can. */
export type RowPrinter = (
	columns: readonly PrintedColumn[],
	rows: AsyncIterable<PrintedRow>,
	page: TablePage,
) => AsyncIterable<string>;

/** Every format of rows, by the name that --format takes. */
export const formats = {
	table: loadAndPrintTable,
	csv: printCsv,
	json: printJsonArray,
	ndjson: printNdjson,
	markdown: printMarkdown,
} as const satisfies Record<string, RowPrinter>;

/** The name of a format. */
export type FormatName = keyof typeof formats;

/** How each format writes, on a terminal, the signs that a terminal would obey or hide; pipes and files get the data as they are. */
export const signStyles: Readonly<Record<FormatName, SignStyle>> = {
	table: "text",
	csv: "text",
	json: "json",
	ndjson: "json",
	markdown: "text",
};

// What measures the widths of signs takes as long to load as all the rest of the command line.
async function* loadAndPrintTable(...what: Parameters<RowPrinter>): AsyncGenerator<string> {
	const { printTable } = await import("./table-format.ts");
	yield* printTable(...what);
}

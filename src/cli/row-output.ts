import type { SqlType, SqlValue } from "../base/index.ts";
import type { FlagRow } from "./command.ts";
import type { PrintedColumn, PrintedRow } from "./formats/cell-text.ts";
import { type FormatName, formats } from "./formats/format-table.ts";
import { createResultWriter } from "./result-writer.ts";
import type { Surroundings } from "./surroundings.ts";

/** The flag that says how rows look. */
export const formatFlag: FlagRow = {
	flags: "--format <format>",
	summary: "how rows are printed; default: table on a terminal, csv elsewhere",
	choices: Object.keys(formats),
};

/** How rows are to look. */
export interface FormatFlags {
	readonly format?: FormatName;
	/** Texts stand as they are, although a spreadsheet would compute them. */
	readonly raw?: true;
}

/** Prints rows on standard output. */
export async function printRows(
	columns: readonly PrintedColumn[],
	rows: AsyncIterable<PrintedRow> | Iterable<PrintedRow>,
	flags: FormatFlags,
	surroundings: Surroundings,
): Promise<void> {
	const writer = createResultWriter(flags, surroundings.output, surroundings);
	await writer.print({ columns, rows: iterate(rows) });
	await writer.end();
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

import { type CsvMarks, createError, printCsvLine, type SqlValue } from "../base/index.ts";
import type { ResultColumn } from "../plan/index.ts";
import type { NewFile } from "./new-file.ts";

/** Where SELECT … INTO writes its rows, and how. */
export interface CsvTarget {
	readonly path: string;
	readonly marks: CsvMarks;
	/** Whether a file that is there already is replaced; without it the statement is refused. */
	readonly isReplaced: boolean;
}

/** What SELECT … INTO returns, one row: the file and how many rows are in it. */
export const exportColumns: readonly ResultColumn[] = [
	{ name: "file", type: "varchar", isNullable: false },
	{ name: "rows", type: "integer", isNullable: false },
];

const delimiters: ReadonlyMap<string, string> = new Map(
	Object.entries({ tab: "\t", comma: ",", semicolon: ";", pipe: "|", space: " " }),
);

/**
 * Reads the target of SELECT … INTO, `csv://[filename=]path[;delimiter=tab][;overwrite=true]`.
 * @throws invalid_argument (22023) for an option that it does not have, or a missing path.
 * @example readCsvTarget("csv://out.csv;delimiter=tab").path // "out.csv"
 */
export function readCsvTarget(into: string, position: number | undefined): CsvTarget {
	const refuse = (problem: string): Error => {
		const advice = "Write INTO csv://path/to/file.csv, with ;delimiter=tab or ;overwrite=true after it if needed.";
		return createError("invalid_argument", { problem, advice }, { position });
	};
	const [first = "", ...options] = into.replace(/^csv:\/\//i, "").split(";");
	const path = first.replace(/^filename=/i, "");
	if (path === "") throw refuse(`${into} names no file`);
	let delimiter = ",";
	let isReplaced = false;
	for (const option of options.filter((text) => text !== "")) {
		const [name = "", value = ""] = option.split("=");
		const lowered = value.toLowerCase();
		const mark = delimiters.get(lowered) ?? value;
		if (name.toLowerCase() === "delimiter" && mark.length === 1) delimiter = mark;
		else if (name.toLowerCase() === "overwrite" && ["true", "false"].includes(lowered)) isReplaced = lowered === "true";
		else throw refuse(`${option} is no option of a csv:// address`);
	}
	if (/["\r\n]/.test(delimiter)) throw refuse("a quote or line break cannot be a delimiter");
	return { path, marks: { delimiter, lineEnd: "\r\n" }, isReplaced };
}

const chunkLength = 65_536;

/**
 * Writes rows with a header line into a file.
 * @returns The row that the statement gives, in the order of {@link exportColumns}.
 * @throws file_write (58030); what the rows throw
 */
export async function exportRows(
	columns: readonly ResultColumn[],
	rows: AsyncIterable<SqlValue[]>,
	file: NewFile,
	{ marks }: CsvTarget,
): Promise<SqlValue[]> {
	const names = columns.map((column) => column.name);
	let chunk = printCsvLine(names, marks);
	let count = 0;
	for await (const row of rows) {
		chunk += printCsvLine(row, marks);
		count++;
		if (chunk.length < chunkLength) continue;
		await file.write(chunk);
		chunk = "";
	}
	await file.write(chunk);
	await file.keep();
	return [file.path, count];
}

/**
 * The last row of EXPLAIN of SELECT … INTO.
 * @example explainExport(target, 2) // [2, null, "write the rows into out.csv", null, null, 0, null, "EXPLAIN writes no file"]
 */
export function explainExport({ path }: CsvTarget, step: number): SqlValue[] {
	return [step, null, `write the rows into ${path}`, null, null, 0, null, "EXPLAIN writes no file"];
}

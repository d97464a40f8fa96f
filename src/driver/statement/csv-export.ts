import {
	type CsvMarks,
	createError,
	ProviderError,
	printCsvLine,
	type SqlValue,
	showInZone,
} from "../../base/index.ts";
import type { ResolvedOptions } from "../../connection-string/index.ts";
import type { ResultColumn } from "../../plan/index.ts";
import { type Statement, walkNode } from "../../sql/index.ts";
import { locateExport } from "../export/export-place.ts";
import type { NewFile } from "../export/new-file.ts";

/** Where SELECT … INTO writes its rows, and how. */
export interface CsvTarget {
	/** As it is written, relative to ExportFolder. */
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

/**
 * Refuses INTO anywhere but in the outermost SELECT, where it would be lost.
 * @throws not_supported (0A000)
 */
export function refuseInnerInto(tree: Statement): void {
	const outermost = tree.kind === "Explain" ? tree.statement : tree;
	walkNode(tree, (node) => {
		if (node.kind !== "Query" || node === outermost || node.into === undefined) return;
		const advice = "Write INTO in the outermost SELECT.";
		throw createError("not_supported", { feature: "INTO inside of a statement", advice }, { position: node.at });
	});
}

const delimiters: ReadonlyMap<string, string> = new Map(
	Object.entries({ tab: "\t", comma: ",", semicolon: ";", pipe: "|", space: " " }),
);

/**
 * Reads the target of SELECT … INTO, `csv://[filename=]path[;delimiter=tab][;overwrite=true][;formulas=escape]`.
 * @throws invalid_argument (22023) for an option that it does not have, or a missing path.
 * @example readCsvTarget("csv://out.csv;delimiter=tab").path // "out.csv"
 */
export function readCsvTarget(into: string, position: number | undefined): CsvTarget {
	const refuse = (problem: string): Error => {
		const advice =
			"Write INTO csv://path/to/file.csv, with ;delimiter=tab, ;overwrite=true or ;formulas=escape after it if needed.";
		return createError("invalid_argument", { problem, advice }, { position });
	};
	const [first = "", ...options] = into.replace(/^csv:\/\//i, "").split(";");
	const path = first.replace(/^filename=/i, "");
	if (path === "") throw refuse(`${into} names no file`);
	let delimiter = ",";
	let isReplaced = false;
	let formulas: CsvMarks["formulas"] = "keep";
	for (const option of options.filter((text) => text !== "")) {
		const [name = "", value = ""] = option.split("=");
		const lowered = value.toLowerCase();
		const mark = delimiters.get(lowered) ?? value;
		if (name.toLowerCase() === "delimiter" && mark.length === 1) delimiter = mark;
		else if (name.toLowerCase() === "overwrite" && ["true", "false"].includes(lowered)) isReplaced = lowered === "true";
		else if (name.toLowerCase() === "formulas" && (lowered === "keep" || lowered === "escape")) formulas = lowered;
		else throw refuse(`${option} is no option of a csv:// address`);
	}
	if (/["\r\n]/.test(delimiter)) throw refuse("a quote or line break cannot be a delimiter");
	return { path, marks: { delimiter, lineEnd: "\r\n", formulas }, isReplaced };
}

const chunkLength = 65_536;

/**
 * Writes rows with a header line into a file.
 * @param zone The session's time zone, in which instants are written.
 * @returns The row that the statement gives, in the order of {@link exportColumns}.
 * @throws file_write (58030); what the rows throw
 */
export async function exportRows(
	columns: readonly ResultColumn[],
	rows: AsyncIterable<SqlValue[]>,
	file: NewFile,
	{ marks }: CsvTarget,
	zone: string,
): Promise<SqlValue[]> {
	const names = columns.map((column) => column.name);
	let chunk = printCsvLine(names, marks);
	let count = 0;
	for await (const row of rows) {
		const shown = row.map((value, index) => showInZone(value, zone, columns[index]?.valueType === "local_timestamp"));
		chunk += printCsvLine(shown, marks);
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
 * @example explainExport(target, options, 2) // [2, null, "write the rows into /exports/out.csv", null, null, 0, null, "EXPLAIN writes no file"]
 */
export function explainExport({ path }: CsvTarget, options: ResolvedOptions, step: number): SqlValue[] {
	const describe = (file: string, note: string): SqlValue[] => {
		return [step, null, `write the rows into ${file}`, null, null, 0, null, note];
	};
	try {
		return describe(locateExport(path, options).path, "EXPLAIN writes no file");
	} catch (error) {
		if (!(error instanceof ProviderError)) throw error;
		return describe(path, `running it is refused: ${error.message}`);
	}
}

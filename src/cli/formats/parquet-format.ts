import type { ByteWriter, SchemaElement } from "hyparquet-writer";
import { createError } from "../../base/index.ts";
import type { PrintedColumn, PrintedRow } from "./cell-text.ts";
import { makeElement, makeReader } from "./parquet-type.ts";
import type { FileSettings, ResultFile } from "./result-page.ts";

/** So many rows, or texts of so many characters, wait in memory for their row group. */
const groupRows = 50_000;
const groupCharacters = 32_000_000;

/** Opens a file of Apache Parquet (https://parquet.apache.org/docs/file-format/), which holds one result; it is written by row groups. */
export async function openParquet(settings: FileSettings): Promise<ResultFile> {
	const { ByteWriter, ParquetWriter } = await import("hyparquet-writer");
	let isUsed = false;
	return {
		async add(columns, rows) {
			if (isUsed || columns.length === 0)
				throw refuse(isUsed ? "a parquet file holds one result" : "no column is selected");
			isUsed = true;
			const names = nameColumns(columns);
			const writer = new ByteWriter();
			const schema: SchemaElement[] = [
				{ name: "root", num_children: columns.length },
				...columns.map((column, index) => makeElement(column, names[index] ?? "")),
			];
			const parquet = new ParquetWriter({ writer, schema, createdBy: "intercom-sql" });
			for await (const data of collectGroups(columns, rows)) {
				await parquet.write({
					columnData: data.map((values, index) => ({ name: names[index] ?? "", data: values })),
					rowGroupSize: groupRows,
				});
				await flush(writer, settings);
			}
			await parquet.finish();
			await flush(writer, settings);
		},
		end: () => Promise.resolve(),
	};
}

function refuse(problem: string): Error {
	return createError("command_line", { problem, advice: "Write one file a statement: --output-dir <folder>." });
}

// Readers find columns by their names.
function nameColumns(columns: readonly PrintedColumn[]): readonly string[] {
	const used = new Set<string>();
	return columns.map(({ name }) => {
		let free = name;
		for (let number = 2; used.has(free); number++) free = `${name}_${number}`;
		used.add(free);
		return free;
	});
}

async function* collectGroups(
	columns: readonly PrintedColumn[],
	rows: AsyncIterable<PrintedRow>,
): AsyncGenerator<unknown[][]> {
	const readers = columns.map(makeReader);
	let group: unknown[][] = columns.map(() => []);
	let count = 0;
	let characters = 0;
	for await (const row of rows) {
		for (const [index, read] of readers.entries()) {
			const value = row[index] ?? null;
			if (typeof value === "string") characters += value.length;
			group[index]?.push(value === null ? null : read(value));
		}
		count++;
		if (count < groupRows && characters < groupCharacters) continue;
		yield group;
		group = columns.map(() => []);
		count = 0;
		characters = 0;
	}
	if (count > 0) yield group;
}

// The writer counts what it wrote in all, and begins its buffer anew when that was taken.
async function flush(writer: ByteWriter, { write }: FileSettings): Promise<void> {
	await write(writer.getBytes().slice());
	writer.index = 0;
}

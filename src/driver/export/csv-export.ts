import { type CsvMarks, printCsvLine, type SqlValue, showInZone } from "../../base/index.ts";
import type { QueryColumn } from "../../bind/index.ts";
import { takeRows } from "../statement/row-stream.ts";
import type { NewFile } from "./new-file.ts";

const chunkLength = 65_536;

/**
 * Writes rows with a header line into a file.
 * @param rows Some at a time.
 * @param writing How signs are set, and the session's time zone, in which instants are written.
 * @returns What the rows end with.
 * @throws file_write (58030); what the rows throw
 */
export async function exportRows<End>(
	columns: readonly QueryColumn[],
	rows: AsyncGenerator<SqlValue[][], End, undefined>,
	file: NewFile,
	{ marks, zone }: { readonly marks: CsvMarks; readonly zone: string },
): Promise<End> {
	const names = columns.map(({ name }) => name);
	let chunk = printCsvLine(names, marks);
	const end = await takeRows(rows, async (batch) => {
		for (const row of batch) {
			const shown = row.map((value, index) =>
				showInZone(value, zone, columns[index]?.valueType?.type === "local_timestamp"),
			);
			chunk += printCsvLine(shown, marks);
			if (chunk.length < chunkLength) continue;
			await file.write(chunk);
			chunk = "";
		}
	});
	await file.write(chunk);
	await file.keep();
	return end;
}

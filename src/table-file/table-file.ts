import { openCsv } from "./csv-reader.ts";
import { unpack } from "./unpacking.ts";

/** Some records of one file, in their order. */
export interface FileRecords {
	/** The name that the file has in its archive; empty where there is no archive. */
	readonly file: string;
	/** What stands in its first line. */
	readonly headings: readonly string[];
	/** A cell without a value is null: nothing stands there, not even quotation marks. */
	readonly records: readonly (readonly (string | null)[])[];
}

/**
 * Reads CSV as it comes, whatever it is packed in: a zip archive of files, gzip, or nothing. Nothing is held but the record under way.
 * @param pieces The bytes, cut anywhere.
 * @param wants Whether the records of a file are wanted, by its name in the archive.
 * @example for await (const { headings, records } of readTableFile(pieces, () => true)) … // ["id", "name"], [["1", "Ada"], ["2", null]]
 * @throws NoTableFile for what is no such file, or is damaged.
 */
export async function* readTableFile(
	pieces: AsyncIterable<Uint8Array>,
	wants: (file: string) => boolean,
): AsyncGenerator<FileRecords, void, undefined> {
	let csv = openCsv();
	for await (const { file, bytes, isLast } of unpack(pieces, wants)) {
		const records = csv.read(bytes, isLast);
		if (records.length > 0) yield { file, headings: csv.headings, records };
		if (isLast) csv = openCsv();
	}
}

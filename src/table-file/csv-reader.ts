import { NoTableFile } from "./no-table-file.ts";

/** Reads a CSV file piece by piece (https://www.rfc-editor.org/rfc/rfc4180); a cell that is empty without quotation marks is null, as PostgreSQL's COPY has it. */
export interface CsvReader {
	/** What stands in the first line; empty before it has been read. */
	readonly headings: readonly string[];
	/**
	 * Reads on.
	 * @returns The records that are whole by now.
	 * @throws NoTableFile
	 */
	read(bytes: Uint8Array, isLast: boolean): readonly (readonly (string | null)[])[];
}

// Beyond that, a quotation mark was never closed.
const longestRecord = 4 * 1024 * 1024;

/** Opens a reader of one file. */
export function openCsv(): CsvReader {
	const decoder = new TextDecoder("utf-8", { fatal: true });
	let headings: readonly string[] | undefined;
	let rest = "";
	let count = 0;
	const take = (cells: readonly (string | null)[]): readonly (string | null)[] | undefined => {
		// A line without anything.
		if (cells.length === 1 && cells[0] === null) return undefined;
		if (!headings) {
			headings = readHeadings(cells);
			return undefined;
		}
		count++;
		if (cells.length === headings.length) return cells;
		throw new NoTableFile(`record ${count} has ${cells.length} cells, and there are ${headings.length} headings`);
	};
	return {
		get headings() {
			return headings ?? [];
		},
		read(bytes, isLast) {
			rest += decode(decoder, bytes, isLast);
			// A page, or JSON, in the place of the file.
			if (!headings && /^\s*[<{[]/.test(rest)) throw new NoTableFile("it begins as a page or JSON does");
			const { records, end } = splitRecords(rest, isLast);
			rest = rest.slice(end);
			if (rest.length > longestRecord) throw new NoTableFile("a quotation mark is not closed");
			return records.flatMap((cells) => {
				const record = take(cells);
				return record ? [record] : [];
			});
		},
	};
}

function decode(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array, isLast: boolean): string {
	try {
		return decoder.decode(bytes, { stream: !isLast });
	} catch (error) {
		throw new NoTableFile("it is not UTF-8", { cause: error });
	}
}

function readHeadings(cells: readonly (string | null)[]): readonly string[] {
	const names = cells.map((cell) => cell?.trim() ?? "");
	if (names.includes("")) throw new NoTableFile("its first line has a heading without a name");
	// Two kinds of thing may each have an attribute of the name.
	return names.map((name, index) => {
		const earlier = names.slice(0, index).filter((other) => other === name).length;
		return earlier === 0 ? name : `${name}_${earlier + 1}`;
	});
}

// One record: cells in quotation marks or without, with commas between them, up to the end of a line.
const cellPattern = /"([^"]*(?:""[^"]*)*)"(,|\r?\n|$)|([^",\r\n]*)(,|\r?\n|$)/y;

function splitRecords(text: string, isLast: boolean) {
	const records: (string | null)[][] = [];
	let cells: (string | null)[] = [];
	let end = 0;
	cellPattern.lastIndex = 0;
	while (cellPattern.lastIndex < text.length) {
		const match = cellPattern.exec(text);
		const [, quoted, quotedEnd, bare = "", bareEnd] = match ?? [];
		const after = quotedEnd ?? bareEnd;
		if (match === null || (after === "" && !isLast)) {
			// More of it may come: the end of the line, or of the quotation marks.
			if (!isLast) break;
			throw new NoTableFile("a quotation mark is not closed", { isDamaged: true });
		}
		cells.push(quoted === undefined ? bare || null : quoted.replaceAll('""', '"'));
		if (after === ",") {
			if (cellPattern.lastIndex < text.length || !isLast) continue;
			cells.push(null);
		}
		records.push(cells);
		cells = [];
		end = cellPattern.lastIndex;
	}
	return { records, end };
}

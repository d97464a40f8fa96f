import type { PrintedColumn, PrintedRow } from "./cell-text.ts";

/** Where a result is printed, and how. */
export interface ResultPage {
	/** Columns of the terminal that it must fit; undefined lets it be as wide as it is. */
	readonly width: number | undefined;
	/** Columns of a cell at most, where the width does not say so. */
	readonly cellWidth?: number | undefined;
	/** Cuts nothing, for what is read to the last word. */
	readonly isWhole?: boolean;
	/** Texts stand as they are, although a spreadsheet would compute them. */
	readonly isRaw?: boolean;
	/** How many results stand before it in the same place. */
	readonly before?: number;
	/** What stands for NULL in the formats for people. */
	readonly nullText?: string;
	/** The lines of a table: 0 none, 1 those between columns, 2 a frame as well. */
	readonly border?: 0 | 1 | 2;
}

/** What a file of one or more results is made with. */
export interface FileSettings {
	/** The session's time zone, for what has clocks and no instants. */
	readonly findZone: () => string;
	readonly isRaw: boolean;
	/** Told what the format could not hold as it is. */
	readonly warn: (message: string) => void;
	/** Takes the bytes. */
	readonly write: (bytes: Uint8Array) => Promise<void>;
}

/** A file that is no text; results are added to it one by one. */
export interface ResultFile {
	/**
	 * Writes a result.
	 * @throws command_line for one that the format cannot hold.
	 */
	add(columns: readonly PrintedColumn[], rows: AsyncIterable<PrintedRow>): Promise<void>;
	/** Writes what stands behind the last result. */
	end(): Promise<void>;
}

/** Prints rows as pieces of text, each as soon as it can. */
export type RowPrinter = (
	columns: readonly PrintedColumn[],
	rows: AsyncIterable<PrintedRow>,
	page: ResultPage,
) => AsyncIterable<string>;

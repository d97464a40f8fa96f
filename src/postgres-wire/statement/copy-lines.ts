import type { SqlValue } from "../../base/index.ts";
import type { CopyOut } from "../../sql/index.ts";
import { createSessionError } from "../message/protocol-error.ts";
import type { RowEncoder } from "../type/row-format.ts";
import type { CopyLines } from "./runnable.ts";

/**
 * Writes rows as COPY does.
 * Source: https://www.postgresql.org/docs/15/sql-copy.html, File Formats.
 * @param names Of the columns, for the first line.
 * @throws 22023 for signs that cannot be
 */
export function createCopyLines(tree: CopyOut, names: readonly string[], printer: RowEncoder): CopyLines {
	if (tree.format === "binary") return createBinaryLines(names.length, printer);
	const isCsv = tree.format === "csv";
	const { delimiter = isCsv ? "," : "\t", nullText = isCsv ? "" : "\\N", quote = '"' } = tree;
	const { escape: escapeSign = quote, isAllQuoted = false } = tree;
	if (Buffer.byteLength(delimiter) !== 1)
		throw createSessionError("0A000", "COPY delimiter must be a single one-byte character");
	if (isCsv && Buffer.byteLength(quote) !== 1)
		throw createSessionError("0A000", "COPY quote must be a single one-byte character");
	const writeCsv = (text: string | null, isForced: boolean, isOnly: boolean): string => {
		if (text === null) return nullText;
		const isQuoted =
			isForced || text === nullText || (isOnly && text === "\\.") || hasAny(text, [delimiter, quote, "\n", "\r"]);
		return isQuoted
			? quote +
					text.replace(/[\s\S]/g, (sign) => (sign === quote || sign === escapeSign ? escapeSign + sign : sign)) +
					quote
			: text;
	};
	const writeText = (text: string | null): string =>
		text === null
			? nullText
			: text
					.replace(/[\\\b\f\n\r\t\v]/g, (sign) => textEscapes.get(sign) ?? sign)
					.replaceAll(delimiter, delimiter === "\t" ? "\t" : `\\${delimiter}`);
	const join = (values: readonly (string | null)[], isForced: boolean): Uint8Array => {
		const texts = values.map((value) =>
			isCsv ? writeCsv(value, isForced && value !== null, values.length === 1) : writeText(value),
		);
		return Buffer.from(`${texts.join(delimiter)}\n`);
	};
	return {
		isBinary: false,
		columnCount: names.length,
		head: () => (tree.hasHeader ? join(names, false) : undefined),
		line: (row) => join(printer.texts(row), isAllQuoted),
		tail: () => undefined,
	};
}

const textEscapes: ReadonlyMap<string, string> = new Map([
	["\\", "\\\\"],
	["\b", "\\b"],
	["\f", "\\f"],
	["\n", "\\n"],
	["\r", "\\r"],
	["\t", "\\t"],
	["\v", "\\v"],
]);

function hasAny(text: string, signs: readonly string[]): boolean {
	return signs.some((sign) => text.includes(sign));
}

const signature = Buffer.from("PGCOPY\n\u00ff\r\n\0", "latin1");

function createBinaryLines(columnCount: number, printer: RowEncoder): CopyLines {
	return {
		isBinary: true,
		columnCount,
		head: () => Buffer.concat([signature, Buffer.alloc(8)]),
		line(row: readonly SqlValue[]) {
			const count = Buffer.alloc(2);
			count.writeInt16BE(columnCount);
			const cells = printer.binaries(row).flatMap((bytes) => {
				const length = Buffer.alloc(4);
				length.writeInt32BE(bytes === null ? -1 : bytes.length);
				return bytes === null ? [length] : [length, bytes];
			});
			return Buffer.concat([count, ...cells]);
		},
		tail: () => Buffer.from([0xff, 0xff]),
	};
}

import type { SqlValue } from "../../base/index.ts";
import type { MessageWriter } from "../message/message-writer.ts";
import { createSessionError } from "../message/protocol-error.ts";
import type { CellPrinter } from "../type/cell-printer.ts";
import type { CopyLayout } from "./row-layout.ts";

/** What comes before and after the lines of COPY. */
export interface CopyEnds {
	readonly head: Uint8Array | undefined;
	readonly tail: Uint8Array | undefined;
}

/**
 * What COPY writes around its lines.
 * Source: https://www.postgresql.org/docs/15/sql-copy.html, File Formats.
 * @param names Of the columns, for the first line.
 * @throws 0A000 for signs that cannot be
 */
export function createCopyEnds(
	layout: CopyLayout & { readonly hasHeader: boolean },
	names: readonly string[],
): CopyEnds {
	if (layout.format === "binary")
		return { head: Buffer.concat([signature, Buffer.alloc(8)]), tail: Buffer.from([0xff, 0xff]) };
	const { delimiter, quote } = chooseSigns(layout);
	if (Buffer.byteLength(delimiter) !== 1)
		throw createSessionError("0A000", "COPY delimiter must be a single one-byte character");
	if (layout.format === "csv" && Buffer.byteLength(quote) !== 1)
		throw createSessionError("0A000", "COPY quote must be a single one-byte character");
	const join = createJoin({ ...layout, isAllQuoted: false });
	return { head: layout.hasHeader ? Buffer.from(join(names)) : undefined, tail: undefined };
}

const signature = Buffer.from("PGCOPY\n\u00ff\r\n\0", "latin1");

/** Makes what writes rows as COPY does, each as one message. */
export function createLineWriter(
	layout: CopyLayout,
	printers: readonly CellPrinter[],
): (writer: MessageWriter, row: readonly SqlValue[]) => void {
	if (layout.format === "binary")
		return (writer, row) => {
			writer.begin("d").int16(printers.length);
			for (const [index, { encode }] of printers.entries()) {
				const value = row[index] ?? null;
				if (value === null) writer.int32(-1);
				else writer.bytesValue(encode(value));
			}
			writer.end();
		};
	const join = createJoin(layout);
	return (writer, row) => {
		const texts = printers.map(({ print }, index) => {
			const value = row[index] ?? null;
			return value === null ? null : print(value);
		});
		writer.begin("d").text(join(texts)).end();
	};
}

function chooseSigns({ format, delimiter, nullText, quote = '"', escape: escapeSign = quote }: CopyLayout) {
	const isCsv = format === "csv";
	return {
		delimiter: delimiter ?? (isCsv ? "," : "\t"),
		nullText: nullText ?? (isCsv ? "" : "\\N"),
		quote,
		escapeSign,
	};
}

/** Makes what joins the texts of a row to a line. */
function createJoin(layout: CopyLayout): (texts: readonly (string | null)[]) => string {
	const { delimiter, nullText, quote, escapeSign } = chooseSigns(layout);
	const { isAllQuoted = false } = layout;
	const writeCsv = (text: string, isOnly: boolean): string => {
		const isQuoted =
			isAllQuoted || text === nullText || (isOnly && text === "\\.") || hasAny(text, [delimiter, quote, "\n", "\r"]);
		return isQuoted
			? quote +
					text.replace(/[\s\S]/g, (sign) => (sign === quote || sign === escapeSign ? escapeSign + sign : sign)) +
					quote
			: text;
	};
	const writeText = (text: string): string =>
		text
			.replace(/[\\\b\f\n\r\t\v]/g, (sign) => textEscapes.get(sign) ?? sign)
			.replaceAll(delimiter, delimiter === "\t" ? "\t" : `\\${delimiter}`);
	const write = layout.format === "csv" ? writeCsv : writeText;
	return (texts) => {
		const written = texts.map((text) => (text === null ? nullText : write(text, texts.length === 1)));
		return `${written.join(delimiter)}\n`;
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

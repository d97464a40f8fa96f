import { ProviderError, WriteError } from "../../base/index.ts";
import type { MessageWriter, RecordShape } from "../../postgres-format/index.ts";
import { describeFailedWrites } from "./write-failure.ts";

/** A column as a client is told of it. */
export interface WireColumn {
	readonly name: string;
	/** The table and the number of the column in it; 0 for what is computed. */
	readonly tableOid: number;
	readonly number: number;
	readonly typeOid: number;
	/** Bytes of a value; negative where they differ. */
	readonly typeLength: number;
	/** What stands in parentheses behind the type, as PostgreSQL numbers it; -1 where nothing does. */
	readonly modifier: number;
	/** What its records are made of. */
	readonly record?: RecordShape | undefined;
}

/** Tells what the rows that follow are made of. */
export function writeRowDescription(
	writer: MessageWriter,
	columns: readonly WireColumn[],
	formatOf: (index: number) => number,
): void {
	writer.begin("T").int16(columns.length);
	for (const [index, column] of columns.entries()) {
		writer.string(column.name).int32(column.tableOid).int16(column.number).int32(column.typeOid);
		writer.int16(column.typeLength).int32(column.modifier).int16(formatOf(index));
	}
	writer.end();
}

/** Tells that lines of COPY follow. */
export function writeCopyStart(writer: MessageWriter, isBinary: boolean, columnCount: number): void {
	const format = isBinary ? 1 : 0;
	writer.begin("H").byte(format).int16(columnCount);
	for (let index = 0; index < columnCount; index++) writer.int16(format);
	writer.end();
}

/** Severities of errors and notices: https://www.postgresql.org/docs/15/protocol-error-fields.html. */
export type Severity = "ERROR" | "FATAL" | "WARNING" | "NOTICE";

/**
 * Tells of an error or a warning.
 * @param sql The text that the position is in; positions count characters there, and UTF-16 units here.
 */
export function writeNotice(
	writer: MessageWriter,
	severity: Severity,
	notice: {
		readonly sqlState: string;
		readonly message: string;
		readonly detail?: string | undefined;
		readonly hint?: string | undefined;
		readonly position?: number | undefined;
	},
	sql = "",
): void {
	const field = (code: string, text: string | undefined) => {
		// A zero byte would end it.
		if (text) writer.byte(code.charCodeAt(0)).string(text.replaceAll("\0", ""));
	};
	writer.begin(severity === "ERROR" || severity === "FATAL" ? "E" : "N");
	field("S", severity);
	field("V", severity);
	field("C", notice.sqlState);
	field("M", notice.message);
	field("D", notice.detail);
	field("H", notice.hint);
	if (notice.position !== undefined) field("P", String(countCharacters(sql, notice.position) + 1));
	writer.byte(0).end();
}

/**
 * What an error tells a client, of a statement that wrote some of its rows each that it did not; a mistake of our own tells nothing but that it is one.
 * @example describeNotice("stray") // { sqlState: "XX000", message: "internal error: stray" }
 */
export function describeNotice(error: unknown): Parameters<typeof writeNotice>[2] {
	if (error instanceof WriteError) {
		const { sqlState, message: problem, hint, position } = error;
		return { sqlState, message: problem, detail: describeFailedWrites(error) ?? error.detail, hint, position };
	}
	if (error instanceof ProviderError) return error;
	const message = error instanceof Error ? error.message : String(error);
	return { sqlState: "XX000", message: `internal error: ${message}` };
}

function countCharacters(text: string, units: number): number {
	let count = 0;
	for (const character of text.slice(0, units)) count += character.length > 0 ? 1 : 0;
	return count;
}

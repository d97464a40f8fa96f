import { formatJson, type SqlValue } from "../../base/index.ts";
import type { WireColumn } from "../message/backend-message.ts";
import type { MessageWriter } from "../message/message-writer.ts";
import { createSessionError } from "../message/protocol-error.ts";
import type { WireType } from "./wire-type.ts";
import { findWireType, textType } from "./wire-types.ts";

/** Writes the rows of one result. */
export interface RowEncoder {
	/** One message a row. */
	write(writer: MessageWriter, row: readonly SqlValue[]): void;
	texts(row: readonly SqlValue[]): readonly (string | null)[];
	binaries(row: readonly SqlValue[]): readonly (Uint8Array | null)[];
}

/** The format of a column: none means text, one goes for all. @example formatOf([1], 3) // 1 */
export function formatOf(formats: readonly number[], index: number): number {
	return (formats.length === 1 ? formats[0] : formats[index]) ?? 0;
}

/**
 * How rows of these columns are written.
 * @param zone The session's time zone.
 * @throws 42883 for a binary column whose type has no binary form
 */
export function createRowEncoder(columns: readonly WireColumn[], formats: readonly number[], zone: string): RowEncoder {
	const types = columns.map(({ typeOid }) => findWireType(typeOid) ?? textType);
	const isBinary = columns.map((column, index) => {
		const isAsked = formatOf(formats, index) === 1;
		if (isAsked && !findWireType(column.typeOid))
			throw createSessionError("42883", `no binary output function available for the type ${String(column.typeOid)}`);
		return isAsked;
	});
	const print = (type: WireType, given: Exclude<SqlValue, null>) => {
		const value = typeof given === "object" ? formatJson(given) : given;
		return type.isPlain ? String(value) : type.print(value, zone);
	};
	return {
		write(writer, row) {
			writer.begin("D").int16(types.length);
			for (let index = 0; index < types.length; index++) {
				const value = row[index] ?? null;
				const type = types[index] ?? textType;
				if (value === null) writer.int32(-1);
				else if (isBinary[index]) writer.bytesValue(type.encode(print(type, value), zone));
				else writer.textValue(print(type, value));
			}
			writer.end();
		},
		texts: (row) => types.map((type, index) => printNullable(row[index] ?? null, (value) => print(type, value))),
		binaries: (row) =>
			types.map((type, index) => printNullable(row[index] ?? null, (value) => type.encode(print(type, value), zone))),
	};
}

function printNullable<Printed>(value: SqlValue, print: (value: Exclude<SqlValue, null>) => Printed): Printed | null {
	return value === null ? null : print(value);
}

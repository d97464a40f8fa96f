import type { SqlValue } from "../../base/index.ts";
import type { MessageWriter } from "../message/message-writer.ts";
import { createSessionError } from "../message/protocol-error.ts";
import { type CellPrinter, createCellPrinter } from "../type/cell-printer.ts";
import type { WireType } from "../type/wire-type.ts";
import { findWireType } from "../type/wire-types.ts";
import { createLineWriter } from "./copy-lines.ts";
import { formatOf, type RowLayout } from "./row-layout.ts";

/** Writes a row as one message; values of JSON may be text, or what it says. */
export type RowWriter = (writer: MessageWriter, row: readonly SqlValue[]) => void;

/**
 * Makes what writes the rows of one result.
 * @throws 42883 for a binary column whose type has no binary form
 */
export function createRowWriter({ typeOids, records = [], formats, copy, ...look }: RowLayout): RowWriter {
	const types = typeOids.map((oid, index) => findWireType(oid, records[index]));
	const printers = types.map((type) => createCellPrinter(type, look));
	if (copy) return createLineWriter(copy, printers);
	const writers = printers.map(({ print, encode }, index): CellWriter => {
		if (formatOf(formats, index) !== 1) return (writer, value) => writer.textValue(print(value));
		checkBinary(types[index], typeOids[index] ?? 0);
		return (writer, value) => writer.bytesValue(encode(value));
	});
	return (writer, row) => {
		writer.begin("D").int16(writers.length);
		for (let index = 0; index < writers.length; index++) {
			const value = row[index] ?? null;
			if (value === null) writer.int32(-1);
			else writers[index]?.(writer, value);
		}
		writer.end();
	};
}

type CellWriter = (writer: MessageWriter, value: Parameters<CellPrinter["print"]>[0]) => void;

function checkBinary(type: WireType | undefined, oid: number): void {
	if (type) return;
	throw createSessionError("42883", `no binary output function available for the type ${String(oid)}`);
}

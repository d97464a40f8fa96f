import type { StoredValue } from "../base/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import { type Decode, decoderTable } from "./decoder-table.ts";
import { compileFieldReader } from "./json-path.ts";
import type { RawRow } from "./raw-row.ts";

/** Turns a row of the service into the values of a table's columns. */
export type RowReader = (row: RawRow) => readonly StoredValue[];

/**
 * Compiles the reader of a table's rows, once for all of them.
 * @example compileRowReader([id, createdAt])({ value: { id: 7, created_at: 1700000000 } }) // ["7", "2023-11-14 22:13:20"]
 */
export function compileRowReader(columns: readonly ColumnDefinition[]): RowReader {
	const readers = columns.map(compileColumnReader);
	return (row) => readers.map((read) => read(row));
}

/** Compiles the reader of one column. */
export function compileColumnReader(column: ColumnDefinition): (row: RawRow) => StoredValue {
	const { name } = column;
	const readField = compileFieldReader(column.path);
	const decode = column.type === "date" ? decodeDate(decoderTable[column.from]) : decoderTable[column.from];
	return (row) => {
		const { keys } = row;
		return keys !== undefined && Object.hasOwn(keys, name) ? (keys[name] ?? null) : decode(readField(row));
	};
}

function decodeDate(decode: Decode): Decode {
	return (value) => {
		const instant = decode(value);
		return typeof instant === "string" ? instant.slice(0, 10) : null;
	};
}

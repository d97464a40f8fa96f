import type { StoredValue } from "../base/index.ts";
import { tableInside } from "../catalog/index.ts";
import { formatJson } from "../http/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import { type Decode, decoderTable } from "./decoder-table.ts";
import { compileNestedDoor } from "./door.ts";
import { compileFieldReader } from "./json-path.ts";
import type { RawRow } from "./raw-row.ts";
import type { ScanNotes } from "./scan-notes.ts";

/** Turns a row of the service into the values of a table's columns. */
export type RowReader = (row: RawRow) => readonly StoredValue[];

/**
 * Compiles the reader of a table's rows, once for all of them.
 * @example compileRowReader([id, createdAt])({ value: { id: 7, created_at: 1700000000 } }) // ["7", "2023-11-14 22:13:20"]
 */
export function compileRowReader(columns: readonly ColumnDefinition[], notes?: ScanNotes): RowReader {
	const readers = columns.map((column) => compileColumnReader(column, notes));
	return (row) => readers.map((read) => read(row));
}

/** Compiles the reader of one column. */
export function compileColumnReader(column: ColumnDefinition, notes?: ScanNotes): (row: RawRow) => StoredValue {
	const { name } = column;
	if (column.rows) return compileListReader(column, column.rows, notes);
	const readField = compileFieldReader(column.path);
	const decode = column.type === "date" ? decodeDate(decoderTable[column.from]) : decoderTable[column.from];
	return (row) => {
		const { keys } = row;
		return keys !== undefined && Object.hasOwn(keys, name) ? (keys[name] ?? null) : decode(readField(row));
	};
}

// Rows inside a row become lists of their values; of two with the same key the later one counts, as in a table.
function compileListReader(
	{ name, path }: ColumnDefinition,
	{ columns, key }: NonNullable<ColumnDefinition["rows"]>,
	notes: ScanNotes | undefined,
): (row: RawRow) => StoredValue {
	const admit = compileNestedDoor({ columns, key }, path);
	const table = tableInside(name);
	const readRow = compileRowReader(columns);
	const keyIndexes = key.map((name) => columns.findIndex((column) => column.name === name));
	return (parent) => {
		const byKey = new Map<string, readonly StoredValue[]>();
		const { rows, others, total } = admit(parent.value);
		notes?.noteOthers(table, others);
		if ((total ?? 0) > rows.length + others.length) notes?.noteCut(table);
		for (const value of rows) {
			const values = readRow({ value, parent });
			byKey.set(keyIndexes.map((index) => String(values[index])).join("\0"), values);
		}
		return byKey.size === 0 ? null : formatJson([...byKey.values()]);
	};
}

function decodeDate(decode: Decode): Decode {
	return (value) => {
		const instant = decode(value);
		return typeof instant === "string" ? instant.slice(0, 10) : null;
	};
}

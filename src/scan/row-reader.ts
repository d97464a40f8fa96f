import { formatJson, type StoredValue } from "../base/index.ts";
import { tableInside } from "../catalog/index.ts";
import type { ColumnDefinition, TableDefinition } from "../profile/index.ts";
import { type Decode, decoderTable, isAbsent } from "./decoder-table.ts";
import { compileNestedList, endsInEnvelope } from "./envelope.ts";
import { compileFieldReader, type FieldReader, isObject } from "./json-path.ts";
import { compileNestedRows } from "./nested-rows.ts";
import type { RawRow } from "./raw-row.ts";
import type { ScanNotes } from "./scan-notes.ts";

/** Turns a row of the service into the values of a table's columns. */
export type RowReader = (row: RawRow) => readonly StoredValue[];

/** Told of a value that did not fit its column and was read as NULL. */
export type NoteMisfit = (table: string, column: ColumnDefinition, value: unknown) => void;

/** Where misfits are told of: nothing is said of what is legitimately absent. */
export interface MisfitNotes {
	/** The table whose rows they are. */
	readonly table: string;
	readonly note: NoteMisfit;
}

/**
 * Compiles the reader of a table's rows, once for all of them.
 * @example compileRowReader([id, createdAt])({ value: { id: 7, created_at: 1700000000 } }) // ["7", "2023-11-14 22:13:20"]
 */
export function compileRowReader(
	columns: readonly ColumnDefinition[],
	notes?: ScanNotes,
	misfits?: MisfitNotes,
): RowReader {
	const readers = columns.map((column) => compileColumnReader(column, notes, misfits));
	return (row) => readers.map((read) => read(row));
}

/** Compiles the reader of what tells the rows of a table apart, as one text. */
export function compileKeyReader({ key, columns }: Pick<TableDefinition, "key" | "columns">): (row: RawRow) => string {
	const readers = columns.filter(({ name }) => key.includes(name)).map((column) => compileColumnReader(column));
	return (row) => readers.map((read) => String(read(row))).join("\0");
}

/** Compiles the reader of one column. */
export function compileColumnReader(
	column: ColumnDefinition,
	notes?: ScanNotes,
	misfits?: MisfitNotes,
): (row: RawRow) => StoredValue {
	const { name, from } = column;
	if (column.rows) return compileListReader(column, column.rows, notes, misfits);
	const readField = compileField(column);
	const decode = compileDecode(column);
	return (row) => {
		const { keys } = row;
		if (keys !== undefined && Object.hasOwn(keys, name)) return keys[name] ?? null;
		const field = readField(row);
		const value = decode(field);
		if (value === null && misfits && !isAbsent(from, field)) misfits.note(misfits.table, column, field);
		return value;
	};
}

function compileDecode({ type, from, above }: ColumnDefinition): Decode {
	const decode = decoderTable[from];
	if (type === "date") return decodeDate(decode);
	if (above === undefined) return decode;
	return (value) => {
		const number = decoderTable.double(value);
		return number === null ? null : Number(Number(number) > above);
	};
}

// A list that is kept as JSON is found wherever its rows would be found if they were a table.
function compileField({ type, path }: ColumnDefinition): FieldReader {
	const read = compileFieldReader(path);
	if (type !== "json" || path.startsWith("^") || !endsInEnvelope(path)) return read;
	const findList = compileNestedList(path, isObject);
	return (row) => {
		const found = findList(row.value);
		return found.kind === "list" ? found.elements : read(row);
	};
}

// Rows inside a row become lists of their values; of two with the same key the newer one counts, as in a table.
function compileListReader(
	{ name, path }: ColumnDefinition,
	{ table: owner, columns, key, newerBy, within, members }: NonNullable<ColumnDefinition["rows"]>,
	notes: ScanNotes | undefined,
	misfits: MisfitNotes | undefined,
): (row: RawRow) => StoredValue {
	const unpack = compileNestedRows({ columns, key }, { rows: path, within, members });
	const table = tableInside(name);
	const readRow = compileRowReader(columns, undefined, misfits && { ...misfits, table: owner });
	const findIndex = (column: string) => columns.findIndex((candidate) => candidate.name === column);
	const keyIndexes = key.map(findIndex);
	const changeIndex = newerBy === undefined ? -1 : findIndex(newerBy);
	return (parent) => {
		const byKey = new Map<string, readonly StoredValue[]>();
		const { rows, others, total } = unpack(parent);
		notes?.noteOthers(table, others);
		if ((total ?? 0) > rows.length + others.length) notes?.noteCut(table);
		for (const row of rows) {
			const values = readRow(row);
			const text = keyIndexes.map((index) => String(values[index])).join("\0");
			if (!isOlder(values[changeIndex], byKey.get(text)?.[changeIndex])) byKey.set(text, values);
		}
		return byKey.size === 0 ? null : formatJson([...byKey.values()]);
	};
}

// Instants as text sort as time does. Where one of them is unknown, the later arrival counts.
function isOlder(change: StoredValue | undefined, other: StoredValue | undefined): boolean {
	return typeof change === "string" && typeof other === "string" && change < other;
}

function decodeDate(decode: Decode): Decode {
	return (value) => {
		const instant = decode(value);
		return typeof instant === "string" ? instant.slice(0, 10) : null;
	};
}

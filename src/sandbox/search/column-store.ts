import { Column, chunkRows } from "./column.ts";
import type { Field, FieldValue } from "./field.ts";
import type { Filter } from "./query.ts";

/** Reads the value of a field of the generated row at an index. */
export type ValueReader<Item> = (field: Field<Item>, index: number) => FieldValue;

/** A stretch of rows that is being searched. */
export interface Stretch {
	/** The number of its chunk. */
	readonly chunk: number;
	/** The index of its first row. */
	readonly start: number;
	readonly length: number;
}

/** The columns of a collection, read on first use; those that were of no use for longest make room for others. */
export class ColumnStore<Item> {
	readonly #columns = new Map<string, Column>();
	readonly #read: ValueReader<Item>;
	readonly #mostBytes: number;
	readonly #common: readonly Field<Item>[];
	#useCount = 0;

	/**
	 * Reads nothing yet.
	 * @param mostBytes What all columns together may hold.
	 * @param common Fields asked for so often that they are read along with any that costs as much.
	 */
	constructor(read: ValueReader<Item>, mostBytes: number, common: readonly Field<Item>[]) {
		this.#read = read;
		this.#common = common;
		this.#mostBytes = mostBytes;
	}

	/** The stretches of so many rows. */
	*stretches(size: number): IterableIterator<Stretch> {
		for (let start = 0; start < size; start += chunkRows) {
			yield { chunk: start / chunkRows, start, length: Math.min(chunkRows, size - start) };
		}
	}

	/** The value of a field in a row, from its column when that is there. */
	valueAt(field: Field<Item>, index: number): FieldValue {
		const kept = this.#columns.get(field.name)?.chunk(Math.floor(index / chunkRows));
		return kept === undefined ? this.#read(field, index) : kept.at(index % chunkRows);
	}

	/**
	 * Tells which rows of a stretch a filter takes.
	 * @param count How many rows it will be asked for: for a few, no column is read.
	 * @param fields All fields of the search: what costs no more than this one is read along with it.
	 */
	makeTest(
		filter: Filter<Item>,
		stretch: Stretch,
		count: number,
		fields: readonly Field<Item>[],
	): (row: number) => boolean {
		const { field } = filter;
		this.load(field, stretch, count, fields);
		const chunk = this.#columns.get(field.name)?.chunk(stretch.chunk);
		return chunk?.makeTest(filter) ?? ((row) => filter.matches(this.#read(field, stretch.start + row)));
	}

	/** Reads the column of a field over a stretch, when so many rows of it are wanted that this is worth it. */
	load(field: Field<Item>, stretch: Stretch, count: number, fields: readonly Field<Item>[]): void {
		if (count * worthwhileShare < stretch.length || !this.#isMissing(field, stretch)) return;
		const effort = effortOf(field);
		const along = [...new Set([...fields, ...this.#common])].filter(
			(other) => effortOf(other) <= effort && this.#isMissing(other, stretch),
		);
		const values = along.map((): FieldValue[] => []);
		for (let row = 0; row < stretch.length; row++) {
			for (const [place, other] of along.entries()) values[place]?.push(this.#read(other, stretch.start + row));
		}
		for (const [place, other] of along.entries()) this.#columnOf(other).keep(stretch.chunk, values[place] ?? []);
	}

	/** Makes room after a search over these fields. */
	makeRoom(fields: readonly Field<Item>[]): void {
		this.#useCount++;
		for (const { name } of fields) {
			const column = this.#columns.get(name);
			if (column !== undefined) column.usedAt = this.#useCount;
		}
		let held = 0;
		const byUse = [...this.#columns].sort(([, left], [, right]) => right.usedAt - left.usedAt);
		for (const [name, column] of byUse) {
			held += column.byteLength;
			if (held > this.#mostBytes && column.usedAt !== this.#useCount) this.#columns.delete(name);
		}
	}

	#isMissing(field: Field<Item>, { chunk }: Stretch): boolean {
		const column = this.#columnOf(field);
		return !column.isTooWide && column.chunk(chunk) === undefined;
	}

	#columnOf(field: Field<Item>): Column {
		const column = this.#columns.get(field.name) ?? new Column(isNumericField(field));
		this.#columns.set(field.name, column);
		return column;
	}
}

/** True when only the numbers among a field's values count. */
export function isNumericField<Item>({ type }: Field<Item>): boolean {
	return type === "integer" || type === "date" || type === "day";
}

/** What reading one value of a field costs, in nanoseconds or so. */
export function effortOf<Item>({ quick }: Field<Item>): number {
	return quick?.effort ?? wholeEffort;
}

const wholeEffort = 10_000;

// Reading a column costs as much as reading each row of it; it pays when more rows follow.
const worthwhileShare = 8;

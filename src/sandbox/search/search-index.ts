import type { Collection } from "../data/collection.ts";
import type { DataSet } from "../data/data-set.ts";
import { ColumnStore, effortOf, isNumericField, type Stretch } from "./column-store.ts";
import type { Field, FieldFinder, FieldValue } from "./field.ts";
import type { SearchQuery } from "./query.ts";
import { ResultCache } from "./result-cache.ts";
import { compareRows, type Sort, type SortedRow, sortRows } from "./sorting.ts";

/** What was found, in order. */
export interface Found {
	/** Indexes into the collection. */
	readonly order: Uint32Array;
	/** What the row at an index is sorted by. */
	readonly keyAt: (index: number) => FieldValue;
}

/** The time, and how long after a write a search does not know of it yet. */
export interface SearchClock {
	readonly now: () => number;
	readonly lagMs: number;
}

const mostColumnBytes = 48 * 1_048_576;
const mostResultBytes = 16 * 1_048_576;

/**
 * Searches a collection. What the seed gave never changes, so its results are kept; what was written since is few, and
 * is laid over them.
 */
export class SearchIndex<Item extends { readonly id: string }> {
	readonly #dataSet: DataSet;
	readonly #collection: Collection<Item>;
	readonly #find: FieldFinder<Item>;
	readonly #isListed: (item: Item) => boolean;
	readonly #columns: ColumnStore<Item>;
	readonly #results = new ResultCache(mostResultBytes);
	readonly #waiting: { readonly index: number; readonly item: Item | undefined; readonly dueMs: number }[] = [];
	/** What was written, as far as searches know of it; undefined for what was removed. */
	readonly #written = new Map<number, Item | undefined>();
	readonly #clock: SearchClock;
	#edition = 0;
	#latest: { readonly index: number; readonly item: Item | undefined } | undefined;

	/**
	 * Reads nothing yet.
	 * @param common Names of the fields that are asked for most.
	 * @param isListed False for what no list and no search shows, such as archived contacts; asked of what was written only.
	 */
	constructor(
		dataSet: DataSet,
		collection: Collection<Item>,
		find: FieldFinder<Item>,
		common: readonly string[],
		isListed: (item: Item) => boolean,
		clock: SearchClock,
	) {
		this.#dataSet = dataSet;
		this.#collection = collection;
		this.#find = find;
		this.#isListed = isListed;
		this.#clock = clock;
		this.#columns = new ColumnStore(
			(field, index) => this.#readGenerated(field, index),
			mostColumnBytes,
			common.flatMap((name) => find(name) ?? []),
		);
		collection.onChange((index) => {
			this.#waiting.push({ index, item: collection.at(index), dueMs: clock.now() + clock.lagMs });
		});
	}

	/** The field of a name. */
	find(name: string): Field<Item> | undefined {
		return this.#find(name);
	}

	/**
	 * Finds and sorts.
	 * @param key What stands for the query among the kept results; undefined lists everything.
	 */
	search(query: SearchQuery<Item> | undefined, key: string | undefined, sort: Sort): Found {
		this.#catchUp();
		const field = this.#find(sort.field);
		if (field === undefined) return { order: new Uint32Array(), keyAt: () => null };
		const isDescending = sort.order === "descending";
		const resultKey = `${sort.field} ${sort.order} ${key ?? ""}`;
		const generated = this.#results.get(resultKey, () => this.#searchGenerated(query, field, isDescending));
		const order =
			this.#written.size === 0
				? generated
				: this.#results.get(`${this.#edition} ${resultKey}`, () =>
						this.#layOver(generated, query, field, isDescending),
					);
		return { order, keyAt: (index) => this.#valueAt(field, index) };
	}

	/** Lets searches know at once that the object at an index was removed. */
	forget(index: number): void {
		this.#written.set(index, undefined);
		this.#edition++;
	}

	// What was written becomes searchable when its time has come.
	#catchUp(): void {
		const now = this.#clock.now();
		let count = 0;
		for (const { index, item, dueMs } of this.#waiting) {
			if (dueMs > now) break;
			this.#written.set(index, item);
			count++;
		}
		if (count === 0) return;
		this.#waiting.splice(0, count);
		this.#edition++;
	}

	#searchGenerated(query: SearchQuery<Item> | undefined, sortField: Field<Item>, isDescending: boolean): Uint32Array {
		const fields = [sortField, ...(query === undefined ? [] : fieldsIn(query))];
		const { generatedCount } = this.#collection;
		// Of a million rows, lists of numbers would take four times the room.
		const rows = new Uint32Array(generatedCount);
		const keys = isNumericField(sortField) ? new Float64Array(generatedCount) : Array<FieldValue>(generatedCount);
		let count = 0;
		for (const stretch of this.#columns.stretches(generatedCount)) {
			const all = Array.from({ length: stretch.length }, (_, row) => row);
			const found = query === undefined ? all : this.#select(query, all, stretch, fields);
			this.#columns.load(sortField, stretch, found.length, fields);
			for (const row of found) {
				const index = stretch.start + row;
				const key = this.#columns.valueAt(sortField, index);
				rows[count] = index;
				if (keys instanceof Float64Array) keys[count++] = typeof key === "number" ? key : Number.NaN;
				else keys[count++] = key;
			}
		}
		this.#columns.makeRoom(fields);
		const foundKeys = keys instanceof Float64Array ? keys.subarray(0, count) : keys.slice(0, count);
		return sortRows(rows.subarray(0, count), foundKeys, isDescending);
	}

	#select(
		query: SearchQuery<Item>,
		rows: readonly number[],
		stretch: Stretch,
		fields: readonly Field<Item>[],
	): readonly number[] {
		if (rows.length === 0) return rows;
		if (query.kind === "filter") return rows.filter(this.#columns.makeTest(query, stretch, rows.length, fields));
		// What is cheap to read goes first: it may leave few rows, or none, for what is not.
		const members = [...query.members].sort((left, right) => effortIn(left) - effortIn(right));
		if (query.operator === "AND") {
			return members.reduce((left, member) => this.#select(member, left, stretch, fields), rows);
		}
		const isTaken = new Uint8Array(stretch.length);
		let left = rows;
		for (const member of members) {
			for (const row of this.#select(member, left, stretch, fields)) isTaken[row] = 1;
			left = left.filter((row) => isTaken[row] === 0);
		}
		return rows.filter((row) => isTaken[row] === 1);
	}

	#layOver(
		generated: Uint32Array,
		query: SearchQuery<Item> | undefined,
		field: Field<Item>,
		isDescending: boolean,
	): Uint32Array {
		const still = generated.filter((index) => !this.#written.has(index));
		const written: SortedRow[] = [];
		for (const [index, item] of this.#written) {
			if (item === undefined || !this.#isListed(item) || (query !== undefined && !this.#holds(query, item))) continue;
			written.push({ index, key: this.#readItem(field, item) });
		}
		written.sort((left, right) => compareRows(left, right, isDescending));
		const order = new Uint32Array(still.length + written.length);
		let from = 0;
		for (const [count, row] of written.entries()) {
			const place = findPlace(still, (index) => this.#valueAt(field, index), row, isDescending, from);
			order.set(still.subarray(from, place), from + count);
			order[place + count] = row.index;
			from = place;
		}
		order.set(still.subarray(from), from + written.length);
		return order;
	}

	#holds(query: SearchQuery<Item>, item: Item): boolean {
		if (query.kind === "filter") return query.matches(this.#readItem(query.field, item));
		return query.operator === "AND"
			? query.members.every((member) => this.#holds(member, item))
			: query.members.some((member) => this.#holds(member, item));
	}

	#valueAt(field: Field<Item>, index: number): FieldValue {
		if (!this.#written.has(index)) return this.#columns.valueAt(field, index);
		const item = this.#written.get(index);
		return item === undefined ? null : this.#readItem(field, item);
	}

	#readGenerated(field: Field<Item>, index: number): FieldValue {
		if (field.quick !== undefined) return keep(field, field.quick.read(index, this.#dataSet));
		// Several fields of one object are read in a row.
		if (this.#latest?.index !== index) this.#latest = { index, item: this.#collection.generatedAt(index) };
		const { item } = this.#latest;
		return item === undefined ? null : this.#readItem(field, item);
	}

	#readItem(field: Field<Item>, item: Item): FieldValue {
		return keep(field, field.read(item, this.#dataSet));
	}
}

/** The place in an order at which the rows behind another row begin; `from` is a place that is not too far. */
export function findPlace(
	order: Uint32Array,
	keyAt: (index: number) => FieldValue,
	row: SortedRow,
	isDescending: boolean,
	from = 0,
): number {
	let low = from;
	let high = order.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const index = order[middle] ?? 0;
		if (compareRows({ index, key: keyAt(index) }, row, isDescending) > 0) high = middle;
		else low = middle + 1;
	}
	return low;
}

function fieldsIn<Item>(query: SearchQuery<Item>): Field<Item>[] {
	return query.kind === "filter" ? [query.field] : query.members.flatMap(fieldsIn);
}

function effortIn<Item>(query: SearchQuery<Item>): number {
	return Math.max(0, ...fieldsIn(query).map(effortOf));
}

// A declared number may hold a text: attributes drift.
function keep<Item>(field: Field<Item>, value: FieldValue): FieldValue {
	return isNumericField(field) && typeof value !== "number" ? null : value;
}

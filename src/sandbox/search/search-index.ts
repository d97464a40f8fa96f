import type { Collection } from "../data/collection.ts";
import type { World } from "../data/world.ts";
import type { Field, FieldFinder, FieldValue } from "./field.ts";
import type { Query } from "./query.ts";

/** One sort key and its direction. */
export interface Sort {
	readonly field: string;
	readonly order: "ascending" | "descending";
}

/** What was found, in order: indexes into the collection. */
export interface Found {
	readonly order: Uint32Array;
	/** What the rows are sorted by, by index into the collection. */
	readonly keys: Column;
}

/** The values of one field, by index into the collection; numbers are kept without a box each. */
export interface Column {
	at(index: number): FieldValue;
	set(index: number, value: FieldValue): void;
}

const keptResults = 24;

/** What searching a collection needs: columns that are read on first use, sorted orders, and the latest results. */
export class SearchIndex<Item extends { readonly id: string }> {
	readonly #world: World;
	readonly #collection: Collection<Item>;
	readonly #find: FieldFinder<Item>;
	readonly #isListed: (item: Item) => boolean;
	readonly #columns = new Map<string, { readonly field: Field<Item>; readonly column: Column }>();
	readonly #orders = new Map<string, Uint32Array>();
	readonly #results = new Map<string, Uint32Array>();
	readonly #unlisted = new Set<number>();
	readonly #waiting: { readonly index: number; readonly dueMs: number }[] = [];
	readonly #clock: SearchClock;
	#size: number;

	/**
	 * Reads nothing yet.
	 * @param isListed False for what no list and no search shows, such as archived contacts.
	 */
	constructor(
		world: World,
		collection: Collection<Item>,
		find: FieldFinder<Item>,
		isListed: (item: Item) => boolean,
		clock: SearchClock,
	) {
		this.#world = world;
		this.#collection = collection;
		this.#find = find;
		this.#isListed = isListed;
		this.#clock = clock;
		this.#size = collection.size;
		collection.onChange((index) => {
			this.#waiting.push({ index, dueMs: clock.now() + clock.lagMs });
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
	search(query: Query<Item> | undefined, key: string | undefined, sort: Sort): Found {
		this.#catchUp();
		this.#load([sort.field, ...(query === undefined ? [] : namesIn(query))]);
		const keys = this.#columnOf(sort.field);
		const sortKey = `${sort.field} ${sort.order}`;
		const sorted = this.#orders.get(sortKey) ?? this.#sort(sort, keys);
		this.#orders.set(sortKey, sorted);
		if (query === undefined || key === undefined) return { order: sorted, keys };
		const resultKey = `${sortKey} ${key}`;
		const order = this.#results.get(resultKey) ?? sorted.filter(this.#compile(query));
		this.#results.delete(resultKey);
		this.#results.set(resultKey, order);
		const oldest = this.#results.keys().next();
		if (this.#results.size > keptResults && oldest.done !== true) this.#results.delete(oldest.value);
		return { order, keys };
	}

	// What was written becomes searchable when its time has come.
	#catchUp(): void {
		const now = this.#clock.now();
		let count = 0;
		for (const { index, dueMs } of this.#waiting) {
			if (dueMs > now) break;
			this.#refresh(index);
			count++;
		}
		if (count === 0) return;
		this.#waiting.splice(0, count);
		this.#orders.clear();
		this.#results.clear();
	}

	#refresh(index: number): void {
		const item = this.#collection.at(index);
		this.#size = Math.max(this.#size, index + 1);
		if (item === undefined || !this.#isListed(item)) {
			this.#unlisted.add(index);
			return;
		}
		this.#unlisted.delete(index);
		for (const { field, column } of this.#columns.values()) column.set(index, field.read(item, this.#world));
	}

	#columnOf(name: string): Column {
		return this.#columns.get(name)?.column ?? new ValueColumn();
	}

	// All columns that are missing are read in one pass: building the objects is what costs.
	#load(names: Iterable<string>): void {
		const missing: { readonly field: Field<Item>; readonly column: Column }[] = [];
		for (const name of new Set(names)) {
			const field = this.#columns.has(name) ? undefined : this.#find(name);
			if (field === undefined) continue;
			const column = isNumeric(field) ? new NumberColumn(this.#size) : new ValueColumn();
			missing.push({ field, column });
			this.#columns.set(name, { field, column });
		}
		const quick = missing.filter(({ field }) => field.quick !== undefined);
		const whole = missing.filter(({ field }) => field.quick === undefined);
		for (let index = 0; missing.length > 0 && index < this.#size; index++) {
			const isWritten = this.#collection.isWritten(index);
			const item = isWritten || whole.length > 0 ? this.#collection.at(index) : undefined;
			const toRead = isWritten ? missing : whole;
			if (item !== undefined) for (const { field, column } of toRead) column.set(index, field.read(item, this.#world));
			if (!isWritten) for (const { field, column } of quick) column.set(index, field.quick?.(index, this.#world));
		}
	}

	#sort({ order }: Sort, keys: Column): Uint32Array {
		const live: number[] = [];
		const missing: number[] = [];
		for (let index = 0; index < this.#size; index++) {
			if (this.#unlisted.has(index)) continue;
			const key = keys.at(index);
			(key === null || key === undefined ? missing : live).push(index);
		}
		live.sort((left, right) => compareKeys(keys.at(left), keys.at(right)) || left - right);
		if (order === "descending") {
			live.reverse();
			missing.reverse();
		}
		// Rows without the key come last, whatever the direction.
		return concat(live, missing);
	}

	#compile(query: Query<Item>): (index: number) => boolean {
		if (query.kind === "filter") {
			const column = this.#columnOf(query.field.name);
			return (index) => query.matches(column.at(index));
		}
		const members = query.members.map((member) => this.#compile(member));
		return query.operator === "AND"
			? (index) => members.every((matches) => matches(index))
			: (index) => members.some((matches) => matches(index));
	}
}

function namesIn<Item>(query: Query<Item>): string[] {
	return query.kind === "filter" ? [query.field.name] : query.members.flatMap(namesIn);
}

function isNumeric<Item>({ type }: Field<Item>): boolean {
	return type === "integer" || type === "date" || type === "day";
}

/** The time, and how long after a write a search does not know of it yet. */
export interface SearchClock {
	readonly now: () => number;
	readonly lagMs: number;
}

/**
 * Compares two sort keys; text by code unit, numbers by size.
 * @returns Less than, equal to, or more than 0.
 */
export function compareKeys(left: FieldValue, right: FieldValue): number {
	if (typeof left === "number" && typeof right === "number") return left - right;
	const leftText = String(left);
	const rightText = String(right);
	return leftText < rightText ? -1 : leftText > rightText ? 1 : 0;
}

class NumberColumn implements Column {
	#values: Float64Array;

	constructor(size: number) {
		this.#values = new Float64Array(size + 64);
	}

	at(index: number): number | null {
		const value = this.#values[index];
		return value === undefined || Number.isNaN(value) ? null : value;
	}

	set(index: number, value: FieldValue): void {
		if (index >= this.#values.length) {
			const wider = new Float64Array(index * 2 + 64);
			wider.set(this.#values);
			this.#values = wider;
		}
		this.#values[index] = typeof value === "number" ? value : Number.NaN;
	}
}

class ValueColumn implements Column {
	readonly #values: FieldValue[] = [];

	at(index: number): FieldValue {
		return this.#values[index];
	}

	set(index: number, value: FieldValue): void {
		this.#values[index] = value;
	}
}

function concat(first: readonly number[], second: readonly number[]): Uint32Array {
	const all = new Uint32Array(first.length + second.length);
	all.set(first);
	all.set(second, first.length);
	return all;
}

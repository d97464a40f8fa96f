import type { Identifiers } from "./identifier.ts";

/** What a collection is made from: objects that exist by themselves, as a function of their index. */
export interface CollectionSeed<Item> {
	readonly count: number;
	readonly identifiers: Identifiers;
	readonly build: (index: number) => Item;
}

/** What a page of a list is taken from: an array, or what can make a part of one. */
export interface Rows<Item> {
	readonly length: number;
	slice(start: number, end: number): Item[];
}

/** What became of an object. */
export type Deed = "created" | "changed" | "removed";

/** Called after an object was created, replaced or removed. */
export type ChangeListener = (index: number, deed: Deed, id: string) => void;

/** All objects of one kind: those that the seed gives, and over them what was written since. */
export class Collection<Item extends { readonly id: string }> {
	readonly #origin: CollectionSeed<Item>;
	readonly #written = new Map<number, Item | undefined>();
	readonly #createdIndexes = new Map<string, number>();
	readonly #listeners: ChangeListener[] = [];
	#size: number;

	/** Keeps the origin; nothing is built. */
	constructor(origin: CollectionSeed<Item>) {
		this.#origin = origin;
		this.#size = origin.count;
	}

	/** One more than the highest index; removed objects keep theirs. */
	get size(): number {
		return this.#size;
	}

	/** How many of the objects come from the seed. */
	get generatedCount(): number {
		return this.#origin.count;
	}

	/** True when the object at the index was written since the start. */
	isWritten(index: number): boolean {
		return this.#written.has(index);
	}

	/** The indexes of what was written since the start. */
	writtenIndexes(): number[] {
		return [...this.#written.keys()];
	}

	/** The object that the seed gives at an index, whatever was written since; undefined beyond those. */
	generatedAt(index: number): Item | undefined {
		return index >= 0 && index < this.#origin.count ? this.#origin.build(index) : undefined;
	}

	/** The object at an index; undefined when it was removed or never was. */
	at(index: number): Item | undefined {
		if (this.#written.has(index)) return this.#written.get(index);
		return this.generatedAt(index);
	}

	/** The index of an id, also of a removed object; undefined when there never was one. */
	indexOf(id: string): number | undefined {
		const created = this.#createdIndexes.get(id);
		if (created !== undefined) return created;
		const index = this.#origin.identifiers.indexOf(id);
		if (index === undefined || index >= this.#origin.count) return undefined;
		return this.#origin.identifiers.idOf(index) === id ? index : undefined;
	}

	/** The id at an index of a generated object, without building it. */
	idAt(index: number): string {
		return index < this.#origin.count ? this.#origin.identifiers.idOf(index) : (this.at(index)?.id ?? "");
	}

	/** The object of an id, or undefined. */
	get(id: string): Item | undefined {
		const index = this.indexOf(id);
		return index === undefined ? undefined : this.at(index);
	}

	/** The objects as a list that builds only those of the slice that is taken from it. */
	rows(): Rows<Item> {
		const removed = [...this.#written].flatMap(([index, item]) => (item === undefined ? [index] : []));
		removed.sort((left, right) => left - right);
		const indexOf = (place: number): number =>
			removed.reduce((index, gone) => (gone <= index ? index + 1 : index), place);
		const length = this.#size - removed.length;
		return {
			length,
			slice: (start, end) =>
				Array.from({ length: Math.max(0, Math.min(end, length) - start) }, (_, place) =>
					this.at(indexOf(start + place)),
				).filter((item) => item !== undefined),
		};
	}

	/** Every object, in index order. */
	*[Symbol.iterator](): IterableIterator<Item> {
		for (let index = 0; index < this.#size; index++) {
			const item = this.at(index);
			if (item !== undefined) yield item;
		}
	}

	/** The id that the next created object should take. */
	nextId(): string {
		return this.#origin.identifiers.idOf(this.#size);
	}

	/** Adds an object behind all others. */
	create(item: Item): void {
		const index = this.#size++;
		this.#createdIndexes.set(item.id, index);
		this.#write(index, item, "created", item.id);
	}

	/** Puts an object in the place of the one with the same id. */
	replace(item: Item): void {
		const index = this.indexOf(item.id);
		if (index !== undefined) this.#write(index, item, "changed", item.id);
	}

	/** Takes an object away. */
	remove(id: string): void {
		const index = this.indexOf(id);
		if (index !== undefined && this.at(index) !== undefined) this.#write(index, undefined, "removed", id);
	}

	/** Registers a listener for every later change. */
	onChange(listener: ChangeListener): void {
		this.#listeners.push(listener);
	}

	#write(index: number, item: Item | undefined, deed: Deed, id: string): void {
		this.#written.set(index, item);
		for (const listener of this.#listeners) listener(index, deed, id);
	}
}

import type { Collection } from "../data/collection.ts";
import type { DataSet } from "../data/data-set.ts";
import { printWire } from "../wire/wire-object.ts";

const mostBytes = 48 * 1_048_576;

/** The JSON of rows that lists have shown lately, as bytes: a row is built, printed and encoded once until anything is written. */
export class RowTexts {
	readonly #shapes = new Map<string, Map<number, Buffer>>();
	#byteLength = 0;

	/** Any write empties it: a row shows names and counts of other objects too. */
	constructor(dataSet: DataSet) {
		for (const collection of dataSet.collections.values()) {
			collection.onChange(() => {
				this.#clear();
			});
		}
	}

	/**
	 * The texts of rows; removed ones are left out.
	 * @param shape What tells apart how a row may look, e.g. "contact 16".
	 * @param show Shows a row whose text is not at hand.
	 */
	of<Item extends { readonly id: string }>(
		shape: string,
		collection: Collection<Item>,
		rows: readonly number[],
		show: (item: Item) => unknown,
	): Buffer[] {
		const texts = this.#shapes.get(shape) ?? new Map<number, Buffer>();
		this.#shapes.set(shape, texts);
		return rows.flatMap((row) => {
			const kept = texts.get(row);
			if (kept !== undefined) return kept;
			const item = collection.at(row);
			if (item === undefined) return [];
			const text = Buffer.from(printWire(show(item)));
			if (this.#byteLength + text.byteLength > mostBytes) this.#clear();
			texts.set(row, text);
			this.#byteLength += text.byteLength;
			return text;
		});
	}

	#clear(): void {
		if (this.#byteLength === 0) return;
		for (const texts of this.#shapes.values()) texts.clear();
		this.#byteLength = 0;
	}
}

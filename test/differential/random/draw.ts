import type fc from "../../random-cases.ts";

/** Chance, as fast-check gives it: the same seed draws the same. */
export interface Draw {
	/** A whole number, both ends included. */
	integer(least: number, most: number): number;
	/** True this many times of a hundred. */
	chance(percent: number): boolean;
	pick<Item>(items: readonly Item[]): Item;
	/** One of those that weigh something, more often the heavier. */
	weigh<Item>(entries: readonly (readonly [weight: number, item: Item])[]): Item;
	/** As many as are drawn, each made anew. */
	several<Item>(least: number, most: number, make: (index: number) => Item): Item[];
	/** A name that no other part of the statement has. */
	name(prefix: string): string;
}

/** Draws from a generator of fast-check. */
export function createDraw(random: fc.Random): Draw {
	let names = 0;
	const integer = (least: number, most: number) => random.nextInt(least, most);
	const weigh = <Item>(entries: readonly (readonly [weight: number, item: Item])[]): Item => {
		let left = integer(
			1,
			entries.reduce((sum, [weight]) => sum + weight, 0),
		);
		for (const [weight, item] of entries) {
			left -= weight;
			if (left <= 0) return item;
		}
		throw new TypeError("something must weigh something");
	};
	return {
		integer,
		chance: (percent) => integer(1, 100) <= percent,
		pick: (items) => weigh(items.map((item) => [1, item])),
		weigh,
		several: (least, most, make) => Array.from({ length: integer(least, most) }, (_, index) => make(index)),
		name: (prefix) => `${prefix}${++names}`,
	};
}

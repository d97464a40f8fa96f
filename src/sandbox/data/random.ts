/** Where the numbers for one object come from: the same seed, kind and index always give the same stream. */
export type RandomStream = (index: number) => Random;

/**
 * Makes the streams of one seed; a stream is picked by the name of what is made, so that adding one kind moves no other.
 * @example makeRandomSource("demo")("contact")(17).unit() // 0.372277635615319
 */
export function makeRandomSource(seed: string | number): (kind: string) => RandomStream {
	const seedHash = hashText(String(seed), 0x9e3779b9);
	const streams = new Map<string, RandomStream>();
	return (kind) => {
		const known = streams.get(kind);
		if (known !== undefined) return known;
		const low = hashText(kind, seedHash);
		const high = hashText(kind, seedHash ^ 0x85ebca6b);
		const stream: RandomStream = (index) =>
			new Random(mix(low ^ Math.imul(index, 0x9e3779b1)), mix(high + Math.imul(index, 0x85ebca77)));
		streams.set(kind, stream);
		return stream;
	};
}

/**
 * A small generator of pseudo-random numbers, made in tens of nanoseconds, with the distributions that the data needs.
 * The recurrence is xoroshiro64*: https://prng.di.unimi.it/xoroshiro64star.c.
 */
export class Random {
	#low: number;
	#high: number;

	/** Starts a stream from two 32-bit words. */
	constructor(low: number, high: number) {
		this.#low = low | 0;
		this.#high = high | 1;
	}

	/** An integer from 0 to 2^32 - 1. */
	uint32(): number {
		const low = this.#low;
		const crossed = this.#high ^ low;
		this.#low = ((low << 26) | (low >>> 6)) ^ crossed ^ (crossed << 9);
		this.#high = (crossed << 13) | (crossed >>> 19);
		return Math.imul(low, 0x9e3779bb) >>> 0;
	}

	/** A number from 0 up to, not including, 1. */
	unit(): number {
		return this.uint32() / 4_294_967_296;
	}

	/** An integer from 0 up to, not including, `below`; 0 when `below` is 0. */
	below(below: number): number {
		return Math.floor(this.unit() * below);
	}

	/** An integer from `low` to `high`, both included. */
	between(low: number, high: number): number {
		return low + this.below(high - low + 1);
	}

	/** True with the given probability. */
	chance(probability: number): boolean {
		return this.unit() < probability;
	}

	/** One of the list, each as likely as the others. */
	pick<Item>(list: readonly [Item, ...Item[]]): Item {
		return list[this.below(list.length)] ?? list[0];
	}

	/** One of the weighted rows. */
	weigh<Item>(rows: readonly [readonly [Item, number], ...(readonly [Item, number])[]]): Item {
		let total = 0;
		for (const [, weight] of rows) total += weight;
		let left = this.unit() * total;
		for (const [item, weight] of rows) {
			left -= weight;
			if (left < 0) return item;
		}
		return rows[0][0];
	}

	/** A positive number whose logarithm is normal: half of them lie below the median, and the tail is long. */
	logNormal(median: number, sigma: number): number {
		const radius = Math.sqrt(-2 * Math.log(1 - this.unit()));
		return median * Math.exp(sigma * radius * Math.cos(2 * Math.PI * this.unit()));
	}

	/** How often something happened before it stopped; `mean` on average. */
	geometric(mean: number): number {
		return Math.floor(Math.log(1 - this.unit()) / Math.log(mean / (mean + 1)));
	}

	/** Up to `count` different integers below `below`, in the order drawn. */
	distinct(count: number, below: number): number[] {
		const drawn = new Set<number>();
		for (let tries = 0; drawn.size < Math.min(count, below) && tries < count * 20; tries++)
			drawn.add(this.below(below));
		return [...drawn];
	}
}

/**
 * Hashes a text to 32 bits (FNV-1a, then mixed).
 * @example hashText("contact", 1) // 535151849
 */
export function hashText(text: string, basis: number): number {
	let hash = basis ^ 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return mix(hash) >>> 0;
}

function mix(word: number): number {
	let mixed = word;
	mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
	mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
	return mixed ^ (mixed >>> 16);
}

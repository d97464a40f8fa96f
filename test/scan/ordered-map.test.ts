import { expect, test } from "vitest";
import { mapInOrder } from "../../src/scan/ordered-map.ts";
import fc from "../random-cases.ts";
import { settle } from "./fake-service.ts";

async function collect<Item>(batches: AsyncIterable<Item[]>): Promise<Item[]> {
	const all: Item[] = [];
	for await (const batch of batches) all.push(...batch);
	return all;
}

test("results come in the order of the items whatever the order of their ends, and never too many are under way", async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.nat(4)), fc.integer({ min: 1, max: 5 }), async (turns, concurrency) => {
			let active = 0;
			let most = 0;
			const results = await collect(
				mapInOrder(turns.entries(), concurrency, async ([index, wait]) => {
					active += 1;
					most = Math.max(most, active);
					for (let turn = 0; turn < wait; turn++) await Promise.resolve();
					active -= 1;
					return index;
				}),
			);
			expect(results).toEqual(turns.map((_, index) => index));
			expect(most).toBeLessThanOrEqual(concurrency);
		}),
	);
});

test("a slow one holds the order but not the others, up to a bound", async () => {
	const started: number[] = [];
	let finishFirst = () => {};
	const first = new Promise<void>((resolve) => {
		finishFirst = resolve;
	});
	const batches = mapInOrder(Array(100).keys(), 3, async (index) => {
		started.push(index);
		if (index === 0) await first;
		return index;
	});
	const batch = batches.next();
	await settle();
	expect(started).toEqual([0, 1, 2, 3, 4, 5]);
	finishFirst();
	expect((await batch).value).toEqual([0, 1, 2, 3, 4, 5]);
	await batches.return(undefined);
});

test("items are taken from a source only as there is room", async () => {
	let taken = 0;
	async function* source() {
		for (;;) {
			await Promise.resolve();
			yield taken++;
		}
	}
	const batches = mapInOrder(source(), 2, () => new Promise<number>(() => undefined));
	const batch = batches.next();
	await settle();
	expect(taken).toBe(2);
	void batch;
});

test("an error of the work or of the source ends it", async () => {
	const failing = mapInOrder([1, 2, 3], 2, (item) =>
		item === 2 ? Promise.reject(new Error("two")) : Promise.resolve(item),
	);
	await expect(collect(failing)).rejects.toThrow("two");
	// biome-ignore lint/correctness/useYield: a source that fails before its first item
	async function* source(): AsyncGenerator<number> {
		await Promise.reject(new Error("source"));
	}
	await expect(collect(mapInOrder(source(), 2, (item) => Promise.resolve(item)))).rejects.toThrow("source");
});

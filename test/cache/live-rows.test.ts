import { describe, expect, it } from "vitest";
import type { FetchPages, LiveRows, Page } from "../../src/cache/index.ts";
import { columns, listAll } from "./sample-table.ts";
import { countFetches, HeldFetch, openTestCache, type Row, settle, type TestCache } from "./test-cache.ts";

const row = (id: string): Row => [id, 1, null];

async function stream({ cache }: TestCache, fetch: FetchPages, signal?: AbortSignal): Promise<LiveRows> {
	const rows = await cache.stream(listAll, columns, fetch, signal);
	if (!("take" in rows)) throw new Error("the rows are all there");
	return rows;
}

/** Pages that can be gone on with; counts those that were asked for. */
function countPages(count: number, failure?: { readonly after: number }): FetchPages & { asked: number } {
	const fetch = Object.assign(
		async function* (_scan: unknown, _signal: AbortSignal, from?: { readonly position: string }) {
			for (let page = Number(from?.position ?? 0); page < count; page++) {
				fetch.asked++;
				if (page === failure?.after) throw new Error("the line is dead");
				yield await Promise.resolve<Page>({ rows: [row(`k${page}`)], resume: String(page + 1) });
			}
		},
		{ asked: 0 },
	);
	return fetch;
}

async function takeAll(rows: LiveRows): Promise<string[]> {
	const ids: string[] = [];
	for (let page = await rows.take(); page; page = await rows.take()) ids.push(...page.map(([id]) => String(id)));
	return ids;
}

const rest = async (): Promise<void> => {
	for (let turn = 0; turn < 20; turn++) await settle();
};

describe("rows that are given as they come", () => {
	it("hold the read up: nothing is asked for before the first page is used up, and one page ahead later on", async () => {
		const place = await openTestCache();
		const fetch = countPages(6);
		const rows = await stream(place, fetch);
		expect(await rows.take()).toEqual([row("k0")]);
		await rest();
		expect(fetch.asked).toBe(1);
		expect(await rows.take()).toEqual([row("k1")]);
		await rest();
		expect(fetch.asked).toBe(3);
		expect(await rows.take()).toEqual([row("k2")]);
		await rest();
		expect(fetch.asked).toBe(4);
		expect(await takeAll(rows)).toEqual(["k3", "k4", "k5"]);
		expect(await rows.finish()).toMatchObject({ source: "live", rowCount: 6 });
		await rows.release();
		expect(await place.cache.list()).toMatchObject([{ isComplete: true, rowCount: 6 }]);
		expect(await place.cache.stream(listAll, columns, fetch)).toMatchObject({ source: "cache", rowCount: 6 });
	});

	it("are read no further when they are let go, and what came is gone on with, from the first row", async () => {
		const place = await openTestCache();
		const fetch = countPages(4);
		const left = await stream(place, fetch);
		await left.take();
		await left.take();
		await rest();
		await left.release();
		await place.cache.settle();
		expect(fetch.asked).toBe(3);
		const again = await stream(place, fetch);
		expect(await takeAll(again)).toEqual(["k0", "k1", "k2", "k3"]);
		expect(fetch.asked).toBe(4);
		await again.finish();
		await again.release();
	});

	it("hold nobody up who asks for the same rows, and are all given afterwards", async () => {
		const place = await openTestCache();
		const fetch = countPages(5);
		const slow = await stream(place, fetch);
		await slow.take();
		const held = await place.cache.materialise(listAll, columns, countFetches());
		expect(held).toMatchObject({ source: "live", rowCount: 5 });
		expect(await takeAll(slow)).toEqual(["k1", "k2", "k3", "k4"]);
		await slow.finish();
		await Promise.all([slow.release(), held.release()]);
		expect(fetch.asked).toBe(5);
	});

	it("go on for who joined when they are let go, and wait again when he leaves", async () => {
		const place = await openTestCache();
		const fetch = new HeldFetch();
		const slow = await stream(place, fetch.fetch);
		fetch.send([row("a")]);
		await slow.take();
		const controller = new AbortController();
		const joiner = place.cache.materialise(listAll, columns, countFetches(), controller.signal);
		await fetch.hungry();
		controller.abort();
		await expect(joiner).rejects.toMatchObject({ code: "cancelled" });
		const other = place.cache.materialise(listAll, columns, countFetches());
		await rest();
		await slow.release();
		fetch.send([row("b")]);
		fetch.send(undefined);
		expect(await other).toMatchObject({ rowCount: 2 });
	});

	it("are given once, however often they come", async () => {
		const place = await openTestCache();
		const pages = [
			[row("a"), row("b"), row("a")],
			[row("b"), row("c")],
			[row("a"), row("c")],
			[row("d"), row("a")],
		];
		const rows = await stream(place, countFetches(...pages));
		expect((await takeAll(rows)).toSorted()).toEqual(["a", "b", "c", "d"]);
		expect(await rows.finish()).toMatchObject({ rowCount: 4 });
	});

	it("fail after those that came before", async () => {
		const place = await openTestCache();
		const rows = await stream(place, countPages(6, { after: 3 }));
		for (const id of ["k0", "k1", "k2"]) expect(await rows.take()).toEqual([row(id)]);
		await expect(rows.take()).rejects.toThrow("the line is dead");
		await rows.release();
	});

	it("end at once with the signal, whether somebody takes them or not", async () => {
		const place = await openTestCache();
		const fetch = new HeldFetch();
		const controller = new AbortController();
		const rows = await stream(place, fetch.fetch, controller.signal);
		const taken = rows.take();
		controller.abort();
		await expect(taken).rejects.toMatchObject({ code: "cancelled" });
		await rows.release();
		expect(fetch.signals.every(({ aborted }) => aborted)).toBe(true);
	});

	it("end with the cache", async () => {
		const place = await openTestCache();
		const rows = await stream(place, countPages(9));
		await rows.take();
		await place.cache.close();
		await expect(takeAll(rows)).rejects.toMatchObject({ code: "connection_closed" });
	});

	it("are given as they came though a write of our own is laid over what is kept", async () => {
		const place = await openTestCache();
		const fetch = countPages(5);
		const rows = await stream(place, fetch);
		await rows.take();
		const row = { id: "k0", size: 2, note: null };
		await place.cache.noteWrites([{ table: "things", key: { id: "k0" }, outcome: row }]);
		expect(await takeAll(rows)).toEqual(["k1", "k2", "k3", "k4"]);
		expect(await rows.finish()).toMatchObject({ rowCount: 5 });
		await rows.release();
		const anew = countPages(5);
		const kept = await place.cache.materialise(listAll, columns, anew);
		expect((await place.read(kept))[0]).toEqual(["k0", 2, null]);
		expect(anew.asked).toBe(0);
		await kept.release();
		expect(await place.listTables()).toHaveLength(1);
	});

	it("are not given as they come where their key does not come with them", async () => {
		const place = await openTestCache();
		const withoutKey = await place.cache.stream(listAll, columns.slice(1), countFetches([[1, null]]));
		expect(withoutKey).toMatchObject({ source: "live", rowCount: 1 });
		await withoutKey.release();
	});
});

import { describe, expect, it } from "vitest";
import type { FetchPages, Page, Processes } from "../../src/cache/index.ts";
import { makeModelScans } from "./model-workspace.ts";
import { columns, getKeys, listAll } from "./sample-table.ts";
import { countFetches, HeldClock, HeldFetch, openTestCache, openTestStorage, settle } from "./test-cache.ts";

const alive: Processes = { ownId: 111, isAlive: () => true };
const gone: Processes = { ownId: 111, isAlive: () => false };

/** Pages that can be resumed; fails after some of them. */
function failAfter(count: number, starts: (string | undefined)[] = []): FetchPages {
	return async function* (_scan, _signal, from) {
		starts.push(from?.position);
		for (let page = Number(from?.position ?? 0); page < 4; page++) {
			if (page === count) throw new Error("the line is dead");
			yield await Promise.resolve<Page>({ rows: [[`k${page}`, page, null]], resume: String(page + 1) });
		}
	};
}

describe("a read that was interrupted", () => {
	it("goes on after the last page that was kept", async () => {
		const { cache } = openTestCache();
		const starts: (string | undefined)[] = [];
		await expect(cache.materialise(listAll, columns, failAfter(2, starts))).rejects.toThrow("the line is dead");
		const held = await cache.materialise(listAll, columns, failAfter(9, starts));
		expect([held.rowCount, starts]).toEqual([4, [undefined, "2"]]);
		expect(cache.list()).toHaveLength(1);
	});

	it("begins anew when its rows would be too old", async () => {
		const { cache, clock } = openTestCache({ toleranceMs: 1000 });
		const starts: (string | undefined)[] = [];
		await expect(cache.materialise(listAll, columns, failAfter(2, starts))).rejects.toThrow("the line is dead");
		clock.time += 1001;
		await cache.materialise(listAll, columns, failAfter(9, starts));
		expect(starts).toEqual([undefined, undefined]);
	});
});

describe("a read of another process", () => {
	it("is waited for, and its rows are used", async () => {
		const storage = openTestStorage(":memory:");
		const clock = new HeldClock();
		const first = openTestCache({ storage, clock });
		const second = openTestCache({ storage, clock, processes: alive });
		const held = new HeldFetch();
		const reading = first.cache.materialise(listAll, columns, held.fetch);
		const waiting = second.cache.materialise(listAll, columns, countFetches());
		await settle();
		held.send([["a", 1, null]]);
		held.send(undefined);
		await reading;
		clock.time += 100;
		expect(await waiting).toMatchObject({ source: "cache", rowCount: 1 });
	});

	it("is taken over when the process is gone, or gives no sign of life for a minute", async () => {
		for (const [processes, ms] of [
			[gone, 0],
			[alive, 60_001],
		] as const) {
			const storage = openTestStorage(":memory:");
			const stopped = new HeldClock();
			const first = openTestCache({ storage, clock: stopped });
			const held = new HeldFetch();
			const pages: FetchPages = async function* (scan, signal) {
				for await (const { rows } of held.fetch(scan, signal)) yield { rows, resume: "1" };
			};
			const late = first.cache.materialise(listAll, columns, pages);
			held.send([["k0", 0, null]]);
			await settle();
			const clock = new HeldClock();
			clock.time = stopped.time + ms;
			const second = openTestCache({ storage, clock, processes });
			const starts: (string | undefined)[] = [];
			expect((await second.cache.materialise(listAll, columns, failAfter(9, starts))).rowCount).toBe(4);
			expect(starts).toEqual(["1"]);
			// Whoever comes back from the dead finds the rows there.
			held.send([["k1", 1, null]]);
			expect(await late).toMatchObject({ rowCount: 4 });
		}
	});
});

describe("room", () => {
	const openSmall = () => {
		const { cache, clock } = openTestCache({ maxBytes: 250 });
		const use = async (key: string) => {
			clock.time += 1;
			return cache.materialise(getKeys(key), columns, countFetches([[key, 1, "x".repeat(90)]]));
		};
		const listHeld = () => cache.list().map(({ predicate }) => /^list|\w(?="]$)/.exec(predicate)?.[0]);
		return { cache, clock, use, listHeld };
	};

	it("is made by dropping what was not used for longest", async () => {
		const { use, listHeld } = openSmall();
		for (const key of ["a", "b", "a", "c"]) (await use(key)).release();
		expect(listHeld()).toEqual(["c", "a"]);
	});

	it("is never made of what a statement uses", async () => {
		const { use, listHeld } = openSmall();
		const used = await use("a");
		for (const key of ["b", "c"]) (await use(key)).release();
		expect(listHeld()).toEqual(["c", "a"]);
		used.release();
		(await use("d")).release();
		expect(listHeld()).toEqual(["d", "c"]);
	});

	it("is made of a read that was given up, too, and not of one under way", async () => {
		const { cache, clock, use, listHeld } = openSmall();
		const long = (isBroken: boolean): FetchPages =>
			async function* () {
				yield await Promise.resolve<Page>({ rows: [["k", 1, "x".repeat(190)]], resume: "1" });
				if (isBroken) throw new Error("the line is dead");
				(await use("b")).release();
				expect(listHeld()).toEqual(["b", "list"]);
			};
		await expect(cache.materialise(listAll, columns, long(true))).rejects.toThrow("the line is dead");
		(await use("a")).release();
		expect(listHeld()).toEqual(["a"]);
		clock.time += 1;
		(await cache.materialise(listAll, columns, long(false))).release();
		expect(listHeld()).toEqual(["list"]);
	});

	it("is counted by the rows that are there, however often they were refreshed", async () => {
		const { cache, clock } = openTestCache({ toleranceMs: 1 });
		const { things } = makeModelScans(false, 60);
		const row = ["1", "2026-01-01 00:00:00", "2026-02-01 00:00:00", "open"];
		const fetchPages: FetchPages = async function* (scan) {
			if (scan.kind === "search") yield await Promise.resolve<Page>({ rows: [row], latest: Date.UTC(2026, 1, 1) });
		};
		const sizes: unknown[] = [];
		for (let round = 0; round < 3; round++) {
			clock.time += 10;
			(await cache.materialise(things, things.table.columns, fetchPages)).release();
			sizes.push(cache.list().map(({ rowCount, byteCount }) => [rowCount, byteCount]));
		}
		expect(sizes[2]).toEqual(sizes[0]);
	});
});

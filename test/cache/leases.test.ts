import { describe, expect, it } from "vitest";
import type { FetchPages, Page, Processes } from "../../src/cache/index.ts";
import { queries } from "../../src/cache/result/result-schema.ts";
import type { SearchScan } from "../../src/catalog/index.ts";
import type { Tables } from "../../src/storage/index.ts";
import { makeModelScans } from "./model-workspace.ts";
import { columns, getKeys, listAll, makeColumn, searchAll } from "./sample-table.ts";
import {
	countFetches,
	HeldClock,
	HeldFetch,
	openTestCache,
	openTestStorage,
	type Row,
	select,
	until,
} from "./test-cache.ts";

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
		const { cache } = await openTestCache();
		const starts: (string | undefined)[] = [];
		await expect(cache.materialise(listAll, columns, failAfter(2, starts))).rejects.toThrow("the line is dead");
		const held = await cache.materialise(listAll, columns, failAfter(9, starts));
		expect([held.rowCount, starts]).toEqual([4, [undefined, "2"]]);
		expect(await cache.list()).toHaveLength(1);
	});

	it("begins anew when its rows would be too old", async () => {
		const { cache, clock } = await openTestCache({ toleranceMs: 1000 });
		const starts: (string | undefined)[] = [];
		await expect(cache.materialise(listAll, columns, failAfter(2, starts))).rejects.toThrow("the line is dead");
		clock.time += 1001;
		await cache.materialise(listAll, columns, failAfter(9, starts));
		expect(starts).toEqual([undefined, undefined]);
	});
});

describe("a read of another process", () => {
	it("is waited for, and its rows are used", async () => {
		const storage = await openTestStorage(":memory:");
		const clock = new HeldClock();
		const first = await openTestCache({ storage, clock });
		const second = await openTestCache({ storage, clock, processes: alive });
		const held = new HeldFetch();
		const reading = first.cache.materialise(listAll, columns, held.fetch);
		await held.begun();
		const waiting = second.cache.materialise(listAll, columns, countFetches());
		// It looks, finds the read of the other, and sleeps.
		await until(() => clock.isSleptFor(100));
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
			const storage = await openTestStorage(":memory:");
			const stopped = new HeldClock();
			const first = await openTestCache({ storage, clock: stopped });
			const held = new HeldFetch();
			const pages: FetchPages = async function* (scan, signal) {
				for await (const { rows } of held.fetch(scan, signal)) yield { rows, resume: "1" };
			};
			const late = first.cache.materialise(listAll, columns, pages);
			held.send([["k0", 0, null]]);
			await held.hungry();
			const clock = new HeldClock();
			clock.time = stopped.time + ms;
			const second = await openTestCache({ storage, clock, processes });
			const starts: (string | undefined)[] = [];
			expect((await second.cache.materialise(listAll, columns, failAfter(9, starts))).rowCount).toBe(4);
			expect(starts).toEqual(["1"]);
			// Whoever comes back from the dead finds the rows there.
			held.send([["k1", 1, null]]);
			expect(await late).toMatchObject({ rowCount: 4 });
		}
	});
});

describe("a refresh that was taken over", () => {
	const changing = [makeColumn("id"), makeColumn("updated_at", "timestamp")];
	const early = "2026-01-01 00:00:00";

	/** Refreshes rows of which one is gone; somebody else takes the refresh over when so much has been asked. */
	const refresh = async (when: string, hasFeed: boolean, take: (tables: Tables) => Promise<unknown>) => {
		const { cache, clock, storage } = await openTestCache();
		const feed = { path: "/deleted", rows: "data", paging: "none", key: "id", at: "deleted_at" } as const;
		const incremental = { column: "updated_at", lagMs: 60_000, deletions: hasFeed ? feed : ("count" as const) };
		const scan: SearchScan = { ...searchAll, table: { ...searchAll.table, columns: changing, incremental } };
		let rows: Row[] = ["a", "b"].map((id) => [id, early]);
		const asked: string[] = [];
		const fetch: FetchPages = async function* (wanted) {
			const isCount = "limit" in wanted && wanted.limit === 1;
			const kind = wanted.kind === "list" ? "deletions" : isCount ? "count" : "rows";
			asked.push(kind);
			const isTime = asked.join() === when;
			if (isTime && kind === "deletions") await take(storage);
			// Nothing changed, and the list of what was deleted says nothing.
			yield { rows: kind === "deletions" ? [] : rows, total: rows.length, latest: Date.UTC(2026, 0) };
			// By now the page is kept.
			if (isTime && kind !== "deletions") await take(storage);
		};
		await (await cache.materialise(scan, changing, fetch)).release();
		asked.length = 0;
		clock.time += 600_001;
		rows = [["a", early]];
		const controller = new AbortController();
		const outcome = cache.materialise(scan, changing, fetch, controller.signal);
		await Promise.race([outcome, until(() => clock.isSleptFor(100))]);
		const left = await select(storage, "SELECT id FROM scan_2");
		controller.abort();
		await expect(outcome).rejects.toMatchObject({ code: "cancelled" });
		return left;
	};
	const takeAway = (tables: Tables) =>
		tables.run(queries.updateTable("scans").set({ owner: "another" }).where("state", "=", "reading").compile());

	it("is not begun again by the one that lost it, who waits, when rows prove to be missing", async () => {
		expect(await refresh("rows,count,rows,count,rows", false, takeAway)).toEqual([["a"]]);
	});

	it("is not written to by the one that lost it, in a table that the other has dropped by then", async () => {
		const take = async (tables: Tables) => {
			await takeAway(tables);
			await tables.dropTable("gone_2");
		};
		expect(await refresh("rows,deletions", true, take)).toEqual([["a"]]);
	});
});

describe("room", () => {
	const openSmall = async () => {
		const { cache, clock } = await openTestCache({ maxBytes: 250 });
		const use = async (key: string) => {
			clock.time += 1;
			return cache.materialise(getKeys(key), columns, countFetches([[key, 1, "x".repeat(90)]]));
		};
		const listHeld = async () => (await cache.list()).map(({ predicate }) => /^list|\w(?="]$)/.exec(predicate)?.[0]);
		return { cache, clock, use, listHeld };
	};

	it("is made by dropping what was not used for longest", async () => {
		const { use, listHeld } = await openSmall();
		for (const key of ["a", "b", "a", "c"]) await (await use(key)).release();
		expect(await listHeld()).toEqual(["c", "a"]);
	});

	it("is never made of what a statement uses", async () => {
		const { use, listHeld } = await openSmall();
		const used = await use("a");
		for (const key of ["b", "c"]) await (await use(key)).release();
		expect(await listHeld()).toEqual(["c", "a"]);
		await used.release();
		await (await use("d")).release();
		expect(await listHeld()).toEqual(["d", "c"]);
	});

	it("is made of a read that was given up, too, and not of one under way", async () => {
		const { cache, clock, use, listHeld } = await openSmall();
		const long = (isBroken: boolean): FetchPages =>
			async function* () {
				yield await Promise.resolve<Page>({ rows: [["k", 1, "x".repeat(190)]], resume: "1" });
				if (isBroken) throw new Error("the line is dead");
				await (await use("b")).release();
				expect(await listHeld()).toEqual(["b", "list"]);
			};
		await expect(cache.materialise(listAll, columns, long(true))).rejects.toThrow("the line is dead");
		await (await use("a")).release();
		expect(await listHeld()).toEqual(["a"]);
		clock.time += 1;
		await (await cache.materialise(listAll, columns, long(false))).release();
		expect(await listHeld()).toEqual(["list"]);
	});

	it("is counted by the rows that are there, however often they were refreshed", async () => {
		const { cache, clock } = await openTestCache({ toleranceMs: 1 });
		const { things } = makeModelScans(false, 60);
		const row = ["1", "2026-01-01 00:00:00", "2026-02-01 00:00:00", "open"];
		const fetchPages: FetchPages = async function* (scan) {
			if (scan.kind === "search") yield await Promise.resolve<Page>({ rows: [row], latest: Date.UTC(2026, 1, 1) });
		};
		const sizes: unknown[] = [];
		for (let round = 0; round < 3; round++) {
			clock.time += 10;
			await (await cache.materialise(things, things.table.columns, fetchPages)).release();
			sizes.push((await cache.list()).map(({ rowCount, byteCount }) => [rowCount, byteCount]));
		}
		expect(sizes[2]).toEqual(sizes[0]);
	});
});

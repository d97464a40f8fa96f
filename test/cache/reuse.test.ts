import { describe, expect, it } from "vitest";
import type { TableScan } from "../../src/catalog/index.ts";
import { columns, getKeys, listAll, makeColumn, scanParts, scanTags, searchAll, searchLarge } from "./sample-table.ts";
import { countFetches, openTestCache, type Row, select, settle } from "./test-cache.ts";

const rows: Row[] = [
	["a", 5, "0012"],
	["b", 50, "naïve 👩‍👩‍👧"],
	["c", 2n ** 53n + 1n, null],
];

describe("materialise", () => {
	it("reads all pages into one table, and says so", async () => {
		const { cache, clock, read } = await openTestCache();
		const held = await cache.materialise(listAll, columns, countFetches([rows[2] ?? []], [], rows.slice(0, 2)));
		expect(held).toMatchObject({ source: "live", asOf: clock.time, rowCount: 3 });
		expect(await read(held)).toEqual(rows);
	});

	it("has each key once when pages overlap, with what came last", async () => {
		const { cache, read } = await openTestCache();
		const held = await cache.materialise(listAll, columns, countFetches(rows, [["b", 51, "later"]]));
		expect(held.rowCount).toBe(3);
		expect((await read(held))[1]).toEqual(["b", 51, "later"]);
	});

	it("answers the same scan from the cache while it is fresh, with the age of its read", async () => {
		const { cache, clock, read } = await openTestCache({ toleranceMs: 1000 });
		const fetch = countFetches(rows);
		const first = await cache.materialise(searchLarge, columns, fetch);
		clock.time += 1000;
		const second = await cache.materialise(searchLarge, columns, fetch);
		expect(second).toMatchObject({ source: "cache", asOf: first.asOf, rowCount: 3, tableName: first.tableName });
		expect(await read(second)).toEqual(rows);
		clock.time += 1;
		expect(await cache.materialise(searchLarge, columns, fetch)).toMatchObject({ source: "live", asOf: clock.time });
		expect(fetch.count).toBe(2);
	});

	it("counts the age from the start of the read, not from its end", async () => {
		const { cache, clock } = await openTestCache({ toleranceMs: 1000 });
		const start = clock.time;
		const held = await cache.materialise(listAll, columns, async function* () {
			clock.time += 5000;
			await settle();
			yield { rows };
		});
		expect(held.asOf).toBe(start);
		expect((await cache.materialise(listAll, columns, countFetches(rows))).source).toBe("live");
	});

	it("trusts no scan from the future, for the clock was set back", async () => {
		const { cache, clock } = await openTestCache();
		await cache.materialise(listAll, columns, countFetches(rows));
		clock.time -= 1;
		expect((await cache.materialise(listAll, columns, countFetches(rows))).source).toBe("live");
	});

	it("reuses nothing when the tolerance is 0", async () => {
		const { cache } = await openTestCache({ toleranceMs: 0 });
		const fetch = countFetches(rows);
		await cache.materialise(listAll, columns, fetch);
		expect((await cache.materialise(listAll, columns, fetch)).source).toBe("live");
		expect(fetch.count).toBe(2);
	});

	it.each<[string, TableScan]>([
		["a search with a filter", searchLarge],
		["a search with a limit", { ...searchAll, limit: 1 }],
		["a list", listAll],
		["keys that it has", getKeys("a", "c", "a")],
	])("answers %s from a full read of the table", async (_name, scan) => {
		const { cache } = await openTestCache();
		const full = await cache.materialise(searchAll, columns, countFetches(rows));
		const held = await cache.materialise(scan, columns, countFetches());
		expect(held).toMatchObject({ source: "cache", tableName: full.tableName });
	});

	it.each<[string, TableScan]>([
		["keys that the full read lacks", getKeys("a", "not listed")],
		["another table", { ...searchLarge, table: { ...searchLarge.table, name: "others" } }],
	])("reads %s live", async (_name, scan) => {
		const { cache } = await openTestCache();
		await cache.materialise(searchAll, columns, countFetches(rows));
		expect((await cache.materialise(scan, columns, countFetches([]))).source).toBe("live");
	});

	it("answers thousands of keys from a full read", async () => {
		const { cache } = await openTestCache();
		const many = Array.from({ length: 2500 }, (_, index): Row => [`key ${index}`, index, null]);
		await cache.materialise(listAll, columns, countFetches(many));
		const keys = many.map(([key]) => String(key));
		expect((await cache.materialise(getKeys(...keys), columns, countFetches())).source).toBe("cache");
		expect((await cache.materialise(getKeys(...keys, "one more"), columns, countFetches())).source).toBe("live");
	});

	it("answers children from a full read when their parents were all chosen by search, or all have rows", async () => {
		const { cache } = await openTestCache();
		const partColumns = [...columns, makeColumn("thing_id")];
		const fetch = countFetches([
			["p1", 1, null, "a"],
			["p2", 1, null, "b"],
		]);
		await cache.materialise(scanParts({ scan: searchAll }), partColumns, fetch);
		const sources: string[] = [];
		for (const parents of [{ scan: searchLarge }, { keys: ["a", "b"] }, { keys: ["c"] }, { scan: getKeys("a") }]) {
			sources.push((await cache.materialise(scanParts(parents), partColumns, countFetches())).source);
		}
		expect(sources).toEqual(["cache", "cache", "live", "live"]);
	});

	it("does not answer a wider need: other columns, or the whole from a part", async () => {
		const { cache } = await openTestCache();
		await cache.materialise(searchLarge, columns, countFetches(rows));
		expect((await cache.materialise(searchAll, columns.slice(0, 2), countFetches([]))).source).toBe("live");
		expect((await cache.materialise(listAll, columns, countFetches(rows))).source).toBe("live");
	});

	it("answers fewer columns from a full read with more, whatever their order", async () => {
		const { cache } = await openTestCache();
		await cache.materialise(searchAll, columns, countFetches(rows));
		expect((await cache.materialise(listAll, [...columns].reverse().slice(0, 2), countFetches())).source).toBe("cache");
	});

	it("does not answer columns that the embedded form leaves empty", async () => {
		const { cache } = await openTestCache();
		await cache.materialise(scanTags(searchAll, { columns: ["id"] }), columns, countFetches(rows));
		const [id, size] = columns;
		if (!id || !size) throw new Error("two columns");
		expect((await cache.materialise(scanTags(searchLarge), [id], countFetches())).source).toBe("cache");
		expect((await cache.materialise(scanTags(searchLarge), [id, size], countFetches())).source).toBe("live");
	});

	it("keeps apart what different workspaces or API versions returned", async () => {
		const first = await openTestCache({ variant: "workspace 1" });
		const other = await openTestCache({ variant: "workspace 2", storage: first.storage, clock: first.clock });
		await first.cache.materialise(searchAll, columns, countFetches(rows));
		for (const scan of [searchLarge, searchAll]) {
			expect((await other.cache.materialise(scan, columns, countFetches())).source).toBe("live");
		}
	});

	it("makes no read for an empty scan, and keeps nothing of it", async () => {
		const { cache, listTables, read } = await openTestCache();
		const fetch = countFetches(rows);
		const held = await cache.materialise({ kind: "empty", table: listAll.table }, columns, fetch);
		expect([await read(held), fetch.count]).toEqual([[], 0]);
		await held.release();
		expect(await listTables()).toEqual([]);
	});

	it("takes a key into account only when all its columns are there", async () => {
		const { cache, storage } = await openTestCache();
		const held = await cache.materialise(
			listAll,
			columns.slice(1),
			countFetches([
				[1, "x"],
				[1, "x"],
			]),
		);
		expect(held.rowCount).toBe(2);
		expect(await select(storage, `SELECT * FROM ${held.tableName}`)).toEqual([
			[1, "x"],
			[1, "x"],
		]);
	});
});

describe("without AutoCache", () => {
	it("every scan is read live, nothing is shared, and its table goes with its release", async () => {
		const { cache, listTables, read } = await openTestCache({ isKept: false });
		const fetch = countFetches(rows);
		const [first, second] = await Promise.all([
			cache.materialise(listAll, columns, fetch),
			cache.materialise(listAll, columns, fetch),
		]);
		expect([first.source, second.source, fetch.count]).toEqual(["live", "live", 2]);
		expect(await listTables()).toHaveLength(2);
		expect(await cache.list()).toEqual([]);
		await first.release();
		await first.release();
		expect(await listTables()).toEqual([second.tableName]);
		expect(await read(second)).toEqual(rows);
		await cache.close();
		expect(await listTables()).toEqual([]);
	});

	it("what other connections keep stays, and is not used", async () => {
		const kept = await openTestCache();
		await kept.cache.materialise(listAll, columns, countFetches(rows));
		const live = await openTestCache({ isKept: false, storage: kept.storage, clock: kept.clock });
		const held = await live.cache.materialise(listAll, columns, countFetches([]));
		expect(held).toMatchObject({ source: "live", rowCount: 0 });
		await held.release();
		expect((await kept.cache.materialise(listAll, columns, countFetches())).rowCount).toBe(3);
	});
});

describe("list", () => {
	it("shows the complete scans with predicate, age and size", async () => {
		const { cache, clock } = await openTestCache({ toleranceMs: 1000 });
		const start = clock.time;
		await cache.materialise(searchLarge, columns, countFetches(rows));
		clock.time += 1001;
		await cache.materialise(
			{ ...listAll, table: { ...listAll.table, name: "tags" } },
			columns,
			countFetches(rows, rows),
		);
		expect(await cache.list()).toEqual([
			{
				table: "tags",
				predicate: 'list "tags" GET "/things" {}',
				asOf: clock.time,
				isComplete: true,
				completedAt: clock.time,
				watermark: undefined,
				lastFullReadAt: clock.time,
				nextFullReadAt: undefined,
				outdatedRows: 0,
				usedAt: clock.time,
				rowCount: 3,
				pageCount: 2,
				byteCount: expect.any(Number),
				isFull: true,
				isFresh: true,
			},
			expect.objectContaining({
				table: "things",
				predicate: 'search "things" "/things/search" where "size" gt 10',
				asOf: start,
				isFull: false,
				isFresh: false,
			}),
		]);
	});
});

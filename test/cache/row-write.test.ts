import { describe, expect, it } from "vitest";
import type { TableScan } from "../../src/catalog/index.ts";
import { columns, getKeys, listAll, makeColumn, scanParts, scanTags, searchAll, searchLarge } from "./sample-table.ts";
import { countFetches, HeldFetch, openTestCache, openTestStorage, type Row, select } from "./test-cache.ts";

const rows: Row[] = [
	["a", 5, "x"],
	["b", 50, "y"],
];
const written = { table: "things", key: { id: "a" }, outcome: { id: "a", size: 60, note: "new" } };

describe("a write of our own", () => {
	it("is in every full read at once, also those of other connections to the file", async () => {
		const storage = await openTestStorage(":memory:");
		const first = await openTestCache({ storage });
		const second = await openTestCache({ storage, clock: first.clock });
		for (const scan of [listAll, searchAll]) await first.cache.materialise(scan, columns, countFetches(rows));
		await second.cache.noteWrites([written]);
		const now = [
			["a", 60, "new"],
			["b", 50, "y"],
		];
		for (const scan of [listAll, searchAll, searchLarge, getKeys("a")]) {
			const held = await first.cache.materialise(scan, columns, countFetches());
			expect([held.source, held.rowCount, await first.read(held)]).toEqual(["cache", 2, now]);
		}
		await first.cache.noteWrites([{ ...written, key: { id: "c" }, outcome: { id: "c", size: 1, note: null } }]);
		expect((await second.cache.materialise(listAll, columns, countFetches())).rowCount).toBe(3);
		await first.cache.noteWrites([{ table: "things", key: { id: "b" }, outcome: "gone" }]);
		const left = await second.cache.materialise(listAll, columns, countFetches());
		expect((await second.read(left)).map(([id]) => id)).toEqual(["a", "c"]);
	});

	const inside = [...columns, makeColumn("#things", "json")];
	it.each<[string, TableScan, typeof columns]>([
		["with a predicate", searchLarge, columns],
		["with a limit", { ...searchAll, limit: 5 }, columns],
		["by key", getKeys("a"), columns],
		["that counts", { kind: "count", table: listAll.table, of: searchAll }, columns],
		["of several searches", { kind: "batch", table: listAll.table, scans: [searchLarge, searchAll] }, columns],
		["of rows inside", scanTags(searchAll), columns],
		["of rows under all", scanParts({ scan: searchAll }), columns],
		["of rows under some keys", scanParts({ keys: ["a"] }), columns],
		["of others that hold the rows inside", { ...listAll, table: { ...listAll.table, name: "owners" } }, inside],
	])("makes a scan %s worthless", async (_name, scan, its) => {
		const { cache } = await openTestCache();
		const page = countFetches([its.map((_, index) => (index === 0 ? "a" : null))]);
		await cache.materialise(scan, its, page);
		expect((await cache.materialise(scan, its, page)).source).toBe("cache");
		await cache.noteWrites([written]);
		expect((await cache.materialise(scan, its, page)).source).toBe("live");
	});

	it("makes a full read worthless when nobody knows what became of the row, or not all of it", async () => {
		const { cache } = await openTestCache();
		for (const write of [
			{ ...written, outcome: "changed" as const },
			{ ...written, outcome: "pending" as const },
			{ ...written, outcome: { id: "a", size: 60 } },
		]) {
			await cache.materialise(listAll, columns, countFetches(rows));
			await cache.noteWrites([write]);
			expect((await cache.materialise(listAll, columns, countFetches(rows))).source).toBe("live");
		}
	});

	it("is not put among the rows of another credential; those are read again", async () => {
		const storage = await openTestStorage(":memory:");
		const own = await openTestCache({ storage, variant: "own" });
		const other = await openTestCache({ storage, clock: own.clock, variant: "other" });
		await other.cache.materialise(listAll, columns, countFetches([]));
		await own.cache.noteWrites([written]);
		expect(await other.cache.materialise(listAll, columns, countFetches([]))).toMatchObject({
			source: "live",
			rowCount: 0,
		});
	});

	it("leaves the scans of other tables alone", async () => {
		const { cache } = await openTestCache();
		const others = { ...listAll, table: { ...listAll.table, name: "other_things" } };
		await cache.materialise(others, columns, countFetches(rows));
		await cache.noteWrites([written]);
		expect((await cache.materialise(others, columns, countFetches())).source).toBe("cache");
	});

	it("is laid over a read under way, whoever waits for it, and whatever came before or comes after", async () => {
		const { cache, read } = await openTestCache();
		const held = new HeldFetch();
		const waiting = [1, 2].map(() => cache.materialise(listAll, columns, held.fetch));
		held.send([
			["a", 5, "x"],
			["c", 1, null],
		]);
		await held.hungry();
		await cache.noteWrites([written, { table: "things", key: { id: "c" }, outcome: "gone" }]);
		await cache.noteWrites([{ ...written, key: { id: "d" }, outcome: { id: "d", size: 7, note: null } }]);
		held.send([
			["b", 50, "y"],
			["a", 5, "x"],
		]);
		held.send(undefined);
		const now = [
			["a", 60, "new"],
			["b", 50, "y"],
			["d", 7, null],
		];
		for (const one of await Promise.all(waiting)) expect([one.rowCount, await read(one)]).toEqual([3, now]);
		expect(held.signals).toHaveLength(1);
		expect((await cache.materialise(listAll, columns, countFetches())).source).toBe("cache");
	});

	it.each(["pending", "changed"] as const)(
		"that is %s leaves a read under way no answer for later",
		async (outcome) => {
			const { cache } = await openTestCache();
			const held = new HeldFetch();
			const waiting = cache.materialise(listAll, columns, held.fetch);
			await held.begun();
			await cache.noteWrites([{ ...written, outcome }]);
			held.send([["a", 5, "x"]]);
			held.send(undefined);
			expect((await waiting).rowCount).toBe(1);
			expect((await cache.materialise(listAll, columns, countFetches(rows))).source).toBe("live");
		},
	);

	it("lets a read of some rows, or of their number, begin again", async () => {
		const { cache } = await openTestCache();
		const held = new HeldFetch();
		const waiting = cache.materialise({ ...searchAll, limit: 1 }, columns, held.fetch);
		await held.begun();
		held.send([["a", 5, "x"]]);
		await held.hungry();
		await cache.noteWrites([written]);
		held.send(undefined);
		held.send([["a", 60, "new"]]);
		held.send(undefined);
		await waiting;
		expect(held.signals).toHaveLength(2);
	});

	it("does not change the rows that a statement has begun to read", async () => {
		const { cache, storage } = await openTestCache();
		const held = await cache.materialise(searchLarge, columns, countFetches(rows));
		await cache.noteWrites([written]);
		expect(await select(storage, `SELECT size FROM ${held.tableName}`)).toEqual([[5], [50]]);
	});
});

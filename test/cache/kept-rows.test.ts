import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { KeptRows } from "../../src/cache/index.ts";
import { queries } from "../../src/cache/result/result-schema.ts";
import type { Reader, Storage } from "../../src/storage/index.ts";
import { columns, getKeys, listAll, searchLarge } from "./sample-table.ts";
import { countFetches, openTestCache, type Row, select, type TestCacheOptions } from "./test-cache.ts";

const rows: Row[] = [
	["a", 5, null],
	["b", 50, null],
];

function makePath(): string {
	const folder = mkdtempSync(join(tmpdir(), "intercom-sql-kept-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return join(folder, "cache.db");
}

/** A cache on a file, which has read the whole table, and knows it. */
async function openFilled(options: TestCacheOptions = {}) {
	const opened = await openTestCache({ location: makePath(), ...options });
	await (await opened.cache.materialise(listAll, columns, countFetches(rows))).release();
	await opened.cache.list();
	const find = () => opened.cache.findKept(listAll, columns, "tolerant") as KeptRows;
	return { ...opened, find };
}

async function openReader(storage: Storage): Promise<Reader> {
	const reader = storage.openReader();
	onTestFinished(() => reader.release());
	await reader.begin();
	return reader;
}

async function readIds(reader: Reader, { tableName }: KeptRows): Promise<unknown[]> {
	const ids: unknown[] = [];
	for await (const some of await reader.query(`SELECT id FROM ${tableName} ORDER BY id`, {}))
		ids.push(...some.map(([id]) => id));
	return ids;
}

const readUse = (storage: Storage) => select(storage, "SELECT used_at FROM scans");

describe("kept rows", () => {
	it("are found by what the ledger said last, and confirmed in a snapshot", async () => {
		const { cache, clock, storage, find } = await openFilled();
		expect(find()).toMatchObject({ table: "things", asOf: clock.time, rowCount: 2, keys: undefined, isAnyAge: false });
		expect(cache.findKept(searchLarge, columns, "tolerant")).toMatchObject({ id: find().id });
		const reader = await openReader(storage);
		expect(await cache.confirmKept([find()], reader)).toBeDefined();
		expect(await readIds(reader, find())).toEqual(["a", "b"]);
	});

	it("are not known before the ledger was read", async () => {
		const { storage } = await openFilled();
		const { cache } = await openTestCache({ storage });
		expect(cache.findKept(listAll, columns, "tolerant")).toBeUndefined();
		await cache.list();
		expect(cache.findKept(listAll, columns, "tolerant")).toBeDefined();
	});

	it("answer no longer than is tolerated, but for who takes whatever is there", async () => {
		const { cache, clock, storage, find } = await openFilled({ toleranceMs: 1000 });
		clock.time += 1001;
		expect(find()).toBeUndefined();
		const old = cache.findKept(listAll, columns, "cached") as KeptRows;
		expect(old).toMatchObject({ rowCount: 2, isAnyAge: true });
		expect(await cache.confirmKept([old], await openReader(storage))).toEqual([old]);
	});

	it("that turn out to be outdated answer only whoever takes whatever is there", async () => {
		const { cache, storage, find } = await openFilled();
		const [fresh, old] = [find(), cache.findKept(listAll, columns, "cached") as KeptRows];
		await storage.run(queries.updateTable("scans").set({ is_outdated: 1 }).compile());
		const reader = await openReader(storage);
		expect(await cache.confirmKept([old], reader)).toBeDefined();
		expect(await cache.confirmKept([fresh], reader)).toBeUndefined();
	});

	it("are as many as they are now, after somebody wrote a row", async () => {
		const { cache, storage, find } = await openFilled();
		const { cache: other } = await openTestCache({ storage });
		const row = { id: "c", size: 1, note: null };
		await other.noteWrites([{ table: "things", key: { id: "c" }, outcome: row }]);
		const reader = await openReader(storage);
		expect(await cache.confirmKept([find()], reader)).toMatchObject([{ tableName: find().tableName, rowCount: 3 }]);
		expect(await readIds(reader, find())).toEqual(["a", "b", "c"]);
	});

	it("answer for keys only when all of them are there", async () => {
		const { cache, storage } = await openFilled();
		const reader = await openReader(storage);
		const confirm = async (...keys: string[]) =>
			cache.confirmKept([cache.findKept(getKeys(...keys), columns, "tolerant") as KeptRows], reader);
		expect(await confirm("a", "b", "a")).toHaveLength(1);
		expect(await confirm("a", "c")).toBeUndefined();
	});

	it.each(["clears", "replaces"] as const)("that another connection %s are not confirmed afterwards", async (act) => {
		const { cache, storage, clock, find } = await openFilled({ toleranceMs: 1000 });
		const { cache: other } = await openTestCache({ storage, clock, toleranceMs: 1000 });
		const kept = find();
		clock.time += 500;
		if (act === "clears") await other.clear();
		else await (await other.materialise(listAll, columns, countFetches(rows), undefined, { mode: "full" })).release();
		expect(await cache.confirmKept([kept], await openReader(storage))).toBeUndefined();
	});

	it("stay in the snapshot in which they were confirmed, although their table is dropped", async () => {
		const { cache, storage, find, listTables } = await openFilled();
		const reader = await openReader(storage);
		const kept = find();
		expect(await cache.confirmKept([kept], reader)).toBeDefined();
		await cache.clear();
		expect(await listTables()).toEqual([]);
		expect(await readIds(reader, kept)).toEqual(["a", "b"]);
	});

	it("are noted as used at the next look at the ledger, and at the end", async () => {
		const { cache, clock, storage, find } = await openFilled();
		const before = clock.time;
		const confirm = async () => {
			clock.time += 1000;
			await cache.confirmKept([find()], await openReader(storage));
		};
		await confirm();
		await confirm();
		expect(await readUse(storage)).toEqual([[before]]);
		expect(await cache.list()).toMatchObject([{ usedAt: before + 2000 }]);
		await confirm();
		expect(await readUse(storage)).toEqual([[before + 2000]]);
		await cache.close();
		expect(await readUse(storage)).toEqual([[before + 3000]]);
	});

	it("are never found in memory, where a reader has no snapshot, nor after the end", async () => {
		const { find } = await openFilled({ location: ":memory:" });
		expect(find()).toBeUndefined();
		const { cache, find: findInFile } = await openFilled();
		await cache.close();
		expect(findInFile()).toBeUndefined();
	});
});

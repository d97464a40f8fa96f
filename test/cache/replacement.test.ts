import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Processes } from "../../src/cache/index.ts";
import { columns, getKeys, listAll, searchAll, searchLarge } from "./sample-table.ts";
import { countFetches, HeldClock, HeldFetch, openTestCache, openTestStorage, type Row } from "./test-cache.ts";

const makeRows = (count: number, note: string): Row[] =>
	Array.from({ length: count }, (_, index) => [String(index).padStart(4, "0"), index, note]);

function makePath(): string {
	const folder = mkdtempSync(join(tmpdir(), "intercom-sql-cache-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return join(folder, "cache.db");
}

const expired = 600_001;
const forgotten = 24 * 60 * 60 * 1000;

describe("replacing an expired scan", () => {
	it("drops the old table when the new one is complete, not before", async () => {
		const { cache, clock, listTables } = await openTestCache();
		const old = await cache.materialise(listAll, columns, countFetches(makeRows(2, "old")));
		await old.release();
		clock.time += expired;
		const held = new HeldFetch();
		const reading = cache.materialise(listAll, columns, held.fetch);
		held.send(makeRows(1, "new"));
		await held.hungry();
		expect(await listTables()).toHaveLength(2);
		expect((await cache.list()).map((scan) => [scan.rowCount, scan.isComplete])).toEqual([
			[1, false],
			[2, true],
		]);
		held.send(undefined);
		const { tableName } = await reading;
		expect(await listTables()).toEqual([tableName]);
		expect((await cache.list()).map((scan) => scan.rowCount)).toEqual([1]);
	});

	it("leaves the old rows to a reader that iterates over them, and drops them at its release", async () => {
		const { cache, clock, storage, listTables } = await openTestCache({ location: makePath() });
		const old = await cache.materialise(listAll, columns, countFetches(makeRows(3000, "old")));
		const reader = storage.openReader();
		await reader.begin();
		const result = await reader.query(`SELECT note FROM ${old.tableName}`, {});
		const batches = result[Symbol.asyncIterator]();
		const seen: unknown[] = [];
		const take = async (): Promise<boolean> => {
			const step = await batches.next();
			if (step.done !== true) seen.push(...step.value.map(([note]) => note));
			return step.done !== true;
		};
		await take();
		expect(seen[0]).toBe("old");
		expect(seen.length).toBeLessThan(3000);
		clock.time += expired;
		const fresh = await cache.materialise(listAll, columns, countFetches(makeRows(1000, "new")));
		expect(await listTables()).toEqual([old.tableName, fresh.tableName]);
		while (await take());
		expect([seen.length, new Set(seen)]).toEqual([3000, new Set(["old"])]);
		await reader.release();
		await old.release();
		expect(await listTables()).toEqual([fresh.tableName]);
	});

	it("keeps the table of a statement that has not begun to read it yet, in another connection too", async () => {
		const path = makePath();
		const first = await openTestCache({ location: path });
		const second = await openTestCache({ location: path, clock: first.clock });
		const old = await first.cache.materialise(listAll, columns, countFetches(makeRows(2, "old")));
		first.clock.time += expired;
		const fresh = await second.cache.materialise(listAll, columns, countFetches(makeRows(3, "new")));
		expect(await first.read(old)).toEqual(makeRows(2, "old"));
		await old.release();
		expect(await first.listTables()).toEqual([fresh.tableName]);
		expect(await first.cache.materialise(listAll, columns, countFetches())).toMatchObject({
			source: "cache",
			tableName: fresh.tableName,
		});
	});

	it("drops expired scans of the table that nobody asked for again in a day, and no fresh or foreign ones", async () => {
		const { cache, clock } = await openTestCache();
		const others = { ...listAll, table: { ...listAll.table, name: "others" } };
		const read = async (scan: Parameters<typeof cache.materialise>[0]) =>
			await (await cache.materialise(scan, columns, countFetches(makeRows(1, "x")))).release();
		await read(searchLarge);
		await read(others);
		clock.time += forgotten;
		await read(getKeys("1"));
		await read(searchAll);
		expect((await cache.list()).map((scan) => scan.predicate.split(" ", 2).join(" "))).toEqual([
			'list "others"',
			'search "things"',
			'get "things"',
		]);
	});

	it("keeps the hundred expired parts that were used last", async () => {
		const { cache, clock, listTables } = await openTestCache();
		for (let number = 0; number < 120; number++) {
			clock.time += 1;
			await (await cache.materialise(getKeys(String(number)), columns, countFetches([]))).release();
		}
		clock.time += expired;
		await (await cache.materialise(listAll, columns, countFetches([]))).release();
		expect(await listTables()).toHaveLength(101);
		expect((await cache.list()).some(({ predicate }) => predicate.endsWith('["20"]'))).toBe(true);
		expect((await cache.list()).some(({ predicate }) => predicate.endsWith('["19"]'))).toBe(false);
	});

	it("keeps an expired full read while only parts of its table are read", async () => {
		const { cache, clock } = await openTestCache();
		for (const scan of [listAll, searchLarge]) {
			await (await cache.materialise(scan, columns, countFetches(makeRows(1, "x")))).release();
			clock.time += expired;
		}
		expect((await cache.list()).map((scan) => scan.isFull)).toEqual([false, true]);
	});
});

describe("opening a file", () => {
	const gone: Processes = { ownId: 111, isAlive: () => false };
	const alive: Processes = { ownId: 111, isAlive: () => true };

	it("finds what was kept", async () => {
		const path = makePath();
		const clock = new HeldClock();
		const first = await openTestCache({ location: path, clock });
		await first.cache.materialise(listAll, columns, countFetches(makeRows(3, "kept")));
		await first.cache.close();
		await first.storage.close();
		const second = await openTestCache({ location: path, clock });
		const held = await second.cache.materialise(searchLarge, columns, countFetches());
		expect(held.source).toBe("cache");
		expect(await second.read(held)).toEqual(makeRows(3, "kept"));
	});

	it("removes the unfinished table of a process that is gone, and lets that of a living one be", async () => {
		const storage = await openTestStorage(makePath());
		const clock = new HeldClock();
		const first = await openTestCache({ storage, clock });
		const held = new HeldFetch();
		const reading = first.cache.materialise(listAll, columns, held.fetch);
		held.send(makeRows(1, "x"));
		await held.hungry();
		await openTestCache({ storage, clock, processes: alive });
		expect(await first.listTables()).toHaveLength(1);
		await openTestCache({ storage, clock, processes: gone });
		expect(await first.listTables()).toEqual([]);
		held.send(makeRows(1, "y"));
		await expect(reading).rejects.toThrowError(expect.objectContaining({ code: "cache_disk" }));
	});

	it("removes an unfinished table to which no page came for an hour", async () => {
		const storage = await openTestStorage(makePath());
		const clock = new HeldClock();
		const first = await openTestCache({ storage, clock });
		const held = new HeldFetch();
		const outcome = expect(first.cache.materialise(listAll, columns, held.fetch)).rejects.toThrow();
		await held.hungry();
		clock.time += 1_800_000;
		held.send(makeRows(1, "x"));
		await held.hungry();
		clock.time += 3_600_000;
		await openTestCache({ storage, clock, processes: alive });
		expect(await first.listTables()).toHaveLength(1);
		clock.time += 1;
		await openTestCache({ storage, clock, processes: alive });
		expect(await first.listTables()).toEqual([]);
		held.send(undefined);
		await outcome;
	});

	it("drops expired parts a day after their last use, keeps expired full reads, what a living process uses, and offline all", async () => {
		const storage = await openTestStorage(makePath());
		const clock = new HeldClock();
		const first = await openTestCache({ storage, clock });
		const full = await first.cache.materialise(listAll, columns, countFetches(makeRows(1, "x")));
		const unused = await first.cache.materialise(
			{ ...listAll, limit: 1, table: { ...listAll.table, name: "b" } },
			columns,
			countFetches([]),
		);
		const used = await first.cache.materialise(
			{ ...listAll, limit: 1, table: { ...listAll.table, name: "c" } },
			columns,
			countFetches([]),
		);
		await unused.release();
		clock.time += expired;
		await openTestCache({ storage, clock, processes: alive });
		expect(await first.listTables()).toHaveLength(3);
		clock.time += forgotten - expired;
		await openTestCache({ storage, clock, processes: alive, isOffline: true });
		expect(await first.listTables()).toHaveLength(3);
		await openTestCache({ storage, clock, processes: alive });
		expect(await first.listTables()).toEqual([full.tableName, used.tableName]);
		await openTestCache({ storage, clock, processes: gone });
		expect(await first.listTables()).toEqual([full.tableName]);
	});
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Processes } from "../../src/cache/index.ts";
import { columns, getKeys, listAll, searchAll, searchLarge } from "./sample-table.ts";
import { countFetches, HeldClock, HeldFetch, openTestCache, openTestStorage, type Row, settle } from "./test-cache.ts";

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
		const { cache, clock, listTables } = openTestCache();
		const old = await cache.materialise(listAll, columns, countFetches(makeRows(2, "old")));
		old.release();
		clock.time += expired;
		const held = new HeldFetch();
		const reading = cache.materialise(listAll, columns, held.fetch);
		held.send(makeRows(1, "new"));
		await settle();
		expect(listTables()).toHaveLength(2);
		expect(cache.list().map((scan) => [scan.rowCount, scan.isComplete])).toEqual([
			[1, false],
			[2, true],
		]);
		held.send(undefined);
		const { tableName } = await reading;
		expect(listTables()).toEqual([tableName]);
		expect(cache.list().map((scan) => scan.rowCount)).toEqual([1]);
	});

	it("leaves the old rows to a reader that iterates over them, and drops them at its release", async () => {
		const { cache, clock, storage, listTables } = openTestCache({ location: makePath() });
		const old = await cache.materialise(listAll, columns, countFetches(makeRows(1000, "old")));
		const reader = storage.openReader();
		reader.begin();
		const rows = reader.query(`SELECT note FROM ${old.tableName}`, {})[Symbol.iterator]();
		expect(rows.next().value).toEqual(["old"]);
		clock.time += expired;
		const fresh = await cache.materialise(listAll, columns, countFetches(makeRows(1000, "new")));
		expect(listTables()).toEqual([old.tableName, fresh.tableName]);
		const rest: unknown[] = [];
		for (let step = rows.next(); !step.done; step = rows.next()) rest.push(step.value[0]);
		expect([rest.length, new Set(rest)]).toEqual([999, new Set(["old"])]);
		reader.release();
		old.release();
		expect(listTables()).toEqual([fresh.tableName]);
	});

	it("keeps the table of a statement that has not begun to read it yet, in another connection too", async () => {
		const path = makePath();
		const first = openTestCache({ location: path });
		const second = openTestCache({ location: path, clock: first.clock });
		const old = await first.cache.materialise(listAll, columns, countFetches(makeRows(2, "old")));
		first.clock.time += expired;
		const fresh = await second.cache.materialise(listAll, columns, countFetches(makeRows(3, "new")));
		expect(first.read(old)).toEqual(makeRows(2, "old"));
		old.release();
		expect(first.listTables()).toEqual([fresh.tableName]);
		expect(await first.cache.materialise(listAll, columns, countFetches())).toMatchObject({
			source: "cache",
			tableName: fresh.tableName,
		});
	});

	it("drops expired scans of the table that nobody asked for again in a day, and no fresh or foreign ones", async () => {
		const { cache, clock } = openTestCache();
		const others = { ...listAll, table: { ...listAll.table, name: "others" } };
		const read = async (scan: Parameters<typeof cache.materialise>[0]) =>
			(await cache.materialise(scan, columns, countFetches(makeRows(1, "x")))).release();
		await read(searchLarge);
		await read(others);
		clock.time += forgotten;
		await read(getKeys("1"));
		await read(searchAll);
		expect(cache.list().map((scan) => scan.predicate.split(" ", 2).join(" "))).toEqual([
			'list "others"',
			'search "things"',
			'get "things"',
		]);
	});

	it("keeps the hundred expired parts that were used last", async () => {
		const { cache, clock, listTables } = openTestCache();
		for (let number = 0; number < 120; number++) {
			clock.time += 1;
			(await cache.materialise(getKeys(String(number)), columns, countFetches([]))).release();
		}
		clock.time += expired;
		(await cache.materialise(listAll, columns, countFetches([]))).release();
		expect(listTables()).toHaveLength(101);
		expect(cache.list().some(({ predicate }) => predicate.endsWith('["20"]'))).toBe(true);
		expect(cache.list().some(({ predicate }) => predicate.endsWith('["19"]'))).toBe(false);
	});

	it("keeps an expired full read while only parts of its table are read", async () => {
		const { cache, clock } = openTestCache();
		for (const scan of [listAll, searchLarge]) {
			(await cache.materialise(scan, columns, countFetches(makeRows(1, "x")))).release();
			clock.time += expired;
		}
		expect(cache.list().map((scan) => scan.isFull)).toEqual([false, true]);
	});
});

describe("opening a file", () => {
	const gone: Processes = { ownId: 111, isAlive: () => false };
	const alive: Processes = { ownId: 111, isAlive: () => true };

	it("finds what was kept", async () => {
		const path = makePath();
		const clock = new HeldClock();
		const first = openTestCache({ location: path, clock });
		await first.cache.materialise(listAll, columns, countFetches(makeRows(3, "kept")));
		await first.cache.close();
		first.storage.close();
		const second = openTestCache({ location: path, clock });
		const held = await second.cache.materialise(searchLarge, columns, countFetches());
		expect(held.source).toBe("cache");
		expect(second.read(held)).toEqual(makeRows(3, "kept"));
	});

	it("removes the unfinished table of a process that is gone, and lets that of a living one be", async () => {
		const storage = openTestStorage(makePath());
		const clock = new HeldClock();
		const first = openTestCache({ storage, clock });
		const held = new HeldFetch();
		const reading = first.cache.materialise(listAll, columns, held.fetch);
		held.send(makeRows(1, "x"));
		await settle();
		openTestCache({ storage, clock, processes: alive });
		expect(first.listTables()).toHaveLength(1);
		openTestCache({ storage, clock, processes: gone });
		expect(first.listTables()).toEqual([]);
		held.send(makeRows(1, "y"));
		await expect(reading).rejects.toThrowError(expect.objectContaining({ code: "cache_disk" }));
	});

	it("removes an unfinished table to which no page came for an hour", async () => {
		const storage = openTestStorage(makePath());
		const clock = new HeldClock();
		const first = openTestCache({ storage, clock });
		const held = new HeldFetch();
		const outcome = expect(first.cache.materialise(listAll, columns, held.fetch)).rejects.toThrow();
		clock.time += 1_800_000;
		held.send(makeRows(1, "x"));
		await settle();
		clock.time += 3_600_000;
		openTestCache({ storage, clock, processes: alive });
		expect(first.listTables()).toHaveLength(1);
		clock.time += 1;
		openTestCache({ storage, clock, processes: alive });
		expect(first.listTables()).toEqual([]);
		held.send(undefined);
		await outcome;
	});

	it("drops expired parts a day after their last use, keeps expired full reads, what a living process uses, and offline all", async () => {
		const storage = openTestStorage(makePath());
		const clock = new HeldClock();
		const first = openTestCache({ storage, clock });
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
		unused.release();
		clock.time += expired;
		openTestCache({ storage, clock, processes: alive });
		expect(first.listTables()).toHaveLength(3);
		clock.time += forgotten - expired;
		openTestCache({ storage, clock, processes: alive, isOffline: true });
		expect(first.listTables()).toHaveLength(3);
		openTestCache({ storage, clock, processes: alive });
		expect(first.listTables()).toEqual([full.tableName, used.tableName]);
		openTestCache({ storage, clock, processes: gone });
		expect(first.listTables()).toEqual([full.tableName]);
	});
});

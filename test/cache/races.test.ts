import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createError } from "../../src/base/index.ts";
import type { FetchPages } from "../../src/cache/index.ts";
import { queries } from "../../src/cache/result/result-schema.ts";
import { Gate, gateStorage } from "./gated-storage.ts";
import { columns, getKeys, listAll, makeColumn, scanParts, searchAll } from "./sample-table.ts";
import {
	countFetches,
	HeldClock,
	HeldFetch,
	openTestCache,
	openTestStorage,
	type Row,
	select,
	settle,
	type TestCacheOptions,
	until,
} from "./test-cache.ts";

const rows: Row[] = [["a", 1, null]];
const cancelled = expect.objectContaining({ code: "cancelled" });
const closed = expect.objectContaining({ code: "connection_closed" });
const pinning = /^insert into "pins"/;
const unpinning = /^delete from "pins"/;

/** A cache whose storage a test may hold up at any call. */
async function openGated(options: TestCacheOptions = {}) {
	const gate = new Gate();
	const plain = await openTestStorage(":memory:");
	const opened = await openTestCache({ ...options, storage: gateStorage(plain, gate) });
	const countPins = async () => (await select(plain, "SELECT * FROM pins")).length;
	return { ...opened, gate, plain, countPins };
}

/** Tells how a promise has ended, if it has. */
async function look(promise: Promise<unknown>): Promise<unknown> {
	for (let turn = 0; turn < 50; turn++) await settle();
	return Promise.race([promise.then(() => "done"), Promise.resolve("open")]);
}

describe("while the ledger is looked at", () => {
	it("who asks for the same in the same breath shares the read, without waiting a turn", async () => {
		const { cache } = await openGated();
		const fetch = countFetches(rows);
		// The clock stands still, so whoever polls sleeps for ever.
		const held = await Promise.all([1, 2, 3].map(() => cache.materialise(listAll, columns, fetch)));
		expect(fetch.count).toBe(1);
		expect(new Set(held.map(({ tableName }) => tableName)).size).toBe(1);
	});

	it("who has joined a read keeps it going when the one who began it leaves", async () => {
		const { cache, gate, read } = await openGated();
		const held = new HeldFetch();
		const controller = new AbortController();
		const first = cache.materialise(listAll, columns, held.fetch, controller.signal);
		await held.begun();
		const joined = gate.shut(pinning);
		const second = cache.materialise(listAll, columns, countFetches());
		await joined;
		controller.abort();
		await expect(first).rejects.toEqual(cancelled);
		gate.open();
		held.send(rows);
		held.send(undefined);
		expect(await read(await second)).toEqual(rows);
		expect(held.signals[0]?.aborted).toBe(false);
	});

	it("who finds a read that all have left meanwhile does not end with their error, but reads anew", async () => {
		const { cache, gate, clock } = await openGated();
		const held = new HeldFetch();
		const controller = new AbortController();
		const first = cache.materialise(listAll, columns, held.fetch, controller.signal);
		await held.begun();
		const looking = gate.shut(/^select .* from "scans" where "identity" = \? and "state" = \?/);
		const second = cache.materialise(listAll, columns, countFetches(rows));
		await looking;
		controller.abort();
		await expect(first).rejects.toEqual(cancelled);
		gate.open();
		await until(() => clock.isSleptFor(100));
		await cache.settle();
		clock.time += 100;
		expect(await second).toMatchObject({ source: "live", rowCount: 1 });
	});

	it("who leaves is let go at once, and what was pinned for him afterwards is released", async () => {
		const { cache, gate, countPins } = await openGated();
		await (await cache.materialise(listAll, columns, countFetches(rows))).release();
		const controller = new AbortController();
		const pinned = gate.shut(pinning);
		const caller = cache.materialise(listAll, columns, countFetches(), controller.signal);
		await pinned;
		controller.abort();
		await expect(caller).rejects.toEqual(cancelled);
		gate.open();
		await cache.settle();
		expect(await countPins()).toBe(0);
	});

	it("who leaves in whatever instant leaves nothing pinned, and no read going", async () => {
		const { cache, gate, countPins } = await openGated();
		await (await cache.materialise(listAll, columns, countFetches(rows))).release();
		const others = { ...listAll, table: { ...listAll.table, name: "others" } };
		for (const scan of [listAll, others]) {
			for (let instants = 0; instants < 40; instants++) {
				const held = new HeldFetch();
				const controller = new AbortController();
				const committing = gate.shut(/^commit$/);
				const caller = cache.materialise(scan, columns, held.fetch, controller.signal);
				await committing;
				gate.open();
				for (let instant = 0; instant < instants; instant++) await Promise.resolve();
				controller.abort();
				await caller.then(
					(found) => found.release(),
					() => undefined,
				);
				await settle();
				await cache.settle();
				expect(await countPins()).toBe(0);
			}
		}
	});

	it("nothing is read for an entry that does not stay, and who comes next begins anew", async () => {
		const { cache, gate, listTables } = await openGated();
		const fetch = countFetches(rows);
		const failure = createError("internal", { problem: "no commit" });
		gate.fail(/^commit$/, failure);
		await expect(cache.materialise(listAll, columns, fetch)).rejects.toBe(failure);
		expect([fetch.count, await listTables()]).toEqual([0, []]);
		expect((await cache.materialise(listAll, columns, fetch)).rowCount).toBe(1);
	});

	it("a read that could not be joined ends with the last of those who were in it", async () => {
		const { cache, gate } = await openGated();
		const held = new HeldFetch();
		const controller = new AbortController();
		const first = cache.materialise(listAll, columns, held.fetch, controller.signal);
		await held.begun();
		gate.fail(pinning, createError("internal", { problem: "no pin" }));
		await expect(cache.materialise(listAll, columns, countFetches())).rejects.toThrow("no pin");
		controller.abort();
		await expect(first).rejects.toEqual(cancelled);
		expect(held.signals[0]?.aborted).toBe(true);
	});

	it("clearing leaves the table to who is pinning it, until its release", async () => {
		const { cache, gate, read, listTables } = await openGated();
		await (await cache.materialise(listAll, columns, countFetches(rows))).release();
		const pinned = gate.shut(pinning);
		const caller = cache.materialise(listAll, columns, countFetches());
		await pinned;
		const clearing = cache.clear();
		gate.open();
		expect(await clearing).toBe(1);
		const held = await caller;
		expect(await read(held)).toEqual(rows);
		await held.release();
		expect(await listTables()).toEqual([]);
	});

	it("two caches on one file read the same once", async () => {
		const folder = mkdtempSync(join(tmpdir(), "intercom-sql-cache-"));
		onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
		const clock = new HeldClock();
		const open = async () => {
			const storage = gateStorage(await openTestStorage(join(folder, "cache.db")), new Gate());
			return openTestCache({ storage, clock });
		};
		const caches = await Promise.all([open(), open()]);
		const held = new HeldFetch();
		const callers = caches.map(({ cache }) => cache.materialise(listAll, columns, held.fetch));
		await held.begun();
		await until(() => clock.isSleptFor(100));
		held.send(rows);
		held.send(undefined);
		await Promise.race(callers);
		clock.time += 100;
		expect((await Promise.all(callers)).map(({ source }) => source).toSorted()).toEqual(["cache", "live"]);
		expect(held.signals).toHaveLength(1);
	});
});

describe("while the cache is closed", () => {
	it("who is finding a result gets none, and pins nothing", async () => {
		const { cache, gate, countPins } = await openGated();
		await (await cache.materialise(listAll, columns, countFetches(rows))).release();
		const pinned = gate.shut(pinning);
		const outcome = expect(cache.materialise(listAll, columns, countFetches())).rejects.toEqual(closed);
		await pinned;
		const closing = cache.close();
		expect(await look(closing)).toBe("open");
		gate.open();
		await closing;
		await outcome;
		expect(await countPins()).toBe(0);
	});

	it.each([
		["is entered", /^insert into "scans"/],
		["has been entered", /^commit$/],
	])("a read that %s is not begun, and leaves nothing", async (_name, call) => {
		const { cache, gate, plain } = await openGated();
		const fetch = countFetches(rows);
		const entering = gate.shut(call);
		const outcome = expect(cache.materialise(listAll, columns, fetch)).rejects.toEqual(closed);
		await entering;
		const closing = cache.close();
		gate.open();
		await closing;
		await outcome;
		const left = await select(plain, "SELECT id FROM scans UNION ALL SELECT id FROM pins");
		expect([fetch.count, left]).toEqual([0, []]);
	});

	it("a release under way is waited for, by a second one and a second close, too", async () => {
		const { cache, gate, countPins } = await openGated();
		const held = await cache.materialise(listAll, columns, countFetches(rows));
		const unpinned = gate.shut(unpinning);
		const releases = [held.release(), held.release()];
		await unpinned;
		const ends = [...releases, cache.close(), cache.close()];
		for (const end of ends) expect(await look(end)).toBe("open");
		gate.open();
		await Promise.all(ends);
		expect(await countPins()).toBe(0);
		expect(gate.calls.filter((call) => unpinning.test(call))).toHaveLength(1);
	});

	it("what was released without being awaited is waited for, and fails nobody", async () => {
		const { cache, gate, countPins } = await openGated();
		const keys = await Promise.all(
			["a", "b"].map((key) => cache.materialise(getKeys(key), columns, countFetches(rows))),
		);
		gate.fail(unpinning, createError("internal", { problem: "no release" }));
		for (const held of keys) void held.release();
		await cache.close();
		// That of the one whose release failed.
		expect(await countPins()).toBe(1);
	});

	it("a write of our own under way is waited for", async () => {
		const { cache, gate } = await openGated();
		await (await cache.materialise(listAll, columns, countFetches(rows))).release();
		const writing = gate.shut(/^createTable changed_rows/);
		const write = cache.noteWrites([{ table: "things", key: { id: "a" }, outcome: "gone" }]);
		await writing;
		const closing = cache.close();
		expect(await look(closing)).toBe("open");
		gate.open();
		await Promise.all([write, closing]);
		expect(gate.calls.filter((call) => call === "scrub")).toHaveLength(1);
	});
});

describe("while a page is kept", () => {
	const pages: FetchPages = async function* () {
		yield await Promise.resolve({ rows, resume: "1" });
		yield await Promise.resolve({ rows: [["b", 2, null]], resume: "2" });
	};

	it("all may leave: what came can be gone on with, and nobody is told of it", async () => {
		const { cache, gate } = await openGated();
		const controller = new AbortController();
		const told: unknown[] = [];
		const onPage = (page: unknown) => told.push(page);
		const keeping = gate.shut(/^insertRows scan_1/);
		const caller = cache.materialise(listAll, columns, pages, controller.signal, { onPage });
		await keeping;
		controller.abort();
		await expect(caller).rejects.toEqual(cancelled);
		gate.open();
		await cache.settle();
		expect(told).toEqual([]);
		expect(await cache.list()).toMatchObject([{ isComplete: false, rowCount: 1, pageCount: 1 }]);
		const starts: unknown[] = [];
		const held = await cache.materialise(listAll, columns, async function* (_scan, _signal, from) {
			starts.push([from?.position, from?.rowCount]);
			yield await Promise.resolve({ rows: [["b", 2, null]] });
		});
		expect([starts, held.rowCount]).toEqual([[["1", 1]], 2]);
	});

	it("and a part of it cannot be, nothing of it is", async () => {
		const { cache, gate, plain } = await openGated();
		const failure = createError("internal", { problem: "no rows" });
		const parts = scanParts({ scan: searchAll });
		const partColumns = [makeColumn("thing_id"), ...columns];
		const part = (parent: string, id: string) => [parent, id, 1, null];
		const both: FetchPages = async function* () {
			yield await Promise.resolve({ rows: [part("a", "1")], parents: ["a"], begun: ["a"], resume: "1" });
			gate.fail(/^insertRows scan_1/, failure);
			yield await Promise.resolve({ rows: [part("a", "2")], parents: ["a", "b"], begun: ["a", "b"], resume: "2" });
		};
		await expect(cache.materialise(parts, partColumns, both)).rejects.toBe(failure);
		expect(await cache.list()).toMatchObject([{ rowCount: 1, pageCount: 1 }]);
		expect(await select(plain, "SELECT id FROM scan_1")).toEqual([["1"]]);
		expect(await select(plain, "SELECT key FROM parents_1")).toEqual([["a"]]);
	});
});

describe("while traces of deleted rows are removed", () => {
	it("rows may vanish again, and are seen to afterwards", async () => {
		const { cache, gate } = await openGated();
		await (await cache.materialise(listAll, columns, countFetches([...rows, ["b", 2, null]]))).release();
		const write = (key: string) => cache.noteWrites([{ table: "things", key: { id: key }, outcome: "gone" }]);
		const scrubbing = gate.shut(/^scrub$/);
		const first = write("a");
		await scrubbing;
		const second = write("b");
		await until(() => gate.calls.filter((call) => call === "dropTable changed_rows").length === 2);
		gate.open();
		await Promise.all([first, second]);
		expect(gate.calls.filter((call) => call === "scrub")).toHaveLength(2);
		await cache.close();
		expect(gate.calls.filter((call) => call === "scrub")).toHaveLength(2);
	});

	it("a table that somebody else drops meanwhile leaves none", async () => {
		const { cache, gate, plain, clock, listTables } = await openGated();
		// Retired by the write, and kept only because it is in use.
		await cache.materialise(getKeys("a"), columns, countFetches(rows));
		const asking = gate.shut(/^select "id" from "scans" where "state" = /);
		const writing = cache.noteWrites([{ table: "things", key: { id: "a" }, outcome: "gone" }]);
		await asking;
		await plain.run(queries.deleteFrom("pins").compile());
		await openTestCache({ storage: plain, clock });
		expect(await listTables()).toEqual([]);
		const { length } = gate.calls;
		gate.open();
		await writing;
		expect(gate.calls.slice(length)).toContain("scrub");
	});
});

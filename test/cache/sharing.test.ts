import { describe, expect, it } from "vitest";
import { createError, type Log } from "../../src/base/index.ts";
import { columns, listAll, searchLarge } from "./sample-table.ts";
import { countFetches, HeldFetch, openTestCache, type Row } from "./test-cache.ts";

const page: Row[] = [["a", 1, null]];
const cancelled = expect.objectContaining({ code: "cancelled", sqlState: "57014" });

describe("reads under way", () => {
	it("are shared by identical scans, and not by others", async () => {
		const { cache } = await openTestCache();
		const held = new HeldFetch();
		const same = [1, 2, 3].map(() => cache.materialise(listAll, columns, held.fetch));
		const other = await cache.materialise(searchLarge, columns, countFetches([]));
		held.send(page);
		held.send(undefined);
		const results = await Promise.all(same);
		expect(held.signals).toHaveLength(1);
		expect(new Set(results.map((result) => result.tableName)).size).toBe(1);
		expect(other.tableName).not.toBe(results[0]?.tableName);
		expect(results.map(({ source, rowCount }) => [source, rowCount])).toEqual([
			["live", 1],
			["live", 1],
			["live", 1],
		]);
	});

	it("are not joined any more when they began too long ago", async () => {
		const { cache, clock, listTables } = await openTestCache({ toleranceMs: 1000 });
		const held = new HeldFetch();
		const early = cache.materialise(listAll, columns, held.fetch);
		await held.begun();
		clock.time += 1001;
		const late = await cache.materialise(listAll, columns, countFetches([]));
		expect(late.rowCount).toBe(0);
		held.send(page);
		held.send(undefined);
		const outdone = await early;
		expect(outdone.rowCount).toBe(1);
		await outdone.release();
		expect(await listTables()).toEqual([late.tableName]);
		// The older rows came last, and are not the ones that answer.
		expect(await cache.materialise(listAll, columns, countFetches())).toMatchObject({ source: "cache", rowCount: 0 });
	});

	it("go on for the others when one caller aborts", async () => {
		const { cache } = await openTestCache();
		const held = new HeldFetch();
		const controller = new AbortController();
		const first = cache.materialise(listAll, columns, held.fetch, controller.signal);
		const second = cache.materialise(listAll, columns, held.fetch);
		held.send(page);
		await held.hungry();
		controller.abort();
		await expect(first).rejects.toEqual(cancelled);
		expect(held.signals[0]?.aborted).toBe(false);
		held.send(undefined);
		expect((await second).rowCount).toBe(1);
	});

	it("are aborted when all have left, and their table is dropped", async () => {
		const { cache, listTables } = await openTestCache();
		const held = new HeldFetch();
		const controllers = [new AbortController(), new AbortController()];
		const callers = controllers.map(({ signal }) => cache.materialise(listAll, columns, held.fetch, signal));
		held.send(page);
		await held.hungry();
		expect(await listTables()).toHaveLength(1);
		for (const controller of controllers) controller.abort();
		const outcomes = await Promise.allSettled(callers);
		expect(outcomes).toEqual(outcomes.map(() => ({ status: "rejected", reason: cancelled })));
		expect(held.signals[0]?.aborted).toBe(true);
		await cache.settle();
		expect(await listTables()).toEqual([]);
	});

	it("are begun anew by who comes after all have left", async () => {
		const { cache } = await openTestCache();
		const held = new HeldFetch();
		const controller = new AbortController();
		const first = cache.materialise(listAll, columns, held.fetch, controller.signal);
		await held.begun();
		controller.abort();
		await expect(first).rejects.toEqual(cancelled);
		expect((await cache.materialise(listAll, columns, countFetches(page))).rowCount).toBe(1);
	});

	it("end with the error that the signal carries, if it is one of ours", async () => {
		const { cache } = await openTestCache();
		const controller = new AbortController();
		const held = new HeldFetch();
		const timeout = createError("statement_timeout", { seconds: 5 });
		const caller = cache.materialise(listAll, columns, held.fetch, controller.signal);
		await held.begun();
		controller.abort(timeout);
		await expect(caller).rejects.toBe(timeout);
		await expect(cache.materialise(listAll, columns, countFetches(), controller.signal)).rejects.toBe(timeout);
	});

	it("fail for all who share them, leave no table, and are tried again by the next", async () => {
		const { cache, listTables } = await openTestCache();
		const held = new HeldFetch();
		const callers = [1, 2].map(() => cache.materialise(listAll, columns, held.fetch));
		held.send(page);
		await held.hungry();
		const failure = createError("request_budget", { needed: 5, limit: 4, table: "tags", count: 5 });
		held.fail(failure);
		const outcomes = await Promise.allSettled(callers);
		expect(outcomes).toEqual(outcomes.map(() => ({ status: "rejected", reason: failure })));
		expect(await listTables()).toEqual([]);
		expect((await cache.materialise(listAll, columns, countFetches(page))).source).toBe("live");
	});

	it("are aborted by close, which waits for their end; afterwards the cache says it is closed", async () => {
		const { cache, listTables } = await openTestCache();
		const held = new HeldFetch();
		const caller = cache.materialise(listAll, columns, held.fetch);
		const closed = expect.objectContaining({ code: "connection_closed" });
		const outcome = expect(caller).rejects.toEqual(closed);
		held.send(page);
		await held.hungry();
		await cache.close();
		expect(await listTables()).toEqual([]);
		await outcome;
		await expect(cache.materialise(listAll, columns, countFetches())).rejects.toEqual(closed);
	});

	it("report the failure of the read, not that of clearing up after it", async () => {
		const messages: string[] = [];
		const log: Log = { write: (_level, _module, message) => messages.push(message) };
		const { cache, storage } = await openTestCache({ log });
		const held = new HeldFetch();
		const failure = new RangeError("the read failed");
		const caller = cache.materialise(listAll, columns, held.fetch);
		await held.hungry();
		await storage.close();
		held.fail(failure);
		await expect(caller).rejects.toBe(failure);
		expect(messages).toContain("an unfinished scan could not be dropped");
	});
});

import { describe, expect, it } from "vitest";
import { systemClock } from "../../../src/base/index.ts";
import type { Progress } from "../../../src/driver/index.ts";
import { thinProgress } from "../../../src/driver/statement/statement-options.ts";
import { createProgressReport } from "../../../src/execute/progress.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { sandbox, open } = await useSandbox({ contacts: 400, conversations: 900 });

describe("onProgress", () => {
	const follow = () => {
		const told: Progress[] = [];
		return { told, options: { onProgress: (progress: Progress) => told.push(progress) } };
	};
	const all = "SELECT count(id) FROM conversations";
	// While a page is kept, the next one may have come.
	const soonAfterFirst = expect.toBeOneOf([1, 2]);

	it("is told what a query reads, and nothing is asked for when the cache answers", async () => {
		const connection = await open();
		const { told, options } = follow();
		await connection.query(all, [], options);
		const place = { table: "conversations", number: 1, count: 1, waitMs: 0 };
		const first = { ...place, rows: 150, total: 900, share: 150 / 900, isDone: false };
		expect(told[0]).toEqual({ ...first, requests: soonAfterFirst });
		expect(told.at(-1)).toEqual({ ...place, rows: 900, total: 900, share: 1, requests: 6, isDone: true });
		told.length = 0;
		await connection.query(all, [], options);
		expect(told).toEqual([{ ...place, rows: 900, total: 900, share: 1, requests: 0, isDone: true }]);
	});

	it("is told by streams, prepared statements and statements that fill the cache, too", async () => {
		const connection = await open({ AutoCache: true });
		const { told, options } = follow();
		const rows = connection.stream("SELECT id FROM contacts", [], options);
		await rows.next();
		await expect.poll(() => told.at(-1)).toMatchObject({ table: "contacts", rows: 150, isDone: false });
		while (!(await rows.next()).done);
		expect(told.at(-1)).toMatchObject({ table: "contacts", rows: 400, isDone: true });
		await connection.prepare(all).all([], options);
		expect(told.at(-1)).toMatchObject({ table: "conversations", rows: 900, isDone: true });
		await connection.query("REFRESH tags", [], options);
		expect(told.at(-1)).toMatchObject({ table: "tags", rows: 40, isDone: true });
		const count = told.length;
		await connection.prepare(all).explain([], options);
		expect(told).toHaveLength(count);
	});

	it("knows which of the tables it is about", async () => {
		const { told, options } = follow();
		const sql =
			"SELECT t.name, count(*) FROM conversations c LEFT JOIN teams t ON t.id = c.team_assignee_id GROUP BY 1";
		await (await open()).query(sql, [], options);
		const done = told.filter(({ isDone }) => isDone);
		expect(done.map(({ table }) => table).sort()).toEqual(["conversations", "teams"]);
		expect(done.map(({ number }) => number).sort()).toEqual([1, 2]);
		expect(new Set(told.map(({ count }) => count))).toEqual(new Set([2]));
	});

	it.each([
		["of LIMIT, so many rows", "SELECT id FROM conversations LIMIT 200", { total: 200, share: 0.75 }],
		[
			"of a search for the first that meet a condition, nothing",
			"SELECT id FROM conversations WHERE length(id) > 3 LIMIT 1",
			{ total: undefined, share: undefined },
		],
	])("expects %s", async (_name, sql, expected) => {
		const { told, options } = follow();
		await (await open({ AutoCache: false })).query(sql, [], options);
		expect(told[0]).toMatchObject(expected);
	});

	it("expects of several searches for keys so many requests as these take", async () => {
		const { told, options } = follow();
		const ids = sandbox.truth.conversations().map(({ id }) => `'${String(id)}'`);
		const sql = `SELECT count(id) FROM conversations WHERE id IN (${ids.slice(0, 400).join()})`;
		await (await open({ AutoCache: false })).query(sql, [], options);
		// What the service tells is about one of the searches.
		expect(told[0]).toMatchObject({ requests: soonAfterFirst, total: undefined });
		expect(told[0]?.share).toBe((told[0]?.requests ?? 0) / 4);
		expect(told.at(-1)).toMatchObject({ requests: 4, total: 400, share: 1 });
	});

	it.each([
		[
			"throws",
			() => {
				throw new Error("no paper in the printer");
			},
		],
		["is rejected", () => Promise.reject(new Error("no paper in the printer"))],
	])("that %s ends its own statement with its reason, and no other that shares the read", async (_name, fail) => {
		const onProgress = fail as () => void;
		const connection = await open();
		const failing = connection.query(all, [], { onProgress });
		const other = connection.query<{ count: number }>(all);
		await expect(failing).rejects.toMatchObject({
			sqlState: "22023",
			message: expect.stringContaining("no paper in the printer"),
			cause: new Error("no paper in the printer"),
		});
		expect((await other).rows).toEqual([{ count: 900 }]);
		await expect(connection.sync(["contacts"], onProgress)).rejects.toMatchObject({ sqlState: "22023" });
		expect((await connection.query("SELECT count(id) AS n FROM contacts")).rows).toEqual([{ n: 400 }]);
	});
});

describe("the pace of progress", () => {
	const progress: Progress = {
		...{ table: "tags", number: 1, count: 1, rows: 1, total: undefined, share: undefined, requests: 1, waitMs: 0 },
		isDone: false,
	};

	it("is ten times a second at most, but no end of a table is left out", () => {
		let now = 0;
		const told: number[] = [];
		const tell = thinProgress(({ rows }) => told.push(rows), { ...systemClock, now: () => now });
		for (const rows of [0, 50, 99, 100, 150, 199]) {
			now = rows;
			tell({ ...progress, rows });
		}
		tell({ ...progress, rows: 1000, isDone: true });
		expect(told).toEqual([0, 100, 1000]);
	});

	it("is once a second while nothing comes, with the time that requests have to wait for the limit", async () => {
		let now = 0;
		let waitMs = 5000;
		const told: Progress[] = [];
		const wakes: (() => void)[] = [];
		const sleep = () => new Promise<void>((resolve) => wakes.push(resolve));
		const pass = async (ms: number): Promise<void> => {
			now += ms;
			wakes.shift()?.();
			await new Promise((resolve) => setImmediate(resolve));
		};
		const clock = { now: () => now, sleep };
		const report = createProgressReport(
			(told_) => told.push(told_),
			clock,
			() => waitMs,
		);
		const describeTags = () => ({ ...progress, rows: 0, requests: 0 });
		report.follow(describeTags);
		expect(told).toEqual([]);
		await pass(1000);
		expect(told).toEqual([{ ...progress, rows: 0, requests: 0, waitMs: 5000 }]);
		report.follow(() => progress);
		waitMs = 4000;
		await pass(1000);
		expect(told.at(-1)).toMatchObject({ rows: 1, waitMs: 4000 });
		report.end();
		await pass(1000);
		expect(told).toHaveLength(2);
	});
});

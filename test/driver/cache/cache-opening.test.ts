import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createError } from "../../../src/base/index.ts";
import { createOpening, type OpenCache } from "../../../src/driver/cache/cache-opening.ts";
import { makeTemporaryPath } from "../../../src/driver/cache/temporary-file.ts";
import { catchError } from "../../auth/scene.ts";
import { useSandbox } from "../sandbox-connection.ts";

const closed = { code: "connection_closed", sqlState: "08003" };

/** A place that is only looked at, and how often it was opened and closed. */
function createPlace() {
	let finish: (error?: Error) => void = () => undefined;
	const counts = { opened: 0, closed: 0 };
	const storage = { isLost: false };
	const place = { storage, close: () => Promise.resolve(void counts.closed++) } as unknown as OpenCache;
	const start = () => {
		counts.opened++;
		return new Promise<OpenCache>((resolve, reject) => {
			finish = (error) => (error ? reject(error) : resolve(place));
		});
	};
	return { place, storage, counts, start, finish: (error?: Error) => finish(error) };
}

describe("a place that is opened", () => {
	it("is opened once for all who need it meanwhile", async () => {
		const { place, counts, start, finish } = createPlace();
		const opening = createOpening();
		const both = [opening.open(start), opening.open(start)];
		expect(opening.opened).toBeUndefined();
		finish();
		expect(await Promise.all(both)).toEqual([place, place]);
		expect(await opening.open(start)).toBe(place);
		expect(opening.opened).toBe(place);
		expect(counts).toEqual({ opened: 1, closed: 0 });
	});

	it("is tried again after a failure, by one of those who come then", async () => {
		const { place, counts, start, finish } = createPlace();
		const opening = createOpening();
		const failed = [opening.open(start), opening.open(start)].map(catchError);
		finish(createError("not_cached", { table: "tags" }));
		expect(await Promise.all(failed)).toMatchObject([{ code: "not_cached" }, { code: "not_cached" }]);
		const later = [opening.open(start), opening.open(start)];
		finish();
		expect(await Promise.all(later)).toEqual([place, place]);
		expect(counts.opened).toBe(2);
	});

	it("is opened anew when its rows were lost, and whoever wants to know is told", async () => {
		const { place, storage, counts, start, finish } = createPlace();
		let lost = 0;
		const opening = createOpening(() => lost++);
		const first = opening.open(start);
		finish();
		await first;
		storage.isLost = true;
		expect(opening.opened).toBeUndefined();
		const second = opening.open(start);
		storage.isLost = false;
		finish();
		expect(await second).toBe(place);
		expect({ ...counts, lost }).toEqual({ opened: 2, closed: 1, lost: 1 });
	});

	it("is closed when it was only just being opened, and whoever waited is told", async () => {
		const { counts, start, finish } = createPlace();
		const opening = createOpening();
		const waiting = catchError(opening.open(start));
		const closing = opening.close();
		finish();
		await closing;
		expect(counts).toEqual({ opened: 1, closed: 1 });
		expect(await waiting).toMatchObject(closed);
		expect(await catchError(opening.open(start))).toMatchObject(closed);
		expect(counts.opened).toBe(1);
	});

	it("can be closed when it could not be opened, and when nobody tried", async () => {
		const { start, finish } = createPlace();
		const opening = createOpening();
		const waiting = catchError(opening.open(start));
		const closing = opening.close();
		finish(createError("not_cached", { table: "tags" }));
		await closing;
		expect(await waiting).toMatchObject({ code: "not_cached" });
		await expect(createOpening().close()).resolves.toBeUndefined();
	});
});

describe("the cache of a connection", async () => {
	const { open } = await useSandbox({ contacts: 5, companies: 0, conversations: 0 });
	const folder = mkdtempSync(join(tmpdir(), "cache-opening-"));
	const before = process.env["TMPDIR"];
	beforeAll(() => {
		process.env["TMPDIR"] = folder;
	});
	afterAll(() => {
		if (before === undefined) delete process.env["TMPDIR"];
		else process.env["TMPDIR"] = before;
		rmSync(folder, { recursive: true });
	});
	const listFiles = () => readdirSync(folder).filter((name) => name.endsWith(".sqlite"));

	it("is one for the statements that come first, at once", async () => {
		const connection = await open({ AutoCache: false });
		const statements = ["SELECT id FROM tags", "SELECT id FROM teams", "SELECT 1"];
		await Promise.allSettled(statements.map((sql) => connection.query(sql)));
		expect(listFiles()).toHaveLength(1);
		await connection.close();
		expect(readdirSync(folder)).toEqual([]);
	});

	it("is removed by the next one when its process was killed, and left to one that lives", async () => {
		const gone = spawn(process.execPath, ["--eval", "0"]);
		await once(gone, "exit");
		const own = basename(makeTemporaryPath());
		const [, mark = ""] = /^intercom-sql-\d+-([0-9a-f]*)-/.exec(own) ?? [];
		const name = (processId: number | undefined, where = mark) =>
			own.replace(/^intercom-sql-\d+-[0-9a-f]*/, `intercom-sql-${String(processId)}-${where}`);
		const left = name(gone.pid);
		const [living, elsewhere, longAgo] = [name(process.ppid), name(gone.pid, "00"), name(gone.pid, "01")];
		const others = ["intercom-sql-notes.sqlite", "rows.sqlite"];
		const names = [left, `${left}-wal`, `${left}-shm`, living, elsewhere, longAgo, ...others];
		for (const each of names) writeFileSync(join(folder, each), "");
		utimesSync(join(folder, longAgo), 0, 0);
		const connection = await open({ AutoCache: false });
		await connection.query("SELECT id FROM tags");
		await connection.close();
		expect(readdirSync(folder).sort()).toEqual([living, elsewhere, ...others].sort());
		for (const each of readdirSync(folder)) rmSync(join(folder, each));
	});

	it("outlives the statement that began to open it", async () => {
		const connection = await open({ AutoCache: false });
		for (let turns = 0; turns < 8; turns++) {
			const caller = new AbortController();
			const first = connection.query("SELECT id FROM tags", [], { signal: caller.signal }).catch(() => undefined);
			for (let turn = 0; turn < turns; turn++) await Promise.resolve();
			caller.abort();
			const second = connection.query("SELECT id FROM teams");
			await first;
			expect((await second).rowCount).toBeGreaterThan(0);
			expect(listFiles()).toHaveLength(1);
		}
		await connection.close();
		expect(readdirSync(folder)).toEqual([]);
	});

	it.each(Array.from({ length: 24 }, (_, turns) => turns))(
		"goes with a connection that is closed %i turns after a statement began",
		async (turns) => {
			const connection = await open({ AutoCache: false });
			const statements = ["SELECT id FROM tags", "SELECT count(*) FROM sys_cache", "EXPLAIN SELECT id FROM tags"];
			const outcomes = statements.map((sql) => connection.query(sql).catch((error: unknown) => error));
			for (let turn = 0; turn < turns; turn++) {
				await (turn < 16 ? Promise.resolve() : new Promise((resolve) => setImmediate(resolve)));
			}
			await connection.close();
			expect(readdirSync(folder)).toEqual([]);
			for (const outcome of await Promise.all(outcomes)) {
				if (outcome instanceof Error) expect(outcome).toMatchObject(closed);
			}
		},
	);
});

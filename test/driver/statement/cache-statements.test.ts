import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { useSandbox } from "../sandbox-connection.ts";

const { sandbox, open } = await useSandbox();

const folder = mkdtempSync(join(tmpdir(), "intercom-sql-driver-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function countRequests(): number {
	return sandbox.requests.length;
}

describe("REFRESH", () => {
	it("reads a table, and afterwards only what changed of it", async () => {
		const connection = await open();
		expect((await connection.query("REFRESH contacts")).rows).toMatchObject([
			{ table: "contacts", rows: 400, requests: 3 },
		]);
		const again = await connection.query("REFRESH conversations");
		expect(again.rows).toMatchObject([{ rows: 900, requests: 6 }]);
		const third = await connection.query("REFRESH conversations");
		expect(third.columns.map(({ name }) => name)).toEqual(["table", "rows", "requests", "as_of"]);
		expect(third.rows[0]?.["rows"]).toBe(900);
		// One page that tells how many there are, one of changes, and one that tells what was deleted.
		expect(third.rows[0]?.["requests"]).toBe(3);
	});

	it("counts where no feed tells what was deleted", async () => {
		const connection = await open({ ApiVersion: "2.11" });
		await connection.query("REFRESH conversations");
		sandbox.resetRequests();
		await connection.query("REFRESH conversations");
		expect(sandbox.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
			"POST /conversations/search",
			"POST /conversations/search",
			"POST /conversations/search",
		]);
	});

	it("names a table that does not exist", async () => {
		const connection = await open();
		await expect(connection.query("REFRESH nothing")).rejects.toMatchObject({ sqlState: "42P01" });
	});
});

describe("CACHE", () => {
	it("keeps the rows of a query, and answers it without a request", async () => {
		const connection = await open();
		const sql = "SELECT * FROM contacts WHERE role = 'lead'";
		const { rows } = await connection.query(`CACHE ${sql}`);
		sandbox.resetRequests();
		const found = await connection.query(sql);
		expect([found.rowCount, countRequests()]).toEqual([rows[0]?.["rows"], 0]);
	});

	it("drops what was there before, WITH TRUNCATE or DROP EXISTING", async () => {
		const connection = await open();
		await connection.query("REFRESH conversations");
		for (const mode of ["WITH TRUNCATE", "DROP EXISTING"]) {
			const { rows } = await connection.query(`CACHE ${mode} SELECT * FROM conversations`);
			expect(rows).toMatchObject([{ rows: 900, requests: 6 }]);
		}
	});

	it("reads nothing, SCHEMA ONLY", async () => {
		const connection = await open();
		sandbox.resetRequests();
		expect((await connection.query("CACHE SCHEMA ONLY SELECT * FROM tags")).rows).toEqual([]);
		expect(countRequests()).toBe(0);
	});
});

describe("without a request", () => {
	it("t#CACHE reads what is there, whatever its age", async () => {
		const connection = await open({ CacheTolerance: 0 });
		await expect(connection.query("SELECT count(*) AS n FROM tags#CACHE")).rejects.toMatchObject({
			sqlState: "55000",
		});
		await connection.query("SELECT id FROM tags");
		sandbox.resetRequests();
		const result = await connection.query("SELECT count(*) AS n FROM tags#CACHE");
		expect([result.rows, countRequests()]).toEqual([[{ n: 40 }], 0]);
		expect(result.stats.scans).toMatchObject([{ table: "tags", source: "cache", asOf: expect.any(Date) }]);
	});

	it("an offline connection answers with the age of the rows, or says what is missing", async () => {
		const CacheLocation = join(folder, "offline.sqlite");
		const online = await open({ CacheLocation });
		await online.query("SELECT * FROM conversations");
		await online.close();
		sandbox.resetRequests();
		const offline = await open({ CacheLocation, Offline: true, CacheTolerance: 0 });
		const result = await offline.query("SELECT count(*) AS n FROM conversations WHERE state = 'open'");
		expect(result.stats).toMatchObject({ requests: 0, scans: [{ source: "cache", asOf: expect.any(Date) }] });
		await expect(offline.query("SELECT * FROM contacts")).rejects.toMatchObject({ sqlState: "55000" });
		await expect(offline.query("REFRESH conversations")).rejects.toMatchObject({ sqlState: "0A000" });
		await expect(offline.sync()).rejects.toMatchObject({ sqlState: "0A000" });
		expect(countRequests()).toBe(0);
	});

	it("sys_cache shows what is held", async () => {
		const connection = await open();
		await connection.query("SELECT * FROM tags");
		const { rows } = await connection.query(
			"SELECT table_name, state, is_full, row_count, as_of FROM sys_cache WHERE table_name = 'tags'",
		);
		expect(rows).toEqual([
			{ table_name: "tags", state: "complete", is_full: true, row_count: 40, as_of: expect.any(Date) },
		]);
	});
});

describe("a connection", () => {
	it("syncs the tables that are named, tells how far it is, and clears them", async () => {
		const connection = await open();
		const seen: string[] = [];
		const synced = await connection.sync(["contacts", "tags"], ({ table, rows, total, isDone }) => {
			seen.push(`${table} ${rows}/${total ?? "?"}${isDone ? " done" : ""}`);
		});
		expect(synced).toMatchObject([
			{ table: "contacts", rows: 400 },
			{ table: "tags", rows: 40 },
		]);
		expect(seen).toEqual([
			"contacts 150/400",
			"contacts 300/400",
			"contacts 400/400",
			"contacts 400/400 done",
			"tags 40/?",
			"tags 40/40 done",
		]);
		expect((await connection.cacheStatus()).scans.map(({ table }) => table)).toEqual(["contacts", "tags"]);
		expect(await connection.clearCache(["tags"])).toBe(1);
		expect((await connection.cacheStatus()).scans.map(({ table }) => table)).toEqual(["contacts"]);
		expect(await connection.clearCache()).toBe(1);
	});

	it("leaves rows out that are older than StartDate, whatever answers", async () => {
		const connection = await open();
		const all = await connection.query<{ id: string; created_at: Date }>(
			"SELECT id, created_at FROM conversations ORDER BY created_at, id",
		);
		const StartDate = all.rows[500]?.created_at.toISOString().slice(0, 19) ?? "";
		const recent = await open({ StartDate });
		const searched = await recent.query("SELECT id FROM conversations WHERE state = 'open' ORDER BY id");
		const { rowCount } = await recent.query("SELECT id FROM conversations");
		expect(rowCount).toBeLessThan(500);
		expect(rowCount).toBeGreaterThan(390);
		const cached = await recent.query("SELECT id FROM conversations WHERE state = 'open' ORDER BY id");
		expect(cached.rows).toEqual(searched.rows);
		const { rows } = await recent.query("SELECT DISTINCT start_date FROM sys_cache");
		expect(rows).toEqual([{ start_date: new Date(`${StartDate}Z`) }]);
	});
});

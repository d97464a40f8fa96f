import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { useSandbox } from "../sandbox-connection.ts";

const { sandbox, open } = await useSandbox({ contacts: 20, companies: 2, conversations: 10 });
const folder = await mkdtemp(join(tmpdir(), "kinds-"));
afterAll(() => rm(folder, { recursive: true }));

const explained = ["step", "table", "request", "pushed", "residual", "estimated_requests", "cache", "note"];

// Each kind of statement: what it gives, and the last step of its EXPLAIN.
const kinds: readonly (readonly [kind: string, sql: string, columns: readonly string[], lastStep: RegExp])[] = [
	["select", "SELECT id, name FROM tags", ["id", "name"], /^GET \/tags/],
	["into", "SELECT id INTO [csv://tags.csv] FROM tags", ["file", "rows"], /^write the rows into .*tags\.csv$/],
	["write", "UPDATE tags SET name = 'x' RETURNING id", ["id"], /^POST \/tags$/],
	["call", "EXEC get_oauth_authorization_url", ["url", "state"], /^EXEC get_oauth_authorization_url$/],
	["cache", "REFRESH tags", ["table", "rows", "requests", "as_of"], /^GET \/tags/],
	["explain", "EXPLAIN SELECT id FROM tags", explained, /^GET \/tags/],
];

describe.each(kinds)("a statement of the kind %s", (_kind, sql, columns, lastStep) => {
	it("tells its columns before it runs", async () => {
		const connection = await open({ ExportFolder: folder });
		expect(connection.prepare(sql).columns.map(({ name }) => name)).toEqual(columns);
	});

	it("is explained without being run, whatever MaxRows is", async () => {
		const connection = await open({ ExportFolder: folder, MaxRows: 1 });
		sandbox.resetRequests();
		const { rows, rowCount, truncated, columns: shown } = await connection.prepare(sql).explain();
		expect(shown.map(({ name }) => name)).toEqual(explained);
		expect([rows.length, truncated]).toEqual([rowCount, false]);
		expect(rows.at(-1)?.["request"]).toMatch(lastStep);
		expect(sandbox.requests).toEqual([]);
		expect(await readdir(folder)).toEqual([]);
	});
});

describe("a statement of the kind setting", () => {
	it("tells its columns before it runs", async () => {
		const connection = await open();
		const list = (sql: string) => connection.prepare(sql).columns.map(({ name }) => name);
		expect([list("SHOW TimeZone"), list("SET TIME ZONE UTC")]).toEqual([["TimeZone"], []]);
	});

	it("is not explained, and changes nothing when that is asked for", async () => {
		const connection = await open();
		const explaining = connection.prepare("SET TIME ZONE 'Asia/Tokyo'").explain();
		await expect(explaining).rejects.toMatchObject({ sqlState: "0A000" });
		expect(connection.timeZone).toBe("UTC");
	});
});

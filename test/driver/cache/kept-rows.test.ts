import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import type { Connection, ConnectionOptions, QueryResult } from "../../../src/driver/index.ts";
import { startProcess } from "../../cli/cli-run.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { sandbox, open } = await useSandbox({ contacts: 40, companies: 3, conversations: 30 });
const folder = mkdtempSync(join(tmpdir(), "intercom-sql-kept-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let fileCount = 0;
const makePath = () => join(folder, `${fileCount++}.sqlite`);

const all = "SELECT count(id) AS n FROM contacts";
const countContacts = () => sandbox.truth.contacts().length;

/** A connection that has answered from its cache already. */
async function openSeasoned(options: ConnectionOptions, sql = all): Promise<Connection> {
	const connection = await open(options);
	for (const _ of [1, 2]) await connection.query(sql);
	return connection;
}

async function send(method: string, path: string, body: object): Promise<Record<string, unknown>> {
	const headers = {
		authorization: `Bearer ${sandbox.accessToken}`,
		"content-type": "application/json",
		"intercom-version": "2.16",
	};
	const answer = await fetch(sandbox.url + path, { method, headers, body: JSON.stringify(body) });
	expect(answer.ok).toBe(true);
	return (await answer.json()) as Record<string, unknown>;
}

let contactCount = 0;
const createContact = async () => {
	const { id } = await send("POST", "/contacts", { role: "user", email: `new-${contactCount++}@example.com` });
	return String(id);
};

const describeCost = ({ rows, stats }: QueryResult) => ({
	rows,
	requests: stats.requests,
	cached: stats.rowsFromCache,
});

describe("a statement that is repeated", () => {
	it("writes nothing into the file, until the end notes that its rows were used", async () => {
		const path = makePath();
		const connection = await openSeasoned({ CacheLocation: path });
		const file = new Database(path, { readonly: true });
		onTestFinished(() => void file.close());
		const readUse = () => file.prepare("SELECT max(used_at) FROM scans").pluck().get() as number;
		const before = { version: file.pragma("data_version", { simple: true }), use: readUse() };
		const startedAt = Date.now();
		for (const _ of [1, 2, 3]) expect((await connection.query(all)).stats.requests).toBe(0);
		await connection.query(`${all} WHERE role = 'lead'`);
		expect({ version: file.pragma("data_version", { simple: true }), use: readUse() }).toEqual(before);
		await connection.close();
		expect(readUse()).toBeGreaterThanOrEqual(startedAt);
	});

	it("writes nothing, either, where it is the first of its connection, whoever follows it", async () => {
		const path = makePath();
		await (await openSeasoned({ CacheLocation: path })).close();
		const file = new Database(path, { readonly: true });
		onTestFinished(() => void file.close());
		const readVersion = () => file.pragma("data_version", { simple: true });
		const before = readVersion();
		const answer = [{ n: countContacts() }];
		expect((await (await open({ CacheLocation: path })).query(all)).rows).toEqual(answer);
		const told: unknown[] = [];
		const onProgress = (progress: object) => void told.push(progress);
		const rows = (await open({ CacheLocation: path })).stream("SELECT id FROM contacts", [], { onProgress });
		await rows.next();
		expect(told).toMatchObject([{ table: "contacts", number: 1, count: 1, rows: countContacts(), isDone: true }]);
		expect(readVersion()).toEqual(before);
	});

	it("writes nothing between others that ask for something new, which note its use", async () => {
		const path = makePath();
		const connection = await openSeasoned({ CacheLocation: path });
		const startedAt = Date.now();
		await connection.query(all);
		await connection.query("SELECT count(id) FROM tags");
		const { rows } = await connection.query<{ used_at: Date }>(
			"SELECT used_at FROM sys_cache WHERE table_name = 'contacts'",
		);
		expect(rows.map(({ used_at }) => used_at.getTime() >= startedAt - 1)).toEqual([true]);
	});

	it("asks for the keys that a full read lacks, and not for those that it has", async () => {
		const connection = await openSeasoned({ CacheLocation: makePath() });
		const [known] = sandbox.truth.contacts();
		const unknown = await createContact();
		const find = async (id: unknown) => {
			const { rows, stats } = await connection.query("SELECT id FROM contacts WHERE id = ?", [String(id)]);
			return { rows, requests: stats.requests };
		};
		for (const _ of [1, 2]) expect(await find(known?.["id"])).toEqual({ rows: [{ id: known?.["id"] }], requests: 0 });
		expect(await find(unknown)).toEqual({ rows: [{ id: unknown }], requests: 1 });
		for (const id of [unknown, known?.["id"]]) expect(await find(id)).toEqual({ rows: [{ id }], requests: 0 });
	});

	it("answers offline with rows of any age, and with those that are known to be outdated", async () => {
		const path = makePath();
		const names = "SELECT DISTINCT name FROM conversation_tags ORDER BY 1";
		const online = await openSeasoned({ CacheLocation: path }, names);
		const before = (await online.query(names)).rows;
		const used = await online.query<{ id: string }>(
			"SELECT tag_id AS id FROM conversation_tags WHERE name <> 'Enterprise' LIMIT 1",
		);
		await online.query("REFRESH tags");
		await send("POST", "/tags", { id: used.rows[0]?.id, name: "renamed" });
		await online.query("REFRESH tags");
		const outdated = "SELECT max(outdated_rows) > 0 AS is_known FROM sys_cache";
		expect((await online.query(outdated)).rows).toEqual([{ is_known: true }]);
		const offline = await open({ CacheLocation: path, Offline: true, CacheTolerance: 0 });
		for (const _ of [1, 2, 3])
			expect(describeCost(await offline.query(names))).toMatchObject({ rows: before, requests: 0 });
		expect((await online.query(names)).rows).toContainEqual({ name: "renamed" });
	});

	it("is heard of by the progress and EXPLAIN ANALYZE as before", async () => {
		const connection = await openSeasoned({ CacheLocation: makePath() });
		const told: number[] = [];
		const onProgress = ({ rows }: { readonly rows: number }) => void told.push(rows);
		expect((await connection.query(all, [], { onProgress })).stats.requests).toBe(0);
		expect(told).toEqual([countContacts()]);
		const { stats } = await connection.query(`EXPLAIN ANALYZE ${all}`);
		expect(stats).toMatchObject({ requests: 0, rowsFromCache: countContacts() });
	});

	it("ends with its signal and with its error, and lets the file go", async () => {
		const path = makePath();
		const connection = await openSeasoned({ CacheLocation: path });
		const failing = "SELECT 1 / (count(id) - count(id)) FROM contacts";
		for (const _ of [1, 2, 3]) await expect(connection.query(failing)).rejects.toMatchObject({ sqlState: "22012" });
		const signal = AbortSignal.abort();
		await expect(connection.query(all, [], { signal })).rejects.toMatchObject({ code: "cancelled" });
		for await (const _ of connection.stream("SELECT id FROM contacts")) break;
		expect(await connection.clearCache()).toBe(1);
		const file = new Database(path, { readonly: true });
		onTestFinished(() => void file.close());
		expect(file.prepare("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'scan~_%' ESCAPE '~'").pluck().get()).toBe(
			0,
		);
	});
});

describe("what another connection does between two statements", () => {
	type Act = (other: Connection) => Promise<unknown>;
	const acts: Readonly<Record<string, { readonly act: Act; readonly requests: "none" | "some" }>> = {
		clears: { act: (other) => other.clearCache(), requests: "some" },
		refreshes: { act: (other) => other.query("REFRESH contacts"), requests: "none" },
		replaces: { act: (other) => other.clearCache().then(() => other.query(all)), requests: "none" },
	};

	it.each(Object.entries(acts))("is noticed when it %s the cache", async (_name, { act, requests }) => {
		const path = makePath();
		const connection = await openSeasoned({ CacheLocation: path });
		const other = await openSeasoned({ CacheLocation: path });
		await createContact();
		await act(other);
		const { rows, stats } = await connection.query(all);
		expect(rows).toEqual([{ n: countContacts() }]);
		expect(stats.requests > 0 ? "some" : "none").toBe(requests);
		expect(describeCost(await connection.query(all))).toEqual({ rows, requests: 0, cached: countContacts() });
	});

	it.each([
		["clears", ["cache", "clear"], "some"],
		["refreshes", ["query", "REFRESH contacts"], "none"],
	] as const)("is noticed when it %s the cache as another process", async (_name, args, requests) => {
		const path = makePath();
		const connection = await openSeasoned({ CacheLocation: path });
		await createContact();
		const given = `URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=${path};`;
		expect(await startProcess(args, { INTERCOM_SQL_CONNECTION: given }).end).toMatchObject({ status: 0 });
		const { rows, stats } = await connection.query(all);
		expect(rows).toEqual([{ n: countContacts() }]);
		expect(stats.requests > 0 ? "some" : "none").toBe(requests);
	});

	it("never makes a statement fail or see less, however often it happens meanwhile", async () => {
		const path = makePath();
		const connection = await openSeasoned({ CacheLocation: path });
		const other = await openSeasoned({ CacheLocation: path });
		const expected = [{ n: countContacts() }];
		let isOver = false;
		let disturbed = 0;
		const disturbing = (async () => {
			while (!isOver) for (const { act } of Object.values(acts)) await act(other).then(() => disturbed++);
		})();
		for (let round = 0; round < 20; round++) {
			const results = await Promise.all([all, `${all} WHERE id > ''`, all].map((sql) => connection.query(sql)));
			for (const { rows } of results) expect(rows).toEqual(expected);
		}
		isOver = true;
		await disturbing;
		expect(disturbed).toBeGreaterThan(2);
	});
});

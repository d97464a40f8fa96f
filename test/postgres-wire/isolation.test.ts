import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startScene, type WireScene } from "./wire-scene.ts";

const folder = mkdtempSync(join(tmpdir(), "isolation-"));
const cacheFile = join(folder, "cache.sqlite");
let scene: WireScene;
let writer: pg.Client;

beforeAll(async () => {
	scene = await startScene({}, { CacheLocation: cacheFile });
	writer = await scene.openClient();
});

afterAll(async () => {
	await scene[Symbol.asyncDispose]();
	rmSync(folder, { recursive: true, force: true });
});

let names = 0;
/** Another client changes what is there. */
const addTag = () => writer.query("INSERT INTO tags (name) VALUES ($1)", [`isolated ${String(names++)}`]);
const countTags = async (client: pg.Client): Promise<number> => {
	const { rows } = await client.query<{ n: string }>("SELECT count(*) AS n FROM tags");
	return Number(rows[0]?.n);
};

/** Where nobody holds a snapshot, the log of writes can be emptied; that takes no longer than the release of one. */
async function expectNothingHeld(): Promise<void> {
	const file = new Database(cacheFile, { timeout: 0 });
	try {
		await expect
			.poll(() => (file.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[])[0]?.busy, { timeout: 5000 })
			.toBe(0);
	} finally {
		file.close();
	}
}

async function expectHeld(): Promise<void> {
	const file = new Database(cacheFile, { timeout: 0 });
	try {
		await addTag();
		await countTags(writer);
		expect(file.pragma("wal_checkpoint(TRUNCATE)")).toMatchObject([{ busy: 1 }]);
	} finally {
		file.close();
	}
}

describe("a transaction", () => {
	it.each([
		["BEGIN ISOLATION LEVEL REPEATABLE READ"],
		["START TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY"],
		["BEGIN; SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"],
		["BEGIN; SET transaction_isolation = 'repeatable read'"],
		["SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ; BEGIN"],
		["SET default_transaction_isolation = 'serializable'; BEGIN"],
	])("that begins with %s sees the rows of its first query until it ends", async (begin) => {
		const client = await scene.openClient();
		for (const statement of begin.split("; ")) await client.query(statement);
		await addTag();
		const first = await countTags(client);
		await addTag();
		expect(await countTags(writer)).toBe(first + 1);
		expect(await countTags(client)).toBe(first);
		await client.query("COMMIT");
		expect(await countTags(client)).toBe(first + 1);
		await client.end();
	});

	it.each(["BEGIN", "BEGIN ISOLATION LEVEL READ COMMITTED", "BEGIN READ ONLY"])(
		"that begins with %s sees in each statement what is there then",
		async (begin) => {
			const client = await scene.openClient();
			await client.query(begin);
			const first = await countTags(client);
			await addTag();
			expect(await countTags(client)).toBe(first + 1);
			await client.query("ROLLBACK");
		},
	);

	it("sees the same through prepared statements, COPY and cursors", async () => {
		const client = await scene.openClient();
		await client.query("PREPARE counted AS SELECT count(*) AS n FROM tags WHERE name <> $1");
		await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
		const first = await countTags(client);
		await addTag();
		expect((await client.query("EXECUTE counted('x')")).rows).toEqual([{ n: String(first) }]);
		const text = "SELECT count(*) AS n FROM tags WHERE name <> $1";
		expect((await client.query({ name: "kept", text, values: ["x"] })).rows).toEqual([{ n: String(first) }]);
		await client.query("DECLARE c CURSOR FOR SELECT id FROM tags");
		expect((await client.query("FETCH ALL FROM c")).rowCount).toBe(first);
		await client.query("COMMIT");
		const copied = await scene.runPsql(
			`BEGIN ISOLATION LEVEL REPEATABLE READ;\nSELECT count(*) FROM tags;\nINSERT INTO tags (name) VALUES ('copied');\nCOPY (SELECT count(*) FROM tags) TO STDOUT;\nCOMMIT;\n`,
			"-At",
		);
		expect(copied).toContain(`${String(first + 1)}\nINSERT 0 1\n${String(first + 2)}\n`);
	});

	it("writes at once, sees what it wrote, and goes on with a cursor that was open, as postgres_fdw does", async () => {
		const client = await scene.openClient();
		const notices: string[] = [];
		client.on("notice", ({ message = "" }) => notices.push(message));
		await client.query("START TRANSACTION ISOLATION LEVEL REPEATABLE READ");
		await client.query("INSERT INTO tags (name) VALUES ('before any query')");
		const first = await countTags(client);
		// More rows than are taken at once.
		await client.query("DECLARE c1 CURSOR FOR SELECT a.id FROM tags a CROSS JOIN tags b");
		await client.query("FETCH 10 FROM c1");
		await client.query("INSERT INTO tags (name) VALUES ('own')");
		expect(notices).toEqual(new Array(2).fill(expect.stringContaining("ROLLBACK does not take it back")));
		expect((await client.query("FETCH ALL FROM c1")).rowCount).toBe(first * first - 10);
		expect(await countTags(client)).toBe(first + 1);
		await addTag();
		expect(await countTags(client)).toBe(first + 1);
		await client.query("ROLLBACK");
		await expectNothingHeld();
	});

	it("reads what was not kept when it took its snapshot, says so, and sees it unchanged from then on", async () => {
		await using other = await startScene({}, { CacheLocation: join(folder, "empty.sqlite") });
		const client = await other.openClient();
		const notices: string[] = [];
		client.on("notice", ({ message = "" }) => notices.push(message));
		await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
		await client.query("SELECT id FROM teams");
		const first = await countTags(client);
		const second = await other.openClient();
		await second.query("INSERT INTO tags (name) VALUES ('late')");
		expect(await countTags(second)).toBe(first + 1);
		expect(await countTags(client)).toBe(first);
		expect(notices).toEqual([
			"what the statement needs of tags was not kept when the transaction took its snapshot: it is read now",
		]);
	});

	it("takes no snapshot for each of many rows that were not kept", async () => {
		await using other = await startScene({}, { CacheLocation: join(folder, "rows.sqlite") });
		const client = await other.openClient();
		const { rows } = await client.query<{ id: string }>("SELECT id FROM contacts LIMIT 12");
		await client.query("SELECT id FROM teams");
		const notices: string[] = [];
		client.on("notice", ({ message = "" }) => notices.push(message));
		await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
		for (const { id } of rows)
			expect((await client.query("SELECT id FROM contacts WHERE id = $1", [id])).rows).toEqual([{ id }]);
		expect(notices).toEqual([
			"what the statement needs of contacts was not kept when the transaction took its snapshot: it is read now",
			"8 times this transaction read what was not kept; what else is not kept, each statement reads as it is then",
		]);
	});

	it("reads on where there are no snapshots, and says once what it sees", async () => {
		await using other = await startScene();
		const client = await other.openClient();
		const notices: string[] = [];
		client.on("notice", ({ message = "" }) => notices.push(message));
		await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
		const first = await countTags(client);
		await (await other.openClient()).query("INSERT INTO tags (name) VALUES ('seen')");
		expect(await countTags(client)).toBe(first + 1);
		expect(notices).toEqual([
			expect.stringMatching(/^each statement of this transaction sees .* CacheLocation=<file> has snapshots\.$/),
		]);
	});

	it("keeps what it sees behind a savepoint, and loses it when it fails", async () => {
		const client = await scene.openClient();
		await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
		const first = await countTags(client);
		await client.query("SAVEPOINT s");
		await expect(client.query("SELECT nothing FROM tags")).rejects.toMatchObject({ code: "42703" });
		await client.query("ROLLBACK TO s");
		await expectHeld();
		expect(await countTags(client)).toBe(first);
		await client.query("RELEASE s");
		await expect(client.query("SELECT nothing FROM tags")).rejects.toMatchObject({ code: "42703" });
		await expectNothingHeld();
		await client.query("ROLLBACK");
	});

	it("holds nothing after its client is gone", async () => {
		const client = await scene.openClient();
		await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
		await client.query("DECLARE c CURSOR FOR SELECT id FROM tags");
		await client.query("FETCH 2 FROM c");
		await expectHeld();
		(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
		await expectNothingHeld();
	});

	it("holds what a cursor WITH HOLD reads until that is closed", async () => {
		const client = await scene.openClient();
		await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
		const first = await countTags(client);
		await client.query("DECLARE held CURSOR WITH HOLD FOR SELECT a.id FROM tags a CROSS JOIN tags b");
		await client.query("FETCH 1 FROM held");
		await addTag();
		await client.query("COMMIT");
		expect(await countTags(client)).toBe(first + 1);
		await expectHeld();
		expect((await client.query("FETCH ALL FROM held")).rowCount).toBe(first * first - 1);
		await client.query("CLOSE held");
		await expectNothingHeld();
	});

	it("has its isolation before its first query", async () => {
		const client = await scene.openClient();
		const tooLate = { code: "25001", message: "SET TRANSACTION ISOLATION LEVEL must be called before any query" };
		await client.query("BEGIN");
		await client.query("SELECT 1");
		await client.query("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
		await expect(client.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")).rejects.toMatchObject(tooLate);
		await client.query("ROLLBACK; BEGIN; SAVEPOINT s");
		await expect(client.query("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE")).rejects.toMatchObject({
			code: "25001",
			message: "SET TRANSACTION ISOLATION LEVEL must not be called in a subtransaction",
		});
		await client.query("ROLLBACK");
		await expect(client.query("SET default_transaction_isolation = 'loose'")).rejects.toMatchObject({
			code: "22023",
			hint: "Available values: serializable, repeatable read, read committed, read uncommitted.",
		});
		await client.query("BEGIN ISOLATION LEVEL SERIALIZABLE");
		await client.query("BEGIN");
		expect((await client.query("SHOW transaction_isolation")).rows).toEqual([
			{ transaction_isolation: "serializable" },
		]);
		await client.query("ROLLBACK");
	});
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import type { IntercomDatabase } from "../../src/kysely/index.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";

const { sandbox, open } = await useSandbox();
const folder = mkdtempSync(join(tmpdir(), "snapshots-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const openFile = () => open({ CacheLocation: join(folder, `${files++}.sqlite`) });

describe("a transaction that reads", () => {
	it("sees the rows of its first statement, whatever is read and kept meanwhile", async () => {
		const connection = await openFile();
		const db = connection.kysely();
		const readState = (from: typeof db) =>
			from
				.selectFrom("conversations")
				.select(({ fn }) => [fn.countAll<number>().as("count"), fn.max("updated_at").as("newest")])
				.executeTakeFirstOrThrow();
		const [first, between, later] = await db.transaction().execute(async (trx) => {
			const before = await readState(trx);
			sandbox.mutate(40);
			await connection.query("REFRESH conversations");
			return [before, await readState(db), await readState(trx)];
		});
		expect(between).not.toEqual(first);
		expect(later).toEqual(first);
		expect(await readState(db)).toEqual(between);
	});

	it("sees tables that were kept before it began, and asks the service for nothing", async () => {
		const connection = await openFile();
		const db = connection.kysely();
		await db.selectFrom("tags").selectAll().execute();
		await db.transaction().execute(async (trx) => {
			await trx.selectFrom("teams").selectAll().execute();
			sandbox.resetRequests();
			expect(await trx.selectFrom("tags").select("id").execute()).toHaveLength(40);
			expect(await trx.selectFrom("tags").select("name").where("name", "like", "a%").stream().next()).toBeDefined();
			expect(await sql`select 1 as one`.execute(trx)).toMatchObject({ rows: [{ one: 1 }] });
			expect(sandbox.requests).toEqual([]);
		});
	});

	it("refuses what was not kept when it began, and says what to do", async () => {
		const db = (await openFile()).kysely();
		const rows = db.transaction().execute(async (trx) => {
			await trx.selectFrom("tags").select("id").execute();
			return trx.selectFrom("contacts").select("id").execute();
		});
		await expect(rows).rejects.toMatchObject({
			code: "not_in_snapshot",
			sqlState: "55000",
			hint: expect.stringContaining("intercom-sql sync contacts"),
		});
	});

	it("goes on after a statement that failed before it read anything", async () => {
		const db = (await openFile()).kysely();
		await db.transaction().execute(async (trx) => {
			await expect(sql`select nothing from tags`.execute(trx)).rejects.toMatchObject({ sqlState: "42703" });
			expect(await trx.selectFrom("tags").select("id").execute()).toHaveLength(40);
		});
	});

	it("joins tables that the first statement reads by each other's rows", async () => {
		const db = (await openFile()).kysely();
		const query = (from: typeof db) =>
			from
				.selectFrom("contacts")
				.innerJoin("contact_tags", "contact_tags.contact_id", "contacts.id")
				.select(["contacts.id", "contact_tags.tag_id"])
				.where("contacts.role", "=", "lead")
				.orderBy("contacts.id")
				.orderBy("contact_tags.tag_id")
				.execute();
		const inside = await db.transaction().execute(query);
		expect(inside.length).toBeGreaterThan(0);
		expect(inside).toEqual(await query(db));
	});

	it("can be had without Kysely", async () => {
		const connection = await openFile();
		await using snapshot = await connection.openSnapshot();
		const { rows } = await snapshot.query<{ n: number }>("SELECT count(*) AS n FROM tags WHERE name <> ?", ["x"]);
		expect(rows).toEqual([{ n: 40 }]);
		let count = 0;
		for await (const { id } of snapshot.stream<{ id: string }>("SELECT id FROM tags")) count += id.length > 0 ? 1 : 0;
		expect(count).toBe(40);
	});

	it("ends with the connection", async () => {
		const connection = await openFile();
		const snapshot = await connection.openSnapshot();
		await snapshot.query("SELECT id FROM tags");
		await connection.close();
		await expect(snapshot.query("SELECT id FROM tags")).rejects.toMatchObject({ sqlState: "08003" });
		await snapshot.release();
	});
});

describe("a transaction is refused, with the reason,", () => {
	const run = (db: Kysely<IntercomDatabase>) =>
		db.transaction().execute((trx) => trx.selectFrom("tags").select("id").execute());

	it.each([
		["in memory", { CacheLocation: ":memory:" }, "CacheLocation"],
		["where nothing is kept", { CacheLocation: join(folder, "live.sqlite"), AutoCache: false }, "AutoCache=true"],
		[
			"where nothing is young enough",
			{ CacheLocation: join(folder, "old.sqlite"), CacheTolerance: 0 },
			"CacheTolerance",
		],
	])("%s", async (_where, properties, advice) => {
		const db = (await open(properties)).kysely();
		await expect(run(db)).rejects.toMatchObject({ sqlState: "0A000", hint: expect.stringContaining(advice) });
	});

	it("when it is to write", async () => {
		const db = (await openFile()).kysely();
		const writing = db.transaction().setAccessMode("read write");
		await expect(writing.execute(() => Promise.resolve())).rejects.toMatchObject({
			sqlState: "0A000",
			hint: expect.stringContaining("rolled back"),
		});
	});

	it("when it writes after all", async () => {
		const db = (await openFile()).kysely();
		const writing = db.transaction().execute((trx) => sql`select id into "csv://tags.csv" from tags`.execute(trx));
		await expect(writing).rejects.toMatchObject({ sqlState: "0A000", hint: expect.stringContaining("rolled back") });
	});
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { IntercomDialect } from "../../src/intercom-dialect/index.ts";
import type { IntercomDatabase } from "../../src/kysely/index.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";

const { sandbox, open } = await useSandbox();
const folder = mkdtempSync(join(tmpdir(), "kysely-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const options = () => ({ URL: sandbox.url, APIKey: sandbox.accessToken, CacheLocation: ":memory:" });

describe("Kysely", () => {
	it("is that of the program, which may have loaded it itself", async () => {
		expect((await open()).kysely()).toBeInstanceOf(Kysely);
	});

	it("builds queries that run, with the types of the tables", async () => {
		const db = (await open()).kysely();
		const leads = await db
			.selectFrom("contacts")
			.select(["id", "email"])
			.where("role", "=", "lead")
			.orderBy("id")
			.limit(5)
			.execute();
		expect(leads).toHaveLength(5);
		const ids: string[] = leads.map((lead) => lead.id);
		expect(ids).toEqual([...ids].sort());
	});

	it("pushes its parameters down", async () => {
		const db = (await open()).kysely();
		sandbox.resetRequests();
		await db.selectFrom("contacts").select("id").where("role", "=", "lead").limit(2).execute();
		expect(sandbox.requests).toHaveLength(1);
		expect(JSON.stringify(sandbox.requests[0]?.body)).toContain("lead");
	});

	it("joins, groups and aggregates", async () => {
		const db = (await open()).kysely();
		const rows = await db
			.selectFrom("conversations")
			.innerJoin("teams", "teams.id", "conversations.team_assignee_id")
			.select(({ fn }) => [
				"teams.name",
				fn.countAll<number>().as("conversations"),
				sql<number>`median(statistics_time_to_admin_reply)`.as("reply"),
			])
			.groupBy("teams.name")
			.orderBy("teams.name")
			.execute();
		expect(rows.length).toBeGreaterThan(2);
		for (const row of rows) expect(row.conversations).toBeGreaterThan(0);
	});

	it("leaves the connection open when it is destroyed", async () => {
		const connection = await open();
		const db = connection.kysely();
		await db.selectFrom("tags").select("id").execute();
		await db.destroy();
		expect((await connection.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
	});
});

describe("IntercomDialect", () => {
	const name = (db: Kysely<IntercomDatabase>) => db.selectFrom("teams").select("name").orderBy("name").execute();

	it("takes a connection string, properties, or an open connection, and gives the same rows", async () => {
		const text = `URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=:memory:;`;
		const given = [text, options(), await open()];
		const builders = given.map((each) => new Kysely<IntercomDatabase>({ dialect: new IntercomDialect(each) }));
		const [first, ...others] = await Promise.all(builders.map(name));
		expect(first?.length).toBeGreaterThan(2);
		for (const other of others) expect(other).toEqual(first);
		await Promise.all(builders.map((db) => db.destroy()));
	});

	it("connects with the first statement, and tells then why it cannot", async () => {
		sandbox.resetRequests();
		const wrong = new Kysely<IntercomDatabase>({ dialect: new IntercomDialect({ ...options(), APIKey: "wrong" }) });
		expect(sandbox.requests).toEqual([]);
		await expect(name(wrong)).rejects.toMatchObject({ sqlState: "28000" });
		await wrong.destroy();
	});

	it("closes what it opened, and not what it was given", async () => {
		const connection = await open();
		const lent = new Kysely<IntercomDatabase>({ dialect: new IntercomDialect(connection) });
		await name(lent);
		await lent.destroy();
		expect((await connection.query("SELECT 1 AS one")).rowCount).toBe(1);
		const location = join(folder, "closed.sqlite");
		const own = new Kysely<IntercomDatabase>({
			dialect: new IntercomDialect({ ...options(), CacheLocation: location }),
		});
		await name(own);
		await own.destroy();
		await expect(name(own)).rejects.toThrow("destroyed");
		// A file that nobody has open has no log beside it.
		expect(() => rmSync(`${location}-wal`)).toThrow("ENOENT");
	});
});

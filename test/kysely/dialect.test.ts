import { Kysely, sql } from "kysely";
import { describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";

const { sandbox, open } = await useSandbox();

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

	it("streams", async () => {
		const db = (await open()).kysely();
		let count = 0;
		for await (const row of db.selectFrom("tags").select("name").stream()) {
			expect(row.name).toBeTypeOf("string");
			count++;
		}
		expect(count).toBe(40);
	});

	it("shows the catalog to its introspection", async () => {
		const db = (await open()).kysely();
		const tables = await db.introspection.getTables();
		expect(tables.find((table) => table.name === "contacts")?.columns[0]).toMatchObject({
			name: "id",
			dataType: "varchar",
			isNullable: false,
		});
	});

	it("refuses transactions, which an API does not have", async () => {
		const db = (await open()).kysely();
		await expect(db.transaction().execute(() => Promise.resolve())).rejects.toMatchObject({ sqlState: "0A000" });
	});

	it("leaves the connection open when it is destroyed", async () => {
		const connection = await open();
		await connection.kysely().destroy();
		expect((await connection.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
	});
});

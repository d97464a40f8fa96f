import { describe, expect, it } from "vitest";
import type { ConnectionOptions } from "../../src/driver/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";

const { service, views } = await loadProfile("Intercom");
const versions = (service.versions?.known ?? []) as NonNullable<ConnectionOptions["ApiVersion"]>[];
const { sandbox, open } = await useSandbox({ contacts: 60, companies: 10, conversations: 200, articles: 8 });

describe("the profile's views", () => {
	it.each(versions)("give what their files say in API version %s", async (version) => {
		const connection = await open({ ApiVersion: version });
		const there = views.filter(({ since }) => since === undefined || Number(since) <= Number(version));
		expect(there.length).toBeGreaterThan(10);
		for (const { schema, name, columns } of there) {
			const result = await connection.query(`SELECT * FROM ${schema}.${name} LIMIT 1`);
			expect(
				result.columns.map((column) => column.name),
				name,
			).toEqual(columns.map((column) => column.name));
		}
		for (const { schema, name, since } of views.filter((view) => !there.includes(view)))
			await expect(connection.query(`SELECT * FROM ${schema}.${name}`)).rejects.toMatchObject({
				sqlState: "42P01",
				hint: expect.stringContaining(`from ${String(since)} on`) as string,
			});
	});

	it("stand in the catalog with their columns and what these are", async () => {
		const connection = await open();
		const tables = await connection.query(
			"SELECT table_name, table_type FROM information_schema.tables WHERE table_schema = 'reports' ORDER BY 1",
		);
		expect(tables.rows).toEqual(views.map(({ name }) => ({ table_name: name, table_type: "VIEW" })));
		const columns = await connection.query(
			"SELECT columnname AS name, datatypename AS type, description FROM sys_tablecolumns WHERE tablename = 'csat_by_month' LIMIT 2",
		);
		expect(columns.rows[0]).toMatchObject({ name: "month", type: "DATE" });
		expect((await connection.tables()).filter(({ name }) => name === "csat_by_month")).toHaveLength(1);
		expect((await connection.columns("conversation_metrics")).map(({ name }) => name)).toContain(
			"first_response_minutes",
		);
	});

	it("are found by their names alone, in any case, and a wrong name leads on", async () => {
		const connection = await open();
		expect((await connection.query("SELECT * FROM CsatByMonth LIMIT 1")).columns).toHaveLength(8);
		expect((await connection.query("SELECT * FROM intercom.reports.csat_by_month LIMIT 1")).columns).toHaveLength(8);
		await expect(connection.query("SELECT * FROM reports.csat_by_moth")).rejects.toMatchObject({
			sqlState: "42P01",
			hint: expect.stringContaining("csat_by_month") as string,
		});
		await expect(connection.query("SELECT nothing FROM reports.csat_by_month")).rejects.toMatchObject({
			sqlState: "42703",
		});
	});

	it("let conditions through to the service", async () => {
		const connection = await open({ AutoCache: false });
		sandbox.resetRequests();
		const { rows } = await connection.query(
			"SELECT conversation_id, first_response_minutes FROM reports.conversation_metrics WHERE created_at > now() - interval '60 days' AND state = 'closed' ORDER BY created_at DESC LIMIT 5",
		);
		expect(rows).toHaveLength(5);
		expect(sandbox.requests.filter(({ path }) => path === "/conversations/search")).toHaveLength(1);
	});

	it.each(views)("$name has the same rows without pushdown", async ({ schema, name }) => {
		const [pushed, plain] = [await open(), await open({ Pushdown: false })];
		const sql = `SELECT * FROM ${schema}.${name}`;
		const read = async (connection: typeof pushed) =>
			(await connection.query(sql)).rows.map((row) => JSON.stringify(row)).sort();
		// One after the other, for there is one scroll over the companies at a time.
		expect(await read(pushed)).toEqual(await read(plain));
	});
});

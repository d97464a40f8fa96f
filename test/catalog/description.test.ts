import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ProviderError } from "../../src/base/index.ts";
import { connectionProperties } from "../../src/connection-string/index.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";

const place = await useSandbox({ contacts: 10, companies: 3, conversations: 10 });
const folder = await mkdtemp(join(tmpdir(), "views-"));
afterAll(() => rm(folder, { recursive: true }));

async function failureOf(work: Promise<unknown>): Promise<ProviderError> {
	const outcome = await work.catch((error: unknown) => error);
	if (outcome instanceof ProviderError) return outcome;
	throw new Error("there was no error");
}

async function writeViews(name: string, views: Readonly<Record<string, unknown>>): Promise<string> {
	const path = join(folder, name);
	await writeFile(path, JSON.stringify(views));
	return path;
}

describe("the tables that tell of the catalog", () => {
	it.each([
		"sys_catalogs",
		"sys_schemas",
		"sys_tables",
		"sys_tablecolumns",
		"sys_primarykeys",
		"sys_foreignkeys",
		"sys_keycolumns",
		"sys_indexes",
		"sys_connection_props",
		"sys_sqlinfo",
		"sys_information",
		"information_schema.schemata",
		"information_schema.tables",
		"information_schema.columns",
		"information_schema.table_constraints",
		"information_schema.key_column_usage",
		"information_schema.referential_constraints",
		"information_schema.routines",
	])("%s has rows, and needs no request", async (table) => {
		const connection = await place.open();
		place.sandbox.resetRequests();
		const { rows, columns } = await connection.query(`SELECT * FROM ${table}`);
		expect(rows.length).toBeGreaterThan(0);
		for (const { name } of columns) expect(rows[0]).toHaveProperty([name]);
		expect(place.sandbox.requests).toEqual([]);
	});

	it.each(["sys_procedures", "sys_procedureparameters", "information_schema.views"])(
		"%s can be asked",
		async (table) => {
			const connection = await place.open();
			expect((await connection.query(`SELECT * FROM ${table}`)).rows).toEqual([]);
		},
	);

	it("agree with what the connection says of its tables and columns", async () => {
		const connection = await place.open();
		const { rows } = await connection.query(
			"SELECT ColumnName, DataTypeName, IsKey FROM sys_tablecolumns WHERE TableName = 'contacts' ORDER BY Ordinal",
		);
		const columns = await connection.columns("contacts");
		expect(rows).toEqual(
			columns.map(({ name, type, isKey }) => ({ ColumnName: name, DataTypeName: type.toUpperCase(), IsKey: isKey })),
		);
	});

	it("join with each other, with tables and in subqueries", async () => {
		const connection = await place.open();
		const { rows } = await connection.query(
			`SELECT t.table_name, count(*) AS n FROM information_schema.tables t
			 JOIN information_schema.columns c USING (table_schema, table_name)
			 WHERE t.table_name IN (SELECT TableName FROM sys_tables WHERE TableType = 'TABLE') AND t.table_name = 'tags'
			 GROUP BY t.table_name`,
		);
		expect(rows).toEqual([{ table_name: "tags", n: (await connection.columns("tags")).length }]);
	});

	it("list every connection property, and no secret", async () => {
		const connection = await place.open();
		const { rows } = await connection.query("SELECT PropertyName, Value FROM sys_connection_props ORDER BY Ordinal");
		expect(rows.map((row) => row["PropertyName"])).toEqual(connectionProperties.map(({ name }) => name));
		expect(JSON.stringify(rows)).not.toContain(place.sandbox.accessToken);
	});
});

describe("views of the user", () => {
	it("are tables like others, and may use each other", async () => {
		const path = await writeViews("good.json", {
			tag_count: { query: "SELECT count(*) AS n FROM named_tags" },
			named_tags: { query: "SELECT id, name FROM tags WHERE name IS NOT NULL ORDER BY name" },
		});
		const connection = await place.open({ UserDefinedViews: path });
		const direct = (await connection.query("SELECT count(*) AS n FROM tags WHERE name IS NOT NULL")).rows;
		expect((await connection.query("SELECT n FROM tag_count")).rows).toEqual(direct);
		expect(
			(await connection.query("SELECT count(*) AS n FROM UserViews.named_tags v JOIN tags t ON t.id = v.id")).rows,
		).toEqual(direct);
		expect((await connection.query("SELECT table_name FROM information_schema.views ORDER BY 1")).rows).toEqual([
			{ table_name: "named_tags" },
			{ table_name: "tag_count" },
		]);
		expect(await connection.columns("named_tags")).toMatchObject([{ name: "id" }, { name: "name" }]);
	});

	it.each([
		[{ v: { query: "SELECT nope FROM tags" } }, "42703"],
		[{ tags: { query: "SELECT 1" } }, "22023"],
		[{ v: { query: "SELECT * FROM v" } }, "42P01"],
		[{ v: { sql: "SELECT 1" } }, "22023"],
		[{ v: { query: "DELETE FROM tags" } }, "0A000"],
	])("that are wrong are refused when connecting: %j", async (views, sqlState) => {
		const path = await writeViews("bad.json", views);
		expect((await failureOf(place.open({ UserDefinedViews: path }))).sqlState).toBe(sqlState);
	});

	it("in a file that is not there are refused", async () => {
		const path = join(folder, "missing.json");
		expect((await failureOf(place.open({ UserDefinedViews: path }))).sqlState).toBe("22023");
	});
});

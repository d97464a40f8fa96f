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
	])("%s has rows, and needs no request but for what describes attributes", async (table) => {
		const connection = await place.open();
		place.sandbox.resetRequests();
		const { rows, columns } = await connection.query(`SELECT * FROM ${table}`);
		expect(rows.length).toBeGreaterThan(0);
		for (const { name } of columns) expect(rows[0]).toHaveProperty([name]);
		const isOfColumns = table === "sys_tablecolumns" || table === "information_schema.columns";
		const describing = ["/conversations/attributes", "/data_attributes", "/ticket_types"];
		const asked = place.sandbox.requests.map(({ path }) => path.split("?")[0]).sort();
		expect(asked).toEqual(isOfColumns ? describing : []);
	});

	it("information_schema.views has those of the profile, where the user has none", async () => {
		const connection = await place.open();
		const { rows } = await connection.query("SELECT DISTINCT table_schema FROM information_schema.views");
		expect(rows).toEqual([{ table_schema: "reports" }]);
	});

	it("list the procedures that can be called, and their parameters", async () => {
		const connection = await place.open();
		const { rows } = await connection.query(
			`SELECT p.ProcedureName, c.ColumnName, c.Direction, c.IsRequired FROM sys_procedures p
			 JOIN sys_procedureparameters c USING (ProcedureName)
			 WHERE ProcedureName = 'refresh_oauth_access_token' AND c.Ordinal <= 2 ORDER BY c.Ordinal`,
		);
		const procedure = { ProcedureName: "refresh_oauth_access_token" };
		expect(rows).toEqual([
			{ ...procedure, ColumnName: "oauth_refresh_token", Direction: 1, IsRequired: true },
			{ ...procedure, ColumnName: "oauth_access_token", Direction: 5, IsRequired: false },
		]);
	});

	it("list every table that can be asked, themselves too", async () => {
		const connection = await place.open();
		const { rows } = await connection.query<{ SchemaName: string; TableName: string }>(
			"SELECT SchemaName, TableName FROM sys_tables",
		);
		const names = rows.map((row) => `"${row.SchemaName}"."${row.TableName}"`);
		for (const name of ["sys_cache", "sys_requests", "sys_ratelimit", "sys_tables"])
			expect(rows).toContainEqual(expect.objectContaining({ TableName: name }));
		for (const name of names)
			expect(connection.prepare(`SELECT * FROM ${name}`).columns.length, name).toBeGreaterThan(0);
	});

	// The columns that clients of this family of drivers read.
	it.each([
		["sys_catalogs", "CatalogName"],
		["sys_schemas", "CatalogName, SchemaName"],
		[
			"sys_tables",
			"CatalogName, SchemaName, TableName, TableType, Description, IsUpdateable, Permission, RequiredPredicate",
		],
		[
			"sys_tablecolumns",
			"CatalogName, SchemaName, TableName, ColumnName, DataTypeName, DataType, Length, DisplaySize, NumericPrecision, NumericScale, IsNullable, Description, Ordinal, IsAutoIncrement, IsGeneratedColumn, IsHidden, IsArray, IsReadOnly, IsKey, ColumnType",
		],
		["sys_procedures", "CatalogName, SchemaName, ProcedureName, Description, ProcedureType"],
		[
			"sys_procedureparameters",
			"ProcedureName, ColumnName, Direction, DataTypeName, IsRequired, Description, Values, CatalogName, SchemaName, DataType, Length, NumericPrecision, NumericScale, IsNullable, Ordinal, IsArray, SupportsStreams",
		],
		[
			"sys_keycolumns",
			"CatalogName, SchemaName, TableName, ColumnName, IsKey, IsForeignKey, PrimaryKeyName, ForeignKeyName, ReferencedCatalogName, ReferencedSchemaName, ReferencedTableName, ReferencedColumnName",
		],
		[
			"sys_foreignkeys",
			"CatalogName, SchemaName, TableName, ColumnName, PrimaryKeyName, ForeignKeyName, ReferencedCatalogName, ReferencedSchemaName, ReferencedTableName, ReferencedColumnName, ForeignKeyType",
		],
		["sys_primarykeys", "CatalogName, SchemaName, TableName, ColumnName, KeySeq, KeyName"],
		["sys_indexes", "IndexName, ColumnName, CatalogName, SchemaName, TableName, IsUnique, IsPrimary, Type, SortOrder"],
		[
			"sys_connection_props",
			"PropertyName, Name, ShortDescription, Type, Values, Default, Value, Category, Required, Sensitivity, Visible, Hierarchy, Ordinal, CatOrdinal",
		],
		["sys_sqlinfo", "NAME, VALUE"],
		["sys_information", "Name, Value"],
	])("%s has the columns that clients read", async (table, columns) => {
		const connection = await place.open();
		const names = connection.prepare(`SELECT * FROM ${table}`).columns.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(columns.split(", ")));
	});

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

	it("tell what can be written, as the connection does", async () => {
		const connection = await place.open();
		const tables = await connection.tables();
		const columns = await connection.columns("companies");
		const listed = await connection.query(
			`SELECT TableName, IsUpdateable, IsInsertable, IsUpdatable, IsDeletable, UpsertKeys, WritePermission
			 FROM sys_tables WHERE TableName IN ('companies', 'segments', 'contact_tags') ORDER BY 1`,
		);
		expect(listed.rows.map((row) => Object.values(row))).toEqual([
			["companies", true, true, true, true, "id or company_id", "Write users and companies (write_users_companies)"],
			["contact_tags", true, true, false, true, null, "Write tags (write_tags)"],
			["segments", false, false, false, false, null, null],
		]);
		expect(tables.find(({ name }) => name === "companies")).toMatchObject({
			isInsertable: true,
			isUpdatable: true,
			isDeletable: true,
			upsertKeys: [["id"], ["company_id"]],
			inputs: [{ name: "update_last_request_at", isInsertable: true, isUpdatable: false, isRequired: false }],
		});
		const { rows } = await connection.query(
			`SELECT c.ColumnName, c.IsInsertable, c.IsUpdatable, c.IsRequired, c.IsReadOnly, i.is_updatable
			 FROM sys_tablecolumns c JOIN information_schema.columns i ON i.table_name = c.TableName AND i.column_name = c.ColumnName
			 WHERE c.TableName = 'companies' ORDER BY c.Ordinal`,
		);
		expect(rows.map((row) => Object.values(row))).toEqual(
			columns.map(({ name, isInsertable, isUpdatable, isRequired }) => [
				name,
				isInsertable,
				isUpdatable,
				isRequired,
				!isInsertable && !isUpdatable,
				isUpdatable ? "YES" : "NO",
			]),
		);
		expect(columns.find(({ name }) => name === "company_id")).toMatchObject({ isInsertable: true, isUpdatable: false });
		const insertable = await connection.query(
			"SELECT table_name FROM information_schema.tables WHERE is_insertable_into = 'YES' ORDER BY 1",
		);
		expect(insertable.rows.map((row) => row["table_name"])).toEqual(
			tables
				.filter((table) => table.isInsertable)
				.map(({ name }) => name)
				.sort(),
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

describe("the tables that tell of the connection", () => {
	it("list the requests that were made, and the limit that the service tells", async () => {
		const connection = await place.open({ ConnectOnOpen: false, RateLimit: 6000 });
		const asked = "SELECT method, path, status, attempt FROM sys_requests ORDER BY number";
		expect((await connection.query(asked)).rows).toEqual([]);
		expect((await connection.query("SELECT remaining, calls_per_minute FROM sys_ratelimit")).rows).toEqual([
			{ remaining: null, calls_per_minute: 6000 },
		]);
		await connection.query("SELECT id FROM tags");
		expect((await connection.query(asked)).rows).toEqual([{ method: "GET", path: "/tags", status: 200, attempt: 1 }]);
		const { rows } = await connection.query("SELECT * FROM sys_ratelimit");
		expect(rows).toMatchObject([{ service: "Intercom", in_flight: 0, waiting: 0, window_ms: 10_000 }]);
		expect(rows[0]?.["remaining"]).toBeLessThan(Number(rows[0]?.["calls_per_window"]));
		expect(rows[0]?.["reset_at"]).toBeInstanceOf(Date);
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
		expect(
			(
				await connection.query(
					"SELECT table_name FROM information_schema.views WHERE table_schema = 'UserViews' ORDER BY 1",
				)
			).rows,
		).toEqual([{ table_name: "named_tags" }, { table_name: "tag_count" }]);
		expect(await connection.columns("named_tags")).toMatchObject([{ name: "id" }, { name: "name" }]);
	});

	it("may have the name of one of the profile, and are meant then", async () => {
		const path = await writeViews("own.json", { csat_by_month: { query: "SELECT 1 AS own" } });
		const connection = await place.open({ UserDefinedViews: path });
		expect((await connection.query("SELECT * FROM csat_by_month")).rows).toEqual([{ own: 1 }]);
		expect((await connection.query("SELECT * FROM reports.csat_by_month LIMIT 1")).columns).toHaveLength(8);
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

import { expect, it } from "vitest";
import { startScene } from "./wire-scene.ts";

const privileges = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "INSERT, SELECT", "SELECT WITH GRANT OPTION"];

it("are what can be done with a table: all are read, and written what the service takes", async () => {
	await using scene = await startScene();
	const client = await scene.openClient();
	const listOf = async (table: string) => {
		const { rows } = await client.query<{ p: string }>(
			"SELECT p FROM unnest($1::text[]) p WHERE has_table_privilege($2, p) ORDER BY 1",
			[privileges, table],
		);
		return rows.map(({ p }) => p);
	};
	expect(await listOf("tags")).toEqual(["DELETE", "INSERT", "INSERT, SELECT", "SELECT", "UPDATE"]);
	expect(await listOf("public.teams")).toEqual(["INSERT, SELECT", "SELECT"]);
	expect(await listOf("pg_catalog.pg_class")).toEqual(["INSERT, SELECT", "SELECT"]);
	const { rows } = await client.query(
		"SELECT has_table_privilege(99999999, 'SELECT') AS a, has_table_privilege(NULL, 'SELECT') AS b, has_schema_privilege('public', 'CREATE') AS c",
	);
	expect(rows).toEqual([{ a: null, b: null, c: false }]);
	await client.query("SET default_transaction_read_only = on");
	expect(await listOf("tags")).toEqual(["INSERT, SELECT", "SELECT"]);
	for (const [call, code] of [
		["has_table_privilege('nope', 'SELECT')", "42P01"],
		["has_table_privilege('nobody', 'tags', 'SELECT')", "42704"],
		["has_table_privilege('tags', 'READ')", "22023"],
		["has_column_privilege('nope', 'name', 'SELECT')", "42P01"],
		["has_schema_privilege('nope', 'USAGE')", "3F000"],
		["pg_has_role('nope', 'USAGE')", "42704"],
	])
		await expect(client.query(`SELECT ${String(call)}`), call).rejects.toMatchObject({ code });
});

it("end with reading where a connection only reads", async () => {
	await using scene = await startScene({}, { Readonly: true });
	const client = await scene.openClient();
	const sql =
		"SELECT has_table_privilege('tags', 'SELECT') AS r, has_table_privilege('tags', 'INSERT, UPDATE, DELETE') AS w";
	expect((await client.query(sql)).rows).toEqual([{ r: true, w: false }]);
});

import { describe, expect, it } from "vitest";
import {
	informationNamespace,
	listBuiltInColumns,
	listBuiltInRelations,
} from "../../src/catalog/postgres/built-in-rows.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 1, conversations: 0 });
const columnsByRelation = listBuiltInColumns();
const relations = listBuiltInRelations().filter(({ kind }) => kind === "r" || kind === "v");
const schemaOf = (namespace: number) => (namespace === informationNamespace ? "information_schema" : "pg_catalog");

describe("PostgreSQL's own tables", () => {
	it("can all be read, with the columns that PostgreSQL 15 has", async () => {
		const connection = await open();
		expect(relations.length).toBeGreaterThan(190);
		for (const { oid, name, namespace } of relations) {
			const { columns } = await connection.query(`SELECT * FROM ${schemaOf(namespace)}.${name} WHERE false`);
			const expected = columnsByRelation.get(oid)?.map(([column]) => column);
			expect({ name, columns: columns.map((column) => column.name) }).toEqual({ name, columns: expected });
		}
	});

	it("have the system columns that clients ask for", async () => {
		const connection = await open();
		const sql = "SELECT c.xmin::text::bigint AS made, xmax, tableoid AS oid FROM pg_class c WHERE relname = 'pg_class'";
		expect((await connection.query(sql)).rows).toEqual([{ made: 2, xmax: 0, oid: 1259 }]);
	});

	it("show names as texts, whatever they are kept as", async () => {
		const connection = await open();
		const { rows, columns } = await connection.query("SELECT 'pg_class'::regclass AS c, pg_typeof(1) AS t");
		expect(rows).toEqual([{ c: "pg_class", t: "integer" }]);
		expect(columns.map(({ type, postgres }) => [type, postgres.oid])).toEqual([
			["varchar", 2205],
			["varchar", 2206],
		]);
	});

	it("are empty where nothing here is like them, and need no request", async () => {
		const connection = await open();
		const sql =
			"SELECT (SELECT count(*) FROM pg_stat_wal_receiver) + (SELECT count(*) FROM information_schema.triggers) AS n";
		expect((await connection.query(sql)).rows).toEqual([{ n: 0 }]);
	});

	it("are what functions in FROM give", async () => {
		const connection = await open();
		const settings = "SELECT s.name, setting FROM pg_show_all_settings() s WHERE s.name = 'server_encoding'";
		expect((await connection.query(settings)).rows).toEqual([{ name: "server_encoding", setting: "UTF8" }]);
		const options = `SELECT relname, option_name, option_value FROM pg_class, pg_options_to_table(ARRAY['a=b=c', 'd', relname || '=']) WHERE oid = 1259`;
		expect((await connection.query(options)).rows).toEqual([
			{ relname: "pg_class", option_name: "a", option_value: "b=c" },
			{ relname: "pg_class", option_name: "d", option_value: null },
			{ relname: "pg_class", option_name: "pg_class", option_value: "" },
		]);
		expect((await connection.query("SELECT count(*) AS n FROM pg_options_to_table(NULL)")).rows).toEqual([{ n: 0 }]);
	});

	it("are told of by functions about rights, transactions and the write-ahead log", async () => {
		const connection = await open();
		// PostgreSQL 15 says the same.
		const rights = `SELECT nspname, a.grantor, a.grantee, privilege_type, is_grantable FROM pg_namespace, aclexplode(nspacl) a
			WHERE nspname IN ('public', 'pg_catalog') ORDER BY 1, 3, 4`;
		expect((await connection.query(rights)).rows.map((row) => Object.values(row).map(String).join(" "))).toEqual([
			...["pg_catalog 10 0 USAGE false", "pg_catalog 10 10 CREATE false", "pg_catalog 10 10 USAGE false"],
			...["public 6171 0 USAGE false", "public 6171 6171 CREATE false", "public 6171 6171 USAGE false"],
		]);
		// As pgAdmin asks for rights, and for what a function takes.
		const shown = `SELECT (d).grantee, (d).privilege_type FROM (SELECT aclexplode(acldefault('f', relowner)) AS d FROM pg_class WHERE oid = 1259) a`;
		expect((await connection.query(shown)).rows).toEqual([
			{ grantee: 0, privilege_type: "EXECUTE" },
			{ grantee: 10, privilege_type: "EXECUTE" },
		]);
		// As DBeaver does: * has nothing of the function beside it.
		const beside = `SELECT *, (aclexplode(acl)).grantee AS who FROM (SELECT 1 AS a, acldefault('l', 10) AS acl) t`;
		expect((await connection.query(beside)).columns.map(({ name }) => name)).toEqual(["a", "acl", "who"]);
		const taken = `SELECT oidvectortypes(proargtypes) AS types, array_to_string(pg_blocking_pids(1), ',') AS blocking FROM pg_proc WHERE oid = 2507`;
		expect((await connection.query(taken)).rows).toEqual([{ types: "oid, integer, boolean", blocking: "" }]);
		const sql = `SELECT max(age(relfrozenxid)) AS age, age(timestamp '2024-01-02', timestamp '2024-01-01')::text AS span, pg_current_wal_lsn() AS place,
			pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::int AS behind, pg_last_wal_replay_lsn() AS followed,
			max(CASE relname WHEN 'tags' THEN pg_relation_is_updatable(oid, true) END) AS written,
			max(CASE relname WHEN 'pg_class' THEN pg_relation_is_updatable(oid, true) END) AS own FROM pg_class WHERE relname IN ('tags', 'pg_class')`;
		expect((await connection.query(sql)).rows).toEqual([
			{ age: 0, span: "1 day", place: "0/0", behind: 0, followed: null, written: 28, own: 0 },
		]);
	});

	it("count nothing of tables and indexes, but have them all", async () => {
		const connection = await open();
		const counted = `SELECT st.relname, d.description IS NOT NULL AS told, seq_scan, s.idx_scan, heap_blks_read AS read, i.indexrelname AS index
			FROM pg_stat_user_tables s JOIN pg_statio_all_tables st USING (relid) JOIN pg_description d ON d.objoid = relid AND d.objsubid = 0
			JOIN pg_stat_user_indexes i USING (relid) WHERE s.relname = 'contacts'`;
		expect((await connection.query(counted)).rows).toEqual([
			{ relname: "contacts", told: true, seq_scan: 0, idx_scan: 0, read: 0, index: "contacts_pkey" },
		]);
		const schemas = "SELECT DISTINCT schemaname FROM pg_stat_sys_tables ORDER BY 1";
		expect((await connection.query(schemas)).rows.map(({ schemaname }) => schemaname)).toEqual([
			...["information_schema", "pg_catalog", "pg_toast"],
		]);
	});
});

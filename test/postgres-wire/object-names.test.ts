import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPostgres } from "../differential/postgres-server.ts";
import { startBeside, type TwoServers } from "./beside-postgres.ts";

const programs = findPostgres();
const asText = { getTypeParser: () => (value: unknown) => value };
let servers: TwoServers | undefined;
let clients: readonly pg.Client[] = [];

beforeAll(async () => {
	if (programs === undefined) return;
	servers = await startBeside(programs);
	clients = [servers.ours, servers.real].map(
		(port) => new pg.Client({ host: "127.0.0.1", port, user: "intercom", database: "intercom", types: asText }),
	);
	for (const client of clients) await client.connect();
});

afterAll(async () => {
	for (const client of clients) await client.end();
	await servers?.[Symbol.asyncDispose]();
});

async function describeAnswer(client: pg.Client, sql: string): Promise<string> {
	try {
		const { fields, rows } = await client.query<unknown[]>({ text: sql, rowMode: "array" });
		const columns = fields.map(({ name, dataTypeID }) => `${name}:${String(dataTypeID)}`).join();
		return `${columns} ${rows.map((row) => JSON.stringify(row)).join(" ")}`;
	} catch (error) {
		return `error ${String((error as { code?: string }).code)}`;
	}
}

// Object ids of tables are others on each server, and are not shown.
const statements = [
	// What there is not is an error for a cast, and NULL for to_reg….
	...["regclass", "regtype", "regproc", "regprocedure", "regnamespace", "regrole", "regcollation", "regoper"].flatMap(
		(type) => [`SELECT 'nope'::${type}`, `SELECT ('no' || 'pe')::${type}`, `SELECT ''::${type}`],
	),
	"SELECT 'nope(integer)'::regprocedure",
	"SELECT 'public.nope'::regclass",
	"SELECT 'nosuch.tags'::regclass",
	"SELECT '{int4,nope}'::regtype[]",
	"SELECT oid FROM pg_class WHERE oid = 'nope'::regclass",
	"SELECT to_regclass('nope'), to_regtype('nope'), to_regproc('nope'), to_regnamespace('nope'), to_regrole('nope')",
	"SELECT coalesce(to_regclass('nope')::text, 'none'), NULL::regclass",
	// What is looked up is known by any of its names.
	"SELECT 'tags'::regclass, '\"public\".\"tags\"'::regclass, 'PUBLIC.Tags'::regclass, 'tags'::text::regclass",
	"SELECT '-'::regclass, '0'::regclass, 99999999::regclass, 99999999::regtype, 99999999::regproc",
	"SELECT 'int'::regtype, 'character varying(10)'::regtype, 'numeric(10, 2)'::regtype, 'int4[]'::regtype, '_int4'::regtype",
	"SELECT 'integer'::regtype::oid, 'pg_catalog'::regnamespace::oid, 'now'::regproc::oid",
	"SELECT 'now'::regproc, 'pg_catalog.now'::regproc, 'abs(integer)'::regprocedure, 'intercom'::regrole",
	"SELECT relname::regclass FROM pg_class WHERE relname = 'tags'",
	"SELECT 'tags'::regclass IN ('tags', 'admins'), 'tags'::regclass = 'admins', 'tags'::regclass::oid = 'tags'::regclass",
	// Names in arrays, texts and documents.
	"SELECT ARRAY['tags'::regclass, 'admins'::regclass]",
	"SELECT ARRAY['int4'::regtype, 'text'::regtype]::text[], '{int4,text}'::regtype[], '{int4,text}'::regtype[]::text[]",
	"SELECT array_agg(oid::regclass ORDER BY relname) FROM pg_class WHERE relname IN ('tags', 'admins')",
	"SELECT array_to_string(proargtypes::regtype[], ', ') FROM pg_proc WHERE proname = 'format_type'",
	"SELECT concat('tags'::regclass, '!'), 'tags'::regclass || '!', format('%I', 'tags'::regclass), to_json('tags'::regclass)",
	// What is looked up may be an aggregate of the query.
	"SELECT max(oid)::regclass::text FROM pg_class WHERE relname = 'pg_class'",
	"SELECT max(relname)::regclass, coalesce(max(oid)::regclass::text, 'x') || '!' FROM pg_class WHERE relname = 'pg_class'",
	"SELECT format_type(max(oid), NULL), (max(oid) FILTER (WHERE oid < 20))::regtype::text, count(*) FROM pg_type WHERE oid < 30",
	"SELECT array_to_string(array_agg(oid ORDER BY oid)::regtype[], ', ') FROM pg_type WHERE oid < 22",
	"SELECT pg_get_userbyid(max(relowner)), pg_table_is_visible(max(oid)), has_table_privilege(max(oid), 'SELECT') FROM pg_class WHERE relname = 'pg_class'",
	"SELECT relkind FROM pg_class WHERE relname = 'pg_class' GROUP BY relkind HAVING max(oid)::regclass::text = 'pg_class'",
	"SELECT relkind, max(oid)::regclass FROM pg_class WHERE relname IN ('pg_class', 'pg_class_oid_index') GROUP BY 1 ORDER BY max(oid)::regclass::text DESC",
	"SELECT typlen, max(oid)::regtype::text FROM pg_type WHERE oid < 26 GROUP BY ROLLUP (typlen) ORDER BY 1, 2",
	"SELECT DISTINCT max(oid)::regtype::text FROM pg_type WHERE oid < 26 GROUP BY typlen ORDER BY 1",
	"SELECT max(max(oid)::regtype::text) OVER () FROM pg_type WHERE oid < 26 GROUP BY typlen LIMIT 1",
	"SELECT format_type(16 + 0 * max(length(id)), NULL) FROM contacts LIMIT 1",
	"SELECT max(oid)::regclass::text FROM pg_class WHERE false",
	// The type of an expression is a regtype.
	"SELECT pg_typeof(1), pg_typeof('x'), pg_typeof(now()), pg_typeof(ARRAY[1]), pg_typeof(1.5), pg_typeof(NULL), pg_typeof(ROW(1))",
	"SELECT pg_typeof(1) = 'integer'::regtype, pg_typeof(1) = 'int4', pg_typeof(1)::text = 'integer', pg_typeof(1)::oid",
	"SELECT pg_typeof(pg_typeof(1)), pg_typeof('tags'::regclass), pg_typeof(ARRAY['a']::varchar[])",
	"SELECT CASE WHEN pg_typeof(session_count) = 'bigint'::regtype THEN 1 ELSE 2 END AS size FROM contacts LIMIT 1",
	"SELECT pg_typeof(id), count(*) FROM contacts GROUP BY 1",
];

describe.skipIf(programs === undefined)(
	`names of objects${programs === undefined ? " (no PostgreSQL to compare with)" : ""}`,
	() => {
		it.each(statements)("%s", async (sql) => {
			const [ours, real] = await Promise.all(clients.map((client) => describeAnswer(client, sql)));
			expect(ours).toBe(real);
		});

		it.each([
			"SELECT (max(oid) OVER ())::regclass::text FROM pg_class",
			"SELECT format_type(count(*)::int::oid, NULL) FROM pg_class",
		])("are not looked up of what a query cannot be given, which is said: %s", async (sql) => {
			expect(await describeAnswer(clients[0] as pg.Client, sql)).toBe("error 0A000");
			expect(await describeAnswer(clients[1] as pg.Client, sql)).not.toMatch("error");
		});
	},
);

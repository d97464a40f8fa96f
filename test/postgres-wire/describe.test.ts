import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startScene, type WireScene } from "./wire-scene.ts";

let scene: WireScene;
let client: pg.Client;

beforeAll(async () => {
	scene = await startScene();
	client = await scene.openClient();
});

afterAll(() => scene[Symbol.asyncDispose]());

interface Described {
	readonly parameters: readonly number[];
	readonly columns: readonly {
		readonly name: string;
		readonly tableID: number;
		readonly columnID: number;
		readonly dataTypeID: number;
	}[];
}

interface WireConnection extends NodeJS.EventEmitter {
	parse(statement: { readonly text: string; readonly name: string; readonly types: readonly number[] }): void;
	describe(target: { readonly type: "S"; readonly name: string }): void;
	sync(): void;
}

/** Parses a statement and asks what it takes and gives, as ODBC, pgx and asyncpg do before they send values. */
async function describeStatement(sql: string): Promise<Described> {
	const { connection } = client as unknown as { readonly connection: WireConnection };
	const events = ["parameterDescription", "rowDescription", "noData", "errorMessage", "parseComplete", "readyForQuery"];
	const listeners = events.map((name) => [name, connection.listeners(name)] as const);
	for (const name of events) connection.removeAllListeners(name);
	let parameters: readonly number[] = [];
	let columns: Described["columns"] = [];
	let problem: Error | undefined;
	connection.on("parameterDescription", (message: { dataTypeIDs: number[] }) => {
		parameters = message.dataTypeIDs;
	});
	connection.on("rowDescription", (message: { fields: Described["columns"] }) => {
		columns = message.fields;
	});
	connection.on("errorMessage", (message: Error) => {
		problem = message;
	});
	const ready = new Promise<void>((resolve) => connection.once("readyForQuery", () => resolve()));
	connection.parse({ text: sql, name: "", types: [] });
	connection.describe({ type: "S", name: "" });
	connection.sync();
	await ready;
	for (const [name, given] of listeners) {
		connection.removeAllListeners(name);
		for (const listener of given) connection.on(name, listener as () => void);
	}
	if (problem) throw problem;
	return { parameters, columns };
}

const [bool, int2, int4, int8, varchar, date, timestamptz, interval, texts] = [
	...[16, 21, 23, 20, 1043, 1082, 1184, 1186, 1009],
];

describe("tells what a statement takes:", () => {
	const cases: readonly (readonly [sql: string, parameters: readonly (number | undefined)[]])[] = [
		["INSERT INTO tags (name) VALUES ($1)", [varchar]],
		[
			"INSERT INTO contacts (role, email, signed_up_at, unsubscribed_from_emails) VALUES ($1, $2, $3, $4)",
			[varchar, varchar, timestamptz, bool],
		],
		[
			"UPDATE contacts SET name = $1, signed_up_at = $2 WHERE id = $3 AND created_at > $4",
			[varchar, timestamptz, varchar, timestamptz],
		],
		["DELETE FROM tags WHERE id = $1", [varchar]],
		["SELECT unnest($1::text[])", [texts]],
		["SELECT $1::int, $2::smallint, $3::bigint, $4::date", [int4, int2, int8, date]],
		["SELECT created_at + $1 FROM contacts", [interval]],
		["SELECT attname FROM pg_attribute WHERE attnum > $1", [int2]],
	];
	for (const [sql, parameters] of cases)
		it(sql, async () => {
			expect((await describeStatement(sql)).parameters).toEqual(parameters);
		});
});

describe("tells what is computed with a parameter, as PostgreSQL 15 does:", () => {
	const [text, float8] = [25, 701];
	const cases: readonly (readonly [
		sql: string,
		parameters: readonly (number | undefined)[],
		result: number | undefined,
	])[] = [
		["SELECT $1 + 1", [int4], int4],
		["SELECT nullif($1, 3)", [int4], int4],
		["SELECT generate_series($1, 10)", [int4], int4],
		["SELECT * FROM generate_series(1, $1)", [int4], int4],
		["SELECT coalesce($1, 5)", [int4], int4],
		["SELECT $1::int + $2", [int4, int4], int4],
		["SELECT mod($1, 3)", [int4], int4],
		["SELECT $1 ^ 2", [float8], float8],
		["SELECT $1 IN (1, 2)", [int4], bool],
		["SELECT left(name, $1) FROM contacts", [int4], text],
		["SELECT make_date($1, 1, 1)", [int4], date],
		["SELECT ntile($1) OVER () FROM tags", [int4], int4],
		["SELECT age($1)", [timestamptz], interval],
		["SELECT user_count + $1 FROM companies", [int8], int8],
		["SELECT id FROM contacts LIMIT $1", [int8], varchar],
	];
	for (const [sql, parameters, result] of cases)
		it(sql, async () => {
			const told = await describeStatement(sql);
			expect([told.parameters, told.columns.map(({ dataTypeID }) => dataTypeID)]).toEqual([parameters, [result]]);
		});

	it("a number that has no room is refused", async () => {
		await expect(client.query("SELECT $1 + 1 AS n", [5_000_000_000])).rejects.toMatchObject({ code: "22003" });
		expect((await client.query("SELECT $1 + 1 AS n, $2 IN (1, 2) AS found", [5, 2])).rows).toEqual([
			{ n: 6, found: true },
		]);
	});
});

describe("tells which column of a table it gives:", () => {
	const nameTables = `SELECT c.oid, a.attnum, c.relname || '.' || a.attname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		UNION ALL SELECT oid, n, relname || ' ' || n FROM pg_class, unnest(ARRAY[-2, -6]) n`;
	const cases: readonly (readonly [sql: string, origins: readonly (string | undefined)[]])[] = [
		["SELECT id, upper(name) AS n, c.email FROM contacts c", ["contacts.id", undefined, "contacts.email"]],
		["SELECT t.name FROM (SELECT id, name FROM tags) t", ["tags.name"]],
		["SELECT relname FROM pg_class", ["pg_class.relname"]],
		["SELECT count(*), max(id) FROM tags", [undefined, undefined]],
		["INSERT INTO tags (name) VALUES ('a') RETURNING id", ["tags.id"]],
		["SELECT x.n FROM contacts c, LATERAL (SELECT t.name AS n FROM tags t WHERE t.id = c.id LIMIT 1) x", ["tags.name"]],
		["SELECT x.id FROM tags t CROSS JOIN LATERAL (SELECT t.id) x", ["tags.id"]],
		["SELECT tableoid, t.xmin FROM pg_class t", ["pg_class -6", "pg_class -2"]],
	];
	for (const [sql, origins] of cases)
		it(sql, async () => {
			const { rows } = await client.query<{ oid: number; attnum: number; name: string }>(nameTables);
			const names = new Map(rows.map(({ oid, attnum, name }) => [`${String(oid)} ${String(attnum)}`, name]));
			const { columns } = await describeStatement(sql);
			expect(columns.map(({ tableID, columnID }) => names.get(`${String(tableID)} ${String(columnID)}`))).toEqual(
				origins,
			);
		});
});

it("takes an array of a client that encodes by the type that it is told", async () => {
	const { rows } = await client.query({
		text: "SELECT unnest($1::text[]) AS word, $2::int[] AS numbers",
		values: [
			["a,b", null, 'c"d'],
			[1, 2],
		],
	});
	expect(rows).toEqual(["a,b", null, 'c"d'].map((word) => ({ word, numbers: [1, 2] })));
});

describe("tells the types of columns as PostgreSQL does:", () => {
	const [name, text, names] = [19, 25, 1003];
	const cases: readonly (readonly [sql: string, types: readonly number[]])[] = [
		["SELECT relname, NULL::text FROM pg_class UNION ALL SELECT NULL::text, nspname FROM pg_namespace", [name, text]],
		["SELECT 'b'::text UNION SELECT 'a'::name", [text]],
		["SELECT 'a'::name UNION SELECT 'b'::text", [name]],
		["SELECT current_schemas(true), u FROM unnest(current_schemas(false)) u", [names, name]],
		["SELECT * FROM pg_options_to_table(ARRAY['a=b=c', 'd'])", [text, text]],
	];
	for (const [sql, types] of cases)
		it(sql, async () => {
			expect((await client.query(sql)).fields.map(({ dataTypeID }) => dataTypeID)).toEqual(types);
		});
});

it("reads options, which are names with values", async () => {
	const { rows } = await client.query("SELECT * FROM pg_options_to_table(ARRAY['a=b=c', 'd', NULL])");
	expect(rows).toEqual([
		{ option_name: "a", option_value: "b=c" },
		{ option_name: "d", option_value: null },
	]);
});

it("takes what JDBC sends for the result of a call as no argument", async () => {
	const types = Object.assign([2278, 23], { getTypeParser: () => (value: unknown) => value });
	const call = { text: "SELECT * FROM abs($1, $2) AS result", values: [null, -5], types };
	expect((await client.query(call as unknown as pg.QueryConfig)).rows).toEqual([{ result: "5" }]);
});

import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startScene, type WireScene } from "./wire-scene.ts";

let scene: WireScene;

beforeAll(async () => {
	scene = await startScene();
});

afterAll(async () => {
	await scene[Symbol.asyncDispose]();
});

describe("a client of node-postgres", () => {
	it("reads rows with their types", async () => {
		const client = await scene.openClient();
		const { rows, fields } = await client.query(
			"SELECT 1::int2 AS a, 2 AS b, 3::int8 AS c, 1.50::numeric AS d, true AS e, 'x'::varchar AS f, ARRAY[1, NULL] AS g, " +
				"'{\"b\": 1, \"a\": 2}'::jsonb AS h, timestamptz '2024-01-02 03:04:05.5Z' AS i, date '2024-01-02' AS j, 1e20::float8 AS k, " +
				"interval '1 day 2 hours' AS l, time '10:00' AS m, uuid '00000000-0000-0000-0000-000000000001' AS n",
		);
		expect(fields.map(({ dataTypeID }) => dataTypeID)).toEqual([
			...[21, 23, 20, 1700, 16, 1043, 1007, 3802, 1184, 1082, 701, 1186, 1083, 2950],
		]);
		expect(rows[0]).toMatchObject({
			a: 1,
			b: 2,
			c: "3",
			d: "1.50",
			e: true,
			f: "x",
			g: [1, null],
			h: { a: 2, b: 1 },
			k: 1e20,
		});
		expect(rows[0].i.toISOString()).toBe("2024-01-02T03:04:05.500Z");
	});

	it("reads the same values in binary form", async () => {
		const client = await scene.openClient();
		const sql =
			"SELECT -7::int8 AS a, 12.50::float8 AS b, timestamptz '2024-01-02 03:04:05Z' AS c, true AS d, 'é' AS e, 5::int2 AS f";
		const text = await client.query(sql);
		const binary = await client.query({ text: sql, binary: true } as pg.QueryConfig);
		expect(binary.rows).toEqual(text.rows.map((row) => ({ ...row, a: expect.anything() })));
		expect(String(binary.rows[0].a)).toBe("-7");
	});

	it("reads intervals as ISO 8601 where it asks for them, as Rails does", async () => {
		const spans =
			"'1 year 2 mons -3 days 04:05:06.7', '-1 year -1 mons', '0', '-00:00:00.5', '30:00:00', '1 mon -00:01:00'";
		const columns = spans.split(", ").map((span) => `interval ${span}`);
		const script = `SET IntervalStyle = iso_8601;\nSELECT ${columns.join(", ")};`;
		expect(await scene.runPsql(script, "-At")).toContain("P1Y2M-3DT4H5M6.7S|P-1Y-1M|PT0S|PT-0.5S|PT30H|P1MT-1M");
		const client = await scene.openClient();
		await expect(client.query("SET IntervalStyle = verbose")).rejects.toMatchObject({ code: "22023" });
	});

	it("gives parameters of every kind", async () => {
		const client = await scene.openClient();
		const { rows: first } = await client.query("SELECT id, created_at FROM contacts ORDER BY id LIMIT 1");
		const { rows } = await client.query(
			"SELECT count(*) AS n FROM contacts WHERE id = ANY($1) AND created_at = $2 AND role <> $3 AND $4::int4 = 7 AND $5::bool",
			[[first[0].id, "no"], first[0].created_at, "nobody", 7, true],
		);
		expect(rows).toEqual([{ n: "1" }]);
	});

	it("runs several statements of one text, and none where one of them cannot be read", async () => {
		const client = await scene.openClient();
		const results = (await client.query("SELECT 1 AS a; SELECT 2 AS b")) as unknown as { rows: unknown[] }[];
		expect(results.map(({ rows }) => rows)).toEqual([[{ a: 1 }], [{ b: 2 }]]);
		await expect(client.query("SELECT 1; SELEC 2")).rejects.toMatchObject({ code: "42601", position: "11" });
	});

	it("hears of mistakes with SQLSTATE, position and hint, and goes on", async () => {
		const client = await scene.openClient();
		await expect(client.query("SELECT 'é', nope FROM contacts")).rejects.toMatchObject({
			code: "42703",
			position: "13",
		});
		await expect(client.query("SELECT * FROM contatcs")).rejects.toMatchObject({
			code: "42P01",
			hint: 'Did you mean "contacts"?',
		});
		await expect(client.query("SELECT $1::int4", ["x"])).rejects.toMatchObject({ code: "22P02" });
		expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
	});

	it("is in a transaction, and leaves a failed one", async () => {
		const client = await scene.openClient();
		await client.query("BEGIN");
		await client.query("SAVEPOINT s");
		await expect(client.query("SELECT 1/0")).rejects.toMatchObject({ code: "22012" });
		await expect(client.query("SELECT 1")).rejects.toMatchObject({ code: "25P02" });
		await client.query("ROLLBACK TO s");
		expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
		await expect(client.query("SELECT 1/0")).rejects.toMatchObject({ code: "22012" });
		expect((await client.query("COMMIT")).command).toBe("ROLLBACK");
	});

	it("has settings of its own", async () => {
		const client = await scene.openClient();
		const other = await scene.openClient();
		await client.query("SET TIME ZONE 'Asia/Kolkata'");
		expect((await client.query("SHOW timezone")).rows).toEqual([{ TimeZone: "Asia/Kolkata" }]);
		expect((await other.query("SHOW timezone")).rows).toEqual([{ TimeZone: "UTC" }]);
		expect((await client.query("SELECT timestamptz '2024-01-01Z'::text AS t")).rows).toEqual([
			{ t: "2024-01-01 05:30:00+05:30" },
		]);
		await expect(client.query("SET nonsense = 1")).rejects.toMatchObject({ code: "42704" });
		await client.query("BEGIN");
		await client.query("SET application_name TO 'inside'");
		await client.query("ROLLBACK");
		expect((await client.query("SHOW application_name")).rows).toEqual([{ application_name: "" }]);
	});

	it("is ended by a time limit, and answers right afterwards", async () => {
		const client = await scene.openClient();
		await client.query("SET statement_timeout = 100");
		const slow =
			"SELECT count(*) FROM generate_series(1, 3000) a, generate_series(1, 3000) b, generate_series(1, 30) c";
		const start = Date.now();
		await expect(client.query(slow)).rejects.toMatchObject({ code: "57014", message: /statement timeout/ });
		expect(Date.now() - start).toBeLessThan(2000);
		expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
	});
});

describe("what writes", () => {
	it("does so at once, says so in a transaction, and is refused in one that only reads", async () => {
		const client = await scene.openClient();
		const notices: string[] = [];
		client.on("notice", ({ message = "" }) => notices.push(message));
		await client.query("BEGIN");
		const { command, rowCount } = await client.query("INSERT INTO tags (name) VALUES ($1)", ["written"]);
		expect([command, rowCount]).toEqual(["INSERT", 1]);
		expect(notices).toEqual([expect.stringContaining("ROLLBACK does not take it back")]);
		await client.query("ROLLBACK");
		expect((await client.query("SELECT count(*) AS n FROM tags WHERE name = 'written'")).rows).toEqual([{ n: "1" }]);
		await expect(client.query("DELETE FROM tags")).rejects.toMatchObject({
			code: "54000",
			message: expect.stringMatching(/^DELETE without WHERE would write all \d+ rows of tags$/) as string,
			hint: expect.stringContaining("MaxWrites=1001 or more") as string,
		});
		await client.query("BEGIN READ ONLY");
		await expect(client.query("DELETE FROM tags WHERE name = 'written'")).rejects.toMatchObject({ code: "25006" });
		await client.query("ROLLBACK");
	});
});

describe("rows that were not written", () => {
	it("are told one by one, and those that were not sent", async () => {
		const client = await scene.openClient();
		await client.query("INSERT INTO contacts (external_id) VALUES ('w1')");
		const values = ["w2", "w1", "w3", "w4"].map((id) => `('${id}')`).join(", ");
		await expect(client.query(`INSERT INTO contacts (external_id) VALUES ${values}`)).rejects.toMatchObject({
			message: expect.stringMatching(/^1 of 4 rows of contacts were written; row 2 was not: /) as string,
			detail: expect.stringMatching(/^row 2: .+\n2 rows from row 3 to row 4: not sent$/) as string,
		});
		await using persistent = await startScene({}, { OnWriteError: "continue" });
		const other = await persistent.openClient();
		await other.query("INSERT INTO contacts (external_id) VALUES ('w1')");
		const again = `INSERT INTO contacts (external_id) VALUES ${values.replace("w3", "w1").replace("w4", "w1")}`;
		await expect(other.query(again)).rejects.toMatchObject({
			detail: expect.stringMatching(/^row 2: .+\nrow 3: .+\nrow 4: .+$/) as string,
		});
	});
});

describe("psql", () => {
	it("shows rows, moves cursors, and copies", async () => {
		const script = `
BEGIN;
DECLARE c SCROLL CURSOR FOR SELECT * FROM generate_series(1, 5) AS g;
FETCH 2 FROM c; FETCH LAST FROM c; FETCH PRIOR FROM c; FETCH BACKWARD ALL FROM c; MOVE 3 IN c; FETCH NEXT FROM c;
CLOSE c;
COMMIT;
COMMIT;
COPY (SELECT 1 AS a, 'x,"y' AS b, NULL AS c) TO STDOUT WITH (FORMAT csv, HEADER);
COPY (SELECT E'a\\tb', NULL, true) TO STDOUT;
PREPARE q (int4, text) AS SELECT $1 + 1 AS n, $2 AS t;
EXECUTE q(1, 'it');
DEALLOCATE q;
LISTEN x; UNLISTEN *; RESET ALL; DISCARD ALL;
SELECT 1 WHERE false;
`;
		expect(await scene.runPsql(script, "-At")).toMatchInlineSnapshot(`
			"BEGIN
			DECLARE CURSOR
			1
			2
			5
			4
			3
			2
			1
			MOVE 3
			4
			CLOSE CURSOR
			COMMIT
			COMMIT
			a,b,c
			1,"x,""y",
			a\\tb	\\N	t
			PREPARE
			2|it
			DEALLOCATE
			LISTEN
			UNLISTEN
			RESET
			DISCARD ALL
			WARNING:  there is no transaction in progress
			"
		`);
	});
});

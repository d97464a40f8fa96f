import { describe, expect, it } from "vitest";
import { CancelledError, connect, ProviderError } from "../../src/driver/index.ts";
import { useSandbox } from "./sandbox-connection.ts";

const { sandbox, open } = await useSandbox();

async function failureOf(work: Promise<unknown>): Promise<ProviderError> {
	const error = await work.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (error instanceof ProviderError) return error;
	throw error instanceof Error ? error : new Error("it did not fail");
}

describe("connect", () => {
	it("takes a connection string or an object with the same keys", async () => {
		const connection = await connect(`URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=:memory:;`);
		expect((await connection.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
		expect(String(connection.options.APIKey)).not.toContain(sandbox.accessToken);
		await connection.close();
	});

	it("checks the credential with one request, unless it is told not to", async () => {
		sandbox.resetRequests();
		await open();
		expect(sandbox.requests.map((request) => request.path)).toEqual(["/me"]);
		sandbox.resetRequests();
		await open({ ConnectOnOpen: false });
		expect(sandbox.requests).toEqual([]);
	});

	it("names the bundled profiles when a profile is missing", async () => {
		const error = await failureOf(connect("Profile=C:\\profiles\\Intercon.apip;ProfileSettings='APIKey=my_api_key';"));
		expect(error).toMatchObject({ sqlState: "08001", code: "profile_not_found" });
		expect(error.hint).toContain("Profile=Intercom");
	});

	it("says how to get a credential when there is none", async () => {
		const error = await failureOf(connect({ Profile: "Intercom", URL: sandbox.url }));
		expect(error).toMatchObject({ sqlState: "28000", code: "credential_missing" });
		expect(error.message + (error.hint ?? "")).toContain("APIKey");
	});

	it("refuses a wrong token with 28000 and does not show it", async () => {
		const error = await failureOf(connect({ URL: sandbox.url, APIKey: "wrong-token-1234" }));
		expect(error.sqlState).toBe("28000");
		expect(JSON.stringify({ ...error, message: error.message })).not.toContain("1234");
	});

	it("says which host does not answer", async () => {
		const error = await failureOf(connect({ URL: "http://127.0.0.1:9", APIKey: "x" }));
		expect(error).toMatchObject({ sqlState: "08001", code: "connect_failed" });
		expect(error.message).toContain("127.0.0.1:9");
	});
});

describe("a statement", () => {
	it("gives typed rows, columns, counts and costs", async () => {
		const connection = await open();
		const result = await connection.query(
			"SELECT id, created_at, open, custom_attributes, statistics_count_reopens FROM conversations ORDER BY id LIMIT 2",
		);
		const typed = (name: string, type: string, postgresType: string, oid: number) => ({
			name,
			type,
			nullable: name !== "id",
			postgres: { name, type: postgresType, oid },
			table: "conversations",
			column: name,
		});
		expect(result.columns).toEqual([
			typed("id", "varchar", "varchar", 1043),
			typed("created_at", "timestamp", "timestamptz", 1184),
			typed("open", "boolean", "bool", 16),
			typed("custom_attributes", "json", "jsonb", 3802),
			typed("statistics_count_reopens", "integer", "int8", 20),
		]);
		const [row] = result.rows;
		expect(row?.["id"]).toBeTypeOf("string");
		expect(row?.["created_at"]).toBeInstanceOf(Date);
		expect(row?.["open"]).toBeTypeOf("boolean");
		expect(row?.["custom_attributes"]).toBeTypeOf("object");
		expect(result.rowCount).toBe(2);
		expect(result.stats).toMatchObject({
			requests: 6,
			rowsFetched: 900,
			rowsFromCache: 0,
			scans: [{ table: "conversations", source: "live", requests: 6 }],
		});
		const again = await connection.query("SELECT count(*) AS n FROM conversations");
		expect(again.rows).toEqual([{ n: 900 }]);
		expect(again.stats).toMatchObject({ requests: 0, rowsFromCache: 900, scans: [{ source: "cache" }] });
	});

	it("knows its columns when there are no rows", async () => {
		const connection = await open();
		const result = await connection.query("SELECT id, name FROM tags WHERE 1 = 0");
		expect(result.rows).toEqual([]);
		expect(result.columns.map((column) => column.name)).toEqual(["id", "name"]);
		expect(result.stats.requests).toBe(0);
	});

	it("takes parameters by position, number and name", async () => {
		const connection = await open();
		const expected = (await connection.query("SELECT count(*) AS n FROM contacts WHERE role = 'lead'")).rows;
		expect((await connection.query("SELECT count(*) AS n FROM contacts WHERE role = ?", ["lead"])).rows).toEqual(
			expected,
		);
		expect(
			(await connection.query("SELECT count(*) AS n FROM contacts WHERE role = $1 AND $1 = 'lead'", ["lead"])).rows,
		).toEqual(expected);
		expect(
			(await connection.query("SELECT count(*) AS n FROM contacts WHERE role = :role", { role: "lead" })).rows,
		).toEqual(expected);
		expect(
			(await connection.query("SELECT count(*) AS n FROM contacts WHERE role = @role", { role: "lead" })).rows,
		).toEqual(expected);
		expect((await connection.query("SELECT ? AS a, ? AS b", ["x", 7])).rows).toEqual([{ a: "x", b: "7" }]);
	});

	it("says which parameter is missing, left over or wrong", async () => {
		const connection = await open();
		expect(await failureOf(connection.query("SELECT ? AS a, ? AS b", ["x"]))).toMatchObject({
			sqlState: "07001",
			message: expect.stringContaining("$2"),
		});
		expect(await failureOf(connection.query("SELECT 1", ["x"]))).toMatchObject({ sqlState: "07001" });
		expect(await failureOf(connection.query("SELECT :a AS a", { b: 1 }))).toMatchObject({
			sqlState: "07001",
			message: expect.stringContaining(":a"),
		});
		expect(await failureOf(connection.query("SELECT id FROM contacts WHERE created_at > ?", ["soon"]))).toMatchObject({
			sqlState: "22007",
		});
	});

	it("cannot be split by what a parameter holds", async () => {
		const connection = await open();
		const text = "'; DROP TABLE x; --\"\u0000é\u{1f600}";
		expect((await connection.query("SELECT ? AS a", [text])).rows).toEqual([{ a: text }]);
	});

	it("can be prepared, run again and explained without a request", async () => {
		const connection = await open();
		const statement = connection.prepare("SELECT id FROM contacts WHERE role = ? LIMIT 3");
		expect(statement.columns).toMatchObject([{ name: "id", type: "varchar" }]);
		sandbox.resetRequests();
		const { rows } = await statement.explain(["lead"]);
		expect(rows).toEqual([
			{
				step: 1,
				table: "contacts",
				request: 'POST /contacts/search {"field":"role","operator":"=","value":"lead"} limit 3',
				pushed: "role = 'lead' LIMIT 3",
				residual: null,
				estimated_requests: 1,
				cache: null,
				note: null,
			},
		]);
		expect(sandbox.requests).toEqual([]);
		expect((await statement.all(["lead"])).rowCount).toBe(3);
		expect((await statement.all(["user"])).rowCount).toBe(3);
	});

	it.each(["EXPLAIN VERBOSE", "EXPLAIN (VERBOSE)", "EXPLAIN (ANALYZE, VERBOSE on)"])(
		"shows what each stage makes of it by %s",
		async (explain) => {
			const connection = await open();
			const { rows } = await connection.query(
				`${explain} SELECT upper(name) AS n FROM contacts WHERE id = '7' LIMIT 3`,
			);
			const notes = rows.slice(1).map(({ note }) => note);
			expect(rows.map(({ step }) => step)).toEqual(rows.map((_, index) => index + 1));
			expect(notes).toEqual([
				expect.stringMatching(/^bound: SELECT upper\("r1"\."name"\) .* LIMIT 3; r1: contacts \(\*\)$/),
				"prune columns: r1: contacts (name, id)",
				`push filters: r1: contacts (name, id) WHERE "r1"."id" = '7'`,
				`push LIMIT: r1: contacts (name, id) WHERE "r1"."id" = '7' LIMIT 3`,
				expect.stringMatching(/^SQLite: SELECT .* FROM "scan_2" AS "r1"/),
			]);
		},
	);

	it("is explained with what happened by EXPLAIN ANALYZE", async () => {
		const connection = await open();
		const { rows } = await connection.query("EXPLAIN ANALYZE SELECT id FROM tags");
		expect(rows).toMatchObject([{ table: "tags", request: "GET /tags", cache: "live", note: "1 requests, 40 rows" }]);
	});

	it("streams the same rows that query gives, and returns the summary", async () => {
		const connection = await open();
		const sql = "SELECT id, name FROM contacts ORDER BY id";
		const { rows } = await connection.query(sql);
		const streamed = [];
		const source = connection.stream(sql);
		for (;;) {
			const next = await source.next();
			if (next.done) {
				expect(next.value).toMatchObject({ rowCount: 400, truncated: false });
				break;
			}
			streamed.push(next.value);
		}
		expect(streamed).toEqual(rows);
	});

	it("lets a stream that is left early go, and works on", async () => {
		const connection = await open();
		for await (const row of connection.stream("SELECT id FROM contacts")) {
			expect(row["id"]).toBeTypeOf("string");
			break;
		}
		expect((await connection.query("SELECT count(*) AS n FROM contacts")).rows).toEqual([{ n: 400 }]);
	});

	it("holds rows back at MaxRows and says so", async () => {
		const connection = await open({ MaxRows: 3 });
		expect(await connection.query("SELECT id FROM tags")).toMatchObject({ rowCount: 3, truncated: true });
		expect(await connection.query("SELECT id FROM tags LIMIT 3")).toMatchObject({ rowCount: 3, truncated: false });
		expect((await connection.query("SELECT count(*) AS n FROM tags")).rows).toEqual([{ n: 40 }]);
	});

	it("ends at once when its signal is aborted", async () => {
		const connection = await open();
		const reason = AbortSignal.abort();
		expect(await failureOf(connection.query("SELECT id FROM conversations", [], { signal: reason }))).toBeInstanceOf(
			CancelledError,
		);
		const controller = new AbortController();
		const running = failureOf(connection.query("SELECT id FROM conversations", [], { signal: controller.signal }));
		controller.abort();
		expect(await running).toMatchObject({ sqlState: "57014" });
		expect((await connection.query("SELECT count(*) AS n FROM conversations")).rows).toEqual([{ n: 900 }]);
	});

	it("reads live each time when AutoCache is off, and leaves no file", async () => {
		const connection = await open({ AutoCache: false });
		for (let turn = 0; turn < 2; turn++) {
			const { rows, stats } = await connection.query("SELECT count(*) AS n FROM tags a JOIN tags b ON a.id = b.id");
			expect(rows).toEqual([{ n: 40 }]);
			expect(stats).toMatchObject({ requests: 1, rowsFromCache: 0 });
		}
	});

	it("is refused when the connection is closed", async () => {
		const connection = await open();
		await connection.close();
		await connection.close();
		expect(await failureOf(connection.query("SELECT 1"))).toMatchObject({ sqlState: "08003" });
		expect(await failureOf(connection.stream("SELECT 1").next())).toMatchObject({ sqlState: "08003" });
	});

	it("that writes what can only be read, or begins a transaction, is refused", async () => {
		const connection = await open();
		for (const sql of ["DELETE FROM teams WHERE id = '1'", "DELETE FROM segments WHERE id = '1'", "BEGIN"]) {
			expect(await failureOf(connection.query(sql)), sql).toMatchObject({ sqlState: "0A000" });
		}
		const reader = await open({ Readonly: true });
		expect(await failureOf(reader.query("DELETE FROM tags WHERE id = '1'"))).toMatchObject({ sqlState: "25006" });
	});
});

describe("the columns of a result", () => {
	const named = (name: string, type: string, oid: number) => ({ name, type, oid });

	it("have PostgreSQL's names beside the unique ones of the rows", async () => {
		const connection = await open();
		const sql = "SELECT count(*), count(id), 1 AS Total, 2 AS total, 'a' || 'b', 'c' AS \"Total\" FROM tags";
		const statement = connection.prepare(sql);
		expect(statement.columns.map(({ name }) => name)).toEqual([
			"count",
			"count_2",
			"total",
			"total_2",
			"?column?",
			"Total",
		]);
		const names = ["count", "count", "total", "total", "?column?", "Total"];
		expect(statement.columns.map(({ postgres }) => postgres.name)).toEqual(names);
		expect((await connection.query(sql)).columns).toEqual(statement.columns);
	});

	it.each([
		["(1 + 1)::int", "int4"],
		["(1 IN (1))::int::text", "text"],
		["abs(1)::text", "abs"],
		["(SELECT 1)::text", "?column?"],
		["(SELECT 1 AS q)::text", "q"],
		["CASE WHEN true THEN 1 ELSE (1 + 1)::int END", "case"],
		["CASE WHEN true THEN 1 ELSE abs(1) END", "abs"],
		["CASE WHEN true THEN 'a' ELSE 'b' || 'c' END::varchar", "varchar"],
		["ARRAY[1]::text", "array"],
		["('{a}'::text[])[1]", "text"],
	])("are named after what PostgreSQL sees in them: %s", async (item, name) => {
		const connection = await open();
		expect(connection.prepare(`SELECT ${item}`).columns[0]?.postgres.name).toBe(name);
	});

	it("are of the first type where texts of two stand for each other, and CASE asks ELSE first", async () => {
		const connection = await open();
		const { columns } = connection.prepare(
			"SELECT coalesce('a'::varchar, 'b'::text), coalesce('a'::text, 'b'::varchar), CASE WHEN true THEN 'a'::varchar ELSE 'b'::text END, CASE WHEN true THEN 'a'::varchar WHEN false THEN 'b'::text END",
		);
		expect(columns.map(({ postgres }) => postgres.type)).toEqual(["varchar", "text", "text", "varchar"]);
	});

	it("have PostgreSQL's types and OIDs, those of expressions and arrays too", async () => {
		const connection = await open();
		const { columns } = await connection.query(
			"SELECT 1 AS a, 1::double precision AS b, 1::numeric AS c, true AS d, now() AS e, localtimestamp AS f, current_date AS g, interval '1 day' AS h, 'x' AS i, NULL AS j, ARRAY['x'] AS k, ARRAY[1] AS l, 'x'::varchar AS m, '{}'::jsonb AS n, NULL::text::date AS o, coalesce(NULL, ARRAY['x']) AS p",
		);
		expect(columns.map(({ postgres }) => postgres)).toEqual([
			named("a", "int4", 23),
			named("b", "float8", 701),
			named("c", "numeric", 1700),
			named("d", "bool", 16),
			named("e", "timestamptz", 1184),
			named("f", "timestamp", 1114),
			named("g", "date", 1082),
			named("h", "interval", 1186),
			named("i", "text", 25),
			named("j", "text", 25),
			named("k", "_text", 1009),
			named("l", "_int4", 1007),
			named("m", "varchar", 1043),
			named("n", "jsonb", 3802),
			named("o", "date", 1082),
			named("p", "_text", 1009),
		]);
	});

	it("are told for statements that are no SELECT as well", async () => {
		const connection = await open();
		const { columns } = await connection.query("EXPLAIN SELECT id FROM tags");
		expect(columns.every(({ name, postgres }) => postgres.name === name && postgres.oid > 0)).toBe(true);
	});
});

describe("the catalog", () => {
	it("lists tables and columns, and asks only for what describes attributes", async () => {
		const connection = await open();
		sandbox.resetRequests();
		expect((await connection.tables()).map((table) => table.name)).toContain("conversation_parts");
		expect((await connection.columns("Contacts"))[0]).toMatchObject({
			name: "id",
			type: "varchar",
			isKey: true,
			nullable: false,
		});
		expect(await failureOf(connection.columns("contcts"))).toMatchObject({
			sqlState: "42P01",
			hint: 'Did you mean "contacts"?',
		});
		await connection.columns("tags");
		expect(sandbox.requests.map(({ path }) => path)).toEqual(["/data_attributes?include_archived=true"]);
	});
});

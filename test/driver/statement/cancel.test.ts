/** Whatever a statement computes, its end comes when it is asked for, and the connection goes on. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type Connection, type ConnectionOptions, connect } from "../../../src/driver/index.ts";
import { startSandbox } from "../../../src/sandbox/index.ts";
import { catchError } from "../../auth/scene.ts";

const sandbox = await startSandbox({ contacts: 400, companies: 5, conversations: 20, rateLimitPerMinute: 600_000 });
const folder = mkdtempSync(join(tmpdir(), "cancel-"));
const open: Connection[] = [];
let files = 0;
afterAll(async () => {
	await Promise.all(open.map((connection) => connection.close()));
	await sandbox.close();
	rmSync(folder, { recursive: true, force: true });
});

const locations = {
	"a file": () => join(folder, `${++files}.sqlite`),
	memory: () => ":memory:",
} as const;

async function openFilled(location: string, properties: ConnectionOptions = {}): Promise<Connection> {
	const connection = await connect({
		URL: sandbox.url,
		APIKey: sandbox.accessToken,
		CacheLocation: location,
		...properties,
	});
	open.push(connection);
	await connection.query("SELECT count(*) FROM contacts");
	return connection;
}

const a = "generate_series(1, 100000) AS a(n)";
const b = "generate_series(1, 100000) AS b(n)";
const million = "generate_series(1, 1000000) AS a(n)";
const forever = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)";

/** Each would take minutes at least. */
const endless: Readonly<Record<string, string>> = {
	recursion: `${forever} SELECT max(n) FROM r`,
	"recursion in a scalar subquery": `SELECT (${forever} SELECT max(n) FROM r) AS m`,
	"recursion in EXISTS": `SELECT 1 AS x WHERE EXISTS (${forever} SELECT 1 FROM r WHERE n < 0)`,
	"recursion with UNION": "WITH RECURSIVE r(n) AS (SELECT 1 UNION SELECT n + 1 FROM r) SELECT count(*) FROM r",
	"recursion without new values": "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n FROM r) SELECT count(*) FROM r",
	"recursion with a LIMIT that does not come": `${forever} SELECT n FROM r WHERE n % 1000000007 = 0 LIMIT 5`,
	"recursion in recursion":
		"WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 100000000), s(m) AS (SELECT n FROM r UNION ALL SELECT m + 1 FROM s) SELECT max(m) FROM s",
	"recursion over a table":
		"WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT r.n + 1 FROM r JOIN contacts c ON c.id IS NOT NULL) SELECT count(*) FROM r",
	"a product": `SELECT count(*) FROM ${a}, ${b}`,
	"an outer join": `SELECT count(*) FROM ${a} LEFT JOIN ${b} ON a.n + b.n = -1`,
	"a full join": `SELECT count(*) FROM ${a} FULL JOIN ${b} ON a.n + b.n = -1`,
	"NOT EXISTS": `SELECT count(*) FROM ${a} WHERE NOT EXISTS (SELECT 1 FROM ${b} WHERE b.n + a.n = -1)`,
	"a subquery for each row": `SELECT sum((SELECT count(*) FROM ${b} WHERE b.n > a.n)) FROM ${a}`,
	"a subquery for each row in ORDER BY": `SELECT a.n FROM ${a} ORDER BY (SELECT count(*) FROM ${b} WHERE b.n > a.n)`,
	"a product of tables of WITH": `WITH x AS (SELECT n FROM ${a}), y AS (SELECT n FROM ${b}) SELECT count(*) FROM x, y WHERE x.n * y.n = -1`,
	"a product of lists": `SELECT count(*) FROM unnest((SELECT array_agg(n) FROM ${a})) x, unnest((SELECT array_agg(n) FROM ${b})) y WHERE x + y = -1`,
	"a product of a table": "SELECT count(*) FROM contacts a, contacts b, contacts c, contacts d",
	"a join by what many share":
		"SELECT count(*) FROM contacts a JOIN contacts b ON a.role = b.role JOIN contacts c ON b.role = c.role JOIN contacts d ON c.role = d.role",
	"a product of the catalog": "SELECT count(*) FROM sys_tablecolumns a, sys_tablecolumns b, sys_tablecolumns c",
	"conditions that end nothing":
		"SELECT count(*) FROM contacts a, contacts b, contacts c, contacts d WHERE a.id || b.id || c.id = 'x' AND c.id || d.id = 'y'",
	"a frame that leaves a row out": `SELECT sum(s) FROM (SELECT sum(n) OVER (ORDER BY n ROWS BETWEEN 500000 PRECEDING AND 500000 FOLLOWING EXCLUDE CURRENT ROW) AS s FROM ${million}) q`,
	"a frame that leaves peers out": `SELECT sum(s) FROM (SELECT min(n) OVER w AS s FROM ${million} WINDOW w AS (ORDER BY n % 2 RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE TIES)) q`,
	"groups of a product": `SELECT count(*) FROM (SELECT a.n, count(*) FROM ${a}, ${b} GROUP BY 1) q`,
	"an order of a product": `SELECT a.n FROM ${a}, ${b} ORDER BY a.n * b.n LIMIT 3`,
	"a list of a product": `SELECT array_length(array_agg(a.n), 1) FROM ${a}, ${b}`,
	"what two products share": `SELECT count(*) FROM (SELECT 1 AS n INTERSECT SELECT a.n FROM ${a}, ${b}) q`,
	"rows that nobody wants": "SELECT 1 AS x FROM contacts a, contacts b, contacts c, contacts d OFFSET 9999999999",
	"texts for each row": `SELECT count(*) FROM ${a} WHERE repeat('a', 20000 + a.n::int) LIKE '%a%a%a%a%a%ab'`,
};

// The machine may be busy with other things; the statement would take far longer.
const patienceMs = 5000;

async function expectAnswers(connection: Connection): Promise<void> {
	const askedAt = performance.now();
	expect((await connection.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
	expect((await connection.query("SELECT count(*) AS n FROM contacts")).rows).toEqual([{ n: 400 }]);
	expect(performance.now() - askedAt).toBeLessThan(patienceMs);
}

describe.each(Object.entries(locations))("with the rows in %s, the caller's signal ends", async (_place, locate) => {
	const connection = await openFilled(locate());

	it.each(Object.entries(endless))("%s", async (_name, sql) => {
		const caller = new AbortController();
		let endedAt = Number.POSITIVE_INFINITY;
		setTimeout(() => {
			endedAt = performance.now();
			caller.abort();
		}, 100);
		const error = await catchError(connection.query(sql, [], { signal: caller.signal }));
		expect(error).toMatchObject({ code: "cancelled", sqlState: "57014" });
		expect(performance.now() - endedAt).toBeLessThan(patienceMs);
		await expectAnswers(connection);
	});
});

// In memory all rows are computed before the first is given.
describe("with the rows in a file, the caller's signal ends", () => {
	it("a statement between its rows", async () => {
		const connection = await openFilled(locations["a file"]());
		const caller = new AbortController();
		const rows = connection.stream(`SELECT a.n FROM ${a}, ${b}`, [], { signal: caller.signal });
		for (let count = 0; count < 5000; count++) expect((await rows.next()).done).toBe(false);
		caller.abort();
		expect(await catchError(rows.next())).toMatchObject({ code: "cancelled" });
		await expectAnswers(connection);
	});
});

describe.each(Object.entries(locations))("with the rows in %s", (_place, locate) => {
	it("QueryTimeout ends what computes, and says so", async () => {
		const connection = await openFilled(locate(), { QueryTimeout: 1 });
		const error = await catchError(connection.query(endless["recursion"] ?? ""));
		expect(error).toMatchObject({ code: "statement_timeout", sqlState: "57014" });
		await expectAnswers(connection);
	});

	it("close() ends what computes, and says so", async () => {
		const connection = await openFilled(locate());
		const failing = catchError(connection.query(endless["a product"] ?? ""));
		await new Promise((resolve) => setTimeout(resolve, 100));
		const closedAt = performance.now();
		await connection.close();
		expect(await failing).toMatchObject({ code: "connection_closed", sqlState: "08003" });
		expect(performance.now() - closedAt).toBeLessThan(patienceMs);
	});

	it("what hears of no end is left behind", async () => {
		const connection = await openFilled(locate());
		const caller = new AbortController();
		// SQLite sorts them for a second or two.
		const failing = catchError(
			connection.query(
				"SELECT n FROM generate_series(1, 3000000) AS n ORDER BY n % 1000003, n DESC OFFSET 2999999",
				[],
				{
					signal: caller.signal,
				},
			),
		);
		await new Promise((resolve) => setTimeout(resolve, 700));
		caller.abort();
		expect(await failing).toMatchObject({ code: "cancelled" });
		await expectAnswers(connection);
	});
});

describe("patterns that go back and forth elsewhere", () => {
	it.each([
		"SELECT repeat('a', 50000) || 'b' ~ '^(a+)+$' AS r",
		"SELECT repeat('a', 100000) ~ '^(a*)*(a*)*(a*)*c$' AS r",
		"SELECT repeat('a', 100000) LIKE '%a%a%a%a%a%a%a%b' AS r",
		"SELECT repeat('a', 100000) SIMILAR TO '(a*)*b' AS r",
	])("do not: %s", async (sql) => {
		const connection = await openFilled(":memory:", { QueryTimeout: 10 });
		expect((await connection.query(sql)).rows).toEqual([{ r: false }]);
	});
});

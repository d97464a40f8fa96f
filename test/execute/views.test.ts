import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";

const doublings = 12;

const folder = mkdtempSync(join(tmpdir(), "views-"));
afterAll(() => {
	rmSync(folder, { recursive: true });
});

const UserDefinedViews = join(folder, "views.json");
const queries = {
	people: "SELECT id AS person, role AS kind, created_at AS since FROM contacts",
	leads: "SELECT person, since FROM people WHERE kind = 'lead'",
	chance: "SELECT random() AS x",
	sample: "SELECT id FROM contacts ORDER BY random() LIMIT 5",
	listed: "VALUES (1, 'a'), (2, 'b')",
	d0: "SELECT count(*) AS n FROM contacts WHERE role = 'lead'",
	...Object.fromEntries(
		Array.from({ length: doublings }, (_, index) => [
			`d${String(index + 1)}`,
			`SELECT a.n FROM d${String(index)} a JOIN d${String(index)} b ON a.n = b.n`,
		]),
	),
};
writeFileSync(
	UserDefinedViews,
	JSON.stringify(Object.fromEntries(Object.entries(queries).map(([name, query]) => [name, { query }]))),
);

const { open } = await useSandbox({ contacts: 60, conversations: 20, companies: 5 });
const live = await open({ AutoCache: false, UserDefinedViews, Pagesize: 10 });
const plain = await open({ AutoCache: false, UserDefinedViews, Pushdown: false });

describe("a view that is named more than once", () => {
	it("is computed once, however many others it is doubled by", async () => {
		const last = `d${String(doublings)}`;
		const scans = (await live.query(`EXPLAIN SELECT n FROM ${last}`)).rows;
		expect(scans).toHaveLength(1);
		const { rows, stats } = await live.query(`SELECT n FROM ${last}`);
		expect(rows).toEqual((await live.query("SELECT n FROM d0")).rows);
		expect(stats.requests).toBe(1);
	});

	it("of chance has the same rows wherever it is named", async () => {
		const pair = "SELECT a.x = b.x AS same, a.x = (SELECT x FROM chance) AS again FROM chance a, chance b";
		expect((await live.query(pair)).rows).toEqual([{ same: true, again: true }]);
		const both =
			"SELECT count(*) AS n FROM contacts WHERE id IN (SELECT id FROM sample) AND id NOT IN (SELECT id FROM sample)";
		expect((await live.query(both)).rows).toEqual([{ n: 0 }]);
	});

	it("keeps its columns under each of its names, in WITH, LATERAL and subqueries too", async () => {
		const sql = `WITH w AS (SELECT person FROM leads)
			SELECT count(*) AS n, count(l.k) AS k, min(v.b) AS b
			FROM w JOIN leads AS x (who) ON x.who = w.person
			CROSS JOIN LATERAL (SELECT p.kind AS k FROM people p WHERE p.person = x.who) l
			CROSS JOIN listed AS v (a, b) JOIN listed o ON o.column1 = v.a`;
		const [leads] = (await live.query("SELECT 2 * count(*) AS n FROM contacts WHERE role = 'lead'")).rows;
		const expected = [{ n: leads?.["n"], k: leads?.["n"], b: "a" }];
		expect((await live.query(sql)).rows).toEqual(expected);
		expect((await plain.query(sql)).rows).toEqual(expected);
	});
});

describe("a view that is named once asks what its query would as a subquery in FROM", () => {
	const inPlace = (sql: string) =>
		sql
			.replace(/\bleads\b/, `(SELECT person, since FROM people WHERE kind = 'lead') AS leads`)
			.replace(/\bpeople\b(?! AS)/, `(${queries.people}) AS people`);
	it.each([
		["its number", "SELECT count(*) AS n FROM leads", 1],
		["an extreme", "SELECT max(since) AS m FROM leads", 1],
		["the first rows", "SELECT person FROM people ORDER BY since DESC LIMIT 3", 1],
		["a condition", "SELECT count(*) AS n FROM people WHERE kind = 'lead'", 1],
		["EXISTS", "SELECT EXISTS (SELECT 1 FROM leads) AS e", undefined],
		[
			"a condition through grouping sets",
			"SELECT kind, count(*) AS n FROM people WHERE kind = 'none' GROUP BY ROLLUP (kind)",
			1,
		],
		[
			"keys",
			"SELECT count(*) AS n FROM people WHERE person IN (SELECT contact_id FROM conversation_contacts WHERE conversation_id = 'x')",
			undefined,
		],
	])("%s", async (_what, sql, requests) => {
		const { rows, stats } = await live.query(sql);
		expect(rows).toEqual((await plain.query(sql)).rows);
		const written = await live.query(inPlace(sql));
		expect(rows).toEqual(written.rows);
		expect(stats.requests).toBe(written.stats.requests);
		if (requests !== undefined) expect(stats.requests).toBe(requests);
	});
});

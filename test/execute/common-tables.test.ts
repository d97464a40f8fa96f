import { describe, expect, it } from "vitest";
import { optimise } from "../../src/optimise/index.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";
import { bind, failureOf, planText } from "../plan/planning.ts";

const { open } = await useSandbox({ contacts: 60, conversations: 20, companies: 5 });
const live = await open({ AutoCache: false });

describe("a WITH table", () => {
	it("of chance has the same rows wherever it is named", async () => {
		const some = "WITH s AS (SELECT id FROM contacts ORDER BY random() LIMIT 5)";
		const both = `${some} SELECT count(*) AS n FROM contacts WHERE id IN (SELECT id FROM s) AND id NOT IN (SELECT id FROM s)`;
		expect((await live.query(both)).rows).toEqual([{ n: 0 }]);
		const pair = "WITH r AS (SELECT random() AS x) SELECT a.x = b.x AS same FROM r a, r b";
		expect((await live.query(pair)).rows).toEqual([{ same: true }]);
		const each = `WITH r AS (SELECT random() AS x) SELECT count(DISTINCT y) AS n FROM (SELECT (SELECT x FROM r) AS y FROM contacts) q`;
		expect((await live.query(each)).rows).toEqual([{ n: 1 }]);
	});

	it("is computed once, however many others it is doubled by", async () => {
		const doubled = Array.from({ length: 18 }, (_, index) => {
			const [name, before] = [`t${index + 1}`, `t${index}`];
			return `${name} AS (SELECT a.n FROM ${before} a JOIN ${before} b ON a.n = b.n)`;
		});
		const sql = `WITH t0 AS (SELECT 1 AS n), ${doubled.join(", ")} SELECT n FROM t18`;
		expect((await live.query(sql)).rows).toEqual([{ n: 1 }]);
	});

	it("keeps what the person wrote, and is part of the query around it when it is named once", () => {
		const kinds = (sql: string) => optimise(bind(sql)).query.with?.tables.map(({ isMaterialized }) => isMaterialized);
		expect(kinds("WITH w AS (SELECT id FROM tags) SELECT * FROM w")).toBeUndefined();
		expect(kinds("WITH w AS (SELECT id FROM tags) SELECT * FROM w a, w b")).toEqual([true]);
		expect(kinds("WITH w AS NOT MATERIALIZED (SELECT id FROM tags) SELECT * FROM w a, w b")).toEqual([false]);
		expect(kinds("WITH w AS MATERIALIZED (SELECT id FROM tags) SELECT * FROM w")).toEqual([true]);
		expect(kinds("WITH w AS (SELECT random() AS x) SELECT * FROM w")).toEqual([true]);
	});

	it("takes conditions from outside when it is named once", async () => {
		expect(await planText("WITH w AS (SELECT * FROM contacts) SELECT id FROM w WHERE role = 'lead'")).toEqual([
			'contacts: POST /contacts/search {"field":"role","operator":"=","value":"lead"}; 0 residual',
		]);
	});
});

describe("a step of WITH RECURSIVE", () => {
	it.each([
		["in a subquery", "SELECT n + 1 FROM t WHERE n < (SELECT max(n) FROM t)"],
		["in a subquery alone", "SELECT 1 + (SELECT max(n) FROM t)"],
		["in EXISTS", "SELECT n + 1 FROM t WHERE n < 3 AND EXISTS (SELECT 1 FROM t)"],
		["in IN", "SELECT 2 WHERE 1 IN (SELECT n FROM t)"],
		["under an aggregate", "SELECT max(n) + 1 FROM t"],
		["twice", "SELECT a.n + 1 FROM t a, t b"],
	])("does not name its own table %s", (_name, step) => {
		const sql = `WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL ${step}) SELECT * FROM t`;
		expect(failureOf(() => bind(sql))).toMatchObject({ code: "recursion", sqlState: "42P19" });
	});

	it("may aggregate over other tables", async () => {
		const sql =
			"WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t WHERE n < (SELECT 2 + count(*) FROM contacts WHERE id IS NULL)) SELECT a.n FROM t a JOIN t b USING (n) ORDER BY n";
		expect((await live.query(sql)).rows).toEqual([{ n: 1 }, { n: 2 }]);
	});

	it("cannot name it in a subquery of FROM", () => {
		const sql =
			"WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM (SELECT n FROM t) x WHERE n < 3) SELECT * FROM t";
		expect(failureOf(() => bind(sql))).toMatchObject({ code: "not_supported", sqlState: "0A000" });
	});
});

import { describe, expect, it } from "vitest";
import { startPlan } from "../../src/optimise/logical-plan.ts";
import { passes } from "../../src/optimise/optimise.ts";
import { printPlan } from "../../src/optimise/plan-text.ts";
import { bind } from "../plan/planning.ts";

/** What a statement asks of its tables before any pass, and after one alone. */
function showPass(
	name: string,
	sql: string,
): { readonly before: readonly string[]; readonly after: readonly string[] } {
	const plan = startPlan(bind(sql));
	const pass = passes[name];
	if (!pass) throw new Error(`there is no pass ${name}`);
	return { before: printPlan(plan).slice(1), after: printPlan(pass(plan)).slice(1) };
}

/** The text of the query after a pass. */
function showQuery(name: string, sql: string): string {
	return printPlan(passes[name]?.(startPlan(bind(sql))) ?? startPlan(bind(sql)))[0] ?? "";
}

describe("place WITH tables", () => {
	const place = (sql: string) => {
		const before = printPlan(startPlan(bind(sql)))[0] ?? "";
		const after = showQuery("place WITH tables", sql);
		return { before, after };
	};

	it("puts those that are named once where they are named", () => {
		const { before, after } = place("WITH a (x) AS (SELECT id FROM tags), b AS (SELECT x FROM a) SELECT x FROM b");
		expect(before).toBe(
			'WITH "w1" ("c1") AS (SELECT "r2"."id" AS "c1" FROM "scan_3" AS "r2"), "w4" ("c1") AS (SELECT "r5"."c1" AS "c1" FROM "w1" AS "r5") SELECT "r6"."c1" AS "c1" FROM "w4" AS "r6"',
		);
		expect(after).toBe(
			'SELECT "r6"."c1" AS "c1" FROM (SELECT "r5"."c1" AS "c1" FROM (SELECT "r2"."id" AS "c1" FROM "scan_3" AS "r2") AS "r5") AS "r6"',
		);
	});

	it.each([
		[
			"in a subquery",
			"SELECT (WITH w AS (SELECT name FROM tags) SELECT w.name FROM w WHERE w.name = t.id LIMIT 1) FROM tags t",
		],
		[
			"beside a recursive one",
			"WITH RECURSIVE w AS (SELECT 1 AS n), r AS (SELECT n FROM w UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT 1 FROM r",
		],
		["of a set operation", "WITH w AS (SELECT id FROM tags UNION SELECT id FROM segments) SELECT id FROM w"],
		["written NOT MATERIALIZED", "WITH w AS NOT MATERIALIZED (SELECT id FROM tags) SELECT id FROM w"],
		["with a division", "WITH w AS (SELECT 1 / length(id) AS n FROM tags) SELECT n FROM w"],
	])("%s too", (_what, sql) => {
		const { before, after } = place(sql);
		const [name] = /(?<=WITH (?:RECURSIVE )?)"w\d+"/.exec(before) ?? [""];
		expect(name).not.toBe("");
		expect(after).not.toContain(name);
	});

	it.each([
		["named twice", "WITH w AS (SELECT id FROM tags) SELECT 1 FROM w a, w b"],
		["copied by grouping sets", "WITH w AS (SELECT id FROM tags) SELECT id FROM w GROUP BY ROLLUP (id)"],
		["of chance", "WITH w AS (SELECT random() AS x) SELECT x FROM w"],
		["of chance and written NOT MATERIALIZED", "WITH w AS NOT MATERIALIZED (SELECT random() AS x) SELECT x FROM w"],
		["written MATERIALIZED", "WITH w AS MATERIALIZED (SELECT id FROM tags) SELECT id FROM w"],
		["recursive", "WITH RECURSIVE w AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM w WHERE n < 3) SELECT n FROM w"],
		["of VALUES, whose columns have names of their own", "WITH w AS (VALUES (1)) SELECT column1 FROM w"],
		["named nowhere", "WITH w AS (SELECT id FROM tags) SELECT 1"],
	])("leaves those %s", (_what, sql) => {
		const { before, after } = place(sql);
		expect(after).toBe(before);
	});
});

describe("compute WITH tables once", () => {
	const twice = "WITH s AS (SELECT id FROM tags) SELECT 1 FROM s a, s b";

	it("those that are named twice, or are of chance", () => {
		expect(printPlan(startPlan(bind(twice)))[0]).not.toContain("MATERIALIZED");
		expect(showQuery("compute WITH tables once", twice)).toContain("AS MATERIALIZED");
		const chance = "WITH s AS (SELECT random() AS x FROM tags) SELECT x FROM s";
		expect(showQuery("compute WITH tables once", chance)).toContain("AS MATERIALIZED");
	});

	it("not those that are named once, and not against what is written", () => {
		const once = "WITH s AS (SELECT id FROM tags) SELECT 1 FROM s";
		expect(showQuery("compute WITH tables once", once)).not.toContain("MATERIALIZED");
		const written = twice.replace("AS (", "AS NOT MATERIALIZED (");
		expect(showQuery("compute WITH tables once", written)).toContain("AS NOT MATERIALIZED");
	});
});

describe("prune columns", () => {
	it("leaves those that the statement names anywhere", () => {
		const sql = "SELECT id FROM contacts WHERE name = 'a' ORDER BY lower(email)";
		expect(showPass("prune columns", sql)).toEqual({
			before: ["r1: contacts (*)"],
			after: ["r1: contacts (id, name, email)"],
		});
	});
});

describe("push filters", () => {
	it.each([
		[
			"down to the table of a subquery",
			"SELECT s FROM (SELECT state AS s FROM conversations) x WHERE s = 'open'",
			[`r1: conversations (*) WHERE "r1"."state" = 'open'`],
		],
		[
			"to the side of an outer join that may have no row only where NULL is rejected",
			"SELECT 1 FROM tags t LEFT JOIN contacts c ON c.id = t.id WHERE c.role = 'lead' AND t.name IS NULL",
			[
				`r1: tags (*) WHERE "r3"."role" = 'lead' AND "r1"."name" IS NULL AND "r3"."id" = "r1"."id"`,
				`r3: contacts (*) WHERE "r3"."role" = 'lead' AND "r3"."id" = "r1"."id"`,
			],
		],
		["and one row is enough for EXISTS", "SELECT EXISTS (SELECT 1 FROM tags)", ["r1: tags (*) LIMIT 1"]],
		[
			"not below LIMIT, whose rows it would change",
			"SELECT id FROM (SELECT id FROM tags LIMIT 3) x WHERE id = '1'",
			["r1: tags (*)"],
		],
	])("%s", (_what, sql, after) => {
		expect(showPass("push filters", sql).after).toEqual(after);
	});

	it("and changes no plan", () => {
		const plan = startPlan(bind("SELECT 1 FROM tags WHERE id = '1'"));
		passes["push filters"]?.(plan);
		expect(plan.tables[0]?.conjuncts).toEqual([]);
	});
});

describe("infer equal columns", () => {
	it("from the conditions that were pushed before", () => {
		const pushed = passes["push filters"]?.(
			startPlan(bind("SELECT 1 FROM contacts c JOIN conversations v ON v.id = c.id WHERE c.id = '7'")),
		);
		if (!pushed) throw new Error("the pass is there");
		const line = (plan: typeof pushed) => printPlan(plan).at(-1);
		expect(line(pushed)).not.toContain(`"r3"."id" = '7'`);
		expect(line(passes["infer equal columns"]?.(pushed) ?? pushed)).toContain(`"r3"."id" = '7'`);
	});
});

describe("push LIMIT", () => {
	const tags = "r1: tags (*)";
	it.each([
		["SELECT id FROM tags LIMIT 3", `${tags} LIMIT 3`],
		["SELECT id FROM tags ORDER BY name DESC LIMIT 3 OFFSET 2", `${tags} ORDER BY name DESC LIMIT 3 OFFSET 2`],
		["SELECT name AS n FROM tags ORDER BY n LIMIT 3", `${tags} ORDER BY name LIMIT 3`],
		["SELECT id FROM (SELECT id, name AS n FROM tags) x ORDER BY n LIMIT 3", `${tags} ORDER BY name LIMIT 3`],
		["SELECT count(*) FROM (SELECT id FROM tags LIMIT 3) x", `${tags} LIMIT 3`],
		["SELECT id FROM tags ORDER BY name, id LIMIT 3", tags],
		["SELECT id FROM tags ORDER BY lower(name) LIMIT 3", tags],
		["SELECT DISTINCT name FROM tags LIMIT 3", tags],
		["SELECT name FROM tags GROUP BY name LIMIT 3", tags],
		["SELECT row_number() OVER () FROM tags LIMIT 3", tags],
		["SELECT count(*) FROM tags LIMIT 3", tags],
		["SELECT id FROM tags ORDER BY name FETCH FIRST 3 ROWS WITH TIES", tags],
		["SELECT id FROM tags UNION ALL SELECT id FROM tags LIMIT 3", tags],
	])("%s", (sql, after) => {
		expect(showPass("push LIMIT", sql)).toMatchObject({ after: expect.arrayContaining([after]) });
	});

	it("takes a column of the query around it for what it is, a constant", () => {
		const sql = "SELECT (SELECT t.id FROM tags t ORDER BY c.created_at LIMIT 1) FROM contacts c";
		expect(showPass("push LIMIT", sql).after).toEqual(["r1: contacts (*)", "r3: tags (*)"]);
	});

	it("leaves a table whole that is copied, and of whose copies one is whole", () => {
		const sql = "SELECT id FROM (SELECT id FROM tags ORDER BY name FETCH FIRST 3 ROWS WITH TIES) x LIMIT 2";
		expect(showPass("push LIMIT", sql).after).toEqual([tags]);
	});
});

describe("push aggregates", () => {
	const tags = "r1: tags (*)";
	it.each([
		["SELECT count(*) FROM tags", `${tags} count(*)`],
		["SELECT max(name), max(name) FROM tags", `${tags} max(name)`],
		["SELECT min(n) FROM (SELECT name AS n FROM tags) x", `${tags} min(name)`],
		["SELECT count(*) FROM (SELECT name FROM tags) x", `${tags} count(*)`],
		["SELECT max(name), min(name) FROM tags", tags],
		["SELECT count(*), max(name) FROM tags", tags],
		["SELECT count(name) FROM tags", tags],
		["SELECT count(*), sum(1) FROM tags", tags],
		["SELECT count(*) FILTER (WHERE true) FROM tags", tags],
		["SELECT count(*) FROM tags HAVING count(*) > 1", tags],
		["SELECT count(*) FROM tags GROUP BY name", tags],
		["SELECT name, count(*) FROM tags GROUP BY ROLLUP (name)", tags],
		["SELECT n, count(*) FROM (SELECT name AS n FROM tags) x GROUP BY ROLLUP (n)", tags],
		["SELECT count(*) OVER () FROM tags", tags],
	])("%s", (sql, after) => {
		expect(showPass("push aggregates", sql).after).toEqual([after]);
	});
});

import { expect, it } from "vitest";
import { optimise } from "../../src/optimise/index.ts";
import { findPagedQuery, nothingKnown, planQuery } from "../../src/plan/index.ts";
import { bind, catalog } from "./planning.ts";

function find(sql: string, parameters: readonly number[] = []) {
	const settings = { parameters, nowMs: Date.UTC(2026, 10, 22, 12), isPushdownOn: true, facts: nothingKnown };
	return findPagedQuery(planQuery(optimise(bind(sql)), settings, catalog));
}

it.each([
	["all columns", "SELECT * FROM contacts"],
	["a filter that the service knows", "SELECT id, name FROM contacts WHERE role = 'lead'"],
	["one that it does not know", "SELECT upper(name) FROM contacts WHERE length(name) > 3 OR email IS NULL"],
	["the clock, and what is another one for each row", "SELECT id, now(), random() FROM contacts"],
	["a subquery that is one row for each", "SELECT x.n FROM (SELECT name AS n FROM contacts WHERE role = 'user') AS x"],
	["a WITH table that stands in one place", "WITH c AS (SELECT id FROM contacts) SELECT id FROM c WHERE id > '3'"],
	["rows inside of others", "SELECT tag_id FROM conversation_tags"],
	["rows under others", "SELECT id FROM conversation_parts"],
	["several searches", "SELECT id FROM contacts WHERE role = 'lead' OR email IN ('a@b.c', 'd@e.f')"],
])("the rows of a page are computed without the others: %s", (_name, sql) => {
	expect(find(sql)).toMatchObject({ skip: 0, most: Number.POSITIVE_INFINITY });
});

it("LIMIT and OFFSET are counted over the pages", () => {
	expect(find("SELECT id FROM contacts LIMIT 200")).toMatchObject({ skip: 0, most: 200 });
	expect(find("SELECT id FROM contacts WHERE lower(name) = 'a' LIMIT 2 OFFSET 3")).toMatchObject({ skip: 3, most: 2 });
	expect(find("SELECT id FROM contacts OFFSET $1", [7])).toMatchObject({ skip: 7, most: Number.POSITIVE_INFINITY });
	const { query } = find("SELECT id FROM contacts LIMIT 1 + 1 OFFSET 1") ?? {};
	expect([query?.limit, query?.offset]).toEqual([undefined, undefined]);
});

it.each([
	["an order", "SELECT id FROM contacts ORDER BY created_at"],
	["an order with LIMIT", "SELECT id FROM contacts ORDER BY created_at LIMIT 3"],
	["DISTINCT", "SELECT DISTINCT role FROM contacts"],
	["an aggregate", "SELECT max(name) FROM contacts"],
	["a number that the service tells", "SELECT count(*) FROM contacts"],
	["a group", "SELECT role FROM contacts GROUP BY role"],
	["a group of all", "SELECT 1 FROM contacts HAVING true"],
	["a window", "SELECT id, row_number() OVER () FROM contacts"],
	["a set operation", "SELECT id FROM contacts UNION ALL SELECT id FROM companies"],
	["a join", "SELECT c.id FROM contacts AS c, tags"],
	["a table twice", "SELECT a.id FROM contacts AS a JOIN contacts AS b ON a.id = b.id"],
	["a function in FROM", "SELECT c.id FROM contacts AS c, generate_series(1, 2) AS n"],
	["a query in a condition", "SELECT id FROM contacts WHERE id IN (SELECT contact_id FROM contact_tags)"],
	["one of its own table", "SELECT id FROM contacts AS c WHERE EXISTS (SELECT 1 FROM contacts AS d WHERE d.id > c.id)"],
	["one without a table", "SELECT id FROM contacts WHERE name = (SELECT 'a' || random())"],
	["a subquery with LIMIT", "SELECT id FROM (SELECT id FROM contacts LIMIT 3) AS x"],
	["a subquery with an aggregate", "SELECT n FROM (SELECT count(name) AS n FROM contacts) AS x"],
	["ties", "SELECT id FROM contacts ORDER BY role FETCH FIRST 3 ROWS WITH TIES"],
	["no rows", "SELECT id FROM contacts WHERE 1 = 0"],
	["no table", "SELECT 1"],
	["the cache alone", "SELECT id FROM contacts#CACHE"],
])("all rows are needed first for %s", (_name, sql) => {
	expect(find(sql)).toBeUndefined();
});

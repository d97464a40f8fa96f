import { describe, expect, it } from "vitest";
import { surveyTree } from "../../src/optimise/tree-survey.ts";
import { bind } from "../plan/planning.ts";

describe("a survey finds queries in expressions", () => {
	it.each([
		"SELECT id FROM tags WHERE EXISTS (SELECT 1 FROM teams)",
		"SELECT id FROM tags WHERE name IN (SELECT name FROM teams)",
		"SELECT id FROM tags WHERE name = ANY (SELECT name FROM teams)",
		"SELECT (SELECT max(name) FROM teams) FROM tags",
		"SELECT ARRAY(SELECT name FROM teams) FROM tags",
		"SELECT id FROM tags ORDER BY (SELECT max(name) FROM teams)",
		"SELECT t.id FROM tags t JOIN teams g ON EXISTS (SELECT 1 FROM admins)",
		"SELECT n FROM (SELECT (SELECT count(*) FROM teams) AS n FROM tags) x",
		"WITH w AS (SELECT id FROM tags WHERE EXISTS (SELECT 1 FROM teams)) SELECT id FROM w",
		"(SELECT id FROM tags LIMIT 1) UNION (SELECT id FROM teams WHERE EXISTS (SELECT 1 FROM admins) LIMIT 1)",
	])("in %s", (sql) => {
		expect(surveyTree(bind(sql).query).hasSubqueries).toBe(true);
	});

	it.each([
		"SELECT id FROM tags",
		"SELECT id FROM (SELECT id FROM tags LIMIT 2) x",
		"WITH w AS (SELECT id FROM tags), v AS (SELECT id FROM w) SELECT v.id FROM v JOIN w ON w.id = v.id",
		"SELECT id FROM tags UNION SELECT id FROM teams",
		"(SELECT id FROM tags LIMIT 1) UNION ALL (SELECT id FROM teams ORDER BY id LIMIT 1)",
		"SELECT name, count(*) FROM tags GROUP BY ROLLUP (name)",
		"SELECT DISTINCT ON (name) id FROM tags ORDER BY name, id",
	])("and none in %s", (sql) => {
		expect(surveyTree(bind(sql).query).hasSubqueries).toBe(false);
	});
});

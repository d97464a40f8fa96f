import { describe, expect, it } from "vitest";
import { optimise } from "../../src/optimise/index.ts";
import { printConditions } from "../../src/plan/index.ts";
import { bind } from "../plan/planning.ts";

/** The conditions that each table of a statement is asked with, without those that compare columns. */
function listConditions(sql: string): readonly string[] {
	return optimise(bind(sql)).tables.map(({ conjuncts }) => {
		const own = conjuncts.filter(
			(condition) => condition.kind !== "Binary" || condition.right.kind !== "ColumnReference",
		);
		return own.length === 0 ? "" : printConditions(own, {});
	});
}

describe("conditions pass through equal columns", () => {
	it("of one type", () => {
		const sql =
			"SELECT 1 FROM article_statistics a JOIN article_statistics b ON b.reactions = a.views WHERE a.views > 2";
		expect(listConditions(sql)).toEqual(["views > 2", "views > 2 AND reactions > 2"]);
	});

	it("not of two types: half of a whole number is another value than half of a double", () => {
		const sql =
			"SELECT 1 FROM article_statistics a JOIN article_statistics b ON b.happy_reaction_percentage = a.views WHERE abs(a.views) > 2";
		expect(listConditions(sql)).toEqual(["abs(views) > 2", "abs(views) > 2"]);
	});
});

import { describe, expect, it } from "vitest";
import { functionRows } from "../../src/functions/row/function-list.ts";
import { planText } from "../plan/planning.ts";

const everything = '{"field":"created_at","operator":">","value":0}';
const whole = `contacts: POST /contacts/search ${everything}; 0 residual`;
const counted = `contacts: POST /contacts/search ${everything} for total_count; 0 residual`;

/** A call of each aggregate with constants, to stand beside count(*). */
const argument: Readonly<Record<string, string>> = {
	number: "1",
	integer: "1",
	boolean: "true",
	text: "'a'",
	any: "1",
	interval: "interval '1 day'",
	json: "'[0.5]'",
	double: "1.5",
	numeric: "1.5",
};
const calls = functionRows
	.filter(({ kind }) => kind === "aggregate")
	.map(({ names, parameters }) => {
		const values = parameters.map((type) => argument[type] ?? "NULL");
		return `${names[0] ?? ""}(${values.join(", ")})`;
	});

describe("what aggregates need of their table", () => {
	it("is its number where only rows are counted", async () => {
		expect(await planText("SELECT count(*), count(*) * 2 AS twice, 'x' AS mark FROM contacts")).toEqual([counted]);
	});

	it.each(calls)("is all of its rows where %s stands beside count(*)", async (call) => {
		expect(await planText(`SELECT count(*), ${call} FROM contacts`)).toEqual([whole]);
		expect(await planText(`SELECT ${call} FROM contacts`)).toEqual([whole]);
	});

	it.each(["count(*) FILTER (WHERE true)", "count(*) OVER ()", "count(DISTINCT 1)", "1 + sum(1)"])(
		"is all of its rows for %s",
		async (call) => {
			expect(await planText(`SELECT ${call} FROM contacts`)).toEqual([whole]);
		},
	);

	it("is one row for one end of a column, and all rows for both", async () => {
		const request = `conversations: POST /conversations/search ${everything}`;
		const newest = `${request} sort {"field":"created_at","order":"descending"} limit 1; 0 residual`;
		expect(await planText("SELECT max(created_at), max(created_at) FROM conversations")).toEqual([newest]);
		expect(await planText("SELECT max(created_at), min(created_at) FROM conversations")).toEqual([
			`${request}; 0 residual`,
		]);
		expect(await planText("SELECT max(created_at), max(updated_at) FROM conversations")).toEqual([
			`${request}; 0 residual`,
		]);
		expect(await planText("SELECT max(created_at), count(*) FROM conversations")).toEqual([`${request}; 0 residual`]);
	});

	it.each(["count(*)", "max(created_at)", "1 + count(*)", "count(DISTINCT role)", "1"])(
		"does not ask about the order of the one row: ORDER BY %s",
		async (order) => {
			expect(await planText(`SELECT count(*) FROM contacts ORDER BY ${order}`)).toEqual([counted]);
			const ties = `SELECT count(*) FROM contacts ORDER BY ${order} FETCH FIRST 1 ROW WITH TIES`;
			expect(await planText(ties)).toEqual([counted]);
		},
	);
});

describe("a year that is no whole number", () => {
	const search = (operator: string, value: number) =>
		`contacts: POST /contacts/search {"field":"created_at","operator":"${operator}","value":${value}}; 1 residual`;
	const [day, start, end] = [86_400, Date.UTC(2026, 0) / 1000, Date.UTC(2027, 0) / 1000];

	it.each([
		["< 2026.5", search("<", end + 2 * day)],
		["<= 2026.5", search("<", end + 2 * day)],
		["> 2026.5", search(">", end - 2 * day)],
		[">= 2026.5", search(">", end - 2 * day)],
		["< 2026.0", search("<", start + 2 * day)],
		["= 2026.5", "contacts: no request; 0 residual"],
		["<> 2026.5", `contacts: POST /contacts/search ${everything}; 1 residual`],
	])("lies within its year: %s", async (comparison, request) => {
		expect(await planText(`SELECT id FROM contacts WHERE extract(year FROM created_at) ${comparison}`)).toEqual([
			request,
		]);
	});

	it.each(["<= 275760", "= 275760", ">= 275761", "< -271821", "= 99999999999"])(
		"nothing is asked of a year that no calendar has: %s",
		async (comparison) => {
			const sql = `SELECT id FROM contacts WHERE extract(year FROM created_at) ${comparison}`;
			expect(await planText(sql)).toEqual([`contacts: POST /contacts/search ${everything}; 1 residual`]);
		},
	);
});

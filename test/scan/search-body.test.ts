import { expect, test } from "vitest";
import type { FilterLeaf, SearchFilter, SearchScan } from "../../src/catalog/index.ts";
import type { FilterOperator } from "../../src/profile/index.ts";
import { buildSearchBody } from "../../src/scan/search-body.ts";
import { column, searchPath, table } from "./fake-service.ts";

const id = column("id", "id");
const createdAt = column("created_at", "unix_seconds");
const score = column("rating", "integer", { field: "conversation_rating.score", send: "integer" });
const open = column("open", "boolean", { send: "boolean" });
const spend = column("spend", "double", { send: "double" });
const assignee = column("assignee_id", "id", { send: "integer" });
const seen = column("seen_at", "iso8601", { send: "text" });
const things = table("things", [id, createdAt, score, open, spend, assignee, seen]);

function leaf(
	operator: FilterOperator,
	subject = createdAt,
	value: FilterLeaf["value"] = 1_700_000_000_000,
): FilterLeaf {
	return { kind: "leaf", column: subject, operator, value };
}

function build(filter?: SearchFilter, more: Partial<SearchScan> = {}) {
	return buildSearchBody({ kind: "search", table: things, path: searchPath, filter, ...more });
}

test("without a filter the search asks for everything, sorted by what never changes", () => {
	expect(build()).toEqual({
		query: { field: "created_at", operator: ">", value: 0 },
		sort: { field: "created_at", order: "ascending" },
	});
});

test("an order is sent under the service's name of the column", () => {
	expect(build(undefined, { order: { column: score, isDescending: true } }).sort).toEqual({
		field: "conversation_rating.score",
		order: "descending",
	});
});

test.each([
	["eq", "="],
	["ne", "!="],
	["gt", ">"],
	["ge", ">="],
	["lt", "<"],
	["le", "<="],
	["contains", "~"],
	["starts", "^"],
	["ends", "$"],
] as const)("the operator %s is written %s", (operator, written) => {
	expect(build(leaf(operator, id, "a")).query).toEqual({ field: "id", operator: written, value: "a" });
});

test("lists are written as lists, each value encoded", () => {
	expect(build(leaf("in", assignee, ["12", "9007199254740993"])).query).toEqual({
		field: "assignee_id",
		operator: "IN",
		value: [12, 9007199254740993n],
	});
	expect(build(leaf("nin", id, ["a", "b"])).query).toEqual({ field: "id", operator: "NIN", value: ["a", "b"] });
});

test.each([
	["a time", createdAt, 1_700_000_000_000, 1_700_000_000],
	["an id that the service holds as a number", assignee, "814860", 814860],
	["a text that is no number, for the service to refuse", assignee, "abc", "abc"],
	["a number", score, 5, 5],
	["a numeral", spend, "1.5", 1.5],
	["true", open, true, true],
	["the word false", open, "false", false],
	["a number for a text", id, 7, "7"],
	["a time for a service that takes text", seen, 1_700_000_000_000, "2023-11-14T22:13:20.000Z"],
])("%s is encoded", (_, subject, value, written) => {
	expect(build(leaf("eq", subject, value)).query).toEqual({ field: subject.field, operator: "=", value: written });
});

test.each([
	["gt", 10],
	["ge", 11],
	["lt", 11],
	["le", 10],
] as const)("half a second is rounded so that %s still finds the same rows", (operator, seconds) => {
	expect(build(leaf(operator, createdAt, 10_500)).query).toMatchObject({ value: seconds });
});

test("groups nest, and a group of one is its one member", () => {
	const either: SearchFilter = { kind: "or", filters: [leaf("eq", id, "a"), leaf("eq", id, "b")] };
	expect(build({ kind: "and", filters: [{ kind: "or", filters: [leaf("gt")] }, either] }).query).toEqual({
		operator: "AND",
		value: [
			{ field: "created_at", operator: ">", value: 1_700_000_000 },
			{
				operator: "OR",
				value: [
					{ field: "id", operator: "=", value: "a" },
					{ field: "id", operator: "=", value: "b" },
				],
			},
		],
	});
});

test("an AND of nothing is everything", () => {
	expect(build({ kind: "and", filters: [] }).query).toEqual({ field: "created_at", operator: ">", value: 0 });
});

import { expect, test } from "vitest";
import type { SearchScan, TableScan } from "../../src/catalog/index.ts";
import { describeRequests } from "../../src/scan/index.ts";
import { childPath, embeddedPath, listPath, searchPath, things } from "./fake-service.ts";

const [id, createdAt] = things.columns;
if (id === undefined || createdAt === undefined) throw new Error("the table has two columns");
const search: SearchScan = {
	kind: "search",
	table: things,
	path: searchPath,
	filter: { kind: "leaf", column: createdAt, operator: "gt", value: 1_700_000_000_000 },
};
const get = (keys: readonly string[]): TableScan => ({
	kind: "get",
	table: things,
	path: { kind: "get", path: "/things/{id}", column: "id", absent: [404] },
	keys,
});
const searchText = 'POST /things/search {"field":"created_at","operator":">","value":1700000000}';

test.each<[string, TableScan, string]>([
	["a search", search, searchText],
	[
		"a search with order and limit",
		{ ...search, order: { column: createdAt, isDescending: true }, limit: 5 },
		`${searchText} sort {"field":"created_at","order":"descending"} limit 5`,
	],
	[
		"a full read",
		{ ...search, filter: undefined },
		'POST /things/search {"field":"created_at","operator":">","value":0}',
	],
	["one key", get(["a/b"]), "GET /things/a%2Fb"],
	["several keys", get(["1", "2", "3"]), "GET /things/{id} for each of 3 keys"],
	["no key", get([]), "no request"],
	["what is no key", get([""]), "no request"],
	[
		"a list",
		{ kind: "list", table: things, path: listPath({ query: { model: "contact" } }) },
		"GET /things?model=contact",
	],
	["one parent", { kind: "child", table: things, path: childPath(), parents: { keys: ["7"] } }, "GET /things/7/parts"],
	[
		"several parents",
		{ kind: "child", table: things, path: childPath(), parents: { keys: ["7", "8"] } },
		"GET /things/{thing_id}/parts for each of 2 things",
	],
	[
		"all parents that a scan finds",
		{ kind: "child", table: things, path: childPath(), parents: { scan: search } },
		`GET /things/{thing_id}/parts for each of things from ${searchText}`,
	],
	["rows inside others", { kind: "embedded", table: things, path: embeddedPath, parent: search }, searchText],
	[
		"rows inside others, completed",
		{
			kind: "embedded",
			table: things,
			path: { ...embeddedPath, truncated: "tags.has_more" },
			parent: search,
			completion: childPath(),
		},
		`${searchText}, and GET /things/{thing_id}/parts where tags.has_more`,
	],
	["nothing", { kind: "empty", table: things }, "no request"],
])("%s is told in one line", (_, scan, text) => {
	expect(describeRequests(scan)).toBe(text);
});

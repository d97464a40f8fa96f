import { expect, test } from "vitest";
import type { EmbeddedScan, SearchScan } from "../../src/catalog/index.ts";
import {
	answerSearch,
	childPath,
	column,
	createContext,
	createService,
	embeddedPath,
	readAll,
	Status,
	searchPath,
	table,
	things,
} from "./fake-service.ts";

const tags = table("thing_tags", [
	column("thing_id", "id", { path: "^id" }),
	column("tag_id", "id", { path: "id" }),
	column("state", "text", { path: "^state" }),
]);
const parent: SearchScan = { kind: "search", table: things, path: searchPath };
const scan: EmbeddedScan = { kind: "embedded", table: tags, path: embeddedPath, parent };

test("rows lie inside their parents, which cost no request of their own", async () => {
	const objects = [
		{ id: "1", state: "open", tags: { type: "tag.list", tags: [{ id: "a" }, { id: "b" }] } },
		{ id: "2", tags: { type: "tag.list", tags: [] } },
		{ id: "3", tags: null },
		{ id: "4" },
		{ id: "5", state: "closed", tags: { data: [{ id: 7 }] } },
	];
	const service = createService((request) => answerSearch(objects, request));
	expect(await readAll(scan, createContext(service, scan))).toEqual([
		["1", "a", "open"],
		["1", "b", "open"],
		["5", "7", "closed"],
	]);
	expect(service.requests).toHaveLength(1);
});

test("another list of the parent is not taken for the one that is absent", async () => {
	const service = createService((request) => answerSearch([{ id: "1", others: [{ id: "x" }] }], request));
	expect(await readAll(scan, createContext(service, scan))).toEqual([]);
});

test("lists of scalars are rows too", async () => {
	const admins = table("team_admins", [
		column("team_id", "id", { path: "^id" }),
		column("admin_id", "id", { path: "." }),
	]);
	const list: EmbeddedScan = {
		...scan,
		table: admins,
		path: { ...embeddedPath, column: "team_id", rows: "admin_ids" },
	};
	const service = createService((request) => answerSearch([{ id: "t", admin_ids: [1, 2] }], request));
	expect(await readAll(list, createContext(service, list))).toEqual([
		["t", "1"],
		["t", "2"],
	]);
});

test("rows inside rows inside rows know all whom they belong to", async () => {
	const files = table("tag_files", [
		column("tag_id", "id", { path: "^id" }),
		column("name"),
		column("thing_id", "id", { path: "^thing_id" }),
		column("thing_state", "text", { path: "^^state" }),
	]);
	const nested: EmbeddedScan = {
		kind: "embedded",
		table: files,
		path: { kind: "embedded", column: "tag_id", parent: { table: "thing_tags", column: "tag_id" }, rows: "files" },
		parent: scan,
	};
	const objects = [{ id: "1", state: "open", tags: { tags: [{ id: "a", files: [{ name: "f" }, { name: "g" }] }] } }];
	const service = createService((request) => answerSearch(objects, request));
	expect(await readAll(nested, createContext(service, nested))).toEqual([
		["a", "f", "1", "open"],
		["a", "g", "1", "open"],
	]);
});

test("rows in the lists of a list's elements know the element and the row around it", async () => {
	const files = table("part_files", [
		column("thing_id", "id", { path: "^^id" }),
		column("part_id", "id", { path: "^id" }),
		column("name"),
	]);
	const within: EmbeddedScan = {
		...scan,
		table: { ...files, key: ["part_id", "name"] },
		path: { ...embeddedPath, within: "parts.parts", rows: "files" },
	};
	const objects = [
		{
			id: "1",
			parts: {
				parts: [
					{ id: "p", files: [{ name: "f" }, { name: "g" }] },
					{ id: "q", files: [{ name: "f" }] },
				],
			},
		},
		{ id: "2", parts: { parts: [] } },
		{ id: "3", parts: null },
		{ id: "4", parts: { parts: [{ id: "r" }, { id: "s", files: "many" }] } },
	];
	const service = createService((request) => answerSearch(objects, request));
	const context = createContext(service, within);
	expect(await readAll(within, context)).toEqual([
		["1", "p", "f"],
		["1", "p", "g"],
		["1", "q", "f"],
	]);
	expect(context.warnings).toEqual([
		'part_files: 1 element of the answers is no row of this table and left out; it is "many"',
	]);
});

test("the members of an object are rows with their names", async () => {
	const texts = table("thing_texts", [column("thing_id", "id", { path: "^id" }), column("language"), column("title")]);
	const members: EmbeddedScan = {
		...scan,
		table: { ...texts, key: ["thing_id", "language"] },
		path: { ...embeddedPath, rows: "texts", members: "language" },
	};
	const objects = [
		{ id: "1", texts: { type: "texts", de: { title: "Grüße", language: "?" }, "pt-BR": { title: "Oi" }, fr: null } },
		{ id: "2", texts: null },
		{ id: "3" },
	];
	const service = createService((request) => answerSearch(objects, request));
	const context = createContext(service, members);
	expect(await readAll(members, context)).toEqual([
		["1", "de", "Grüße"],
		["1", "pt-BR", "Oi"],
	]);
	expect(context.warnings).toEqual([]);
});

const cut: EmbeddedScan = {
	...scan,
	path: { ...embeddedPath, truncated: "tags.has_more" },
	completion: childPath({ path: "/things/{thing_id}/tags", rows: "data" }),
};
const cutObjects = [
	{ id: "1", tags: { tags: [{ id: "a" }], has_more: false } },
	{ id: "2", state: "open", tags: { tags: [{ id: "a" }], has_more: true } },
	{ id: "3", tags: { tags: [{ id: "c" }] } },
	{ id: "4", tags: { tags: [{ id: "d" }], has_more: true } },
];

test("a list that was cut short is asked for whole, in its place, and only that one", async () => {
	const service = createService((request) => {
		if (request.method === "POST") return answerSearch(cutObjects, request);
		return request.path === "/things/2/tags" ? { data: [{ id: "a" }, { id: "b" }] } : new Status(404);
	});
	expect(await readAll(cut, createContext(service, cut))).toEqual([
		["1", "a", null],
		["2", "a", "open"],
		["2", "b", "open"],
		["3", "c", null],
	]);
	expect(service.requests.map(({ path }) => path)).toEqual(["/things/search", "/things/2/tags", "/things/4/tags"]);
});

test("a list that was cut short and cannot be completed is told of", async () => {
	const incomplete = { ...cut, completion: undefined };
	const service = createService((request) => answerSearch(cutObjects, request));
	const context = createContext(service, incomplete);
	expect(await readAll(incomplete, context)).toHaveLength(4);
	expect(context.warnings).toEqual([
		"thing_tags: 2 things have more rows than Acme shows inside them; the others were not read",
	]);
});

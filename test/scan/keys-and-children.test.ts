import { describe, expect, test } from "vitest";
import type { ChildScan, GetScan, SearchScan, TableScan } from "../../src/catalog/index.ts";
import { readPages } from "../../src/scan/index.ts";
import {
	answerSearch,
	childPath,
	column,
	createContext,
	createService,
	listPath,
	makeObjects,
	readAll,
	refused,
	Status,
	searchPath,
	settle,
	table,
	things,
} from "./fake-service.ts";

const parts = table("thing_parts", [
	column("thing_id", "id", { path: "^id" }),
	column("id", "id"),
	column("thing_created_at", "unix_seconds", { path: "^created_at" }),
]);
const search: SearchScan = { kind: "search", table: things, path: searchPath };
const idIn = (path: string) => path.split("/")[2] ?? "";

describe("rows by key", () => {
	const get = (keys: readonly string[]): GetScan => ({
		kind: "get",
		table: things,
		path: { kind: "get", path: "/things/{id}", column: "id", absent: [404, 410] },
		keys,
	});

	test("come in the order of the keys, several requests at a time, and what is gone gives no row", async () => {
		const service = createService(async ({ path }) => {
			const id = idIn(path);
			await settle();
			if (id === "2") return new Status(404);
			if (id === "4") return new Status(410);
			return { id };
		});
		const scan = get(["5", "4", "3", "2", "1", "5"]);
		expect((await readAll(scan, createContext(service, scan, { concurrency: 2 }))).map(([id]) => id)).toEqual([
			"5",
			"3",
			"1",
		]);
		expect(service.requests).toHaveLength(5);
		expect(service.mostInFlight).toBe(2);
		expect(service.requests[0]).toMatchObject({ method: "GET", path: "/things/5", acceptStatuses: [404, 410] });
	});

	test("that are no keys make no request", async () => {
		const service = createService(() => ({ id: "" }));
		expect(await readAll(get(["", ".", ".."]), createContext(service, get([])))).toEqual([]);
		expect(service.requests).toHaveLength(0);
	});

	test("are not what another address answers, nor a key that is spelled otherwise", async () => {
		const service = createService(({ path }) => (path.endsWith("list") ? { type: "list", data: [] } : { id: "abc" }));
		expect(await readAll(get(["list", "ABC"]), createContext(service, get([])))).toEqual([]);
	});

	test("are equal when the service sends the key as a number", async () => {
		const service = createService(() => ({ id: 814860 }));
		expect(await readAll(get(["814860"]), createContext(service, get([])))).toEqual([["814860", null]]);
	});

	test("are not read on after a refusal", async () => {
		const error = refused(403);
		const service = createService(() => error);
		await expect(readAll(get(["1"]), createContext(service, get([])))).rejects.toBe(error);
	});
});

describe("rows of parents", () => {
	test("given by keys carry the key of their parent, whatever the answer says", async () => {
		const scan: ChildScan = { kind: "child", table: parts, path: childPath(), parents: { keys: ["b", "a", "b", ""] } };
		const service = createService(({ path }) => ({ parts: [{ id: `${idIn(path)}1` }, { id: `${idIn(path)}2` }] }));
		expect(await readAll(scan, createContext(service, scan))).toEqual([
			["b", "b1", null],
			["b", "b2", null],
			["a", "a1", null],
			["a", "a2", null],
		]);
	});

	test("found by another scan may use the fields of the parent's row and of the answer", async () => {
		const path = childPath({ path: "/things/{thing_id}", rows: "parts.parts" });
		const scan: ChildScan = { kind: "child", table: parts, path, parents: { scan: search } };
		const objects = makeObjects(3);
		const service = createService((request) => {
			if (request.method === "POST") return answerSearch(objects, request);
			const id = idIn(request.path);
			return { id, ...(id === "2" ? { created_at: 5 } : {}), parts: { parts: [{ id: `p${id}` }] } };
		});
		expect(await readAll(scan, createContext(service, scan))).toEqual([
			["1", "p1", "2023-11-14 22:13:20"],
			["2", "p2", "1970-01-01 00:00:05"],
			["3", "p3", "2023-11-14 22:13:22"],
		]);
	});

	test("a parent that is gone, or has none, gives none", async () => {
		const scan: ChildScan = { kind: "child", table: parts, path: childPath(), parents: { keys: ["1", "2", "3", "4"] } };
		const replies: Record<string, object> = {
			"1": new Status(404),
			"2": { parts: [] },
			"3": { parts: null },
			"4": { parts: [{ id: "x" }] },
		};
		const service = createService(({ path }) => replies[idIn(path)]);
		expect((await readAll(scan, createContext(service, scan))).map(([key]) => key)).toEqual(["4"]);
	});

	test("the parents are read on while their children are fetched, never more than the concurrency at a time", async () => {
		const objects = makeObjects(400);
		const service = createService(async (request) => {
			if (request.method === "POST") return answerSearch(objects, request);
			await Promise.resolve();
			return { parts: [{ id: `p${idIn(request.path)}` }] };
		});
		const scan: ChildScan = { kind: "child", table: parts, path: childPath(), parents: { scan: search } };
		const rows = await readAll(scan, createContext(service, scan, { concurrency: 7 }));
		expect(rows.map(([key]) => key)).toEqual(objects.map(({ id }) => id));
		expect(service.requests).toHaveLength(403);
		// One page of parents may be on its way beside the children.
		expect(service.mostInFlight).toBeLessThanOrEqual(8);
	});

	test("a slow reader holds the requests back", async () => {
		const objects = makeObjects(1000);
		const service = createService((request) =>
			request.method === "POST" ? answerSearch(objects, request) : { parts: [{ id: "p" }] },
		);
		const scan: ChildScan = { kind: "child", table: parts, path: childPath(), parents: { scan: search } };
		const pages = readPages(scan, createContext(service, scan, { concurrency: 5 }));
		await pages.next();
		await settle();
		expect(service.requests.length).toBeLessThan(40);
		await pages.return(undefined);
	});

	test("pages of one parent are all read, also when they are many", async () => {
		const path = childPath({ paging: "page", pageSize: { default: 1, max: 1 } });
		const scan: ChildScan = { kind: "child", table: parts, path, parents: { keys: ["a", "b"] } };
		const service = createService((request) => {
			const page = Number(request.query?.["page"]);
			return { parts: [{ id: `${idIn(request.path)}${page}` }], pages: { total_pages: 12 } };
		});
		const rows = await readAll(scan, createContext(service, scan));
		const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
		expect(rows.map(([, id]) => id)).toEqual([...numbers.map((n) => `a${n}`), ...numbers.map((n) => `b${n}`)]);
	});

	test("a page names the parents that begin with it, once each, and those that are complete with it", async () => {
		const path = childPath({ paging: "page", pageSize: { default: 1, max: 1 } });
		const scan: ChildScan = { kind: "child", table: parts, path, parents: { scan: search } };
		const found = ["a", "b", "a", "c"].map((id, index) => ({ id, created_at: index }));
		const service = createService((request) => {
			if (request.method === "POST") return { data: found };
			const id = idIn(request.path);
			const page = Number(request.query?.["page"]);
			return { parts: [{ id: `${id}${page}` }], pages: { total_pages: id === "c" ? 6 : 1 } };
		});
		const seen: string[] = [];
		for await (const { rows, parents: whole = [], begun = [] } of readPages(scan, createContext(service, scan))) {
			seen.push(...begun.map((key) => `begin ${key}`), ...rows.map(([, id]) => String(id)), ...whole);
			expect(new Set(begun).size).toBe(begun.length);
		}
		expect(seen.filter((word) => word.startsWith("begin"))).toEqual(["a", "b", "a", "c"].map((id) => `begin ${id}`));
		expect(seen.slice(seen.lastIndexOf("begin a"))).toEqual(expect.arrayContaining(["a1", "a", "begin c", "c6", "c"]));
		expect(seen.slice(seen.indexOf("begin c")).filter((word) => word.startsWith("c"))).toEqual([
			"c1",
			"c2",
			"c3",
			"c4",
			"c5",
			"c6",
			"c",
		]);
	});

	test("are asked for only after a scroll of parents is complete", async () => {
		const parents: TableScan = { kind: "list", table: things, path: listPath({ paging: "scroll" }) };
		const scan: ChildScan = { kind: "child", table: parts, path: childPath(), parents: { scan: parents } };
		const service = createService(({ path, query }) => {
			if (path !== "/things") return { parts: [{ id: "p" }] };
			const at = Number(query?.["scroll_param"] ?? 1);
			return { data: at > 3 ? [] : [{ id: `t${at}` }], scroll_param: String(at + 1) };
		});
		expect((await readAll(scan, createContext(service, scan))).map(([key]) => key)).toEqual(["t1", "t2", "t3"]);
		expect(service.requests.map(({ path }) => path)).toEqual([
			...Array.from({ length: 4 }, () => "/things"),
			"/things/t1/parts",
			"/things/t2/parts",
			"/things/t3/parts",
		]);
	});

	test("in pages begin at their own first page, also where the parents are read on from another", async () => {
		const path = childPath({ paging: "cursor", pageSize: { default: 1, max: 1 } });
		const scan: ChildScan = { kind: "child", table: parts, path, parents: { scan: search } };
		const service = createService((request) =>
			request.method === "POST" ? answerSearch(makeObjects(3), request) : { parts: [{ id: `p${idIn(request.path)}` }] },
		);
		const from = { position: '{"position":{"starting_after":"1"}}', isParentDone: () => false };
		expect((await readAll(scan, createContext(service, scan, { from }))).map(([, id]) => id)).toEqual(["p2", "p3"]);
		expect(service.requests.at(-1)?.query).toEqual({ per_page: 1 });
	});

	test("of which others came than were told make the read incomplete, and so do parents", async () => {
		const scan: ChildScan = { kind: "child", table: parts, path: childPath(), parents: { scan: search } };
		for (const [total, ofParts] of [
			[5, 1],
			[2, 7],
		]) {
			const service = createService(({ method, path }) =>
				method === "POST"
					? { data: makeObjects(2), total_count: total }
					: { parts: [{ id: `p${idIn(path)}` }], total_count: ofParts },
			);
			const context = createContext(service, scan);
			const seen: unknown[] = [];
			for await (const { discrepancy } of readPages(scan, context)) if (discrepancy) seen.push(discrepancy);
			expect(seen).toEqual([total === 5 ? { told: 5, given: 2 } : { told: 14, given: 2 }]);
			expect(context.warnings).toHaveLength(1);
		}
	});

	describe("that the service cuts off", () => {
		const path = childPath({
			path: "/things/{thing_id}",
			parent: { table: "things", column: "id" },
			cap: { rows: 2, total: "statistics.count" },
		});
		const scan = (keys: readonly string[]): ChildScan => ({ kind: "child", table: parts, path, parents: { keys } });
		const service = createService(({ path: address }) => {
			const [rows = 0, count] = idIn(address).split("-").map(Number);
			return { id: idIn(address), statistics: count === undefined ? null : { count }, parts: makeObjects(rows) };
		});

		test("are told once, at the end", async () => {
			const context = createContext(service, scan([]));
			// Rows that come, and how many there are in all.
			await readAll(scan(["2-3", "2-2", "1-5", "0-0", "2-900", "2"]), context);
			expect(context.warnings).toEqual(["thing_parts: 3 things have more than the 2 parts that Acme returns"]);
		});

		test("are told of one parent too", async () => {
			const context = createContext(service, scan([]));
			await readAll(scan(["2-3"]), context);
			expect(context.warnings).toEqual(["thing_parts: 1 of the things has more than the 2 parts that Acme returns"]);
		});

		test("are not told of where nothing is missing", async () => {
			const context = createContext(service, scan([]));
			await readAll(scan(["2-2", "1-1"]), context);
			expect(context.warnings).toEqual([]);
		});
	});
});

import { describe, expect, test } from "vitest";
import { createError } from "../../src/base/index.ts";
import { type SearchScan, type TableScan, totalColumn } from "../../src/catalog/index.ts";
import { readPages } from "../../src/scan/index.ts";
import {
	answerSearch,
	createContext,
	createService,
	listPath,
	makeObjects,
	paginations,
	readAll,
	refused,
	searchPath,
	settle,
	things,
	unavailable,
} from "./fake-service.ts";

const search: SearchScan = { kind: "search", table: things, path: searchPath };
const idsUpTo = (count: number) => makeObjects(count).map(({ id }) => id);

async function readIds(service: ReturnType<typeof createService>, scan: TableScan, more = {}) {
	return (await readAll(scan, createContext(service, scan, more))).map(([id]) => id);
}

describe("a search", () => {
	test("is read page after page, as large as the service allows, with the cursor in the body", async () => {
		const objects = makeObjects(320);
		const service = createService((request) => answerSearch(objects, request));
		expect(await readIds(service, search)).toEqual(idsUpTo(320));
		expect(paginations(service)).toEqual([
			{ per_page: 150 },
			{ per_page: 150, starting_after: "150" },
			{ per_page: 150, starting_after: "300" },
		]);
		expect(service.requests[0]).toMatchObject({ method: "POST", path: "/things/search", isIdempotent: true });
		expect(service.requests[0]?.body).toMatchObject({ sort: { field: "created_at", order: "ascending" } });
	});

	test.each([
		[10, 10],
		[1000, 150],
	])("takes Pagesize=%d as %d rows", async (pageSize, sent) => {
		const service = createService((request) => answerSearch(makeObjects(3), request));
		await readIds(service, search, { pageSize });
		expect(paginations(service)[0]).toEqual({ per_page: sent });
	});

	test("with a limit asks for no more rows and no more pages than that", async () => {
		const objects = makeObjects(500);
		const service = createService((request) => answerSearch(objects, request));
		expect(await readIds(service, { ...search, limit: 5 })).toEqual(idsUpTo(5));
		expect(paginations(service)).toEqual([{ per_page: 5 }]);
		expect(await readIds(service, { ...search, limit: 200 })).toEqual(idsUpTo(200));
		expect(paginations(service).slice(1)).toEqual([{ per_page: 150 }, { per_page: 50, starting_after: "150" }]);
		expect(await readIds(service, { ...search, limit: 0 })).toEqual([]);
		expect(service.requests).toHaveLength(3);
	});

	test("gives no more rows than the limit when the service does", async () => {
		const service = createService(() => ({ data: makeObjects(9) }));
		expect(await readIds(service, { ...search, limit: 5 })).toEqual(idsUpTo(5));
	});

	test("that is too heavy is asked again for the same page with half the rows, and grows later", async () => {
		const objects = makeObjects(1000);
		let isTired = true;
		const service = createService((request) => {
			const { per_page: size } = (request.body as { pagination: { per_page: number } }).pagination;
			if (isTired && size > 40 && service.requests.length > 1) return unavailable();
			if (service.requests.length > 8) isTired = false;
			return answerSearch(objects, request);
		});
		expect(await readIds(service, search)).toEqual(idsUpTo(1000));
		const sizes = paginations(service).map((pagination) => (pagination as { per_page: number }).per_page);
		expect(sizes.slice(0, 5)).toEqual([150, 150, 75, 37, 37]);
		expect(sizes.at(-1)).toBe(74);
	});

	test.each([
		// The row of the last page may be about to be gone.
		["a page that a deleted row spoils", refused(404), 3],
		["a damaged answer", createError("bad_response", { request: "POST /things/search", reason: "", advice: "" }), 1],
	])("goes down to single rows after %s, and fails rather than lose one", async (_, error, last) => {
		const service = createService(() => error);
		await expect(readIds(service, search)).rejects.toBe(error);
		const sizes = paginations(service).map((pagination) => (pagination as { per_page: number }).per_page);
		expect(sizes).toEqual([150, 75, 37, 18, 9, 4, 2, ...Array.from({ length: last }, () => 1)]);
	});

	test("that fails for good has failed as often as the error says, and pauses grow from one size to the next", async () => {
		const service = createService((request) => {
			const { failures = 0, maxAttempts } = request;
			expect(maxAttempts).toBe(Math.max(2, failures + 1));
			return unavailable();
		});
		await expect(readIds(service, search)).rejects.toMatchObject({ code: "service_unavailable" });
		expect(service.requests.map(({ failures = 0 }) => failures)).toEqual([0, 2, 3, 4, 5]);
	});

	test("to which the service is silent is given up after three time limits", async () => {
		const error = createError("request_timeout", { request: "POST /things/search", seconds: 60 });
		const service = createService(() => error);
		await expect(readIds(service, search)).rejects.toBe(error);
		// The first page is tried twice.
		expect(service.requests.map(({ failures = 0, maxAttempts }) => [failures, maxAttempts])).toEqual([
			[0, 2],
			[2, 3],
		]);
	});

	test("is not asked again when it is refused", async () => {
		const error = createError("permission_denied", { service: "Acme", action: "it", reason: "", advice: "" });
		const service = createService(() => error);
		await expect(readIds(service, search)).rejects.toBe(error);
		expect(service.requests).toHaveLength(1);
	});

	test("waits out a lost connection at the same page size", async () => {
		const error = createError("connect_failed", { host: "acme", reason: "refused" });
		const service = createService((request) =>
			request.maxAttempts === undefined ? answerSearch(makeObjects(3), request) : error,
		);
		expect(await readIds(service, search)).toEqual(["1", "2", "3"]);
		expect(paginations(service)).toEqual([{ per_page: 150 }, { per_page: 150 }]);
	});
});

describe("the end of the pages", () => {
	const list = (paging: "cursor" | "page" | "none"): TableScan => ({
		kind: "list",
		table: things,
		path: listPath({ paging, ...(paging === "none" ? {} : { pageSize: { default: 2, max: 2 } }) }),
	});

	test("paging none makes one request without parameters", async () => {
		const service = createService(() => ({ data: makeObjects(3), pages: { next: { starting_after: "x" } } }));
		expect(await readIds(service, list("none"))).toEqual(idsUpTo(3));
		expect(service.requests.map(({ method, query }) => [method, query])).toEqual([["GET", {}]]);
	});

	test("the query of the path goes with every page", async () => {
		const scan: TableScan = {
			kind: "list",
			table: things,
			path: listPath({ method: "POST", query: { order: "asc" }, paging: "page", pageSize: { default: 2, max: 2 } }),
		};
		const service = createService(({ query }) => ({
			data: [{ id: String(query?.["page"]) }],
			pages: { total_pages: "2" },
		}));
		expect(await readIds(service, scan)).toEqual(["1", "2"]);
		expect(service.requests.map(({ method, query }) => [method, query])).toEqual([
			["POST", { order: "asc", page: 1, per_page: 2 }],
			["POST", { order: "asc", page: "2", per_page: 2 }],
		]);
		expect(service.requests[0]?.body).toBeUndefined();
	});

	test.each([
		["an object", { starting_after: "c2" }, { starting_after: "c2", per_page: 2 }],
		["a number as cursor", { starting_after: 7 }, { starting_after: "7", per_page: 2 }],
		["an address", "https://evil.example/things?per_page=9&starting_after=c2", { starting_after: "c2", per_page: 2 }],
	])("paging cursor follows %s", async (_, next, query) => {
		const service = createService(({ query: sent }) =>
			sent?.["starting_after"] === undefined
				? { data: [{ id: "1" }], pages: { next } }
				: { data: [{ id: "2" }], pages: { next: null } },
		);
		expect(await readIds(service, list("cursor"))).toEqual(["1", "2"]);
		expect(service.requests[1]).toMatchObject({ path: "/things", query });
	});

	test("paging cursor follows the flat form", async () => {
		const service = createService(({ query }) =>
			query?.["cursor"] === undefined
				? { data: [{ id: "1" }], next_cursor: "c2", has_more: true }
				: { data: [{ id: "2" }], next_cursor: "c3", has_more: false },
		);
		expect(await readIds(service, list("cursor"))).toEqual(["1", "2"]);
	});

	test.each([
		["null", null],
		["an empty cursor", { starting_after: "" }],
		["an object without a cursor", { page: 2 }],
	])("paging cursor ends with %s", async (_, next) => {
		const service = createService(() => ({ data: [{ id: "1" }], pages: { next } }));
		expect(await readIds(service, list("cursor"))).toEqual(["1"]);
		expect(service.requests).toHaveLength(1);
	});

	test.each([
		["a total in pages", (page: number) => ({ pages: { page, total_pages: 3 } })],
		["a flat total", (page: number) => ({ page, total_pages: "3" })],
		["addresses", (page: number) => ({ pages: { next: page < 3 ? `https://x/things?page=${page + 1}&a=b` : null } })],
		["page objects", (page: number) => ({ pages: { next: page < 3 ? { page: page + 1 } : undefined } })],
	])("paging page knows the last page by %s", async (_, tell) => {
		const service = createService(({ query }) => {
			const page = Number(query?.["page"]);
			return { data: [{ id: `${page}a` }, { id: `${page}b` }], ...tell(page) };
		});
		expect(await readIds(service, list("page"))).toEqual(["1a", "1b", "2a", "2b", "3a", "3b"]);
		expect(service.requests).toHaveLength(3);
	});

	test("paging page without a word about pages ends with the first page that is not full", async () => {
		const objects = makeObjects(5);
		const service = createService(({ query }) => {
			const start = (Number(query?.["page"]) - 1) * 2;
			return { data: objects.slice(start, start + 2) };
		});
		expect(await readIds(service, list("page"))).toEqual(idsUpTo(5));
	});

	test.each([
		[
			"the same cursor again",
			(n: number) => ({ data: [{ id: String(n) }], pages: { next: { starting_after: "same" } } }),
		],
		["empty pages", (n: number) => ({ data: [], pages: { next: { starting_after: String(n) } } })],
		["the same page", (n: number) => ({ data: [{ id: "1" }], pages: { next: { starting_after: String(n) } } })],
	])("a service that sends %s without end is an error", async (_, reply) => {
		const service = createService(() => reply(service.requests.length));
		await expect(readIds(service, list("cursor"))).rejects.toMatchObject({ code: "bad_response" });
		expect(service.requests.length).toBeLessThan(8);
	});

	test("a page that was emptied by deletions is passed over", async () => {
		const pages = [[{ id: "1" }], [], [{ id: "2" }]];
		const service = createService(({ query }) => {
			const at = Number(query?.["starting_after"] ?? 0);
			return { data: pages[at], pages: { next: at < 2 ? { starting_after: at + 1 } : null } };
		});
		expect(await readIds(service, list("cursor"))).toEqual(["1", "2"]);
	});
});

describe("the rows of an answer", () => {
	const scan: TableScan = { kind: "list", table: things, path: listPath({ rows: "things" }) };
	test.each([
		["where the profile says", { things: [{ id: "1" }] }],
		["under data", { type: "list", data: [{ id: "1" }] }],
		["under any list", { type: "list", entries: [{ id: "1" }] }],
		["in the list itself", [{ id: "1" }]],
		["in a list inside", { things: { type: "list", data: [{ id: "1" }] } }],
	])("are found %s", async (_, reply) => {
		expect(
			await readIds(
				createService(() => reply),
				scan,
			),
		).toEqual(["1"]);
	});

	test.each([
		["things", { things: null }],
		["total_count", { total_count: 0 }],
	])("are none when %s says so", async (_, reply) => {
		expect(
			await readIds(
				createService(() => reply),
				scan,
			),
		).toEqual([]);
	});

	test("one object is one row when the path is .", async () => {
		const single: TableScan = { kind: "list", table: things, path: listPath({ rows: "." }) };
		expect(
			await readIds(
				createService(() => ({ id: "1" })),
				single,
			),
		).toEqual(["1"]);
	});

	test.each([
		["an empty body", undefined],
		["no list", { type: "list" }],
	])("are an error with %s", async (_, reply) => {
		await expect(
			readIds(
				createService(() => reply),
				scan,
			),
		).rejects.toMatchObject({ code: "bad_response" });
	});
});

describe("whoever reads", () => {
	const objects = makeObjects(1000);

	test("sets the pace: one page is fetched ahead and no more", async () => {
		const service = createService((request) => answerSearch(objects, request));
		const pages = readPages(search, createContext(service, search, { pageSize: 10 }));
		await settle();
		expect(service.requests).toHaveLength(0);
		for (let taken = 1; taken <= 3; taken++) {
			await pages.next();
			await settle();
			expect(service.requests).toHaveLength(taken + 1);
		}
		await pages.return(undefined);
	});

	test("gets the columns of the context in their order", async () => {
		const service = createService((request) => answerSearch(makeObjects(1), request));
		const context = createContext(service, search, { columns: [...things.columns].reverse() });
		expect(await readAll(search, context)).toEqual([["2023-11-14 22:13:20", "1"]]);
	});

	test("may leave: what is under way is aborted", async () => {
		const service = createService((request) =>
			service.requests.length === 1 ? answerSearch(objects, request) : new Promise<undefined>(() => undefined),
		);
		for await (const page of readPages(search, createContext(service, search))) {
			expect(page.rows).toHaveLength(150);
			break;
		}
		expect(service.requests[1]?.signal?.aborted).toBe(true);
		expect(service.inFlight).toBe(0);
	});

	test("may abort between two pages, and gets the reason", async () => {
		const service = createService((request) => answerSearch(objects, request));
		const controller = new AbortController();
		const reason = createError("statement_timeout", { seconds: 1 });
		const pages = readPages(search, createContext(service, search, { signal: controller.signal }));
		await pages.next();
		controller.abort(reason);
		await expect(pages.next()).rejects.toBe(reason);
		await settle();
		expect(service.requests).toHaveLength(2);
	});

	test("gets cancelled when the reason is none of ours", async () => {
		const service = createService((request) => answerSearch(objects, request));
		const pages = readPages(search, createContext(service, search, { signal: AbortSignal.abort() }));
		await expect(pages.next()).rejects.toMatchObject({ code: "cancelled" });
		expect(service.requests).toHaveLength(0);
	});
});

test("an empty scan makes no request", async () => {
	const service = createService(() => ({}));
	expect(await readIds(service, { kind: "empty", table: things })).toEqual([]);
	expect(service.requests).toHaveLength(0);
});

describe("a list that is read on", () => {
	const pages = (size: number): TableScan => ({
		kind: "list",
		table: things,
		path: listPath({ paging: "page", pageSize: { default: size, max: size } }),
	});
	const objects = makeObjects(12);
	const answer = ({ query }: { readonly query?: Readonly<Record<string, unknown>> | undefined }) => {
		const [page, size] = [Number(query?.["page"]), Number(query?.["per_page"])];
		const total_pages = Math.ceil(objects.length / size);
		return { data: objects.slice((page - 1) * size, page * size), pages: { total_pages }, total_count: objects.length };
	};

	test("begins anew with another page size, for the third page of 2 is not that of 5", async () => {
		const service = createService(answer);
		const scan = pages(2);
		const reading = readPages(scan, createContext(service, scan));
		await reading.next();
		const second = await reading.next();
		await reading.return(undefined);
		const position = second.done ? "" : (second.value.resume ?? "");
		const from = { position, rowCount: 4, isParentDone: () => false };
		expect(await readIds(service, pages(2), { from })).toEqual(idsUpTo(12).slice(4));
		expect(await readIds(service, pages(5), { from })).toEqual(idsUpTo(12));
	});

	test("is not short of the rows that came before", async () => {
		const service = createService(answer);
		const from = { position: JSON.stringify({ position: { page: "3" }, size: 2 }), isParentDone: () => false };
		for (const [rowCount, isShort] of [
			[4, false],
			[undefined, false],
			[0, true],
		] as const) {
			const pagesRead: unknown[] = [];
			for await (const { discrepancy } of readPages(
				pages(2),
				createContext(service, pages(2), { from: { ...from, rowCount } }),
			)) {
				if (discrepancy) pagesRead.push(discrepancy);
			}
			expect(pagesRead.length > 0).toBe(isShort);
		}
	});
});

describe("a count", () => {
	const count: TableScan = { kind: "count", table: { ...things, key: [], columns: [totalColumn] }, of: search };
	test.each<[string, { total_count?: number; pages?: object }, number]>([
		["a total beside its one row", { total_count: 2, pages: { next: { starting_after: "1" } } }, 1],
		["a total of another number of rows and no next page", { total_count: 9 }, 2],
		["no total", {}, 2],
	])("by %s gives the number of rows", async (_, facts, requests) => {
		const service = createService(({ body }) => {
			const { starting_after } = (body as { pagination: { starting_after?: string } }).pagination;
			const rows = starting_after === undefined ? makeObjects(facts.pages ? 1 : 2) : makeObjects(2).slice(1);
			return { data: rows, ...facts };
		});
		expect(await readAll(count, createContext(service, count))).toEqual([[2]]);
		expect(service.requests).toHaveLength(requests);
	});

	test("by reading counts each key once, and no element that is no row", async () => {
		const service = createService(() => ({ data: [...makeObjects(3), ...makeObjects(2), null, {}] }));
		const context = createContext(service, count);
		expect(await readAll(count, context)).toEqual([[3]]);
		expect(context.warnings).toHaveLength(1);
	});
});

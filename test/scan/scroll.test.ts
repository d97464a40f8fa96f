import { describe, expect, test } from "vitest";
import { createError } from "../../src/base/index.ts";
import type { ListScan } from "../../src/catalog/index.ts";
import { readPages } from "../../src/scan/index.ts";
import {
	createClock,
	createContext,
	createService,
	listPath,
	makeObjects,
	readAll,
	refused,
	settle,
	things,
	unavailable,
} from "./fake-service.ts";

const scan: ListScan = { kind: "list", table: things, path: listPath({ paging: "scroll" }) };
const objects = makeObjects(5);

/** Answers a scroll of two rows a page, which goes on when it is asked to. */
function createScroll() {
	let at = 0;
	return {
		next(isFirst: boolean) {
			if (isFirst) at = 0;
			const data = objects.slice(at, at + 2);
			at += 2;
			return { type: "list", data, scroll_param: "same-for-all", total_count: objects.length };
		},
	};
}

const readIds = async (service: ReturnType<typeof createService>, more = {}) =>
	(await readAll(scan, createContext(service, scan, more))).map(([id]) => id);

test("a scroll ends with its empty page, although the cursor goes on", async () => {
	const scroll = createScroll();
	const service = createService(({ query }) => scroll.next(query?.["scroll_param"] === undefined));
	expect(await readIds(service)).toEqual(["1", "2", "3", "4", "5"]);
	expect(service.requests.map(({ query }) => query)).toEqual([
		{},
		{ scroll_param: "same-for-all" },
		{ scroll_param: "same-for-all" },
		{ scroll_param: "same-for-all" },
	]);
});

test("only the opening of a scroll may be repeated by the client: the other requests move it", async () => {
	const scroll = createScroll();
	const service = createService(({ query }) => scroll.next(query?.["scroll_param"] === undefined));
	await readIds(service);
	expect(service.requests.map(({ isIdempotent }) => isIdempotent)).toEqual([true, false, false, false]);
});

test("a limit ends it early", async () => {
	const scroll = createScroll();
	const service = createService(({ query }) => scroll.next(query?.["scroll_param"] === undefined));
	const limited = { ...scan, limit: 3 };
	expect(await readAll(limited, createContext(service, limited))).toHaveLength(3);
	expect(service.requests).toHaveLength(2);
});

describe("a scroll that is dropped", () => {
	test.each([
		["404", refused(404)],
		["500", unavailable(500)],
		["a lost connection", createError("request_failed", { request: "GET /things", reason: "", advice: "" })],
		["a timeout", createError("request_timeout", { request: "GET /things", seconds: 60 })],
	])("with %s starts again, so that no row is lost", async (_, error) => {
		const scroll = createScroll();
		const service = createService(({ query }) =>
			service.requests.length === 3 ? error : scroll.next(query?.["scroll_param"] === undefined),
		);
		const ids = await readIds(service);
		expect(ids).toEqual(["1", "2", "3", "4", "1", "2", "3", "4", "5"]);
	});

	test("is started again twice at most", async () => {
		const error = refused(404);
		const service = createService(({ query }) =>
			query?.["scroll_param"] === undefined ? { data: [{ id: "1" }], scroll_param: "x" } : error,
		);
		await expect(readIds(service)).rejects.toBe(error);
		expect(service.requests).toHaveLength(6);
	});

	test("after its last row has ended", async () => {
		const scroll = createScroll();
		const service = createService(({ query }) =>
			service.requests.length === 4 ? refused(404) : scroll.next(query?.["scroll_param"] === undefined),
		);
		expect(await readIds(service)).toHaveLength(5);
	});

	test("is not started again when it is refused, nor when it never opened", async () => {
		const refusal = createError("permission_denied", { service: "Acme", action: "it", reason: "", advice: "" });
		const service = createService(({ query }) =>
			query?.["scroll_param"] === undefined ? { data: [{ id: "1" }], scroll_param: "x" } : refusal,
		);
		await expect(readIds(service)).rejects.toBe(refusal);
		expect(service.requests).toHaveLength(2);
		const closed = createService(() => unavailable(500));
		await expect(readIds(closed)).rejects.toMatchObject({ code: "service_unavailable" });
		expect(closed.requests).toHaveLength(1);
	});
});

test.each([
	["begins anew", [0, 2, 4, 0, 2, 4]],
	["begins anew with other cuts", [0, 2, 4, 1, 0, 1]],
	["repeats its last page", [0, 2, 4, 4, 4, 4, 4, 4]],
])("a scroll that %s instead of ending is an error", async (_, starts) => {
	const service = createService(() => {
		const start = starts[service.requests.length - 1] ?? 0;
		return { data: objects.slice(start, start + 2), scroll_param: "x" };
	});
	await expect(readIds(service)).rejects.toMatchObject({ code: "bad_response" });
	expect(service.requests.length).toBeLessThanOrEqual(6);
});

describe("two scrolls of one client", () => {
	function createExclusiveScroll() {
		const scroll = createScroll();
		let expected = "";
		return createService(({ query }) => {
			const isFirst = query?.["scroll_param"] === undefined;
			if (!isFirst && expected === "") return refused(404);
			const page = scroll.next(isFirst);
			expected = page.data.length === 0 ? "" : "open";
			return page;
		});
	}

	test("follow each other", async () => {
		const service = createExclusiveScroll();
		const [one, two] = await Promise.all([readIds(service), readIds(service)]);
		expect(one).toEqual(["1", "2", "3", "4", "5"]);
		expect(two).toEqual(one);
		expect(service.requests.map(({ query }) => query?.["scroll_param"] === undefined)).toEqual([
			true,
			false,
			false,
			false,
			true,
			false,
			false,
			false,
		]);
	});

	test("do not hinder each other when the first reader leaves", async () => {
		const service = createExclusiveScroll();
		const first = readPages(scan, createContext(service, scan));
		await first.next();
		const second = readIds(service);
		await settle();
		await first.return(undefined);
		expect(await second).toHaveLength(5);
	});

	test("do not block for ever when the first reader rests: after a minute the second goes on, and the first begins again", async () => {
		const clock = createClock();
		const service = createExclusiveScroll();
		const first = readPages(scan, createContext(service, scan, { clock }));
		const early = await first.next();
		await settle();
		const second = readIds(service, { clock });
		await settle();
		expect(service.requests).toHaveLength(2);
		clock.advance(60_000);
		expect(await second).toHaveLength(5);
		const late: unknown[] = [];
		for await (const page of first) late.push(...page.rows.map(([id]) => id));
		expect(early.done).toBe(false);
		expect(new Set(late)).toEqual(new Set(["1", "2", "3", "4", "5"]));
	});

	test("leave the queue when their statement is cancelled", async () => {
		const clock = createClock();
		const service = createExclusiveScroll();
		const first = readPages(scan, createContext(service, scan, { clock }));
		await first.next();
		const controller = new AbortController();
		const second = readIds(service, { clock, signal: controller.signal });
		await settle();
		controller.abort();
		await expect(second).rejects.toMatchObject({ code: "cancelled" });
		await first.return(undefined);
	});
});

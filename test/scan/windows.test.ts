import { expect, test } from "vitest";
import { createError } from "../../src/base/index.ts";
import type { ListScan } from "../../src/catalog/index.ts";
import type { HttpRequest } from "../../src/http/index.ts";
import { column, createClock, createContext, createService, listPath, readAll, table } from "./fake-service.ts";

const dayMs = 86_400_000;
const nowMs = Date.UTC(2026, 0, 31);
const entries = table("entries", [column("id", "id"), column("at", "unix_seconds"), column("kind")]);
const windows = { column: "at", after: "from", before: "to", days: 30, firstYear: 2020 };
const scan: ListScan = { kind: "list", table: entries, path: listPath({ windows }) };
const clock = { ...createClock(), now: () => nowMs };

interface Asked {
	readonly from: number;
	readonly to: number;
	readonly kinds?: readonly string[];
}

/** Entries so many days ago. */
function makeEntries(...days: readonly number[]) {
	return days.map((ago) => ({
		id: String(ago),
		at: Math.floor((nowMs - ago * dayMs) / 1000),
		kind: ago % 2 ? "a" : "b",
	}));
}

// Neither bound is told of.
function answer(objects: ReturnType<typeof makeEntries>, { query, body }: HttpRequest): object {
	const { from, to, kinds } = { ...query, ...(body as object) } as unknown as Asked;
	const isIn = ({ at, kind }: { at: number; kind: string }) =>
		at > Number(from) && at < Number(to) && (kinds === undefined || kinds.includes(kind));
	return { data: objects.filter(isIn) };
}

function lengths(requests: readonly HttpRequest[]): number[] {
	return requests.map(({ query, body }) => {
		const { from, to } = { ...query, ...(body as object) } as unknown as Asked;
		return Math.round((Number(to) - Number(from)) / 86_400);
	});
}

test("a list that tells of a stretch of time is read range after range, the latest first, and none is lost between them", async () => {
	const days = [1, 29, 30, 31, 60, 400, 401, 2000];
	const service = createService((request) => answer(makeEntries(...days), request));
	const rows = await readAll(scan, createContext(service, scan, { clock }));
	expect([...new Set(rows.map(([id]) => Number(id)))]).toEqual(days);
});

test("a row on the bound of two ranges counts once where some rows are enough", async () => {
	const days = [30, 31, 32, 60, 61];
	for (const limit of [1, 2, 3, 4, 5, 6]) {
		const service = createService((request) => answer(makeEntries(...days), request));
		const some = { ...scan, limit };
		const rows = await readAll(some, createContext(service, some, { clock }));
		expect([...new Set(rows.map(([id]) => Number(id)))], `LIMIT ${limit}`).toEqual(days.slice(0, limit));
	}
});

test("where a range has nothing the next one is longer, and short again where there is something", async () => {
	const service = createService((request) => answer(makeEntries(1, 400), request));
	await readAll(scan, createContext(service, scan, { clock }));
	// 30 with a row, then 30 + 60 + 120 without, 240 with the other, 30, and so on to the beginning of 2020.
	expect(lengths(service.requests).slice(0, 6)).toEqual([30, 30, 60, 120, 240, 30]);
	expect(service.requests.length).toBeLessThan(13);
});

test("bounds of the statement and StartDate leave out ranges", async () => {
	const service = createService((request) => answer(makeEntries(5, 40, 70, 100), request));
	const bounded = { ...scan, range: { fromMs: nowMs - 75 * dayMs, toMs: nowMs - 35 * dayMs } };
	expect((await readAll(bounded, createContext(service, bounded, { clock }))).map(([id]) => id)).toEqual(["40", "70"]);
	expect(service.requests).toHaveLength(2);
	const dated = await readAll(scan, createContext(service, scan, { clock, startDateMs: nowMs - 50 * dayMs }));
	expect(dated.map(([id]) => id)).toEqual(["5", "40"]);
});

test("a limit ends with the range that has enough", async () => {
	const service = createService((request) => answer(makeEntries(1, 2, 40, 41, 80), request));
	const limited = { ...scan, limit: 3 };
	expect((await readAll(limited, createContext(service, limited, { clock }))).map(([id]) => id)).toEqual([
		"1",
		"2",
		"40",
	]);
	expect(service.requests).toHaveLength(2);
});

test("values are asked for in the body of a POST, beside the bounds and the page", async () => {
	const service = createService((request) => answer(makeEntries(1, 2, 3), request));
	const path = listPath({
		method: "POST",
		windows: { ...windows, firstYear: 2026 },
		sendIn: "body",
		encoding: { lists: "array", maxValues: 50, ranges: "plain" },
		paging: "page",
		pageSize: { default: 2, max: 5 },
	});
	const kind = column("kind", "text", { field: "kinds", filter: { eq: "inexact", in: "inexact" } });
	const some: ListScan = { ...scan, path, filters: [{ kind: "leaf", column: kind, operator: "eq", value: "b" }] };
	expect((await readAll(some, createContext(service, some, { clock }))).map(([id]) => id)).toEqual(["2"]);
	expect(service.requests[0]?.body).toMatchObject({ kinds: ["b"], page: 1, per_page: 5 });
	expect(service.requests[0]?.query).toEqual({});
});

test("who may not ask a list is given the other, and any other failure is one", async () => {
	const barred = createError(
		"permission_denied",
		{ service: "Acme", action: "it", reason: "no", advice: "" },
		{ status: 403 },
	);
	const first: ListScan = {
		...scan,
		path: listPath({ path: "/first" }),
		limit: 1,
		otherwise: listPath({ path: "/all" }),
	};
	const service = createService(({ path }) => {
		if (path === "/first") throw barred;
		return { data: [{ id: "1" }, { id: "2" }] };
	});
	expect(await readAll(first, createContext(service, first))).toHaveLength(1);
	await expect(readAll({ ...first, otherwise: undefined }, createContext(service, first))).rejects.toBe(barred);
});

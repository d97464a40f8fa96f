import { describe, expect, test } from "vitest";
import type { StoredValue } from "../../src/base/index.ts";
import type { SearchScan } from "../../src/catalog/index.ts";
import { readPages, type ScanContext } from "../../src/scan/index.ts";
import { buildSearchBody, findPartitionColumn } from "../../src/scan/search-body.ts";
import fc from "../random-cases.ts";
import { createContext, readAll, refused, settle } from "./fake-service.ts";
import {
	createSearchService,
	makeThings,
	planThings,
	type SearchBehaviour,
	type SearchService,
	type Thing,
} from "./search-service.ts";

const ids = (rows: readonly (readonly StoredValue[])[]) => rows.map(([id]) => String(id));
const idsOf = (things: readonly Thing[]) => things.map(({ id }) => id);

function readThings(service: SearchService, scan: SearchScan, more: Partial<ScanContext> = {}) {
	return readAll(scan, createContext(service, scan, { concurrency: 20, ...more }));
}

/** The rows of a read, in the order of their keys, none twice. */
async function readSorted(service: SearchService, scan: SearchScan, more: Partial<ScanContext> = {}) {
	return ids(await readThings(service, scan, more)).sort();
}

describe("a large result", () => {
	test("is read side by side, each row once, with few more requests than it has pages", async () => {
		const things = makeThings(9_000, 977);
		const service = createSearchService(things, { countTurns: () => 5 });
		expect(await readSorted(service, planThings({}, 50))).toEqual(idsOf(things));
		expect(service.mostInFlight).toBe(20);
		expect(service.requests.length).toBeLessThan((9_000 / 50) * 1.12 + 2);
	});

	test("of which most came about lately is read no slower than one that came about evenly", async () => {
		// Twice as many each month.
		const things = makeThings(9_000, 1).map((thing, index) => {
			const created_at = 1_600_000_000 + Math.floor(Math.log2(index + 1) * 2_600_000);
			return { ...thing, created_at };
		});
		const service = createSearchService(things, { countTurns: () => 5 });
		expect(await readSorted(service, planThings({}, 50))).toEqual(idsOf(things));
		expect(service.requests.length).toBeLessThan((9_000 / 50) * 1.2 + 2);
	});

	test("is read in order, page after page, where its order counts or a part of it is enough", async () => {
		const things = makeThings(3_000, 977);
		const scan = planThings({}, 50);
		const [, created] = scan.table.columns;
		const ordered = { ...scan, order: { column: created as never, isDescending: false } };
		const service = createSearchService(things);
		expect(ids(await readThings(service, ordered))).toEqual(idsOf(things));
		expect(service.requests).toHaveLength(60);
		expect(ids(await readThings(createSearchService(things), { ...scan, limit: 2_500 }))).toHaveLength(2_500);
		let pages = 0;
		const asked = createSearchService(things);
		const some = await readThings(asked, scan, { isEnough: () => Promise.resolve(++pages === 20) });
		expect(ids(some)).toEqual(idsOf(things.slice(0, 1_000)));
		expect(asked.requests).toHaveLength(20);
	});

	test.each([
		[1, 1],
		[150, 1],
		[600, 4],
		[2_250, 15],
	])("is one of more than %i rows: these take %i requests", async (rowCount, requestCount) => {
		const things = makeThings(rowCount, 977);
		const service = createSearchService(things);
		expect(ids(await readThings(service, planThings()))).toEqual(idsOf(things));
		expect(service.requests).toHaveLength(requestCount);
	});

	test("holds no more pages back than may be in flight when the reader is slow", async () => {
		const things = makeThings(9_000, 977);
		const service = createSearchService(things, { slots: () => 7 });
		const scan = planThings({}, 50);
		const pages = readPages(scan, createContext(service, scan, { concurrency: 20 }));
		for (let taken = 1; taken <= 40; taken++) {
			await pages.next();
			await settle();
			// One for the latest row, and one that is read ahead.
			expect(service.requests.length).toBeLessThanOrEqual(taken + 7 + 2);
		}
		await pages.return(undefined);
		expect(service.inFlight).toBe(0);
	});

	test("whose total is not told is read page after page", async () => {
		const things = makeThings(3_000, 977);
		const service = createSearchService(things, { isTotalTold: false });
		expect(ids(await readThings(service, planThings({}, 50)))).toEqual(idsOf(things));
		expect(service.requests).toHaveLength(60);
	});

	test("of one instant cannot be cut and is read page after page", async () => {
		const before = makeThings(500, 977);
		const burst = makeThings(10_000, 0, 1_650_000_000).map((thing) => ({ ...thing, id: `b${thing.id}` }));
		const after = makeThings(500, 977, 1_660_000_000).map((thing) => ({ ...thing, id: `c${thing.id}` }));
		const things = [...before, ...burst, ...after];
		const service = createSearchService(things);
		expect(await readSorted(service, planThings())).toEqual(idsOf(things));
		expect(service.requests.length).toBeLessThan(11_000 / 150 + 16);
	});

	test("needs no request for a page that must be empty", async () => {
		const things = makeThings(300, 977);
		// It always names a next page.
		const service = createSearchService(things);
		const { http } = service;
		const talkative = {
			...http,
			async send(request: Parameters<typeof http.send>[0]) {
				const answer = await http.send(request);
				const body = answer.body as { data: Thing[] };
				const last = body.data.at(-1);
				const pages = { next: { starting_after: JSON.stringify([last?.created_at, last?.id]) } };
				return { ...answer, body: { ...body, pages } };
			},
		};
		const scan = planThings();
		const rows = await readAll(scan, createContext({ ...service, http: talkative }, scan));
		expect(ids(rows)).toEqual(idsOf(things));
		expect(service.requests).toHaveLength(2);
	});
});

describe("the range of a part", () => {
	const range = { from: 1_700_000_000_000, to: 1_700_100_000_000 };
	const scan = planThings();
	const [, created, updated, state] = scan.table.columns as never as [never, never, never, never];

	test("to the second begins with its first instant whether the bound counts or not", () => {
		expect(buildSearchBody(scan, range).query).toEqual({
			operator: "AND",
			value: [
				{ field: "created_at", operator: ">", value: 1_699_999_999 },
				{ field: "created_at", operator: "<", value: 1_700_100_000 },
			],
		});
	});

	test("by the day has the whole first day, and joins the filter of the search", () => {
		const filter = {
			kind: "and" as const,
			filters: [
				{ kind: "leaf" as const, column: state, operator: "eq" as const, value: "open" },
				{ kind: "leaf" as const, column: updated, operator: "gt" as const, value: 0 },
			],
		};
		const byDay = planThings({ granularity: "day" }, 150, { filter });
		expect(buildSearchBody(byDay, range).query).toEqual({
			operator: "AND",
			value: [
				{
					operator: "OR",
					value: [
						{ field: "created_at", operator: ">", value: 1_700_000_000 },
						{ field: "created_at", operator: "=", value: 1_700_000_000 },
					],
				},
				{ field: "created_at", operator: "<", value: 1_700_100_000 },
				{ field: "state", operator: "=", value: "open" },
				{ field: "updated_at", operator: ">", value: 0 },
			],
		});
	});

	test("has room only in a query that stays within the service's depth and number of filters", () => {
		const leaf = { kind: "leaf" as const, column: created, operator: "gt" as const, value: 0 };
		const all = (count: number) => ({ kind: "and" as const, filters: Array.from({ length: count }, () => leaf) });
		const find = (filter: SearchScan["filter"]) => findPartitionColumn(planThings({}, 150, { filter }))?.name;
		expect(find(undefined)).toBe("created_at");
		expect(find(all(13))).toBe("created_at");
		expect(find(all(14))).toBeUndefined();
		expect(find({ kind: "or", filters: [leaf, leaf] })).toBe("created_at");
		expect(find({ kind: "or", filters: [leaf, all(2)] })).toBeUndefined();
	});
});

describe("days", () => {
	test.each(Array.from({ length: 27 }, (_, index) => index - 12))(
		"of a zone %i hours from Greenwich are read without a gap and none twice",
		async (zoneHours) => {
			const behaviour: SearchBehaviour = { granularity: "day", zoneHours };
			const things = makeThings(4_000, 3_001 + zoneHours);
			const service = createSearchService(things, behaviour);
			expect(await readSorted(service, planThings(behaviour, 40))).toEqual(idsOf(things));
			expect(service.mostInFlight).toBeGreaterThan(10);
			expect(service.requests.length).toBeLessThan((4_000 / 40) * 1.3);
		},
	);

	test("that have become instants are read just so", async () => {
		const things = makeThings(4_000, 3_001);
		const scan = planThings({ granularity: "day" }, 40);
		const service = createSearchService(things, { granularity: "second" });
		expect(await readSorted(service, scan)).toEqual(idsOf(things));
	});

	test("with many pages each are cut between them", async () => {
		const things = makeThings(6_000, 100);
		const service = createSearchService(things, { granularity: "day", zoneHours: -5 });
		expect(await readSorted(service, planThings({ granularity: "day" }, 20))).toEqual(idsOf(things));
		expect(service.mostInFlight).toBeGreaterThan(5);
	});
});

test("bounds that a service counts to both sides give no row twice", async () => {
	const behaviour = { areBoundsIncluded: true };
	const things = makeThings(6_000, 1);
	expect(await readSorted(createSearchService(things, behaviour), planThings(behaviour, 40))).toEqual(idsOf(things));
});

describe("a service whose parts do not make up the whole", () => {
	test.each<[string, SearchBehaviour]>([
		["ignores ranges", { flaw: "ignores ranges" }],
		["loses the first day of each", { granularity: "day", flaw: "loses days" }],
	])("because it %s is read page after page", async (_, behaviour) => {
		const things = makeThings(4_000, 3_001);
		const service = createSearchService(things, behaviour);
		const scan = planThings(behaviour, 40);
		const context = createContext(service, scan, { concurrency: 20 });
		const found = new Set<string>();
		let resume: string | undefined;
		let discrepancy: unknown;
		for await (const page of readPages(scan, context)) {
			for (const id of ids(page.rows)) found.add(id);
			({ resume } = page);
			discrepancy ??= page.discrepancy;
		}
		expect([...found].sort()).toEqual(idsOf(things));
		expect([resume, discrepancy, context.warnings]).toEqual([undefined, undefined, []]);
	});

	test("because rows are gone is not read again", async () => {
		const things = makeThings(4_000, 3_001);
		const service: SearchService = createSearchService(things, {
			// Between the cut and the first pages of its parts.
			before: (_, number) => {
				if (number === 5) for (const { id } of things.slice(1_000, 1_500)) service.things.delete(id);
			},
		});
		expect(await readSorted(service, planThings({}, 40))).toEqual(
			idsOf([...things.slice(0, 1_000), ...things.slice(1_500)]),
		);
		expect(service.requests.length).toBeLessThan(3_500 / 40 + 20);
	});

	test("because a part gives fewer than it tells is told of", async () => {
		const things = makeThings(4_000, 3_001);
		const service = createSearchService(things);
		const scan = planThings({}, 40);
		const { http } = service;
		let cut = 0;
		const short = {
			...http,
			async send(request: Parameters<typeof http.send>[0]) {
				const answer = await http.send(request);
				const body = answer.body as { data: Thing[]; pages: { next?: unknown } };
				// Each third page loses half of its rows.
				if (body.pages.next === undefined || service.requests.length % 3 > 0) return answer;
				cut += 20;
				return { ...answer, body: { ...body, data: body.data.slice(20) } };
			},
		};
		const context = createContext({ ...service, http: short }, scan, { concurrency: 20 });
		let discrepancy: { readonly told: number; readonly given: number } | undefined;
		let rowCount = 0;
		for await (const page of readPages(scan, context)) {
			rowCount += page.rows.length;
			discrepancy = page.discrepancy ?? discrepancy;
		}
		expect(cut).toBeGreaterThan(0);
		expect(discrepancy?.given).toBe(rowCount);
		expect(discrepancy?.told).toBeGreaterThan(rowCount);
		expect(context.warnings).toHaveLength(1);
	});
});

describe("a read that was interrupted", () => {
	const things = makeThings(2_000, 977);
	const pageRows = 20;

	async function readUntil(service: SearchService, scan: SearchScan, pageCount: number, from?: string) {
		const start = from === undefined ? undefined : { position: from, rowCount: 0, isParentDone: () => false };
		const context = createContext(service, scan, { concurrency: 8, from: start });
		const rows: string[] = [];
		let resume: string | undefined;
		let taken = 0;
		for await (const page of readPages(scan, context)) {
			rows.push(...ids(page.rows));
			({ resume } = page);
			if (++taken === pageCount) break;
		}
		return { rows, resume };
	}

	test.each([["second"], ["day"]] as const)("at any page goes on in each part, by the %s", async (granularity) => {
		const behaviour = { granularity };
		const scan = planThings(behaviour, pageRows);
		const whole = createSearchService(things, behaviour);
		await readUntil(whole, scan, Number.POSITIVE_INFINITY);
		for (let pageCount = 1; pageCount < 95; pageCount += 3) {
			const first = createSearchService(things, behaviour);
			const { rows, resume } = await readUntil(first, scan, pageCount);
			if (resume === undefined) continue;
			const second = createSearchService(things, behaviour);
			const rest = await readUntil(second, scan, Number.POSITIVE_INFINITY, resume);
			expect([...rows, ...rest.rows].sort()).toEqual(idsOf(things));
			const partCount = (JSON.parse(resume) as { partitions: unknown[] }).partitions.length;
			// What was under way is asked for again, one page of a part at most, and the parts may be cut otherwise.
			const again = first.requests.length + second.requests.length - whole.requests.length;
			expect(again).toBeLessThanOrEqual(Math.min(partCount, 8) + 8);
		}
	});

	test("by a version that knew no parts goes on from its page, and is cut", async () => {
		const scan = planThings({}, pageRows);
		const last = things[39];
		const position = JSON.stringify({ position: { starting_after: JSON.stringify([last?.created_at, last?.id]) } });
		const service = createSearchService(things);
		const from = { position, rowCount: 40, isParentDone: () => false };
		expect(await readSorted(service, scan, { from })).toEqual(idsOf(things.slice(40)));
		expect(service.mostInFlight).toBeGreaterThan(5);
		const unknown = createSearchService(things);
		const rows = await readThings(unknown, scan, { from: { position, isParentDone: () => false } });
		expect(ids(rows)).toEqual(idsOf(things.slice(40)));
	});
});

describe("a read in parts", () => {
	test("ends with the first error, after the pages that came before it, and leaves nothing under way", async () => {
		const things = makeThings(9_000, 977);
		const service = createSearchService(things, {
			countTurns: (number) => (number === 60 ? 1 : 8),
			before: (_, number) => (number === 60 ? refused(403) : undefined),
		});
		await expect(readThings(service, planThings({}, 50))).rejects.toMatchObject({ code: "request_failed" });
		await settle();
		await settle();
		expect(service.inFlight).toBe(0);
		expect(service.aborted).toBeGreaterThan(5);
	});

	test("ends at once when its signal aborts", async () => {
		const things = makeThings(9_000, 977);
		const controller = new AbortController();
		const service = createSearchService(things, {
			countTurns: () => 4,
			before: (_, number) => {
				if (number === 50) controller.abort();
			},
		});
		await expect(readThings(service, planThings({}, 50), { signal: controller.signal })).rejects.toMatchObject({
			code: "cancelled",
		});
		const { length } = service.requests;
		await settle();
		expect([service.inFlight, service.requests.length]).toEqual([0, length]);
	});
});

describe("rows that change meanwhile", () => {
	const change = fc.record({
		kind: fc.constantFrom("create" as const, "touch" as const, "delete" as const, "close" as const, "open" as const),
		at: fc.nat(10_000),
	});
	type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;
	const history = fc.record({
		count: fc.integer({ min: 200, max: 900 }),
		secondsApart: fc.constantFrom(0.2, 1, 400, 20_000),
		granularity: fc.constantFrom("second" as const, "day" as const),
		zoneHours: fc.integer({ min: -12, max: 14 }),
		areBoundsIncluded: fc.boolean(),
		isFiltered: fc.boolean(),
		slots: fc.integer({ min: 2, max: 20 }),
		turns: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }),
		changes: fc.array(fc.array(change, { maxLength: 6 }), { minLength: 1, maxLength: 40 }),
	});

	test("are neither lost nor doubled, whatever comes between the pages", async () => {
		await fc.assert(
			fc.asyncProperty(history, async ({ count, secondsApart, isFiltered, slots, turns, changes, ...behaviour }) => {
				const things = makeThings(count, secondsApart);
				const endAt = things.at(-1)?.created_at ?? 0;
				// Those that are what is asked for from the beginning to the end.
				const steady = new Set(idsOf(things));
				const ever = new Set(idsOf(things));
				const apply = ({ kind, at }: Change) => {
					const { things: held } = service;
					if (kind === "create") {
						const id = `9${String(ever.size).padStart(6, "0")}`;
						ever.add(id);
						held.set(id, { id, created_at: endAt + at, updated_at: endAt + at, state: "open" });
						return;
					}
					const thing = [...held.values()][at % Math.max(1, held.size)];
					if (thing === undefined) return;
					changeThing(held, thing, kind);
					if (kind === "delete" || (kind === "close" && isFiltered)) steady.delete(thing.id);
				};
				const service: SearchService = createSearchService(things, {
					...behaviour,
					slots: () => slots,
					countTurns: (number) => turns[number % turns.length] ?? 1,
					before: (_, number) => changes[number % changes.length]?.forEach(apply),
				});
				const scan = planThings(behaviour, 10);
				const column = scan.table.columns[3];
				const filter = { kind: "leaf" as const, column: column as never, operator: "eq" as const, value: "open" };
				const found = ids(await readThings(service, isFiltered ? { ...scan, filter } : scan));
				expect([...steady].filter((id) => !found.includes(id))).toEqual([]);
				expect(found.filter((id) => !ever.has(id))).toEqual([]);
			}),
			{ numRuns: 60 },
		);
	});
});

function changeThing(held: Map<string, Thing>, thing: Thing, kind: "touch" | "delete" | "close" | "open"): void {
	if (kind === "touch") thing.updated_at++;
	else if (kind === "delete") held.delete(thing.id);
	else thing.state = kind === "close" ? "closed" : "open";
}

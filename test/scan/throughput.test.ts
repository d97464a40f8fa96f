import { describe, expect, test } from "vitest";
import type { TableScan } from "../../src/catalog/index.ts";
import type { HttpRequest } from "../../src/http/index.ts";
import { readPages } from "../../src/scan/index.ts";
import { createSimulation } from "../http/simulation.ts";
import { createDistantService, type DistantService } from "./distant-service.ts";
import { childPath, column, createContext, table } from "./fake-service.ts";
import { planThings } from "./search-service.ts";

// 10,000 requests a minute are 1,666 in ten seconds.
const perWindow = 1_666;
const allowedPerSecond = perWindow / 10;
const latencyMs = 100;
const pageRows = 150;

interface Found {
	readonly id: string;
	readonly created_at: number;
}

/** Rows of three years, ever more of them. */
function makeHistory(count: number): Found[] {
	const span = 3 * 365 * 86_400;
	return Array.from({ length: count }, (_, index) => {
		const created_at = 1_600_000_000 + Math.floor(span * ((index + 1) / count) ** 0.6);
		return { id: String(index + 1).padStart(7, "0"), created_at };
	});
}

type Leaf = { readonly operator: string; readonly value: number | readonly Leaf[] };

/** Answers searches by ranges of created_at, without looking at each row. */
function answerRanges(things: readonly Found[], isByDay: boolean): (request: HttpRequest) => object {
	const daysOf = (seconds: number) => Math.floor((seconds - 5 * 3600) / 86_400);
	const unit = isByDay ? daysOf : (seconds: number) => seconds;
	const find = (isBehind: (thing: Found) => boolean) => {
		let [low, high] = [0, things.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (isBehind(things[middle] as Found)) high = middle;
			else low = middle + 1;
		}
		return low;
	};
	return (request) => {
		const { query, sort, pagination } = request.body as {
			query: Leaf;
			sort: { order: string };
			pagination: { per_page: number; starting_after?: string };
		};
		let [start, end] = [0, things.length];
		for (const { operator, value } of query.operator === "AND" ? (query.value as Leaf[]) : [query]) {
			// From a day on: behind it, or the day itself.
			if (operator === "OR") {
				const from = unit((value as readonly Leaf[])[0]?.value as number);
				start = find((thing) => unit(thing.created_at) >= from);
			} else if (operator === ">") start = find((thing) => unit(thing.created_at) > unit(value as number));
			else end = find((thing) => unit(thing.created_at) >= unit(value as number));
		}
		const total_count = Math.max(0, end - start);
		if (sort.order === "descending") return { data: things.slice(end - 1, end), total_count, pages: {} };
		const at = Number(pagination.starting_after ?? start);
		const next = Math.min(end, at + pagination.per_page);
		const pages = next < end ? { next: { starting_after: String(next) } } : {};
		return { data: things.slice(at, next), total_count, pages };
	};
}

async function measure(service: DistantService, { clock, run }: ReturnType<typeof createSimulation>, scan: TableScan) {
	const startedAtMs = clock.now();
	const found = new Set<unknown>();
	let rowCount = 0;
	const read = async () => {
		for await (const { rows } of readPages(scan, createContext(service as never, scan, { clock, concurrency: 64 }))) {
			rowCount += rows.length;
			for (const row of rows) found.add(row[0]);
		}
	};
	await run(read());
	return { rowCount, distinct: found.size, seconds: (clock.now() - startedAtMs) / 1000 };
}

describe("150,000 rows from a service 100 ms away", () => {
	const things = makeHistory(150_000);
	const serialSeconds = (things.length / pageRows) * (latencyMs / 1000);

	test.each(["second", "day"] as const)(
		"searched by the %s come twelve times as fast as page after page, at four fifths of the limit, and never beyond it",
		async (granularity) => {
			const simulation = createSimulation();
			const service = createDistantService(
				simulation.clock,
				latencyMs,
				perWindow,
				answerRanges(things, granularity === "day"),
			);
			const scan = planThings({ granularity }, pageRows);
			const { rowCount, distinct, seconds } = await measure(service, simulation, scan);
			expect([rowCount, distinct]).toEqual([150_000, 150_000]);
			expect(service.refused).toBe(0);
			expect(serialSeconds / seconds).toBeGreaterThan(12);
			expect(things.length / pageRows / seconds).toBeGreaterThan(allowedPerSecond * 0.8);
			expect(service.requests.length).toBeLessThan((things.length / pageRows) * 1.12);
		},
	);
});

test("the parts of 5,000 objects come 17 times as fast as one by one, and never beyond the limit", async () => {
	const simulation = createSimulation();
	const service = createDistantService(simulation.clock, latencyMs, perWindow, () => ({ parts: [{ id: "1" }] }));
	const parts = table("parts", [column("thing_id", "id"), column("id", "id")]);
	const keys = Array.from({ length: 5_000 }, (_, index) => String(index));
	const scan: TableScan = {
		kind: "child",
		table: { ...parts, key: ["thing_id", "id"] },
		path: childPath(),
		parents: { keys },
	};
	const { distinct, seconds } = await measure(service, simulation, scan);
	expect(distinct).toBe(5_000);
	expect((keys.length * latencyMs) / 1000 / seconds).toBeGreaterThan(17);
	expect(service.refused).toBe(0);
});

test("a limit of which somebody else takes half is shared: nothing is refused, and the other half is used", async () => {
	const simulation = createSimulation();
	const { clock } = simulation;
	const things = makeHistory(450_000);
	const service = createDistantService(clock, latencyMs, perWindow, answerRanges(things, false));
	let isEnded = false;
	const other = (async () => {
		while (!isEnded) {
			await clock.sleep(2_000 / allowedPerSecond);
			service.callBeside();
		}
	})();
	const { distinct, seconds } = await measure(service, simulation, planThings({}, pageRows));
	isEnded = true;
	await simulation.run(other);
	expect(distinct).toBe(450_000);
	expect(service.refused).toBe(0);
	expect(service.requests.length / seconds).toBeGreaterThan((allowedPerSecond / 2) * 0.8);
});

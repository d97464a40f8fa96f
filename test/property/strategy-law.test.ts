import { describe, expect, it } from "vitest";
import { createCatalog } from "../../src/catalog/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { listRequired, requiredKeys } from "../conformance/required-keys.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";
import fc from "../random-cases.ts";
import { hold } from "./law-check.ts";
import { readLawTable } from "./law-columns.ts";
import { makeStatement } from "./law-statement.ts";

// The law over tables that are read in other ways than by lists and searches: by the values of a column, in ranges of time, up to a
// number of rows, as members of objects and within elements of lists, and as children of children. The law over all tables draws
// them seldom, and leaves out those of which a statement must name something.
const isSoak = process.env["SOAK"] !== undefined;
const runs = isSoak ? Number(process.env["LAW_RUNS"] ?? 3000) : 150;

const zone = "America/New_York";
const { sandbox, open } = await useSandbox({
	seed: "strategy law",
	now: Date.UTC(2026, 10, 22, 12),
	timezone: zone,
	contacts: 60,
	companies: 14,
	conversations: 240,
	tickets: 30,
	articles: 12,
	rateLimitPerMinute: 60_000_000,
});
const { tables } = createCatalog(await loadProfile("Intercom"), "2.16");
const ways = new Set(["lookup", "windows", "most_rows", "within", "members", "slots", "send_in"]);
const chosen = tables.filter(({ name, definition }) => {
	const own = definition.read.flatMap((path) => [
		path.kind,
		...("windows" in path && path.windows ? ["windows"] : []),
		...("mostRows" in path && path.mostRows ? ["most_rows"] : []),
		...("within" in path && path.within ? ["within"] : []),
		...("members" in path && path.members ? ["members"] : []),
		...("slots" in path && path.slots ? ["slots"] : []),
		...("method" in path && path.kind === "list" && path.method === "POST" ? ["send_in"] : []),
	]);
	return name in requiredKeys || own.some((way) => ways.has(way));
});
const plain = await open({ Pushdown: false, CacheTolerance: 86_400 });
const cached = await open({ CacheTolerance: 86_400 });
const live = [await open({ AutoCache: false, Pagesize: 2 }), await open({ AutoCache: false })];
const lawTables = await Promise.all(
	chosen.map(async (table) => {
		const required = table.name in requiredKeys ? await listRequired(table.name, plain) : undefined;
		return { ...(await readLawTable(table, plain, zone, required)), weight: 1 };
	}),
);

describe("the law of the ways to read", () => {
	it("is drawn over more than twenty tables, all of which have rows", () => {
		expect(chosen.length).toBeGreaterThan(20);
		expect(lawTables.filter(({ columns }) => columns.every(({ real }) => real.length === 0))).toEqual([]);
	});

	it("holds with pushdown on and off, live and kept, with pages of 2 rows and of the service's own", async () => {
		const drawn = fc.record({ pages: fc.nat({ max: live.length - 1 }), statement: makeStatement(lawTables) });
		await fc.assert(
			fc.asyncProperty(drawn, async ({ pages, statement }) => {
				const connection = live[pages];
				if (!connection) throw new TypeError("each page size has its place");
				await hold(statement, connection, plain, `live, ${pages === 0 ? "2 rows a page" : "usual pages"}`);
				await hold(statement, cached, plain, "cached");
			}),
			{ numRuns: runs },
		);
		expect(sandbox.requests.filter(({ mistake }) => mistake !== undefined)).toEqual([]);
	}, 3_600_000);
});

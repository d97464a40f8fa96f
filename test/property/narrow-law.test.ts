import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { createCatalog } from "../../src/catalog/index.ts";
import type { Connection, ConnectionOptions } from "../../src/driver/index.ts";
import type { planQuery } from "../../src/plan/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { asksForAttributes } from "../conformance/attributes.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";
import fc from "../random-cases.ts";
import { hold } from "./law-check.ts";
import { readLawTable } from "./law-columns.ts";
import { makeNarrowStatement, type NarrowStatement, viewOf } from "./narrow-statement.ts";
import { type Mistake, mistakes } from "./planted-mistakes.ts";

// The law where a statement needs less than all rows: counts, ends of columns, LIMIT, OFFSET, orders, and several of these side by
// side. That it can fail is shown by mistakes that are planted in the planning of the connection that pushes down.
const planted = vi.hoisted((): { mistake: Mistake } => ({ mistake: {} }));
vi.mock(import("../../src/plan/index.ts"), async (importOriginal) => {
	const room = await importOriginal();
	const plan: typeof planQuery = (logical, settings, catalog) => {
		const { before, after } = settings.isPushdownOn ? planted.mistake : {};
		const [changed, known] = before?.(logical, settings) ?? [logical, settings];
		const made = room.planQuery(changed, known, catalog);
		return after?.(made) ?? made;
	};
	return { ...room, planQuery: plan };
});

const isSoak = process.env["SOAK"] !== undefined;
const runs = isSoak ? Number(process.env["LAW_RUNS"] ?? 3000) : 200;

const zone = "America/New_York";
const { sandbox, open } = await useSandbox({
	seed: "narrow law",
	now: Date.UTC(2026, 10, 22, 12),
	timezone: zone,
	contacts: 50,
	conversations: 70,
	tickets: 40,
	articles: 30,
	rateLimitPerMinute: 60_000_000,
});
const names = ["contacts", "conversations", "tickets", "articles", "conversation_tags"];
const folder = mkdtempSync(join(tmpdir(), "narrow-law-"));
afterAll(() => {
	rmSync(folder, { recursive: true });
});
const UserDefinedViews = join(folder, "views.json");
const views = names.map((name) => [viewOf(name), { query: `SELECT * FROM ${name}` }] as const);
writeFileSync(UserDefinedViews, JSON.stringify(Object.fromEntries(views)));
const live = { AutoCache: false, Pagesize: 7, UserDefinedViews } as const;
const whole = { Pushdown: false, CacheTolerance: 86_400, UserDefinedViews } as const;
const catalog = createCatalog(await loadProfile("Intercom"), "2.16");
const plain = await open(whole);
const tables = await Promise.all(
	catalog.tables.filter(({ name }) => names.includes(name)).map((table) => readLawTable(table, plain, zone)),
);
const statements = makeNarrowStatement(tables);

// In the middle of the rows, and no start of a day.
const { rows: middle } = await plain.query(
	"SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY created_at) AS instant FROM conversations",
);
const dated = { StartDate: new Date(middle[0]?.["instant"] as string).toISOString().slice(0, 19) } as const;

async function openPair(options: ConnectionOptions): Promise<readonly [Connection, Connection]> {
	return [await open({ ...live, ...options }), await open({ ...whole, ...options })];
}

describe("the law of counts, ends, limits and orders", () => {
	it.each([
		["from the first row on", {}],
		["under StartDate", dated],
	])(
		"holds %s",
		async (how, options) => {
			const [pushed, wide] = await openPair(options);
			const kept = await open({ ...options, CacheTolerance: 86_400, UserDefinedViews });
			await fc.assert(
				fc.asyncProperty(statements, async (statement) => {
					await hold(statement, pushed, wide, `live, ${how}`);
					await hold(statement, kept, wide, `cached, ${how}`);
				}),
				{ numRuns: runs },
			);
		},
		3_600_000,
	);

	it.each(Object.entries(mistakes))(
		"is broken by a mistake in %s",
		async (_, mistake) => {
			const pairs = [await openPair({}), await openPair(dated)];
			planted.mistake = mistake;
			try {
				const found = await fc.check(
					fc.asyncProperty(statements, async (statement) => {
						for (const [pushed, wide] of pairs) await hold(statement, pushed, wide, "with a mistake");
					}),
					{ numRuns: 400, endOnFailure: true },
				);
				expect(found.failed).toBe(true);
				expect(String(found.errorInstance)).toContain("with a mistake");
			} finally {
				planted.mistake = {};
			}
		},
		600_000,
	);
});

describe("Pushdown=false", () => {
	// What the sandbox was asked for.
	async function listRequests(run: () => Promise<unknown>): Promise<ReadonlySet<string>> {
		const before = sandbox.requests.length;
		await run();
		return new Set(
			sandbox.requests
				.slice(before)
				.filter((request) => !asksForAttributes(request))
				.map(({ method, path, body }) => `${method} ${path} ${JSON.stringify(body)}`),
		);
	}

	it("asks the service for whole tables, whatever the statement needs of them", async () => {
		const connection = await open({ ...live, Pushdown: false });
		const wholes = new Map<string, ReadonlySet<string>>();
		for (const { name, key } of tables) {
			wholes.set(name, await listRequests(() => connection.query(`SELECT ${key.join(", ")} FROM ${name}`)));
		}
		const ask = async ({ sql, parameters = [], table }: NarrowStatement) => {
			const asked = await listRequests(() => connection.query(sql, [...parameters]).catch(() => undefined));
			if (asked.size > 0) expect(asked, sql).toEqual(wholes.get(table));
		};
		await fc.assert(fc.asyncProperty(statements, ask), { numRuns: Math.min(runs, 100) });
	}, 600_000);
});

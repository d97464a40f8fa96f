import { sql } from "kysely";
import { expect, it, vi } from "vitest";
import { queries } from "../../src/cache/result/result-schema.ts";
import type { ListScan } from "../../src/catalog/index.ts";
import { listAll, makeColumn, table } from "./sample-table.ts";
import { countFetches, openTestCache, type TestCache } from "./test-cache.ts";

const columns = [
	makeColumn("id"),
	{ ...makeColumn("owner_id"), references: { table: "admins", column: "id" } },
	{ ...makeColumn("created_at", "timestamp"), filter: { gt: "inexact" as const } },
	{ ...makeColumn("snoozed_until", "timestamp"), isSortable: false },
	makeColumn("note", "text"),
];

const scan: ListScan = { ...listAll, table: { ...table, columns } };

const makeRows = (count: number) =>
	Array.from({ length: count }, (_, index) => [`${index}`, `${index % 7}`, "2026-01-01 00:00:00", null, "x"]);

async function listIndexes({ storage }: TestCache): Promise<readonly string[]> {
	const found = await storage.run(
		sql<{
			name: string;
		}>`select name from sqlite_schema where type = 'index' and name like 'scan!_%' escape '!' order by name`.compile(
			queries,
		),
	);
	return found.map(({ name }) => name.replace(/^scan_\d+_/, ""));
}

it("a large result is findable by the rows that it names and by its times, and the planner knows how they are spread", async () => {
	const test = await openTestCache();
	const held = await test.cache.materialise(scan, columns, countFetches(makeRows(10_000)));
	await held.release();
	const statistics = sql<{ idx: string }>`select idx from sqlite_stat1 where tbl = ${held.tableName}`.compile(queries);
	// Nobody is told when they are there.
	await vi.waitFor(async () => expect(await test.storage.run(statistics)).toHaveLength(3));
	expect(await listIndexes(test)).toEqual(["created_at", "key", "owner_id"]);
});

it("a small result has its key alone", async () => {
	const test = await openTestCache();
	const held = await test.cache.materialise(scan, columns, countFetches(makeRows(500)));
	await held.release();
	await test.cache.close();
	expect(await listIndexes(test)).toEqual(["key"]);
});

it("a table that was dropped before its indexes were made is no failure", async () => {
	const test = await openTestCache();
	const held = await test.cache.materialise(scan, columns, countFetches(makeRows(10_000)));
	await Promise.all([test.cache.clear(), held.release()]);
	await test.cache.close();
	expect(await listIndexes(test)).toEqual([]);
});

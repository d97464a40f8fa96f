import { createError, type SqlValue } from "../../base/index.ts";
import type { ResolvedOptions } from "../../connection-string/index.ts";
import type { Execution } from "../../execute/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Query, TableName } from "../../sql/index.ts";

/**
 * Refuses to fill the cache where no request may be made, or nothing is kept.
 * @throws not_supported (0A000)
 */
export function assertFillable({ Offline, AutoCache }: ResolvedOptions): void {
	if (!Offline && AutoCache) return;
	throw createError("not_supported", {
		feature: Offline ? "filling the cache while offline" : "filling the cache without keeping it",
		advice: Offline ? "Connect with Offline=false." : "Connect with AutoCache=true.",
	});
}

/** The query of all columns of a table. */
export function selectWholeTable(table: TableName): Query {
	return {
		kind: "Query",
		orderBy: [],
		body: { kind: "Select", items: [{ kind: "Star", qualifier: [] }], from: [table], groupBy: [], windows: [] },
	};
}

/**
 * Describes what a cache statement read: table, rows, requests, time of the read.
 * @example await listCached(plan, execution) // [["contacts", 400, 3, 2026-03-01T…]]
 */
export async function listCached(plan: Plan, execution: Execution): Promise<SqlValue[][]> {
	const cached: SqlValue[][] = [];
	for (const { table, rows, requests, asOf } of execution.statistics.scans) {
		// Rows that came inside of others were not counted yet.
		const isInside = plan.scans.some((scan) => scan.inside !== undefined && scan.table.name === table);
		cached.push([table, isInside ? await countInside(execution) : rows, requests, asOf]);
	}
	return cached;
}

// The statement is SELECT * of the one table.
async function countInside(execution: Execution): Promise<number> {
	let count = 0;
	for await (const rows of execution.rows()) count += rows.length;
	return count;
}

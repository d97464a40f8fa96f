import type { SearchScan, TableScan } from "../catalog/index.ts";
import { createBudgetError } from "../http/index.ts";
import type { Plan } from "../plan/index.ts";
import { askSearchTotal } from "../scan/index.ts";
import type { ExecuteContext, Statistics } from "./execution.ts";
import { limitByStartDate } from "./start-date.ts";

/**
 * Asks the service how many rows the searches of a plan would find, as far as nobody knows: one request of one row for each. What it tells
 * is remembered, so that a plan made next has the estimates.
 * @returns What it cost; undefined where there is nothing to ask.
 * @throws request_budget (53000) where MaxRequests does not allow it; what requests throw.
 */
export async function askTotals(
	plan: Plan,
	{ http, totals, maxRequests, isOffline, startDateMs }: ExecuteContext,
	signal: AbortSignal,
): Promise<Statistics | undefined> {
	if (isOffline) return undefined;
	const unknown = plan.scans
		.filter(({ scan }) => !plan.facts.isAnswered(scan))
		.flatMap(({ scan }) => listSearches(scan))
		.filter((scan) => plan.facts.countRows(scan) === undefined && !totals.isDoubted(scan));
	if (unknown.length === 0) return undefined;
	if (maxRequests > 0 && unknown.length > maxRequests) {
		const needed = new Map(unknown.map(({ table }) => [table.name, 1]));
		throw createBudgetError(String(unknown.length), maxRequests, needed);
	}
	const cost = { requests: 0, waitMs: 0 };
	const observer = {
		onRequest(info: { readonly waitMs: number }) {
			cost.requests++;
			cost.waitMs += info.waitMs;
		},
	};
	const ask = async (search: SearchScan): Promise<void> => {
		const scan = limitByStartDate(search, startDateMs);
		if (scan.kind !== "search") return;
		const total = await askSearchTotal(scan, { http, signal, observer });
		if (total !== undefined) totals.note(scan, total);
	};
	// Two tables of one statement may be searched alike.
	await Promise.all(unknown.map(ask));
	return { ...cost, rowsFetched: 0, rowsFromCache: 0, scans: [] };
}

// The searches that a scan reads, with all rows that they find.
function listSearches(scan: TableScan): readonly SearchScan[] {
	switch (scan.kind) {
		case "search":
			return [{ ...scan, order: undefined, limit: undefined }];
		case "first":
			return listSearches(scan.of);
		case "batch":
			return scan.scans.flatMap(listSearches);
		case "embedded":
			return listSearches(scan.parent);
		case "child":
			return "scan" in scan.parents ? listSearches(scan.parents.scan) : [];
		default:
			return [];
	}
}

import { type CachedResult, type HeldResults, printScan } from "../cache/index.ts";
import type { CatalogTable, TableScan } from "../catalog/index.ts";
import type { Facts } from "../plan/index.ts";
import type { ExecuteContext } from "./execution.ts";
import { limitByStartDate } from "./start-date.ts";

/** How many rows scans were said to have, while a connection is open. */
export interface KnownTotals {
	note(scan: TableScan, total: number): void;
	find(scan: TableScan): number | undefined;
	/**
	 * Remembers that what the service tells of a scan is not how many rows it gives: its rows are counted from now on.
	 * @param given How many came, where that is known.
	 */
	doubt(scan: TableScan, given?: number): void;
	isDoubted(scan: TableScan): boolean;
}

const mostTotals = 1000;

/** Makes the memory of one connection. */
export function createKnownTotals(): KnownTotals {
	const totals = new Map<string, number>();
	const doubted = new Set<string>();
	const note = (text: string, total: number) => {
		totals.delete(text);
		totals.set(text, total);
		const [oldest] = totals.keys();
		if (totals.size > mostTotals && oldest !== undefined) totals.delete(oldest);
	};
	return {
		note(scan, total) {
			const text = printScan(findSource(scan));
			if (!doubted.has(text)) note(text, total);
		},
		find: (scan) => totals.get(printScan(scan)),
		doubt(scan, given) {
			const text = printScan(findSource(scan));
			doubted.add(text);
			if (given !== undefined) note(text, given);
		},
		isDoubted: (scan) => doubted.has(printScan(findSource(scan))),
	};
}

// The number is that of all rows that a search finds, however many of them were wanted, and in whatever order; a start date is the connection's.
function findSource(scan: TableScan): TableScan {
	if (scan.kind === "first" || scan.kind === "count") return findSource(scan.of);
	if (scan.kind === "list") return { ...scan, order: undefined, limit: undefined };
	return scan.kind === "search" ? { ...scan, order: undefined, limit: undefined, since: undefined } : scan;
}

/**
 * Says what is known of the service's rows: what the cache holds, and what was heard before.
 * @param tables Those that the statement reads: without one of the service, nobody asks what the cache holds.
 */
export async function gatherFacts(context: FactsContext, tables: readonly CatalogTable[]): Promise<Facts> {
	const isAsked = tables.some(({ type }) => type !== "system");
	if (!isAsked) return describeFacts([], new Set(), context);
	const [listed, unsettled] = await Promise.all([context.cache.list(), context.cache.listUnsettled()]);
	return describeFacts(listed, unsettled, context);
}

/**
 * Says what is known without asking anybody: what the cache held when it was last looked at. By that, only what the cache has may be read:
 * what was written since is not known.
 */
export function recallFacts(context: FactsContext): Facts {
	return describeFacts(context.cache.listSeen(), new Set(), context);
}

/** Says what is known to a statement that reads in a snapshot: what it has, nothing else. */
export function describeHeld(held: HeldResults, context: FactsContext): Facts {
	return describeFacts(held.list(), new Set(), { ...context, isOffline: true });
}

type FactsContext = Pick<ExecuteContext, "cache" | "totals" | "isOffline" | "pageSize" | "startDateMs">;

function describeFacts(
	listed: readonly CachedResult[],
	unsettled: ReadonlySet<string>,
	{ totals, isOffline, pageSize, startDateMs }: Omit<FactsContext, "cache">,
): Facts {
	const complete = listed.filter(({ isComplete }) => isComplete);
	const usable = complete.filter(({ isFresh }) => isFresh || isOffline);
	// What was asked for and kept leaves out what is older than StartDate.
	const printAsked = (scan: TableScan) => printScan(limitByStartDate(scan, startDateMs));
	const isHeld = (table: string) => usable.some((scan) => scan.isFull && scan.table === table);
	return {
		pageSize,
		startDateMs,
		isHeld,
		isAnswered(scan) {
			if (scan.kind === "empty" || scan.kind === "system" || scan.kind === "call") return false;
			const text = printAsked(scan);
			return usable.some(({ predicate }) => predicate === text) || (scan.kind !== "count" && isHeld(scan.table.name));
		},
		isUnsettled: (table) => unsettled.has(table),
		isTotalDoubted: (scan) => totals.isDoubted(scan),
		countRows(scan) {
			const text = printAsked(scan);
			return (
				totals.find(limitByStartDate(scan, startDateMs)) ??
				complete.find(({ predicate }) => predicate === text)?.rowCount
			);
		},
	};
}

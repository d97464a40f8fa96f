import { type HeldScan, printScan } from "../cache/index.ts";
import type { TableScan } from "../catalog/index.ts";
import type { Facts } from "../plan/index.ts";
import type { ExecuteContext } from "./execution.ts";

/** How many rows scans were said to have, while a connection is open. */
export interface KnownTotals {
	note(scan: TableScan, total: number): void;
	find(scan: TableScan): number | undefined;
}

const mostTotals = 1000;

/** Makes the memory of one connection. */
export function createKnownTotals(): KnownTotals {
	const totals = new Map<string, number>();
	return {
		note(scan, total) {
			const text = printScan(findSource(scan));
			totals.delete(text);
			totals.set(text, total);
			const [oldest] = totals.keys();
			if (totals.size > mostTotals && oldest !== undefined) totals.delete(oldest);
		},
		find: (scan) => totals.get(printScan(scan)),
	};
}

// The number is that of all rows that a search finds, however many of them were wanted, and in whatever order.
function findSource(scan: TableScan): TableScan {
	if (scan.kind === "first" || scan.kind === "count") return findSource(scan.of);
	return scan.kind === "search" ? { ...scan, order: undefined, limit: undefined } : scan;
}

/** Says what is known of the service's rows: what the cache holds, and what was heard before. */
export function gatherFacts({
	cache,
	totals,
	isOffline,
	pageSize,
}: Pick<ExecuteContext, "cache" | "totals" | "isOffline" | "pageSize">): Facts {
	let listed: readonly HeldScan[] | undefined;
	const listComplete = () => {
		listed ??= cache.list().filter(({ isComplete }) => isComplete);
		return listed;
	};
	const listUsable = () => listComplete().filter(({ isFresh }) => isFresh || isOffline);
	const isHeld = (table: string) => listUsable().some((scan) => scan.isFull && scan.table === table);
	return {
		pageSize,
		isHeld,
		isAnswered(scan) {
			if (scan.kind === "empty" || scan.kind === "system") return false;
			const text = printScan(scan);
			return (
				listUsable().some(({ predicate }) => predicate === text) || (scan.kind !== "count" && isHeld(scan.table.name))
			);
		},
		countRows(scan) {
			const text = printScan(scan);
			return totals.find(scan) ?? listComplete().find(({ predicate }) => predicate === text)?.rowCount;
		},
	};
}

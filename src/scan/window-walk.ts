import type { ListScan } from "../catalog/index.ts";
import type { TimeWindows } from "../profile/index.ts";
import { compareTotals } from "./compared-pages.ts";
import { planListWalk, type RawPage, walkPages } from "./page-walk.ts";
import { createRowQuota } from "./row-quota.ts";
import type { RawContext } from "./scan-context.ts";

const dayMs = 86_400_000;

/**
 * Reads a list that tells of a stretch of time only, range after range, the latest first. Where a range has nothing, the next one is
 * twice as long, so that a list whose beginning nobody knows ends after a few requests; where it has rows, it is short again, for
 * long ranges with many rows are more than a service bears.
 */
export async function* walkWindows(
	scan: ListScan,
	windows: TimeWindows,
	context: RawContext,
): AsyncGenerator<RawPage, void, undefined> {
	const { limit, range = {} } = scan;
	// A row on the bound of two ranges comes with both.
	const quota = createRowQuota(scan.table, limit);
	const earliestMs = Math.max(range.fromMs ?? 0, context.startDateMs ?? 0, Date.UTC(windows.firstYear, 0));
	let endMs = Math.min(range.toMs ?? Number.POSITIVE_INFINITY, context.clock.now());
	let days = windows.days;
	while (endMs > earliestMs && quota.remaining > 0) {
		const startMs = Math.max(earliestMs, endMs - days * dayMs);
		const walk = planListWalk({ ...scan, limit: undefined }, writeBounds(windows, startMs, endMs));
		const isSerial = context.isSerial === true || limit !== undefined;
		let isEmpty = true;
		for await (const page of compareTotals(walk, walkPages(walk, { ...context, from: undefined, isSerial }))) {
			isEmpty &&= page.rows.length === 0;
			yield { ...page, rows: quota.take(page.rows), resume: undefined, total: undefined };
			if (quota.remaining <= 0) return;
		}
		days = isEmpty ? days * 2 : windows.days;
		endMs = startMs;
	}
}

// Whether a bound itself is told of differs: a second more on each side has it in any case, and a row that comes twice counts once.
function writeBounds({ after, before }: TimeWindows, startMs: number, endMs: number): Readonly<Record<string, number>> {
	return { [after]: Math.max(0, Math.floor(startMs / 1000) - 1), [before]: Math.ceil(endMs / 1000) + 1 };
}

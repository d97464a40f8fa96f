import type { ListScan } from "../catalog/index.ts";
import type { TimeWindows } from "../profile/index.ts";
import { compareTotals } from "./compared-pages.ts";
import { planListWalk, type RawPage, walkPages } from "./page-walk.ts";
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
	const { limit = Number.POSITIVE_INFINITY, range = {} } = scan;
	const earliestMs = Math.max(range.fromMs ?? 0, context.startDateMs ?? 0, Date.UTC(windows.firstYear, 0));
	let endMs = Math.min(range.toMs ?? Number.POSITIVE_INFINITY, context.clock.now());
	let days = windows.days;
	let given = 0;
	while (endMs > earliestMs && given < limit) {
		const startMs = Math.max(earliestMs, endMs - days * dayMs);
		const part = { ...scan, limit: limit === Number.POSITIVE_INFINITY ? undefined : limit - given };
		const walk = planListWalk(part, writeBounds(windows, startMs, endMs));
		const before = given;
		const pages = compareTotals(walk, walkPages(walk, { ...context, from: undefined }));
		for await (const page of pages) {
			given += page.rows.length;
			yield { ...page, resume: undefined, total: undefined };
		}
		days = given === before ? days * 2 : windows.days;
		endMs = startMs;
	}
}

// Whether a bound itself is told of differs: a second more on each side has it in any case, and a row that comes twice counts once.
function writeBounds({ after, before }: TimeWindows, startMs: number, endMs: number): Readonly<Record<string, number>> {
	return { [after]: Math.max(0, Math.floor(startMs / 1000) - 1), [before]: Math.ceil(endMs / 1000) + 1 };
}

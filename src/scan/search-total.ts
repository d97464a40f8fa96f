import type { SearchScan } from "../catalog/index.ts";
import type { HttpResponse } from "../http/index.ts";
import { type PageWalk, readPageTotal, sendForPage } from "./page-walk.ts";
import type { ScanContext } from "./scan-context.ts";
import { planSearchWalk } from "./search-walk.ts";

/**
 * Asks how many rows a search would find, in one request of one row: every page of a search tells that.
 * @returns Undefined where the answer does not tell, or shows itself that it cannot be so.
 * @throws ProviderError: what requests throw.
 */
export async function askSearchTotal(
	scan: SearchScan,
	context: Pick<ScanContext, "http" | "signal" | "observer">,
): Promise<number | undefined> {
	const walk = planSearchWalk({ ...scan, order: undefined, limit: 1 });
	return readSoundTotal(walk, await sendForPage(walk, 1, undefined, context));
}

// A total is sound when the rows beside it are rows, and are all of it or have a next page.
function readSoundTotal(walk: PageWalk, answer: HttpResponse): number | undefined {
	const { body, headers } = answer;
	const admission = walk.door(body);
	const { rows, others } = admission ?? { rows: [], others: [body] };
	const total = readPageTotal(walk, answer, admission);
	if (total === undefined || others.length > 0) return undefined;
	if (total <= rows.length || rows.length === 0) return total === rows.length ? total : undefined;
	const next = walk.strategy.findNext({
		body,
		headers,
		position: undefined,
		size: 1,
		rowCount: rows.length,
		lastRow: rows.at(-1),
		total,
		missing: total - rows.length,
	});
	return next === undefined ? undefined : total;
}

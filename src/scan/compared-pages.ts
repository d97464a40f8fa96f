import type { PageWalk, RawPage } from "./page-walk.ts";
import { createTally } from "./total.ts";

/** The pages of a list, and after them one without rows where other rows came than were told. */
export async function* compareTotals(
	{ limit }: PageWalk,
	pages: AsyncGenerator<RawPage, void, undefined>,
): AsyncGenerator<RawPage, void, undefined> {
	const tally = createTally();
	let last: RawPage | undefined;
	for await (const page of pages) {
		last = page;
		tally.addPage(page.total, page.rows.length);
		yield page;
	}
	const discrepancy = last && tally.compare(last.received.rows, limit);
	if (last && discrepancy) yield { ...last, rows: [], parsed: undefined, total: undefined, discrepancy };
}

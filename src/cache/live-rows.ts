import { waitUnlessAborted } from "../base/index.ts";
import type { LiveRows, Materialised } from "./cache-contract.ts";
import type { FetchJob } from "./fetch/fetch-job.ts";
import type { RowFeed } from "./fetch/row-feed.ts";
import { nameResultTables } from "./result/result-tables.ts";

/** What giving the rows of a read needs, besides the read. */
export interface LiveRowsOptions {
	readonly signal: AbortSignal | undefined;
	/** Waits for the end of the read; undefined when what is kept is of no use to others. */
	readonly waitForRows: () => Promise<Materialised | undefined>;
	/** Lets the table of the rows go. */
	readonly release: () => Promise<void>;
}

/** Gives the rows of a read that the caller has joined. */
export function giveLiveRows(job: FetchJob, feed: RowFeed, options: LiveRowsOptions): LiveRows {
	let isIn = true;
	return {
		asOf: job.asOf,
		get rowCount() {
			return feed.rowCount;
		},
		take: () => waitUnlessAborted(feed.take(), options.signal),
		async finish() {
			isIn = false;
			const kept = await options.waitForRows();
			const tableName = nameResultTables(job.id).rows;
			return kept ?? { tableName, source: "live", asOf: job.asOf, rowCount: feed.rowCount };
		},
		release() {
			if (isIn) {
				isIn = false;
				feed.leave();
				job.leave();
			}
			return options.release();
		},
	};
}

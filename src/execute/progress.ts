import type { Clock } from "../base/index.ts";
import type { PageProgress } from "../cache/index.ts";
import type { TableScan } from "../catalog/index.ts";
import { estimateScan, type Facts } from "../plan/index.ts";

/**
 * How far the reading of one table is.
 * @example { table: "conversations", number: 1, count: 2, rows: 12300, total: 20000, share: 0.615, requests: 82, waitMs: 0, isDone: false }
 */
export interface Progress {
	readonly table: string;
	/** Which table this is, from 1, and how many there are. */
	readonly number: number;
	readonly count: number;
	/** Rows that came so far; when it is done, those that are there. */
	readonly rows: number;
	/** Rows that there will be; undefined where the service does not tell. */
	readonly total: number | undefined;
	/** How much of the table is there, from 0 to 1, with what an interrupted read left; undefined where nobody knows how much there is. */
	readonly share: number | undefined;
	/** Requests for this table so far. */
	readonly requests: number;
	/** How long requests have to wait for the service's rate limit from now on, in milliseconds; 0 when none waits. */
	readonly waitMs: number;
	readonly isDone: boolean;
}

/** What is known of one table, without what all have in common. */
export type TableProgress = Omit<Progress, "waitMs">;

/** Tells how far the tables of one statement are. */
export interface ProgressReport {
	/** From now on, it is told once a second how far this one is, also while nothing comes. */
	readonly follow: (describe: () => TableProgress) => void;
	/** Something came, or all is there. */
	readonly tell: (describe: () => TableProgress) => void;
	readonly end: () => void;
}

const tickMs = 1000;

/**
 * Makes the report of one statement: after each page, once a second while none comes, and at the end of each table.
 * @param measureWait How long requests have to wait for the limit, in milliseconds.
 */
export function createProgressReport(
	onProgress: (progress: Progress) => void,
	clock: Clock,
	measureWait: () => number,
): ProgressReport {
	const ended = new AbortController();
	// The one of which something was heard last stands at the end.
	const underWay = new Set<() => TableProgress>();
	let toldAt = Number.NEGATIVE_INFINITY;
	const tell = (describe: () => TableProgress): void => {
		const progress = describe();
		underWay.delete(describe);
		if (!progress.isDone) underWay.add(describe);
		if (ended.signal.aborted) return;
		toldAt = clock.now();
		onProgress({ ...progress, waitMs: measureWait() });
	};
	const tick = async (): Promise<void> => {
		for (;;) {
			await clock.sleep(tickMs, ended.signal, true);
			const latest = [...underWay].at(-1);
			if (latest && clock.now() - toldAt >= tickMs) tell(latest);
		}
	};
	// It ends with an error only because the report did.
	tick().catch(() => undefined);
	return { follow: (describe) => underWay.add(describe), tell, end: () => ended.abort() };
}

/**
 * How many rows a scan will have given, and how much of that is there.
 * @param rows Those that came so far, in as many requests.
 */
export function measureScan(
	scan: TableScan,
	page: PageProgress,
	{ rows, requests }: { readonly rows: number; readonly requests: number },
	facts: Facts,
): Pick<Progress, "total" | "share"> {
	switch (scan.kind) {
		case "first":
			// It ends when enough was found, and nobody knows when.
			return { total: undefined, share: undefined };
		case "get":
		case "lookup":
		case "batch": {
			// What the service tells is about one of several requests.
			const estimate = estimateScan(scan, facts);
			return {
				total: undefined,
				share: estimate.isKnown ? Math.min(1, requests / Math.max(1, estimate.requests)) : undefined,
			};
		}
		case "search":
		case "list": {
			const { limit = Number.POSITIVE_INFINITY } = scan;
			if (limit >= (page.total ?? limit)) return { total: page.total, share: page.share };
			return { total: limit, share: Math.min(1, rows / limit) };
		}
		default:
			return { total: page.total, share: page.share };
	}
}

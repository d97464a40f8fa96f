import { formatTimestamp, parseTimestamp, type StoredValue } from "../../base/index.ts";
import type { Cache } from "../../cache/index.ts";
import type { SystemTableName } from "../../catalog/index.ts";
import type { ResolvedOptions } from "../../connection-string/index.ts";
import type { JournalEntry, LimitSnapshot } from "../../http/index.ts";

/** What system tables tell about. */
export interface SystemSources {
	readonly cache: Cache;
	readonly options: ResolvedOptions;
	readonly service: string;
	readonly requests: readonly JournalEntry[];
	readonly limits: LimitSnapshot;
}

type Rows = readonly (readonly StoredValue[])[];

const rowsByTable: Readonly<Record<SystemTableName, (sources: SystemSources) => Rows | Promise<Rows>>> = {
	sys_cache: listCache,
	sys_requests: ({ requests }) =>
		requests.map((entry) => [
			...[entry.number, formatTimestamp(entry.endedAtMs), entry.method, entry.path, entry.status ?? null],
			...[entry.attempt, Math.round(entry.waitMs), Math.round(entry.durationMs)],
		]),
	sys_ratelimit: ({ service, limits }) => [
		[
			...[service, limits.limit, limits.remaining, formatTime(limits.resetAtMs ?? undefined), limits.windowMs],
			...[limits.requestsPerMinute, limits.inFlight, limits.waiting],
		],
	],
};

/**
 * The rows of a system table as they are now, in the order of its columns.
 * @example await listSystemRows("sys_cache", sources) // [["tags", 'list "tags" GET "/tags" {}', "complete", 1, 1, 40, …]]
 */
export async function listSystemRows(table: string, sources: SystemSources): Promise<Rows> {
	return Object.hasOwn(rowsByTable, table) ? rowsByTable[table as SystemTableName](sources) : [];
}

async function listCache({ cache, options }: SystemSources): Promise<Rows> {
	const startMs = options.StartDate === undefined ? undefined : parseTimestamp(options.StartDate);
	const scans = await cache.list();
	return scans.map((scan) => [
		scan.table,
		scan.predicate,
		scan.isComplete ? "complete" : "reading",
		scan.isFull ? 1 : 0,
		scan.isFresh ? 1 : 0,
		scan.rowCount,
		scan.pageCount,
		scan.byteCount,
		formatTimestamp(scan.asOf),
		formatTime(scan.completedAt),
		formatTime(scan.watermark),
		formatTimestamp(scan.lastFullReadAt),
		formatTime(scan.nextFullReadAt),
		scan.outdatedRows,
		formatTimestamp(scan.usedAt),
		formatTime(startMs),
	]);
}

function formatTime(epochMs: number | undefined): string | null {
	return epochMs === undefined ? null : formatTimestamp(epochMs);
}

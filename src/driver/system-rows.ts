import { formatTimestamp, parseTimestamp, type StoredValue } from "../base/index.ts";
import type { Cache } from "../cache/index.ts";
import type { SystemTableName } from "../catalog/index.ts";
import type { ResolvedOptions } from "../connection-string/index.ts";

/** What system tables tell about. */
export interface SystemSources {
	readonly cache: Cache;
	readonly options: ResolvedOptions;
}

type Rows = readonly (readonly StoredValue[])[];

const rowsByTable: Readonly<Record<SystemTableName, (sources: SystemSources) => Rows>> = {
	sys_cache: listCache,
};

/**
 * The rows of a system table as they are now, in the order of its columns.
 * @example listSystemRows("sys_cache", sources) // [["tags", 'list "tags" GET "/tags" {}', "complete", 1, 1, 40, …]]
 */
export function listSystemRows(table: string, sources: SystemSources): Rows {
	return Object.hasOwn(rowsByTable, table) ? rowsByTable[table as SystemTableName](sources) : [];
}

function listCache({ cache, options }: SystemSources): Rows {
	const startMs = options.StartDate === undefined ? undefined : parseTimestamp(options.StartDate);
	return cache
		.list()
		.map((scan) => [
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
			formatTimestamp(scan.usedAt),
			formatTime(startMs),
		]);
}

function formatTime(epochMs: number | undefined): string | null {
	return epochMs === undefined ? null : formatTimestamp(epochMs);
}

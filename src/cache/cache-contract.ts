import type { Clock, Log, StoredValue } from "../base/index.ts";
import type { TableScan } from "../catalog/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import type { Storage } from "../storage/index.ts";

/** Rows as they arrive; their values are those of the columns that were asked for, in that order. */
export interface Page {
	readonly rows: readonly (readonly StoredValue[])[];
}

/**
 * Reads a scan from the service. It ends, with an error, soon after the signal aborts, and heeds no other signal: the read
 * may by then serve other statements than the one that began it.
 */
export type FetchPages = (scan: TableScan, signal: AbortSignal) => AsyncIterable<Page>;

/** The processes of this machine: whose unfinished work may be cleared away. */
export interface Processes {
	readonly ownId: number;
	isAlive(id: number): boolean;
}

/** What a cache needs. */
export interface CacheOptions {
	/** Opened with `cacheSchema`; stays open until the cache is closed. */
	readonly storage: Storage;
	readonly clock: Clock;
	readonly log: Log;
	/** The age up to which rows may answer again; 0 = never. */
	readonly toleranceMs: number;
	/** False: everything is read live, nothing is shared, and nothing stays. */
	readonly isKept: boolean;
	/** Whatever besides the scan decides which rows come: workspace, owner of the credential, API version, DisplayAs. No secrets. */
	readonly variant: string;
	readonly processes: Processes;
}

/**
 * Rows in a table of the storage, which stays until it is released. A full read may stand in for a narrower scan, so the
 * table can have more rows and more columns than were asked for: predicates, order and limit are to be applied again.
 * @example { tableName: "scan_7", source: "cache", asOf: 1772269200000, rowCount: 150, release }
 */
export interface Materialised {
	readonly tableName: string;
	readonly source: "live" | "cache";
	/** When its read began, in milliseconds since 1970. */
	readonly asOf: number;
	readonly rowCount: number;
	/** Lets the table go; a second release does nothing. */
	release(): void;
}

/**
 * A complete scan that the cache holds.
 * @example { table: "tags", predicate: 'list "tags" GET "/tags" {}', asOf: 1772269200000, completedAt: 1772269201000, rowCount: 12, pageCount: 1, byteCount: 480, isFull: true, isFresh: true }
 */
export interface HeldScan {
	readonly table: string;
	/** What was asked of the service, as canonical text. */
	readonly predicate: string;
	/** Milliseconds since 1970, as is `completedAt`. */
	readonly asOf: number;
	readonly completedAt: number;
	readonly rowCount: number;
	readonly pageCount: number;
	/** An estimate. */
	readonly byteCount: number;
	/** It has all rows of its table. */
	readonly isFull: boolean;
	readonly isFresh: boolean;
}

/** The rows that were read, for a while. */
export interface Cache {
	/**
	 * Gives the rows of a scan: from a fresh scan that holds them, by joining the same read under way, or by reading.
	 * @param columns The columns that are needed, in the order of the pages' values.
	 * @throws cancelled (or the signal's own ProviderError), cache_disk, and whatever `fetchPages` throws
	 */
	materialise(
		scan: TableScan,
		columns: readonly ColumnDefinition[],
		fetchPages: FetchPages,
		signal?: AbortSignal,
	): Promise<Materialised>;
	/** The complete scans in the file, also those of other connections. */
	list(): readonly HeldScan[];
	/** Aborts the reads under way and releases everything; then the storage can be closed. */
	close(): Promise<void>;
}

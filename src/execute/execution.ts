import type { Clock, ProviderError, SqlValue, StoredValue } from "../base/index.ts";
import type { Cache, HeldResults, ReadMode } from "../cache/index.ts";
import type { CallScan } from "../catalog/index.ts";
import type { HttpClient, RequestObserver } from "../http/index.ts";
import type { PackedRows, Reader, Storage } from "../storage/index.ts";
import type { KnownTotals } from "./known-totals.ts";
import type { Progress } from "./progress.ts";
import type { Packing } from "./query-rows.ts";
import type { ValueForms } from "./row-values.ts";

/** What the connection lends to its statements. */
export interface ExecuteContext {
	readonly cache: Cache;
	readonly storage: Storage;
	readonly http: HttpClient;
	readonly clock: Clock;
	/** The name of the service, for warnings. */
	readonly service: string;
	readonly pageSize?: number | undefined;
	readonly concurrency: number;
	/** The most requests that one statement may make; 0: as many as it takes. */
	readonly maxRequests: number;
	readonly totals: KnownTotals;
	/** No request may be made: whatever the cache has answers. */
	readonly isOffline: boolean;
	/** Rows of full reads that are older are left out, where the table tells; milliseconds since 1970. */
	readonly startDateMs?: number | undefined;
	/** Told whether the rows of a table may be read: without a refusal, a page of them came. */
	readonly noteAccess: (table: string, refusal?: ProviderError) => void;
	/** The rows of a system table, with the values of its columns in their order. */
	readonly listSystemRows: (table: string) => Promise<readonly (readonly StoredValue[])[]>;
	/** The rows that a procedure gives, some at a time, with the values of its columns in their order. */
	readonly callProcedure: (scan: CallScan, ways: ReadWays) => AsyncIterable<readonly (readonly StoredValue[])[]>;
}

/** How a table is read that is no list of the service's. */
export interface ReadWays {
	readonly http: HttpClient;
	readonly observer: RequestObserver;
	readonly signal: AbortSignal;
}

/** What is kept at one moment, for several statements. Whoever opened the reader releases it. */
export interface KeptSnapshot {
	readonly reader: Reader;
	readonly held: HeldResults;
}

/** How the tables of a statement are read, when not as usual. */
export interface ReadOptions {
	/** What the query is computed with, begun after the tables were read, and released by whoever opened it; absent: one for this statement. */
	readonly reader?: Reader | undefined;
	readonly mode?: ReadMode | undefined;
	/** Rows are given as they come, where the statement allows it. */
	readonly isStreamed?: boolean | undefined;
	/** Told how far the tables are: after each page, once a second while none comes, and at the end of each. It does not throw. */
	readonly onProgress?: ((progress: Progress) => void) | undefined;
	/** The rows are wanted packed: what the storage packs them by. */
	readonly packing?: Packing | undefined;
}

/** What one table of a statement cost. */
export interface ScanStatistics {
	readonly table: string;
	readonly source: "live" | "cache";
	/** When its rows were read, or began to be. */
	readonly asOf: Date;
	readonly requests: number;
	readonly rows: number;
}

/** What a statement cost. */
export interface Statistics {
	readonly requests: number;
	/** Rows that came from the service for this statement. */
	readonly rowsFetched: number;
	readonly rowsFromCache: number;
	/** Time spent waiting for rate limits and between attempts, summed over its requests. */
	readonly waitMs: number;
	readonly scans: readonly ScanStatistics[];
}

/** A statement whose tables have been read: its rows can be taken once. */
export interface Execution {
	/** Of rows that are given as they come, what they cost so far. */
	readonly statistics: Statistics;
	/** What is known so far; what is found in the rows comes when they have been taken. */
	readonly warnings: readonly string[];
	/**
	 * The rows as they are computed, some hundred at a time, each with its values in the order of the plan's columns.
	 * @param mostRows No more are given.
	 */
	readonly rows: (forms?: ValueForms, mostRows?: number) => AsyncGenerator<SqlValue[][], void, undefined>;
	/** The same, packed where they are computed; to be taken instead of the others. Absent where they are not wanted so, or cannot be had so. */
	readonly packed?: ((mostRows?: number) => AsyncGenerator<PackedRows, void, undefined>) | undefined;
	/** Lets the tables go; a second release does nothing. */
	readonly release: () => Promise<void>;
}

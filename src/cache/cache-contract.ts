import type { Clock, Log, StoredValue } from "../base/index.ts";
import type { CatalogTable, TableScan } from "../catalog/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import type { Page, ReadStart } from "../scan/index.ts";
import type { OpenIntake, Reader, Storage } from "../storage/index.ts";

export type { Page, ReadStart };

/**
 * What may answer: rows of no more than the tolerated age; rows that were brought up to date from now on; rows that were all read from now
 * on; or whatever is there, without a request.
 */
export type ReadMode = "tolerant" | "refresh" | "full" | "cached";

/**
 * Reads a scan from the service; a scan of another table than the one that was asked for has all of that table's columns. It ends, with an error, soon after the signal aborts, and heeds no other signal: the read
 * may by then serve other statements than the one that began it.
 * A lazy read asks for the second page when it is wanted, and for no more than are wanted then.
 * Where an intake can be opened, pages may be parsed there.
 */
export type FetchPages = (
	scan: TableScan,
	signal: AbortSignal,
	from?: ReadStart,
	isLazy?: boolean,
	openIntake?: OpenIntake,
) => AsyncIterable<Page>;

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
	/** The age at which rows that were kept up to date by their changes are all read again; 0 = at every refresh. */
	readonly fullRefreshMs: number;
	/** The tables of the service: what they hold of each other's rows grows old with those. */
	readonly tables: readonly CatalogTable[];
	/** False: everything is read live, nothing is shared, and nothing stays. */
	readonly isKept: boolean;
	/** Nothing can be read again, so nothing is forgotten for its age. */
	readonly isOffline?: boolean | undefined;
	/** Whatever besides the scan decides which rows come: workspace, owner of the credential, API version, DisplayAs. No secrets. */
	readonly variant: string;
	readonly processes: Processes;
	/** What the rows may take by estimate before those that were not used for longest are dropped; absent: any amount. */
	readonly maxBytes?: number | undefined;
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
	/** Lets the table go; a second release does nothing, but waits for the first. It does not reject. */
	release(): Promise<void>;
}

/**
 * A result that the cache keeps, or that is being fetched into it.
 * @example { table: "tags", predicate: 'list "tags" GET "/tags" {}', asOf: 1772269200000, isComplete: true, completedAt: 1772269201000, watermark: undefined, lastFullReadAt: 1772269200000, nextFullReadAt: undefined, outdatedRows: 0, usedAt: 1772269201000, rowCount: 12, pageCount: 1, byteCount: 480, isFull: true, isFresh: true }
 */
export interface CachedResult {
	readonly table: string;
	/** What was asked of the service, as canonical text. */
	readonly predicate: string;
	/** Milliseconds since 1970, as are the other times. */
	readonly asOf: number;
	/** False while its rows are coming in, and when that was interrupted. */
	readonly isComplete: boolean;
	readonly completedAt: number | undefined;
	/** Changes up to here are in it; undefined where all rows are read again. */
	readonly watermark: number | undefined;
	/** When all of its rows were last read, and not only what changed. */
	readonly lastFullReadAt: number;
	/** From when on a refresh reads all of them again; undefined where every refresh does. */
	readonly nextFullReadAt: number | undefined;
	/** Of so many rows, or rows that its own belong to, it is known that they must be read again. */
	readonly outdatedRows: number;
	/** When it last answered. */
	readonly usedAt: number;
	readonly rowCount: number;
	readonly pageCount: number;
	/** An estimate. */
	readonly byteCount: number;
	/** It has all rows of its table. */
	readonly isFull: boolean;
	readonly isFresh: boolean;
}

/**
 * What a page brought.
 * @example { rows: 150, total: 4711, share: 0.06 }
 */
export interface PageProgress {
	readonly rows: number;
	/** How many rows the service says it has for the whole scan. */
	readonly total: number | undefined;
	/** How much of the whole scan is there now, from 0 to 1; undefined where the service does not tell how much there is. */
	readonly share: number | undefined;
}

/** What can be said when rows are asked for. */
export interface MaterialiseOptions {
	/** Default: tolerant. */
	readonly mode?: ReadMode | undefined;
	/** Told after each page that is read for this call. */
	readonly onPage?: ((page: PageProgress) => void) | undefined;
}

/** The values of a row, by column; it is known whole when it has all columns that its table is kept with. */
export type WrittenRow = Readonly<Record<string, StoredValue>>;

/**
 * What becomes of a row that is written through the driver: `pending`, it is about to be sent, and nobody knows yet (nor later, if the
 * process ends before it says more); `changed`, it was written, and nobody has looked how it is now; `gone`, the service has it no more; or
 * the row as the service has it.
 */
export type WriteOutcome = "pending" | "changed" | "gone" | WrittenRow;

/**
 * A row that is written through the driver.
 * @example { table: "contact_tags", key: { contact_id: "1", tag_id: "2" }, outcome: "gone" }
 */
export interface RowWrite {
	readonly table: string;
	/**
	 * The values of the columns of its key, and of those by which it belongs to another row, which then counts as changed: `contact_id` of a
	 * note. Where not all of the key is there, it is a row that the service has yet to name.
	 */
	readonly key: WrittenRow;
	readonly outcome: WriteOutcome;
}

/**
 * Rows that would answer as far as is known without asking: `confirmKept` tells whether they do.
 * @example { id: 7, tableName: "scan_7", asOf: 1772269200000, rowCount: 150, predicate: 'list "tags" GET "/tags" {}', keys: undefined, isAnyAge: false }
 */
export interface KeptRows extends Pick<Materialised, "tableName" | "asOf" | "rowCount"> {
	readonly id: number;
	readonly table: string;
	readonly predicate: string;
	/** They answer only if they have rows with all of these keys. */
	readonly keys: { readonly column: string; readonly keys: readonly string[] } | undefined;
	/** They answer even if they are known to be outdated. */
	readonly isAnyAge: boolean;
}

/**
 * Rows that are given while they are read. They are kept at the same time, as any others are.
 * Whoever does not release them holds the read up, unless others wait for the same rows.
 */
export interface LiveRows {
	/** When the read began, in milliseconds since 1970. */
	readonly asOf: number;
	/** How many have been read so far. */
	readonly rowCount: number;
	/**
	 * Gives the next rows, as many as came together, with the values of all columns that were asked for; none comes twice. The page after
	 * the first is asked for when these were taken; later on, one page is read ahead.
	 * @returns Undefined after the last.
	 * @throws What the read throws, after the rows that came before, or the end that the signal asks for.
	 */
	take(): Promise<readonly (readonly StoredValue[])[] | undefined>;
	/** Waits, after the last rows, until all are kept. */
	finish(): Promise<Pick<Materialised, "source" | "asOf" | "rowCount" | "tableName">>;
	/** Lets them go, and ends the read unless others wait for it; a second release does nothing, but waits for the first. It does not reject. */
	release(): Promise<void>;
}

/** The results that may answer without a request, as they were at one moment. */
export interface HeldResults {
	/** Finds rows that would answer a scan. */
	find(scan: TableScan, columns: readonly ColumnDefinition[]): KeptRows | undefined;
	list(): readonly CachedResult[];
}

/** The rows that were read, for a while. */
export interface Cache {
	/**
	 * Finds rows that would answer a scan, by what was last seen of the results: nothing is asked, noted or held.
	 * @param mode Without a request, what is there answers whatever its age.
	 */
	findKept(
		scan: TableScan,
		columns: readonly ColumnDefinition[],
		mode: Extract<ReadMode, "tolerant" | "cached">,
	): KeptRows | undefined;
	/**
	 * Tells whether such rows still answer, in the reader's snapshot: what is read there afterwards are those rows, whatever others do. What
	 * the caller asks the reader in the same turn goes with it.
	 * @returns The same, with the number of rows that there are now; undefined where some do not answer.
	 */
	confirmKept(kept: readonly KeptRows[], reader: Reader): Promise<readonly KeptRows[] | undefined>;
	/** What of the results that were last seen is young enough now; it stays so, whatever others do and however late it is. */
	holdSeen(): HeldResults;
	/** The results as they were last seen; none before the first look. */
	listSeen(): readonly CachedResult[];
	/**
	 * Gives the rows of a scan: from a fresh result, by joining the job that fetches the same, or by fetching.
	 * @param columns The columns that are needed, in the order of the pages' values.
	 * @throws cancelled (or the signal's own ProviderError), cache_disk, not_cached, and whatever `fetchPages` throws
	 */
	materialise(
		scan: TableScan,
		columns: readonly ColumnDefinition[],
		fetchPages: FetchPages,
		signal?: AbortSignal,
		options?: MaterialiseOptions,
	): Promise<Materialised>;
	/**
	 * Gives rows as they come from the service, where that is possible: they are read for this call, from the beginning or from where an
	 * earlier read ended. Else it is as `materialise`.
	 */
	stream(
		scan: TableScan,
		columns: readonly ColumnDefinition[],
		fetchPages: FetchPages,
		signal?: AbortSignal,
		options?: MaterialiseOptions,
	): Promise<LiveRows | Materialised>;
	/** The results in the file, also those of other connections. */
	list(): Promise<readonly CachedResult[]>;
	/**
	 * Takes writes of our own into account at once, all of them together: whoever asks later, of whatever process, sees them, even while the
	 * service's searches do not. To be told before a row is sent and again when it is known what became of it:
	 *
	 *     const note = await cache.noteWrites([{ table: "tags", key: {}, outcome: "pending" }]);
	 *     await cache.noteWrites([{ table: "tags", key: { id: "7" }, outcome: { id: "7", name: "vip" } }], note);
	 *
	 * @param earlier What was told before of the same rows, and is so no longer; with no writes, they were surely not written.
	 * @returns What a later call names this one by.
	 */
	noteWrites(writes: readonly RowWrite[], earlier?: number): Promise<number>;
	/** The tables of which searches may not show yet what was written through the driver. */
	listUnsettled(): Promise<ReadonlySet<string>>;
	/** How many rows of each table were deleted through the driver a moment ago: searches may still count them. */
	countGone(): Promise<ReadonlyMap<string, number>>;
	/**
	 * Forgets what is kept of the tables, or of all; what statements use stays until they are done.
	 * @returns How many results that was.
	 */
	clear(tables?: readonly string[]): Promise<number>;
	/** Resolves when the reads that nobody waits for any more have put away what they had, and tables that were let go are gone. */
	settle(): Promise<void>;
	/** The size of the file. */
	countBytes(): Promise<number>;
	/** Aborts the reads under way, releases everything, and waits for all that this cache has begun; then the storage can be closed. */
	close(): Promise<void>;
}

import type { StoredValue } from "../base/index.ts";
import type { PackedBatch, QueryParameters, RowVersions, StorageSchema, StoredColumn, WaitingRows } from "./storage.ts";

/**
 * Some of the rows of a query.
 * @example { rows: [["65f1", "Ada"]], isLast: true }
 */
export interface RowBatch {
	/** None where they were packed. */
	readonly rows: readonly (readonly StoredValue[])[];
	readonly packed?: PackedBatch | undefined;
	/** No more come. */
	readonly isLast: boolean;
}

/** What stands behind a storage: it has the connections to the file. All that it takes and gives can be copied from thread to thread. */
export interface StorageServer {
	/**
	 * Opens the place for writing.
	 * @returns What a person should know, such as that a file was set aside.
	 */
	open(location: string, schema: StorageSchema): readonly string[];
	run(sql: string, parameters: readonly StoredValue[]): readonly Readonly<Record<string, StoredValue>>[];
	begin(): void;
	commit(): void;
	rollback(): void;
	createTable(name: string, columns: readonly StoredColumn[], key: readonly string[]): void;
	insertRows(
		name: string,
		columnCount: number,
		rows: readonly (readonly StoredValue[])[],
		versions: RowVersions | undefined,
	): number;
	/** Makes a parser under a number of the caller's. */
	openIntake(intake: number, description: unknown): void;
	/** Parses content; its rows wait under a number of the caller's. What cannot be parsed comes back. */
	parseContent(intake: number, batch: number, content: Uint8Array): Omit<WaitingRows, "batch"> | Uint8Array;
	insertWaiting(
		name: string,
		columnCount: number,
		batch: number,
		places: readonly number[] | undefined,
		versions: RowVersions | undefined,
	): number;
	closeIntake(intake: number): void;
	dropTable(name: string): void;
	renameTable(from: string, to: string): void;
	createIndex(name: string, column: string): void;
	gatherStatistics(name: string): void;
	countBytes(): number;
	reclaimSpace(): void;
	scrub(): boolean;
	/** Opens a reader under a number of the caller's. */
	openReader(reader: number, location: string): void;
	/** Takes the reader's snapshot. */
	takeSnapshot(reader: number): void;
	/**
	 * Starts a query under a number of the caller's, and computes its first rows.
	 * @param packing How they are packed; undefined for rows as they are.
	 */
	startQuery(reader: number, query: number, sql: string, parameters: QueryParameters, packing?: unknown): RowBatch;
	/**
	 * Computes the next rows.
	 * @param spare Memory of packed rows that nobody needs any more: others are written into it. To make as much anew would make the garbage
	 * collector of the thread that gets it mark all that the process has, again and again.
	 */
	continueQuery(query: number, spare?: Uint8Array): RowBatch;
	endQuery(query: number): void;
	releaseReader(reader: number): void;
	close(): void;
}

/** The way to a server. What is called first is done first. */
export interface StorageChannel {
	call<Method extends keyof StorageServer>(
		method: Method,
		...values: Parameters<StorageServer[Method]>
	): Promise<ReturnType<StorageServer[Method]>>;
	/** Does it soon, with the next call at the latest; nobody hears of it. */
	callSoon<Method extends keyof StorageServer>(method: Method, ...values: Parameters<StorageServer[Method]>): void;
	/**
	 * The same for what may compute for long.
	 * @throws at once when the signal aborts; the server ends the call then, or is given up
	 */
	compute<Method extends keyof StorageServer>(
		signal: AbortSignal | undefined,
		method: Method,
		...values: Parameters<StorageServer[Method]>
	): Promise<ReturnType<StorageServer[Method]>>;
}

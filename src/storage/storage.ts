import type { CompiledQuery } from "kysely";
import type { ColumnType, StoredValue } from "../base/index.ts";
import type { PackedRows } from "./packed-rows.ts";

/** A column of a table that is to be created. */
export interface StoredColumn {
	readonly name: string;
	readonly type: ColumnType;
}

/** How a table whose rows may come in several versions knows the newer one; all columns in their order. */
export interface RowVersions {
	readonly columns: readonly string[];
	/** As the table was created with. */
	readonly key: readonly string[];
	/** A column of times, no part of the key. */
	readonly newerBy: string;
}

/**
 * An aggregate over one group; the state is whatever `start` and `step` return, `inverse` takes a row out again,
 * which window frames need.
 */
export interface SqlAggregate {
	readonly start: () => unknown;
	readonly step: (state: unknown, ...values: StoredValue[]) => unknown;
	readonly inverse?: ((state: unknown, ...values: StoredValue[]) => unknown) | undefined;
	readonly result: (state: unknown) => StoredValue;
}

/** A function that statements can call: either `call` or `aggregate`. */
export interface SqlFunction {
	readonly name: string;
	/** How many arguments it takes; undefined for any number. */
	readonly arity: number | undefined;
	readonly isDeterministic: boolean;
	/** The numbers that it returns stay REAL even when they are whole, bigints are INTEGER; otherwise whole numbers become INTEGER. */
	readonly isReal?: boolean | undefined;
	readonly call?: ((...values: StoredValue[]) => StoredValue) | undefined;
	readonly aggregate?: SqlAggregate | undefined;
}

/** The tables that a storage has from the beginning. A file with another version is set aside and begun anew. */
export interface StorageSchema {
	/** From 1. */
	readonly version: number;
	readonly create: readonly CompiledQuery[];
}

/**
 * What a parser makes of some content.
 * @example { rows: [["63a0", "Ada"]], told: '{"data":[{"id":"63a0"}],"total_count":1}' }
 */
export interface ParsedContent {
	readonly rows: readonly (readonly StoredValue[])[];
	/** What whoever sent the content has to know of it; it can be copied from thread to thread. */
	readonly told: unknown;
}

/** Reads rows of bytes; undefined where it cannot, so that whoever sent them has to look at them. It throws nothing. */
export type RowParser = (content: Uint8Array) => ParsedContent | undefined;

/** Makes a parser by a description, which can be copied from thread to thread. */
export type CompileParser = (description: unknown) => RowParser;

/** Rows as a packer wrote them; it can be handed from thread to thread. */
export interface PackedBatch {
	readonly bytes: Uint8Array;
	/** Where each row ends in the bytes. */
	readonly ends: Uint32Array;
}

/** Writes rows into bytes, one after the other. */
export interface PackerOf<Row> {
	/** How much was written and not taken. */
	readonly rowCount: number;
	readonly byteCount: number;
	/**
	 * Writes a row.
	 * @throws ProviderError for a row that cannot be written, of which nothing is left then
	 */
	add(row: Row): void;
	/** Takes what was written, in memory of its own, and begins anew: in the memory that is given, where it suffices. */
	take(spare?: Uint8Array): PackedBatch;
}

/** What packs the rows of a query, as they are to be had from it: as lists of values, or as texts where it has one column of texts. */
export type RowPacker = { readonly lists: PackerOf<readonly StoredValue[]> } | { readonly texts: PackerOf<string> };

/** Makes a packer by a description, which can be copied from thread to thread. */
export type CompilePacker = (description: unknown) => RowPacker;

/** What is made in the threads that keep rows, of descriptions from outside. */
export interface Compilers {
	readonly parser: CompileParser;
	readonly packer: CompilePacker;
}

/** Rows that were parsed where they are kept. They wait there to be inserted, until their intake is closed. */
export interface WaitingRows {
	readonly batch: number;
	/** Of all of them. */
	readonly rowCount: number;
	/** What they take, by estimate. */
	readonly byteCount: number;
	readonly told: unknown;
}

/** Takes content in whose rows are parsed where they are kept, so that neither it nor they are anybody else's work. */
export interface RowIntake {
	/**
	 * Parses some content, which is given away: its bytes cannot be used afterwards.
	 * @returns The content where its rows could not be read.
	 */
	parse(content: Uint8Array): Promise<WaitingRows | Uint8Array>;
	/** Forgets what waits. */
	close(): void;
}

/** Opens an intake for content of one kind. */
export type OpenIntake = (description: unknown) => RowIntake;

/** What a storage needs to open. */
export interface StorageOptions {
	/** Where it is served: in worker threads with that script, or in this thread, which waits meanwhile, with those functions. */
	readonly server: URL | readonly SqlFunction[];
	readonly schema: StorageSchema;
	/** Told, in one sentence, when a file was set aside. */
	readonly warn: (message: string) => void;
	/**
	 * One thread writes and reads: for who does one thing after the other. What is written waits for what is computed then, and what cannot be
	 * ended otherwise takes the whole storage with it.
	 */
	readonly hasOneThread?: boolean | undefined;
}

/**
 * The rows of a query, as they are computed: some hundred at a time, with their values in the order of the query's columns; integers beyond
 * 2^53 are bigint. They can be walked through once; to leave the walk ends the query.
 * @example for await (const rows of result) rows // [["65f1", "Ada", 1], ["65f2", null, 0]]
 */
export type ResultRows = AsyncIterable<readonly (readonly StoredValue[])[]>;

/** The values of a query: one for each `?`, or by their names. */
export type QueryParameters = readonly StoredValue[] | Readonly<Record<string, StoredValue>>;

/** A read-only way into the storage, with a snapshot of its own: what is written meanwhile does not disturb it. */
export interface Reader {
	/** Takes the snapshot now. Without it, each query has its own. */
	begin(): Promise<void>;
	/**
	 * Starts a SELECT; several may be under way at once.
	 * Parameters come in their order, or named without their sigil: `{ a: 1 }` for `:a`, `{ 1: "x" }` for `?1`.
	 * @param signal Ends the query, however long it would still compute.
	 * @throws execution_failed for what the statement's values caused, cache_disk, the signal's error, or whatever a registered function throws
	 */
	query(sql: string, parameters: QueryParameters, signal?: AbortSignal): Promise<ResultRows>;
	/**
	 * The same, and the rows are written into bytes where they are computed, so that they are nobody else's work. Absent where nothing but
	 * this thread could do that.
	 * @param packing Tells {@link CompilePacker} how.
	 */
	readonly queryPacked?:
		| ((
				sql: string,
				parameters: QueryParameters,
				packing: unknown,
				signal?: AbortSignal,
		  ) => Promise<AsyncIterable<PackedRows>>)
		| undefined;
	/** Ends open iterations and the snapshot. The reader cannot be used afterwards; a second release does nothing. */
	release(): Promise<void>;
	/** Releases it soon; nobody waits for that. */
	letGo(): void;
}

/** Tables that can be written: each call for itself, or all calls of a transaction together. */
export interface Tables {
	/** Runs one statement and gives the rows that it returns. */
	run<Row>(query: CompiledQuery<Row>): Promise<readonly Row[]>;
	/**
	 * Runs the work under the write lock; all of it is kept, or nothing when it rejects. The work writes through the tables that it is given:
	 * others wait until it is done, and so would it. One inside another joins it.
	 */
	transaction<Result>(work: (tables: Tables) => Promise<Result>): Promise<Result>;
	/** Creates a table that keeps the order in which rows arrive; the key may be empty. */
	createTable(name: string, columns: readonly StoredColumn[], key: readonly string[]): Promise<void>;
	/**
	 * Inserts rows, all or none; a row whose key is there already replaces the old one, with `versions` only if that is not newer.
	 * @returns How many rows were given.
	 */
	insertRows(
		name: string,
		columnCount: number,
		rows: readonly (readonly StoredValue[])[],
		versions?: RowVersions,
	): Promise<number>;
	/**
	 * Inserts rows that wait, as {@link insertRows} does; they wait no more.
	 * @param places Those that are wanted, by their numbers from 0; absent: all.
	 */
	insertWaiting(
		name: string,
		columnCount: number,
		rows: WaitingRows,
		places?: readonly number[],
		versions?: RowVersions,
	): Promise<number>;
	/** Drops a table if it is there. */
	dropTable(name: string): Promise<void>;
	/** Gives a table another name; its rows stay where they are. */
	renameTable(from: string, to: string): Promise<void>;
}

/** Tables in one place, for several who write and read at once. */
export interface Storage extends Tables {
	/** The path, or ":memory:". */
	readonly location: string;
	/** False where readers see what is written meanwhile, as they do in memory. */
	readonly hasSnapshots: boolean;
	/** Makes rows of a table findable by a column, unless they are; it takes a second for some million rows. */
	createIndex(name: string, column: string): Promise<void>;
	/** Looks how the values of a table's indexed columns are spread, for the planner of queries. */
	gatherStatistics(name: string): Promise<void>;
	/**
	 * Its thread is gone, for a statement could not be ended otherwise, and what was in memory with it: nothing can be done with it but close it.
	 */
	readonly isLost: boolean;
	/** Absent where nothing but this thread could parse. */
	readonly openIntake?: OpenIntake | undefined;
	/** The size of the file, or of what is in memory. */
	countBytes(): Promise<number>;
	/** Gives the space of dropped tables back to the disk. */
	reclaimSpace(): Promise<void>;
	/**
	 * Leaves nothing of deleted rows and dropped tables in the file and its log.
	 * @returns False when somebody still reads what was there before; then it is to be tried again.
	 */
	scrub(): Promise<boolean>;
	/** Gives a reader. Release it. */
	openReader(): Reader;
	/** Closes all connections to the file, readers too. A second close does nothing. */
	close(): Promise<void>;
}

import type { CompiledQuery } from "kysely";
import type { ColumnType, StoredValue } from "../base/index.ts";

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

/** What a storage needs to open. */
export interface StorageOptions {
	readonly functions: readonly SqlFunction[];
	readonly schema: StorageSchema;
	/** Told, in one sentence, when a file was set aside. */
	readonly warn: (message: string) => void;
}

/**
 * Rows as they are computed, in the order of `columns`; integers beyond 2^53 are bigint.
 * @example [["65f1", "Ada", 1], ["65f2", null, 0]]
 */
export interface ResultRows extends Iterable<readonly StoredValue[]> {
	readonly columns: readonly string[];
}

/** A second, read-only way into the storage, with a snapshot of its own: what is written meanwhile does not disturb it. */
export interface Reader {
	/** Takes the snapshot now. Without it, each query has its own. */
	begin(): void;
	/**
	 * Prepares a SELECT and gives its rows one by one; several may be under way at once.
	 * Parameters are named without their sigil: `{ a: 1 }` for `:a`, `{ 1: "x" }` for `?1`.
	 * @throws execution_failed for what the statement's values caused, cache_disk, or whatever a registered function throws
	 */
	query(sql: string, parameters: Readonly<Record<string, StoredValue>>): ResultRows;
	/** Ends open iterations and the snapshot. The reader cannot be used afterwards; a second release does nothing. */
	release(): void;
}

/** Tables in one file, or in memory. */
export interface Storage {
	/** The path, or ":memory:". */
	readonly location: string;
	/** Runs one statement and gives the rows that it returns. */
	run<Row>(query: CompiledQuery<Row>): readonly Row[];
	/**
	 * Runs the work under the write lock; all of it is kept, or nothing when it throws. One inside another joins it.
	 * The work must not wait for anything.
	 */
	transaction<Result>(work: () => Result): Result;
	/** Creates a table that keeps the order in which rows arrive; the key may be empty. */
	createTable(name: string, columns: readonly StoredColumn[], key: readonly string[]): void;
	/**
	 * Inserts rows in one transaction; a row whose key is there already replaces the old one, with `versions` only if that is not newer.
	 * @returns How many rows were given.
	 */
	insertRows(
		name: string,
		columnCount: number,
		rows: readonly (readonly StoredValue[])[],
		versions?: RowVersions,
	): number;
	/** Drops a table if it is there. */
	dropTable(name: string): void;
	/** Gives a table another name; its rows stay where they are. */
	renameTable(from: string, to: string): void;
	/** The size of the file, or of what is in memory. */
	countBytes(): number;
	/** Gives the space of dropped tables back to the disk. */
	reclaimSpace(): void;
	/**
	 * Leaves nothing of deleted rows and dropped tables in the file and its log.
	 * @returns False when somebody still reads what was there before; then it is to be tried again.
	 */
	scrub(): boolean;
	/** Gives a reader from the pool, or opens one. Release it. */
	openReader(): Reader;
	/** Closes all connections to the file, readers too. A second close does nothing. */
	close(): void;
}

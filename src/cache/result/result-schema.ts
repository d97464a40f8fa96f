import type { Generated } from "kysely";
import { buildQueries, type StorageSchema } from "../../storage/index.ts";

/** `reading`: rows are coming in; `complete`: may answer; `obsolete`: is dropped as soon as nobody has it pinned. */
export type ResultState = "reading" | "complete" | "obsolete";

/** One result and the table in which its rows lie. Times are milliseconds since 1970, booleans 0 and 1. */
export interface ResultRow {
	readonly id: Generated<number>;
	/** Variant, scan and columns: results with the same identity have the same rows. */
	readonly identity: string;
	readonly variant: string;
	readonly source_table: string;
	readonly predicate: string;
	/** Their names as a JSON array. */
	readonly columns: string;
	readonly is_full: number;
	/** It is less than all rows that meet its conditions: some of them, or their number. */
	readonly is_cut: number;
	readonly state: ResultState;
	/** The process that reads it, and its cache; the latter is empty when the read was given up. */
	readonly process_id: number;
	readonly owner: string;
	/** Until when nobody else takes the read over. */
	readonly lease_until: number;
	/** Where the read goes on after the rows that are there; null when it would have to begin anew. */
	readonly resume: string | null;
	/** The complete result whose changes are being read. */
	readonly base_id: number | null;
	/** Changes up to here are in it, but for those that the service's search did not know yet. */
	readonly watermark: number | null;
	/** When the read began, and so the state of the service that the rows have at least. */
	readonly as_of: number;
	/** When all of its rows were last read; later refreshes read what changed. */
	readonly full_read_at: number;
	/** The column that holds the key of a row that can be read again alone: its own, or that of what it belongs to; null where all must be. */
	readonly refresh_column: string | null;
	/** Some rows must be read again before it answers who may ask the service: those of `outdated`. */
	readonly is_outdated: number;
	/** When the last page came. */
	readonly touched_at: number;
	readonly completed_at: number | null;
	/** When it last answered. */
	readonly used_at: number;
	/** Until when it is fresh for the connection that read it. */
	readonly expires_at: number;
	readonly row_count: number;
	readonly page_count: number;
	readonly byte_count: number;
}

/** A statement of some process that uses a result's table. */
export interface PinRow {
	readonly id: Generated<number>;
	readonly scan_id: number;
	readonly process_id: number;
	readonly created_at: number;
}

/** A row of a complete result that must be read again, or all rows that belong to that key; without a key, nobody knows which row. */
export interface OutdatedRow {
	readonly id: Generated<number>;
	readonly scan_id: number;
	readonly key: string | null;
	/** The note of the write of our own that may have changed it, while that is not known. */
	readonly note: number | null;
}

/** What is known of a row that was written through the driver, for as long as the service's searches may not know of it. */
export interface OwnWriteRow {
	readonly id: Generated<number>;
	/** Those that were noted together have the same. */
	readonly note: number;
	readonly source_table: string;
	/** To whom the row looks like that. */
	readonly variant: string;
	/** The values of the key's columns, as a JSON array; null while the service has not named it. */
	readonly key: string | null;
	readonly outcome: "pending" | "changed" | "gone" | "row";
	/** The row, as a JSON object. */
	readonly row: string | null;
	readonly noted_at: number;
}

/** The bookkeeping tables; results stand in `scans`, the name that they have in files of earlier releases. */
export interface CacheTables {
	readonly scans: ResultRow;
	readonly pins: PinRow;
	readonly outdated: OutdatedRow;
	readonly own_writes: OwnWriteRow;
}

/** A result as it is read from the storage. */
export type StoredResult = Omit<ResultRow, "id"> & { readonly id: number };

/** The columns that the rows of a result have. */
export function listStoredColumns({ columns }: Pick<StoredResult, "columns">): readonly string[] {
	return JSON.parse(columns) as readonly string[];
}

/** Builds queries on the bookkeeping tables. */
export const queries = buildQueries<CacheTables>();

const { schema } = queries;

/** The bookkeeping tables as a storage creates them; raise the version with every change. */
export const cacheSchema: StorageSchema = {
	version: 5,
	create: [
		schema
			.createTable("scans")
			// Ids are never used twice: a table's name means the same rows for ever.
			.addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
			.addColumn("identity", "text", (column) => column.notNull())
			.addColumn("variant", "text", (column) => column.notNull())
			.addColumn("source_table", "text", (column) => column.notNull())
			.addColumn("predicate", "text", (column) => column.notNull())
			.addColumn("columns", "text", (column) => column.notNull())
			.addColumn("is_full", "integer", (column) => column.notNull())
			.addColumn("is_cut", "integer", (column) => column.notNull())
			.addColumn("state", "text", (column) => column.notNull())
			.addColumn("process_id", "integer", (column) => column.notNull())
			.addColumn("owner", "text", (column) => column.notNull())
			.addColumn("lease_until", "integer", (column) => column.notNull())
			.addColumn("resume", "text")
			.addColumn("base_id", "integer")
			.addColumn("watermark", "integer")
			.addColumn("as_of", "integer", (column) => column.notNull())
			.addColumn("full_read_at", "integer", (column) => column.notNull())
			.addColumn("refresh_column", "text")
			.addColumn("is_outdated", "integer", (column) => column.notNull())
			.addColumn("touched_at", "integer", (column) => column.notNull())
			.addColumn("completed_at", "integer")
			.addColumn("used_at", "integer", (column) => column.notNull())
			.addColumn("expires_at", "integer", (column) => column.notNull())
			.addColumn("row_count", "integer", (column) => column.notNull())
			.addColumn("page_count", "integer", (column) => column.notNull())
			.addColumn("byte_count", "integer", (column) => column.notNull())
			.compile(),
		schema.createIndex("scans_by_identity").on("scans").columns(["identity", "state"]).compile(),
		schema.createIndex("scans_by_table").on("scans").columns(["source_table", "state"]).compile(),
		schema
			.createTable("pins")
			.addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
			.addColumn("scan_id", "integer", (column) => column.notNull())
			.addColumn("process_id", "integer", (column) => column.notNull())
			.addColumn("created_at", "integer", (column) => column.notNull())
			.compile(),
		schema.createIndex("pins_by_scan").on("pins").columns(["scan_id"]).compile(),
		schema
			.createTable("outdated")
			.addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
			.addColumn("scan_id", "integer", (column) => column.notNull())
			.addColumn("key", "text")
			.addColumn("note", "integer")
			.compile(),
		schema.createIndex("outdated_by_scan").on("outdated").columns(["scan_id"]).compile(),
		schema.createIndex("outdated_by_note").on("outdated").columns(["note"]).compile(),
		schema
			.createTable("own_writes")
			.addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
			.addColumn("note", "integer", (column) => column.notNull())
			.addColumn("source_table", "text", (column) => column.notNull())
			.addColumn("variant", "text", (column) => column.notNull())
			.addColumn("key", "text")
			.addColumn("outcome", "text", (column) => column.notNull())
			.addColumn("row", "text")
			.addColumn("noted_at", "integer", (column) => column.notNull())
			.compile(),
		schema.createIndex("own_writes_by_table").on("own_writes").columns(["source_table", "key"]).compile(),
		schema.createIndex("own_writes_by_note").on("own_writes").columns(["note"]).compile(),
		schema.createIndex("own_writes_by_time").on("own_writes").columns(["noted_at"]).compile(),
	],
};

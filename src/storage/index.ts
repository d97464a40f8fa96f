/** Kept tables: an asynchronous contract in batches of rows; SQLite in worker threads, or in this one. */
export { findCacheFolder } from "./cache-folder.ts";
export { findConfigFolder, type PlaceNames } from "./config-folder.ts";
export { describeLooseAccess } from "./file-access.ts";
export { makeFolder } from "./folder.ts";
export { openStorage } from "./open-storage.ts";
export { PackedRows } from "./packed-rows.ts";
export { buildQueries, compileOnce } from "./query-builder.ts";
export { estimateBytes } from "./row-size.ts";
export { serveStorage } from "./serve-storage.ts";
export { frameCheck, interruptionCheck } from "./sqlite-connection.ts";
export type {
	CompilePacker,
	CompileParser,
	Compilers,
	OpenIntake,
	PackedBatch,
	ParsedContent,
	QueryParameters,
	Reader,
	ResultRows,
	RowIntake,
	RowPacker,
	RowParser,
	RowVersions,
	SqlAggregate,
	SqlFunction,
	Storage,
	StorageOptions,
	StorageSchema,
	StoredColumn,
	Tables,
	WaitingRows,
} from "./storage.ts";
export { hasDeafThreads } from "./storage-worker.ts";
export { declaredTypes } from "./table-statement.ts";
export { endIdleThreads, startThread } from "./worker-pool.ts";

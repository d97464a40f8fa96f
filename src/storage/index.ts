/** One SQLite file: open, migrate, lock, statements. */
export { describeLooseAccess } from "./file-access.ts";
export { makeFolder } from "./folder.ts";
export { buildQueries, compileOnce } from "./query-builder.ts";
export { openStorage } from "./sqlite-storage.ts";
export type {
	Reader,
	ResultRows,
	RowVersions,
	SqlAggregate,
	SqlFunction,
	Storage,
	StorageOptions,
	StorageSchema,
	StoredColumn,
} from "./storage.ts";
export { declaredTypes } from "./table-statement.ts";

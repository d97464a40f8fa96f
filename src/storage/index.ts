/** One SQLite file: open, migrate, lock, statements. */
export { buildQueries } from "./query-builder.ts";
export { openStorage } from "./sqlite-storage.ts";
export type {
	Reader,
	ResultRows,
	SqlAggregate,
	SqlFunction,
	Storage,
	StorageOptions,
	StorageSchema,
	StoredColumn,
} from "./storage.ts";
export { declaredTypes } from "./table-statement.ts";

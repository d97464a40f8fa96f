/** A file of rows, packed or not: bytes as they come → records, some at a time. */
export { NoTableFile } from "./no-table-file.ts";
export { type FileRecords, readTableFile } from "./table-file.ts";

/**
 * The types of columns and expressions. `varchar` is short text (ids, states, names), `text` is bodies;
 * `timestamp` is an instant in UTC; `interval` and `unknown` (an untyped literal or parameter) occur in expressions only.
 */
export type SqlType =
	| "varchar"
	| "text"
	| "integer"
	| "double"
	| "numeric"
	| "boolean"
	| "timestamp"
	| "date"
	| "json"
	| "interval"
	| "unknown";

/** The types that a column of a table can have. */
export const columnTypes = [
	"varchar",
	"text",
	"integer",
	"double",
	"numeric",
	"boolean",
	"timestamp",
	"date",
	"json",
] as const satisfies readonly SqlType[];

/** A type that a column of a table can have. */
export type ColumnType = (typeof columnTypes)[number];

/** Parsed JSON, as it appears in a result. */
export type JsonValue =
	| string
	| number
	| boolean
	| null
	| readonly JsonValue[]
	| { readonly [name: string]: JsonValue };

/** A value of a result row: bigint only beyond 2^53, Date for timestamps, "YYYY-MM-DD" text for dates. */
export type SqlValue = bigint | Date | JsonValue;

/** A value as it lies in SQLite: timestamps and JSON are text, booleans are 0 and 1. */
export type StoredValue = string | number | bigint | null;

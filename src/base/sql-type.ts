/**
 * The types of columns and expressions. `varchar` is short text (ids, states, names), `text` is bodies;
 * `timestamp` is an instant in UTC (PostgreSQL's timestamptz); `local_timestamp` (PostgreSQL's timestamp, the time on some place's
 * clock), `time_of_day` and `zoned_time_of_day` (its `time` and `timetz`), `json_text` (its json, which keeps its text; `json` is jsonb), `record`, `interval` and `unknown`
 * (an untyped literal or parameter) occur in expressions only. `name`, `letter` (PostgreSQL's "char"), `oid`, what is named by one (`regclass` and its
 * like), and the elements of int2vector and oidvector occur in PostgreSQL's catalogs. `integer` has 64 bits and is PostgreSQL's bigint; its own integer is `int4`.
 */
export type SqlType =
	| "varchar"
	| "bpchar"
	| "text"
	| "smallint"
	| "int4"
	| "integer"
	| "real"
	| "double"
	| "numeric"
	| "boolean"
	| "timestamp"
	| "local_timestamp"
	| "date"
	| "time_of_day"
	| "zoned_time_of_day"
	| "json"
	| "json_text"
	| "uuid"
	| "name"
	| "letter"
	| "bytea"
	| "bit"
	| "varbit"
	| "oid"
	| "regclass"
	| "regtype"
	| "regproc"
	| "regnamespace"
	| "regprocedure"
	| "regoper"
	| "regoperator"
	| "regrole"
	| "regcollation"
	| "tid"
	| "xid"
	| "cid"
	| "aclitem"
	| "node_tree"
	| "vector_int2"
	| "vector_oid"
	| "record"
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

/** The type of a table's rows in PostgreSQL's catalog, and that of arrays of them. @example { name: "tags", oid: 163842, arrayOid: 163841 } */
export interface RowType {
	readonly name: string;
	readonly oid: number;
	readonly arrayOid: number;
}

/** What a type is made of, and how long its values may be. */
export interface TypeShape {
	readonly type: SqlType;
	/** The type of the elements, where the value is known to be an array; arrays are JSON. */
	readonly element?: SqlType | undefined;
	/** What a record, or each record of an array, is made of; records are JSON arrays. */
	readonly fields?: readonly RecordField[] | undefined;
	/** Of the whole rows of a table. */
	readonly rowType?: RowType | undefined;
	/** What stands in parentheses behind the type's name, as PostgreSQL numbers it; absent where nothing does. @example 7 // varchar(3) */
	readonly modifier?: number | undefined;
}

/** One field of a record. */
export interface RecordField extends TypeShape {
	readonly name: string;
}

/** The ways in which a session can have intervals written. Source: https://www.postgresql.org/docs/15/datatype-datetime.html#DATATYPE-INTERVAL-OUTPUT. */
export const intervalStyles = ["postgres", "postgres_verbose", "sql_standard", "iso_8601"] as const;

/** A way in which a session has intervals written. */
export type IntervalStyle = (typeof intervalStyles)[number];

/** All that is known of the type of a value. */
export interface ValueType extends TypeShape {
	/** How intervals are written where they, or what holds them, become text; postgres when absent. */
	readonly intervalStyle?: IntervalStyle | undefined;
	/** For numeric: its values are kept as numbers; else they may be decimal text. */
	readonly isNative?: boolean | undefined;
	/** For numeric: its values are whole numbers of 64 bits. */
	readonly isWhole?: boolean | undefined;
	/** A time that is never infinity. */
	readonly isFiniteTime?: boolean | undefined;
}

/** Parsed JSON, as it appears in a result; an integer beyond 2^53 is a bigint, a number beyond 1.8e308 a text. */
export type JsonValue =
	| string
	| number
	| bigint
	| boolean
	| null
	| readonly JsonValue[]
	| { readonly [name: string]: JsonValue };

/** A value of a result row: bigint only beyond 2^53, Date for timestamps, "YYYY-MM-DD" text for dates. */
export type SqlValue = Date | JsonValue;

/** A value as it lies in SQLite: timestamps and JSON are text, booleans are 0 and 1. */
export type StoredValue = string | number | bigint | null;

import { type PostgresType, postgresTypeOf, type SqlValue, type WriteResult } from "../../base/index.ts";
import type { QueryColumn } from "../../bind/index.ts";
import type { ScanStatistics, Statistics } from "../../execute/index.ts";

/**
 * A column of a result. Its name is the key in the rows, so no other column has it: two counts are `count` and `count_2`.
 * @example { name: "id", type: "varchar", nullable: false, postgres: { name: "id", type: "varchar", oid: 1043 }, table: "contacts", column: "id" }
 */
export interface ResultColumn {
	readonly name: string;
	readonly type: QueryColumn["type"];
	readonly nullable: boolean;
	/** What PostgreSQL tells of the column: its name there, which may come twice (both are `count`), and the type's name and OID in pg_type. */
	readonly postgres: { readonly name: string; readonly type: PostgresType["name"]; readonly oid: PostgresType["oid"] };
	/** The table and column that it shows as they stand; absent for computed columns. */
	readonly table?: string;
	readonly column?: string;
}

/** A row: column names and their values. */
export type Row = Record<string, SqlValue>;

/** What there is to say when all rows have been given. */
export interface ResultSummary {
	/** Known from the statement alone, also when there are no rows. */
	readonly columns: readonly ResultColumn[];
	/** Rows returned, or written. */
	readonly rowCount: number;
	readonly stats: Statistics;
	/** What the service cut off, and the like. */
	readonly warnings: readonly string[];
	/** True when MaxRows held rows back. */
	readonly truncated: boolean;
	/** Of INSERT, UPSERT, UPDATE and DELETE: what became of each row. */
	readonly writes?: readonly WriteResult[];
}

/** What a statement gave. */
export interface QueryResult<ResultRow = Row> extends ResultSummary {
	readonly rows: ResultRow[];
}

/** The summary of a statement that did nothing. */
export const noSummary: ResultSummary = {
	columns: [],
	rowCount: 0,
	stats: { requests: 0, rowsFetched: 0, rowsFromCache: 0, waitMs: 0, scans: [] },
	warnings: [],
	truncated: false,
};

export type { ScanStatistics, Statistics };

/** Adds what a statement cost before it could be bound. */
export function addCosts<Summary extends ResultSummary>(summary: Summary, costs: readonly Statistics[]): Summary {
	const paid = costs.filter(({ requests }) => requests > 0);
	if (paid.length === 0) return summary;
	const all = [...paid, summary.stats];
	const add = (name: "requests" | "rowsFetched" | "rowsFromCache" | "waitMs") =>
		all.reduce((total, cost) => total + cost[name], 0);
	const stats = {
		requests: add("requests"),
		rowsFetched: add("rowsFetched"),
		rowsFromCache: add("rowsFromCache"),
		waitMs: add("waitMs"),
		scans: all.flatMap(({ scans }) => scans),
	};
	return { ...summary, stats };
}

/** The columns as users see them. */
export function describeResultColumns(columns: readonly QueryColumn[]): readonly ResultColumn[] {
	return Object.freeze(
		columns.map(({ name, type, isNullable, origin, writtenName = name, valueType = { type } }) =>
			Object.freeze({
				name,
				type,
				nullable: isNullable,
				postgres: describeType(writtenName, postgresTypeOf(valueType)),
				...(origin ? { table: origin.table, column: origin.column } : {}),
			}),
		),
	);
}

function describeType(name: string, { name: type, oid }: PostgresType): ResultColumn["postgres"] {
	return Object.freeze({ name, type, oid });
}

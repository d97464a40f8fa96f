import type { ColumnType } from "../base/index.ts";
import type { ColumnDefinition, TableDefinition } from "../profile/index.ts";

type ColumnRow = readonly [name: string, type: ColumnType, summary: string];

interface SystemRow {
	readonly summary: string;
	readonly key: readonly string[];
	readonly columns: readonly ColumnRow[];
}

/** The tables whose rows a connection gives of itself; who adds one here is told by the compiler where its rows are to be made. */
const systemTableRows = {
	sys_cache: {
		summary: "What the cache holds, one row for each scan.",
		key: ["table_name", "predicate"],
		columns: [
			["table_name", "varchar", "Table whose rows they are."],
			["predicate", "text", "What was asked of the service."],
			["state", "varchar", "complete, or reading while rows come in or wait to be gone on with."],
			["is_full", "boolean", "Whether all rows of the table are there."],
			["is_fresh", "boolean", "Whether it is no older than CacheTolerance."],
			["row_count", "integer", "Rows."],
			["page_count", "integer", "Pages that were read for it."],
			["byte_count", "integer", "Size of the rows, by estimate."],
			["as_of", "timestamp", "When its read began; its age counts from here."],
			["completed_at", "timestamp", "When its read ended."],
			["watermark", "timestamp", "Changes up to here are in it; null where a refresh reads all rows again."],
			["last_full_read_at", "timestamp", "When all of its rows were last read, and not only what changed."],
			[
				"next_full_read_at",
				"timestamp",
				"From when on a refresh reads all of them again, by FullRefreshInterval; null where every refresh does.",
			],
			[
				"outdated_rows",
				"integer",
				"Rows, or rows that others hang below, of which it is known that they must be read again.",
			],
			["used_at", "timestamp", "When it last answered."],
			["start_date", "timestamp", "StartDate of the connection: older rows are not in full reads."],
		],
	},
	sys_requests: {
		summary: "The last requests of this connection to the service, one row for each attempt.",
		key: ["number"],
		columns: [
			["number", "integer", "1 for the first of the connection."],
			["ended_at", "timestamp", "When its answer had come, or it had failed."],
			["method", "varchar", "GET, POST, …"],
			["path", "varchar", "Path, without the query."],
			["status", "integer", "Status of the answer; null where none came."],
			["attempt", "integer", "1 for the first attempt of a request."],
			["wait_ms", "integer", "Time waited before it, for limits and after failures."],
			["duration_ms", "integer", "Time from sending to the end of the answer."],
		],
	},
	sys_ratelimit: {
		summary: "What is known of the service's rate limit, in one row.",
		key: ["service"],
		columns: [
			["service", "varchar", "Name of the service."],
			["calls_per_window", "integer", "Calls that it allows in a window; null until it has said so."],
			["remaining", "integer", "Calls that are left in this window."],
			["reset_at", "timestamp", "When the window ends."],
			["window_ms", "integer", "Length of a window."],
			["calls_per_minute", "integer", "The property RateLimit, if it is set."],
			["in_flight", "integer", "Requests under way."],
			["waiting", "integer", "Requests that wait for the limit."],
		],
	},
} as const satisfies Readonly<Record<string, SystemRow>>;

/** The name of a system table. */
export type SystemTableName = keyof typeof systemTableRows;

/** The system tables, as tables of a catalog have them. */
export const systemTables: readonly TableDefinition[] = Object.entries(systemTableRows).map(([name, row]) =>
	Object.freeze({
		name,
		summary: row.summary,
		key: row.key,
		read: [],
		columns: row.columns.map(makeColumn),
		notes: [],
	}),
);

function makeColumn([name, type, summary]: ColumnRow): ColumnDefinition {
	return {
		name,
		type,
		summary,
		path: name,
		field: name,
		from: "text",
		send: "text",
		filter: {},
		isSortable: false,
		values: [],
	};
}

import type { ListScan, SearchFilter, SearchScan, TableScan } from "../../catalog/index.ts";
import type { ColumnDefinition, DeletionFeed, IncrementalRefresh, TableDefinition } from "../../profile/index.ts";
import { isFullRead } from "../scan-coverage.ts";

/** How a full read is brought up to date by reading what changed. */
export interface RefreshPlan {
	/** The search whose rows tell when they changed: the scan itself, or that of the rows which its own belong to. */
	readonly search: SearchScan;
	readonly incremental: IncrementalRefresh;
	/** The column of the scan's table that holds the key of a changed row: its own key, or that of the parent. */
	readonly column: string;
	/** The rows belong to others, and are replaced with them. */
	readonly hasParents: boolean;
	/** Asks for what changed after an instant, in milliseconds since 1970, and for somewhat more. */
	readonly readChanges: (since: number) => TableScan;
	/** Asks for some rows, or for what belongs to them, by their keys; undefined where that cannot be done. */
	readonly readKeys: (keys: readonly string[]) => TableScan | undefined;
	/** One row of the search; its page tells the number of all. */
	readonly count: SearchScan;
	/** What was deleted, the latest first: key, and time. */
	readonly deletions: ListScan | undefined;
}

/**
 * Plans how a scan can be refreshed.
 * @returns Undefined where all of it must be read again.
 */
export function planRefresh(scan: TableScan): RefreshPlan | undefined {
	if (!isFullRead(scan)) return undefined;
	if (scan.kind === "search") return describePlan(scan, scan.table.key[0], false, (rows) => rows);
	const { path } = scan.kind === "child" || scan.kind === "embedded" ? scan : {};
	// Changed parents are known by one key.
	if (scan.kind === "child" && scan.path.slots) return undefined;
	if (scan.kind === "child" && "scan" in scan.parents && scan.parents.scan.kind === "search") {
		return describePlan(scan.parents.scan, path?.column, true, (parents) => ({ ...scan, parents: { scan: parents } }));
	}
	if (scan.kind === "embedded" && scan.parent.kind === "search") {
		return describePlan(scan.parent, path?.column, true, (parents) => ({ ...scan, parent: parents }));
	}
	return undefined;
}

function describePlan(
	search: SearchScan,
	column: string | undefined,
	hasParents: boolean,
	wrap: (rows: TableScan) => TableScan,
): RefreshPlan | undefined {
	const { incremental } = search.table;
	const changed = search.table.columns.find(({ name }) => name === incremental?.column);
	if (!incremental || !changed || column === undefined) return undefined;
	const { deletions } = incremental;
	return {
		search,
		incremental,
		column,
		hasParents,
		readChanges: (since) => wrap({ ...search, filter: changedSince(changed, since, search, incremental) }),
		readKeys(keys) {
			const rows = findKeys(search, keys);
			return rows && wrap(rows);
		},
		count: { ...search, limit: 1 },
		deletions: deletions === "count" ? undefined : listDeletions(search.table, deletions),
	};
}

const secondMs = 1000;
const dayMs = 24 * 60 * 60 * secondMs;

// By the day, "after" means from the next midnight on, wherever that is; two days are more than any time zone and clock change.
function changedSince(
	column: ColumnDefinition,
	since: number,
	{ path }: SearchScan,
	{ lagMs }: IncrementalRefresh,
): SearchFilter {
	const slackMs = path.timeGranularity === "day" ? 2 * dayMs : secondMs;
	return { kind: "leaf", column, operator: "gt", value: Math.floor((since - lagMs - slackMs) / secondMs) * secondMs };
}

function findKeys(search: SearchScan, keys: readonly string[]): TableScan | undefined {
	const { table } = search;
	const column = table.columns.find(({ name }) => name === table.key[0]);
	if (column?.filter.in) return { ...search, filter: { kind: "leaf", column, operator: "in", value: keys } };
	const path = table.read.find((access) => access.kind === "get");
	return path && { kind: "get", table, path, keys };
}

function listDeletions(table: TableDefinition, feed: DeletionFeed): ListScan {
	const { path, rows, paging, pageSize } = feed;
	const shared = { filter: {}, send: "text", isSortable: false, values: [], summary: "" } as const;
	const columns: readonly ColumnDefinition[] = [
		{ ...shared, name: "key", type: "varchar", path: feed.key, from: "id", field: feed.key },
		{ ...shared, name: "deleted_at", type: "timestamp", path: feed.at, from: "unix_seconds", field: feed.at },
	];
	return {
		kind: "list",
		table: { name: table.name, summary: "", key: ["key"], read: [], columns, notes: [] },
		path: { kind: "list", method: "GET", path, query: {}, rows, paging, pageSize },
	};
}

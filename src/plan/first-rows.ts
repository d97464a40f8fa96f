import type { ListScan, SearchScan, TableScan } from "../catalog/index.ts";
import type { Bindings } from "../functions/index.ts";
import type { TableReference } from "../optimise/index.ts";
import type { Expression } from "../sql/index.ts";
import type { Access, FoldedFetch } from "./access-request.ts";
import { printConditions } from "./condition-text.ts";

/** When a scan has enough rows: so many that meet the conditions. */
export interface Enough {
	readonly count: number;
	/** They speak of the relation alone. */
	readonly conditions: readonly Expression[];
	readonly relation: string;
}

/** A way to read a table up to the page that brings enough rows. */
export interface FirstRows {
	readonly scan: TableScan;
	readonly enough?: Enough | undefined;
}

/**
 * Reads no more pages than LIMIT needs where the service meets only a part of the conditions, or none.
 * @param conditions All that the rows must meet, and all of this table alone.
 * @returns undefined where the order is not one in which the service can give the rows.
 */
export function readFirst(
	{ scan }: Access,
	fetch: FoldedFetch | undefined,
	reference: TableReference,
	conditions: readonly Expression[],
	bindings: Bindings,
): FirstRows | undefined {
	if (!fetch || fetch.kind === "count" || isShort(scan)) return undefined;
	const count = fetch.kind === "rows" ? fetch.limit : 1;
	const { table, relation } = reference;
	if (count === 0) return { scan: { kind: "empty", table: table.definition } };
	const of = orderBy(scan, fetch, reference);
	if (!of) return undefined;
	const rows = count === 1 ? "1 row" : `${String(count)} rows`;
	const met = conditions.length === 0 ? "" : ` with ${printConditions(conditions, bindings)}`;
	return {
		scan: { kind: "first", table: of.table, of, enough: `${rows}${met}` },
		enough: { count, conditions, relation },
	};
}

// What ends by itself after a page or two, or is limited already.
function isShort(scan: TableScan): boolean {
	switch (scan.kind) {
		case "search":
			return scan.limit !== undefined;
		case "list":
			return scan.limit !== undefined || scan.path.paging === "none";
		case "child":
			return "keys" in scan.parents && scan.path.paging === "none";
		case "lookup":
			return scan.path.paging === "none";
		case "embedded":
			return isShort(scan.parent);
		case "batch":
			return false;
		default:
			return true;
	}
}

function isOrderable(scan: TableScan): scan is SearchScan | ListScan {
	return scan.kind === "search" || (scan.kind === "list" && scan.path.order !== undefined);
}

// Only columns that always have a value can be sorted by the service: elsewhere NULLs would stand differently.
function orderBy(scan: TableScan, fetch: FoldedFetch, { table }: TableReference): TableScan | undefined {
	const order = fetch.kind === "count" ? undefined : fetch.order;
	if (!order) return scan;
	const column = table.columns.find(({ name }) => name === order.column);
	if (!column?.isSortable || scan.table !== table.definition || !isOrderable(scan)) return undefined;
	return { ...scan, order: { column, isDescending: order.isDescending } };
}

import {
	groupKeys,
	type ListScan,
	type LookupScan,
	type SearchFilter,
	type SearchScan,
	type TableScan,
} from "../catalog/index.ts";
import type { ColumnDefinition, PageSize } from "../profile/index.ts";

/** What is known about the service's rows before anything is asked. */
export interface Facts {
	/** Whether all rows of a table are at hand, fresh enough to answer. */
	readonly isHeld: (table: string) => boolean;
	/** Whether the rows of this very scan are at hand. */
	readonly isAnswered: (scan: TableScan) => boolean;
	/** How many rows a scan gave, or the service said that it would give, when it was last asked. */
	readonly countRows: (scan: TableScan) => number | undefined;
	/** Whether the service was found to tell another number of rows than it gives. */
	readonly isTotalDoubted?: (scan: TableScan) => boolean;
	/** Whether the service's search may not know yet what was written to a table: what it counts, or gives as the first rows, is not exact then. */
	readonly isUnsettled?: (table: string) => boolean;
	/** Rows a request, where the connection says so. */
	readonly pageSize?: number | undefined;
	/** StartDate of the connection, in milliseconds since 1970. */
	readonly startDateMs?: number | undefined;
}

/** Nobody was asked yet. */
export const nothingKnown: Facts = { isHeld: () => false, isAnswered: () => false, countRows: () => undefined };

/**
 * What a scan costs and gives.
 * @example { requests: 7, rows: 1042, isKnown: true }
 */
export interface Estimate {
	readonly requests: number;
	readonly rows: number;
	/** False for a guess, which serves to compare one way of reading with another, and for nothing else. */
	readonly isKnown: boolean;
}

// Where nobody knows: so many rows has a table that is searched, one that is listed in pages, and one that comes in one answer.
const usualRows = { search: 20_000, pages: 5_000, page: 50, children: 20, inside: 2, call: 1 } as const;

// A scroll gives about so many rows a page, and ends with an empty one.
const scrollPageRows = 100;

/** Estimates how many requests a scan makes, and how many rows it gives. */
export function estimateScan(scan: TableScan, facts: Facts): Estimate {
	const estimate = estimateFresh(scan, facts);
	return facts.isAnswered(scan) ? { ...estimate, requests: 0, isKnown: true } : estimate;
}

function estimateFresh(scan: TableScan, facts: Facts): Estimate {
	switch (scan.kind) {
		case "empty":
		case "system":
			return { requests: 0, rows: 0, isKnown: true };
		case "call":
			return { requests: 1, rows: usualRows.call, isKnown: true };
		case "get":
			return { requests: scan.keys.length, rows: scan.keys.length, isKnown: true };
		case "lookup":
			return estimateLookup(scan);
		case "count":
			return { requests: 1, rows: 1, isKnown: true };
		case "search":
			return estimateSearch(scan, facts);
		case "list":
			return estimateList(scan, facts);
		case "child": {
			if ("keys" in scan.parents) {
				const count = scan.parents.keys.length;
				return { requests: count, rows: count * usualRows.children, isKnown: scan.path.paging === "none" };
			}
			const parents = estimateScan(scan.parents.scan, facts);
			return {
				requests: parents.requests + parents.rows,
				rows: parents.rows * usualRows.children,
				isKnown: parents.isKnown && scan.path.paging === "none",
			};
		}
		case "embedded": {
			const parents = estimateScan(scan.parent, facts);
			return { ...parents, rows: parents.rows * usualRows.inside };
		}
		case "batch": {
			const all = scan.scans.map((inner) => estimateScan(inner, facts));
			return {
				requests: all.reduce((total, { requests }) => total + requests, 0),
				rows: all.reduce((total, { rows }) => total + rows, 0),
				isKnown: all.every(({ isKnown }) => isKnown),
			};
		}
		case "first":
			return { ...estimateScan(scan.of, facts), isKnown: false };
	}
}

function estimateLookup({ path, keys }: LookupScan): Estimate {
	const isOne = path.rows === "." && path.paging === "none";
	return {
		requests: groupKeys(path, keys).length,
		rows: keys.length * (isOne ? 1 : usualRows.children),
		isKnown: path.paging === "none",
	};
}

function estimateSearch(scan: SearchScan, facts: Facts): Estimate {
	const { limit, path } = scan;
	const told = facts.countRows({ ...scan, order: undefined, limit: undefined });
	const rows = told ?? guessMatches(scan, facts);
	const size = pageRows(path.pageSize, facts);
	const most = scan.filter ? countKeys(scan.filter, scan.table.key) : Number.POSITIVE_INFINITY;
	// LIMIT and keys say how many rows there are at most, which is near enough.
	const wanted = Math.min(limit ?? most, most, rows);
	const isKnown = told !== undefined || most < Number.POSITIVE_INFINITY || limit !== undefined;
	return { requests: countPages(wanted, size), rows: wanted, isKnown };
}

// The most rows that a condition on the key can find.
function countKeys(filter: SearchFilter, key: readonly string[]): number {
	if (filter.kind === "and") return Math.min(...filter.filters.map((inner) => countKeys(inner, key)));
	if (filter.kind !== "leaf") return filter.filters.reduce((sum, inner) => sum + countKeys(inner, key), 0);
	const isKey = key.length === 1 && filter.column.name === key[0];
	if (!isKey || (filter.operator !== "eq" && filter.operator !== "in")) return Number.POSITIVE_INFINITY;
	return Array.isArray(filter.value) ? filter.value.length : 1;
}

function guessMatches({ filter, table, path, kind }: SearchScan, facts: Facts): number {
	const all = facts.countRows({ kind, table, path }) ?? usualRows.search;
	return filter ? Math.ceil(all * guessShare(filter, table.key, all)) : all;
}

// How large a share of the rows meets a condition, by rule of thumb.
function guessShare(filter: SearchFilter, key: readonly string[], all: number): number {
	if (filter.kind === "and") return filter.filters.reduce((share, inner) => share * guessShare(inner, key, all), 1);
	if (filter.kind !== "leaf") {
		const sum = filter.filters.reduce((share, inner) => share + guessShare(inner, key, all), 0);
		return Math.min(1, sum);
	}
	const { column, operator, value } = filter;
	const count = Array.isArray(value) ? value.length : 1;
	switch (operator) {
		case "eq":
		case "in":
			return Math.min(1, count * guessEqual(column, key, all));
		case "ne":
		case "nin":
			return 0.9;
		case "contains":
		case "starts":
		case "ends":
			return 0.05;
		default:
			return 0.3;
	}
}

function guessEqual(column: ColumnDefinition, key: readonly string[], all: number): number {
	if (key.includes(column.name)) return 1 / Math.max(1, all);
	if (column.values.length > 0) return 1 / column.values.length;
	if (column.type === "boolean") return 0.5;
	return column.from === "id" ? 0.02 : 0.005;
}

function estimateList(scan: ListScan, facts: Facts): Estimate {
	const { path, limit } = scan;
	const told = facts.countRows({ ...scan, order: undefined, limit: undefined });
	if (path.paging === "none") return { requests: 1, rows: told ?? usualRows.page, isKnown: true };
	const rows = Math.min(limit ?? Number.POSITIVE_INFINITY, told ?? guessListed(scan, facts));
	if (path.paging === "scroll") {
		const end = limit === undefined ? 1 : 0;
		return { requests: countPages(rows, scrollPageRows) + end, rows, isKnown: told !== undefined };
	}
	const size = path.pageSize ? pageRows(path.pageSize, facts) : scrollPageRows;
	return { requests: countPages(rows, size), rows, isKnown: told !== undefined || limit !== undefined };
}

function guessListed({ filters, table, path, kind }: ListScan, facts: Facts): number {
	const all = facts.countRows({ kind, table, path }) ?? usualRows.pages;
	return filters ? Math.ceil(all * guessShare({ kind: "and", filters }, table.key, all)) : all;
}

function pageRows(size: PageSize, { pageSize }: Facts): number {
	return Math.max(1, Math.min(pageSize ?? size.max, size.max));
}

function countPages(rows: number, size: number): number {
	return Math.max(1, Math.ceil(rows / size));
}

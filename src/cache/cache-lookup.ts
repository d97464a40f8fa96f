import { randomUUID } from "node:crypto";
import type { TableScan } from "../catalog/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import type { CacheOptions, FetchPages, PageProgress, ReadMode } from "./cache-contract.ts";
import { planRefresh } from "./fetch/refresh-plan.ts";
import type { Freshness, FreshnessRules } from "./freshness.ts";
import type { NewResult } from "./result/result-ledger.ts";
import type { ResultSearch } from "./result/result-search.ts";
import { findCoverage, isCutRead, isFullRead, listFilledColumns } from "./scan-coverage.ts";
import { printScan } from "./scan-text.ts";

/** What a statement asks the cache for. */
export interface LookupRequest {
	readonly scan: TableScan;
	readonly columns: readonly ColumnDefinition[];
	readonly fetchPages: FetchPages;
	readonly mode: ReadMode;
	readonly onPage: (page: PageProgress) => void;
	/** The rows are wanted as they come. */
	readonly isStreamed: boolean;
}

/** What is asked for, and what would answer it. */
export interface CacheLookup extends LookupRequest {
	readonly predicate: string;
	readonly identity: string;
	readonly isKept: boolean;
	/** The column of the keys by which what changed can be read alone; undefined where all must be read again. */
	readonly refreshColumn: string | undefined;
	/** Nothing but what changed is enough. */
	readonly isRefreshable: boolean;
	/** Whether a result of that age may answer. */
	readonly isFresh: (result: Freshness) => boolean;
}

/** Settles what would answer a request that is made now. */
export function createLookup(
	request: LookupRequest,
	options: Pick<CacheOptions, "clock" | "isKept" | "variant">,
	rules: FreshnessRules,
): CacheLookup {
	const refreshColumn = planRefresh(request.scan)?.column;
	return {
		...request,
		...identify(request, options, rules),
		refreshColumn,
		isRefreshable: refreshColumn !== undefined && request.mode !== "full",
	};
}

/**
 * Describes what would answer a request that is made now from what is kept.
 * @returns Undefined for what is never kept.
 */
export function createSearch(
	request: Pick<LookupRequest, "scan" | "columns" | "mode">,
	options: Pick<CacheOptions, "clock" | "isKept" | "variant">,
	rules: FreshnessRules,
): ResultSearch | undefined {
	const named = identify(request, options, rules);
	return named.isKept ? describeSearch({ ...request, ...named }, options.variant) : undefined;
}

// Their rows are those of the moment.
const givesNow: ReadonlySet<TableScan["kind"]> = new Set(["empty", "system", "call"]);

function identify(
	{ scan, columns, mode }: Pick<LookupRequest, "scan" | "columns" | "mode">,
	{ clock, isKept: isAnyKept, variant }: Pick<CacheOptions, "clock" | "isKept" | "variant">,
	rules: FreshnessRules,
): Pick<CacheLookup, "predicate" | "identity" | "isKept" | "isFresh"> {
	const predicate = printScan(scan);
	const isKept = isAnyKept && !givesNow.has(scan.kind);
	const parts = [variant, predicate, columns.map((column) => column.name)];
	const startedAt = clock.now();
	const isFresh = {
		tolerant: rules.isTolerated,
		refresh: (result: Freshness) => result.is_outdated === 0 && result.as_of >= startedAt,
		full: (result: Freshness) => result.is_outdated === 0 && result.full_read_at >= startedAt,
		cached: () => true,
	}[mode];
	// What is not kept is nobody else's business.
	const identity = JSON.stringify(isKept ? parts : [...parts, randomUUID()]);
	return { predicate, identity, isKept, isFresh };
}

/** Describes what would answer a lookup. */
export function describeSearch(
	{ identity, scan, columns, isFresh }: Pick<CacheLookup, "identity" | "scan" | "columns" | "isFresh">,
	variant: string,
): ResultSearch {
	return {
		identity,
		variant,
		table: scan.table.name,
		columns: columns.map((column) => column.name),
		coverage: findCoverage(scan),
		isFresh,
	};
}

/** Describes the result that is to be fetched for a lookup from now on. */
export function describeNewResult(
	{ scan, columns, predicate, identity, refreshColumn }: CacheLookup,
	{ clock, variant, toleranceMs }: Pick<CacheOptions, "clock" | "variant" | "toleranceMs">,
): NewResult {
	const names = columns.map((column) => column.name);
	const asOf = clock.now();
	return {
		identity,
		variant,
		predicate,
		source_table: scan.table.name,
		is_full: isFullRead(scan) ? 1 : 0,
		is_cut: isCutRead(scan) ? 1 : 0,
		refresh_column: refreshColumn ?? null,
		as_of: asOf,
		expires_at: asOf + toleranceMs,
		columns: columns.map(({ name, type }) => ({ name, type })),
		filledColumns: listFilledColumns(scan, names),
		// Without all of its columns, the key tells no two rows apart.
		key: scan.table.key.every((name) => names.includes(name)) ? scan.table.key : [],
		hasParents: scan.kind === "child" || scan.kind === "embedded",
	};
}

import { randomUUID } from "node:crypto";
import type { TableScan } from "../catalog/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import type { CacheOptions, FetchPages, PageProgress, ReadMode } from "./cache-contract.ts";
import { planRefresh } from "./fetch/refresh-plan.ts";
import type { Freshness, FreshnessRules } from "./freshness.ts";
import type { NewResult } from "./result/result-ledger.ts";
import { isFullRead, listFilledColumns } from "./scan-coverage.ts";
import { printScan } from "./scan-text.ts";

/** What a statement asks the cache for. */
export interface LookupRequest {
	readonly scan: TableScan;
	readonly columns: readonly ColumnDefinition[];
	readonly fetchPages: FetchPages;
	readonly mode: ReadMode;
	readonly onPage: (page: PageProgress) => void;
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
	{ clock, isKept: isAnyKept, variant }: Pick<CacheOptions, "clock" | "isKept" | "variant">,
	rules: FreshnessRules,
): CacheLookup {
	const { scan, columns, mode } = request;
	const predicate = printScan(scan);
	const isKept = isAnyKept && scan.kind !== "empty" && scan.kind !== "system";
	const parts = [variant, predicate, columns.map((column) => column.name)];
	const startedAt = clock.now();
	const isFresh = {
		tolerant: rules.isTolerated,
		refresh: (result: Freshness) => result.is_outdated === 0 && result.as_of >= startedAt,
		full: (result: Freshness) => result.is_outdated === 0 && result.full_read_at >= startedAt,
		cached: () => true,
	}[mode];
	const refreshColumn = planRefresh(scan)?.column;
	return {
		...request,
		predicate,
		// What is not kept is nobody else's business.
		identity: JSON.stringify(isKept ? parts : [...parts, randomUUID()]),
		isKept,
		refreshColumn,
		isRefreshable: refreshColumn !== undefined && mode !== "full",
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

import type { TableScan } from "../catalog/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import type { FetchPages, PageProgress, ReadMode } from "./cache-contract.ts";
import type { Freshness } from "./scan-search.ts";

/** What a statement asks for, and what would answer it. */
export interface WantedRows {
	readonly scan: TableScan;
	readonly columns: readonly ColumnDefinition[];
	readonly predicate: string;
	readonly identity: string;
	readonly fetchPages: FetchPages;
	readonly isKept: boolean;
	readonly mode: ReadMode;
	/** The column of the keys by which what changed can be read alone; undefined where all must be read again. */
	readonly refreshColumn: string | undefined;
	/** Nothing but what changed is enough. */
	readonly isRefreshable: boolean;
	/** Whether rows of that age may answer. */
	readonly isFresh: (scan: Freshness) => boolean;
	readonly onPage: (page: PageProgress) => void;
}

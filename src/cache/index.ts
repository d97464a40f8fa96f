/** Rows kept, aged, refreshed, resumed. */
export { createCache } from "./cache.ts";
export type {
	Cache,
	CacheOptions,
	FetchPages,
	HeldScan,
	Materialised,
	MaterialiseOptions,
	Page,
	PageProgress,
	Processes,
	ReadMode,
	ReadStart,
	RowWrite,
} from "./cache-contract.ts";
export { cacheSchema } from "./cache-schema.ts";
export { localProcesses } from "./local-processes.ts";
export { listVariants } from "./scan-search.ts";
export { printScan } from "./scan-text.ts";

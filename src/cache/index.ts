/** Rows kept, aged, refreshed, resumed. */
export { createCache } from "./cache.ts";
export type {
	Cache,
	CachedResult,
	CacheOptions,
	FetchPages,
	HeldResults,
	KeptRows,
	LiveRows,
	Materialised,
	MaterialiseOptions,
	Page,
	PageProgress,
	Processes,
	ReadMode,
	ReadStart,
	RowWrite,
	WriteOutcome,
	WrittenRow,
} from "./cache-contract.ts";
export { localProcesses } from "./local-processes.ts";
export { cacheSchema } from "./result/result-schema.ts";
export { listVariants } from "./result/result-search.ts";
export { printScan } from "./scan-text.ts";

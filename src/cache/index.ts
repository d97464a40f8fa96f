/** Rows kept, aged, refreshed, resumed. */
export { createCache } from "./cache.ts";
export type { Cache, CacheOptions, FetchPages, HeldScan, Materialised, Page, Processes } from "./cache-contract.ts";
export { cacheSchema } from "./cache-schema.ts";
export { localProcesses } from "./local-processes.ts";

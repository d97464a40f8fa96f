import type { ScanStatistics, Statistics } from "./execution.ts";

/** A table that was read for a statement, under the name that it has in the storage. */
export interface ReadTable extends Omit<ScanStatistics, "asOf"> {
	readonly tableName: string;
	/** Milliseconds since 1970. */
	readonly asOf: number;
}

/** What the tables of a statement cost. */
export function sumStatistics(tables: readonly ReadTable[], waitMs: number): Statistics {
	const scans = tables.map(
		({ table, source, asOf, requests, rows }): ScanStatistics => ({
			table,
			source,
			asOf: new Date(asOf),
			requests,
			rows,
		}),
	);
	// A table that was read for two references counts once.
	const distinct = [...new Map(tables.map((read) => [read.tableName, read])).values()];
	const count = (source: ScanStatistics["source"]) =>
		distinct.filter((read) => read.source === source).reduce((total, { rows }) => total + rows, 0);
	const requests = scans.reduce((total, scan) => total + scan.requests, 0);
	return { requests, rowsFetched: count("live"), rowsFromCache: count("cache"), waitMs, scans };
}

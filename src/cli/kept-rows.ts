import type { CacheStatus, Connection } from "../driver/index.ts";
import { countOf } from "./count-text.ts";

/** When the reading began, in milliseconds since 1970, and of which tables. */
export interface BegunReading {
	readonly startMs: number;
	readonly tables: ReadonlySet<string>;
	/** What comes next is another statement of the same process, so that rows in memory are kept too. */
	readonly goesOn?: boolean;
}

/**
 * Says what the cache keeps of a reading that was ended.
 * @returns A sentence; undefined where the cache cannot be asked.
 */
export async function describeKept(connection: Connection, reading: BegunReading): Promise<string | undefined> {
	if (reading.tables.size === 0) return nothing;
	const status = await connection.cacheStatus().catch(() => undefined);
	return status && printKept(status, reading);
}

const nothing = "Nothing was kept.";
const mostNames = 3;

/**
 * The sentence about what is kept.
 * @example printKept({ location: "rows.sqlite", bytes: 0, scans: [] }, { startMs: 0, tables: new Set(["tags"]) }) // "Nothing was kept."
 */
export function printKept({ location, scans }: CacheStatus, { startMs, tables, goesOn = false }: BegunReading): string {
	// What is kept in memory goes with the process.
	const kept = location === ":memory:" && !goesOn ? [] : scans.filter(({ rowCount }) => rowCount > 0);
	// What was begun by an earlier run went on here.
	const begun = kept.filter((scan) => !scan.isComplete && (scan.asOf >= startMs || tables.has(scan.table)));
	if (begun.length > 0) return `${listRows(begun)} kept; the next ${goesOn ? "statement" : "run"} goes on there.`;
	const complete = kept.filter((scan) => scan.isComplete && (scan.completedAt ?? 0) >= startMs);
	return complete.length > 0 ? `${listRows(complete)} kept.` : nothing;
}

function listRows(scans: CacheStatus["scans"]): string {
	const names = scans.slice(0, mostNames).map(({ rowCount, table }) => `${countOf(rowCount, "row")} of ${table}`);
	if (scans.length > mostNames) names.push(`rows of ${countOf(scans.length - mostNames, "other table")}`);
	const list = names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names.join("");
	return `${list} ${scans.length === 1 && scans[0]?.rowCount === 1 ? "is" : "are"}`;
}

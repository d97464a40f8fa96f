import { createError, ProviderError } from "../base/index.ts";
import type { HeldScan } from "../cache/index.ts";
import type { ResolvedOptions } from "../connection-string/index.ts";
import { executePlan, gatherFacts } from "../execute/index.ts";
import { bindStatement, planQuery } from "../plan/index.ts";
import { selectAll } from "./cache-statement.ts";
import type { Session } from "./session.ts";

/** How far a sync is: told after each page, and at the end of each table. */
export interface SyncProgress {
	readonly table: string;
	/** Which table this is, from 1, and how many there are. */
	readonly number: number;
	readonly count: number;
	/** Rows that came so far. */
	readonly rows: number;
	/** Rows that the service says it has to send; undefined where it does not tell. */
	readonly total: number | undefined;
	readonly isDone: boolean;
}

/** What a sync did with one table. */
export interface SyncedTable {
	readonly table: string;
	/** Rows that the cache has now. */
	readonly rows: number;
	readonly requests: number;
	/** Why it was not read; the other tables were. */
	readonly error?: ProviderError | undefined;
}

/** What the cache holds. */
export interface CacheStatus {
	readonly location: string;
	/** The size of the file. */
	readonly bytes: number;
	readonly scans: readonly HeldScan[];
}

// What one table lacks is no reason to leave the others out.
const barred = new Set(["permission_denied", "required_predicate"]);

/**
 * Brings tables in the cache up to date, one after the other; what was interrupted goes on where it ended.
 * @throws what reading a table throws, but for tables that this credential cannot read, or that need a predicate
 */
export async function syncTables(
	session: Session,
	names: readonly string[],
	onProgress: (progress: SyncProgress) => void,
	signal: AbortSignal,
): Promise<readonly SyncedTable[]> {
	assertOnline(session.options);
	const synced: SyncedTable[] = [];
	for (const [index, table] of names.entries()) {
		const progress = { table, number: index + 1, count: names.length };
		try {
			const done = await syncTable(
				session,
				table,
				(rows, total) => onProgress({ ...progress, rows, total, isDone: false }),
				signal,
			);
			onProgress({ ...progress, rows: done.rows, total: done.rows, isDone: true });
			synced.push(done);
		} catch (error) {
			if (!(error instanceof ProviderError) || !barred.has(error.code)) throw error;
			synced.push({ table, rows: 0, requests: 0, error });
		}
	}
	return synced;
}

/**
 * Refuses to fill the cache where no request may be made.
 * @throws not_supported (0A000)
 */
export function assertOnline({ Offline }: ResolvedOptions): void {
	if (!Offline) return;
	throw createError("not_supported", {
		feature: "filling the cache while offline",
		advice: "Connect with Offline=false.",
	});
}

async function syncTable(
	session: Session,
	table: string,
	onRows: (rows: number, total: number | undefined) => void,
	signal: AbortSignal,
): Promise<SyncedTable> {
	const path = table.split(".").map((name) => ({ kind: "Identifier", name, isQuoted: true }) as const);
	const bound = bindStatement(selectAll({ kind: "TableName", path }), session.catalog);
	// MaxRequests is for statements: who syncs wants the whole table.
	const context = { ...(await session.open(signal)), maxRequests: 0 };
	const settings = {
		parameters: [],
		nowMs: session.clock.now(),
		isPushdownOn: session.options.Pushdown,
		facts: gatherFacts(context),
	};
	const plan = planQuery(bound, settings, session.catalog);
	let rows = 0;
	const onPage = (page: { readonly rows: number; readonly total: number | undefined }) => {
		rows += page.rows;
		onRows(rows, page.total);
	};
	const execution = await executePlan(plan, context, signal, { mode: "refresh", onPage });
	execution.release();
	const [scan] = execution.statistics.scans;
	return { table, rows: scan?.rows ?? 0, requests: execution.statistics.requests };
}

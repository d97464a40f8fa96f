import { createError, ProviderError, type SqlValue } from "../../base/index.ts";
import type { HeldScan } from "../../cache/index.ts";
import type { Catalog, CatalogTable } from "../../catalog/index.ts";
import type { ResolvedOptions } from "../../connection-string/index.ts";
import {
	type ExecuteContext,
	type Execution,
	executePlan,
	gatherFacts,
	type Progress,
	type ValueForms,
} from "../../execute/index.ts";
import { bindStatement, estimateScan, type Plan, planQuery } from "../../plan/index.ts";
import type { Query } from "../../sql/index.ts";
import type { Session } from "../session.ts";
import { selectAll } from "../statement/cache-statement.ts";

/** What a sync did with one table. */
export interface SyncedTable {
	readonly table: string;
	/** Rows that the cache has now. */
	readonly rows: number;
	readonly requests: number;
	/** What is not as it should be, such as rows that the service told of and did not give. */
	readonly warnings: readonly string[];
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
const barred = new Set(["permission_denied", "required_predicate", "sync_unasked"]);

/**
 * Brings tables in the cache up to date, one after the other; what was interrupted goes on where it ended.
 * @param names Those to read; by default all tables of the service, but for those that take a request for each of many rows of another.
 * @throws unknown_table, not_supported; what reading a table throws, but for tables that this credential cannot read, or that need a predicate
 */
export async function syncTables(
	session: Session,
	names: readonly string[] | undefined,
	onProgress: (progress: Progress) => void,
	signal: AbortSignal,
): Promise<readonly SyncedTable[]> {
	assertFillable(session.options);
	const tables = names ? findTables(session.catalog, names) : listOwnTables(session.catalog);
	const mostRequests = names ? Number.POSITIVE_INFINITY : session.unaskedRequests;
	const synced: SyncedTable[] = [];
	for (const [index, table] of tables.entries()) {
		const place = { table: table.name, number: index + 1, count: tables.length };
		try {
			const report = (progress: Progress) => onProgress({ ...progress, ...place });
			synced.push(await syncTable(session, table, mostRequests, report, signal));
		} catch (error) {
			if (!(error instanceof ProviderError) || !barred.has(error.code)) throw error;
			synced.push({ table: table.name, rows: 0, requests: 0, warnings: [], error });
		}
	}
	return synced;
}

// Those that are read by the rows of another come after it: then it is known how many rows that are.
function listOwnTables({ tables }: Catalog): readonly CatalogTable[] {
	const own = tables.filter(({ type }) => type === "table");
	const isFirst = ({ definition }: CatalogTable) => definition.read.every(({ kind }) => kind !== "child");
	return [...own.filter(isFirst), ...own.filter((table) => !isFirst(table))];
}

// Views and system tables have no rows of their own.
function findTables(catalog: Catalog, names: readonly string[]): readonly CatalogTable[] {
	const found = names.map((name) => {
		const table = findTable(catalog, name);
		if (table.type === "table") return table;
		const kind = table.type === "view" ? "view" : "system table";
		const advice = "Name tables of the service; intercom-sql tables lists them.";
		throw createError("not_supported", { feature: `syncing the ${kind} ${name}`, advice });
	});
	return [...new Set(found)];
}

/**
 * Finds a table by its name, which may begin with a catalog and a schema.
 * @throws unknown_table (42P01) with a did-you-mean.
 * @example findTable(catalog, "contacts").name // "contacts"
 */
export function findTable(catalog: Catalog, name: string): CatalogTable {
	const lookup = catalog.findTable(name.split("."));
	if (lookup.found) return lookup.found;
	throw createError("unknown_table", { table: name, suggestion: lookup.suggestion });
}

/**
 * Tells what the cache holds of some tables, or of all.
 * @throws unknown_table (42P01) with a did-you-mean
 */
export async function readCacheStatus(
	session: Session,
	tables: readonly string[] | undefined,
	signal: AbortSignal,
): Promise<CacheStatus> {
	const names = nameTables(session.catalog, tables);
	const { cache, storage } = await session.open(signal);
	// What a cancelled statement left is known when its reads have ended.
	await cache.settle();
	const scans = cache.list().filter(({ table }) => names?.includes(table) ?? true);
	return { location: storage.location, bytes: cache.countBytes(), scans };
}

/**
 * Forgets what the cache holds of some tables, or of all.
 * @returns How many scans that was.
 * @throws unknown_table (42P01) with a did-you-mean
 */
export async function clearTables(
	session: Session,
	tables: readonly string[] | undefined,
	signal: AbortSignal,
): Promise<number> {
	const names = nameTables(session.catalog, tables);
	const { cache } = await session.open(signal);
	return cache.clear(names);
}

// Scans go by the name that the catalog has: conversation_parts, whatever ConversationParts was typed.
function nameTables(catalog: Catalog, tables: readonly string[] | undefined): readonly string[] | undefined {
	return tables?.map((name) => findTable(catalog, name).name);
}

/**
 * Refuses to fill the cache where no request may be made, or nothing is kept.
 * @throws not_supported (0A000)
 */
export function assertFillable({ Offline, AutoCache }: ResolvedOptions): void {
	if (!Offline && AutoCache) return;
	throw createError("not_supported", {
		feature: Offline ? "filling the cache while offline" : "filling the cache without keeping it",
		advice: Offline ? "Connect with Offline=false." : "Connect with AutoCache=true.",
	});
}

async function syncTable(
	session: Session,
	{ schema, name }: CatalogTable,
	mostRequests: number,
	onProgress: (progress: Progress) => void,
	signal: AbortSignal,
): Promise<SyncedTable> {
	const path = [schema, name].map((part) => ({ kind: "Identifier", name: part, isQuoted: true }) as const);
	// MaxRequests is for statements: who syncs wants the whole table.
	const context = { ...(await session.open(signal)), maxRequests: 0 };
	const plan = planAll(session, selectAll({ kind: "TableName", path }), context);
	assertCheap(plan, mostRequests, context);
	const execution = await executePlan(plan, context, signal, {
		mode: "refresh",
		// At the end its rows are counted first: those inside of others are not known before.
		onProgress: (progress) => {
			if (!progress.isDone) onProgress(progress);
		},
	});
	try {
		const [[, count] = []] = listCached(plan, execution);
		const done = { rows: Number(count ?? 0), requests: execution.statistics.requests };
		onProgress({ table: name, number: 1, count: 1, ...done, total: done.rows, share: 1, waitMs: 0, isDone: true });
		return { table: name, ...done, warnings: execution.warnings };
	} finally {
		execution.release();
	}
}

// What is there already is brought up to date for what changed, whatever it cost to read it first.
function assertCheap({ scans, facts }: Plan, mostRequests: number, { cache }: ExecuteContext): void {
	for (const { scan, table } of scans) {
		if (scan.kind !== "child" || !("scan" in scan.parents)) continue;
		const isThere = cache.list().some((held) => held.table === table.name && held.isFull && held.isComplete);
		const { requests } = estimateScan(scan, facts);
		if (isThere || requests <= mostRequests) continue;
		const slots = { table: table.name, requests: String(requests), parent: scan.parents.scan.table.name };
		throw createError("sync_unasked", slots);
	}
}

/** The rows of a statement that was executed: its own, or of a cache statement what was read. */
export function openRows(
	isCacheStatement: boolean,
	plan: Plan,
	execution: Execution | undefined,
	forms: ValueForms,
): Iterable<SqlValue[]> {
	if (!execution) return [];
	return isCacheStatement ? listCached(plan, execution) : execution.rows(forms);
}

/**
 * Describes what a cache statement read: table, rows, requests, time of the read.
 * @example listCached(plan, execution) // [["contacts", 400, 3, 2026-03-01T…]]
 */
function listCached(plan: Plan, execution: Execution): SqlValue[][] {
	return execution.statistics.scans.map(({ table, rows, requests, asOf }) => {
		// Rows that came inside of others were not counted yet.
		const isInside = plan.scans.some((scan) => scan.inside !== undefined && scan.table.name === table);
		return [table, isInside ? countInside(execution) : rows, requests, asOf];
	});
}

// The statement is SELECT * of the one table.
function countInside(execution: Execution): number {
	let count = 0;
	for (const _ of execution.rows()) count++;
	return count;
}

function planAll({ catalog, clock, options }: Session, query: Query, context: ExecuteContext): Plan {
	const facts = gatherFacts(context);
	const settings = { parameters: [], nowMs: clock.now(), isPushdownOn: options.Pushdown, facts };
	return planQuery(bindStatement(query, catalog), settings, catalog);
}

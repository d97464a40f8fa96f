import { createError, ProviderError } from "../../base/index.ts";
import { bindStatement } from "../../bind/index.ts";
import { assumeDiscovered, type Catalog, type CatalogTable } from "../../catalog/index.ts";
import { type ExecuteContext, executePlan, gatherFacts, type Progress } from "../../execute/index.ts";
import { optimise } from "../../optimise/index.ts";
import { estimateScan, type Plan } from "../../plan/index.ts";
import { findTable } from "../catalog/catalog-listing.ts";
import type { Session } from "../session.ts";
import { listQueriedTables, planForSession } from "../statement/query-run.ts";
import { assertFillable, listCached, selectWholeTable } from "./table-fill.ts";

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
	const logical = optimise(
		bindStatement(selectWholeTable({ kind: "TableName", path }), assumeDiscovered(session.catalog)),
	);
	const plan = planForSession(session, logical, await gatherFacts(context, listQueriedTables(logical)));
	await assertCheap(plan, mostRequests, context);
	const execution = await executePlan(plan, context, signal, {
		mode: "refresh",
		// At the end its rows are counted first: those inside of others are not known before.
		onProgress: (progress) => {
			if (!progress.isDone) onProgress(progress);
		},
	});
	try {
		const [[, count] = []] = await listCached(plan, execution);
		const done = { rows: Number(count ?? 0), requests: execution.statistics.requests };
		onProgress({ table: name, number: 1, count: 1, ...done, total: done.rows, share: 1, waitMs: 0, isDone: true });
		return { table: name, ...done, warnings: execution.warnings };
	} finally {
		await execution.release();
	}
}

// What is there already is brought up to date for what changed, whatever it cost to read it first.
async function assertCheap({ scans, facts }: Plan, mostRequests: number, { cache }: ExecuteContext): Promise<void> {
	for (const { scan, table } of scans) {
		if (scan.kind !== "child" || !("scan" in scan.parents)) continue;
		const isThere = (await cache.list()).some((held) => held.table === table.name && held.isFull && held.isComplete);
		const { requests } = estimateScan(scan, facts);
		if (isThere || requests <= mostRequests) continue;
		const slots = { table: table.name, requests: String(requests), parent: scan.parents.scan.table.name };
		throw createError("sync_unasked", slots);
	}
}

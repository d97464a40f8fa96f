import { type ErrorCode, formatTimestamp, ProviderError, type StoredValue } from "../../base/index.ts";
import type { TableScan } from "../../catalog/index.ts";
import type { ColumnDefinition } from "../../profile/index.ts";
import { estimateBytes, type RowVersions, type Storage } from "../../storage/index.ts";
import type { FetchPages, Page, PageProgress, ReadStart } from "../cache-contract.ts";
import { clearOutdated, listOutdated } from "../change/outdated-rows.ts";
import { checkHold, notePage, ResultRetired } from "../result/result-ledger.ts";
import { queries, type StoredResult } from "../result/result-schema.ts";
import { countRows, emptyResultTables, nameResultTables } from "../result/result-tables.ts";
import type { Holder } from "./fetch-lease.ts";
import { dropRowsOf, dropUnfinishedRows, findParents, findSeenParents, noteParents } from "./parent-keys.ts";
import { countTold } from "./refresh-count.ts";
import { countMerged } from "./refresh-merge.ts";
import type { RefreshPlan } from "./refresh-plan.ts";
import type { RowFeed, RowPage } from "./row-feed.ts";
import { createFeeding, type RowFeeding } from "./row-feeding.ts";

/** What fetching the rows of one scan needs. */
export interface FetchRun {
	readonly storage: Storage;
	readonly now: () => number;
	readonly holder: Holder;
	readonly stored: StoredResult;
	readonly scan: TableScan;
	readonly columns: readonly ColumnDefinition[];
	/** Rows that come again are recognised; without that nothing can be resumed. */
	readonly hasKey: boolean;
	/** Of two copies of a row the newer one stays; undefined where nothing tells. */
	readonly versions: RowVersions | undefined;
	readonly fetchPages: FetchPages;
	/** Gets the rows as they come. */
	readonly feed: RowFeed | undefined;
	readonly signal: AbortSignal;
	/** Told after each page. */
	readonly onPage: (page: PageProgress) => void;
	/** Whether the service gave fewer rows than it told, so that some are missing. */
	readonly outcome: { isShort: boolean };
}

/**
 * Reads all rows, from where the last read ended; each page is kept with the place of the next.
 * @returns The latest change that was seen, in milliseconds since 1970.
 * @throws LeaseLost, cache_disk, and whatever fetching throws
 */
export async function fetchWhole(run: FetchRun, scan: TableScan = run.scan): Promise<number | undefined> {
	const { stored, signal, hasKey } = run;
	let latest = stored.watermark ?? undefined;
	const measureShare = createShareMeter(run);
	const parentColumn = findParentColumn(run);
	const from = await findStart(run, parentColumn);
	const feeding = run.feed && createFeeding(run, run.feed);
	if (feeding && from) await feeding.giveKept();
	const openIntake = feeding ? undefined : run.storage.openIntake;
	for await (const page of run.fetchPages(scan, signal, from, feeding !== undefined, openIntake)) {
		if (signal.aborted) break;
		if (page.latest !== undefined && !(page.latest < (latest ?? page.latest))) latest = page.latest;
		if (page.discrepancy && page.discrepancy.given < page.discrepancy.told) run.outcome.isShort = true;
		const place = { parentColumn, resume: hasKey ? page.resume : undefined, latest };
		const keep = () => keepPage(run, page, place, feeding);
		await (feeding ? feeding.give(page.rows, keep) : keep());
		tellProgress(run, { rows: countRowsOf(page), total: page.total, share: await measureShare(page) });
		if (feeding) await feeding.waitForDemand();
	}
	if (!run.feed?.held) run.feed?.complete();
	return latest;
}

// Undefined where rows belong to nobody, and where they do not tell to whom.
function findParentColumn({ scan, columns }: FetchRun): string | undefined {
	if ((scan.kind !== "child" && scan.kind !== "embedded") || (scan.kind === "child" && scan.path.slots))
		return undefined;
	return columns.find(({ name }) => name === scan.path.column)?.name;
}

// Everybody may have left while the page was kept.
function tellProgress({ signal, onPage }: FetchRun, progress: PageProgress): void {
	if (!signal.aborted) onPage(progress);
}

async function findStart(
	{ storage, scan, stored: { id, resume, row_count } }: FetchRun,
	parentColumn: string | undefined,
): Promise<ReadStart | undefined> {
	if (resume === null) return undefined;
	const hasParents = scan.kind === "child" || scan.kind === "embedded";
	const [done] = await Promise.all([
		hasParents ? findParents(storage, id) : new Set<string>(),
		parentColumn !== undefined && dropUnfinishedRows(storage, id, parentColumn),
	]);
	return {
		position: resume,
		rowCount: parentColumn === undefined ? row_count : undefined,
		isParentDone: (key) => done.has(key),
	};
}

interface PlaceOfPage {
	readonly parentColumn: string | undefined;
	readonly resume: string | undefined;
	readonly latest: number | undefined;
}

async function keepPage(
	{ storage, stored: { id }, holder, now, columns, versions }: FetchRun,
	page: Page,
	{ parentColumn, resume, latest }: PlaceOfPage,
	feeding: RowFeeding | undefined,
): Promise<RowPage> {
	const { location } = storage;
	const { rows, waiting, parents = [], begun = [] } = page;
	const byteCount = estimateBytes(rows) + (waiting?.rows.byteCount ?? 0);
	const figures = { rowCount: countRowsOf(page), byteCount, resume, latest };
	return storage.transaction(async (tables) => {
		// Before all else: it tells whether the tables are still there, and still ours.
		await notePage(tables, { id, location }, holder, { ...figures, now: now() }).catch((error: unknown) => {
			// Who takes the rows as they come has the table pinned, and wants the others, too.
			if (!feeding || !(error instanceof ResultRetired)) throw error;
		});
		const rowTable = nameResultTables(id).rows;
		const fresh = feeding ? await feeding.findNew(tables, rows) : rows;
		const seen = parentColumn === undefined || begun.length === 0 ? [] : await findSeenParents(tables, id, begun);
		await Promise.all([
			parentColumn !== undefined && dropRowsOf(tables, id, parentColumn, seen),
			waiting
				? tables.insertWaiting(rowTable, columns.length, waiting.rows, waiting.places, versions)
				: tables.insertRows(rowTable, columns.length, rows, versions),
			parents.length > 0 && noteParents(tables, id, parents),
		]);
		return fresh;
	});
}

// What an earlier read left counts, too; a row or a parent that came twice may make it more than all.
function createShareMeter({ storage, stored }: FetchRun): (page: Page) => Promise<number | undefined> {
	const isResumed = stored.resume !== null;
	let rowCount = isResumed ? stored.row_count : 0;
	let parentCount: number | undefined;
	return async (page) => {
		const { total, parents = [], parentTotal } = page;
		rowCount += countRowsOf(page);
		if (parentTotal === undefined) return total === undefined ? undefined : Math.min(1, rowCount / Math.max(1, total));
		if (parentCount === undefined) parentCount = await countRows(storage, nameResultTables(stored.id).parents);
		else parentCount += parents.length;
		return Math.min(1, parentCount / Math.max(1, parentTotal));
	};
}

function countRowsOf({ rows, waiting }: Page): number {
	return waiting ? waiting.count : rows.length;
}

/**
 * Reads what changed since an earlier result, which of its rows were deleted, and those that are known to be outdated.
 * @param since The earlier result's watermark.
 * @returns The latest change that was seen; `outdated` when rows are missing that no change explains.
 * @throws as {@link fetchWhole} does
 */
export async function fetchChanges(
	run: FetchRun,
	plan: RefreshPlan,
	base: StoredResult,
	since: number,
): Promise<{ readonly latest: number | undefined } | "outdated"> {
	if (!(await fetchOutdated(run, plan, base))) return "outdated";
	const changes = plan.readChanges(since);
	let latest = await fetchWhole(run, changes);
	if (await keepDeletions(run, plan, since)) {
		return (await isAllHeardOf(run, plan, base, since)) ? { latest } : "outdated";
	}
	// The changes are read again after the counting: a row that came in between would make up for one that went.
	for (let round = 0; !run.signal.aborted; round++) {
		const counted = await countTold(run, plan);
		// Without a total nothing tells whether rows are gone.
		if (counted === undefined) return "outdated";
		latest = await fetchWhole({ ...run, stored: { ...run.stored, resume: null } }, changes);
		if (counted.told === (await countMerged(run.storage, { base, later: run.stored, plan }, counted.except))) break;
		if (round === 1) return "outdated";
	}
	return { latest };
}

// Whether the feed told of all that is gone. Rows that came since the changes were read make the number of all larger, and so do those
// that the search still counts; only a smaller number tells of one that is gone unheard, unless it went just now.
async function isAllHeardOf(run: FetchRun, plan: RefreshPlan, base: StoredResult, since: number): Promise<boolean> {
	for (let round = 0; !run.signal.aborted; round++) {
		const counted = await countTold(run, plan);
		if (counted === undefined) return true;
		if ((await countMerged(run.storage, { base, later: run.stored, plan }, counted.except)) <= counted.told)
			return true;
		if (round === 1) return false;
		await keepDeletions(run, plan, since);
	}
	return true;
}

// Gives false when the rows cannot be asked for by their keys.
async function fetchOutdated(run: FetchRun, plan: RefreshPlan, base: StoredResult): Promise<boolean> {
	const keys = await listOutdated(run.storage, base.id);
	const keysPerRead = plan.search.path.pageSize.max;
	for (let start = 0; start < keys.length; start += keysPerRead) {
		const scan = plan.readKeys(keys.slice(start, start + keysPerRead));
		if (!scan) return false;
		// They say nothing about how far changes were read, nor where to go on with those.
		await fetchWhole({ ...run, hasKey: false, stored: { ...run.stored, resume: null, watermark: null } }, scan);
	}
	return true;
}

// Gives false when there is no feed, or when this credential may not read it.
async function keepDeletions(run: FetchRun, plan: RefreshPlan, since: number): Promise<boolean> {
	if (!plan.deletions) return false;
	const oldest = formatTimestamp(Math.floor((since - plan.incremental.lagMs) / 1000) * 1000);
	try {
		for await (const { rows, discrepancy } of run.fetchPages(plan.deletions, run.signal)) {
			if (run.signal.aborted) break;
			if (discrepancy) return false;
			const recent = rows.filter(([key, at]) => key !== null && (at === null || String(at) >= oldest));
			const keys = recent.map(([key]) => [key ?? null]);
			await keepGone(run, keys);
			if (recent.length < rows.length) break;
		}
		return true;
	} catch (error) {
		if (error instanceof ProviderError && refusals.has(error.code)) return false;
		throw error;
	}
}

async function keepGone({ storage, stored: { id }, holder }: FetchRun, keys: readonly StoredValue[][]): Promise<void> {
	const { location } = storage;
	await storage.transaction(async (tables) => {
		await checkHold(tables, { id, location }, holder);
		await tables.insertRows(nameResultTables(id).gone, 1, keys);
	});
}

const refusals: ReadonlySet<string> = new Set<ErrorCode>(["permission_denied", "request_failed"]);

/**
 * Lets a refresh begin again as a read of everything.
 * @throws LeaseLost, or cache_disk when another process cleared the result away
 */
export async function restartWhole(run: FetchRun, hasParents: boolean): Promise<StoredResult> {
	const { storage, stored, holder } = run;
	const { location } = storage;
	const restart = queries
		.updateTable("scans")
		.set({
			base_id: null,
			full_read_at: stored.as_of,
			resume: null,
			watermark: null,
			byte_count: 0,
			row_count: 0,
		})
		.where("id", "=", stored.id)
		.compile();
	await storage.transaction(async (tables) => {
		await checkHold(tables, { id: stored.id, location }, holder);
		await Promise.all([
			emptyResultTables(tables, stored.id, hasParents),
			clearOutdated(tables, stored.id),
			tables.run(restart),
		]);
	});
	return { ...stored, base_id: null, full_read_at: stored.as_of, resume: null, watermark: null };
}

import {
	type Clock,
	createAbortError,
	type Log,
	type ProviderError,
	throwIfAborted,
	waitUnlessAborted,
} from "../../base/index.ts";
import type { TableScan } from "../../catalog/index.ts";
import type { ColumnDefinition } from "../../profile/index.ts";
import type { RowVersions, Storage, Tables } from "../../storage/index.ts";
import type { FetchPages, PageProgress, Processes } from "../cache-contract.ts";
import { findLastNote, moveOutdated } from "../change/outdated-rows.ts";
import type { OverlayPlan } from "../change/overlay-plan.ts";
import { spreadChanges } from "../change/row-changes.ts";
import type { RowLink } from "../change/row-links.ts";
import type { Freshness } from "../freshness.ts";
import { checkHold, completeFetch, dropResult } from "../result/result-ledger.ts";
import { findPinned } from "../result/result-pins.ts";
import { queries, type StoredResult } from "../result/result-schema.ts";
import { abandonFetch, extendLease, type Holder, leaseMs } from "./fetch-lease.ts";
import { type FetchRun, fetchChanges, fetchWhole, restartWhole } from "./fetch-run.ts";
import { mergeResults } from "./refresh-merge.ts";
import { planRefresh } from "./refresh-plan.ts";
import type { RowFeed } from "./row-feed.ts";
import { layOverWrites, rereadWritten } from "./write-overlay.ts";

/** What fetching needs. */
export interface FetchJobOptions {
	readonly storage: Storage;
	readonly clock: Clock;
	readonly log: Log;
	readonly processes: Processes;
	readonly holder: Holder;
	readonly isKept: boolean;
	/** The result as it stands in the ledger, held by the holder. */
	readonly stored: StoredResult;
	/** The complete result whose changes are to be read, pinned. */
	readonly base: { readonly result: StoredResult; readonly pinId: number } | undefined;
	readonly scan: TableScan;
	readonly columns: readonly ColumnDefinition[];
	readonly fetchPages: FetchPages;
	/** Gets the rows as they come. */
	readonly feed: RowFeed | undefined;
	/** What other tables hold of this table's rows. */
	readonly links: readonly RowLink[];
	/** How writes of our own are laid over the rows. */
	readonly overlay: OverlayPlan | undefined;
	/** Told after each page. */
	readonly onPage: (page: PageProgress) => void;
	/** Called when rows are gone that the file had. */
	readonly onVanished: () => void;
	/** Called when nobody waits any more, before the read ends. */
	readonly onAbandoned: () => void;
	/** Waits until the result stands in the ledger for good; before that nothing is read. */
	readonly waitForEntry: () => Promise<unknown>;
	/** Called when the read has ended, one way or the other; whoever waits for the rows waits for it, too. It does not reject. */
	readonly onEnd: () => Promise<void>;
}

/** Rows that are being fetched for all who join; it is aborted when the last of them has left. */
export class FetchJob {
	readonly id: number;
	readonly asOf: number;
	/** How fresh it will be, at least: a refresh may turn out to need all rows. */
	readonly freshness: Freshness;
	/** Goes on with what an earlier read began. */
	readonly isResumed: boolean;
	/** The number of rows, once all are there. When it rejects, the unfinished table is gone, or waits to be gone on with. */
	readonly done: Promise<number>;
	/** The rows as they come, for the one who began it. */
	readonly feed: RowFeed | undefined;
	readonly #controller = new AbortController();
	readonly #onAbandoned: () => void;
	/** So many are in: whoever finds the job is, before anything else can happen to it. */
	#waiting = 0;

	/** Begins to fetch as soon as the result is entered. */
	constructor(options: FetchJobOptions) {
		this.#onAbandoned = options.onAbandoned;
		this.id = options.stored.id;
		this.asOf = options.stored.as_of;
		const { as_of, full_read_at } = options.stored;
		this.freshness = { as_of, full_read_at, is_outdated: 0 };
		this.isResumed = options.stored.resume !== null;
		this.done = runJob(options, this.#controller.signal);
		// Those who wait are told.
		this.done.catch(() => undefined);
		const { feed } = options;
		this.feed = feed;
		const end = () => feed?.end(this.done);
		this.done.then(end, end);
	}

	/** It was told to end. */
	get isAborted(): boolean {
		return this.#controller.signal.aborted;
	}

	/** Counts one more who wants the rows: then {@link wait} or {@link leave} is to be called. */
	join(): void {
		this.#waiting++;
		this.#pace();
	}

	/** Counts one less; the last one ends the read. */
	leave(): void {
		this.#waiting--;
		this.#pace();
		if (this.#waiting === 0) this.abort();
	}

	/**
	 * Waits for the rows; who joined and fails has left.
	 * @throws what the read throws, or the end that the signal asks for
	 */
	async wait(signal: AbortSignal | undefined): Promise<number> {
		try {
			return await waitUnlessAborted(this.done, signal);
		} catch (error) {
			this.leave();
			throw error;
		}
	}

	// Who wants all rows is not held up by the one who takes them as they come.
	#pace(): void {
		this.feed?.hurry(this.#waiting > 1);
	}

	/** Ends the read for all who wait, with the error that is given. */
	abort(reason?: ProviderError): void {
		this.#onAbandoned();
		this.#controller.abort(reason);
	}
}

async function runJob(options: FetchJobOptions, signal: AbortSignal): Promise<number> {
	try {
		await options.waitForEntry();
		return await readEntered(options, signal);
	} finally {
		await options.onEnd();
	}
}

async function readEntered(options: FetchJobOptions, signal: AbortSignal): Promise<number> {
	const { storage, clock, stored } = options;
	const end = new AbortController();
	const heartbeat = keepLease(options, AbortSignal.any([signal, end.signal]));
	const run: FetchRun = {
		storage,
		now: () => clock.now(),
		holder: options.holder,
		stored,
		scan: options.scan,
		columns: options.columns,
		hasKey: options.isKept && hasKey(options),
		versions: describeVersions(options),
		fetchPages: options.fetchPages,
		feed: options.feed,
		signal,
		onPage: options.onPage,
		outcome: { isShort: false },
	};
	try {
		throwIfAborted(signal);
		const result = await fetchRows(run, options);
		throwIfAborted(signal);
		const overlay = options.overlay && { plan: options.overlay, stored, isRefresh: result.base !== undefined };
		const settled = overlay && (await rereadWritten(run, overlay));
		throwIfAborted(signal);
		const layOver = async (tables: Tables) => {
			if (overlay && settled) await layOverWrites(tables, overlay, settled);
		};
		const rowCount = await finish(result, run, layOver, options);
		await giveHeld(run);
		return rowCount;
	} catch (error) {
		await leaveUnfinished(options);
		// Whatever an aborted fetch says, it ended because it was told to.
		throw signal.aborted ? createAbortError(signal) : error;
	} finally {
		end.abort();
		await heartbeat;
	}
}

async function giveHeld({ feed, storage }: FetchRun): Promise<void> {
	if (!feed?.held) return;
	feed.putHeld(await feed.held.list(storage));
	feed.complete();
}

// Without all of its columns, the key tells no two rows apart.
function hasKey({ scan, columns }: FetchJobOptions): boolean {
	return scan.table.key.every((name) => columns.some((column) => column.name === name));
}

function describeVersions(options: FetchJobOptions): RowVersions | undefined {
	const { key, newerBy } = options.scan.table;
	const columns = options.columns.map(({ name }) => name);
	return hasKey(options) && newerBy !== undefined && columns.includes(newerBy) ? { columns, key, newerBy } : undefined;
}

async function keepLease({ clock, storage, stored, holder }: FetchJobOptions, signal: AbortSignal): Promise<void> {
	try {
		for (;;) {
			await clock.sleep(leaseMs / 3, signal, true);
			await extendLease(storage, stored.id, holder, clock.now());
		}
	} catch {
		// The end of the read ends the sleep; a lease that cannot be written runs out, and the next page says so.
	}
}

interface FetchedRows {
	/** The refreshed result, and what was noted of it before the refresh; undefined when everything was read. */
	readonly base: { readonly result: StoredResult; readonly lastNote: number } | undefined;
	readonly latest: number | undefined;
}

async function fetchRows(run: FetchRun, { base }: FetchJobOptions): Promise<FetchedRows> {
	const plan = base && planRefresh(run.scan);
	const since = base?.result.watermark;
	if (base && plan && since !== null && since !== undefined) {
		// Before the rows that are outdated are listed: what is noted in between is read again later.
		const lastNote = await findLastNote(run.storage);
		const changes = await fetchChanges(run, plan, base.result, since);
		// What is missing among the changes would be missing after the merge.
		if (changes !== "outdated" && !run.outcome.isShort) {
			return { base: { result: base.result, lastNote }, latest: changes.latest };
		}
		run.outcome.isShort = false;
		return { base: undefined, latest: await fetchWhole({ ...run, stored: await restartWhole(run, plan.hasParents) }) };
	}
	return { base: undefined, latest: await fetchWhole(run) };
}

// The machine's clock and the service's may differ by so much without a change being missed.
const clockSkewMs = 120_000;

async function finish(
	{ base, latest }: FetchedRows,
	{ stored, outcome }: FetchRun,
	layOver: (tables: Tables) => Promise<void>,
	options: FetchJobOptions,
): Promise<number> {
	const { storage, clock, holder, processes, scan } = options;
	// Rows of which some are missing serve those who waited for them, and nobody later.
	const isKept = options.isKept && !outcome.isShort;
	const seen = latest === undefined ? undefined : Math.min(latest, stored.as_of - clockSkewMs);
	const earlier = base?.result.watermark ?? undefined;
	const watermark = seen === undefined || (earlier ?? seen) > seen ? earlier : seen;
	const plan = planRefresh(scan);
	const { location } = storage;
	return storage.transaction(async (tables) => {
		await checkHold(tables, { id: stored.id, location }, holder);
		await layOver(tables);
		// Before the merge, which may change the table of the earlier result.
		const isAnyGone = isKept && (await spreadChanges(tables, stored, base?.result, options));
		if (base && plan) {
			const now = clock.now();
			const pinned = await findPinned(tables, { processes, now, except: options.base?.pinId ?? 0 });
			const isBaseUsed = pinned.has(base.result.id);
			await Promise.all([
				mergeResults(tables, { base: base.result, later: stored, plan, isBaseUsed }),
				moveOutdated(tables, base.result.id, stored.id, base.lastNote),
				!isBaseUsed && tables.run(queries.deleteFrom("scans").where("id", "=", base.result.id).compile()),
			]);
		}
		const rowCount = await completeFetch(tables, { result: stored, location }, holder, {
			now: clock.now(),
			isKept,
			watermark,
			base: base?.result,
		});
		if (isAnyGone) options.onVanished();
		return rowCount;
	});
}

// The error of the read is the one to report; what stays behind is swept by whoever opens the file next.
async function leaveUnfinished({ storage, log, stored, holder, isKept }: FetchJobOptions): Promise<void> {
	try {
		await storage.transaction(async (tables) => {
			const find = queries.selectFrom("scans").select("owner").where("id", "=", stored.id).compile();
			const [found] = await tables.run(find);
			if (found?.owner !== holder.owner) return;
			if (!isKept || !(await abandonFetch(tables, stored.id, holder))) await dropResult(tables, stored.id);
		});
	} catch (error) {
		const reason = error instanceof Error ? error.message : "unknown reason";
		log.write(1, "cache", "an unfinished scan could not be dropped", { scan: stored.id, reason });
	}
}

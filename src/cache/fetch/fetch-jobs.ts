import { randomUUID } from "node:crypto";
import { createError } from "../../base/index.ts";
import type { Tables } from "../../storage/index.ts";
import type { CacheCleaner } from "../cache-cleaner.ts";
import type { CacheOptions, Page } from "../cache-contract.ts";
import { type CacheLookup, describeNewResult } from "../cache-lookup.ts";
import { planOverlay } from "../change/overlay-plan.ts";
import { listRowLinks } from "../change/row-links.ts";
import type { Freshness, FreshnessRules } from "../freshness.ts";
import { beginFetch, dropResult } from "../result/result-ledger.ts";
import { pinResult } from "../result/result-pins.ts";
import type { StoredResult } from "../result/result-schema.ts";
import { findBase, findComplete } from "../result/result-search.ts";
import { FetchJob } from "./fetch-job.ts";
import { claimFetch, type Holder } from "./fetch-lease.ts";
import { findHeld } from "./held-rows.ts";
import { RowFeed } from "./row-feed.ts";

/** One look at the ledger, in one transaction. */
export interface JobSearch {
	readonly lookup: CacheLookup;
	/** Waits until what was entered stays. */
	readonly waitForEntry: () => Promise<unknown>;
	/** The job that was joined: to be left when nothing comes of the look. */
	joined?: FetchJob;
}

/** A job that was joined. */
export interface FoundJob {
	readonly job: FetchJob;
	/** It was begun by the same look. */
	readonly isOwn: boolean;
}

/** The reads of one cache that are under way. */
export class FetchJobs {
	readonly #options: CacheOptions;
	readonly #rules: FreshnessRules;
	readonly #cleaner: CacheCleaner;
	readonly #holder: Holder;
	/** Jobs that may be joined, by identity. */
	readonly #joinable = new Map<string, FetchJob>();
	readonly #running = new Set<FetchJob>();
	#isClosed = false;

	/** Begins without any. */
	constructor(options: CacheOptions, rules: FreshnessRules, cleaner: CacheCleaner) {
		this.#options = options;
		this.#rules = rules;
		this.#cleaner = cleaner;
		this.#holder = { processId: options.processes.ownId, owner: randomUUID() };
	}

	/**
	 * Joins the job that reads what is looked for, or begins one; to be called under the write lock, and the result pinned under the same.
	 * A read that began too long ago is worth waiting for where what changed meanwhile can be read on top of it.
	 * @returns Undefined when it is to be looked again a little later.
	 * @throws connection_closed
	 */
	async join(tables: Tables, search: JobSearch): Promise<FoundJob | undefined> {
		const { lookup } = search;
		if (!lookup.isKept) return this.#begin(tables, search);
		const { identity, isFresh, isRefreshable } = lookup;
		const { clock, processes } = this.#options;
		const claim = await claimFetch(tables, {
			identity,
			holder: this.#holder,
			processes,
			joinable: this.#joinable.get(identity),
			isRunning: (id) => [...this.#running].some((job) => job.id === id),
			now: clock.now(),
			isUseful: (result: Freshness) => isFresh(result) || isRefreshable,
			// What was read for a refresh is little, and soon too old.
			canResume: (result) =>
				isFresh(result) ||
				(lookup.mode !== "full" && this.#rules.isTolerated(result)) ||
				(isRefreshable && result.base_id === null),
		});
		if (claim.kind === "resume") return this.#resume(tables, search, claim.result);
		if (claim.kind === "free") return this.#begin(tables, search);
		// All others may have left it since it was looked for; joined in the same breath, it cannot end before it has the rows.
		const job = claim.kind === "join" ? this.#joinable.get(identity) : undefined;
		if (!job) return undefined;
		job.join();
		search.joined = job;
		return { job, isOwn: false };
	}

	/** Waits for the end of those that were told to end. */
	async settle(): Promise<void> {
		const ending = [...this.#running].filter((job) => job.isAborted);
		await Promise.allSettled(ending.map((job) => job.done));
	}

	/** Tells all to end, and begins none any more. */
	close(): void {
		this.#isClosed = true;
		for (const job of this.#running) job.abort(createError("connection_closed", {}));
	}

	async #resume(tables: Tables, search: JobSearch, stored: StoredResult): Promise<FoundJob> {
		const base = stored.base_id === null ? undefined : await findComplete(tables, stored.base_id);
		if (stored.base_id === null || (base && this.#rules.isRecentlyWhole(base)))
			return this.#startJob(tables, search, stored, base);
		// What it was to be merged into is gone, or must be read whole by now.
		await dropResult(tables, stored.id);
		return this.#begin(tables, search);
	}

	async #begin(tables: Tables, search: JobSearch): Promise<FoundJob> {
		const { lookup } = search;
		const found = lookup.isKept && lookup.isRefreshable ? await findBase(tables, lookup.identity) : undefined;
		const base = found && this.#rules.isRecentlyWhole(found) ? found : undefined;
		const stored = await beginFetch(tables, this.#holder, describeNewResult(lookup, this.#options), base);
		return this.#startJob(tables, search, stored, base);
	}

	async #startJob(
		tables: Tables,
		search: JobSearch,
		stored: StoredResult,
		base: StoredResult | undefined,
	): Promise<FoundJob> {
		const { storage, clock, log, processes } = this.#options;
		const { identity, scan, columns, isKept, onPage, fetchPages } = search.lookup;
		const overlay = planOverlay(scan, this.#options.tables);
		const canFeed = search.lookup.isStreamed && base === undefined && isFeedable(search.lookup, stored);
		const target = canFeed && overlay ? { plan: overlay, stored, isRefresh: false } : undefined;
		const names = columns.map(({ name }) => name);
		const held = target && (await findHeld(tables, target, names));
		const pinId = base && (await pinResult(tables, base.id, processes.ownId, clock.now()));
		// Whoever closes aborts the jobs that are there.
		if (this.#isClosed) throw createError("connection_closed", {});
		const job: FetchJob = new FetchJob({
			storage,
			clock,
			log,
			processes,
			holder: this.#holder,
			isKept,
			stored,
			base: base && pinId !== undefined ? { result: base, pinId } : undefined,
			scan,
			columns,
			fetchPages: scan.kind === "empty" ? noPages : fetchPages,
			onPage,
			feed: canFeed ? new RowFeed(held) : undefined,
			links: isKept && stored.is_full === 1 ? listRowLinks(this.#options.tables, scan.table.name) : [],
			overlay,
			onVanished: () => {
				this.#cleaner.noteVanished();
			},
			onAbandoned: () => {
				this.#closeToJoiners(identity, job);
			},
			waitForEntry: search.waitForEntry,
			onEnd: () => this.#endJob(identity, job, pinId),
		});
		this.#running.add(job);
		if (isKept) this.#joinable.set(identity, job);
		job.join();
		search.joined = job;
		return { job, isOwn: true };
	}

	async #endJob(identity: string, job: FetchJob, basePinId: number | undefined): Promise<void> {
		this.#closeToJoiners(identity, job);
		if (basePinId !== undefined) await this.#cleaner.unpin(basePinId);
		await this.#cleaner.clean();
		// Last, so that who closes waits for it.
		this.#running.delete(job);
	}

	#closeToJoiners(identity: string, job: FetchJob): void {
		if (this.#joinable.get(identity) === job) this.#joinable.delete(identity);
	}
}

// Rows are given as they come where those that are kept at the end are the same, and none twice: without all of its columns, the key tells no
// two rows apart; and what an earlier read left may have to be brought up to date first.
function isFeedable({ scan, columns, isFresh, isRefreshable }: CacheLookup, stored: StoredResult): boolean {
	const isAnswer = stored.resume === null || isFresh(stored) || !isRefreshable;
	return isAnswer && scan.table.key.every((name) => columns.some((column) => column.name === name));
}

async function* noPages(): AsyncGenerator<Page> {}

import { randomUUID } from "node:crypto";
import { createError, ProviderError, throwIfAborted, waitUnlessAborted } from "../base/index.ts";
import type { TableScan } from "../catalog/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import type {
	Cache,
	CachedResult,
	CacheOptions,
	FetchPages,
	Materialised,
	MaterialiseOptions,
	Page,
	RowWrite,
} from "./cache-contract.ts";
import { type CacheLookup, createLookup, describeNewResult } from "./cache-lookup.ts";
import { listRowLinks } from "./change/row-links.ts";
import { noteWrite } from "./change/row-write.ts";
import { FetchJob } from "./fetch/fetch-job.ts";
import { claimFetch, type Holder } from "./fetch/fetch-lease.ts";
import { createFreshnessRules, type Freshness, type FreshnessRules } from "./freshness.ts";
import { beginFetch, dropResult, LeaseLost, retireForgotten } from "./result/result-ledger.ts";
import { pinResult, unpinResult } from "./result/result-pins.ts";
import type { StoredResult } from "./result/result-schema.ts";
import { findBase, findComplete, findResult, hasObsolete, listResults, noteUse } from "./result/result-search.ts";
import { evictResults, retireAll, sweepResults } from "./result/result-sweep.ts";
import { nameResultTables } from "./result/result-tables.ts";
import { findCoverage } from "./scan-coverage.ts";

/**
 * Makes the cache over an opened storage, and clears away what earlier processes left unfinished or expired.
 * @throws cache_disk
 */
export function createCache(options: CacheOptions): Cache {
	return new StorageCache(options);
}

/** How often another process's read is looked after. */
const pollMs = 100;

type NextJob = { readonly job: FetchJob; readonly isOwn: boolean } | "wait";

class StorageCache implements Cache {
	readonly #options: CacheOptions;
	readonly #holder: Holder;
	readonly #rules: FreshnessRules;
	/** Jobs that may be joined, by identity. */
	readonly #joinable = new Map<string, FetchJob>();
	readonly #running = new Set<FetchJob>();
	readonly #releases = new Set<() => void>();
	#isClosed = false;
	/** Rows are gone, and the file may still have traces of them. */
	#isScrubDue = false;

	constructor(options: CacheOptions) {
		this.#options = options;
		this.#rules = createFreshnessRules(options);
		this.#holder = { processId: options.processes.ownId, owner: randomUUID() };
		if (!options.isOffline) retireForgotten(options.storage, options.clock.now());
		this.#sweep();
	}

	async materialise(
		scan: TableScan,
		columns: readonly ColumnDefinition[],
		fetchPages: FetchPages,
		signal?: AbortSignal,
		{ mode = "tolerant", onPage = () => undefined }: MaterialiseOptions = {},
	): Promise<Materialised> {
		const lookup = createLookup({ scan, columns, fetchPages, mode, onPage }, this.#options, this.#rules);
		for (;;) {
			if (this.#isClosed) throw createError("connection_closed", {});
			throwIfAborted(signal);
			const fresh = lookup.isKept ? this.#pinFresh(lookup) : undefined;
			if (fresh) return fresh;
			if (mode === "cached" && lookup.isKept) throw createError("not_cached", { table: scan.table.name });
			const next = this.#findJob(lookup);
			if (next === "wait") await this.#wait(signal);
			else {
				const joined = await this.#join(next, lookup, signal);
				if (joined) return joined;
			}
		}
	}

	list(): readonly CachedResult[] {
		return listResults(this.#options.storage, this.#rules.isTolerated, this.#options.fullRefreshMs);
	}

	noteWrite(write: RowWrite): void {
		const { storage, tables } = this.#options;
		noteWrite(storage, write, this.#options.variant, listRowLinks(tables, write.table));
		if (write.isDeleted) this.#isScrubDue = true;
		this.#tidy(undefined, true);
	}

	clear(tables?: readonly string[]): number {
		const { storage, processes, clock } = this.#options;
		const cleared = retireAll(storage, tables, processes, clock.now());
		this.#sweep();
		storage.reclaimSpace();
		return cleared;
	}

	async settle(): Promise<void> {
		const ending = [...this.#running].filter((job) => job.isAborted);
		await Promise.allSettled(ending.map((job) => job.done));
	}

	countBytes(): number {
		return this.#options.storage.countBytes();
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		const jobs = [...this.#running];
		for (const job of jobs) job.abort(createError("connection_closed", {}));
		await Promise.allSettled(jobs.map((job) => job.done));
		for (const release of [...this.#releases]) release();
		this.#tidy();
	}

	#pinFresh(lookup: CacheLookup): Materialised | undefined {
		const { storage, variant, clock } = this.#options;
		const { scan, columns, identity, isFresh } = lookup;
		const search = {
			identity,
			variant,
			table: scan.table.name,
			columns: columns.map((column) => column.name),
			coverage: findCoverage(scan),
			isFresh,
		};
		const found = this.#whateverTheDisk(
			// Found and pinned under one lock: no other process can drop the table in between.
			() =>
				storage.transaction(() => {
					const result = findResult(storage, search);
					if (!result) return undefined;
					noteUse(storage, result.id, clock.now());
					return { result, release: this.#pin(result.id) };
				}),
			() => {
				const result = findResult(storage, search);
				return result && { result, release: () => undefined };
			},
		);
		if (!found) return undefined;
		const { tableName, asOf, rowCount } = found.result;
		this.#report(lookup, "cache", rowCount);
		return { tableName, source: "cache", asOf, rowCount, release: found.release };
	}

	// Where the disk is full nothing can be noted, not even by others who would drop something; what is there can be read all the same.
	#whateverTheDisk<Result>(work: () => Result, withoutWriting: () => Result): Result {
		try {
			return work();
		} catch (error) {
			if (!(error instanceof ProviderError) || error.code !== "cache_disk") throw error;
			this.#options.log.write(1, "cache", "nothing can be noted in the cache", { reason: error.message });
			return withoutWriting();
		}
	}

	// A read that began too long ago is worth waiting for where what changed meanwhile can be read on top of it.
	#findJob(lookup: CacheLookup): NextJob {
		const { identity, isKept, isFresh, isRefreshable } = lookup;
		const isUseful = (result: Freshness) => isFresh(result) || isRefreshable;
		const running = isKept ? this.#joinable.get(identity) : undefined;
		if (running && isUseful(running.freshness)) return { job: running, isOwn: false };
		const { storage, clock, processes } = this.#options;
		const holder = this.#holder;
		const now = clock.now();
		return storage.transaction(() => {
			const claim = claimFetch(storage, {
				identity,
				holder,
				processes,
				isRunning: (id) => [...this.#running].some((job) => job.id === id),
				now,
				isUseful,
				// What was read for a refresh is little, and soon too old.
				canResume: (result) =>
					isFresh(result) ||
					(lookup.mode !== "full" && this.#rules.isTolerated(result)) ||
					(isRefreshable && result.base_id === null),
			});
			if (claim.kind === "wait") return "wait";
			const resumed = claim.kind === "resume" ? this.#resume(claim.result, lookup) : undefined;
			return resumed ?? { job: this.#begin(lookup), isOwn: true };
		});
	}

	#resume(stored: StoredResult, lookup: CacheLookup): NextJob | undefined {
		const { storage } = this.#options;
		const base = stored.base_id === null ? undefined : findComplete(storage, stored.base_id);
		if (stored.base_id === null || (base && this.#rules.isRecentlyWhole(base)))
			return { job: this.#startJob(stored, base, lookup), isOwn: true };
		// What it was to be merged into is gone, or must be read whole by now.
		dropResult(storage, stored.id);
		return undefined;
	}

	#begin(lookup: CacheLookup): FetchJob {
		const { storage } = this.#options;
		const found = lookup.isKept && lookup.isRefreshable ? findBase(storage, lookup.identity) : undefined;
		const base = found && this.#rules.isRecentlyWhole(found) ? found : undefined;
		return this.#startJob(
			beginFetch(storage, this.#holder, describeNewResult(lookup, this.#options), base),
			base,
			lookup,
		);
	}

	#startJob(stored: StoredResult, base: StoredResult | undefined, lookup: CacheLookup): FetchJob {
		const { storage, clock, log, processes } = this.#options;
		const { identity, scan, columns, isKept, onPage } = lookup;
		const pinId = base && pinResult(storage, base.id, processes.ownId, clock.now());
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
			fetchPages: scan.kind === "empty" ? noPages : lookup.fetchPages,
			onPage,
			links: isKept && stored.is_full === 1 ? listRowLinks(this.#options.tables, scan.table.name) : [],
			onVanished: () => {
				this.#isScrubDue = true;
			},
			onAbandoned: () => this.#closeToJoiners(identity, job),
		});
		this.#running.add(job);
		if (isKept) this.#joinable.set(identity, job);
		const end = () => {
			this.#running.delete(job);
			this.#closeToJoiners(identity, job);
			this.#tidy(pinId, true);
		};
		job.done.then(end, end);
		return job;
	}

	// Gives nothing when the rows that came are no answer, so that all has to be looked at again.
	async #join(
		{ job, isOwn }: Exclude<NextJob, "wait">,
		lookup: CacheLookup,
		signal: AbortSignal | undefined,
	): Promise<Materialised | undefined> {
		const release = this.#pin(job.id);
		try {
			const rowCount = await job.join(signal);
			this.#report(lookup, "live", rowCount);
			const isAnswer = lookup.isFresh(job.freshness) || (isOwn && !job.isResumed) || !lookup.isRefreshable;
			if (lookup.isKept && this.#options.maxBytes !== undefined) this.#evict(this.#options.maxBytes, job.id);
			if (!isAnswer) {
				release();
				return undefined;
			}
			const tableName = nameResultTables(job.id).rows;
			return { tableName, source: "live", asOf: job.asOf, rowCount, release };
		} catch (error) {
			release();
			if (error instanceof LeaseLost) return undefined;
			throw error;
		}
	}

	#wait(signal: AbortSignal | undefined): Promise<void> {
		return waitUnlessAborted(this.#options.clock.sleep(pollMs, signal), signal);
	}

	#closeToJoiners(identity: string, job: FetchJob): void {
		if (this.#joinable.get(identity) === job) this.#joinable.delete(identity);
	}

	#pin(resultId: number): () => void {
		const { storage, clock, processes } = this.#options;
		const pinId = pinResult(storage, resultId, processes.ownId, clock.now());
		const release = () => {
			if (!this.#releases.delete(release)) return;
			this.#tidy(pinId);
		};
		this.#releases.add(release);
		return release;
	}

	// After a statement has its rows: that a table stays a while longer is nothing to fail for.
	#tidy(pinId?: number, isSwept = false): void {
		const { storage, log } = this.#options;
		try {
			const isObsolete = pinId !== undefined && unpinResult(storage, pinId);
			if (isObsolete || isSwept) this.#sweep();
			if (this.#isScrubDue) this.#isScrubDue = !storage.scrub() || hasObsolete(storage);
		} catch (error) {
			const reason = error instanceof Error ? error.message : "unknown reason";
			log.write(1, "cache", "an outdated scan could not be dropped", { reason });
		}
	}

	#evict(maxBytes: number, keptId: number): void {
		const { storage, processes, clock } = this.#options;
		evictResults(storage, maxBytes, { keptId, processes, now: clock.now() });
		this.#tidy(undefined, true);
	}

	#sweep(): void {
		const { storage, clock, processes, log } = this.#options;
		const dropped = sweepResults(storage, processes, clock.now());
		if (dropped > 0) log.write(2, "cache", "scans dropped", { dropped });
	}

	#report({ scan, predicate }: CacheLookup, source: "live" | "cache", rows: number): void {
		this.#options.log.write(2, "cache", "scan", { table: scan.table.name, predicate, source, rows });
	}
}

async function* noPages(): AsyncGenerator<Page> {}

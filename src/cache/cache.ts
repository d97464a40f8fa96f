import { createError, ProviderError, throwIfAborted, waitUnlessAborted } from "../base/index.ts";
import type { TableScan } from "../catalog/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import type { Reader, Tables } from "../storage/index.ts";
import { CacheCleaner } from "./cache-cleaner.ts";
import type {
	Cache,
	CachedResult,
	CacheOptions,
	FetchPages,
	HeldResults,
	KeptRows,
	LiveRows,
	Materialised,
	MaterialiseOptions,
	ReadMode,
	RowWrite,
} from "./cache-contract.ts";
import { type CacheLookup, createLookup, createSearch, describeSearch, type LookupRequest } from "./cache-lookup.ts";
import { listUnsettled } from "./change/overlay-plan.ts";
import { countGone, findLastWrites } from "./change/own-writes.ts";
import { noteWrites } from "./change/row-write.ts";
import type { FetchJob } from "./fetch/fetch-job.ts";
import { FetchJobs, type JobSearch } from "./fetch/fetch-jobs.ts";
import { createFreshnessRules, type FreshnessRules } from "./freshness.ts";
import { giveLiveRows } from "./live-rows.ts";
import { PromiseSet } from "./promise-set.ts";
import { confirmKept, KeptResults } from "./result/kept-results.ts";
import { chooseIndexed, indexResult } from "./result/result-indexes.ts";
import { LeaseLost, retireForgotten } from "./result/result-ledger.ts";
import { pinResult } from "./result/result-pins.ts";
import {
	describeResults,
	type FoundResult,
	findResult,
	type ListedResult,
	listResults,
	noteUse,
} from "./result/result-search.ts";
import { evictResults, retireAll } from "./result/result-sweep.ts";
import { nameResultTables } from "./result/result-tables.ts";

/**
 * Makes the cache over an opened storage, and clears away what earlier processes left unfinished or expired.
 * @throws cache_disk
 */
export async function createCache(options: CacheOptions): Promise<Cache> {
	const cleaner = new CacheCleaner(options);
	if (!options.isOffline) await retireForgotten(options.storage, options.clock.now());
	await cleaner.sweep();
	return new StorageCache(options, cleaner);
}

/** How often another process's read is looked after. */
const pollMs = 100;

/** What the ledger has for a lookup; who finds a result or a job has it pinned. */
type Found =
	| { readonly kind: "result"; readonly result: FoundResult; readonly pinId: number | undefined }
	| { readonly kind: "job"; readonly job: FetchJob; readonly isOwn: boolean; readonly pinId: number }
	| { readonly kind: "wait" }
	| { readonly kind: "nothing" };

type Held =
	| Extract<Found, { readonly kind: "wait" | "nothing" }>
	| (Extract<Found, { readonly kind: "result" | "job" }> & Pick<Materialised, "release">);

class StorageCache implements Cache {
	readonly #options: CacheOptions;
	readonly #cleaner: CacheCleaner;
	readonly #rules: FreshnessRules;
	readonly #jobs: FetchJobs;
	readonly #seen = new KeptResults();
	/** When results answered that were not looked up: to be noted. */
	readonly #used = new Map<number, number>();
	readonly #releases = new Set<() => Promise<void>>();
	/** Looks at the ledger that are under way. */
	readonly #looks = new PromiseSet();
	/** Other work on the storage, which nobody may be waiting for. */
	readonly #work = new PromiseSet();
	/** Indexes that are being made: nobody but the end waits for them. */
	readonly #indexing = new PromiseSet();
	#closing: Promise<void> | undefined;

	constructor(options: CacheOptions, cleaner: CacheCleaner) {
		this.#options = options;
		this.#cleaner = cleaner;
		this.#rules = createFreshnessRules(options);
		this.#jobs = new FetchJobs(options, this.#rules, cleaner);
	}

	async materialise(
		scan: TableScan,
		columns: readonly ColumnDefinition[],
		fetchPages: FetchPages,
		signal?: AbortSignal,
		{ mode = "tolerant", onPage = () => undefined }: MaterialiseOptions = {},
	): Promise<Materialised> {
		const found = await this.#obtain({ scan, columns, fetchPages, mode, onPage, isStreamed: false }, signal);
		if ("tableName" in found) return found;
		throw createError("internal", { problem: "rows were given before they were asked for" });
	}

	stream(
		scan: TableScan,
		columns: readonly ColumnDefinition[],
		fetchPages: FetchPages,
		signal?: AbortSignal,
		{ mode = "tolerant", onPage = () => undefined }: MaterialiseOptions = {},
	): Promise<LiveRows | Materialised> {
		return this.#obtain({ scan, columns, fetchPages, mode, onPage, isStreamed: true }, signal);
	}

	async #obtain(request: LookupRequest, signal: AbortSignal | undefined): Promise<LiveRows | Materialised> {
		const lookup = createLookup(request, this.#options, this.#rules);
		for (;;) {
			this.#throwIfClosed();
			throwIfAborted(signal);
			const look = this.#looks.add(this.#look(lookup));
			const held = await waitUnlessAborted(look, signal).catch((error: unknown) => {
				void this.#looks.add(look.then(abandon, () => undefined));
				throw error;
			});
			if (held.kind === "nothing") throw createError("not_cached", { table: lookup.scan.table.name });
			if (held.kind === "result") {
				const { tableName, asOf, rowCount } = held.result;
				this.#report(lookup, "cache", rowCount);
				return { tableName, source: "cache", asOf, rowCount, release: held.release };
			}
			if (held.kind === "wait") await this.#wait(signal);
			else if (held.isOwn && held.job.feed) {
				const waitForRows = () => this.#waitForRows(held, lookup, signal);
				return giveLiveRows(held.job, held.job.feed, { signal, waitForRows, release: held.release });
			} else {
				const fetched = await this.#waitForRows(held, lookup, signal);
				if (fetched) return fetched;
			}
		}
	}

	findKept(
		scan: TableScan,
		columns: readonly ColumnDefinition[],
		mode: Extract<ReadMode, "tolerant" | "cached">,
	): KeptRows | undefined {
		// Without a snapshot, somebody could drop them while they are read.
		if (!this.#options.storage.hasSnapshots || this.#closing) return undefined;
		const search = createSearch({ scan, columns, mode }, this.#options, this.#rules);
		return search && this.#seen.find(search, mode === "cached");
	}

	async confirmKept(kept: readonly KeptRows[], reader: Reader): Promise<readonly KeptRows[] | undefined> {
		const confirmed = await confirmKept(reader, kept);
		const { log, clock } = this.#options;
		for (const { id, table, predicate, rowCount } of confirmed ?? []) {
			this.#used.set(id, clock.now());
			log.write(2, "cache", "scan", { table, predicate, source: "cache", rows: rowCount });
		}
		return confirmed;
	}

	holdSeen(): HeldResults {
		const { isTolerated } = this.#rules;
		const { isOffline } = this.#options;
		const held = new KeptResults();
		held.remember(this.#seen.list().filter((row) => row.state === "complete" && (isOffline || isTolerated(row))));
		return {
			find: (scan, columns) => {
				const search = createSearch({ scan, columns, mode: "cached" }, this.#options, this.#rules);
				return search && held.find(search, true);
			},
			list: () => this.#describe(held.list()),
		};
	}

	listSeen(): readonly CachedResult[] {
		return this.#describe(this.#seen.list());
	}

	async list(): Promise<readonly CachedResult[]> {
		const { storage } = this.#options;
		await this.#work.add(this.#tryNoteUses());
		const listed = await listResults(storage);
		this.#seen.remember(listed);
		return this.#describe(listed);
	}

	noteWrites(writes: readonly RowWrite[], earlier?: number): Promise<number> {
		return this.#work.add(this.#noteWrites(writes, earlier));
	}

	async listUnsettled(): Promise<ReadonlySet<string>> {
		const { storage, tables, clock } = this.#options;
		return listUnsettled(await findLastWrites(storage), tables, clock.now());
	}

	countGone(): Promise<ReadonlyMap<string, number>> {
		return countGone(this.#options.storage);
	}

	clear(tables?: readonly string[]): Promise<number> {
		return this.#work.add(this.#clear(tables));
	}

	async settle(): Promise<void> {
		await this.#looks.settle();
		await this.#jobs.settle();
		await this.#work.settle();
	}

	countBytes(): Promise<number> {
		return this.#options.storage.countBytes();
	}

	close(): Promise<void> {
		this.#closing ??= this.#end();
		return this.#closing;
	}

	async #end(): Promise<void> {
		this.#jobs.close();
		// A look that began before may still pin something; it begins no job any more.
		await this.#looks.drain();
		await this.#jobs.settle();
		await this.#tryNoteUses();
		for (const release of [...this.#releases]) void release();
		await this.#indexing.drain();
		await this.#work.drain();
		await this.#cleaner.finish();
	}

	#describe(listed: readonly ListedResult[]): readonly CachedResult[] {
		return describeResults(listed, this.#rules.isTolerated, this.#options.fullRefreshMs);
	}

	// Where the disk is full, what was used is not known, and nobody needs to know.
	async #tryNoteUses(): Promise<void> {
		if (this.#used.size === 0) return;
		const { storage, log } = this.#options;
		await storage
			.transaction((tables) => this.#noteUses(tables))
			.catch((error: unknown) => {
				const reason = error instanceof Error ? error.message : "unknown reason";
				log.write(1, "cache", "nothing can be noted in the cache", { reason });
			});
	}

	// What answers again and again is noted now and then.
	async #noteUses(tables: Tables): Promise<void> {
		const used = [...this.#used];
		this.#used.clear();
		await Promise.all(used.map(([id, at]) => noteUse(tables, id, at)));
	}

	#throwIfClosed(): void {
		if (this.#closing) throw createError("connection_closed", {});
	}

	async #noteWrites(writes: readonly RowWrite[], earlier: number | undefined): Promise<number> {
		const { storage, tables, variant, clock } = this.#options;
		const note = await noteWrites(storage, writes, earlier, { tables, variant, now: clock.now() });
		if (writes.some(({ outcome }) => outcome === "gone")) this.#cleaner.noteVanished();
		await this.#cleaner.clean();
		return note;
	}

	async #clear(names: readonly string[] | undefined): Promise<number> {
		const { storage, processes, clock } = this.#options;
		const cleared = await retireAll(storage, names, processes, clock.now());
		await this.#cleaner.sweep();
		await storage.reclaimSpace();
		return cleared;
	}

	// Found or begun, and pinned, under one lock: nobody, not even another process, gets in between.
	async #look(lookup: CacheLookup): Promise<Held> {
		const search: JobSearch = { lookup, waitForEntry: () => entry };
		const entry: Promise<Found> = this.#options.storage.transaction((tables) => this.#find(tables, search));
		const found = await entry.catch((error: unknown) => {
			search.joined?.leave();
			return this.#findUnpinned(lookup, error);
		});
		if (found.kind === "wait" || found.kind === "nothing") return found;
		const held = { ...found, release: this.#createRelease(found.pinId) };
		if (!this.#closing) return held;
		abandon(held);
		throw createError("connection_closed", {});
	}

	async #find(tables: Tables, search: JobSearch): Promise<Found> {
		const { lookup } = search;
		const { clock, processes, variant } = this.#options;
		const pin = (id: number) => pinResult(tables, id, processes.ownId, clock.now());
		this.#throwIfClosed();
		if (lookup.isKept) {
			const result = await findResult(tables, describeSearch(lookup, variant));
			if (result) {
				this.#used.set(result.id, clock.now());
				const [pinId] = await Promise.all([pin(result.id), this.#noteUses(tables)]);
				return { kind: "result", result, pinId };
			}
			if (lookup.mode === "cached") return { kind: "nothing" };
		}
		const found = await this.#jobs.join(tables, search);
		return found ? { kind: "job", ...found, pinId: await pin(found.job.id) } : { kind: "wait" };
	}

	// Where the disk is full nothing can be noted, not even by others who would drop something; what is there can be read all the same.
	async #findUnpinned(lookup: CacheLookup, error: unknown): Promise<Found> {
		if (!lookup.isKept || !(error instanceof ProviderError) || error.code !== "cache_disk") throw error;
		const { storage, variant, log } = this.#options;
		const result = await findResult(storage, describeSearch(lookup, variant));
		if (!result) throw error;
		log.write(1, "cache", "nothing can be noted in the cache", { reason: error.message });
		return { kind: "result", result, pinId: undefined };
	}

	// Gives nothing when the rows that came are no answer, so that all has to be looked at again.
	async #waitForRows(
		{ job, isOwn, release }: Extract<Held, { readonly kind: "job" }>,
		lookup: CacheLookup,
		signal: AbortSignal | undefined,
	): Promise<Materialised | undefined> {
		try {
			const rowCount = await job.wait(signal);
			this.#throwIfClosed();
			this.#report(lookup, "live", rowCount);
			const isAnswer = lookup.isFresh(job.freshness) || (isOwn && !job.isResumed) || !lookup.isRefreshable;
			if (lookup.isKept && this.#options.maxBytes !== undefined)
				await this.#work.add(this.#evict(this.#options.maxBytes, job.id));
			if (!isAnswer) {
				await release();
				return undefined;
			}
			if (isOwn && lookup.isKept) void this.#indexing.add(this.#index(job.id, rowCount, lookup));
			const tableName = nameResultTables(job.id).rows;
			return { tableName, source: "live", asOf: job.asOf, rowCount, release };
		} catch (error) {
			void release();
			if (error instanceof LeaseLost) return undefined;
			throw error;
		}
	}

	// Nobody waits for it: without indexes the same rows are found, later.
	async #index(id: number, rowCount: number, { scan, columns }: CacheLookup): Promise<void> {
		const { storage, log } = this.#options;
		const indexed = chooseIndexed(scan.table, columns);
		await indexResult(storage, { id, rowCount }, indexed, () => this.#closing === undefined).catch((error: unknown) => {
			const reason = error instanceof Error ? error.message : "unknown reason";
			log.write(2, "cache", "a scan has no indexes", { scan: id, reason });
		});
	}

	#wait(signal: AbortSignal | undefined): Promise<void> {
		return waitUnlessAborted(this.#options.clock.sleep(pollMs, signal), signal);
	}

	#createRelease(pinId: number | undefined): () => Promise<void> {
		if (pinId === undefined) return () => Promise.resolve();
		let released: Promise<void> | undefined;
		const release = () => {
			this.#releases.delete(release);
			released ??= this.#work.add(this.#cleaner.release(pinId));
			return released;
		};
		this.#releases.add(release);
		return release;
	}

	async #evict(maxBytes: number, keptId: number): Promise<void> {
		const { storage, processes, clock } = this.#options;
		await evictResults(storage, maxBytes, { keptId, processes, now: clock.now() });
		await this.#cleaner.clean();
	}

	#report({ scan, predicate }: CacheLookup, source: "live" | "cache", rows: number): void {
		this.#options.log.write(2, "cache", "scan", { table: scan.table.name, predicate, source, rows });
	}
}

// Whoever asked has left before he was told.
function abandon(held: Held): void {
	if (held.kind === "job") held.job.leave();
	if (held.kind === "job" || held.kind === "result") void held.release();
}

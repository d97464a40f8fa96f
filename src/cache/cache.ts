import { randomUUID } from "node:crypto";
import { createError, ProviderError, throwIfAborted, waitUnlessAborted } from "../base/index.ts";
import type { TableScan } from "../catalog/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import type {
	Cache,
	CacheOptions,
	FetchPages,
	HeldScan,
	Materialised,
	MaterialiseOptions,
	Page,
	PageProgress,
	ReadMode,
	RowWrite,
} from "./cache-contract.ts";
import type { StoredScan } from "./cache-schema.ts";
import { planRefresh } from "./refresh-plan.ts";
import { listRowLinks } from "./row-links.ts";
import { noteWrite } from "./row-write.ts";
import { findCoverage, isFullRead, listFilledColumns } from "./scan-coverage.ts";
import { claimScan, type Holder } from "./scan-lease.ts";
import { beginScan, dropScan, LeaseLost, type NewScan, retireForgotten } from "./scan-ledger.ts";
import { pinScan, unpinScan } from "./scan-pins.ts";
import { ScanRead } from "./scan-read.ts";
import { type Freshness, findBase, findComplete, findScan, hasObsolete, listScans, noteUse } from "./scan-search.ts";
import { evictScans, retireAll, sweepScans } from "./scan-sweep.ts";
import { nameScanTables } from "./scan-tables.ts";
import { printScan } from "./scan-text.ts";
import type { WantedRows } from "./wanted-rows.ts";

/**
 * Makes the cache over an opened storage, and clears away what earlier processes left unfinished or expired.
 * @throws cache_disk
 */
export function createCache(options: CacheOptions): Cache {
	return new StorageCache(options);
}

/** How often another process's read is looked after. */
const pollMs = 100;

type NextRead = { readonly read: ScanRead; readonly isOwn: boolean } | "wait";

class StorageCache implements Cache {
	readonly #options: CacheOptions;
	readonly #holder: Holder;
	/** Reads that may be joined, by identity. */
	readonly #joinable = new Map<string, ScanRead>();
	readonly #running = new Set<ScanRead>();
	readonly #releases = new Set<() => void>();
	#isClosed = false;
	/** Rows are gone, and the file may still have traces of them. */
	#isScrubDue = false;

	constructor(options: CacheOptions) {
		this.#options = options;
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
		const wanted = this.#describe(scan, columns, fetchPages, mode, onPage);
		for (;;) {
			if (this.#isClosed) throw createError("connection_closed", {});
			throwIfAborted(signal);
			const fresh = wanted.isKept ? this.#pinFresh(wanted) : undefined;
			if (fresh) return fresh;
			if (mode === "cached" && wanted.isKept) throw createError("not_cached", { table: scan.table.name });
			const next = this.#findRead(wanted);
			if (next === "wait") await this.#wait(signal);
			else {
				const joined = await this.#join(next, wanted, signal);
				if (joined) return joined;
			}
		}
	}

	list(): readonly HeldScan[] {
		return listScans(this.#options.storage, this.#isTolerated, this.#options.fullRefreshMs);
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
		const ending = [...this.#running].filter((read) => read.isAborted);
		await Promise.allSettled(ending.map((read) => read.done));
	}

	countBytes(): number {
		return this.#options.storage.countBytes();
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		const reads = [...this.#running];
		for (const read of reads) read.abort(createError("connection_closed", {}));
		await Promise.allSettled(reads.map((read) => read.done));
		for (const release of [...this.#releases]) release();
		this.#tidy();
	}

	#describe(
		scan: TableScan,
		columns: readonly ColumnDefinition[],
		fetchPages: FetchPages,
		mode: ReadMode,
		onPage: (page: PageProgress) => void,
	): WantedRows {
		const predicate = printScan(scan);
		const names = columns.map((column) => column.name);
		const isKept = this.#options.isKept && scan.kind !== "empty" && scan.kind !== "system";
		const parts = [this.#options.variant, predicate, names];
		const startedAt = this.#options.clock.now();
		const isFresh = {
			tolerant: this.#isTolerated,
			refresh: (held: Freshness) => held.is_outdated === 0 && held.as_of >= startedAt,
			full: (held: Freshness) => held.is_outdated === 0 && held.full_read_at >= startedAt,
			cached: () => true,
		}[mode];
		const refreshColumn = planRefresh(scan)?.column;
		return {
			scan,
			columns,
			predicate,
			// What is not kept is nobody else's business.
			identity: JSON.stringify(isKept ? parts : [...parts, randomUUID()]),
			fetchPages,
			isKept,
			mode,
			refreshColumn,
			isRefreshable: refreshColumn !== undefined && mode !== "full",
			isFresh,
			onPage,
		};
	}

	readonly #isTolerated = (held: Freshness): boolean => {
		const { toleranceMs } = this.#options;
		return held.is_outdated === 0 && toleranceMs > 0 && this.#isYounger(held.as_of, toleranceMs);
	};

	// A time to come means that the machine's clock was set back: then nobody knows the age.
	#isYounger(time: number, ageMs: number): boolean {
		const age = this.#options.clock.now() - time;
		return age >= 0 && age <= ageMs;
	}

	#pinFresh(wanted: WantedRows): Materialised | undefined {
		const { storage, variant, clock } = this.#options;
		const { scan, columns, identity, isFresh } = wanted;
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
					const held = findScan(storage, search);
					if (!held) return undefined;
					noteUse(storage, held.id, clock.now());
					return { held, release: this.#pin(held.id) };
				}),
			() => {
				const held = findScan(storage, search);
				return held && { held, release: () => undefined };
			},
		);
		if (!found) return undefined;
		const { tableName, asOf, rowCount } = found.held;
		this.#report(wanted, "cache", rowCount);
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
	#findRead(wanted: WantedRows): NextRead {
		const { identity, isKept, isFresh, isRefreshable } = wanted;
		const isUseful = (held: Freshness) => isFresh(held) || isRefreshable;
		const running = isKept ? this.#joinable.get(identity) : undefined;
		if (running && isUseful(running.freshness)) return { read: running, isOwn: false };
		const { storage, clock, processes } = this.#options;
		const holder = this.#holder;
		const now = clock.now();
		return storage.transaction(() => {
			const claim = claimScan(storage, {
				identity,
				holder,
				processes,
				isRunning: (id) => [...this.#running].some((read) => read.id === id),
				now,
				isUseful,
				// What was read for a refresh is little, and soon too old.
				canResume: (scan) =>
					isFresh(scan) ||
					(wanted.mode !== "full" && this.#isTolerated(scan)) ||
					(isRefreshable && scan.base_id === null),
			});
			if (claim.kind === "wait") return "wait";
			const resumed = claim.kind === "resume" ? this.#resume(claim.scan, wanted) : undefined;
			return resumed ?? { read: this.#begin(wanted), isOwn: true };
		});
	}

	#resume(stored: StoredScan, wanted: WantedRows): NextRead | undefined {
		const { storage } = this.#options;
		const base = stored.base_id === null ? undefined : findComplete(storage, stored.base_id);
		if (stored.base_id === null || (base && this.#isRecentlyWhole(base)))
			return { read: this.#startRead(stored, base, wanted), isOwn: true };
		// What it was to be merged into is gone, or must be read whole by now.
		dropScan(storage, stored.id);
		return undefined;
	}

	#begin(wanted: WantedRows): ScanRead {
		const { storage } = this.#options;
		const found = wanted.isKept && wanted.isRefreshable ? findBase(storage, wanted.identity) : undefined;
		const base = found && this.#isRecentlyWhole(found) ? found : undefined;
		return this.#startRead(beginScan(storage, this.#holder, this.#makeScan(wanted), base), base, wanted);
	}

	#isRecentlyWhole({ full_read_at }: StoredScan): boolean {
		const { fullRefreshMs } = this.#options;
		return fullRefreshMs > 0 && this.#isYounger(full_read_at, fullRefreshMs);
	}

	#makeScan({ scan, columns, predicate, identity, refreshColumn }: WantedRows): NewScan {
		const { clock, variant, toleranceMs } = this.#options;
		const names = columns.map((column) => column.name);
		const asOf = clock.now();
		return {
			identity,
			variant,
			predicate,
			source_table: scan.table.name,
			is_full: isFullRead(scan) ? 1 : 0,
			refresh_column: refreshColumn ?? null,
			as_of: asOf,
			expires_at: asOf + toleranceMs,
			columns: columns.map(({ name, type }) => ({ name, type })),
			filledColumns: listFilledColumns(scan, names),
			// Without all of its columns, the key tells no two rows apart.
			key: scan.table.key.every((name) => names.includes(name)) ? scan.table.key : [],
			hasParents: scan.kind === "child" || scan.kind === "embedded",
		};
	}

	#startRead(stored: StoredScan, base: StoredScan | undefined, wanted: WantedRows): ScanRead {
		const { storage, clock, log, processes } = this.#options;
		const { identity, scan, columns, isKept, onPage } = wanted;
		const pinId = base && pinScan(storage, base.id, processes.ownId, clock.now());
		const read: ScanRead = new ScanRead({
			storage,
			clock,
			log,
			processes,
			holder: this.#holder,
			isKept,
			stored,
			base: base && pinId !== undefined ? { scan: base, pinId } : undefined,
			scan,
			columns,
			fetchPages: scan.kind === "empty" ? noPages : wanted.fetchPages,
			onPage,
			links: isKept && stored.is_full === 1 ? listRowLinks(this.#options.tables, scan.table.name) : [],
			onVanished: () => {
				this.#isScrubDue = true;
			},
			onAbandoned: () => this.#closeToJoiners(identity, read),
		});
		this.#running.add(read);
		if (isKept) this.#joinable.set(identity, read);
		const end = () => {
			this.#running.delete(read);
			this.#closeToJoiners(identity, read);
			this.#tidy(pinId, true);
		};
		read.done.then(end, end);
		return read;
	}

	// Gives nothing when the rows that came are no answer, so that all has to be looked at again.
	async #join(
		{ read, isOwn }: Exclude<NextRead, "wait">,
		wanted: WantedRows,
		signal: AbortSignal | undefined,
	): Promise<Materialised | undefined> {
		const release = this.#pin(read.id);
		try {
			const rowCount = await read.join(signal);
			this.#report(wanted, "live", rowCount);
			const isAnswer = wanted.isFresh(read.freshness) || (isOwn && !read.isResumed) || !wanted.isRefreshable;
			if (wanted.isKept && this.#options.maxBytes !== undefined) this.#evict(this.#options.maxBytes, read.id);
			if (!isAnswer) {
				release();
				return undefined;
			}
			const tableName = nameScanTables(read.id).rows;
			return { tableName, source: "live", asOf: read.asOf, rowCount, release };
		} catch (error) {
			release();
			if (error instanceof LeaseLost) return undefined;
			throw error;
		}
	}

	#wait(signal: AbortSignal | undefined): Promise<void> {
		return waitUnlessAborted(this.#options.clock.sleep(pollMs, signal), signal);
	}

	#closeToJoiners(identity: string, read: ScanRead): void {
		if (this.#joinable.get(identity) === read) this.#joinable.delete(identity);
	}

	#pin(scanId: number): () => void {
		const { storage, clock, processes } = this.#options;
		const pinId = pinScan(storage, scanId, processes.ownId, clock.now());
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
			const isObsolete = pinId !== undefined && unpinScan(storage, pinId);
			if (isObsolete || isSwept) this.#sweep();
			if (this.#isScrubDue) this.#isScrubDue = !storage.scrub() || hasObsolete(storage);
		} catch (error) {
			const reason = error instanceof Error ? error.message : "unknown reason";
			log.write(1, "cache", "an outdated scan could not be dropped", { reason });
		}
	}

	#evict(maxBytes: number, keptId: number): void {
		const { storage, processes, clock } = this.#options;
		evictScans(storage, maxBytes, { keptId, processes, now: clock.now() });
		this.#tidy(undefined, true);
	}

	#sweep(): void {
		const { storage, clock, processes, log } = this.#options;
		const dropped = sweepScans(storage, processes, clock.now());
		if (dropped > 0) log.write(2, "cache", "scans dropped", { dropped });
	}

	#report({ scan, predicate }: WantedRows, source: "live" | "cache", rows: number): void {
		this.#options.log.write(2, "cache", "scan", { table: scan.table.name, predicate, source, rows });
	}
}

async function* noPages(): AsyncGenerator<Page> {}

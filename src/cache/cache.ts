import { createError } from "../base/index.ts";
import type { TableScan } from "../catalog/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import type { Cache, CacheOptions, FetchPages, HeldScan, Materialised, Page } from "./cache-contract.ts";
import { findCoverage, isFullRead, listFilledColumns } from "./scan-coverage.ts";
import { pinScan, retireForgotten, sweepScans, unpinScan } from "./scan-ledger.ts";
import { createEnd, ScanRead } from "./scan-read.ts";
import { findScan, listComplete } from "./scan-search.ts";
import { printScan } from "./scan-text.ts";

/**
 * Makes the cache over an opened storage, and clears away what earlier processes left unfinished or expired.
 * @throws cache_disk
 */
export function createCache(options: CacheOptions): Cache {
	return new StorageCache(options);
}

interface WantedRows {
	readonly scan: TableScan;
	readonly columns: readonly ColumnDefinition[];
	readonly predicate: string;
	readonly identity: string;
}

class StorageCache implements Cache {
	readonly #options: CacheOptions;
	/** Reads that may be joined, by identity. */
	readonly #joinable = new Map<string, ScanRead>();
	readonly #running = new Set<ScanRead>();
	readonly #releases = new Set<() => void>();
	#isClosed = false;

	constructor(options: CacheOptions) {
		this.#options = options;
		retireForgotten(options.storage, options.clock.now());
		this.#sweep();
	}

	async materialise(
		scan: TableScan,
		columns: readonly ColumnDefinition[],
		fetchPages: FetchPages,
		signal?: AbortSignal,
	): Promise<Materialised> {
		if (this.#isClosed) throw createError("connection_closed", {});
		if (signal?.aborted) throw createEnd(signal);
		const wanted = this.#describe(scan, columns);
		const isKept = this.#options.isKept && scan.kind !== "empty";
		const fresh = isKept ? this.#pinFresh(wanted) : undefined;
		if (fresh) return fresh;
		const running = isKept ? this.#joinable.get(wanted.identity) : undefined;
		const read = running && this.#isFresh(running.asOf) ? running : this.#startRead(wanted, fetchPages, isKept);
		return this.#join(read, wanted, signal);
	}

	list(): readonly HeldScan[] {
		return listComplete(this.#options.storage, (asOf) => this.#isFresh(asOf));
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		const reads = [...this.#running];
		for (const read of reads) read.abort(createError("connection_closed", {}));
		await Promise.allSettled(reads.map((read) => read.done));
		for (const release of [...this.#releases]) release();
	}

	#describe(scan: TableScan, columns: readonly ColumnDefinition[]): WantedRows {
		const predicate = printScan(scan);
		const names = columns.map((column) => column.name);
		return { scan, columns, predicate, identity: JSON.stringify([this.#options.variant, predicate, names]) };
	}

	#isFresh(asOf: number): boolean {
		const { clock, toleranceMs } = this.#options;
		const ageMs = clock.now() - asOf;
		// A time to come means that the machine's clock was set back: then nobody knows the age.
		return toleranceMs > 0 && ageMs >= 0 && ageMs <= toleranceMs;
	}

	#pinFresh(wanted: WantedRows): Materialised | undefined {
		const { storage, variant } = this.#options;
		const { scan, columns, identity } = wanted;
		const search = {
			identity,
			variant,
			table: scan.table.name,
			columns: columns.map((column) => column.name),
			coverage: findCoverage(scan),
			isFresh: (asOf: number) => this.#isFresh(asOf),
		};
		// Found and pinned under one lock: no other process can drop the table in between.
		const found = storage.transaction(() => {
			const held = findScan(storage, search);
			return held && { held, release: this.#pin(held.id) };
		});
		if (!found) return undefined;
		const { tableName, asOf, rowCount } = found.held;
		this.#report(wanted, "cache", rowCount);
		return { tableName, source: "cache", asOf, rowCount, release: found.release };
	}

	#startRead({ scan, columns, predicate, identity }: WantedRows, fetchPages: FetchPages, isKept: boolean): ScanRead {
		const { storage, clock, log, variant, processes, toleranceMs } = this.#options;
		const asOf = clock.now();
		const names = columns.map((column) => column.name);
		const read: ScanRead = new ScanRead({
			storage,
			clock,
			log,
			isKept,
			processId: processes.ownId,
			scan: {
				identity,
				variant,
				predicate,
				source_table: scan.table.name,
				is_full: isFullRead(scan) ? 1 : 0,
				as_of: asOf,
				expires_at: asOf + toleranceMs,
				columns: columns.map(({ name, type }) => ({ name, type })),
				filledColumns: listFilledColumns(scan, names),
				// Without all of its columns, the key tells no two rows apart.
				key: scan.table.key.every((name) => names.includes(name)) ? scan.table.key : [],
			},
			fetch: (signal) => (scan.kind === "empty" ? noPages() : fetchPages(scan, signal)),
			onAbandoned: () => this.#closeToJoiners(identity, read),
		});
		this.#running.add(read);
		if (isKept) this.#joinable.set(identity, read);
		const end = () => {
			this.#running.delete(read);
			this.#closeToJoiners(identity, read);
			this.#tidy();
		};
		read.done.then(end, end);
		return read;
	}

	async #join(read: ScanRead, wanted: WantedRows, signal: AbortSignal | undefined): Promise<Materialised> {
		const release = this.#pin(read.table.id);
		try {
			const rowCount = await read.join(signal);
			this.#report(wanted, "live", rowCount);
			return { tableName: read.table.tableName, source: "live", asOf: read.asOf, rowCount, release };
		} catch (error) {
			release();
			throw error;
		}
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
	#tidy(pinId?: number): void {
		const { storage, log } = this.#options;
		try {
			if (pinId === undefined || unpinScan(storage, pinId)) this.#sweep();
		} catch (error) {
			const reason = error instanceof Error ? error.message : "unknown reason";
			log.write(1, "cache", "an outdated scan could not be dropped", { reason });
		}
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

import { type Clock, createError, type Log, ProviderError, type StoredValue } from "../base/index.ts";
import type { Storage } from "../storage/index.ts";
import type { Page } from "./cache-contract.ts";
import { beginScan, completeScan, dropScan, type NewScan, notePage, type ScanTable } from "./scan-ledger.ts";

/** What a read needs. */
export interface ReadOptions {
	readonly storage: Storage;
	readonly clock: Clock;
	readonly log: Log;
	readonly processId: number;
	readonly isKept: boolean;
	readonly scan: NewScan;
	readonly fetch: (signal: AbortSignal) => AsyncIterable<Page>;
	/** Called when nobody waits any more, before the read ends. */
	readonly onAbandoned: () => void;
}

/** A read under way, shared by all who join it; it is aborted when the last of them has left. */
export class ScanRead {
	readonly table: ScanTable;
	readonly asOf: number;
	/** The number of rows, once all are there. When it rejects, the unfinished table is gone. */
	readonly done: Promise<number>;
	readonly #controller = new AbortController();
	readonly #onAbandoned: () => void;
	#waiting = 0;

	/** Enters the scan and begins to read. */
	constructor(options: ReadOptions) {
		this.#onAbandoned = options.onAbandoned;
		this.asOf = options.scan.as_of;
		this.table = beginScan(options.storage, options.processId, options.scan);
		this.done = readPages(options, this.table, this.#controller.signal);
	}

	/**
	 * Waits for the rows.
	 * @throws what the read throws, or the end that the signal asks for
	 */
	async join(signal: AbortSignal | undefined): Promise<number> {
		this.#waiting++;
		try {
			return await waitFor(this.done, signal);
		} catch (error) {
			this.#waiting--;
			if (this.#waiting === 0) this.abort();
			throw error;
		}
	}

	/** Ends the read for all who wait, with the error that is given. */
	abort(reason?: ProviderError): void {
		this.#onAbandoned();
		this.#controller.abort(reason);
	}
}

/**
 * The error with which whatever the signal stops shall end.
 * @example throw createEnd(signal) // cancelled, or the ProviderError that the signal was aborted with
 */
export function createEnd(signal: AbortSignal): ProviderError {
	const reason: unknown = signal.reason;
	return reason instanceof ProviderError ? reason : createError("cancelled", {}, { cause: reason });
}

function waitFor<Result>(promise: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
	if (!signal) return promise;
	return new Promise((resolve, reject) => {
		const end = () => reject(createEnd(signal));
		if (signal.aborted) end();
		signal.addEventListener("abort", end, { once: true });
		promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", end));
	});
}

async function readPages(options: ReadOptions, table: ScanTable, signal: AbortSignal): Promise<number> {
	const { storage, clock, scan, isKept } = options;
	try {
		for await (const page of options.fetch(signal)) {
			if (signal.aborted) break;
			insertPage(options, table, page);
		}
		if (signal.aborted) throw createEnd(signal);
		return completeScan(storage, { ...scan, ...table }, { now: clock.now(), isKept });
	} catch (error) {
		dropUnfinished(options, table);
		// Whatever an aborted fetch says, it ended because it was told to.
		throw signal.aborted ? createEnd(signal) : error;
	}
}

function insertPage({ storage, clock, scan }: ReadOptions, table: ScanTable, { rows }: Page): void {
	storage.transaction(() => {
		notePage(storage, table.id, { rowCount: rows.length, byteCount: estimateBytes(rows), now: clock.now() });
		storage.insertRows(table.tableName, scan.columns.length, rows);
	});
}

function estimateBytes(rows: readonly (readonly StoredValue[])[]): number {
	let total = 0;
	for (const row of rows) {
		for (const value of row) total += typeof value === "string" ? value.length + 1 : 4;
	}
	return total;
}

// The error of the read is the one to report; what stays behind is swept by whoever opens the file next.
function dropUnfinished({ storage, log }: ReadOptions, table: ScanTable): void {
	try {
		dropScan(storage, table.id);
	} catch (error) {
		const reason = error instanceof Error ? error.message : "unknown reason";
		log.write(1, "cache", "an unfinished scan could not be dropped", { table: table.tableName, reason });
	}
}

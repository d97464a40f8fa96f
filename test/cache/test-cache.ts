import { onTestFinished } from "vitest";
import { type Clock, createError, type Log, type StoredValue, silentLog } from "../../src/base/index.ts";
import {
	type Cache,
	cacheSchema,
	createCache,
	type FetchPages,
	localProcesses,
	type Materialised,
	type Processes,
} from "../../src/cache/index.ts";
import type { CatalogTable } from "../../src/catalog/index.ts";
import { openStorage, type Storage } from "../../src/storage/index.ts";
import { sampleTables } from "./sample-table.ts";

export type Row = readonly StoredValue[];

/** A clock that stands still until it is set; who sleeps then wakes when the time has come. */
export class HeldClock implements Clock {
	readonly #sleepers = new Set<{ readonly dueMs: number; readonly wake: () => void }>();
	#time = 1_772_269_200_000;

	get time(): number {
		return this.#time;
	}

	set time(value: number) {
		this.#time = value;
		for (const sleeper of this.#sleepers) if (sleeper.dueMs <= value) sleeper.wake();
	}

	now(): number {
		return this.#time;
	}

	/** Tells whether somebody sleeps for so long from now on. */
	isSleptFor(ms: number): boolean {
		return [...this.#sleepers].some(({ dueMs }) => dueMs === this.#time + ms);
	}

	sleep(ms: number, signal?: AbortSignal): Promise<void> {
		return new Promise((resolve, reject) => {
			const end = () => {
				this.#sleepers.delete(sleeper);
				reject(createError("cancelled", {}));
			};
			const wake = () => {
				this.#sleepers.delete(sleeper);
				signal?.removeEventListener("abort", end);
				resolve();
			};
			const sleeper = { dueMs: this.#time + ms, wake };
			this.#sleepers.add(sleeper);
			signal?.addEventListener("abort", end, { once: true });
			if (signal?.aborted) end();
		});
	}
}

export interface TestCacheOptions {
	readonly location?: string;
	readonly storage?: Storage;
	readonly clock?: HeldClock;
	readonly toleranceMs?: number;
	readonly fullRefreshMs?: number;
	readonly tables?: readonly CatalogTable[];
	readonly isKept?: boolean;
	readonly isOffline?: boolean;
	readonly maxBytes?: number;
	readonly variant?: string;
	readonly processes?: Processes;
	readonly log?: Log;
}

export interface TestCache {
	readonly cache: Cache;
	readonly storage: Storage;
	readonly clock: HeldClock;
	/** The rows of a table, by id. */
	readonly read: (held: Materialised) => Promise<Row[]>;
	/** The names of the tables that hold scans. */
	readonly listTables: () => Promise<string[]>;
}

export async function openTestStorage(location: string): Promise<Storage> {
	const warn = (message: string) => {
		throw new Error(message);
	};
	const storage = await openStorage(location, { server: [], schema: cacheSchema, warn });
	onTestFinished(() => storage.close());
	return storage;
}

/** A cache that is closed, with its storage, when the test is over. */
export async function openTestCache(options: TestCacheOptions = {}): Promise<TestCache> {
	const storage = options.storage ?? (await openTestStorage(options.location ?? ":memory:"));
	const clock = options.clock ?? new HeldClock();
	const cache = await createCache({
		fullRefreshMs: options.fullRefreshMs ?? 7 * 24 * 60 * 60 * 1000,
		tables: options.tables ?? sampleTables,
		storage,
		clock,
		log: options.log ?? silentLog,
		toleranceMs: options.toleranceMs ?? 600_000,
		isKept: options.isKept ?? true,
		isOffline: options.isOffline,
		maxBytes: options.maxBytes,
		variant: options.variant ?? "workspace 1",
		processes: options.processes ?? localProcesses,
	});
	onTestFinished(() => cache.close());
	return {
		cache,
		storage,
		clock,
		read: (held) => select(storage, `SELECT * FROM ${held.tableName} ORDER BY id`),
		listTables: async () => {
			const named = "type = 'table' AND name LIKE 'scan!_%' ESCAPE '!'";
			const rows = await select(storage, `SELECT name FROM sqlite_schema WHERE ${named} ORDER BY name`);
			return rows.map(([name]) => String(name));
		},
	};
}

/** All rows of a query. */
export async function select(storage: Storage, sql: string): Promise<Row[]> {
	const reader = storage.openReader();
	try {
		const rows: Row[] = [];
		for await (const some of await reader.query(sql, {})) rows.push(...some);
		return rows;
	} finally {
		await reader.release();
	}
}

/** Pages that are there at once; counts how often they were read. */
export function countFetches(...pages: Row[][]): FetchPages & { count: number } {
	const fetch = Object.assign(
		async function* () {
			fetch.count++;
			await settle();
			for (const rows of pages) yield { rows };
		},
		{ count: 0 },
	);
	return fetch;
}

/** A read whose pages the test sends one by one. */
export class HeldFetch {
	readonly signals: AbortSignal[] = [];
	readonly #waiting: { resolve: (rows: Row[] | undefined) => void; reject: (error: unknown) => void }[] = [];
	readonly #sent: (Row[] | undefined)[] = [];

	readonly fetch: FetchPages = (_scan, signal) => this.#read(signal);

	/** Waits until as many reads have begun. */
	async begun(count = 1): Promise<void> {
		await until(() => this.signals.length >= count);
	}

	/** Waits until a read has kept what was sent, and wants more. */
	async hungry(): Promise<void> {
		await until(() => this.#waiting.length > 0);
	}

	/** The next page; undefined is the end. */
	send(rows: Row[] | undefined): void {
		const next = this.#waiting.shift();
		if (next) next.resolve(rows);
		else this.#sent.push(rows);
	}

	fail(error: unknown): void {
		this.#waiting.shift()?.reject(error);
	}

	async *#read(signal: AbortSignal) {
		this.signals.push(signal);
		for (;;) {
			const rows = await this.#next(signal);
			if (!rows) return;
			yield { rows };
		}
	}

	#next(signal: AbortSignal): Promise<Row[] | undefined> {
		if (this.#sent.length > 0) return Promise.resolve(this.#sent.shift());
		return new Promise((resolve, reject) => {
			this.#waiting.push({ resolve, reject });
			signal.addEventListener("abort", () => reject(new Error("the fetch was aborted")));
		});
	}
}

/** Lets everything that can go on, go on. */
export function settle(): Promise<void> {
	return new Promise((resolve) => {
		setImmediate(resolve);
	});
}

/** Waits until something has come about. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
	const dueMs = performance.now() + 10_000;
	while (!(await isSo())) {
		if (performance.now() > dueMs) throw new Error("waited in vain");
		await settle();
	}
}

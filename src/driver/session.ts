import { type Clock, parseTimestamp } from "../base/index.ts";
import type { Cache } from "../cache/index.ts";
import type { Catalog } from "../catalog/index.ts";
import type { ResolvedOptions } from "../connection-string/index.ts";
import type { ExecuteContext } from "../execute/index.ts";
import type { HttpClient } from "../http/index.ts";
import type { Storage } from "../storage/index.ts";
import { listSystemRows } from "./system-rows.ts";

/** The rows' place, opened when the first statement needs it. */
export interface OpenCache {
	readonly storage: Storage;
	readonly cache: Cache;
	/** Closes both, and removes what was only for this connection. */
	close(): Promise<void>;
}

/** What a connection is made of. */
export interface SessionParts {
	readonly options: ResolvedOptions;
	readonly catalog: Catalog;
	readonly clock: Clock;
	readonly http: HttpClient;
	readonly service: string;
	/** Messages that came up outside a statement, e.g. that a cache file was set aside. */
	readonly warnings: string[];
	openCache(signal: AbortSignal): Promise<OpenCache>;
}

/** The parts of an open connection, and their end. */
export interface Session {
	readonly options: ResolvedOptions;
	readonly catalog: Catalog;
	readonly clock: Clock;
	/** What statements execute with; opens the cache at the first call. */
	open(signal: AbortSignal): Promise<ExecuteContext>;
	/** Gives each warning once. */
	takeWarnings(): readonly string[];
	close(): Promise<void>;
}

/** Puts the parts together. */
export function createSession(parts: SessionParts): Session {
	const { options, catalog, clock, http, service, warnings } = parts;
	let opening: Promise<OpenCache> | undefined;
	return {
		options,
		catalog,
		clock,
		async open(signal) {
			opening ??= parts.openCache(signal).catch((error: unknown) => {
				// The next statement tries again: a full disk or a missing credential may be mended meanwhile.
				opening = undefined;
				throw error;
			});
			const { cache, storage } = await opening;
			return {
				cache,
				storage,
				http,
				clock,
				service,
				pageSize: options.Pagesize,
				concurrency: options.MaxConcurrency,
				isOffline: options.Offline,
				startDateMs: options.StartDate === undefined ? undefined : parseTimestamp(options.StartDate),
				listSystemRows: (table) => listSystemRows(table, { cache, options }),
			};
		},
		takeWarnings: () => warnings.splice(0),
		async close() {
			const opened = await opening?.catch(() => undefined);
			await opened?.close();
			await http.close();
		},
	};
}

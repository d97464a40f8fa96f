import { type Clock, type Log, parseTimestamp } from "../base/index.ts";
import type { Cache } from "../cache/index.ts";
import type { Catalog } from "../catalog/index.ts";
import type { ResolvedOptions } from "../connection-string/index.ts";
import { createKnownTotals, type ExecuteContext, gatherFacts } from "../execute/index.ts";
import type { HttpClient } from "../http/index.ts";
import { type Facts, nothingKnown } from "../plan/index.ts";
import type { Storage } from "../storage/index.ts";
import type { ConnectionCheck } from "./connection-check.ts";
import type { CsvTarget } from "./csv-export.ts";
import type { NewFile } from "./new-file.ts";
import type { Procedure } from "./procedure.ts";
import type { JournalEntry } from "./request-journal.ts";
import type { StatementAccess } from "./statement-access.ts";
import { createStatementLog, type StatementLog } from "./statement-log.ts";
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
	readonly procedures: readonly Procedure[];
	readonly clock: Clock;
	readonly log: Log;
	readonly http: HttpClient;
	/** The way to the service for one statement. */
	openAccess(): StatementAccess;
	readonly service: string;
	/** The last requests of the connection. */
	listRequests(): readonly JournalEntry[];
	/** Messages that came up outside a statement, e.g. that a cache file was set aside. */
	readonly warnings: string[];
	check(signal: AbortSignal): Promise<ConnectionCheck>;
	closeLog(): void;
	createFile(target: CsvTarget): Promise<NewFile>;
	openCache(access: StatementAccess, signal: AbortSignal): Promise<OpenCache>;
}

/** The parts of an open connection, and their end. */
export interface Session {
	readonly options: ResolvedOptions;
	readonly catalog: Catalog;
	readonly procedures: readonly Procedure[];
	readonly clock: Clock;
	readonly log: Log;
	/** What one statement executes with; opens the cache at the first call. */
	open(signal: AbortSignal): Promise<ExecuteContext>;
	/** What is known of the service's rows; opens nothing to find out. */
	listFacts(): Promise<Facts>;
	/** Checks the credential, the region and the tables. */
	check(signal: AbortSignal): Promise<ConnectionCheck>;
	/** Passes the rows of statements on, and logs how they end. */
	readonly statementLog: StatementLog;
	/** Creates the file that SELECT … INTO writes; throws where it may not. */
	createFile(target: CsvTarget): Promise<NewFile>;
	/** Gives each warning once. */
	takeWarnings(): readonly string[];
	close(): Promise<void>;
}

/** Puts the parts together. */
export function createSession(parts: SessionParts): Session {
	const { options, catalog, procedures, clock, log, http, service, warnings } = parts;
	const totals = createKnownTotals();
	const statementLog = createStatementLog(log, clock);
	let opening: Promise<OpenCache> | undefined;
	return {
		options,
		catalog,
		procedures,
		clock,
		log,
		statementLog,
		createFile: (target) => parts.createFile(target),
		async open(signal) {
			const access = parts.openAccess();
			opening ??= parts.openCache(access, signal).catch((error: unknown) => {
				// The next statement tries again: a full disk or a missing credential may be mended meanwhile.
				opening = undefined;
				throw error;
			});
			const { cache, storage } = await opening;
			return {
				cache,
				storage,
				http: access.http,
				clock,
				service,
				pageSize: options.Pagesize,
				concurrency: options.MaxConcurrency,
				maxRequests: options.MaxRequests,
				totals,
				isOffline: options.Offline,
				startDateMs: options.StartDate === undefined ? undefined : parseTimestamp(options.StartDate),
				listSystemRows: (table) =>
					listSystemRows(table, { cache, options, service, requests: parts.listRequests(), limits: http.limits() }),
			};
		},
		async listFacts() {
			const { Offline: isOffline, Pagesize: pageSize } = options;
			const opened = await opening?.catch(() => undefined);
			return opened ? gatherFacts({ ...opened, totals, isOffline, pageSize }) : { ...nothingKnown, pageSize };
		},
		check: (signal) => parts.check(signal),
		takeWarnings: () => warnings.splice(0),
		async close() {
			const opened = await opening?.catch(() => undefined);
			await opened?.close();
			await http.close();
			statementLog.close();
			parts.closeLog();
		},
	};
}

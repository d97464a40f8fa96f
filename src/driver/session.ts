import {
	type Clock,
	createSingleFlights,
	type Log,
	parseTimestamp,
	throwIfAborted,
	waitUnlessAborted,
} from "../base/index.ts";
import type { Catalog, CatalogTable } from "../catalog/index.ts";
import type { ResolvedOptions } from "../connection-string/index.ts";
import { createKnownTotals, type ExecuteContext, gatherFacts } from "../execute/index.ts";
import type { HttpClient } from "../http/index.ts";
import { type Facts, nothingKnown } from "../plan/index.ts";
import { createOpening, type OpenCache } from "./cache/cache-opening.ts";
import type { AccessRecord } from "./catalog/access-record.ts";
import { type AttributeKnowledge, createAttributeKnowledge } from "./catalog/attribute-knowledge.ts";
import { readDescription } from "./catalog/attribute-reader.ts";
import type { MakeCatalog } from "./catalog/connection-catalog.ts";
import { listSystemRows } from "./catalog/system-rows.ts";
import type { CsvTarget } from "./export/csv-target.ts";
import type { NewFile } from "./export/new-file.ts";
import { createStatementLog, type StatementLog } from "./log/statement-log.ts";
import { type ConnectionCheck, describeProblem } from "./open/connection-check.ts";
import type { SessionZone } from "./open/session-zone.ts";
import type { StatementAccess } from "./open/statement-access.ts";
import type { Procedure } from "./procedure/procedure.ts";
import { readCall } from "./procedure/procedure-call.ts";

/** Something that came up outside a statement, for a person to read once. */
export interface Warning {
	readonly message: string;
	/** Only a statement that reads such a table tells it; absent: the next one, whatever it reads. */
	readonly concerns?: (table: CatalogTable) => boolean;
}

/** What a connection is made of. */
export interface SessionParts {
	readonly options: ResolvedOptions;
	readonly makeCatalog: MakeCatalog;
	readonly procedures: readonly Procedure[];
	readonly clock: Clock;
	readonly log: Log;
	readonly http: HttpClient;
	/** The way to the service for one statement. */
	openAccess(): StatementAccess;
	readonly zone: SessionZone;
	/** Whether the service asks for a credential. */
	readonly isOwned: boolean;
	readonly service: string;
	/** How many requests a table may cost that nobody named, when all are brought up to date. */
	readonly unaskedRequests: number;
	/** E.g. that a cache file was set aside; taken out when they are told. */
	readonly warnings: Warning[];
	/** What was seen of the permissions of tables. */
	readonly tableAccess: AccessRecord;
	check(tables: readonly string[] | undefined, signal: AbortSignal): Promise<ConnectionCheck>;
	findMe(signal: AbortSignal): Promise<string>;
	closeLog(): void;
	createFile(target: CsvTarget): Promise<NewFile>;
	/** Whose rows the cache keeps, by a credential that is known already; undefined where none is. Nobody is asked. */
	findOwner(): Promise<string | undefined>;
	/** Opens the cache of an owner; without one where the service asks for none, or only what was kept is wanted. */
	openCache(owner: string | undefined): Promise<OpenCache>;
	/** Opens a place in memory for statements that concern no service. */
	openScratch(): Promise<OpenCache>;
}

/** The parts of an open connection, and their end. */
export interface Session {
	readonly options: ResolvedOptions;
	/** With the attributes that are known now. */
	readonly catalog: Catalog;
	readonly attributes: AttributeKnowledge;
	readonly procedures: readonly Procedure[];
	readonly clock: Clock;
	readonly log: Log;
	/** How many requests a table may cost that nobody named, when all are brought up to date. */
	readonly unaskedRequests: number;
	/**
	 * What one statement executes with; opens the cache at the first call.
	 * @param isLocal The statement reads nothing of the service, so that no credential is needed.
	 */
	open(signal: AbortSignal, isLocal?: boolean): Promise<ExecuteContext>;
	/** What is known of the service's rows to a statement that reads these tables; opens nothing to find out. */
	listFacts(tables: readonly CatalogTable[]): Promise<Facts>;
	/** The time zone in which statements are bound. */
	readonly zone: SessionZone;
	/** What a client has set, by names in small letters; only a session that is one of many has settings of its own. */
	changeSettings?(values: ReadonlyMap<string, string>): void;
	/** What was seen of the permissions of tables. */
	readonly tableAccess: AccessRecord;
	/** Checks the credential, the region and the tables that are named, or all. */
	check(tables: readonly string[] | undefined, signal: AbortSignal): Promise<ConnectionCheck>;
	/** Finds the id of the one whose credential it is; throws where the service does not tell. */
	findMe(signal: AbortSignal): Promise<string>;
	/** Passes the rows of statements on, and logs how they end. */
	readonly statementLog: StatementLog;
	/** Creates the file that SELECT … INTO writes; throws where it may not. */
	createFile(target: CsvTarget): Promise<NewFile>;
	/**
	 * Gives each warning once.
	 * @param tables What the statement reads.
	 */
	takeWarnings(tables?: readonly CatalogTable[]): readonly string[];
	close(): Promise<void>;
}

/** Puts the parts together. */
export function createSession(parts: SessionParts): Session {
	const { options, procedures, clock, log, http, service, warnings } = parts;
	const totals = createKnownTotals();
	const statementLog = createStatementLog(log, clock);
	const startDateMs = options.StartDate === undefined ? undefined : parseTimestamp(options.StartDate);
	// Statements that need it at once wait for the one that opens it, each no longer than its own signal says.
	const openings = createSingleFlights<OpenCache>();
	const own = createOpening(() => warnings.push({ message: rowsLost }));
	const scratch = createOpening();

	const openOwn = async (findOwner: FindOwner, signal: AbortSignal): Promise<OpenCache> => {
		if (own.opened) return own.opened;
		const start = async (end: AbortSignal): Promise<OpenCache> => {
			const owner = await findOwner(end);
			throwIfAborted(end);
			return own.open(() => parts.openCache(owner));
		};
		return openings.join("own", start, signal);
	};
	const openLocal = async (signal: AbortSignal): Promise<OpenCache> => {
		if (own.opened) return own.opened;
		const owner = await parts.findOwner();
		if (owner !== undefined || !parts.isOwned) return openOwn(() => Promise.resolve(owner), signal);
		return waitUnlessAborted(
			scratch.open(() => parts.openScratch()),
			signal,
		);
	};
	const attributes = createAttributeKnowledge({
		clock,
		makeCatalog: parts.makeCatalog,
		read: (from, age, signal) => readDescription(session, from, age, signal),
		hasCredential: async () => !parts.isOwned || (await parts.findOwner()) !== undefined,
		isOffline: options.Offline,
		toleranceMs: options.CacheTolerance * 1000,
		warn(message, tables) {
			if (warnings.some((warning) => warning.message === message)) return;
			warnings.push({ message, concerns: ({ name, listRows }) => listRows !== undefined || tables.includes(name) });
		},
	});
	const session: Session = {
		options,
		get catalog() {
			return attributes.catalog();
		},
		attributes,
		procedures,
		clock,
		log,
		statementLog,
		createFile: (target) => parts.createFile(target),
		unaskedRequests: parts.unaskedRequests,
		async open(signal, isLocal = false) {
			const access = parts.openAccess();
			// Where no request may be made, no token is needed, and none is worth a browser or a refresh.
			const findOwner: FindOwner = (end) => (options.Offline ? parts.findOwner() : access.getOwner(end));
			const opening = isLocal && !options.Offline ? openLocal(signal) : openOwn(findOwner, signal);
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
				startDateMs,
				noteAccess(table, refusal) {
					const problem = refusal ? describeProblem(refusal) : null;
					parts.tableAccess.note(table, { status: refusal ? "not permitted" : "permitted", problem });
				},
				callProcedure: (scan, ways) => readCall(session, scan, ways),
				listSystemRows: (table) =>
					listSystemRows(table, { cache, options, service, requests: http.listRequests(), limits: http.limits() }),
			};
		},
		async listFacts(tables) {
			const { Offline: isOffline, Pagesize: pageSize } = options;
			const settings = { pageSize, startDateMs };
			if (!own.opened) return { ...nothingKnown, ...settings };
			return gatherFacts({ ...own.opened, totals, isOffline, ...settings }, tables);
		},
		zone: parts.zone,
		tableAccess: parts.tableAccess,
		check: (tables, signal) => parts.check(tables, signal),
		findMe: (signal) => parts.findMe(signal),
		takeWarnings(tables = []) {
			const told = warnings.filter(({ concerns }) => !concerns || tables.some((table) => concerns(table)));
			for (const warning of told) warnings.splice(warnings.indexOf(warning), 1);
			return told.map(({ message }) => message);
		},
		async close() {
			await Promise.all([own.close(), scratch.close()]);
			await http.close();
			statementLog.close();
			parts.closeLog();
		},
	};
	return session;
}

const rowsLost =
	"what was kept in memory is gone, because a statement could be ended in no other way; it is read again when it is needed";

type FindOwner = (signal: AbortSignal) => Promise<string | undefined>;

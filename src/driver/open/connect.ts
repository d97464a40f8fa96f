import { createTokenSource } from "../../auth/index.ts";
import { type Clock, type Log, systemClock } from "../../base/index.ts";
import {
	type ConnectionOptions,
	type ResolvedOptions,
	resolveConnectionOptions,
} from "../../connection-string/index.ts";
import { showPlainText } from "../../profile/index.ts";
import { loadHtmlReader } from "../../scan/index.ts";
import { startThread } from "../../storage/index.ts";
import { openCache } from "../cache/cache-place.ts";
import { createAccessRecord } from "../catalog/access-record.ts";
import { createConnectionCatalog } from "../catalog/connection-catalog.ts";
import { Connection } from "../connection.ts";
import { locateExport } from "../export/export-place.ts";
import { createFileOnDisk } from "../export/new-file.ts";
import { guardLog, logFailure, openLog } from "../log/connection-log.ts";
import { packageVersion } from "../package-version.ts";
import { createOAuthProcedures } from "../procedure/oauth-procedures.ts";
import { createServiceProcedures } from "../procedure/service-procedures.ts";
import { createSession, type Warning } from "../session.ts";
import { storageWorkerScript } from "../storage-worker-script.ts";
import type { ConnectSettings } from "./connect-settings.ts";
import { checkConnection, hasDayDates } from "./connection-check.ts";
import { type ConnectionProfile, openProfile } from "./connection-profile.ts";
import { addNamedConnection } from "./connections-file.ts";
import { describeCredential } from "./credential.ts";
import { placeCredential } from "./credential-place-table.ts";
import { createOwnId } from "./own-id.ts";
import { findRegion, findVersion } from "./profile-choice.ts";
import { createServiceClient } from "./service-client.ts";
import { createSessionZone, refuseWorkspace } from "./session-zone.ts";
import { createOpenAccess, type StatementAccess } from "./statement-access.ts";
import { describeRegionMismatch, describeUnknownZone, readWorkspace } from "./workspace.ts";

/**
 * Opens a connection. The credential is checked with one request, unless ConnectOnOpen=false: then a missing one is an
 * error of the first statement that needs a request.
 * @throws ProviderError: 08001 for the connection string, the profile or the address, 22023 for a property's value, 28000 for the credential.
 * @example await using connection = await connect("Profile=Intercom;APIKey=…;")
 */
export async function connect(
	connectionString: string | ConnectionOptions,
	settings: ConnectSettings = {},
): Promise<Connection> {
	if (settings.startsThread) startThread(storageWorkerScript);
	const clock: Clock = systemClock;
	const warnings: Warning[] = [];
	const named = addNamedConnection(connectionString, (message) => warnings.push({ message }));
	const given = resolveConnectionOptions({ ...settings.defaults, ...named }, process.env);
	const loaded = await openProfile(given, process.env, (message) => warnings.push({ message })).catch(
		(error: unknown) => {
			logRefusal(given, clock, error);
			throw error;
		},
	);
	const { options } = loaded;
	// It masks the credential, so it comes after it.
	const logFile = settings.log
		? guardLog(settings.log, options)
		: openLog(options, clock, (message) => warnings.push({ message }));
	const { log } = logFile;
	const closeLog = () => {
		logFile.close();
	};
	try {
		const connection = await open(loaded, settings, { clock, log, closeLog, warnings });
		log.write(1, "driver", "connected", { profile: options.Profile, version: packageVersion() });
		return connection;
	} catch (error) {
		logFailure(log, "driver", "cannot connect", error);
		closeLog();
		throw error;
	}
}

function logRefusal(options: ResolvedOptions, clock: Clock, error: unknown): void {
	const logFile = openLog(options, clock, () => undefined);
	logFailure(logFile.log, "driver", "cannot connect", error);
	logFile.close();
}

interface OpenPorts {
	readonly clock: Clock;
	readonly log: Log;
	readonly closeLog: () => void;
	/** What the first statement is to tell. */
	readonly warnings: Warning[];
}

async function open(
	loaded: ConnectionProfile,
	settings: ConnectSettings,
	{ clock, log, closeLog, warnings }: OpenPorts,
): Promise<Connection> {
	const { profile, options } = loaded;
	const { service } = profile;
	const region = findRegion(profile, options);
	const version = findVersion(profile, options);
	const baseUrl = options.URL ?? region.baseUrl;
	const isOwned = service.authentication.kind !== "none";
	const credential = isOwned
		? describeCredential(loaded, region, { clock, log, environment: process.env }, settings)
		: undefined;
	const tokens = credential && createTokenSource(credential.settings, credential.ports);
	const isPlainText = options.DisplayAs === "plaintext";
	if (isPlainText) await loadHtmlReader();
	const shown = isPlainText ? showPlainText(profile) : profile;
	const procedures = [
		...createServiceProcedures(shown, version),
		...(tokens && service.oauth ? createOAuthProcedures(tokens.steps) : []),
	];
	const tableAccess = createAccessRecord();
	const makeCatalog = await createConnectionCatalog(shown, version, options, procedures, tableAccess);
	const catalog = makeCatalog(new Map());
	// Views are no tables of the service: nobody permits or forbids them.
	const ownTables = { ...catalog, tables: catalog.tables.filter((table) => table.type === "table") };
	const ports = { clock, log, random: Math.random, environment: process.env, fetch: settings.fetch };
	const http = createServiceClient(profile, options, baseUrl, version, ports);
	const placed = tokens && { source: tokens, place: placeCredential(service, options.AuthScheme) };
	const openUnchecked = createOpenAccess(http, placed);
	const zone = createSessionZone(options.TimeZone, (signal) => {
		if (options.Offline)
			throw refuseWorkspace("the time zone of the workspace is asked for, and Offline=true allows no request");
		return readWorkspace(service, openUnchecked().http, signal);
	});
	const findMe = createOwnId(service, (signal) => readWorkspace(service, openUnchecked().http, signal));
	const checkCredential = async (access: StatementAccess, signal: AbortSignal | undefined): Promise<void> => {
		const workspace = await readWorkspace(service, access.http, signal);
		// Where no request tells, at least there has to be a credential.
		if (!service.check) await access.getOwner(signal);
		zone.note(workspace);
		findMe.note(workspace);
		const mismatch = describeRegionMismatch(region.name, workspace);
		if (mismatch !== undefined) warnings.push({ message: mismatch });
		const dayTables = ownTables.tables.filter(hasDayDates).map(({ name }) => name);
		const unknownZone = describeUnknownZone(workspace, service.name, dayTables);
		if (unknownZone !== undefined) warnings.push({ message: unknownZone, concerns: hasDayDates });
	};
	const isChecked = options.ConnectOnOpen && !options.Offline;
	const openAccess =
		isChecked && settings.isCheckDeferred ? createOpenAccess(http, placed, checkCredential) : openUnchecked;
	try {
		if (isChecked && !settings.isCheckDeferred) await checkCredential(openUnchecked(), settings.signal);
	} catch (error) {
		await http.close();
		throw error;
	}
	const openOwnCache = (from: ResolvedOptions, owner: string | undefined) =>
		openCache(from, { profile: service.name, baseUrl, version, owner, isOwned }, catalog, {
			clock,
			log,
			hasOneThread: settings.startsThread,
			warn: (message) => warnings.push({ message }),
		});
	const session = createSession({
		options,
		makeCatalog,
		procedures,
		clock,
		log,
		closeLog,
		createFile: ({ path, isReplaced }) => createFileOnDisk(locateExport(path, options), isReplaced),
		http,
		zone,
		tableAccess,
		findMe: (signal) => findMe.ask(signal),
		openAccess,
		isOwned,
		check: (tables, signal) =>
			checkConnection(
				{
					service,
					catalog: ownTables,
					tables,
					record: tableAccess,
					region: region.name,
					access: openUnchecked(),
					clock,
					concurrency: options.MaxConcurrency,
				},
				signal,
			),
		service: service.name,
		unaskedRequests: service.unaskedRequests,
		warnings,
		findOwner: async () => tokens?.findOwner(),
		openCache: (owner) => openOwnCache(options, owner),
		openScratch: () => openOwnCache({ ...options, AutoCache: true, CacheLocation: ":memory:" }, undefined),
	});
	return new Connection(session);
}

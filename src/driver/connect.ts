import { createTokenSource } from "../auth/index.ts";
import { type Clock, type Log, systemClock } from "../base/index.ts";
import { type ConnectionOptions, type ResolvedOptions, resolveConnectionOptions } from "../connection-string/index.ts";
import { loadProfile } from "../profile/index.ts";
import { openCache } from "./cache-place.ts";
import type { ConnectSettings } from "./connect-settings.ts";
import { Connection } from "./connection.ts";
import { createConnectionCatalog } from "./connection-catalog.ts";
import { checkConnection } from "./connection-check.ts";
import { logFailure, openLog } from "./connection-log.ts";
import { describeCredential, findRegion } from "./credential.ts";
import { locateExport } from "./export-place.ts";
import { createFileOnDisk } from "./new-file.ts";
import { createOAuthProcedures } from "./oauth-procedures.ts";
import { keepJournal } from "./request-journal.ts";
import { createServiceClient, packageVersion } from "./service-client.ts";
import { createSession } from "./session.ts";
import { createStatementAccess } from "./statement-access.ts";
import { describeRegionMismatch, readWorkspace } from "./workspace.ts";

/**
 * Opens a connection. The credential is checked with one request, unless ConnectOnOpen=false.
 * @throws ProviderError: 08001 for the connection string, the profile or the address, 22023 for a property's value, 28000 for the credential.
 * @example await using connection = await connect("Profile=Intercom;APIKey=…;")
 */
export async function connect(
	connectionString: string | ConnectionOptions,
	settings: ConnectSettings = {},
): Promise<Connection> {
	const clock: Clock = systemClock;
	const options = resolveConnectionOptions(connectionString, process.env);
	const warnings: string[] = [];
	const logFile = openLog(options, clock, (message) => warnings.push(message));
	const { log } = logFile;
	const closeLog = () => {
		logFile.close();
	};
	try {
		const connection = await open(options, settings, { clock, log, closeLog, warnings });
		log.write(1, "driver", "connected", { profile: options.Profile, version: packageVersion() });
		return connection;
	} catch (error) {
		logFailure(log, "driver", "cannot connect", error);
		closeLog();
		throw error;
	}
}

interface OpenPorts {
	readonly clock: Clock;
	readonly log: Log;
	readonly closeLog: () => void;
	/** What the first statement is to tell. */
	readonly warnings: string[];
}

async function open(
	options: ResolvedOptions,
	settings: ConnectSettings,
	{ clock, log, closeLog, warnings }: OpenPorts,
): Promise<Connection> {
	const profile = await loadProfile(options.Profile);
	const region = findRegion(profile, options);
	const version = profile.service.versions && options.ApiVersion;
	const baseUrl = options.URL ?? region.baseUrl;
	const credential =
		profile.service.authentication === "none"
			? undefined
			: describeCredential(profile, options, region, { clock, log, environment: process.env }, settings);
	const tokens = credential && createTokenSource(credential.settings, credential.ports);
	const procedures = tokens && profile.service.oauth ? createOAuthProcedures(tokens.steps) : [];
	const catalog = await createConnectionCatalog(profile, version, options, procedures);
	const ports = { clock, log, random: Math.random, environment: process.env };
	const journal = keepJournal(createServiceClient(profile, options, baseUrl, ports), clock);
	const { http } = journal;
	const openAccess = () => createStatementAccess(http, tokens);
	try {
		if (options.ConnectOnOpen && !options.Offline) {
			const workspace = await readWorkspace(profile.service, openAccess().http, settings.signal);
			const mismatch = describeRegionMismatch(region.name, workspace);
			if (mismatch !== undefined) warnings.push(mismatch);
		}
	} catch (error) {
		await http.close();
		throw error;
	}
	const session = createSession({
		options,
		catalog,
		procedures,
		listRequests: () => journal.list(),
		clock,
		log,
		closeLog,
		createFile: ({ path, isReplaced }) => createFileOnDisk(locateExport(path, options), isReplaced),
		http,
		openAccess,
		check: (signal) =>
			checkConnection(
				{
					service: profile.service,
					// Views are no tables of the service: nobody permits or forbids them.
					catalog: { ...catalog, tables: catalog.tables.filter((table) => table.type === "table") },
					region: region.name,
					access: openAccess(),
					clock,
					concurrency: options.MaxConcurrency,
				},
				signal,
			),
		service: profile.service.name,
		warnings,
		async openCache(access, signal) {
			// Where no request may be made, no token is needed, and none is worth a browser or a refresh.
			const owner = options.Offline ? await tokens?.findOwner() : await access.getOwner(signal);
			return openCache(
				options,
				{ profile: profile.service.name, baseUrl, version, owner, isOwned: tokens !== undefined },
				{ clock, log, warn: (message) => warnings.push(message) },
			);
		},
	});
	return new Connection(session);
}

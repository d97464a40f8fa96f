import { createTokenSource } from "../auth/index.ts";
import { type Clock, createError, type Log, systemClock } from "../base/index.ts";
import { createCatalog } from "../catalog/index.ts";
import { type ConnectionOptions, type ResolvedOptions, resolveConnectionOptions } from "../connection-string/index.ts";
import type { HttpClient } from "../http/index.ts";
import { loadProfile, type Profile } from "../profile/index.ts";
import { openCache } from "./cache-place.ts";
import type { ConnectSettings } from "./connect-settings.ts";
import { Connection } from "./connection.ts";
import { logFailure, openLog } from "./connection-log.ts";
import { describeCredential, type Region } from "./credential.ts";
import { createOAuthProcedures } from "./oauth-procedures.ts";
import { createServiceClient, packageVersion } from "./service-client.ts";
import { createSession } from "./session.ts";
import { createStatementAccess } from "./statement-access.ts";

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
	const logFile = openLog(options, clock);
	const { log } = logFile;
	const closeLog = () => {
		logFile.close();
	};
	try {
		const connection = await open(options, settings, { clock, log, closeLog });
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
}

async function open(
	options: ResolvedOptions,
	settings: ConnectSettings,
	{ clock, log, closeLog }: OpenPorts,
): Promise<Connection> {
	const profile = await loadProfile(options.Profile);
	const region = findRegion(profile, options);
	const baseUrl = options.URL ?? region.baseUrl;
	const credential =
		profile.service.authentication === "none"
			? undefined
			: describeCredential(profile, options, region, { clock, log }, settings);
	const tokens = credential && createTokenSource(credential.settings, credential.ports);
	const http = createServiceClient(profile, options, baseUrl, {
		clock,
		log,
		random: Math.random,
		environment: process.env,
	});
	const openAccess = () => createStatementAccess(http, tokens);
	try {
		if (options.ConnectOnOpen) await checkCredential(profile, openAccess().http, settings.signal);
	} catch (error) {
		await http.close();
		throw error;
	}
	const version = profile.service.versions && options.ApiVersion;
	const warnings: string[] = [];
	const session = createSession({
		options,
		catalog: createCatalog(profile, version),
		procedures: tokens && profile.service.oauth ? createOAuthProcedures(tokens.steps) : [],
		clock,
		log,
		closeLog,
		http,
		openAccess,
		service: profile.service.name,
		warnings,
		async openCache(access, signal) {
			const owner = await access.getOwner(signal);
			return openCache(
				options,
				{ profile: profile.service.name, baseUrl, version, owner },
				{ clock, log, warn: (message) => warnings.push(message) },
			);
		},
	});
	return new Connection(session);
}

function findRegion({ service }: Profile, { Region }: ResolvedOptions): Region {
	const { regions } = service;
	const found = regions.find((region) => region.name === Region) ?? (regions.length === 1 ? regions[0] : undefined);
	if (found) return found;
	const expected = `The profile ${service.name} has ${regions.map((region) => region.name).join(", ")}.`;
	throw createError("bad_property_value", {
		name: "Region",
		place: "",
		problem: "the profile has no such region",
		expected,
	});
}

async function checkCredential({ service }: Profile, http: HttpClient, signal: AbortSignal | undefined): Promise<void> {
	if (!service.check) return;
	await http.send({
		method: "GET",
		path: service.check.path,
		acceptStatuses: service.check.accepted,
		signal,
		purpose: "checking the credential",
	});
}

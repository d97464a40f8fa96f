import { randomBytes } from "node:crypto";
import {
	type AuthPorts,
	createTokenSource,
	openBrowser,
	openTokenStore,
	type TokenSource,
	type TokenStore,
} from "../auth/index.ts";
import { type Clock, createError, type Log, silentLog, systemClock } from "../base/index.ts";
import { createCatalog } from "../catalog/index.ts";
import {
	assertCredential,
	type ConnectionOptions,
	type ResolvedOptions,
	resolveConnectionOptions,
} from "../connection-string/index.ts";
import type { HttpClient } from "../http/index.ts";
import { loadProfile, type Profile } from "../profile/index.ts";
import { openCache } from "./cache-place.ts";
import { Connection } from "./connection.ts";
import { createServiceClient } from "./service-client.ts";
import { createSession } from "./session.ts";

/** What a program can give besides the connection string. */
export interface ConnectSettings {
	/** Ends the attempt to connect. */
	readonly signal?: AbortSignal;
	/** Where tokens are kept, in place of OAuthSettingsLocation: a keychain, a secret manager. */
	readonly tokenStore?: TokenStore;
	/** Shows a URL to the person; false says that there is no browser. */
	readonly openBrowser?: (url: string) => Promise<boolean>;
	/** Tells the person something during authorization; standard error by default. */
	readonly notify?: (message: string) => void;
	/** Waits for the person to paste the redirect URL, where no listener can receive it. */
	readonly readPastedUrl?: (signal: AbortSignal) => Promise<string>;
}

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
	const log: Log = silentLog;
	const options = resolveConnectionOptions(connectionString, process.env);
	const profile = await loadProfile(options.Profile);
	const region = findRegion(profile, options);
	const baseUrl = options.URL ?? region.baseUrl;
	const tokens =
		profile.service.authentication === "none"
			? undefined
			: createTokens(profile, options, region, { clock, log }, settings);
	const http = createServiceClient(profile, options, baseUrl, tokens, {
		clock,
		log,
		random: Math.random,
		environment: process.env,
	});
	try {
		if (options.ConnectOnOpen && !options.Offline) await checkCredential(profile, http, settings.signal);
	} catch (error) {
		await http.close();
		throw error;
	}
	const version = profile.service.versions && options.ApiVersion;
	const warnings: string[] = [];
	const session = createSession({
		options,
		catalog: createCatalog(profile, version),
		clock,
		http,
		service: profile.service.name,
		warnings,
		async openCache(signal) {
			const token = await tokens?.getToken(signal);
			return openCache(
				options,
				{ profile: profile.service.name, baseUrl, version, token },
				{ clock, log, warn: (message) => warnings.push(message) },
			);
		},
	});
	return new Connection(session);
}

type Region = Profile["service"]["regions"][number];

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

function createTokens(
	{ service }: Profile,
	options: ResolvedOptions,
	region: Region,
	{ clock, log }: { readonly clock: Clock; readonly log: Log },
	settings: ConnectSettings,
): TokenSource {
	assertCredential(options);
	const { oauth } = service;
	if (options.AuthScheme === "OAUTH" && !oauth) {
		const expected = "Use AuthScheme=NONE with APIKey.";
		throw createError("bad_property_value", {
			name: "AuthScheme",
			place: "",
			problem: `the profile ${service.name} knows no OAuth`,
			expected,
		});
	}
	const random = (count: number) => new Uint8Array(randomBytes(count));
	const notify = settings.notify ?? ((message: string) => process.stderr.write(`${message}\n`));
	const ports: AuthPorts = {
		clock,
		random,
		fetch: globalThis.fetch,
		openBrowser: settings.openBrowser ?? ((url) => openBrowser(url)),
		notify,
		...(settings.readPastedUrl ? { readPastedUrl: settings.readPastedUrl } : {}),
		log,
	};
	const scope = options.Scope ?? oauth?.scope;
	return createTokenSource(
		{
			scheme: options.AuthScheme,
			initiate: options.InitiateOAuth,
			service: service.name,
			profile: service.name,
			region: region.name,
			...(options.APIKey ? { apiKey: options.APIKey } : {}),
			...(options.OAuthClientId === undefined ? {} : { clientId: options.OAuthClientId }),
			...(options.OAuthClientSecret ? { clientSecret: options.OAuthClientSecret } : {}),
			...(options.OAuthAccessToken ? { accessToken: options.OAuthAccessToken } : {}),
			endpoints: {
				authorizationUrl: options.OAuthAuthorizationURL ?? region.authorizationUrl ?? "",
				tokenUrl: options.OAuthAccessTokenURL ?? oauth?.tokenUrl ?? "",
				...(scope === undefined ? {} : { scope }),
			},
			protocol: {
				pkce: oauth?.isPkceUsed ?? true,
				tokenRequest: oauth?.tokenRequest === "code_only" ? "code_only_form" : "standard",
				tokenField: "access_token",
				hasRefreshToken: oauth?.hasRefreshToken ?? true,
				sendsRedirectUri: true,
			},
			callbackUrl: options.CallbackURL,
			timeoutMs: options.OAuthTimeout * 1000,
			store: settings.tokenStore ?? openTokenStore(options.OAuthSettingsLocation, { clock, random, notify }),
		},
		ports,
	);
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

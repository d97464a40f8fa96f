import { randomBytes } from "node:crypto";
import { type AuthPorts, type AuthSettings, openBrowser, openTokenStore } from "../auth/index.ts";
import { type Clock, createError, type Log } from "../base/index.ts";
import { assertCredential, type ResolvedOptions } from "../connection-string/index.ts";
import { createFetch } from "../http/index.ts";
import type { Profile } from "../profile/index.ts";
import type { ConnectSettings } from "./connect-settings.ts";
import { findNetworkPath } from "./network-path.ts";

/** One of the places where a service is. */
export type Region = Profile["service"]["regions"][number];

/**
 * Finds the region that the connection string names; a profile with one region needs no name.
 * @throws bad_property_value (22023)
 */
export function findRegion({ service }: Profile, { Region }: ResolvedOptions): Region {
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

/** What the credential of a connection is made of. */
export interface CredentialParts {
	readonly settings: AuthSettings;
	readonly ports: AuthPorts;
}

/**
 * Reads what the connection string, the profile and the program say about the credential.
 * @throws credential_missing, and bad_property_value when the profile knows no OAuth
 */
export function describeCredential(
	{ service }: Profile,
	options: ResolvedOptions,
	region: Region,
	{ clock, log, environment }: { readonly clock: Clock; readonly log: Log; readonly environment: NodeJS.ProcessEnv },
	given: ConnectSettings,
): CredentialParts {
	if (!options.Offline) assertCredential(options);
	const { oauth } = service;
	if (options.AuthScheme === "OAUTH" && !oauth) {
		throw createError("bad_property_value", {
			name: "AuthScheme",
			place: "",
			problem: `the profile ${service.name} knows no OAuth`,
			expected: "Use AuthScheme=NONE with APIKey.",
		});
	}
	const random = (count: number) => new Uint8Array(randomBytes(count));
	const notify = given.notify ?? ((message: string) => process.stderr.write(`${message}\n`));
	const scope = options.Scope ?? oauth?.scope;
	return {
		settings: {
			scheme: options.AuthScheme,
			initiate: options.InitiateOAuth,
			service: service.name,
			profile: service.name,
			region: region.name,
			...pickGiven({
				apiKey: options.APIKey,
				clientId: options.OAuthClientId,
				clientSecret: options.OAuthClientSecret,
				accessToken: options.OAuthAccessToken,
				refreshToken: options.OAuthRefreshToken,
				verifier: options.OAuthVerifier,
				expiresInS: options.OAuthExpiresIn,
				tokenTimestampMs: options.OAuthTokenTimestamp,
			}),
			endpoints: {
				authorizationUrl: options.OAuthAuthorizationURL ?? region.authorizationUrl ?? "",
				tokenUrl: options.OAuthAccessTokenURL ?? oauth?.tokenUrl ?? "",
				...pickGiven({ scope }),
			},
			protocol: {
				pkce: oauth?.isPkceUsed ?? true,
				tokenRequest: oauth?.tokenRequest === "code_only" ? "code_only_form" : "standard",
				hasRefreshToken: oauth?.hasRefreshToken ?? true,
				sendsRedirectUri: true,
			},
			callbackUrl: options.CallbackURL,
			timeoutMs: options.OAuthTimeout * 1000,
			store: given.tokenStore ?? openTokenStore(options.OAuthSettingsLocation, { clock, random, notify }),
		},
		ports: {
			clock,
			random,
			fetch: createFetch((url) => findNetworkPath(url, options, environment), options.Timeout * 1000),
			openBrowser: given.openBrowser ?? ((url) => openBrowser(url)),
			notify,
			...pickGiven({ readPastedUrl: given.readPastedUrl }),
			log,
		},
	};
}

// What is not set is left out, so that it cannot be mistaken for a value.
function pickGiven<Values extends object>(values: Values): { [Name in keyof Values]?: NonNullable<Values[Name]> } {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
		[Name in keyof Values]?: NonNullable<Values[Name]>;
	};
}

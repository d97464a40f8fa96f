import { randomBytes } from "node:crypto";
import { type AuthPorts, type AuthSettings, openBrowser, openTokenStore } from "../../auth/index.ts";
import { type Clock, createError, type Log } from "../../base/index.ts";
import { createFetch } from "../../http/index.ts";
import type { Profile, ProfileIdentity } from "../../profile/index.ts";
import type { ConnectSettings } from "./connect-settings.ts";
import type { ConnectionProfile } from "./connection-profile.ts";
import { findNetworkPath } from "./network-path.ts";
import type { Region } from "./profile-choice.ts";

/** What the credential of a connection is made of. */
export interface CredentialParts {
	readonly settings: AuthSettings;
	readonly ports: AuthPorts;
}

/**
 * Reads what the connection string, the profile and the program say about the credential.
 * @throws bad_property_value when the profile knows no OAuth
 */
export function describeCredential(
	{ profile: { service }, identity, options }: ConnectionProfile,
	region: Region,
	{ clock, log, environment }: { readonly clock: Clock; readonly log: Log; readonly environment: NodeJS.ProcessEnv },
	given: ConnectSettings,
): CredentialParts {
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
	const notify = given.notify ?? notifyPerson;
	const scope = options.Scope ?? oauth?.scope;
	return {
		settings: {
			scheme: options.AuthScheme,
			initiate: options.InitiateOAuth,
			service: service.name,
			profile: identity.name,
			region: region.name,
			missing: describeMissing(service, identity),
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
				...pickGiven({ scope, revocationUrl: oauth?.revocationUrl }),
			},
			protocol: {
				pkce: oauth?.isPkceUsed ?? true,
				tokenRequest: oauth?.tokenRequest === "code_only" ? "code_only_form" : "standard",
				hasRefreshToken: oauth?.hasRefreshToken ?? true,
				sendsRedirectUri: true,
				clientAuthentication: oauth?.clientAuthentication === "basic" ? "basic" : "post",
				...pickGiven({ issuer: oauth?.issuer }),
			},
			callbackUrl: options.CallbackURL,
			timeoutMs: options.OAuthTimeout * 1000,
			store: given.tokenStore ?? openTokenStore(options.OAuthSettingsLocation, { clock, random, notify }),
		},
		ports: {
			clock,
			random,
			fetch:
				(given.fetch as typeof fetch | undefined) ??
				createFetch((url) => findNetworkPath(url, options, environment), options.Timeout * 1000),
			openBrowser: given.openBrowser ?? ((url) => openBrowser(url)),
			notify,
			...pickGiven({ readPastedUrl: given.readPastedUrl }),
			log,
		},
	};
}

/** Tells the person something where the program says no other way. */
export function notifyPerson(message: string): void {
	process.stderr.write(`${message}\n`);
}

// What a person reads who gave no token.
function describeMissing(
	{ name, oauth, credentialAdvice }: Profile["service"],
	{ credentialEnv, envOwner }: ProfileIdentity,
): NonNullable<AuthSettings["missing"]> {
	const variable = credentialEnv === undefined ? "" : `, or the environment variable ${credentialEnv}`;
	const orOAuth = oauth ? ", or AuthScheme=OAUTH with InitiateOAuth=GETANDREFRESH" : "";
	const barred = envOwner && `; its variable belongs to the profile ${envOwner}, and is not read for other hosts`;
	return {
		reason:
			credentialEnv === undefined
				? `APIKey is not set${barred ?? ""}`
				: `neither APIKey nor the environment variable ${credentialEnv} is set`,
		advice: credentialAdvice ?? `Set APIKey to an access token of ${name}${variable}${orOAuth}.`,
	};
}

// What is not set is left out, so that it cannot be mistaken for a value.
function pickGiven<Values extends object>(values: Values): { [Name in keyof Values]?: NonNullable<Values[Name]> } {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
		[Name in keyof Values]?: NonNullable<Values[Name]>;
	};
}

import { createError, Secret } from "../base/index.ts";
import { parseConnectionString, readOptionObject } from "./option-reader.ts";
import type { ConnectionOptions, ResolvedOptions } from "./options.ts";
import { nowhere } from "./place.ts";
import type { PropertyValue } from "./property.ts";
import { connectionProperties, findProperty, type KnownProperty } from "./property-index.ts";
import { readPropertyValue } from "./property-value.ts";

/** The variables of a process's environment, e.g. `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Turns what the user gave into the options that everything else reads: checked, with the environment and the defaults
 * filled in. An environment variable is read under its name in capitals, or else in small letters.
 * @returns Frozen; secrets are wrapped, what is not set and has no default is undefined.
 * @throws What {@link parseConnectionString} throws; `missing_property` when OAuth lacks the app.
 * @example resolveConnectionOptions("APIKey=…;Timeout=10;", {}) // { Profile: "Intercom", APIKey: Secret, Timeout: 10, … }
 */
export function resolveConnectionOptions(input: string | ConnectionOptions, environment: Environment): ResolvedOptions {
	const given = typeof input === "string" ? parseConnectionString(input) : readOptionObject(input);
	const authScheme = given.AuthScheme ?? inferAuthScheme(given);
	const resolved = fillIn({ ...given, AuthScheme: authScheme }, environment);
	checkOAuthApp(resolved);
	return resolved;
}

/**
 * Fills in the access token from the environment variable that the profile names, where none is given.
 * @param variable Undefined where the profile names none.
 * @throws `bad_property_value` when the variable holds none.
 * @example readCredential(options, "INTERCOM_ACCESS_TOKEN", process.env).APIKey // Secret
 */
export function readCredential(
	options: ResolvedOptions,
	variable: string | undefined,
	environment: Environment,
): ResolvedOptions {
	if (options.APIKey !== undefined || variable === undefined) return options;
	const found = readEnvironment({ ...findProperty("APIKey", nowhere), environment: variable }, environment);
	return found === undefined ? options : Object.freeze({ ...options, APIKey: new Secret(String(found)) });
}

// Drivers of this kind choose the scheme by what is given. OFF is the default of InitiateOAuth and asks for nothing.
function inferAuthScheme(given: ConnectionOptions): ConnectionOptions["AuthScheme"] {
	const initiatesOAuth = given.InitiateOAuth !== undefined && given.InitiateOAuth !== "OFF";
	const hasOAuth = initiatesOAuth || given.OAuthClientId !== undefined || given.OAuthAccessToken !== undefined;
	return hasOAuth && given.APIKey === undefined ? "OAUTH" : undefined;
}

function fillIn(given: ConnectionOptions, environment: Environment): ResolvedOptions {
	const resolved = connectionProperties
		.filter(({ type }) => type !== "settings")
		.map((property): [string, PropertyValue | Secret | undefined] => {
			const value = given[property.name] ?? readEnvironment(property, environment) ?? property.default ?? undefined;
			return [property.name, property.secret && value !== undefined ? new Secret(String(value)) : value];
		});
	// The rows give each value its type; the compiler cannot follow that through a list.
	return Object.freeze(Object.fromEntries(resolved)) as ResolvedOptions;
}

function readEnvironment(property: KnownProperty, environment: Environment): PropertyValue | undefined {
	if (property.environment === undefined) return undefined;
	// curl and most tools take https_proxy in small letters too: https://everything.curl.dev/usingcurl/proxies/env.html.
	const name = [property.environment, property.environment.toLowerCase()].find((candidate) =>
		environment[candidate]?.trim(),
	);
	if (name === undefined) return undefined;
	const place = { words: ` in the environment variable ${name}`, position: undefined };
	return readPropertyValue(property, environment[name]?.trim(), place);
}

function checkOAuthApp({ AuthScheme, InitiateOAuth, OAuthClientId, OAuthClientSecret }: ResolvedOptions): void {
	if (AuthScheme !== "OAUTH" || InitiateOAuth !== "GETANDREFRESH") return;
	for (const [name, value] of Object.entries({ OAuthClientId, OAuthClientSecret })) {
		if (value !== undefined) continue;
		throw createError("missing_property", {
			name,
			reason: "InitiateOAuth=GETANDREFRESH authorizes an app, and needs its client id and client secret",
			advice: "Copy OAuthClientId and OAuthClientSecret from the settings of your app.",
		});
	}
}

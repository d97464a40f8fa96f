import { createTokenSource, type TokenStatus } from "../../auth/index.ts";
import { silentLog, systemClock } from "../../base/index.ts";
import { type ConnectionOptions, resolveConnectionOptions } from "../../connection-string/index.ts";
import type { ConnectSettings } from "./connect-settings.ts";
import { openProfile } from "./connection-profile.ts";
import { addNamedConnection } from "./connections-file.ts";
import { describeCredential, notifyPerson } from "./credential.ts";
import { findRegion } from "./profile-choice.ts";

/** The credential of a connection string, without a connection. */
export interface Credential {
	/** What is known about the token, without asking the service; never the token itself. */
	status(): Promise<TokenStatus>;
	/**
	 * Authorizes in the browser, whatever is stored and whatever InitiateOAuth says, and keeps the token.
	 * @throws authorization_failed, callback_unavailable, missing_property, token_store, cancelled
	 */
	login(signal?: AbortSignal): Promise<void>;
	/** Revokes the stored token where the service can, and forgets it. */
	logout(signal?: AbortSignal): Promise<void>;
}

/**
 * Opens the credential that a connection string speaks of; nothing is requested.
 * @throws ProviderError: 08001 for the connection string or the profile, 22023 for a property's value.
 * @example await (await openCredential("OAuthClientId=…;OAuthClientSecret=…;")).login()
 */
export async function openCredential(
	connectionString: string | ConnectionOptions,
	settings: ConnectSettings = {},
): Promise<Credential> {
	const notify = settings.notify ?? notifyPerson;
	const named = addNamedConnection(connectionString, (message) => notify(`Warning: ${message}`));
	const given = resolveConnectionOptions(named, process.env);
	const loaded = await openProfile(given, process.env, (message) => notify(`Warning: ${message}`));
	const ports = { clock: systemClock, log: silentLog, environment: process.env };
	const parts = describeCredential(loaded, findRegion(loaded.profile, loaded.options), ports, settings);
	const tokens = createTokenSource(parts.settings, parts.ports);
	return {
		status: () => tokens.status(),
		login: (signal) => tokens.login(signal),
		logout: (signal) => tokens.logout(signal),
	};
}

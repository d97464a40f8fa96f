import { createError, type ProviderError } from "../base/index.ts";
import type { AuthSettings } from "./auth-settings.ts";
import type { InitiateOAuth } from "./token-transition-table.ts";

/** Why there is no token to use. */
export type CredentialProblem = "missing" | "expired" | "refused";

/**
 * The error of a call that ends without a token: what is wrong with the credential, and what InitiateOAuth leaves to do.
 * @example createCredentialError("expired", settings).sqlState // "28000"
 */
export function createCredentialError(problem: CredentialProblem, settings: AuthSettings): ProviderError {
	const { service, scheme, initiate, missing } = settings;
	const advice = scheme === "NONE" ? adviseApiKey(settings) : adviceByInitiate[initiate](settings);
	if (problem === "refused") {
		return createError("credential_refused", { service, reason: "the access token is not valid (any more)", advice });
	}
	if (scheme === "NONE" && missing) return createError("credential_missing", missing);
	const what =
		scheme === "NONE"
			? "AuthScheme is NONE and APIKey is not set"
			: problem === "expired"
				? "the access token has expired"
				: "no access token is given, and none is stored";
	return createError("credential_missing", { reason: what, advice });
}

/**
 * The error of a token that is none, whatever the service would say; `name` is the property that it came from.
 * Without this check the network library would name the whole header, token included.
 */
export function createUnsendableError(name: "APIKey" | "OAuthAccessToken"): ProviderError {
	return createError("bad_property_value", {
		name,
		place: "",
		problem: "it contains characters that no access token has, such as a blank or a line break",
		expected: "Copy the token again, without anything around it.",
	});
}

function adviseApiKey({ service }: AuthSettings): string {
	return `Set APIKey to an access token of your ${service} app, or AuthScheme=OAuth with InitiateOAuth=GETANDREFRESH.`;
}

const adviceByInitiate: Readonly<Record<InitiateOAuth, (settings: AuthSettings) => string>> = {
	OFF: ({ protocol }) =>
		`Set OAuthAccessToken to a valid token, or InitiateOAuth to GETANDREFRESH to authorize in the browser${
			protocol.hasRefreshToken ? ", or to REFRESH with OAuthRefreshToken" : ""
		}. A web application connects with ConnectOnOpen=false and calls get_oauth_authorization_url.`,
	REFRESH: (settings) =>
		`Authorize again: run intercom-sql auth login with the same connection string, set InitiateOAuth=GETANDREFRESH, or set OAuthVerifier to a new code${adviseCodeUrl(settings)}.`,
	GETANDREFRESH: ({ service }) =>
		`A token that was granted a moment ago was refused too. Check that Region is the one of your ${service} workspace and that the app is still installed in it.`,
};

// With PKCE a code from elsewhere is worth nothing, so its address is not offered.
function adviseCodeUrl({ endpoints, clientId, protocol }: AuthSettings): string {
	if (protocol.pkce || !clientId || !URL.canParse(endpoints.authorizationUrl)) return "";
	const url = new URL(endpoints.authorizationUrl);
	if (protocol.tokenRequest === "standard") url.searchParams.set("response_type", "code");
	url.searchParams.set("client_id", clientId);
	return ` from ${url.href}`;
}

import type * as OAuthLibrary from "oauth4webapi";
import { createError } from "../base/index.ts";
import type { AuthSettings, OAuthProtocol } from "./auth-settings.ts";
import { isLoopbackHost } from "./callback-address.ts";

/** The library, which is loaded where somebody authorizes. */
type OAuth = typeof OAuthLibrary;

/** What is traded for tokens. */
export type TokenGrant =
	| {
			readonly kind: "code";
			/** Proven by validateAuthResponse to be an answer. */
			readonly parameters: URLSearchParams;
			readonly redirectUri: string;
			readonly codeVerifier?: string | undefined;
	  }
	| { readonly kind: "refresh"; readonly refreshToken: string };

/** The app as the token endpoint knows it. */
export interface ClientCredential {
	readonly id: string;
	readonly secret: string | undefined;
}

/**
 * Reads the app's credential from the settings.
 * @throws missing_property without a client id, or without the secret where the protocol cannot do without
 */
export function readClient(settings: AuthSettings): ClientCredential {
	const { clientSecret, protocol, service } = settings;
	const id = readClientId(settings);
	if (!clientSecret && protocol.tokenRequest === "code_only_form")
		throw createMissingError("OAuthClientSecret", service);
	return { id, secret: clientSecret?.reveal() };
}

/**
 * Reads the app's id, which is all that the authorize URL needs.
 * @throws missing_property
 */
export function readClientId({ clientId, service }: AuthSettings): string {
	if (!clientId) throw createMissingError("OAuthClientId", service);
	return clientId;
}

function createMissingError(name: string, service: string): Error {
	const advice = `Set it from the settings of your ${service} app.`;
	return createError("missing_property", { name, reason: "OAuth needs it", advice });
}

/**
 * Describes the authorization server to the library.
 * @throws bad_property_value when an endpoint is not safe to send secrets to
 */
export function describeServer({ endpoints, protocol }: AuthSettings): OAuthLibrary.AuthorizationServer {
	const authorizationUrl = checkEndpoint("OAuthAuthorizationURL", endpoints.authorizationUrl);
	return {
		// Profiles know endpoints and not issuers; where nothing depends on it the origin serves.
		issuer: protocol.issuer ?? authorizationUrl.origin,
		token_endpoint: checkEndpoint("OAuthAccessTokenURL", endpoints.tokenUrl).href,
		...(endpoints.revocationUrl
			? { revocation_endpoint: checkEndpoint("the revocation URL", endpoints.revocationUrl).href }
			: {}),
	};
}

/**
 * Sends one grant to the token endpoint: not repeated, not redirected.
 * @returns The answer, unread
 */
export async function sendGrant(
	grant: TokenGrant,
	settings: AuthSettings,
	send: typeof fetch,
	signal: AbortSignal,
): Promise<Response> {
	const oauth = await import("oauth4webapi");
	const { protocol, endpoints } = settings;
	const client = readClient(settings);
	const server = describeServer(settings);
	const options = createOptions(oauth, endpoints.tokenUrl, send, signal);
	const who: OAuthLibrary.Client = { client_id: client.id };
	const how = authenticateClient(oauth, client, protocol);
	if (grant.kind === "refresh") {
		return oauth.refreshTokenGrantRequest(server, who, how, grant.refreshToken, options);
	}
	if (protocol.tokenRequest === "code_only_form") {
		return sendCodeOnlyForm(grant.parameters.get("code") ?? "", endpoints.tokenUrl, client, send, signal);
	}
	const verifier = grant.codeVerifier ?? oauth.nopkce;
	return oauth.authorizationCodeGrantRequest(server, who, how, grant.parameters, grant.redirectUri, verifier, options);
}

/**
 * Asks the service to forget a token (RFC 7009).
 * @throws The library's and the network's errors
 */
export async function sendRevocation(
	token: string,
	settings: AuthSettings,
	send: typeof fetch,
	signal: AbortSignal,
): Promise<void> {
	const oauth = await import("oauth4webapi");
	const client = readClient(settings);
	const response = await oauth.revocationRequest(
		describeServer(settings),
		{ client_id: client.id },
		authenticateClient(oauth, client, settings.protocol),
		token,
		createOptions(oauth, settings.endpoints.revocationUrl ?? "", send, signal),
	);
	await oauth.processRevocationResponse(response);
}

/**
 * Lets only addresses pass that a secret may be sent to: https anywhere, http on this computer.
 * @throws bad_property_value
 */
export function checkEndpoint(name: string, text: string): URL {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url?.protocol === "https:" || (url?.protocol === "http:" && isLoopbackHost(url.hostname))) return url;
	throw createError("bad_property_value", {
		name,
		place: "",
		problem: url ? "a secret would be sent over it unencrypted" : "it is not a URL",
		expected: "Use an https URL.",
	});
}

function createOptions(
	oauth: OAuth,
	url: string,
	send: typeof fetch,
	signal: AbortSignal,
): OAuthLibrary.TokenEndpointRequestOptions {
	return {
		signal,
		[oauth.customFetch]: (target, init) => send(target, init),
		// checkEndpoint lets plain http through on loopback only.
		[oauth.allowInsecureRequests]: url.startsWith("http:"),
	};
}

function authenticateClient(
	oauth: OAuth,
	{ secret }: ClientCredential,
	protocol: OAuthProtocol,
): OAuthLibrary.ClientAuth {
	if (secret === undefined) return oauth.None();
	return protocol.clientAuthentication === "basic" ? oauth.ClientSecretBasic(secret) : oauth.ClientSecretPost(secret);
}

// https://developers.intercom.com/docs/build-an-integration/learn-more/authentication/setting-up-oauth has neither
// grant_type nor redirect_uri.
function sendCodeOnlyForm(
	code: string,
	tokenUrl: string,
	{ id, secret = "" }: ClientCredential,
	send: typeof fetch,
	signal: AbortSignal,
): Promise<Response> {
	return send(tokenUrl, {
		method: "POST",
		headers: { "content-type": "application/x-www-form-urlencoded;charset=UTF-8", accept: "application/json" },
		body: new URLSearchParams({ code, client_id: id, client_secret: secret }),
		redirect: "manual",
		signal,
	});
}

import type { OAuthEndpoints, OAuthProtocol } from "./auth-settings.ts";

/** One authorization that was started: the URL to open, and what its answer has to fit. */
export interface AuthorizationRequest {
	readonly url: string;
	/** The answer has to bring it back. */
	readonly state: string;
	readonly redirectUri: string;
	/** The secret half of PKCE, when the profile wants it. */
	readonly codeVerifier?: string;
}

/** What an authorize URL is made of. */
export interface AuthorizationRequestParts {
	readonly endpoints: OAuthEndpoints;
	readonly protocol: OAuthProtocol;
	readonly clientId: string;
	readonly redirectUri: string;
	readonly state: string;
	random(count: number): Uint8Array;
}

/**
 * Builds the URL that the person opens, with its state (RFC 6749 § 10.12) and, by profile, PKCE (RFC 7636).
 * @example (await createAuthorizationRequest(parts)).url // "https://app.intercom.com/oauth?client_id=…&redirect_uri=…&state=…"
 */
export async function createAuthorizationRequest(parts: AuthorizationRequestParts): Promise<AuthorizationRequest> {
	const { endpoints, protocol, clientId, redirectUri, state } = parts;
	const { calculatePKCECodeChallenge } = await import("oauth4webapi");
	const codeVerifier = protocol.pkce ? encodeRandom(parts.random(32)) : undefined;
	const url = new URL(endpoints.authorizationUrl);
	const parameters: Readonly<Record<string, string | undefined>> = {
		response_type: protocol.tokenRequest === "standard" ? "code" : undefined,
		client_id: clientId,
		redirect_uri: protocol.sendsRedirectUri ? redirectUri : undefined,
		scope: endpoints.scope,
		state,
		code_challenge: codeVerifier && (await calculatePKCECodeChallenge(codeVerifier)),
		code_challenge_method: codeVerifier && "S256",
	};
	for (const [name, value] of Object.entries(parameters)) {
		if (value !== undefined) url.searchParams.set(name, value);
	}
	return { url: url.href, state, redirectUri, ...(codeVerifier ? { codeVerifier } : {}) };
}

/** Makes a state that nobody can guess, for one authorization. */
export function createState({ random }: Pick<AuthorizationRequestParts, "random">): string {
	return encodeRandom(random(32));
}

function encodeRandom(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString("base64url");
}

import type { Clock, Log, Secret } from "../base/index.ts";
import type { TokenStore } from "./token-store.ts";
import type { InitiateOAuth, TokenState } from "./token-transition-table.ts";

/** What a service's OAuth is like; a profile says it as data. */
export interface OAuthProtocol {
	/** Whether the authorization code is bound to this process with S256 (RFC 7636). */
	readonly pkce: boolean;
	/** `standard` is RFC 6749 § 4.1.3; `code_only_form` sends code, client_id and client_secret alone, as Intercom wants it. */
	readonly tokenRequest: "standard" | "code_only_form";
	/** Whether the service hands out refresh tokens. */
	readonly hasRefreshToken: boolean;
	/** Whether `redirect_uri` is part of the authorize URL. */
	readonly sendsRedirectUri: boolean;
	/** How the client secret travels with a standard token request; `post` when not set. */
	readonly clientAuthentication?: "post" | "basic";
	/** The issuer that a callback must name, when the service sends `iss` (RFC 9207). */
	readonly issuer?: string;
}

/** Where a service authorizes; https, or http on loopback. */
export interface OAuthEndpoints {
	readonly authorizationUrl: string;
	readonly tokenUrl: string;
	/** RFC 7009; without it a logout only forgets. */
	readonly revocationUrl?: string;
	readonly scope?: string;
}

/** Everything the room needs to know about one connection's credential. */
export interface AuthSettings {
	readonly scheme: "NONE" | "OAUTH";
	readonly initiate: InitiateOAuth;
	/** The service's name for messages, e.g. `Intercom`. */
	readonly service: string;
	/** Profile and region are, with the client id, the key of the token store: a name that no profile of other hosts has. */
	readonly profile: string;
	readonly region: string;
	readonly apiKey?: Secret;
	/** What to say where there is no API key; by default that APIKey is not set. */
	readonly missing?: { readonly reason: string; readonly advice: string };
	readonly clientId?: string;
	readonly clientSecret?: Secret;
	readonly accessToken?: Secret;
	readonly refreshToken?: Secret;
	/** An authorization code obtained elsewhere, or the whole redirect URL that carries it. */
	readonly verifier?: Secret;
	/** Lifetime in seconds of the given access token. */
	readonly expiresInS?: number;
	/** When the given access token was issued, in milliseconds since 1970. */
	readonly tokenTimestampMs?: number;
	readonly endpoints: OAuthEndpoints;
	readonly protocol: OAuthProtocol;
	readonly callbackUrl: string;
	/** How long a person may take in the browser. */
	readonly timeoutMs: number;
	readonly store: TokenStore;
}

/** What the room needs from outside. */
export interface AuthPorts {
	readonly clock: Clock;
	/** Cryptographically random bytes. */
	random(count: number): Uint8Array;
	readonly fetch: typeof fetch;
	/** Shows the URL to the person; false where there is no browser to show it in. */
	openBrowser(url: string): Promise<boolean>;
	/** Tells the person something, e.g. the URL to open. */
	notify(message: string): void;
	/** Waits for the person to paste the redirect URL or the code; absent where nobody can. */
	readPastedUrl?(signal: AbortSignal): Promise<string>;
	readonly log: Log;
}

/** The two calls that a request needs: a token before, and another when it was refused. */
export interface TokenCall {
	/**
	 * The access token to send.
	 * @throws credential_missing, credential_refused, authorization_failed, callback_unavailable, token_store, cancelled
	 */
	getToken(signal?: AbortSignal): Promise<Secret>;
	/**
	 * Call it when the service answered 401 to `used`; gives the token to repeat the request with, once.
	 * @throws credential_refused when there is no other token, and all that {@link TokenCall.getToken} throws
	 */
	handleUnauthorized(used: Secret, signal?: AbortSignal): Promise<Secret>;
	/**
	 * A short name for the grant that the token descends from, e.g. `ba7816bf8f01cfea`: a refresh keeps it, a new authorization makes another.
	 * @throws All that {@link TokenCall.getToken} throws
	 */
	getOwner(signal?: AbortSignal): Promise<string>;
}

/** What may be said about the token, which is everything but the token. */
export interface TokenStatus {
	readonly scheme: "NONE" | "OAUTH";
	readonly initiate: InitiateOAuth;
	/** `valid`, `expiring`, `dead` or `none`. */
	readonly state: TokenState;
	readonly source: "api_key" | "given" | "stored" | "none";
	/** Where tokens are kept, e.g. a path or `memory://id`. */
	readonly store: string;
	readonly hasRefreshToken: boolean;
	readonly obtainedAtMs?: number;
	readonly expiresAtMs?: number;
}

/** What the URL of an authorization may differ in from the connection's properties. */
export interface UrlToShow {
	readonly callbackUrl?: string | undefined;
	readonly scope?: string | undefined;
	/** The caller's own; random when not set. */
	readonly state?: string | undefined;
}

/** A code that came back, and what it has to fit. */
export interface CodeToExchange {
	/** The code, or the whole redirect URL that carries it. */
	readonly verifier: string;
	/** The redirect URL that the code was asked with. */
	readonly callbackUrl?: string | undefined;
	/** The state that a whole redirect URL has to carry. */
	readonly state?: string | undefined;
}

/** Tokens for somebody else to keep. */
export interface IssuedToken {
	readonly accessToken: string;
	readonly refreshToken?: string;
	/** Milliseconds since 1970. */
	readonly obtainedAtMs: number;
	readonly expiresInS?: number;
}

/** The steps of an authorization, one by one. */
export interface AuthorizationSteps {
	/** Makes the URL to send the person to. With PKCE its secret half is kept in the store for an hour. */
	createUrl(asked: UrlToShow, signal?: AbortSignal): Promise<{ readonly url: string; readonly state: string }>;
	/**
	 * Exchanges a code, once.
	 * @throws authorization_failed, connect_failed, missing_property, token_store, cancelled
	 */
	exchangeCode(asked: CodeToExchange, signal?: AbortSignal): Promise<IssuedToken>;
	/**
	 * Exchanges a refresh token.
	 * @throws not_supported when the service has none, and all that {@link AuthorizationSteps.exchangeCode} throws
	 */
	refresh(refreshToken: string, signal?: AbortSignal): Promise<IssuedToken>;
}

/** The credential of one connection, shared by its statements. */
export interface TokenSource extends TokenCall {
	/** Whether a refused token can be replaced by another at all. */
	readonly isRenewable: boolean;
	/** The calls of one statement: within them the browser opens at most once, whatever the service refuses. */
	forStatement(): TokenCall;
	/** What is known about the token, without asking the service. */
	status(): Promise<TokenStatus>;
	/** The owner as {@link TokenCall.getOwner} names it, of a token that is known already; undefined where none is. Nobody is asked. */
	findOwner(): Promise<string | undefined>;
	/** Authorizes in the browser, whatever is stored and whatever InitiateOAuth says. */
	login(signal?: AbortSignal): Promise<void>;
	/** The steps of an authorization, for a program that shows the URL and receives the callback itself. */
	readonly steps: AuthorizationSteps;
	/** Revokes the stored token where the service can, and forgets it. */
	logout(signal?: AbortSignal): Promise<void>;
}

import type { Clock } from "../base/index.ts";

/** What a token belongs to: two apps, profiles or regions never overwrite each other. */
export interface TokenKey {
	readonly profile: string;
	readonly clientId: string;
	readonly region: string;
}

/** A token as a store keeps it. A dead one has no token any more: it only says that there was one. */
export interface StoredToken {
	readonly accessToken?: string;
	readonly refreshToken?: string;
	/** Milliseconds since 1970. */
	readonly obtainedAtMs: number;
	readonly expiresAtMs?: number;
	/** The service refused it. */
	readonly isDead: boolean;
	/** A short name for the grant that it descends from, kept through refreshes. */
	readonly grant?: string;
	/** Fingerprints of given tokens and codes that are used up or were refused, oldest first. */
	readonly consumed: readonly string[];
	/** Authorizations with PKCE that were started step by step and are not answered yet, oldest first. */
	readonly pending?: readonly PendingAuthorization[];
}

/** An authorization that waits for its code. */
export interface PendingAuthorization {
	/** Fingerprint of the state. */
	readonly state: string;
	/** The secret half of PKCE (RFC 7636). */
	readonly codeVerifier: string;
	readonly redirectUri: string;
	/** Milliseconds since 1970. */
	readonly startedAtMs: number;
}

/** Where tokens are kept between connections; pass your own to connect() for a keychain or a secret manager. */
export interface TokenStore {
	/** What the store is called in messages, e.g. a path or `memory://id`. */
	readonly location: string;
	/** The token of the key, or undefined when there is none; an unreadable store throws instead. */
	read(key: TokenKey): Promise<StoredToken | undefined>;
	/** Replaces the token of the key, whole or not at all. */
	write(key: TokenKey, token: StoredToken): Promise<void>;
	/** Forgets the token of the key. */
	remove(key: TokenKey): Promise<void>;
	/** Runs the work while no other holder of the same key runs its own, in this process or another. */
	withLock<T>(key: TokenKey, work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/** What a store needs from outside. */
export interface StorePorts {
	readonly clock: Clock;
	/** Cryptographically random bytes. */
	random(count: number): Uint8Array;
	/** Tells the person something, e.g. that others may read the file. */
	notify(message: string): void;
}

/**
 * Prints a key as one text, the same for the same key only.
 * @example printTokenKey({ profile: "Intercom", clientId: "a1", region: "US" }) // '["Intercom","a1","US"]'
 */
export function printTokenKey(key: TokenKey): string {
	return JSON.stringify([key.profile, key.clientId, key.region]);
}

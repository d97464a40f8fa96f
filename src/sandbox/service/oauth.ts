import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const codeLifeMs = 300_000;

/** The app that asks for access, as it would be registered in the developer hub. */
export interface OAuthApp {
	readonly clientId: string;
	readonly clientSecret: string;
	/** Registered redirect URLs; undefined lets any http URL on loopback through. */
	readonly callbackUrls: readonly string[] | undefined;
}

/** Where a person is sent back to when no redirect URL was given and none is registered. */
const standardCallback = "http://localhost:33333";

/** Codes and tokens: what was given out, and what is still good. */
export class OAuth {
	readonly #app: OAuthApp;
	readonly #now: () => number;
	readonly #codes = new Map<string, number>();
	readonly #tokens = new Set<string>();
	readonly #revoked = new Set<string>();

	/**
	 * Begins with the token of the app itself.
	 * @param now Gives milliseconds.
	 */
	constructor(app: OAuthApp, accessToken: string, now: () => number) {
		this.#app = app;
		this.#now = now;
		this.#tokens.add(accessToken);
	}

	/** True when the client id is the app's. */
	isClient(clientId: string | null): boolean {
		return clientId === this.#app.clientId;
	}

	/**
	 * Where the person is to be sent back to.
	 * @returns The redirect URL, or undefined when it is not registered.
	 */
	resolveRedirect(asked: string | null): string | undefined {
		const { callbackUrls } = this.#app;
		if (asked === null || asked === "") return callbackUrls === undefined ? standardCallback : callbackUrls[0];
		if (callbackUrls !== undefined) return callbackUrls.includes(asked) ? asked : undefined;
		return isLoopback(asked) ? asked : undefined;
	}

	/** Gives out a code: it lives five minutes, works once, and ends in "=", as Intercom's do. */
	issueCode(): string {
		// 32 bytes are 43 base64 digits and one sign of padding.
		const code = randomBytes(32).toString("base64");
		this.#codes.set(code, this.#now() + codeLifeMs);
		return code;
	}

	/**
	 * Exchanges a code.
	 * @returns A token, or undefined when the code, the client or its secret is not right.
	 */
	exchange(code: string, clientId: string, clientSecret: string): string | undefined {
		const dueMs = this.#codes.get(code);
		if (!this.isClient(clientId) || !isEqual(clientSecret, this.#app.clientSecret)) return undefined;
		this.#codes.delete(code);
		if (dueMs === undefined || this.#now() > dueMs) return undefined;
		const token = formatToken(randomBytes(16).toString("hex"));
		this.#tokens.add(token);
		return token;
	}

	/** Whether a token opens the door; a revoked one is told apart from one that never was. */
	judge(token: string | undefined): "good" | "revoked" | "unknown" {
		if (token === undefined || !this.#tokens.has(token)) return "unknown";
		return this.#revoked.has(token) ? "revoked" : "good";
	}

	/** Takes a token back, or all of them. */
	revoke(token?: string): void {
		for (const known of token === undefined ? this.#tokens : [token]) this.#revoked.add(known);
	}
}

/** A token in Intercom's form: base64 of "tok:" and a unique rest. */
export function formatToken(unique: string): string {
	return Buffer.from(`tok:${unique}:1:0`).toString("base64");
}

function isLoopback(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, hostname } = new URL(text);
	return protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

function isEqual(left: string, right: string): boolean {
	const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
	return timingSafeEqual(digest(left), digest(right));
}

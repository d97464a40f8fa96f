import { type Clock, silentLog, systemClock } from "../../src/base/index.ts";
import { createHttpClient, type HttpClient } from "../../src/http/index.ts";
import type { Sandbox } from "../../src/sandbox/index.ts";

/** A client of a sandbox, with its own token. */
export function openSandboxClient(
	{ url, accessToken }: Pick<Sandbox, "url" | "accessToken">,
	maxConcurrency: number,
	clock: Clock = systemClock,
): HttpClient {
	return createHttpClient({
		service: "Intercom",
		baseUrl: url,
		headers: { accept: "application/json", "intercom-version": "2.16" },
		authorize: {
			getCredential: () => Promise.resolve({ headers: { authorization: `Bearer ${accessToken}` } }),
			handleUnauthorized: () => Promise.resolve(false),
		},
		timeoutMs: 20_000,
		maxConcurrency,
		maxRateLimitDelayMs: 60_000,
		errors: [],
		clock,
		log: silentLog,
		random: Math.random,
	});
}

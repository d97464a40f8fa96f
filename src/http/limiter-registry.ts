import type { HttpClientOptions } from "./http-contract.ts";
import { RateLimiter } from "./rate-limiter.ts";

const shared = new Map<string, { readonly limiter: RateLimiter; users: number }>();

/** A limiter, and how to let go of it. */
export interface LimiterLease {
	readonly limiter: RateLimiter;
	/** Call it once. */
	release(): void;
}

/** Gives the limiter of a `limiterKey`, the same to all clients of this process that use the key and base URL at one time; without a key, one of its own. */
export function leaseLimiter(
	options: Pick<HttpClientOptions, "baseUrl" | "clock" | "limiterKey" | "limitHeaders" | "requestsPerMinute">,
): LimiterLease {
	const { baseUrl, clock, limiterKey, limitHeaders, requestsPerMinute } = options;
	const create = () => new RateLimiter(clock, limitHeaders, requestsPerMinute);
	if (limiterKey === undefined) return { limiter: create(), release: () => undefined };
	const key = JSON.stringify([baseUrl, limiterKey]);
	const entry = shared.get(key) ?? { limiter: create(), users: 0 };
	shared.set(key, entry);
	entry.users += 1;
	entry.limiter.tighten(requestsPerMinute);
	return {
		limiter: entry.limiter,
		release() {
			entry.users -= 1;
			if (entry.users === 0) shared.delete(key);
		},
	};
}

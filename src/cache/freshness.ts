import type { CacheOptions } from "./cache-contract.ts";
import type { StoredResult } from "./result/result-schema.ts";

/** What tells whether a result may answer. */
export type Freshness = Pick<StoredResult, "as_of" | "full_read_at" | "is_outdated">;

/** The ages that a connection puts up with. */
export interface FreshnessRules {
	/** Whether a result is young enough for whoever asks for nothing else. */
	readonly isTolerated: (result: Freshness) => boolean;
	/** Whether a result was read whole so recently that reading what changed is enough. */
	readonly isRecentlyWhole: (result: Pick<Freshness, "full_read_at">) => boolean;
}

/** Makes the rules of a cache's options. */
export function createFreshnessRules({
	clock,
	toleranceMs,
	fullRefreshMs,
}: Pick<CacheOptions, "clock" | "toleranceMs" | "fullRefreshMs">): FreshnessRules {
	// A time to come means that the machine's clock was set back: then nobody knows the age.
	const isYounger = (time: number, ageMs: number): boolean => {
		const age = clock.now() - time;
		return age >= 0 && age <= ageMs;
	};
	return {
		isTolerated: ({ is_outdated, as_of }) => is_outdated === 0 && toleranceMs > 0 && isYounger(as_of, toleranceMs),
		isRecentlyWhole: ({ full_read_at }) => fullRefreshMs > 0 && isYounger(full_read_at, fullRefreshMs),
	};
}

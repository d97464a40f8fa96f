import type { ConcurrencyGate } from "../concurrency-gate.ts";
import type { ConcurrencyLimit } from "../concurrency-limit.ts";
import type { HttpClientOptions } from "../http-contract.ts";
import type { RateLimiter } from "../rate-limiter.ts";
import type { AttemptResult, Link } from "./chain.ts";

/** Lets an attempt wait for a place among those that go on at once. */
export function holdPlace(gate: ConcurrencyGate): Link {
	return (next) => async (attempt) => {
		const leave = await gate.enter(attempt.signal);
		try {
			return await next(attempt);
		} finally {
			leave();
		}
	};
}

/** Lets the number of places follow what becomes of the attempts; stands behind all waiting, so that only the wire is measured. */
export function adaptConcurrency(
	{ clock }: Pick<HttpClientOptions, "clock">,
	limit: ConcurrencyLimit,
	gate: ConcurrencyGate,
	limiter: RateLimiter,
): Link {
	return (next) => async (attempt) => {
		const startedAtMs = clock.now();
		const result = await next(attempt);
		const nowMs = clock.now();
		limit.learn({
			kind: nameKind(attempt.request.method, attempt.request.path),
			durationMs: nowMs - startedAtMs,
			isOverloaded: isOverloaded(result),
			inFlight: gate.taken,
			perMs: limiter.perMs,
			nowMs,
		});
		return result;
	};
}

// Ids have digits in them, and the same endpoint takes as long for one as for another.
function nameKind(method: string, path: string): string {
	return `${method} ${path.replaceAll(/\/[^/]*\d[^/]*/g, "/*")}`;
}

const overloadStatuses: ReadonlySet<number> = new Set([408, 429, 503, 504]);

function isOverloaded(result: AttemptResult): boolean {
	return result.kind === "timeout" || (result.kind === "answer" && overloadStatuses.has(result.status));
}

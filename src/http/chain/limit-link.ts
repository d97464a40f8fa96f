import { createLimitError } from "../answer-error.ts";
import { getResumeMs } from "../backoff.ts";
import type { HttpClientOptions } from "../http-contract.ts";
import { readLimit } from "../limit-window.ts";
import type { RateLimiter } from "../rate-limiter.ts";
import { readToldTime } from "../told-time.ts";
import type { Link } from "./chain.ts";

/** Holds everybody back when the service refuses an attempt for its limit, and lets that one be made again. */
export function heedRefusals(
	options: Pick<HttpClientOptions, "clock" | "random" | "limitHeaders" | "retryHeader" | "maxRateLimitDelayMs">,
	limiter: RateLimiter,
): Link {
	const { clock, random, maxRateLimitDelayMs } = options;
	return (next) => async (attempt) => {
		const result = await next(attempt);
		if (result.kind !== "wait_for_limit") return result;
		const { history, subject } = attempt;
		const { answer } = result;
		const nowMs = clock.now();
		const refusals = ++history.limitRefusals;
		const resumeMs = getResumeMs(nowMs, readToldTimes(options, answer.headers, nowMs), refusals, random);
		history.limitWaitMs += resumeMs - nowMs;
		if (history.limitWaitMs > maxRateLimitDelayMs) {
			const error = createLimitError(history.limitWaitMs, maxRateLimitDelayMs, subject, { answer, refusals });
			return { kind: "fail", error };
		}
		limiter.block(resumeMs);
		return { kind: "again" };
	};
}

function readToldTimes(
	{ limitHeaders, retryHeader = "retry-after" }: Pick<HttpClientOptions, "limitHeaders" | "retryHeader">,
	headers: Readonly<Record<string, string>>,
	nowMs: number,
): readonly (number | undefined)[] {
	const reading = limitHeaders && readLimit(headers, limitHeaders, nowMs);
	const resetAtMs = reading && reading.resetSeconds * 1_000 - reading.skewMs;
	return [resetAtMs, readToldTime(headers[retryHeader.toLowerCase()], nowMs, 0)];
}

/** Lets an attempt wait for the rate limiter, which hears what came of it; a wait that is too long is an error at once. */
export function awaitLimit(
	{ clock, maxRateLimitDelayMs }: Pick<HttpClientOptions, "clock" | "maxRateLimitDelayMs">,
	limiter: RateLimiter,
): Link {
	return (next) => async (attempt) => {
		const queuedAtMs = clock.now();
		const excessMs = await limiter.acquire(maxRateLimitDelayMs, attempt.signal);
		if (excessMs !== undefined) {
			return { kind: "fail", error: createLimitError(excessMs, maxRateLimitDelayMs, attempt.subject) };
		}
		let headers: Readonly<Record<string, string>> | undefined;
		try {
			const result = await next({ ...attempt, waitMs: attempt.waitMs + clock.now() - queuedAtMs });
			if (result.kind === "answer") headers = result.headers;
			return result;
		} finally {
			// Counts whatever became of it, also when it is aborted: the service may have counted it too.
			limiter.finish(headers);
		}
	};
}

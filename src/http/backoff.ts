const baseMs = 500;
const capMs = 30_000;

/**
 * How long to wait after a failure: capped, exponential, with full jitter, so that many clients do not come back together.
 * Source: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ ("Full Jitter").
 * @param failures How often it has failed, from 1.
 * @returns Milliseconds, 0 to 30,000.
 */
export function getBackoffMs(failures: number, random: () => number): number {
	return Math.round(random() * Math.min(capMs, baseMs * 2 ** (failures - 1)));
}

/** The wait between the few attempts at a first connection, in milliseconds: short, because a person is waiting. */
export function getFirstContactMs(random: () => number): number {
	return 100 + Math.round(random() * 200);
}

// A reset in whole seconds may have been rounded down, and the refused should not all come back in one moment.
const afterResetMs = 250;

/**
 * When to come back after a 429: after the reset, or as long as Retry-After says (RFC 9110, section 10.2.3), else after a backoff of at least a second.
 * @param refusals How often this request was refused for the limit, from 1.
 * @returns Milliseconds since 1970.
 */
export function getResumeMs(
	facts: { readonly nowMs: number; readonly resetAtMs: number | undefined; readonly retryAfter: string | undefined },
	refusals: number,
	random: () => number,
): number {
	const { nowMs, resetAtMs } = facts;
	const told = resetAtMs ?? readRetryAfter(facts.retryAfter, nowMs);
	if (told === undefined) return nowMs + 1_000 + getBackoffMs(refusals + 1, random);
	return Math.max(nowMs, told) + afterResetMs + Math.round(random() * afterResetMs * refusals);
}

function readRetryAfter(text: string | undefined, nowMs: number): number | undefined {
	if (text === undefined) return undefined;
	const atMs = /^\s*\d+\s*$/.test(text) ? nowMs + Number(text) * 1_000 : Date.parse(text);
	return Number.isNaN(atMs) ? undefined : atMs;
}

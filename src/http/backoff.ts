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
 * When to come back after a 429: at the later of the reset and what Retry-After says, else after a backoff of at least a second.
 * @param told Times in milliseconds since 1970, undefined where the answer tells none; one that is past tells nothing.
 * @param refusals How often this request was refused for the limit, from 1.
 * @returns Milliseconds since 1970.
 */
export function getResumeMs(
	nowMs: number,
	told: readonly (number | undefined)[],
	refusals: number,
	random: () => number,
): number {
	const toldMs = Math.max(...told.map((atMs) => atMs ?? Number.NEGATIVE_INFINITY));
	if (toldMs < nowMs) return nowMs + 1_000 + getBackoffMs(refusals + 1, random);
	return toldMs + afterResetMs + Math.round(random() * afterResetMs * refusals);
}

import type { LimitHeaders } from "./http-contract.ts";
import { readToldTime } from "./told-time.ts";

/** What one answer said about the limit. */
export interface LimitReading {
	readonly limit: number;
	readonly remaining: number;
	/** When the window ends, in UNIX seconds of the service's clock. */
	readonly resetSeconds: number;
	/** By how many milliseconds the service's clock is ahead of ours. */
	readonly skewMs: number;
}

// Clocks that differ by less are taken as equal: ours is then finer than the Date header, which has whole seconds.
const clockToleranceMs = 2_000;

// No service lets a limit rest for longer than a day; a reset beyond that is a number of another kind.
const longestResetMs = 86_400_000;

/**
 * Reads the limit headers of an answer.
 * @param nowMs Our clock. The reset is told by the service's clock; its Date header shows whether the two differ.
 * @returns undefined when a header is missing or is no number.
 * @example readLimit({ "x-ratelimit-limit": "167", "x-ratelimit-remaining": "166", "x-ratelimit-reset": "1700000010" }, names, now)
 */
export function readLimit(
	headers: Readonly<Record<string, string>>,
	names: LimitHeaders,
	nowMs: number,
): LimitReading | undefined {
	const limit = Number.parseFloat(headers[names.limit.toLowerCase()] ?? "");
	const remaining = Number.parseFloat(headers[names.remaining.toLowerCase()] ?? "");
	const skewMs = readSkew(headers, nowMs);
	const resetMs = readToldTime(headers[names.reset.toLowerCase()], nowMs, skewMs);
	if (!Number.isFinite(limit) || limit < 1 || !Number.isFinite(remaining)) return undefined;
	if (resetMs === undefined || resetMs > nowMs + longestResetMs) return undefined;
	return { limit, remaining: Math.max(0, remaining), resetSeconds: (resetMs + skewMs) / 1_000, skewMs };
}

// By how many milliseconds the service's clock is ahead of ours; 0 when they agree as far as can be told.
function readSkew(headers: Readonly<Record<string, string>>, nowMs: number): number {
	const dateMs = Date.parse(headers["date"] ?? "");
	// NaN fails the comparison: without a Date header the clocks count as equal. The header has whole seconds, half of one is lost on average.
	return Math.abs(dateMs - nowMs) > clockToleranceMs ? dateMs + 500 - nowMs : 0;
}

// The reset has whole seconds, and the call needs a moment to arrive: never be the one who is a moment early.
const resetMarginMs = 100;

// So old may be what an answer tells of the calls of others.
const foreignMarginMs = 250;

/**
 * The count of one limit window, kept between answers. `remaining` is the lowest that an answer of this window has told; answers may
 * arrive in another order than they were counted in, so whoever asks subtracts the calls that are still in flight.
 */
export class LimitWindow {
	limit: number;
	remaining: number;
	readonly #windowMs: number;
	#resetSeconds: number;
	#skewMs: number;

	/** Begins with what the first answer said. */
	constructor(reading: LimitReading, windowMs: number) {
		({ limit: this.limit, remaining: this.remaining } = reading);
		({ resetSeconds: this.#resetSeconds, skewMs: this.#skewMs } = reading);
		this.#windowMs = windowMs;
	}

	/** When the window ends, in milliseconds of our clock. */
	get resetAtMs(): number {
		return this.#resetSeconds * 1_000 - this.#skewMs;
	}

	/** Takes in what another answer said. */
	learn(reading: LimitReading): void {
		this.limit = reading.limit;
		if (reading.resetSeconds > this.#resetSeconds) {
			this.remaining = reading.remaining;
			this.#resetSeconds = reading.resetSeconds;
			this.#skewMs = reading.skewMs;
		} else if (reading.resetSeconds === this.#resetSeconds) {
			this.remaining = Math.min(this.remaining, reading.remaining);
		}
	}

	/** Counts a call whose answer did not tell the limit. */
	countUntold(): void {
		this.remaining = Math.max(0, this.remaining - 1);
	}

	/** Moves on to the window of this time: until an answer tells otherwise, windows follow one another without a gap and begin full. */
	roll(nowMs: number): void {
		const lateMs = nowMs - this.#opensAtMs;
		if (lateMs < 0) return;
		this.#resetSeconds += (this.#windowMs / 1_000) * (Math.floor(lateMs / this.#windowMs) + 1);
		this.remaining = this.limit;
	}

	/**
	 * Milliseconds until one more call is allowed while `inFlight` are under way; 0 when it is allowed now.
	 * @param foreignPerMs How many calls others make in a millisecond: what they will need until the window ends is left to them.
	 */
	getWaitMs(nowMs: number, inFlight: number, foreignPerMs = 0): number {
		this.roll(nowMs);
		const spare = this.remaining - inFlight - 1;
		const leftMs = this.#opensAtMs - nowMs;
		if (spare < 0) return leftMs;
		if (foreignPerMs === 0) return 0;
		return Math.min(leftMs, Math.max(0, Math.ceil(leftMs + foreignMarginMs - spare / foreignPerMs)));
	}

	get #opensAtMs(): number {
		return this.resetAtMs + resetMarginMs;
	}
}

/** Spreads calls over time: holds at most `capacity` tokens, gains `perMs` of one a millisecond, and a call takes one. */
export class TokenBucket {
	#capacity: number;
	#perMs: number;
	#tokens: number;
	#filledAtMs: number;

	/** Starts full. */
	constructor(capacity: number, perMs: number, nowMs: number) {
		this.#capacity = capacity;
		this.#perMs = perMs;
		this.#tokens = capacity;
		this.#filledAtMs = nowMs;
	}

	/** The most tokens that it holds. */
	get capacity(): number {
		return this.#capacity;
	}

	/** Tokens that it gains in a millisecond. */
	get perMs(): number {
		return this.#perMs;
	}

	/** Fills more slowly or quickly from now on; the tokens that are there stay, as far as they have room. */
	change(capacity: number, perMs: number, nowMs: number): void {
		this.#fill(nowMs);
		this.#capacity = capacity;
		this.#perMs = perMs;
		this.#tokens = Math.min(capacity, this.#tokens);
	}

	/** Milliseconds until a token is there; 0 when there is one now. */
	getWaitMs(nowMs: number): number {
		this.#fill(nowMs);
		// Fractions of a token add up inexactly; a wait of nothing would be asked for again and again.
		return this.#tokens >= 1 - 1e-6 ? 0 : Math.ceil((1 - this.#tokens) / this.#perMs);
	}

	/** Takes one token; call it only when {@link getWaitMs} gave 0. */
	take(): void {
		this.#tokens = Math.max(0, this.#tokens - 1);
	}

	#fill(nowMs: number): void {
		const elapsedMs = Math.max(0, nowMs - this.#filledAtMs);
		this.#tokens = Math.min(this.#capacity, this.#tokens + elapsedMs * this.#perMs);
		this.#filledAtMs = nowMs;
	}
}

/**
 * A bucket that lets through at most `perMinute` calls in any minute, a twentieth of them at once.
 * @example createMinuteBucket(60, 0).capacity // 3
 */
export function createMinuteBucket(perMinute: number, nowMs: number): TokenBucket {
	const burst = Math.max(1, Math.floor(perMinute / 20));
	// A full bucket's burst counts towards the minute that begins with it.
	return new TokenBucket(burst, (perMinute - burst + 1) / 60_000, nowMs);
}

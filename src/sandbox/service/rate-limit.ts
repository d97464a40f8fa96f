const windowMs = 10_000;

/** What the headers of an answer tell about the rate limit. */
export interface RateState {
	readonly isExceeded: boolean;
	/** Requests a window. */
	readonly limit: number;
	readonly remaining: number;
	/** Unix seconds. */
	readonly resetsAt: number;
}

/** Counts requests in windows of ten seconds, a sixth of the minute's limit each. */
export class RateLimit {
	readonly #limit: number;
	readonly #now: () => number;
	#window = Number.NEGATIVE_INFINITY;
	#used = 0;

	/**
	 * Begins a first window.
	 * @param now Gives milliseconds.
	 */
	constructor(perMinute: number, now: () => number) {
		this.#limit = Math.max(1, Math.round(perMinute / 6));
		this.#now = now;
	}

	/** Counts one request. */
	take(): RateState {
		const window = Math.floor(this.#now() / windowMs);
		if (window !== this.#window) {
			this.#window = window;
			this.#used = 0;
		}
		this.#used++;
		return {
			isExceeded: this.#used > this.#limit,
			limit: this.#limit,
			remaining: Math.max(0, this.#limit - this.#used),
			resetsAt: ((window + 1) * windowMs) / 1000,
		};
	}
}

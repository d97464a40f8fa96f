import type { LimitReading } from "./limit-window.ts";

// A shorter look says more about the moment than about the rate.
const shortestLookMs = 1_000;

/**
 * Estimates how fast others use up the same limit: what the service counts beyond our own calls, from one answer to another of the
 * same window. What the last window showed holds until the next one shows more.
 */
export class ForeignUse {
	#look: { readonly resetSeconds: number; readonly used: number; readonly atMs: number } | undefined;
	/** Our own calls that have ended since. */
	#ended = 0;
	#perMs = 0;

	/** Calls of others in a millisecond; 0 when nobody else is known of. */
	get perMs(): number {
		return this.#perMs;
	}

	/**
	 * Takes in the answer to one of our calls.
	 * @param inFlight Our calls that have not ended; the service may have counted them.
	 */
	learn({ limit, remaining, resetSeconds }: LimitReading, inFlight: number, nowMs: number): void {
		const used = limit - remaining;
		if (this.#look === undefined || resetSeconds > this.#look.resetSeconds) {
			this.#look = { resetSeconds, used, atMs: nowMs };
			this.#ended = 0;
			return;
		}
		this.#ended++;
		const elapsedMs = nowMs - this.#look.atMs;
		// Nothing remains: how much more was asked for cannot be seen.
		if (resetSeconds < this.#look.resetSeconds || elapsedMs < shortestLookMs || remaining === 0) return;
		this.#perMs = Math.max(0, used - this.#look.used - this.#ended - inFlight) / elapsedMs;
	}

	/** Counts one of our calls whose answer told nothing. */
	countUntold(): void {
		this.#ended++;
	}
}

import { setTimeout as delay } from "node:timers/promises";
import { createAbortError } from "./abort.ts";

/** Time as a port, so that tests can hold it. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Resolves after `ms` milliseconds; rejects when the signal aborts, with its reason or `cancelled`. */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's clock. */
export const systemClock: Clock = {
	now: () => Date.now(),
	async sleep(ms, signal) {
		try {
			await delay(ms, undefined, { signal });
		} catch (error) {
			throw signal?.aborted ? createAbortError(signal) : error;
		}
	},
};

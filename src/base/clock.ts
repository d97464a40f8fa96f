import { setTimeout as delay } from "node:timers/promises";
import { createAbortError } from "./abort.ts";

/** Time as a port, so that tests can hold it. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/**
	 * Resolves after `ms` milliseconds; rejects when the signal aborts, with its reason or `cancelled`.
	 * @param isAside True for what goes on beside the work: the process may end meanwhile.
	 */
	sleep(ms: number, signal?: AbortSignal, isAside?: boolean): Promise<void>;
}

/** The machine's clock. */
export const systemClock: Clock = {
	now: () => Date.now(),
	async sleep(ms, signal, isAside = false) {
		try {
			await delay(ms, undefined, { signal, ref: !isAside });
		} catch (error) {
			throw signal?.aborted ? createAbortError(signal) : error;
		}
	},
};

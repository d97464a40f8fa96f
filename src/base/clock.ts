import { setTimeout as delay } from "node:timers/promises";
import { createError } from "./provider-error.ts";

/** Time as a port, so that tests can hold it. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Resolves after `ms` milliseconds; rejects with `cancelled` when the signal aborts. */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's clock. */
export const systemClock: Clock = {
	now: () => Date.now(),
	async sleep(ms, signal) {
		try {
			await delay(ms, undefined, { signal });
		} catch (cause) {
			throw createError("cancelled", {}, { cause });
		}
	},
};

import { getBackoffMs } from "../backoff.ts";
import type { HttpClientOptions } from "../http-contract.ts";
import type { Attempt, Link } from "./chain.ts";

/** Makes attempts until one is an answer or an error, with the pauses between them that they are worth. */
export function repeatAttempts({ clock, random }: Pick<HttpClientOptions, "clock" | "random">): Link {
	return (next) => async (attempt) => {
		const { history, signal } = attempt;
		const pause = async (waitMs: number): Promise<Attempt> => {
			await clock.sleep(waitMs, signal);
			return { ...attempt, waitMs };
		};
		let current = history.failures === 0 ? attempt : await pause(getBackoffMs(history.failures, random));
		for (;;) {
			history.attempts++;
			const result = await next(current);
			if (result.kind === "again") current = attempt;
			else if (result.kind === "retry") {
				history.failures++;
				current = await pause(result.afterMs);
			} else return result;
		}
	};
}

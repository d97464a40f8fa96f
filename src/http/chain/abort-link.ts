import { createAbortError, onAbort, throwIfAborted } from "../../base/index.ts";
import type { Link } from "./chain.ts";

/**
 * Ends a request with the caller's signal, or when the client is closed.
 * @param closing Aborts when the client is closed.
 */
export function endWithSignals(closing: AbortSignal): Link {
	return (next) => async (attempt) => {
		const life = new AbortController();
		const stops = [closing, attempt.signal].map((signal) =>
			onAbort(signal, () => life.abort(createAbortError(signal))),
		);
		try {
			throwIfAborted(life.signal);
			const result = await next({ ...attempt, signal: life.signal });
			if (result.kind !== "respond") throwIfAborted(life.signal);
			return result;
		} catch (error) {
			// Whatever broke because of the abort, the abort is what happened.
			throw life.signal.aborted ? createAbortError(life.signal) : error;
		} finally {
			for (const stop of stops) stop();
		}
	};
}

import { createAbortError } from "../../base/index.ts";
import { onAbort } from "../abort-listener.ts";
import type { Link } from "./chain.ts";

/**
 * Ends a request with the caller's signal, or when the client is closed.
 * @param closing Aborts when the client is closed.
 */
export function endWithSignals(closing: AbortSignal): Link {
	return (next) => async (attempt) => {
		const life = new AbortController();
		const stops = [closing, attempt.signal].map((signal) => follow(signal, life));
		try {
			life.signal.throwIfAborted();
			const result = await next({ ...attempt, signal: life.signal });
			if (result.kind !== "respond") life.signal.throwIfAborted();
			return result;
		} catch (error) {
			// Whatever broke because of the abort, the abort is what happened.
			throw life.signal.aborted ? life.signal.reason : error;
		} finally {
			for (const stop of stops) stop();
		}
	};
}

function follow(signal: AbortSignal, life: AbortController): () => void {
	const end = (): void => life.abort(createAbortError(signal));
	if (!signal.aborted) return onAbort(signal, end);
	end();
	return () => undefined;
}

import { onAbort } from "./abort-listener.ts";
import { createError, ProviderError } from "./provider-error.ts";

/**
 * The error with which whatever a signal stops shall end, in every room: the signal's reason where it is one of ours (the statement's time limit
 * says `statement_timeout`, the end of the connection `connection_closed`), and else, for a caller's own signal, `cancelled`.
 * @example createAbortError(AbortSignal.abort()).code // "cancelled"
 */
export function createAbortError({ reason }: AbortSignal): ProviderError {
	return reason instanceof ProviderError ? reason : createError("cancelled", {}, { cause: reason });
}

/**
 * Goes on only while a signal has not aborted.
 * @throws The error of {@link createAbortError}
 */
export function throwIfAborted(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw createAbortError(signal);
}

/**
 * Waits for the promise, but no longer than until the signal aborts; what the promise stands for goes on.
 * @throws What the promise rejects with, or the error of {@link createAbortError}
 */
export function waitUnlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
	if (!signal) return promise;
	return new Promise((resolve, reject) => {
		const stopListening = onAbort(signal, () => reject(createAbortError(signal)));
		void promise.then(resolve, reject).finally(stopListening);
	});
}

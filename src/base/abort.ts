import { createError, ProviderError } from "./provider-error.ts";

/**
 * The error with which whatever a signal stops shall end: its reason where that says what happened, such as a statement's
 * time limit, and else `cancelled`.
 * @example createAbortError(AbortSignal.abort()).code // "cancelled"
 */
export function createAbortError({ reason }: AbortSignal): ProviderError {
	return reason instanceof ProviderError ? reason : createError("cancelled", {}, { cause: reason });
}

/**
 * Waits for the promise, but no longer than until the signal aborts; what the promise stands for goes on.
 * @throws What the promise rejects with, or the error of {@link createAbortError}
 */
export async function waitUnlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
	if (!signal) return promise;
	let stopListening: () => void = () => undefined;
	const aborted = new Promise<never>((_, reject) => {
		const end = (): void => reject(createAbortError(signal));
		if (signal.aborted) end();
		signal.addEventListener("abort", end, { once: true });
		stopListening = () => signal.removeEventListener("abort", end);
	});
	try {
		return await Promise.race([promise, aborted]);
	} finally {
		stopListening();
	}
}

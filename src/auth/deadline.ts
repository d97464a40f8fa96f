import { type Clock, type ProviderError, throwIfAborted, waitUnlessAborted } from "../base/index.ts";

/** The limits of one piece of waiting. */
export interface Deadline {
	readonly clock: Clock;
	readonly timeoutMs: number;
	readonly signal?: AbortSignal | undefined;
	/** The error when the time is up. */
	createTimeoutError(): ProviderError;
}

/**
 * Runs the work until it ends, the time is up, or the signal aborts; the work's own signal aborts in each case.
 * @throws What the work throws, the deadline's error, the signal's reason, or cancelled
 */
export async function runWithDeadline<T>(deadline: Deadline, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
	const { clock, timeoutMs, signal } = deadline;
	throwIfAborted(signal);
	const end = new AbortController();
	const timeout = clock.sleep(timeoutMs, end.signal).then(() => {
		throw deadline.createTimeoutError();
	});
	const running = work(end.signal);
	// Whoever loses the race fails later, when nobody listens any more.
	for (const loser of [timeout, running]) loser.catch(() => undefined);
	try {
		return await waitUnlessAborted(Promise.race([running, timeout]), signal);
	} finally {
		end.abort();
	}
}

/** A promise together with the functions that settle it; Node 20 has no `Promise.withResolvers`. */
export function withResolvers<T>(): {
	readonly promise: Promise<T>;
	readonly resolve: (value: T) => void;
	readonly reject: (error: Error) => void;
} {
	let resolve: (value: T) => void = () => undefined;
	let reject: (error: Error) => void = () => undefined;
	const promise = new Promise<T>((onResolve, onReject) => {
		resolve = onResolve;
		reject = onReject;
	});
	return { promise, resolve, reject };
}

import { throwIfAborted, waitUnlessAborted } from "../base/index.ts";
import type { TokenStore } from "./token-store.ts";

/**
 * Waits for a lock until a signal aborts. Once the work has begun it is waited for whatever happens, as long as it does not heed the signal
 * itself: it may be a refresh, whose answer may hold the only good token.
 * @param lock Runs what it is given when the lock is there.
 * @throws The signal's own error or cancelled; what the work and the lock throw
 */
export async function waitForLock<T>(
	lock: (work: () => Promise<T>) => Promise<T>,
	work: () => Promise<T>,
	signal: AbortSignal | undefined,
): Promise<T> {
	let begin: () => void = () => undefined;
	const begun = new Promise<void>((resolve) => {
		begin = resolve;
	});
	const whole = lock(async () => {
		throwIfAborted(signal);
		begin();
		return work();
	});
	await waitUnlessAborted(Promise.race([begun, whole]), signal);
	return whole;
}

/** A store whose locks are waited for no longer than a signal says, also when the store itself, a program's own, heeds none. */
export function limitLockWait(store: TokenStore): TokenStore {
	return {
		location: store.location,
		read: (key) => store.read(key),
		write: (key, token) => store.write(key, token),
		remove: (key) => store.remove(key),
		withLock: (key, work, signal) => waitForLock((begun) => store.withLock(key, begun, signal), work, signal),
	};
}

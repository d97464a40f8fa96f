const listenersBySignal = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls the listener when the signal aborts, at once when it has.
 * However many listen, the signal itself sees one listener: Node warns of a leak on the eleventh, and a statement has more requests.
 * @returns Stops listening; it may be called twice.
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
	if (signal.aborted) {
		listener();
		return () => undefined;
	}
	const listeners = listenersBySignal.get(signal) ?? attach(signal);
	listeners.add(listener);
	return () => listeners.delete(listener);
}

function attach(signal: AbortSignal): Set<() => void> {
	const listeners = new Set<() => void>();
	listenersBySignal.set(signal, listeners);
	const tellAll = () => {
		for (const listener of listeners) listener();
	};
	signal.addEventListener("abort", tellAll, { once: true });
	return listeners;
}

import type { Clock } from "../base/index.ts";
import { findOrigin, type HttpClient } from "../http/index.ts";

// Intercom drops a scroll that was idle for a minute, so its holder has lost it by then and others need not wait on.
const idleMs = 60_000;

/** The right to scroll through one service; it passes to another scan when its holder rests for a minute. */
export interface ScrollLease {
	/** Runs one request of the scroll; undefined when the lease has passed to another scan. */
	use<Answer>(request: () => Promise<Answer>): Promise<Answer | undefined>;
	/** Lets the next scan in; may be called twice. */
	release(): void;
}

interface Holder {
	lastUsedMs: number;
	isBusy: boolean;
	readonly released: Promise<void>;
}

const holders = new WeakMap<HttpClient, Holder>();

/**
 * Waits until no other scan of this client scrolls.
 * @throws ProviderError cancelled when the signal aborts.
 */
export async function acquireScrollLease(
	http: HttpClient,
	clock: Clock,
	signal: AbortSignal | undefined,
): Promise<ScrollLease> {
	// Each statement has a client with its own credential and budget; the scroll is one for all of them.
	const client = findOrigin(http);
	for (let other = holders.get(client); other !== undefined; other = holders.get(client)) {
		const restMs = idleMs - (clock.now() - other.lastUsedMs);
		if (!other.isBusy && restMs <= 0) break;
		await waitFor(other.released, Math.max(restMs, 1_000), clock, signal);
	}
	let tellReleased = () => {};
	const released = new Promise<void>((resolve) => {
		tellReleased = resolve;
	});
	const holder: Holder = { lastUsedMs: clock.now(), isBusy: false, released };
	holders.set(client, holder);
	return {
		async use(request) {
			if (holders.get(client) !== holder) return undefined;
			holder.isBusy = true;
			try {
				return await request();
			} finally {
				holder.isBusy = false;
				holder.lastUsedMs = clock.now();
			}
		},
		release() {
			if (holders.get(client) === holder) holders.delete(client);
			tellReleased();
		},
	};
}

async function waitFor(
	event: Promise<void>,
	atMostMs: number,
	clock: Clock,
	signal: AbortSignal | undefined,
): Promise<void> {
	// The timer must not outlive the wait: it would keep the process alive.
	const end = new AbortController();
	const signals = signal === undefined ? [end.signal] : [end.signal, signal];
	const timer = clock.sleep(atMostMs, AbortSignal.any(signals));
	timer.catch(() => undefined);
	try {
		await Promise.race([event, timer]);
	} finally {
		end.abort();
	}
}

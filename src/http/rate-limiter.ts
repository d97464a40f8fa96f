import { type Clock, createAbortError, onAbort } from "../base/index.ts";
import { ForeignUse } from "./foreign-use.ts";
import type { LimitHeaders, LimitSnapshot } from "./http-contract.ts";
import { LimitWindow, readLimit } from "./limit-window.ts";
import { createMinuteBucket, TokenBucket } from "./token-bucket.ts";

interface Waiter {
	readonly maxWaitMs: number;
	readonly settle: (excessMs: number | undefined) => void;
}

// A fifth of a window may go at once, so that a small statement does not crawl; the rest is spread evenly.
const burstShare = 0.2;

// However much others use, so much of the limit is taken to be ours.
const leastShare = 0.1;

/**
 * Lets calls through in order, as fast as the service's limit headers and our own cap allow.
 * Every call that was let through must be reported with {@link RateLimiter.finish}.
 */
export class RateLimiter {
	readonly #clock: Clock;
	readonly #headers: LimitHeaders | undefined;
	readonly #waiters = new Set<Waiter>();
	readonly #foreign = new ForeignUse();
	#window: LimitWindow | undefined;
	#pace: TokenBucket | undefined;
	#cap: { readonly perMinute: number; readonly bucket: TokenBucket } | undefined;
	#blockedUntilMs = 0;
	#inFlight = 0;
	#hasHeardLimit: boolean;
	#alarm: { readonly atMs: number; readonly controller: AbortController } | undefined;

	/** Without header names only the cap applies. */
	constructor(clock: Clock, headers: LimitHeaders | undefined, requestsPerMinute: number | undefined) {
		this.#clock = clock;
		this.#headers = headers;
		this.#hasHeardLimit = headers === undefined;
		this.tighten(requestsPerMinute);
	}

	/** Lowers our own cap; where several clients share the limiter, the lowest holds. */
	tighten(requestsPerMinute: number | undefined): void {
		if (requestsPerMinute === undefined || requestsPerMinute >= (this.#cap?.perMinute ?? Number.POSITIVE_INFINITY))
			return;
		const bucket = createMinuteBucket(requestsPerMinute, this.#clock.now());
		this.#cap = { perMinute: requestsPerMinute, bucket };
	}

	/**
	 * Waits for leave to make one call.
	 * @returns undefined when the call may be made now; else the milliseconds that it would have to wait, which are more than `maxWaitMs`.
	 * @throws The signal's reason when it aborts.
	 */
	acquire(maxWaitMs: number, signal: AbortSignal): Promise<number | undefined> {
		if (signal.aborted) return Promise.reject(createAbortError(signal));
		return new Promise((resolve, reject) => {
			const waiter: Waiter = {
				maxWaitMs,
				settle: (excessMs) => {
					stopListening();
					resolve(excessMs);
				},
			};
			this.#waiters.add(waiter);
			const stopListening = onAbort(signal, () => {
				this.#waiters.delete(waiter);
				reject(createAbortError(signal));
				this.#admit();
			});
			this.#admit();
		});
	}

	/** Reports that a call has ended; `headers` are those of its answer, absent when none came. */
	finish(headers?: Readonly<Record<string, string>>): void {
		this.#inFlight -= 1;
		if (this.#headers) this.#learn(this.#headers, headers);
		this.#admit();
	}

	/** Holds all calls back until a time, in milliseconds since 1970. */
	block(untilMs: number): void {
		this.#blockedUntilMs = Math.max(this.#blockedUntilMs, untilMs);
	}

	/** Calls that may be made in a millisecond in the long run; undefined while no limit is known. */
	get perMs(): number | undefined {
		const rates = [this.#pace?.perMs, this.#cap?.bucket.perMs].filter((rate) => rate !== undefined);
		return rates.length === 0 ? undefined : Math.min(...rates);
	}

	/** What is known now. */
	snapshot(): Omit<LimitSnapshot, "concurrency"> {
		this.#window?.roll(this.#clock.now());
		return {
			limit: this.#window?.limit ?? null,
			remaining: this.#window?.remaining ?? null,
			resetAtMs: this.#window?.resetAtMs ?? null,
			windowMs: this.#window === undefined ? null : (this.#headers?.windowMs ?? null),
			requestsPerMinute: this.#cap?.perMinute ?? null,
			inFlight: this.#inFlight,
			waiting: this.#waiters.size,
			waitMs: this.#waiters.size === 0 ? 0 : (this.#getWaitMs() ?? 0),
		};
	}

	#learn(names: LimitHeaders, headers: Readonly<Record<string, string>> | undefined): void {
		const nowMs = this.#clock.now();
		const reading = headers && readLimit(headers, names, nowMs);
		if (headers) this.#hasHeardLimit = true;
		if (!reading) {
			this.#window?.countUntold();
			this.#foreign.countUntold();
			return;
		}
		this.#foreign.learn(reading, this.#inFlight, nowMs);
		if (this.#window) this.#window.learn(reading);
		else this.#window = new LimitWindow(reading, names.windowMs);
		this.#setPace(reading.limit, names.windowMs, nowMs);
	}

	#setPace(limit: number, windowMs: number, nowMs: number): void {
		const whole = limit / windowMs;
		const perMs = Math.max(whole - this.#foreign.perMs, whole * leastShare);
		const capacity = Math.max(1, Math.floor(limit * burstShare));
		if (this.#pace?.capacity === capacity) this.#pace.change(capacity, perMs, nowMs);
		else this.#pace = new TokenBucket(capacity, perMs, nowMs);
	}

	#admit(): void {
		for (const waiter of this.#waiters) {
			const waitMs = this.#getWaitMs();
			if (waitMs === 0) {
				this.#inFlight += 1;
				this.#pace?.take();
				this.#cap?.bucket.take();
			} else if (waitMs === undefined || waitMs <= waiter.maxWaitMs) {
				continue;
			}
			this.#waiters.delete(waiter);
			waiter.settle(waitMs === 0 ? undefined : waitMs);
		}
		const waitMs = this.#waiters.size === 0 ? undefined : this.#getWaitMs();
		if (waitMs === undefined) this.#clearAlarm();
		else this.#setAlarm(this.#clock.now() + waitMs);
	}

	// undefined: only the end of a call can tell.
	#getWaitMs(): number | undefined {
		const nowMs = this.#clock.now();
		// The limit may be smaller than our concurrency, so the first call goes alone, and its answer tells.
		if (!this.#hasHeardLimit && this.#inFlight > 0) return undefined;
		return Math.max(
			this.#blockedUntilMs - nowMs,
			this.#window?.getWaitMs(nowMs, this.#inFlight, this.#foreign.perMs) ?? 0,
			this.#pace?.getWaitMs(nowMs) ?? 0,
			this.#cap?.bucket.getWaitMs(nowMs) ?? 0,
			0,
		);
	}

	#setAlarm(atMs: number): void {
		if (this.#alarm?.atMs === atMs) return;
		this.#clearAlarm();
		const controller = new AbortController();
		const alarm = { atMs, controller };
		this.#alarm = alarm;
		const ring = () => {
			if (this.#alarm !== alarm) return;
			this.#alarm = undefined;
			this.#admit();
		};
		// A sleep ends early only because another alarm took its place, or nobody waits any more.
		this.#clock.sleep(atMs - this.#clock.now(), controller.signal).then(ring, () => undefined);
	}

	#clearAlarm(): void {
		this.#alarm?.controller.abort();
		this.#alarm = undefined;
	}
}

import { describe, expect, test } from "vitest";
import type { Clock } from "../../src/base/index.ts";
import { readLimit } from "../../src/http/limit-window.ts";
import { RateLimiter } from "../../src/http/rate-limiter.ts";
import { createMinuteBucket } from "../../src/http/token-bucket.ts";
import { limitHeaders } from "./harness.ts";
import { createSimulation, startMs } from "./simulation.ts";

const forever = new AbortController().signal;

/** A service that counts calls in fixed windows of ten seconds and tells its limit as Intercom does. */
function createService(clock: Clock, limit: number) {
	const counts = new Map<number, number>();
	const times: number[] = [];
	let refused = 0;
	let turn = 0;
	return {
		counts,
		times,
		get refused() {
			return refused;
		},
		async call(): Promise<Record<string, string>> {
			// Uneven ways there and back, so that answers overtake one another.
			turn += 1;
			await clock.sleep(20 + ((turn * 37) % 90));
			const window = Math.floor(clock.now() / 10_000);
			const count = (counts.get(window) ?? 0) + 1;
			counts.set(window, count);
			times.push(clock.now());
			if (count > limit) refused += 1;
			const headers = {
				"x-ratelimit-limit": String(limit),
				"x-ratelimit-remaining": String(Math.max(0, limit - count)),
				"x-ratelimit-reset": String((window + 1) * 10),
			};
			await clock.sleep(20 + ((turn * 53) % 110));
			return headers;
		},
	};
}

async function callThrough(limiter: RateLimiter, call: () => Promise<Record<string, string> | undefined>) {
	const excessMs = await limiter.acquire(300_000, forever);
	if (excessMs !== undefined) throw new Error(`would wait ${excessMs} ms`);
	limiter.finish(await call());
}

describe("a service that allows N calls in ten seconds", () => {
	test.each([1, 2, 7, 40, 167])("N = %i is never exceeded, however many ask at once, and is used", async (limit) => {
		const { clock, run } = createSimulation();
		const service = createService(clock, limit);
		const limiter = new RateLimiter(clock, limitHeaders, undefined);
		const begunMs = clock.now();
		const calls = limit * 8;
		await run(Promise.all(Array.from({ length: calls }, () => callThrough(limiter, () => service.call()))));
		expect(service.refused).toBe(0);
		expect([...service.counts.values()].reduce((sum, count) => sum + count)).toBe(calls);
		const idealMs = (calls / limit) * 10_000;
		// A limit of one or two leaves a window's worth of slack to the first call and the reset's margin.
		expect(clock.now() - begunMs).toBeLessThan(idealMs / 0.8 + 10_000);
	});

	test("a small limit is not spent in one burst", async () => {
		const { clock, run } = createSimulation();
		const service = createService(clock, 20);
		const limiter = new RateLimiter(clock, limitHeaders, undefined);
		await run(Promise.all(Array.from({ length: 60 }, () => callThrough(limiter, () => service.call()))));
		const mostInOneSecond = Math.max(
			...service.times.map((time) => service.times.filter((other) => other >= time && other < time + 1_000).length),
		);
		expect(mostInOneSecond).toBeLessThanOrEqual(8);
	});

	test("the first call goes alone, because only its answer tells the limit", async () => {
		const { clock } = createSimulation();
		const limiter = new RateLimiter(clock, limitHeaders, undefined);
		await limiter.acquire(1_000, forever);
		let isSecondIn = false;
		const second = limiter.acquire(1_000, forever).then(() => {
			isSecondIn = true;
		});
		await Promise.resolve();
		expect(isSecondIn).toBe(false);
		limiter.finish({});
		await second;
		expect(limiter.snapshot()).toMatchObject({ inFlight: 1, waiting: 0, limit: null });
	});

	test("with nothing left, a call that may not wait until the reset is told how long it would be", async () => {
		const { clock } = createSimulation();
		const limiter = new RateLimiter(clock, limitHeaders, undefined);
		await limiter.acquire(0, forever);
		const resetSeconds = startMs / 1_000 + 600;
		limiter.finish({
			"x-ratelimit-limit": "10",
			"x-ratelimit-remaining": "0",
			"x-ratelimit-reset": String(resetSeconds),
		});
		expect(await limiter.acquire(300_000, forever)).toBeGreaterThanOrEqual(resetSeconds * 1_000 - clock.now());
		expect(limiter.snapshot()).toMatchObject({ limit: 10, remaining: 0, resetAtMs: resetSeconds * 1_000, inFlight: 0 });
	});

	test("calls whose answers tell nothing are counted all the same", async () => {
		const { clock } = createSimulation();
		const limiter = new RateLimiter(clock, limitHeaders, undefined);
		await limiter.acquire(0, forever);
		limiter.finish({
			"x-ratelimit-limit": "100",
			"x-ratelimit-remaining": "2",
			"x-ratelimit-reset": String(startMs / 1_000 + 10),
		});
		for (const headers of [undefined, {}]) {
			expect(await limiter.acquire(0, forever)).toBeUndefined();
			limiter.finish(headers);
		}
		expect(await limiter.acquire(0, forever)).toBeGreaterThan(0);
	});
});

describe("our own cap", () => {
	test.each([1, 6, 60, 1_000])("RateLimit=%i lets through no more in any minute, and about that many", (perMinute) => {
		const bucket = createMinuteBucket(perMinute, 0);
		const times: number[] = [];
		for (let nowMs = 0; nowMs < 300_000; ) {
			const waitMs = bucket.getWaitMs(nowMs);
			nowMs += waitMs;
			if (waitMs > 0) continue;
			bucket.take();
			times.push(nowMs);
		}
		for (const [index, time] of times.entries()) {
			const nth = times[index + perMinute];
			if (nth !== undefined) expect(nth - time).toBeGreaterThanOrEqual(59_999);
		}
		expect(times.length).toBeGreaterThanOrEqual(perMinute * 5 * 0.9);
	});

	test("the lowest cap holds where several share the limiter", async () => {
		const { clock } = createSimulation();
		const limiter = new RateLimiter(clock, undefined, 600);
		limiter.tighten(6);
		limiter.tighten(60);
		expect(limiter.snapshot().requestsPerMinute).toBe(6);
		expect(await limiter.acquire(0, forever)).toBeUndefined();
		expect(await limiter.acquire(0, forever)).toBe(10_000);
	});
});

describe("waiting", () => {
	test("callers are let in as they came, also when one in the middle gives up", async () => {
		const { clock, run } = createSimulation();
		const limiter = new RateLimiter(clock, undefined, 60);
		const order: number[] = [];
		const leaver = new AbortController();
		const waits = Array.from({ length: 12 }, (_, index) =>
			limiter.acquire(300_000, index === 7 ? leaver.signal : forever).then(
				() => order.push(index),
				() => order.push(-index),
			),
		);
		leaver.abort(new Error("gone"));
		await run(Promise.all(waits));
		expect(order.filter((index) => index >= 0)).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11]);
		expect(order).toContain(-7);
	});

	test("a signal that has already aborted takes no place", async () => {
		const { clock } = createSimulation();
		const limiter = new RateLimiter(clock, undefined, 1);
		const gone = new Error("gone");
		await expect(limiter.acquire(0, AbortSignal.abort(gone))).rejects.toMatchObject({ code: "cancelled", cause: gone });
		expect(limiter.snapshot()).toMatchObject({ inFlight: 0, waiting: 0 });
	});
});

describe("readLimit", () => {
	const told = { "x-ratelimit-limit": "167", "x-ratelimit-remaining": "12", "x-ratelimit-reset": "1700000010" };

	test("the headers are numbers, the reset in seconds", () => {
		const reading = { limit: 167, remaining: 12, resetSeconds: 1_700_000_010, skewMs: 0 };
		expect(readLimit(told, limitHeaders, startMs)).toEqual(reading);
	});

	test("a clock that plainly differs from ours is known by the Date header", () => {
		const ahead = { ...told, date: new Date(startMs + 60_000).toUTCString() };
		expect(readLimit(ahead, limitHeaders, startMs)?.skewMs).toBe(60_500);
		const near = { ...told, date: new Date(startMs - 1_000).toUTCString() };
		expect(readLimit(near, limitHeaders, startMs)?.skewMs).toBe(0);
	});

	test.each(["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"])(
		"without %s nothing is known",
		(name) => {
			expect(readLimit({ ...told, [name]: "" }, limitHeaders, startMs)).toBeUndefined();
		},
	);
});

describe("what the limiter knows", () => {
	const told = (limit: number, remaining: number, resetSeconds: number) => ({
		"x-ratelimit-limit": String(limit),
		"x-ratelimit-remaining": String(remaining),
		"x-ratelimit-reset": String(resetSeconds),
	});
	const resetSeconds = startMs / 1_000 + 10;

	async function hear(limiter: RateLimiter, headers: Record<string, string> | undefined): Promise<void> {
		await limiter.acquire(0, forever);
		limiter.finish(headers);
	}

	test("is not raised by an answer that was overtaken by another", async () => {
		const limiter = new RateLimiter(createSimulation().clock, limitHeaders, undefined);
		await hear(limiter, told(100, 1, resetSeconds));
		await hear(limiter, told(100, 60, resetSeconds));
		expect(limiter.snapshot().remaining).toBe(1);
	});

	test("is the window of the present when it is asked", async () => {
		const { clock, run } = createSimulation();
		const limiter = new RateLimiter(clock, limitHeaders, undefined);
		await hear(limiter, told(100, 1, resetSeconds));
		await run(clock.sleep(10_000));
		expect(limiter.snapshot()).toMatchObject({ remaining: 100, resetAtMs: (resetSeconds + 10) * 1_000 });
	});

	test("is still nothing after a call that got no answer, so that the next goes alone too", async () => {
		const limiter = new RateLimiter(createSimulation().clock, limitHeaders, undefined);
		await hear(limiter, undefined);
		await limiter.acquire(0, forever);
		void limiter.acquire(300_000, forever);
		expect(limiter.snapshot()).toMatchObject({ inFlight: 1, waiting: 1 });
	});

	test("follows a limit that changes: calls are spread by the new one", async () => {
		const limiter = new RateLimiter(createSimulation().clock, limitHeaders, undefined);
		await hear(limiter, told(1_000, 999, resetSeconds));
		await hear(limiter, told(5, 4, resetSeconds + 10));
		await hear(limiter, told(5, 3, resetSeconds + 10));
		expect(await limiter.acquire(0, forever)).toBe(2_000);
	});

	test("holds back until the latest of several times, and lets a wait of exactly the longest be", async () => {
		const { clock } = createSimulation();
		const limiter = new RateLimiter(clock, undefined, undefined);
		limiter.block(clock.now() + 5_000);
		limiter.block(clock.now() + 1_000);
		expect(await limiter.acquire(4_999, forever)).toBe(5_000);
		void limiter.acquire(5_000, forever);
		expect(limiter.snapshot()).toMatchObject({ inFlight: 0, waiting: 1 });
	});
});

import { describe, expect, test } from "vitest";
import { ConcurrencyLimit, type RequestEnding } from "../../src/http/concurrency-limit.ts";
import fc from "../random-cases.ts";

const calm: RequestEnding = {
	kind: "POST /things/search",
	durationMs: 100,
	isOverloaded: false,
	inFlight: 1,
	perMs: undefined,
	nowMs: 0,
};

/** Ends as many requests as may be under way, all of them together. */
function endRound(limit: ConcurrencyLimit, more: Partial<RequestEnding> = {}): void {
	const { size } = limit;
	for (let index = 0; index < size; index++) limit.learn({ ...calm, inFlight: size - index, ...more });
}

describe("the number of requests under way", () => {
	test("begins low and doubles each round, up to the most", () => {
		const limit = new ConcurrencyLimit(50);
		const sizes = [limit.size];
		for (let round = 0; round < 5; round++) {
			endRound(limit);
			sizes.push(limit.size);
		}
		expect(sizes).toEqual([4, 8, 16, 32, 50, 50]);
		expect(new ConcurrencyLimit(2).size).toBe(2);
	});

	test("does not grow while it is not used", () => {
		const limit = new ConcurrencyLimit(50);
		for (let count = 0; count < 100; count++) limit.learn({ ...calm, inFlight: 1 });
		expect(limit.size).toBe(4);
	});

	test("is about what the rate limit and the latency make of it, whatever may be", () => {
		const limit = new ConcurrencyLimit(1_000);
		for (let round = 0; round < 20; round++) endRound(limit, { perMs: 10_000 / 60_000 });
		// 166.7 a second at 100 ms are 16.7 under way.
		expect(limit.size).toBeGreaterThanOrEqual(20);
		expect(limit.size).toBeLessThanOrEqual(30);
	});

	test("does not grow when answers take longer for it, and does when the service has become slower for good", () => {
		const limit = new ConcurrencyLimit(1_000);
		endRound(limit);
		for (let round = 0; round < 5; round++) endRound(limit, { durationMs: 400 });
		const held = limit.size;
		expect(held).toBeLessThanOrEqual(16);
		for (let round = 0; round < 40; round++) endRound(limit, { durationMs: 400 });
		expect(limit.size).toBeGreaterThan(held);
	});

	test("compares requests with those of their kind only", () => {
		const limit = new ConcurrencyLimit(50);
		limit.learn({ ...calm, kind: "GET /me", durationMs: 5 });
		endRound(limit, { durationMs: 900 });
		expect(limit.size).toBe(8);
	});

	test("falls when the service is overloaded, once for all that were under way, and then grows by one a round", () => {
		const limit = new ConcurrencyLimit(200);
		for (let round = 0; round < 4; round++) endRound(limit);
		expect(limit.size).toBe(64);
		endRound(limit, { isOverloaded: true, nowMs: 1_000 });
		expect(limit.size).toBe(44);
		endRound(limit, { nowMs: 1_100 });
		expect(limit.size).toBe(45);
		endRound(limit, { isOverloaded: true, nowMs: 1_200 });
		expect(limit.size).toBe(31);
	});

	test("is always from 1 to the most", () => {
		const ending = fc.record({
			kind: fc.constantFrom("a", "b"),
			durationMs: fc.nat(5_000),
			isOverloaded: fc.boolean(),
			inFlight: fc.nat(100),
			perMs: fc.option(fc.double({ min: 1e-6, max: 10, noNaN: true }), { nil: undefined }),
			nowMs: fc.nat(100_000),
		});
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 80 }), fc.array(ending, { maxLength: 300 }), (most, endings) => {
				const limit = new ConcurrencyLimit(most);
				for (const one of endings) {
					limit.learn(one);
					expect(limit.size).toBeGreaterThanOrEqual(1);
					expect(limit.size).toBeLessThanOrEqual(most);
				}
			}),
		);
	});
});

import { describe, expect, it } from "vitest";
import { createError, createSingleFlights } from "../../src/base/index.ts";

/** Work that ends when it is told to, and the signals that it was given. */
function createWork() {
	const signals: AbortSignal[] = [];
	const ends: ((result: number | Error) => void)[] = [];
	const start = (signal: AbortSignal): Promise<number> => {
		signals.push(signal);
		return new Promise((resolve, reject) => {
			ends.push((result) => (typeof result === "number" ? resolve(result) : reject(result)));
		});
	};
	return { start, signals, ends };
}

describe("a single flight", () => {
	it("is one for all who need it at once, by its name", async () => {
		const { start, ends } = createWork();
		const flights = createSingleFlights<number>();
		const joined = ["a", "a", "b"].map((name) => flights.join(name, start));
		expect(ends).toHaveLength(2);
		ends[0]?.(1);
		ends[1]?.(2);
		expect(await Promise.all(joined)).toEqual([1, 1, 2]);
		void flights.join("a", start);
		expect(ends).toHaveLength(3);
	});

	it("goes on for the others when who began it leaves, and is aborted when nobody waits any more", async () => {
		const { start, signals } = createWork();
		const flights = createSingleFlights<number>();
		const callers = [new AbortController(), new AbortController()];
		const timeout = createError("statement_timeout", { seconds: 1 });
		const [first, second] = callers.map(({ signal }) => flights.join("a", start, signal));
		callers[0]?.abort(timeout);
		await expect(first).rejects.toBe(timeout);
		expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
		callers[1]?.abort();
		await expect(second).rejects.toMatchObject({ code: "cancelled" });
		expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
		void flights.join("a", start);
		expect(signals).toHaveLength(2);
	});

	it("fails for all who wait, and begins anew for the next", async () => {
		const { start, ends } = createWork();
		const flights = createSingleFlights<number>();
		const joined = [flights.join("a", start), flights.join("a", start)];
		const failure = new Error("no");
		ends[0]?.(failure);
		for (const one of joined) await expect(one).rejects.toBe(failure);
		const next = flights.join("a", start);
		ends[1]?.(7);
		expect(await next).toBe(7);
	});

	it("is not begun by who was told to end before", async () => {
		const { start, signals } = createWork();
		const joining = createSingleFlights<number>().join("a", start, AbortSignal.abort());
		await expect(joining).rejects.toMatchObject({ code: "cancelled" });
		expect(signals).toEqual([]);
	});
});

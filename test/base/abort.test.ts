import { describe, expect, it } from "vitest";
import {
	createAbortError,
	createError,
	onAbort,
	systemClock,
	throwIfAborted,
	waitUnlessAborted,
} from "../../src/base/index.ts";

const timeout = createError("statement_timeout", { seconds: 2 });
const never = new Promise<never>(() => undefined);

describe("what a signal ends", () => {
	it("ends with the signal's own error, and without one as cancelled", () => {
		expect(createAbortError(AbortSignal.abort(timeout))).toBe(timeout);
		const cause = new Error("the caller's");
		expect(createAbortError(AbortSignal.abort(cause))).toMatchObject({ code: "cancelled", sqlState: "57014", cause });
		expect(createAbortError(AbortSignal.abort())).toMatchObject({ code: "cancelled" });
	});

	it("does not go on, and goes on as long as it has not aborted", () => {
		expect(() => throwIfAborted(AbortSignal.abort(timeout))).toThrow(timeout);
		for (const signal of [undefined, new AbortController().signal]) expect(() => throwIfAborted(signal)).not.toThrow();
	});

	it("is told to all who listen, at once to who comes late, and to nobody who has left", () => {
		const told: string[] = [];
		const controller = new AbortController();
		const leave = onAbort(controller.signal, () => told.push("left"));
		onAbort(controller.signal, () => told.push("stayed"));
		leave();
		controller.abort();
		onAbort(controller.signal, () => told.push("late"));
		expect(told).toEqual(["stayed", "late"]);
	});

	it.each([
		["a promise", (signal: AbortSignal) => waitUnlessAborted(never, signal)],
		["sleep", (signal: AbortSignal) => systemClock.sleep(600_000, signal)],
	])("is the waiting of %s, before and during it", async (_what, wait) => {
		await expect(wait(AbortSignal.abort(timeout))).rejects.toBe(timeout);
		const controller = new AbortController();
		const waiting = wait(controller.signal);
		controller.abort(timeout);
		await expect(waiting).rejects.toBe(timeout);
	});

	it("leaves what ends by itself as it is", async () => {
		const { signal } = new AbortController();
		expect(await waitUnlessAborted(Promise.resolve(7), signal)).toBe(7);
		expect(await waitUnlessAborted(Promise.resolve(7), undefined)).toBe(7);
		await expect(waitUnlessAborted(Promise.reject(new Error("own")), signal)).rejects.toThrow("own");
	});
});

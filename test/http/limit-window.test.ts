import { describe, expect, test } from "vitest";
import { type LimitReading, LimitWindow, readLimit } from "../../src/http/limit-window.ts";
import { readToldTime } from "../../src/http/told-time.ts";
import { limitHeaders } from "./harness.ts";

const nowMs = 1_700_000_003_210;
const resetSeconds = 1_700_000_010;
const opensAtMs = resetSeconds * 1_000 + 100;

function read(remaining: number, more: Partial<LimitReading> = {}): LimitReading {
	return { limit: 100, remaining, resetSeconds, skewMs: 0, ...more };
}

describe("the window of a limit", () => {
	test("keeps the lowest count that its answers tell, in whichever order they arrive", () => {
		const window = new LimitWindow(read(50), 10_000);
		window.learn(read(40));
		window.learn(read(45));
		expect(window.remaining).toBe(40);
	});

	test("lets no call through that an answer which came late would allow", () => {
		const window = new LimitWindow(read(1), 10_000);
		window.learn(read(0));
		window.learn(read(60));
		expect(window.getWaitMs(nowMs, 0)).toBe(opensAtMs - nowMs);
	});

	test("takes the count of a later window, higher or lower, and its end by its own clock", () => {
		const window = new LimitWindow(read(3), 10_000);
		window.learn(read(90, { resetSeconds: resetSeconds + 10, skewMs: 500 }));
		expect([window.remaining, window.resetAtMs]).toEqual([90, (resetSeconds + 10) * 1_000 - 500]);
		window.learn(read(95, { resetSeconds: resetSeconds + 20 }));
		window.learn(read(12, { resetSeconds: resetSeconds + 30 }));
		expect([window.remaining, window.resetAtMs]).toEqual([12, (resetSeconds + 30) * 1_000]);
	});

	test("learns nothing of its count and end from an answer of an earlier one, but the limit", () => {
		const window = new LimitWindow(read(70), 10_000);
		window.learn(read(2, { limit: 80, resetSeconds: resetSeconds - 10 }));
		expect(window).toMatchObject({ limit: 80, remaining: 70, resetAtMs: resetSeconds * 1_000 });
	});

	test("counts calls that tell nothing down to none, and not further", () => {
		const window = new LimitWindow(read(1), 10_000);
		window.countUntold();
		window.countUntold();
		expect(window.remaining).toBe(0);
	});

	test("lets as many through as remain beside those under way", () => {
		const window = new LimitWindow(read(3), 10_000);
		expect(window.getWaitMs(nowMs, 2)).toBe(0);
		expect(window.getWaitMs(nowMs, 3)).toBe(opensAtMs - nowMs);
	});

	test("is followed by a full one a little after its end, and not before", () => {
		const window = new LimitWindow(read(0), 10_000);
		window.roll(opensAtMs - 1);
		expect([window.remaining, window.resetAtMs]).toEqual([0, resetSeconds * 1_000]);
		window.roll(opensAtMs);
		expect([window.remaining, window.resetAtMs]).toEqual([100, (resetSeconds + 10) * 1_000]);
	});

	test("is followed by the one of the present, however many have passed", () => {
		const window = new LimitWindow(read(0), 10_000);
		window.roll(opensAtMs + 34_999);
		expect([window.remaining, window.resetAtMs]).toEqual([100, (resetSeconds + 40) * 1_000]);
		window.learn(read(7, { resetSeconds: resetSeconds + 40 }));
		window.roll(opensAtMs + 39_999);
		expect(window.remaining).toBe(7);
	});
});

describe("the limit that headers tell", () => {
	function tell(limit: string, remaining: string, reset: string, date?: string) {
		const told = { "x-ratelimit-limit": limit, "x-ratelimit-remaining": remaining, "x-ratelimit-reset": reset };
		return readLimit(date === undefined ? told : { ...told, date }, limitHeaders, nowMs);
	}

	test.each([
		["UNIX seconds", "1700000010", 1_700_000_010],
		["UNIX milliseconds", "1700000010000", 1_700_000_010],
		["seconds from now", "7", 1_700_000_010.21],
		["a date", "Tue, 14 Nov 2023 22:13:30 GMT", 1_700_000_010],
		["a time that is past", "1699999999", 1_699_999_999],
	])("ends in %s", (_, reset, seconds) => {
		expect(tell("100", "7", reset)?.resetSeconds).toBeCloseTo(seconds, 3);
	});

	test.each(["soon", "-1700000010", "NaN", "Infinity", "0x10", "1700100000", "99999999999999999999"])(
		"is not known when it ends in %j",
		(reset) => {
			expect(tell("100", "7", reset)).toBeUndefined();
		},
	);

	test("is at least one call, of which none or more remain", () => {
		expect(tell("1", "-3", "1700000010")).toMatchObject({ limit: 1, remaining: 0 });
		expect(tell("0", "0", "1700000010")).toBeUndefined();
		expect(tell("many", "0", "1700000010")).toBeUndefined();
		expect(tell("100", "few", "1700000010")).toBeUndefined();
	});

	test("ends by our clock when the service's is two seconds off or less", () => {
		const dateAfter = (ms: number) => new Date(Math.floor(nowMs / 1_000) * 1_000 + ms).toUTCString();
		expect(tell("100", "7", "1700000010", dateAfter(2_000))?.skewMs).toBe(0);
		expect(tell("100", "7", "1700000010", dateAfter(3_000))?.skewMs).toBe(3_290);
		expect(tell("100", "7", "1700000010", dateAfter(-3_000))?.skewMs).toBe(-2_710);
	});

	test("ends after as many seconds as are told, whatever the service's clock says", () => {
		const reading = tell("100", "7", "7", new Date(nowMs + 3_600_000).toUTCString());
		expect(reading && reading.resetSeconds * 1_000 - reading.skewMs).toBe(nowMs + 7_000);
	});
});

describe("a time in a header", () => {
	test.each([
		["30", nowMs + 30_000],
		["1.5", nowMs + 1_500],
		["0", nowMs],
		[" 2 ", nowMs + 2_000],
		["1.", nowMs + 1_000],
		["1700000012", 1_700_000_012_000],
		["1700000012.5", 1_700_000_012_500],
		["1700000012000", 1_700_000_012_000],
		["Tue, 14 Nov 2023 22:13:32 GMT", 1_700_000_012_000],
		["Tuesday, 14-Nov-23 22:13:32 GMT", 1_700_000_012_000],
		["Tue Nov 14 22:13:32 2023 GMT", 1_700_000_012_000],
	])("%j is read", (text, atMs) => {
		expect(readToldTime(text, nowMs, 0)).toBe(atMs);
	});

	test.each([undefined, "", " ", "-5", "-1.5", "soon", "1,5", "1e3", "0x1f", "5 s", "5 seconds", "NaN"])(
		"%j is none",
		(text) => {
			expect(readToldTime(text, nowMs, 0)).toBeUndefined();
		},
	);

	test("an instant is told by the service's clock, a span by none", () => {
		expect(readToldTime("1700000012", nowMs, 500)).toBe(1_700_000_011_500);
		expect(readToldTime("Tue, 14 Nov 2023 22:13:32 GMT", nowMs, 500)).toBe(1_700_000_011_500);
		expect(readToldTime("12", nowMs, 500)).toBe(nowMs + 12_000);
	});
});

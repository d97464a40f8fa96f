import { describe, expect, it } from "vitest";
import { formatTimestamp, parseTimestamp } from "../../src/base/index.ts";
import fc from "../random-cases.ts";

describe("timestamps", () => {
	it.each([
		["2026-02-28", Date.UTC(2026, 1, 28)],
		["2026-02-28 10:05", Date.UTC(2026, 1, 28, 10, 5)],
		["2026-02-28T10:05:07.25Z", Date.UTC(2026, 1, 28, 10, 5, 7, 250)],
		["2026-02-28 10:00:00+01:00", Date.UTC(2026, 1, 28, 9)],
		["2026-02-28 10:00:00-0530", Date.UTC(2026, 1, 28, 15, 30)],
		["2026-02-28 24:00:00", Date.UTC(2026, 2, 1)],
		[" 2026-2-8 ", Date.UTC(2026, 1, 8)],
	])("reads %s", (text, expected) => {
		expect(parseTimestamp(text)).toBe(expected);
	});

	it.each([
		"",
		"yesterday",
		"2026-02-30",
		"2026-13-01",
		"2026-01-01 25:00:00",
		"2026-01-01 10:61:00",
		"2026-01-01 24:00:01",
		"26-01-01",
	])("refuses %j", (text) => {
		expect(parseTimestamp(text)).toBeUndefined();
	});

	it("read what they print, and print in the order of time", () => {
		const instant = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2999, 11, 31) });
		fc.assert(
			fc.property(instant, instant, (one, other) => {
				expect(parseTimestamp(formatTimestamp(one))).toBe(one);
				const [first, second] = [formatTimestamp(one), formatTimestamp(other)];
				expect(first < second).toBe(one < other);
			}),
		);
	});
});

it("an instant is printed as Date prints it, in a form of our own", () => {
	const instant = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 });
	fc.assert(
		fc.property(fc.oneof(instant, fc.integer({ min: -100_000, max: 100_000 })), (epochMs) => {
			const printed = new Date(epochMs).toISOString().replace("T", " ").replace("Z", "").replace(".000", "");
			expect(formatTimestamp(epochMs)).toBe(printed);
		}),
	);
});

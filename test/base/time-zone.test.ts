import { describe, expect, it } from "vitest";
import {
	formatInstant,
	instantOfLocal,
	isUtc,
	localOf,
	offsetAt,
	readTimeZone,
	showInZone,
} from "../../src/base/index.ts";

describe("the name of a time zone", () => {
	it.each([
		["America/New_York", "America/New_York"],
		[" america/new_york ", "America/New_York"],
		["asia/kolkata", "Asia/Kolkata"],
		["utc", "UTC"],
		["5", "<+05>-05"],
		["-3.5", "<-03:30>+03:30"],
		["+05:30", "+05:30"],
		["UTC+2", "UTC+2"],
		["<+02>-02", "<+02>-02"],
		["PST8PDT", "PST8PDT"],
	])("%s is shown as %s", (text, shown) => {
		expect(readTimeZone(text)).toBe(shown);
	});

	it.each(["", "z", "Nope/Nope", "200", "America/New York", "now", "12:00"])("%j is none", (text) => {
		expect(readTimeZone(text)).toBeUndefined();
	});

	it("hours are counted to the east, a bare offset as POSIX does to the west", () => {
		const noon = Date.UTC(2026, 0, 1, 12);
		expect(formatInstant(noon, readTimeZone("5") ?? "")).toBe("2026-01-01 17:00:00+05");
		expect(formatInstant(noon, readTimeZone("+05:30") ?? "")).toBe("2026-01-01 06:30:00-05:30");
	});

	it("names of UTC are told from places that only sometimes have its time", () => {
		expect(["UTC", "Etc/UTC", "GMT", "<+00>-00"].map(isUtc)).toEqual([true, true, true, true]);
		expect(["Europe/London", "Europe/Dublin", "UTC+1"].map(isUtc)).toEqual([false, false, false]);
	});
});

describe("the clocks of a time zone", () => {
	it.each([
		["2026-03-08 06:59:59Z", "America/New_York", "2026-03-08 01:59:59-05"],
		["2026-03-08 07:00:00Z", "America/New_York", "2026-03-08 03:00:00-04"],
		["2026-04-04 15:00:00Z", "Australia/Lord_Howe", "2026-04-05 01:30:00+10:30"],
		["1800-01-01 00:00:00Z", "America/New_York", "1799-12-31 19:03:58-04:56:02"],
	])("%s in %s is %s", (instant, zone, text) => {
		expect(formatInstant(Date.parse(instant), zone)).toBe(text);
	});

	it.each([
		[
			"a time that they skip counts from before",
			"2026-03-08T02:30:00Z",
			"America/New_York",
			"2026-03-08T07:30:00.000Z",
		],
		[
			"a time that they show twice is the later",
			"2026-11-01T01:30:00Z",
			"America/New_York",
			"2026-11-01T06:30:00.000Z",
		],
		["half an hour is skipped too", "2026-10-04T02:15:00Z", "Australia/Lord_Howe", "2026-10-03T15:45:00.000Z"],
	])("%s", (_, local, zone, instant) => {
		expect(new Date(instantOfLocal(Date.parse(local), zone)).toISOString()).toBe(instant);
	});

	it("are the same whether a day was asked for before or not", () => {
		const zone = "America/New_York";
		const hours = Array.from({ length: 72 }, (_, hour) => Date.UTC(2026, 9, 31, hour));
		const offsets = hours.map((hour) => offsetAt(hour, zone) / 3_600_000);
		expect(offsets.indexOf(-5)).toBe(30);
		expect(hours.map((hour) => offsetAt(hour, zone) / 3_600_000)).toEqual(offsets);
		expect(localOf(hours[30] ?? 0, zone)).toBe(Date.UTC(2026, 10, 1, 1));
	});
});

describe("instants as text in a session's zone", () => {
	it("have the offset of the zone, and those that are none have no offset", () => {
		const at = new Date("2026-07-01T12:00:00.500Z");
		expect(showInZone(at, "America/New_York", false)).toBe("2026-07-01 08:00:00.500-04");
		expect(showInZone(at, "America/New_York", true)).toBe("2026-07-01 12:00:00.500");
		expect(showInZone(at, "UTC", false)).toBe(at);
		expect(showInZone("text", "America/New_York", false)).toBe("text");
	});
});

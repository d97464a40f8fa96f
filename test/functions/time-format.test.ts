import { describe, expect, it } from "vitest";
import { readFields } from "../../src/functions/time/time-fields.ts";
import { formatTime } from "../../src/functions/time/time-format.ts";

const print = (time: string, template: string, zone?: string) => formatTime(readFields(time, zone), template);

// The answers are those of PostgreSQL 15.
describe("to_char of a time", () => {
	it.each([
		['YYYY-MM-DD"T"HH24:MI:SS.US', "2026-01-05T16:09:05.003100"],
		["FMHH12:FMMI am A.M.", "4:9 pm P.M."],
		["Y,YYY YYY YY Y IYYY IYY IY I CC", "2,026 026 26 6 2026 026 26 6 21"],
		["DDD IDDD WW IW W D ID Q J", "005 008 01 02 1 2 1 1 2461046"],
		["MONTH|FMMonth|TMmonth|mon|DAY|RM|FMrm", "JANUARY  |January|january|jan|MONDAY   |I   |i"],
		["DDth FMDDTH MIth SSSSth", "05th 5TH 09th 58145th"],
		["MS FF1 FF4 FMMS", "003 0 0031 003"],
		["OF TZH TZM [TZ]", "+00 +00 00 []"],
		['"YYYY" \\"YYYY\\" xY', 'YYYY "2026" x6'],
		["AD b.c.", "AD a.d."],
	])("%s", (template, text) => {
		expect(print("2026-01-05 16:09:05.003100", template)).toBe(text);
	});

	it.each([
		["America/New_York", "2026-07-01T08:00:00-04 EDT -04:00"],
		["Asia/Kolkata", "2026-07-01T17:30:00+05:30 IST +05:30"],
		["Asia/Tokyo", "2026-07-01T21:00:00+09 JST +09:00"],
		["America/Sao_Paulo", "2026-07-01T09:00:00-03 -03 -03:00"],
		["<-03:30>+03:30", "2026-07-01T08:30:00-03:30 -03:30 -03:30"],
		["UTC", "2026-07-01T12:00:00+00 UTC +00:00"],
	])("of an instant in %s", (zone, text) => {
		expect(print("2026-07-01 12:00:00", 'YYYY-MM-DD"T"HH24:MI:SSOF TZ TZH:TZM', zone)).toBe(text);
	});

	it("names the time of a place before there were zones", () => {
		expect(print("1800-01-01 12:00:00", "TZ OF", "Europe/Berlin")).toBe("LMT +00:53");
	});
});

import { describe, expect, it } from "vitest";
import { parseDecimal, printDecimal } from "../../src/functions/number/decimal.ts";
import { formatNumber } from "../../src/functions/number/number-format.ts";
import { readNumberBy } from "../../src/functions/number/number-reading.ts";

const print = (number: string, template: string) =>
	formatNumber(parseDecimal(number) ?? (number as "NaN" | "Infinity"), template);
const read = (text: string, template: string) => printDecimal(readNumberBy(text, template));

// The answers are those of PostgreSQL 15 in the locale C.
describe("to_char of a number", () => {
	it.each([
		["1234.5", "FM999,999.00", "1,234.50"],
		["1234.5", "$999,999.99", "$   1,234.50"],
		["1234.5", "L9G999D99", "  1,234.50"],
		["12345678901234567890.5", "FM99,999,999,999,999,999,999.0", "12,345,678,901,234,567,890.5"],
		["0.1", "9.99", "  .10"],
		["0.1", "0.99", " 0.10"],
		["0.1", "FM9.99", ".1"],
		["0", "FM9.99", "0."],
		["0", "FM990.099", "0.0"],
		["100.1", "FM999.990", "100.100"],
		["5", "FM000.9", "005."],
		["0.256", "99%", "  0%"],
		["25.6", 'FM90.0"%"', "25.6%"],
		["1000", '"Total:" 9999', "Total:  1000"],
		["1", '9\\"x"\\""', ' 1"x"'],
		["-1234.5", "999,999.99PR", "  <1,234.50>"],
		["12", "99PR", " 12 "],
		["-5", "MI999", "-  5"],
		["-5", "999MI", "  5-"],
		["5", "PL999", "+   5"],
		["-5", "SG999", "-  5"],
		["5", "S999", "  +5"],
		["-5.5", "99.9S", " 5.5-"],
		["5", "9S9", " +5"],
		["-0.01", "9.9", "  .0"],
		["12", "999th", "  12th"],
		["21", "FM99TH", "21ST"],
		["111", "FM999th", "111th"],
		["-1", "FM9th", "-1"],
		["485", "RN", "        CDLXXXV"],
		["485", "FMrn", "cdlxxxv"],
		["4000", "RN", "###############"],
		["12.34", "99V99", " 1234"],
		["0.0004859", "9.99EEEE", " 4.86e-04"],
		["-12345", "9.9EEEE", "-1.2e+04"],
		["0", "9.9EEEE", " 0.0e+00"],
		["1234", "999", " ###"],
		["1234.5", "FM999.9", "###.#"],
		["1234567", "99,999.99", " ##,###.##"],
		["12", "00000", " 00012"],
		["12", "0,000", " 0,012"],
		["12", "9,999", "    12"],
		["12", "FM9,999", "12"],
		["12", "##", "##"],
		["12", "B99", " 12"],
		["NaN", "999", " NaN"],
		["Infinity", "999", " ###"],
		["-Infinity", "FM99999999", "-Infinity"],
	])("%s by %s", (number, template, text) => {
		expect(print(number, template)).toBe(text);
	});

	it.each([
		["9.9.9", /second decimal point/],
		["S9S", /"S" must stand once/],
		["MI9S", /"S" and another sign/],
		["S9MI", /"S" and "MI"/],
		["S9PR", /"PR" and another sign/],
		["9PR9", /before "PR"/],
		["9EEEE9", /"EEEE" must be the last/],
		["FM9EEEE", /"EEEE" goes with/],
		["9V9.9", /"V" and a decimal point/],
	])("refuses %s", (template, problem) => {
		expect(() => print("1", template)).toThrow(
			expect.objectContaining({ sqlState: "42601", message: expect.stringMatching(problem) }),
		);
	});
});

describe("to_number", () => {
	it.each([
		["1,234.50", "9,999.99", "1234.50"],
		["12,454.8-", "99G999D9S", "-12454.8"],
		["$1,234.50", "$9,999.99", "1234.50"],
		["$1,234.50", "L9,999.99", "1234.50"],
		["12%", "99%", "12"],
		["<12>", "99PR", "-12"],
		["-999", "000S", "-999"],
		["1,234", "FM9,999", "123"],
		[" 12 34", "9999", "1234"],
		["12.345", "99.99", "12.34"],
		["12345", "999", "123"],
		["12.3", "99", "12"],
		[".5", "9.9", "0.5"],
		["5", "9.9", "5"],
		["-12", "MI99", "-12"],
		["1-", "999", "1"],
		["1234", "99V99", "12.3400000000000000"],
	])("reads %s by %s", (text, template, number) => {
		expect(read(text, template)).toBe(number);
	});

	it.each([
		["abc", "999", "22P02"],
		["12345", "99.9", "22003"],
		["1e5", "9EEEE", "0A000"],
		["XII", "RN", "0A000"],
	])("refuses %s by %s", (text, template, sqlState) => {
		expect(() => read(text, template)).toThrow(expect.objectContaining({ sqlState }));
	});
});

import { describe, expect, it } from "vitest";
import {
	addDecimals,
	compareDecimals,
	type Decimal,
	divideDecimals,
	floorDecimal,
	multiplyDecimals,
	parseDecimal,
	printDecimal,
	remainder,
	rootDecimal,
	roundDecimal,
	sortKey,
	trimDecimal,
	truncateDecimal,
} from "../../src/functions/number/decimal.ts";
import { exponential, naturalLogarithm, raiseDecimal } from "../../src/functions/number/decimal-series.ts";

function read(text: string): Decimal {
	const decimal = parseDecimal(text);
	if (!decimal) throw new Error(`${text} is no decimal`);
	return decimal;
}

describe("decimals have the digits and the scale that PostgreSQL gives them", () => {
	it.each([
		["0.1", "0.20", addDecimals, "0.30"],
		["1.50", "2.0", multiplyDecimals, "3.000"],
		["1", "3", divideDecimals, "0.33333333333333333333"],
		["10", "3", divideDecimals, "3.3333333333333333"],
		["-7.5", "2", remainder, "-1.5"],
		["2.0", "0.5", raiseDecimal, "1.4142135623730950"],
		["2.0", "-3", raiseDecimal, "0.1250000000000000"],
	] as const)("%s and %s by %o", (left, right, compute, expected) => {
		expect(printDecimal(compute(read(left), read(right)))).toBe(expected);
	});

	it.each([
		["1.005", 2, roundDecimal, "1.01"],
		["-2.5", 0, roundDecimal, "-3"],
		["1254.7", -2, roundDecimal, "1300"],
		["1.5", 3, roundDecimal, "1.500"],
		["-1.567", 2, truncateDecimal, "-1.56"],
		["-1.5", 0, floorDecimal, "-2"],
	] as const)("%s to %d decimals by %o", (value, decimals, compute, expected) => {
		expect(printDecimal(compute(read(value), decimals))).toBe(expected);
	});

	it.each([
		["2", rootDecimal, "1.414213562373095"],
		["2.0", naturalLogarithm, "0.6931471805599453"],
		["1.0", exponential, "2.7182818284590452"],
		["-0.500", trimDecimal, "-0.5"],
	] as const)("%s by %o", (value, compute, expected) => {
		expect(printDecimal(compute(read(value)))).toBe(expected);
	});
});

describe("texts of decimals", () => {
	it.each(["12.50", "-0.05", "0", "12345678901234567890.5"])("%s is read and printed as it stands", (text) => {
		expect(printDecimal(read(text))).toBe(text);
	});

	it.each(["", ".", "abc", "1.2.3", "1e", "NaN"])("%j is no decimal", (text) => {
		expect(parseDecimal(text)).toBeUndefined();
	});
});

it("Keys sort as the numbers do, and are the same for equal numbers of different scales", () => {
	const values = [
		"-100",
		"-12.5",
		"-12",
		"-0.001",
		"0",
		"0.0001",
		"0.5",
		"9",
		"10",
		"10.01",
		"12345678901234567890",
	].map(read);
	for (const [index, left] of values.entries()) {
		for (const right of values.slice(index + 1)) {
			expect(compareDecimals(left, right)).toBe(-1);
			expect(sortKey(left) < sortKey(right)).toBe(true);
		}
	}
	expect(sortKey(read("1.50"))).toBe(sortKey(read("1.5")));
});

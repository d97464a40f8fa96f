import { describe, expect, it } from "vitest";
import type { StoredValue } from "../../src/base/index.ts";
import {
	addDecimals,
	type Decimal,
	divideDecimals,
	multiplyDecimals,
	parseDecimal,
	printDecimal,
	roundDecimal,
} from "../../src/functions/number/decimal.ts";
import { readSmall, small } from "../../src/functions/number/small-decimal.ts";
import { registeredAggregates } from "../../src/functions/registered/registered-aggregates.ts";
import { findRegisteredFunction } from "../../src/functions/registered/registered-functions.ts";
import fc from "../random-cases.ts";

// Short decimals as they lie in SQLite: text, or the double that means the same.
const decimal = fc
	.tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }), fc.boolean())
	.map(([digits, scale, isText]): StoredValue => {
		const text = printDecimal({ digits: BigInt(digits), scale });
		return isText ? text : Number(text);
	});
// Among others those that double arithmetic has no digits for.
const long = fc.oneof(
	decimal,
	fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map((digits) => printDecimal({ digits, scale: 12 })),
	fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e18, max: 1e18 }),
);

function read(value: StoredValue): Decimal {
	const found = parseDecimal(String(value));
	if (!found) throw new Error(`${String(value)} is no decimal`);
	return found;
}

function call(name: string, ...values: StoredValue[]): string {
	return String(findRegisteredFunction(name, values.length)?.call(...values));
}

function aggregate(name: string, rows: readonly (readonly StoredValue[])[]): string {
	const found = registeredAggregates.find((row) => row.name === name && row.arity === rows[0]?.length);
	if (!found) throw new Error(`no ${name}`);
	return String(found.result(rows.reduce((state, row) => found.step(state, ...row), found.start())));
}

function addUp(values: readonly Decimal[]): string {
	return printDecimal(values.reduce(addDecimals));
}

describe("what is computed fast is what is computed with all digits", () => {
	it.each([
		["numeric_add", addDecimals],
		["numeric_multiply", multiplyDecimals],
		["numeric_subtract", (left, right) => addDecimals(left, { ...right, digits: -right.digits })],
	] satisfies [string, (left: Decimal, right: Decimal) => Decimal][])("%s", (name, compute) => {
		fc.assert(
			fc.property(long, long, (left, right) => {
				expect(call(name, left, right)).toBe(printDecimal(compute(read(left), read(right))));
			}),
		);
	});

	it("rounding", () => {
		fc.assert(
			fc.property(long, fc.integer({ min: 0, max: 15 }), (value, decimals) => {
				expect(call("numeric_round", value, decimals)).toBe(printDecimal(roundDecimal(read(value), decimals)));
			}),
		);
	});

	it("a number is read with its own decimals", () => {
		fc.assert(
			fc.property(decimal, (value) => {
				expect(readSmall(value ?? 0)).toBe(true);
				expect({ digits: BigInt(small.digits), scale: small.scale }).toEqual(read(value));
			}),
		);
	});

	it("sums", () => {
		fc.assert(
			fc.property(fc.array(long, { minLength: 1 }), (values) => {
				expect(
					aggregate(
						"numeric_sum",
						values.map((value) => [value]),
					),
				).toBe(addUp(values.map(read)));
			}),
		);
	});

	it("sums of products", () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(long, long), { minLength: 1 }), (pairs) => {
				const products = pairs.map(([left, right]) => multiplyDecimals(read(left), read(right)));
				expect(aggregate("numeric_sum_product", pairs)).toBe(addUp(products));
			}),
		);
	});

	it.each(["max", "min"])("%s of products, equal ones and not numbers among them", (name) => {
		const any = fc.oneof(
			long,
			fc.constantFrom<StoredValue>("0.00", 0, "1.50", 1.5, 3, "3.0", 5e-324, -1.7e308, 2n ** 62n),
			fc.constantFrom<StoredValue>("NaN", "Infinity", "-Infinity", Number.POSITIVE_INFINITY),
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(any, any), { minLength: 1, maxLength: 30 }), (pairs) => {
				const forms = pairs.map(([left, right]) => call("numeric_sortable", call("numeric_multiply", left, right)));
				const ordered = forms.sort((left, right) => (left < right ? -1 : Number(left > right)));
				const picked = ordered.at(name === "max" ? -1 : 0) ?? "";
				expect(aggregate(`numeric_${name}_product`, pairs)).toBe(call("numeric_value", picked));
			}),
			{ numRuns: 1000 },
		);
	});

	it("sums of many large quotients", () => {
		const rows = Array.from({ length: 41 }, (_, index) => [String(7 * index - 999_999_999_999_999), "1"]);
		const expected = addUp(rows.map(([value = null, by = null]) => divideDecimals(read(value), read(by))));
		expect(aggregate("numeric_sum_ratio", rows)).toBe(expected);
	});

	it("sums of quotients", () => {
		const divisor = fc.oneof(
			fc.integer({ min: 1, max: 9999 }).map(String),
			fc.integer({ min: 1, max: 2 ** 34 }).map((digits) => printDecimal({ digits: BigInt(digits), scale: 5 })),
			fc.constantFrom("60.0", "0.25", "1e11", "3.14159", "1073741824", "100.000000000", "1e-30"),
		);
		fc.assert(
			fc.property(fc.array(long, { minLength: 1 }), divisor, (values, by) => {
				const expected = addUp(values.map((value) => divideDecimals(read(value), read(by))));
				const spelled = printDecimal(read(by));
				expect(
					aggregate(
						"numeric_sum_ratio",
						values.map((value) => [value, spelled]),
					),
				).toBe(expected);
			}),
		);
	});
});

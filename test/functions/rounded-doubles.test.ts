import { expect, it } from "vitest";
import { bindStatement } from "../../src/bind/index.ts";
import { createCatalog } from "../../src/catalog/index.ts";
import { sqlFunctions } from "../../src/driver/cache/sql-functions.ts";
import { lowerQuery } from "../../src/execute/lowering.ts";
import {
	addDecimals,
	type Decimal,
	divideDecimals,
	parseDecimal,
	printDecimal,
	roundDecimal,
} from "../../src/functions/number/decimal.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { parseStatement, printStatement } from "../../src/sql/index.ts";
import { openConnection } from "../../src/storage/sqlite-connection.ts";
import fc from "../random-cases.ts";

const catalog = createCatalog(await loadProfile("Intercom"), "2.16");
const connection = openConnection(":memory:", { functions: sqlFunctions, isInterrupted: () => false }, false);
connection.exec("CREATE TABLE companies (monthly_spend NUMERIC)");
// What is computed keeps its text, whatever SQLite could make of it.
connection.exec("CREATE TABLE computed (monthly_spend)");

// Cents, halves of them, what lies a few bits beside, and any doubles.
const amount = fc
	.tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 4 }))
	.map(([digits, scale]) => digits / 10 ** scale);
const half = fc.integer({ min: -9_999_999, max: 9_999_999 }).map((cents) => (10 * cents + 5) / 1000);
const beside = fc.tuple(half, fc.integer({ min: -20, max: 20 })).map(([value, bits]) => value * (1 + bits * 2 ** -52));
const any = fc.double({ noNaN: true, min: -1e14, max: 1e14 });
const double = fc.oneof(amount, half, beside, any);

function read(value: string | number): Decimal {
	const found = parseDecimal(String(value));
	if (!found) throw new Error(`${String(value)} is no decimal`);
	return found;
}

function askSqlite(expression: string, values: readonly (number | string | null)[], table = "companies"): string {
	const tree = parseStatement(`SELECT ${expression.replaceAll("p", "monthly_spend")} FROM companies`);
	if (tree.kind !== "Query") throw new Error(`${expression} is no query`);
	const sql = printStatement(lowerQuery(bindStatement(tree, catalog).query), "sqlite");
	connection.exec(`DELETE FROM ${table}`);
	const insert = connection.prepare(`INSERT INTO ${table} VALUES (?)`);
	for (const value of values) insert.run(value);
	return String(
		connection
			.prepare(sql.replaceAll(/"scan_\d+"/g, table))
			.pluck()
			.get(),
	);
}

it.each([
	["p", (value: number) => read(value)],
	["(p::float8)::numeric", (value: number) => read(value.toPrecision(15))],
	["p / 12.0", (value: number) => divideDecimals(read(value), read("12.0"))],
	["p / 0.7", (value: number) => divideDecimals(read(value), read("0.7"))],
] as const)("SQLite rounds %s as the exact functions do", (expression, compute) => {
	fc.assert(
		fc.property(fc.array(double, { minLength: 1, maxLength: 30 }), fc.integer({ min: 0, max: 4 }), (values, scale) => {
			const rounded = values.map((value) => roundDecimal(compute(value), scale));
			const expected = printDecimal(rounded.reduce(addDecimals));
			expect(askSqlite(`sum(round(${expression}, ${String(scale)}))`, values)).toBe(expected);
			expect(askSqlite(`sum((${expression})::numeric(30, ${String(scale)}))`, values)).toBe(expected);
			const isShort = rounded.every(({ digits }) => digits < 10n ** 12n && digits > -(10n ** 12n));
			const short = () => askSqlite(`sum((${expression})::numeric(12, ${String(scale)}))`, values);
			if (isShort) expect(short()).toBe(expected);
			else expect(short).toThrow("out of range");
		}),
	);
});

// Beyond what a whole number of 64 bits holds, with more digits than a double, in small steps around the limits, and no number.
const odd = fc.oneof(
	double,
	fc.constantFrom(1e300, -1e300, 1e308, -1e308, 1.7e306, 9.3e18, -9.3e16, 1e8, -1e8, 100_000_000.005, 99_999_999.995),
	fc.constantFrom("0.12500000000000000000001", "-7.005000000000000000001", "12345678901234567890.125", "-1e8"),
	fc.constant(null),
);

it("numbers that are too large for it, or kept as text, are added beside the others", () => {
	fc.assert(
		fc.property(fc.array(odd, { minLength: 1, maxLength: 30 }), fc.integer({ min: 0, max: 4 }), (values, scale) => {
			const rounded = values.filter((value) => value !== null).map((value) => roundDecimal(read(value), scale));
			const expected = rounded.length === 0 ? "null" : printDecimal(rounded.reduce(addDecimals));
			const sum = `sum(round(p, ${String(scale)}))`;
			expect(askSqlite(sum, values, "computed")).toBe(expected);
			expect(askSqlite(`${sum} FILTER (WHERE p < 0 OR p >= 0)`, values, "computed")).toBe(expected);
		}),
	);
});

it.each([["NaN"], ["Infinity"], ["-Infinity"]])("%s among them is the sum", (special) => {
	expect(askSqlite("sum(round(p, 2))", [1.5, special, 1e300, null, 2.005])).toBe(special);
});

import { beforeAll, describe, expect, test } from "vitest";
import { NumberText, type StoredValue } from "../../src/base/index.ts";
import type { Decoder } from "../../src/profile/index.ts";
import { decoderTable, isAbsent } from "../../src/scan/decoder-table.ts";
import { loadHtmlReader } from "../../src/scan/html-text.ts";
import { compileRowReader } from "../../src/scan/row-reader.ts";
import fc from "../random-cases.ts";
import { column } from "./fake-service.ts";

beforeAll(loadHtmlReader);

const nothing: readonly (readonly [unknown, StoredValue])[] = [
	[null, null],
	[undefined, null],
];

const cases: Readonly<Record<Decoder, readonly (readonly [unknown, StoredValue])[]>> = {
	text: [
		...nothing,
		["", ""],
		["é😀", "é😀"],
		[12, "12"],
		[0, "0"],
		[215472856448646n, "215472856448646"],
		[true, "true"],
		[{ type: "avatar" }, '{"type":"avatar"}'],
		[["a"], '["a"]'],
		[{}, null],
		[[], null],
		[new NumberText("1.0"), "1.0"],
	],
	html: [...nothing, ["<p>a</p>", "<p>a</p>"], [12, "12"]],
	plain_text: [...nothing, ["<p>a &amp; b</p>", "a & b"], ["<p></p>", ""], [12, "12"], [[], null]],
	id: [
		...nothing,
		["63a0", "63a0"],
		[7, "7"],
		[9007199254740993n, "9007199254740993"],
		[0, null],
		["0", null],
		["", null],
		[0n, null],
		["00", "00"],
		[new NumberText("7.0"), "7"],
		[{ id: "7" }, null],
		[false, null],
	],
	integer: [
		...nothing,
		[7, 7],
		[-0, 0],
		["7", 7],
		[" 12 ", 12],
		["12.0", 12],
		["+5", 5],
		[2.5, 3],
		[-2.5, -3],
		[true, 1],
		["", null],
		["abc", null],
		["0x1f", null],
		[9007199254740993n, 9007199254740993n],
		["9007199254740993", 9007199254740993n],
		[10n, 10],
		[new NumberText("12.0"), 12],
		[new NumberText("1e400"), null],
		[2n ** 63n, null],
		[1e300, null],
		[Number.POSITIVE_INFINITY, null],
		[[1], null],
		[{}, null],
	],
	double: [
		...nothing,
		[1.5, 1.5],
		["1.5", 1.5],
		["-.5e1", -5],
		[3n, 3],
		[new NumberText("0.1000000000000000055"), 0.1],
		[new NumberText("1e400"), null],
		["", null],
		[" ", null],
		["1,5", null],
		[true, null],
		[Number.POSITIVE_INFINITY, null],
		[10n ** 400n, null],
		[{}, null],
	],
	boolean: [
		...nothing,
		[true, 1],
		[false, 0],
		[1, 1],
		[0, 0],
		["true", 1],
		["False", 0],
		["yes", null],
		["constructor", null],
		[2, null],
		[new NumberText("1.0"), 1],
		[{}, null],
	],
	unix_seconds: [
		...nothing,
		[1_700_000_000, "2023-11-14 22:13:20"],
		["1700000000", "2023-11-14 22:13:20"],
		[1_700_000_000.25, "2023-11-14 22:13:20.250"],
		[1_700_000_000_500, "2023-11-14 22:13:20.500"],
		["2023-11-14T22:13:20Z", "2023-11-14 22:13:20"],
		[0, "1970-01-01 00:00:00"],
		[-1, "1969-12-31 23:59:59"],
		[64_654_125_776, "4018-10-22 15:22:56"],
		[253_402_300_799, "9999-12-31 23:59:59"],
		["253402300799", "9999-12-31 23:59:59"],
		[253_402_300_799.5, "9999-12-31 23:59:59.500"],
		// Beyond, it can only be milliseconds.
		[253_402_300_800, "1978-01-11 21:31:40.800"],
		[253_402_300_799_999, "9999-12-31 23:59:59.999"],
		[253_402_300_800_000, null],
		[-62_135_596_800, "0001-01-01 00:00:00"],
		[-62_135_596_801, null],
		[new NumberText("1700000000.0"), "2023-11-14 22:13:20"],
		[new NumberText("1.7e9"), "2023-11-14 22:13:20"],
		[new NumberText("1e400"), null],
		[99_999_999_999_999_999n, null],
		["", null],
		["soon", null],
		[true, null],
		[{}, null],
	],
	iso8601: [
		...nothing,
		["2026-02-28T10:00:00+01:00", "2026-02-28 09:00:00"],
		["2026-02-28T10:00:00.123Z", "2026-02-28 10:00:00.123"],
		["2026-02-28", "2026-02-28 00:00:00"],
		["2026-02-30", null],
		["9999-12-31T23:59:59Z", "9999-12-31 23:59:59"],
		["9999-12-31T23:59:59-01:00", null],
		["0001-01-01T00:00:00Z", "0001-01-01 00:00:00"],
		["0050-02-28", "0050-02-28 00:00:00"],
		["0000-01-01T00:00:00Z", null],
		["+010000-01-01T00:00:00Z", null],
		[1_700_000_000, "2023-11-14 22:13:20"],
		["1700000000", "2023-11-14 22:13:20"],
		["", null],
		[[], null],
	],
	json: [
		...nothing,
		[{ a: [1, null] }, '{"a":[1,null]}'],
		[[], "[]"],
		["", '""'],
		[0, "0"],
		[false, "false"],
		[{ id: 9007199254740993n }, '{"id":9007199254740993}'],
		[{ n: new NumberText("1e400"), m: [new NumberText("1.0"), 2n] }, '{"n":1e400,"m":[1.0,2]}'],
	],
};

for (const decoder of Object.keys(cases) as Decoder[]) {
	describe(`the decoder ${decoder}`, () => {
		test.each(cases[decoder].map(([input, output]) => ({ input, output })))("reads $input as $output", (row) => {
			expect(decoderTable[decoder](row.input)).toStrictEqual(row.output);
		});

		test("never throws and never gives anything that SQLite cannot hold", () => {
			fc.assert(
				fc.property(fc.jsonValue(), (value) => {
					const stored = decoderTable[decoder](value);
					expect(stored === null || ["string", "number", "bigint"].includes(typeof stored)).toBe(true);
				}),
			);
		});
	});
}

describe("what a service sends where it has nothing", () => {
	const nothingAtAll = [null, undefined, "", " ", {}, []];
	const something = ["soon", "0.0", false, true, 1, 5n, { a: 1 }, [0], new NumberText("1.0")];
	test.each(Object.keys(cases) as Decoder[])("is told from what does not fit a %s", (decoder) => {
		for (const value of nothingAtAll) expect(isAbsent(decoder, value)).toBe(true);
		for (const value of something) expect(isAbsent(decoder, value)).toBe(false);
		for (const zero of [0, "0"]) expect(isAbsent(decoder, zero)).toBe(decoder === "id");
	});
});

describe("a column's path", () => {
	const row = {
		value: {
			id: "7",
			source: { author: { id: 3 } },
			custom_attributes: { "plan.tier": "gold", plan: { seats: 5 }, constructor: "mine" },
		},
		parent: { value: { id: "70", parent: true }, parent: { value: { id: "700" } } },
	};
	test.each([
		["id", "7"],
		["source.author.id", "3"],
		["source.author.name", null],
		["source.missing.deep.er", null],
		["id.length", null],
		["custom_attributes.plan.seats", "5"],
		["custom_attributes.plan.tier", "gold"],
		["custom_attributes.constructor", "mine"],
		["constructor", null],
		["^id", "70"],
		["^^id", "700"],
		["^^^id", null],
	])("%s gives %s", (path, expected) => {
		expect(compileRowReader([column("x", "text", { path })])(row)).toEqual([expected]);
	});

	test(". is the row itself", () => {
		expect(compileRowReader([column("admin_id", "id", { path: "." })])({ value: 814860 })).toEqual(["814860"]);
	});

	test("a row that is no object gives nulls", () => {
		const readers = compileRowReader([column("id", "id"), column("name")]);
		for (const value of [null, undefined, 5, "text", [1]]) expect(readers({ value })).toEqual([null, null]);
	});

	test("a date column keeps the day", () => {
		const read = compileRowReader([column("day", "iso8601", { type: "date" })]);
		expect(read({ value: { day: "2026-02-28T10:00:00Z" } })).toEqual(["2026-02-28"]);
		expect(read({ value: { day: "never" } })).toEqual([null]);
	});
});

test("whether a number is above another one is told, and nothing where there is none", () => {
	const isLong = column("is_long", "boolean", { path: "parts.count", above: 500 });
	const read = compileRowReader([isLong]);
	const values = [501, 500, 0, "501", null, "many", undefined].map((count) => read({ value: { parts: { count } } })[0]);
	expect(values).toEqual([1, 0, 0, 1, null, null, null]);
});

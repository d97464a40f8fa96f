import { describe, expect, test } from "vitest";
import { formatJson, parseJson } from "../../src/http/index.ts";
import fc from "../random-cases.ts";

describe("parseJson", () => {
	test("an integer beyond 2^53 keeps its digits, and everything else is as it always is", () => {
		const text =
			'{"id":12345678901234567890,"low":-9007199254740993,"safe":9007199254740991,"f":0.5000000000000000000,"e":1000000000000000000e2,' +
			'"s":"12345678901234567890","esc":"a\\"b:12345678901234567890","1234567890123456789":[12345678901234567890, 1]}';
		expect(parseJson(text)).toEqual({
			id: 12345678901234567890n,
			low: -9007199254740993n,
			safe: 9007199254740991,
			f: 0.5,
			e: 1e20,
			s: "12345678901234567890",
			esc: 'a"b:12345678901234567890',
			"1234567890123456789": [12345678901234567890n, 1],
		});
	});

	// Doubles of such a size are written without a point, and are then integers to whoever reads them.
	const ordinary = fc.jsonValue().filter((value) => !/\d{16}/.test(JSON.stringify(value)));

	test("any JSON with a long integer beside it reads as without", () => {
		fc.assert(
			fc.property(ordinary, fc.bigInt(), (value, big) => {
				const parsed = parseJson(`[${big}, 99999999999999999999 ,${JSON.stringify(value)}]`) as unknown[];
				expect(parsed.slice(1)).toEqual([99999999999999999999n, JSON.parse(JSON.stringify(value))]);
				expect(BigInt(parsed[0] as number)).toBe(big);
			}),
		);
	});

	test.each(["[12345678901234567890", '{"a":12345678901234567890x}', '"abc', ""])("%s is no JSON", (text) => {
		expect(() => parseJson(text)).toThrow(SyntaxError);
	});
});

describe("formatJson", () => {
	test("what is written is read again as it was, bigints and all", () => {
		const big = fc.bigInt().map((value) => (Number.isSafeInteger(Number(value)) ? value + 2n ** 60n : value));
		const tree = fc.letrec((tie) => ({
			node: fc.oneof(
				{ depthSize: "small" },
				fc.string(),
				fc.integer(),
				fc.boolean(),
				fc.constant(null),
				big,
				fc.array(tie("node")),
				fc.dictionary(
					fc.string().filter((name) => name !== "__proto__"),
					tie("node"),
				),
			),
		})).node;
		fc.assert(
			fc.property(tree, (value) => {
				expect(parseJson(formatJson(value))).toEqual(value);
			}),
		);
	});

	test("a value without a JSON form is a TypeError", () => {
		expect(() => formatJson(undefined)).toThrow(TypeError);
	});
});

import { describe, expect, test } from "vitest";
import { formatJson, NumberText, normaliseNumber, parseJson } from "../../src/base/index.ts";
import fc from "../random-cases.ts";

describe("parseJson", () => {
	test("an integer beyond 2^53 keeps its digits, and everything else is as it always is", () => {
		const text =
			'{"id":12345678901234567890,"low":-9007199254740993,"safe":9007199254740991,"f":0.5,"e":1000000000000000000,' +
			'"s":"12345678901234567890","esc":"a\\"b:12345678901234567890","1234567890123456789":[12345678901234567890, 1]}';
		expect(parseJson(text)).toEqual({
			id: 12345678901234567890n,
			low: -9007199254740993n,
			safe: 9007199254740991,
			f: 0.5,
			e: 1000000000000000000n,
			s: "12345678901234567890",
			esc: 'a"b:12345678901234567890',
			"1234567890123456789": [12345678901234567890n, 1],
		});
	});

	const odd = [
		"1.0",
		"-0",
		"0.10",
		"1e400",
		"1E5",
		"-1.50e-7",
		"0.1000000000000000055",
		"12345678901234567890.5",
		"0.0000001",
	];

	test.each(odd)(
		"%s stays as it is written, alone, in lists, in objects, and beside texts that look like it",
		(text) => {
			for (const json of [
				text,
				`[${text}]`,
				`{"a":${text}}`,
				`{"a":[1,"x: ${text},",{"b":${text}}],"n${text}":"n${text}"}`,
			]) {
				expect(formatJson(parseJson(json))).toBe(json);
			}
			const [number] = parseJson(`[${text}]`) as [NumberText];
			expect(number).toBeInstanceOf(NumberText);
			expect(Number(number)).toBe(Number(text));
		},
	);

	test("the nearest double is given where that is asked for, and text where there is none", () => {
		expect(parseJson("[1.0, 0.1000000000000000055, 1e400, 9007199254740993]", "nearest")).toEqual([
			1,
			0.1,
			"1e400",
			9007199254740993n,
		]);
	});

	const withoutOddNumbers = fc.jsonValue().filter((value) => !/\d{16}|e/.test(JSON.stringify(value)));

	test("any JSON with a long integer beside it reads as without", () => {
		fc.assert(
			fc.property(withoutOddNumbers, fc.bigInt(), (value, big) => {
				const parsed = parseJson(`[${big}, 99999999999999999999 ,${JSON.stringify(value)}]`) as unknown[];
				expect(parsed.slice(1)).toEqual([99999999999999999999n, JSON.parse(JSON.stringify(value))]);
				expect(BigInt(parsed[0] as number)).toBe(big);
			}),
		);
	});

	test.each([
		["[12345678901234567890"],
		['{"a":12345678901234567890x}'],
		['"abc'],
		[""],
		["[01.0]"],
		["[1.]"],
		["[+1.0]"],
		["[1.0 2.0]"],
		["[1.0.0]"],
		["{1.0:2}"],
		["{12345678901234567890:1}"],
	])("%s is no JSON", (text) => {
		expect(() => parseJson(text)).toThrow(SyntaxError);
	});

	test.each([
		['{"a":"x\\u0000y"}', { a: "x\ufffdy" }],
		['{"x\\u0000":1}', { "x\ufffd": 1 }],
		['["\\ud800","\\udc00x","\\ud83d\\u0041"]', ["\ufffd", "\ufffdx", "\ufffdA"]],
		['["\\ud83d\\ude00","\\\\u0000","\\\\\\u0000"]', ["😀", "\\u0000", "\\\ufffd"]],
		['["\\ud83d\\ud83d\\ude00\\uD83D"]', ["\ufffd😀\ufffd"]],
	])("%s has U+FFFD where SQL has no character", (text, value) => {
		expect(parseJson(text)).toEqual(value);
		expect(parseJson(`[1.0,${text}]`)).toEqual([new NumberText("1.0"), value]);
	});
});

describe("formatJson", () => {
	test("what is written is read again as it was, bigints and all", () => {
		const big = fc.bigInt().map((value) => (Number.isSafeInteger(Number(value)) ? value + 2n ** 60n : value));
		// A string of a service has neither U+0000 nor half a pair of surrogates.
		const text = fc.string({ unit: "grapheme" }).filter((value) => !value.includes("\0"));
		const tree = fc.letrec((tie) => ({
			node: fc.oneof(
				{ depthSize: "small" },
				text,
				fc.integer(),
				fc.boolean(),
				fc.constant(null),
				big,
				fc.array(tie("node")),
				fc.dictionary(
					text.filter((name) => name !== "__proto__"),
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

	test("a text that spells a marked number stays a text", () => {
		const text = '["\\\\u0000number 1.0","u0000number 1.0",1.0]';
		expect(formatJson(parseJson(text))).toBe(text);
	});

	test("a value without a JSON form is a TypeError", () => {
		expect(() => formatJson(undefined)).toThrow(TypeError);
	});
});

test.each([
	["120.0", "1.2e2", true],
	["1", "1.0", true],
	["-0", "0.000", true],
	["9007199254740993", "9007199254740992", false],
	["0.1000000000000000055", "0.1", false],
	["1e400", "10e399", true],
	["-1", "1", false],
])("%s and %s are one number: %s", (left, right, isSame) => {
	const [one, other] = [left, right].map((text) => normaliseNumber(new NumberText(text)));
	expect(one === other).toBe(isSame);
});

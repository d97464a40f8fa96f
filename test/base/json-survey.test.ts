import { describe, expect, test } from "vitest";
import { formatJson, NumberText, parseJson, surveyJson } from "../../src/base/index.ts";
import fc from "../random-cases.ts";

const survey = (text: string) => surveyJson(new TextEncoder().encode(text));

describe("the survey of a JSON text", () => {
	test.each([
		["1", false],
		["-1", false],
		["0", false],
		["12.5", false],
		["-0.25", false],
		["999999999999999", false],
		["0.1", false],
		["-0", true],
		["-0.0", true],
		["1.0", true],
		["12.50", true],
		["1e3", true],
		["1E400", true],
		["9007199254740993", true],
		["12345678901234567890", true],
		["0.1000000000000000055", true],
		["0.0000001", true],
	])("says of %s that it may be odd: %s", (number, isOdd) => {
		for (const text of [number, `[${number}]`, `{"a":${number}}`, `{"a": [1, ${number} ]}`]) {
			expect(survey(text).hasOddNumbers).toBe(isOdd);
		}
		expect(survey(JSON.stringify(number)).hasOddNumbers).toBe(false);
	});

	test("does not look into texts", () => {
		expect(survey('{"a[": "[[[\\"[{ 1.0", "é\\\\": [[]], "b": "\\\\"}')).toEqual({ depth: 3, hasOddNumbers: false });
		expect(survey('"[')).toEqual({ depth: 0, hasOddNumbers: false });
	});

	// Numbers as services write them, doubles with all their digits among them.
	const numbers = fc.oneof(
		fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => new NumberText(String(number))),
		fc
			.bigInt()
			.map(String)
			.map((text) => new NumberText(text)),
		fc.tuple(fc.bigInt(), fc.nat()).map(([whole, fraction]) => new NumberText(`${whole}.${fraction}`)),
	);
	const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
		tree: fc.oneof(
			{ maxDepth: 4 },
			fc.string({ unit: "binary" }),
			fc.constantFrom(null, true, false),
			numbers,
			fc.array(tie("tree"), { maxLength: 4 }),
			fc.dictionary(fc.string(), tie("tree"), { maxKeys: 4 }),
		),
	}));

	test("finds every odd number and the depth", () => {
		fc.assert(
			fc.property(tree, (value) => {
				const text = formatJson(value);
				const { depth, hasOddNumbers } = survey(text);
				const whole = parseJson(text);
				expect(parseJson(text, "exact", hasOddNumbers)).toEqual(whole);
				expect(depth).toBe(measureDepth(whole));
			}),
		);
	});
});

function measureDepth(value: unknown): number {
	if (typeof value !== "object" || value === null || value instanceof NumberText) return 0;
	return 1 + Math.max(0, ...Object.values(value).map(measureDepth));
}

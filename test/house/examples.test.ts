import { describe, expect, it } from "vitest";
import { givens, reasons } from "./example-givens.ts";
import { evaluate, findDifference, listExamples } from "./example-lines.ts";

const root = new URL("../../", import.meta.url);

// Without an expected value it shows how something is called; with … in it, it shows it in part.
const complete = listExamples(root).filter(({ code, expected }) => expected !== undefined && !code.includes("…"));
const isExcused = ({ names }: { readonly names: readonly string[] }) => names.some((name) => name in reasons);

describe("the examples in docstrings", () => {
	it.each(complete.filter((example) => !isExcused(example)))("hold: $file: $code", async ({ file, code, expected }) => {
		const module = (await import(new URL(file, root).href)) as Record<string, unknown>;
		expect(await findDifference(await evaluate(code, { ...givens, ...module }), expected ?? "")).toBeUndefined();
	});

	it("are shown without being run only for want of what is named", () => {
		const wanted = new Set(complete.filter(isExcused).flatMap(({ names }) => names));
		expect(Object.keys(reasons).filter((name) => !wanted.has(name))).toEqual([]);
	});
});

describe("the comparison with an example", () => {
	it.each([
		["another value", 2, "1"],
		["another text", "abd", '"abc"'],
		["what is not left out", { a: 1, b: 2 }, "{ a: 1 }"],
		["words", [1, 2], "two numbers"],
	])("finds %s", async (_name, value, expected) => {
		expect(await findDifference(value, expected)).toBeTypeOf("string");
	});

	it.each([
		["{ a: 1, … }", { a: 1, b: 2 }],
		['"65f1…"', "65f1ab"],
		[`'it\\'s'`, "it's"],
		["2n", 2n],
		['new Map([["a", 1]])', new Map([["a", 1]])],
	])("takes %s", async (expected, value) => {
		expect(await findDifference(value, expected)).toBeUndefined();
	});
});

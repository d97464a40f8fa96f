import { describe, expect, test } from "vitest";
import { cutTypedText, listTextSpans } from "../../src/sql/index.ts";
import fc from "../random-cases.ts";

describe("a text that is being typed", () => {
	test.each<[string, readonly string[], string, string | undefined]>([
		["", [], "", undefined],
		["  -- nothing yet", [], "", undefined],
		["SELECT 1", [], "SELECT 1", undefined],
		["SELECT 1 ; ", ["SELECT 1"], "", undefined],
		["SELECT ';' ; SELECT $$;$$;;-- ;", ["SELECT ';'", "SELECT $$;$$"], "", undefined],
		["SELECT 'a;", [], "SELECT 'a;", "string"],
		["SELECT 1; SELECT $x$;$y$", ["SELECT 1"], "SELECT $x$;$y$", "string"],
		['SELECT "a;', [], 'SELECT "a;', "name"],
		["SELECT 1 /* ;", [], "SELECT 1 /* ;", "comment"],
		["SELECT count(", [], "SELECT count(", "parenthesis"],
		["SELECT (1) FROM t", [], "SELECT (1) FROM t", undefined],
		["SELECT \\ $ !; SELECT 2;", ["SELECT \\ $ !", "SELECT 2"], "", undefined],
	])("%j is cut at its semicolons", (text, statements, rest, open) => {
		expect(cutTypedText(text)).toEqual({ statements, rest, open });
	});

	test("has colours for what it is so far, whatever is wrong with it", () => {
		const kinds = (text: string) => listTextSpans(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
		expect(kinds("select n, 'x' -- why\nfrom t where a = :p and 1.5 > \"q\" /* open")).toEqual([
			["keyword", "select"],
			["name", "n"],
			["sign", ","],
			["string", "'x'"],
			["comment", "-- why\n"],
			["keyword", "from"],
			["name", "t"],
			["keyword", "where"],
			["name", "a"],
			["sign", "="],
			["parameter", ":p"],
			["keyword", "and"],
			["number", "1.5"],
			["sign", ">"],
			["name", '"q"'],
			["comment", "/* open"],
		]);
	});

	test("never throws, and loses nothing", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
				const { statements, rest } = cutTypedText(text);
				expect(text.endsWith(rest)).toBe(true);
				for (const statement of statements) expect(text).toContain(statement);
				for (const { start, end } of listTextSpans(text)) expect(start).toBeLessThan(end);
			}),
		);
	});
});

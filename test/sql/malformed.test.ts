import { describe, expect, it } from "vitest";
import { ProviderError } from "../../src/base/index.ts";
import { parseScript, parseStatement, printStatement } from "../../src/sql/index.ts";
import fc from "../random-cases.ts";
import { corpus } from "./corpus.ts";

const statements = Object.values(corpus).flat();
const isSoak = process.env["SOAK"] === "1";
const timeoutMs = isSoak ? 900_000 : 60_000;

function failWith(parse: () => unknown): ProviderError {
	try {
		parse();
	} catch (error) {
		if (error instanceof ProviderError) return error;
		throw error;
	}
	throw new Error("it was taken");
}

/** The error of a text, or undefined if it is taken; anything but a well-made error of SQL fails the test. */
function readError(text: string): ProviderError | undefined {
	try {
		parseScript(text);
		return undefined;
	} catch (error) {
		if (!(error instanceof ProviderError))
			throw new Error(`${JSON.stringify(text)}: ${String(error)}`, { cause: error });
		expect(error.sqlState, text).toMatch(/^(42601|42883|0A000|54000|54001)$/);
		if (error.sqlState === "42601") expect(error.position, text).toBeTypeOf("number");
		return error;
	}
}

describe("malformed text", () => {
	it(
		"is refused with a position, or taken, whatever is changed in a statement",
		() => {
			const pieces = [
				..."()[]'\"`,;.*$?:@#-+/\\ \0\ud800é“\n",
				"--",
				"/*",
				"*/",
				"$$",
				"||",
				"::",
				" select ",
				" from ",
				"1e",
				"0x",
			];
			const change = fc.tuple(
				fc.constantFrom(...statements),
				fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(6), fc.constantFrom("", ...pieces)), {
					minLength: 1,
					maxLength: 4,
				}),
			);
			fc.assert(
				fc.property(change, ([statement, changes]) => {
					let text = statement;
					for (const [place, length, piece] of changes) {
						const at = Math.floor(place * text.length);
						text = text.slice(0, at) + piece + text.slice(at + length);
					}
					readError(text);
				}),
				{ numRuns: isSoak ? 50_000 : 3000 },
			);
		},
		timeoutMs,
	);

	it(
		"is refused or taken when words change places",
		() => {
			const words = statements.flatMap((statement) => statement.split(/\s+/));
			fc.assert(
				fc.property(fc.array(fc.constantFrom(...words), { maxLength: 15 }), (list) => {
					readError(list.join(" "));
				}),
				{ numRuns: isSoak ? 50_000 : 2000 },
			);
		},
		timeoutMs,
	);

	it(
		"is refused or taken when it is any string at all",
		() => {
			fc.assert(
				fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
					readError(text);
				}),
				{ numRuns: isSoak ? 50_000 : 1000 },
			);
		},
		timeoutMs,
	);

	const nestings: Readonly<Record<string, (n: number) => string>> = {
		parentheses: (n) => `SELECT ${"(".repeat(n)}1${")".repeat(n)}`,
		"open parentheses": (n) => `SELECT ${"(".repeat(n)}`,
		"right operands": (n) => `SELECT ${"1 + (".repeat(n)}1${")".repeat(n)}`,
		calls: (n) => `SELECT ${"f(1, ".repeat(n)}1${")".repeat(n)}`,
		"scalar subqueries": (n) => `SELECT ${"(SELECT 1 + ".repeat(n)}1${")".repeat(n)}`,
		"derived tables": (n) => `SELECT * FROM ${"(SELECT * FROM ".repeat(n)}t${") x".repeat(n)}`,
		"IN queries": (n) => `SELECT 1 WHERE ${"a = b AND c IN (SELECT a FROM t WHERE ".repeat(n)}a${")".repeat(n)}`,
		"common tables": (n) => `${"WITH a AS (".repeat(n)}SELECT 1${") SELECT 1".repeat(n)}`,
		"CASE in CASE": (n) => `SELECT ${"CASE WHEN 1 THEN 2 ELSE ".repeat(n)}1${" END".repeat(n)}`,
		arrays: (n) => `SELECT ARRAY${"[".repeat(n)}1${"]".repeat(n)}`,
		subscripts: (n) => `SELECT ${"a[".repeat(n)}1${"]".repeat(n)}`,
	};
	for (const [what, build] of Object.entries(nestings)) {
		it(`10,000 nested ${what} are too complex, 60 are not`, () => {
			expect(failWith(() => parseStatement(build(10_000))).sqlState).toBe("54001");
			const few = (): unknown => parseStatement(build(60));
			if (what === "open parentheses") expect(failWith(few).sqlState).toBe("42601");
			else expect(few()).toBeDefined();
		});
	}

	const chains: Readonly<Record<string, (n: number) => string>> = {
		sums: (n) => `SELECT 1${" + 1".repeat(n)}`,
		NOTs: (n) => `SELECT ${"NOT ".repeat(n)}TRUE`,
		signs: (n) => `SELECT ${"- ".repeat(n)}1`,
		joins: (n) => `SELECT * FROM a${" JOIN b ON TRUE".repeat(n)}`,
		"joins that wait for their ON": (n) => `SELECT * FROM a${" JOIN b".repeat(n)}${" ON TRUE".repeat(n)}`,
		unions: (n) => `SELECT 1${" UNION ALL SELECT 1".repeat(n)}`,
		casts: (n) => `SELECT 1${"::int".repeat(n)}`,
	};
	for (const [what, build] of Object.entries(chains)) {
		it(`a chain of 10,000 ${what} is too complex, one of 900 is not`, () => {
			expect(failWith(() => parseStatement(build(10_000))).sqlState).toBe("54001");
			expect(parseStatement(build(900))).toBeDefined();
		});
	}

	const endless: Readonly<Record<string, (n: number) => string>> = {
		ORs: (n) => `SELECT 1 WHERE a = 0${" OR a = 1".repeat(n)}`,
		ANDs: (n) => `SELECT a = 0${" AND a = 1".repeat(n)} FROM t`,
		"ANDs among ORs": (n) =>
			`SELECT 1 WHERE a OR b = 0${" AND a = 1".repeat(n)} OR c OR d = 0${" AND a = 2".repeat(n)}`,
		"ORs in parentheses": (n) => `SELECT 1 WHERE NOT (a = 0${" OR (a = 1 AND b = 2)".repeat(n)}) AND c`,
	};
	for (const [what, build] of Object.entries(endless)) {
		it.each([150, 1_001, 10_000])(`a chain of %i ${what} is taken, each operand in its place`, (length) => {
			const text = build(length);
			const tree = parseStatement(text);
			const printed = printStatement(tree);
			const words = (sql: string) => sql.replaceAll(/[()]/g, "");
			expect(words(printed)).toBe(words(text));
			expect(printStatement(parseStatement(printed))).toBe(printed);
		});
	}

	it("of 5 MB is too long, and long lists below the limit are taken", () => {
		expect(failWith(() => parseStatement(`SELECT '${"x".repeat(5_000_000)}'`)).sqlState).toBe("54000");
		expect(parseStatement(`SELECT a IN (${"1, ".repeat(50_000)}1)`)).toBeDefined();
	});

	it.each([".", "a ", "SELECT 1;", "1,", "()", "?"])("of nothing but %j is refused", (piece) => {
		expect(failWith(() => parseScript(piece.repeat(999_999 / piece.length))).sqlState).toMatch(/^(54000|42601)$/);
	});

	it.each(['"', "1", "é", "'"])("of one word made of %j, a million long, is refused", (letter) => {
		expect(failWith(() => parseStatement(letter.repeat(999_999))).sqlState).toBe("42601");
	});

	it("with strings, names or comments that have no end is refused once, at their beginning", () => {
		for (const [text, position] of [
			["SELECT 'abc", 7],
			['SELECT "abc', 7],
			["SELECT [abc", 7],
			["SELECT 1 /* /* */", 9],
			["SELECT $a$ x $b$", 7],
			[`SELECT ${"'".repeat(99_999)}`, 7],
			[`SELECT ${"/*".repeat(100_000)}`, 7],
		] as const) {
			const error = failWith(() => parseStatement(text));
			expect([error.sqlState, error.position]).toEqual(["42601", position]);
		}
	});
});

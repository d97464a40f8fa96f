import { describe, expect, it } from "vitest";
import { prepareGrammar } from "../../.config/prepared-grammar.ts";
import { tokenize } from "../../src/sql/lexer/tokenize.ts";
import { Semicolon } from "../../src/sql/lexer/tokens.ts";
import { createParser } from "../../src/sql/parser/parse.ts";
import type { StatementsParser } from "../../src/sql/parser/statements-parser.ts";
import fc from "../random-cases.ts";
import { corpus } from "./corpus.ts";

const statements = Object.values(corpus).flat();
const usual = createParser({ skipValidations: true });
const prepared = createParser({ skipValidations: true, grammar: prepareGrammar() });

describe("the grammar that the build prepares", () => {
	it("gives the trees that the grammar gives which is analysed at the start", () => {
		for (const text of statements) {
			expect(read(usual, text).errors, text).toEqual([]);
			expect(read(prepared, text), text).toEqual(read(usual, text));
		}
	});

	it("finds the same mistakes, and expects the same in their place", () => {
		fc.assert(
			fc.property(fc.constantFrom(...statements), fc.nat(), fc.nat(), fc.boolean(), (text, at, from, isRemoved) => {
				const spoilt = spoil(text, at, from, isRemoved);
				expect(read(prepared, spoilt), spoilt).toEqual(read(usual, spoilt));
			}),
			{ numRuns: 300 },
		);
	});
});

function read(parser: StatementsParser, text: string): { readonly tree: unknown; readonly errors: readonly object[] } {
	try {
		parser.input = tokenize(text).filter(({ tokenType }) => tokenType !== Semicolon);
	} catch {
		// What the lexer refuses comes to no parser.
		return { tree: undefined, errors: [] };
	}
	try {
		const tree = parser.statement();
		const errors = parser.errors.map(({ name, message, token }) => ({ name, message, at: token.startOffset }));
		return { tree: errors.length > 0 ? undefined : tree, errors };
	} catch (error) {
		return { tree: undefined, errors: [{ thrown: String(error) }] };
	}
}

/** Leaves a word out, or puts one from elsewhere before it. */
function spoil(text: string, at: number, from: number, isRemoved: boolean): string {
	const words = text.split(/(?<=\s)/);
	words.splice(at % words.length, isRemoved ? 1 : 0, ...(isRemoved ? [] : [`${words[from % words.length] ?? ""} `]));
	return words.join("");
}

import { type IToken, Lexer } from "chevrotain";
import { createError } from "../../base/index.ts";
import { checkMistake, describeCharacter } from "./mistake.ts";
import { resolveTokens } from "./resolve.ts";
import { bracketPatterns, lexerTokens } from "./tokens.ts";

/** The longest text that is read, in UTF-16 units. */
export const maxTextLength = 1_000_000;

/** The most words and signs that are read; more would take longer than a second. */
const maxTokens = 250_000;

let lexer: Lexer | undefined;

/**
 * The tokens of a text, each word of them a name or a keyword as its place makes it.
 * @throws statement_too_long, statement_too_many_words, statement_too_complex, or sql_syntax for what can be part of no statement: an open string, a stray character.
 */
export function tokenize(text: string): readonly IToken[] {
	// Callers without types can give anything.
	if (typeof (text as unknown) !== "string") {
		const slots = { found: "the beginning", problem: "the statement is no text", advice: "Give it as a string." };
		throw createError("sql_syntax", slots);
	}
	if (text.length > maxTextLength) {
		throw createError("statement_too_long", { length: text.length, limit: maxTextLength });
	}
	checkCharacters(text);
	lexer ??= new Lexer([...lexerTokens], { positionTracking: "onlyOffset", skipValidations: true });
	bracketPatterns.restart();
	const { tokens, errors } = lexer.tokenize(text);
	if (tokens.length > maxTokens) {
		throw createError("statement_too_many_words", { count: tokens.length, limit: maxTokens });
	}
	const stray = errors[0]?.offset ?? text.length;
	for (const token of tokens) if (token.startOffset < stray) checkMistake(token);
	if (errors.length > 0) throw describeCharacter(text, stray);
	resolveTokens(tokens);
	return tokens;
}

/** The tokens of a text that is still being written, as far as they go: nothing is wrong with it, and words have no meaning by their place. */
export function scanTokens(text: string): readonly IToken[] {
	lexer ??= new Lexer([...lexerTokens], { positionTracking: "onlyOffset", skipValidations: true });
	bracketPatterns.restart();
	return lexer.tokenize(text).tokens;
}

function checkCharacters(text: string): void {
	// With the u flag, paired surrogates are one character and only lone ones match.
	const position = text.search(/[\0\p{Surrogate}]/u);
	if (position < 0) return;
	const isNul = text[position] === "\0";
	throw createError(
		"sql_syntax",
		{
			found: isNul ? "a NUL character" : "half of a surrogate pair",
			problem: "it cannot be part of a statement",
			advice: isNul ? "Remove it from the text." : "The text was cut or decoded wrongly. Encode it as UTF-8.",
		},
		{ position },
	);
}

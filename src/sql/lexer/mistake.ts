import type { IToken, TokenType } from "chevrotain";
import { createError, type ProviderError } from "../../base/index.ts";
import { mistakeTokens } from "./tokens.ts";

type Mistake = keyof typeof mistakeTokens;

/** What an error says about one kind of mistake in the text. */
interface MistakeText {
	readonly problem: string;
	readonly advice: string;
}

const textsOfMistakes: Readonly<Record<Exclude<Mistake, "stray">, MistakeText>> = {
	unterminatedString: {
		problem: "the string that begins here has no end",
		advice: "Close it with '. A ' inside of a string is written twice: 'it''s'.",
	},
	unterminatedName: { problem: "the quoted name that begins here has no end", advice: "Close it with the same quote." },
	unterminatedComment: { problem: "the comment that begins here has no end", advice: "Close it with */." },
	unterminatedDollar: {
		problem: "the string that begins here has no end",
		advice: "Close it with the same $…$ that opens it.",
	},
	bitString: {
		problem: "bit strings and Unicode-escaped strings are not read",
		advice: "Write a number, a plain string, or E'\\u00e9'.",
	},
	junkNumber: { problem: "a number runs into a word", advice: "Put a blank or an operator between them." },
	wrongOperator: { problem: "there is no such operator", advice: "See the list of operators in the README." },
};

const adviceForOperators: Readonly<Record<string, string>> = {
	"==": "Write = to compare.",
	"===": "Write = to compare.",
	"=<": "Write <= for less or equal.",
	"=!": "Write <> for not equal.",
	"<=>": "Write IS NOT DISTINCT FROM.",
	"**": "Write ^ or power(a, b).",
	"!": "Write NOT, or <> for not equal.",
};

const adviceForCharacters: readonly (readonly [RegExp, string])[] = [
	[/[‘’‚‛´]/, "This is a typographic quote. Write strings in straight single quotes: 'text'."],
	[/[“”„‟«»]/, 'This is a typographic quote. Write names in straight double quotes: "name".'],
	[/[‐‑‒–—−]/, "This is a typographic dash. Write - instead."],
	[/[×]/, "Write * to multiply."],
	[/[≤≥≠]/, "Write <=, >= or <>."],
	[/[{}]/, "Braces have no meaning in SQL. Pass values as parameters: ?, $1 or :name."],
	[/\\/, "A backslash only has a meaning in E'…' strings."],
	[/\$/, "Parameters are written $1, ? or :name."],
];

const mistakeOf = new Map<TokenType, Mistake>(
	(Object.keys(mistakeTokens) as Mistake[]).map((name) => [mistakeTokens[name], name]),
);

/**
 * Passes a token that may be part of a statement.
 * @throws sql_syntax with its position for any other.
 */
export function checkMistake(token: IToken): void {
	const mistake = mistakeOf.get(token.tokenType);
	if (mistake === "stray") throw describeCharacter(token.image, 0, token.startOffset);
	if (mistake !== undefined) throw describeMistake(mistake, token);
}

function describeMistake(mistake: Exclude<Mistake, "stray">, token: IToken): ProviderError {
	const { problem, advice } = textsOfMistakes[mistake];
	const hint = mistake === "wrongOperator" ? adviceForOperators[token.image] : undefined;
	return createError(
		"sql_syntax",
		{ found: quoteExcerpt(token.image), problem, advice: hint ?? advice },
		{ position: token.startOffset },
	);
}

/** The error about the character at an index, which begins no token; `position` is where it is in the statement. */
export function describeCharacter(text: string, index: number, position = index): ProviderError {
	const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
	const advice = adviceForCharacters.find(([characters]) => characters.test(character))?.[1];
	return createError(
		"sql_syntax",
		{
			found: quoteExcerpt(character),
			problem: "this character has no meaning here",
			advice: advice ?? "Remove it, or put the name it belongs to into double quotes.",
		},
		{ position },
	);
}

/** A piece of the text for a message, in quotes and cut to some 30 characters. */
export function quoteExcerpt(image: string): string {
	const line = image.replace(/\s+/g, " ");
	const cut = line.length > 30 ? `${[...line].slice(0, 29).join("")}…` : line;
	return cut.startsWith('"') ? cut : `"${cut}"`;
}

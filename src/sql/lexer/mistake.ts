import type { IToken, TokenType } from "chevrotain";
import { createError, type ProviderError } from "../../base/index.ts";
import { mistakeTokens } from "./tokens.ts";

type Mistake = keyof typeof mistakeTokens;

/** What an error says about one kind of mistake in the text. */
interface MistakeText {
	readonly problem: string;
	readonly advice: string;
}

const textsOfMistakes: Readonly<Record<Exclude<Mistake, "stray" | "wrongOperator">, MistakeText>> = {
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
	junkNumber: { problem: "a number runs into a word", advice: "Put a blank or an operator between them." },
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
 * @throws sql_syntax with its position for any other, unknown_operator (42883) for an operator of another dialect.
 */
export function checkMistake(token: IToken): void {
	const mistake = mistakeOf.get(token.tokenType);
	if (mistake === "stray") throw describeCharacter(token.image, 0, token.startOffset);
	if (mistake !== undefined) throw describeMistake(mistake, token);
}

function describeMistake(mistake: Exclude<Mistake, "stray">, token: IToken): ProviderError {
	const position = token.startOffset;
	if (mistake === "wrongOperator") {
		const advice = adviceForOperators[token.image] ?? "Call a function instead.";
		return createError("unknown_operator", { operator: token.image, advice }, { position });
	}
	const { problem, advice } = textsOfMistakes[mistake];
	return createError("sql_syntax", { found: quoteExcerpt(token.image), problem, advice }, { position });
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
	const line = image.slice(0, 200).replace(/\s+/g, " ");
	const cut = line.length > 30 ? `${[...line].slice(0, 29).join("")}…` : line;
	return cut.startsWith('"') ? cut : `"${cut}"`;
}

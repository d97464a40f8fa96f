import type { IToken, TokenType } from "chevrotain";
import { findNearest } from "../../base/index.ts";
import { isReserved } from "../lexer/keyword-table.ts";
import {
	BitStringToken,
	IdentifierToken,
	LeftParen,
	NumberToken,
	ParameterToken,
	QueryParen,
	RightBracket,
	RightParen,
	StarQualifier,
	StringToken,
} from "../lexer/tokens.ts";
import { readWord, type SyntaxContext } from "./syntax-context.ts";

/** Recognises one common mistake and says what to do; undefined if it is another. */
type Rule = (context: SyntaxContext) => string | undefined;

/** The words that begin a clause, in the order in which clauses come. */
const clauseWords = ["select", "from", "where", "group", "having", "window", "order", "limit"];
const statementWords = [
	..."select with values explain insert upsert update delete".split(" "),
	..."exec execute call cache refresh begin commit rollback".split(" "),
];
const misspellable = [
	..."from where group order having limit offset join inner left right full cross union values into".split(" "),
	..."between like distinct returning set on using and or as".split(" "),
];
const operandTokens = new Set<TokenType>([IdentifierToken, NumberToken, StringToken, BitStringToken, ParameterToken]);

/** Tried in this order; the first that recognises its mistake speaks. */
const rules: readonly Rule[] = [
	suggestStar,
	suggestInputForm,
	suggestInterval,
	suggestTrailingComma,
	suggestStatement,
	suggestClauseOrder,
	suggestSpelling,
	suggestQuoting,
	suggestEmptyList,
	suggestParenthesis,
	suggestMissingComma,
];

/** What to do about the mistake at which the reading stopped, or undefined if it is no common one. */
export function findHint(context: SyntaxContext): string | undefined {
	for (const rule of rules) {
		const hint = rule(context);
		if (hint !== undefined) return hint;
	}
	return undefined;
}

function suggestStar({ tokens, index }: SyntaxContext): string | undefined {
	return tokens[index]?.tokenType === StarQualifier
		? "All columns can only stand in a select list. Rows are counted by count(*)."
		: undefined;
}

// EXEC p a => 'x', as CALL has it between parentheses.
function suggestInputForm({ tokens, index }: SyntaxContext): string | undefined {
	const sign = readWord(tokens, index);
	if ((sign !== "=>" && sign !== ":=") || !/^exec(ute)?$/.test(readWord(tokens, 0))) return undefined;
	return `EXEC names its inputs with =, as in @id = '…'; ${sign} stands between the parentheses of CALL.`;
}

function suggestInterval({ tokens, index }: SyntaxContext): string | undefined {
	if (readWord(tokens, index - 1) !== "interval" || tokens[index]?.tokenType !== NumberToken) return undefined;
	return `Write INTERVAL '${readWord(tokens, index)} ${readWord(tokens, index + 1) || "days"}'.`;
}

function suggestTrailingComma({ tokens, index }: SyntaxContext): string | undefined {
	if (readWord(tokens, index - 1) !== ",") return undefined;
	const word = readWord(tokens, index);
	if (word === "") return "Remove the comma at the end, or write what comes after it.";
	// ORDER and GROUP without BY are rather names that need quotes.
	const isName = ["order", "group"].includes(word) && readWord(tokens, index + 1) !== "by";
	return (clauseWords.includes(word) && !isName) || word === ")"
		? `Remove the comma before ${word.toUpperCase()}.`
		: undefined;
}

function suggestStatement({ tokens, index }: SyntaxContext): string | undefined {
	if (index > 0) return undefined;
	const nearest = findNearest(readWord(tokens, 0), statementWords);
	return nearest === undefined
		? "A statement begins with a word such as SELECT."
		: `Did you mean ${nearest.toUpperCase()}?`;
}

function suggestClauseOrder({ tokens, index }: SyntaxContext): string | undefined {
	const word = readWord(tokens, index);
	const place = clauseWords.indexOf(word);
	const isLate = place > 0 && tokens.slice(0, index).some((token) => clauseWords.indexOf(wordOf(token)) > place);
	return isLate
		? "Clauses come in this order: SELECT, FROM, WHERE, GROUP BY, HAVING, WINDOW, ORDER BY, LIMIT, OFFSET."
		: undefined;
}

/** The word itself, or the one before it, which was taken for an alias. */
function suggestSpelling({ tokens, index }: SyntaxContext): string | undefined {
	for (const token of [tokens[index], tokens[index - 1]]) {
		if (token?.tokenType !== IdentifierToken || token.image.length < 4) continue;
		const nearest = findNearest(token.image, misspellable);
		if (nearest !== undefined && nearest !== wordOf(token)) {
			return `Did you mean ${nearest.toUpperCase()} instead of ${token.image}?`;
		}
	}
	return undefined;
}

function suggestQuoting({ tokens, index, expected }: SyntaxContext): string | undefined {
	const token = tokens[index];
	if (token === undefined || !isReserved(token.image) || !expected.some((label) => /^an? /.test(label)))
		return undefined;
	const next = readWord(tokens, index + 1);
	const isName = [",", ".", "=", "<", ">", "<>", ")", "", "asc", "desc", "is", "in", "like"].includes(next);
	const isLastItem = next === "from" && wordOf(token) !== "from";
	if (!isName && !isLastItem) return undefined;
	return `${token.image.toUpperCase()} is a reserved word. As a name, write it in double quotes: "${token.image}".`;
}

function suggestEmptyList({ tokens, index }: SyntaxContext): string | undefined {
	if (readWord(tokens, index) === ")" && readWord(tokens, index - 1) === "(" && readWord(tokens, index - 2) === "in") {
		const isNegated = readWord(tokens, index - 3) === "not";
		return `A list after IN cannot be empty. For one that may be, write ${isNegated ? "<> ALL(?)" : "= ANY(?)"} with an array as the parameter.`;
	}
	const isEmpty = readWord(tokens, index - 1) === "select" && ["from", ""].includes(readWord(tokens, index));
	return isEmpty ? "Name the columns to read, or write * for all." : undefined;
}

function suggestParenthesis({ tokens, index, expected }: SyntaxContext): string | undefined {
	const count = (types: readonly TokenType[], end: number): number =>
		tokens.slice(0, end).filter((token) => types.includes(token.tokenType)).length;
	const open = count([LeftParen, QueryParen], index) - count([RightParen], index);
	if (tokens[index]?.tokenType === RightParen && open <= 0) return 'There is no "(" for this ")".';
	if (expected.includes('")"') && index === tokens.length) return 'A "(" is not closed.';
	return undefined;
}

function suggestMissingComma({ tokens, index }: SyntaxContext): string | undefined {
	const [previous, token] = [tokens[index - 1], tokens[index]];
	if (previous === undefined || token === undefined || !operandTokens.has(token.tokenType)) return undefined;
	const isAfterOperand =
		operandTokens.has(previous.tokenType) || [RightParen, RightBracket].includes(previous.tokenType);
	return isAfterOperand ? `A comma or an operator seems to be missing before ${token.image}.` : undefined;
}

function wordOf(token: IToken): string {
	return token.image.toLowerCase();
}

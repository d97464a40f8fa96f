import type { IToken, TokenType } from "chevrotain";
import { createError } from "../../base/index.ts";
import { endsPrepare, type WordContext } from "./keyword-context.ts";
import { findKeyword, isReserved, type KeywordWord } from "./keyword-table.ts";
import { decodeDollarString, decodeEscapeString, decodePlainString, decodeUnicode } from "./literal.ts";
import { quoteExcerpt } from "./mistake.ts";
import { classifyParentheses } from "./parentheses.ts";
import {
	BitStringToken,
	CacheSuffix,
	Dot,
	findOperatorToken,
	IdentifierToken,
	K,
	NumberToken,
	ParameterToken,
	parameterTokens,
	quotedNameTokens,
	RightBrace,
	RightBracket,
	RightParen,
	Semicolon,
	StarQualifier,
	StringToken,
	stringTokens,
} from "./tokens.ts";

const quotedNames = new Set<TokenType>(quotedNameTokens);
const parameterSpellings = new Set<TokenType>(parameterTokens);
const stringSpellings = new Set<TokenType>(Object.values(stringTokens));
const question = findOperatorToken("?");
const star = findOperatorToken("*");

/** The tokens after which an alias or an operator can come, not an operand. */
const operandEnds = new Set<TokenType>([
	IdentifierToken,
	StringToken,
	BitStringToken,
	NumberToken,
	ParameterToken,
	RightParen,
	RightBracket,
	RightBrace,
	CacheSuffix,
	K.null,
	K.true,
	K.false,
	K.end,
	K.precision,
	K.varying,
	K.unknown,
	K.isnull,
	K.notnull,
	K.default,
	K.current_catalog,
	K.current_date,
	K.current_role,
	K.current_schema,
	K.current_time,
	K.current_timestamp,
	K.current_user,
	K.localtime,
	K.localtimestamp,
	K.session_user,
	K.user,
	K.year,
	K.month,
	K.day,
	K.hour,
	K.minute,
	K.second,
]);

/**
 * Gives every token the meaning that its place gives it, in place and from left to right: words become keywords or names, quoted names become
 * names, strings and parameters get their value as payload, `?` becomes a parameter or an operator, "(" learns whether a query is in it.
 * PostgreSQL's scanner does the same with one token of lookahead (base_yylex in src/backend/parser/parser.c), so that its grammar needs none.
 * @throws statement_too_complex when brackets or CASE are nested too deep, sql_syntax for an escape that means nothing.
 */
export function resolveTokens(tokens: IToken[]): void {
	const words = tokens.map(describeToken);
	markDistinctKeys(words);
	const context = createContext(tokens, words);
	let parameters = 0;
	for (const [index, token] of tokens.entries()) {
		const type = token.tokenType;
		context.index = index;
		if (type === IdentifierToken) setType(token, resolveWord(words[index] ?? "", context));
		else if (quotedNames.has(type)) resolveQuotedName(token);
		else if (type === stringTokens.plainString) setString(token, decodePlainString(token.image));
		else if (type === stringTokens.escapeString) setString(token, decodeEscapeString(token.image));
		else if (type === stringTokens.unicodeString) setString(token, decodeUnicode(token.image));
		else if (type === stringTokens.dollarString) setString(token, decodeDollarString(token.image));
		else if (parameterSpellings.has(type)) setParameter(token, token.image.slice(1));
		else if (type === question && !context.isAfterOperand) setParameter(token, String(++parameters));
		else if (type === star) markStarQualifier(tokens, index);
		else if (type === Semicolon) parameters = 0;
	}
	classifyParentheses(tokens);
}

function describeToken(token: IToken): string {
	const type = token.tokenType;
	if (type === IdentifierToken) return token.image.toLowerCase();
	if (type === NumberToken) return "<number>";
	if (quotedNames.has(type)) return "<name>";
	if (parameterSpellings.has(type) || type === question) return "<parameter>";
	return stringSpellings.has(type) ? "<string>" : token.image;
}

// EXEC intercom.close_conversation ?: what comes after the name is its first input.
function endsCalledName(tokens: readonly IToken[], end: number): boolean {
	let start = end;
	while (tokens[start - 1]?.tokenType === Dot) start -= 2;
	const type = tokens[start - 1]?.tokenType;
	return type === K.exec || type === K.execute;
}

const endOfDistinctKeys = "<keys>";

// What comes after DISTINCT ON (…) begins an operand, although it stands after a parenthesis.
function markDistinctKeys(words: string[]): void {
	if (!words.includes("distinct")) return;
	const isKeys: boolean[] = [];
	for (const [index, word] of words.entries()) {
		if (word === "(") isKeys.push(words[index - 1] === "on" && words[index - 2] === "distinct");
		else if (word === ")" && isKeys.pop() === true) words[index] = endOfDistinctKeys;
	}
}

function createContext(tokens: readonly IToken[], words: readonly string[]): WordContext & { index: number } {
	return {
		index: 0,
		previous(n) {
			return words[this.index - n] ?? "<edge>";
		},
		next(n) {
			return words[this.index + n] ?? "<edge>";
		},
		get isAfterOperand() {
			const previous = tokens[this.index - 1];
			if (previous === undefined || this.previous(1) === endOfDistinctKeys) return false;
			// As the last word of a type; that of AT TIME ZONE has its operand after it.
			if (endsCalledName(tokens, this.index - 1)) return false;
			const isTypeEnd = this.previous(1) === "zone" && /^with(out)?$/.test(this.previous(3));
			return isTypeEnd || operandEnds.has(previous.tokenType);
		},
		isNameNext(n) {
			const next = tokens[this.index + n];
			if (next === undefined) return false;
			return next.tokenType === IdentifierToken ? !isReserved(next.image) : quotedNames.has(next.tokenType);
		},
	};
}

function resolveWord(word: string, context: WordContext): TokenType {
	const row = findKeyword(word);
	if (row === undefined || context.previous(1) === ".") return IdentifierToken;
	const keyword = K[word as KeywordWord];
	if (row.when !== undefined) return row.when(context) ? keyword : IdentifierToken;
	if (context.previous(1) === "as" && !endsPrepare(context))
		return word === "not" && context.next(1) === "materialized" ? keyword : IdentifierToken;
	return row.isFunctionWhen?.(context) === true ? IdentifierToken : keyword;
}

function resolveQuotedName(token: IToken): void {
	const isEscaped = /^u&"/i.test(token.image);
	if (isEscaped && decodeUnicode(token.image) === undefined) throw wrongEscape(token);
	if (token.image.length === 2 || /^u&""/i.test(token.image)) {
		throw createError(
			"sql_syntax",
			{ found: token.image, problem: "a name cannot be empty", advice: "An empty string is written ''." },
			{ position: token.startOffset },
		);
	}
	setType(token, IdentifierToken);
}

function setString(token: IToken, value: string | undefined): void {
	if (value === undefined) throw wrongEscape(token);
	setType(token, StringToken);
	token.payload = value;
}

function wrongEscape(token: IToken): Error {
	return createError(
		"sql_syntax",
		{
			found: quoteExcerpt(token.image),
			problem: "it has an escape that means no character",
			advice: "Write E'\\uXXXX' or U&'\\XXXX' with the hexadecimal number of a character, and \\\\ for a backslash.",
		},
		{ position: token.startOffset },
	);
}

function setParameter(token: IToken, name: string): void {
	setType(token, ParameterToken);
	token.payload = name;
}

/** In `a.b.*` the token of `a` is marked. */
function markStarQualifier(tokens: readonly IToken[], starIndex: number): void {
	let first: IToken | undefined;
	for (
		let index = starIndex - 1;
		tokens[index]?.image === "." && tokens[index - 1]?.tokenType === IdentifierToken;
		index -= 2
	) {
		first = tokens[index - 1];
	}
	if (first !== undefined) setType(first, StarQualifier);
}

function setType(token: IToken, type: TokenType): void {
	token.tokenType = type;
	token.tokenTypeIdx = type.tokenTypeIdx ?? 0;
}

import { createToken, Lexer, type TokenType } from "chevrotain";
import { type KeywordWord, keywordTable } from "./keyword-table.ts";
import { likeOperatorTable, operatorTable, type PrefixCall } from "./operator-table.ts";
import {
	atParameterPattern,
	createBracketPatterns,
	escapeStringPattern,
	junkNumberPattern,
	matchBlockComment,
	matchDollarString,
	numberPattern,
	plainStringPattern,
	unicodeNamePattern,
	unicodeStringPattern,
	wordPattern,
	wrongOperatorPattern,
} from "./patterns.ts";

/** The state behind the patterns of brackets; restart it before each text. */
export const bracketPatterns = createBracketPatterns();

const spaces = createToken({ name: "Spaces", pattern: /\s+/, group: Lexer.SKIPPED, line_breaks: true });
const lineComment = createToken({ name: "LineComment", pattern: /--[^\n\r]*/, group: Lexer.SKIPPED });
const blockComment = createToken({
	name: "BlockComment",
	pattern: { exec: matchBlockComment },
	start_chars_hint: ["/"],
	group: Lexer.SKIPPED,
	line_breaks: true,
});

/** A name, and every word that is no keyword in its place. The label is what errors call it. */
export const IdentifierToken = createToken({
	name: "Identifier",
	pattern: wordPattern,
	label: "a name",
	line_breaks: false,
});
/** The first name of `t.*`, so that a select list can tell it from an expression by one token. */
export const StarQualifier = createToken({ name: "StarQualifier", pattern: Lexer.NA, label: "an expression" });

const doubleQuoted = createToken({ name: "DoubleQuoted", pattern: /"[^"]*(?:""[^"]*)*"(?!")/, line_breaks: true });
const ticked = createToken({ name: "Ticked", pattern: /`[^`]*(?:``[^`]*)*`(?!`)/, line_breaks: true });
const unicodeName = createToken({ name: "UnicodeName", pattern: unicodeNamePattern, line_breaks: true });
const bracketed = createToken({
	name: "Bracketed",
	pattern: { exec: bracketPatterns.bracketedName },
	start_chars_hint: ["["],
	line_breaks: true,
});
/** The spellings of a quoted name. */
export const quotedNameTokens: readonly TokenType[] = [doubleQuoted, ticked, bracketed, unicodeName];

const plainString = createToken({ name: "PlainString", pattern: plainStringPattern, line_breaks: true });
const escapeString = createToken({ name: "EscapeString", pattern: escapeStringPattern, line_breaks: true });
const unicodeString = createToken({ name: "UnicodeString", pattern: unicodeStringPattern, line_breaks: true });
const dollarString = createToken({
	name: "DollarString",
	pattern: { exec: matchDollarString },
	start_chars_hint: ["$"],
	line_breaks: true,
});
/** A string; its payload is the decoded value. */
export const StringToken = createToken({ name: "String", pattern: Lexer.NA, label: "a string" });
/** The spellings of a string. */
export const stringTokens = { plainString, escapeString, dollarString, unicodeString };

/** B'101' and X'1F'. https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-BIT-STRINGS */
export const BitStringToken = createToken({
	name: "BitString",
	pattern: /[bBxX]'[^']*'/,
	label: "a bit string",
	line_breaks: true,
});

/** A number as written. */
export const NumberToken = createToken({ name: "Number", pattern: numberPattern, label: "a number" });

const numberedParameter = createToken({ name: "NumberedParameter", pattern: /\$[0-9]+/ });
const colonParameter = createToken({
	name: "ColonParameter",
	pattern: { exec: bracketPatterns.namedParameter },
	start_chars_hint: [":"],
	line_breaks: false,
});
const atParameter = createToken({ name: "AtParameter", pattern: atParameterPattern });
/** A parameter; its payload is the name. */
export const ParameterToken = createToken({ name: "Parameter", pattern: Lexer.NA, label: "a parameter" });
/** The spellings of a parameter besides `?`, which is one where no operand comes before it. */
export const parameterTokens: readonly TokenType[] = [numberedParameter, colonParameter, atParameter];

/** The file of INTO csv://file. */
export const FileToken = createToken({
	name: "File",
	pattern: /[cC][sS][vV]:\/\/(?:[^\s;'"(),]|;(?=[A-Za-z]+=))+/,
	label: "csv://file",
});
/** The #CACHE of t#CACHE. */
export const CacheSuffix = createToken({
	name: "CacheSuffix",
	pattern: { exec: bracketPatterns.cacheSuffix },
	start_chars_hint: ["#"],
	label: "#CACHE",
	line_breaks: false,
});

/** "(" before anything but a query. */
export const LeftParen = createToken({
	name: "LeftParen",
	pattern: { exec: bracketPatterns.openRound },
	start_chars_hint: ["("],
	label: '"("',
	line_breaks: false,
});
/** "(" before a query. */
export const QueryParen = createToken({ name: "QueryParen", pattern: Lexer.NA, label: "a query in parentheses" });
/** ")". */
export const RightParen = createToken({
	name: "RightParen",
	pattern: { exec: bracketPatterns.closeRound },
	start_chars_hint: [")"],
	label: '")"',
	line_breaks: false,
});
/** "[" of a subscript or an array; that of a name is part of the name. */
export const LeftBracket = createToken({
	name: "LeftBracket",
	pattern: { exec: bracketPatterns.openSquare },
	start_chars_hint: ["["],
	label: '"["',
	line_breaks: false,
});
/** "]". */
export const RightBracket = createToken({
	name: "RightBracket",
	pattern: { exec: bracketPatterns.closeSquare },
	start_chars_hint: ["]"],
	label: '"]"',
	line_breaks: false,
});

/** "{" of an escape of ODBC. */
export const LeftBrace = createToken({
	name: "LeftBrace",
	pattern: { exec: bracketPatterns.openBrace },
	start_chars_hint: ["{"],
	label: '"{"',
	line_breaks: false,
});
/** "}" of an escape of ODBC. */
export const RightBrace = createToken({
	name: "RightBrace",
	pattern: { exec: bracketPatterns.closeBrace },
	start_chars_hint: ["}"],
	label: '"}"',
	line_breaks: false,
});

const sign = (name: string, text: string): TokenType => createToken({ name, pattern: text, label: `"${text}"` });

/** ",". */
export const Comma = sign("Comma", ",");
/** ".". */
export const Dot = sign("Dot", ".");
/** ";" between statements. */
export const Semicolon = sign("Semicolon", ";");
/** "::". */
export const CastSign = sign("CastSign", "::");
/** ":" of a slice. */
export const Colon = sign("Colon", ":");
/** "=>" of a named argument. */
export const Arrow = sign("Arrow", "=>");
/** ":=", the older "=>". */
export const ColonEquals = sign("ColonEquals", ":=");

/** Any operator that stands between two operands; every one has a token of its own below this one. */
export const InfixOperator = createToken({ name: "InfixOperator", pattern: Lexer.NA, label: "an operator" });

/** `?||` is a parameter and `||`, not `?|` and `|`. */
const patternsOfOperators: Readonly<Record<string, RegExp>> = { "?|": /\?\|(?!\|)/, "?&": /\?&(?!&)/ };

const operator = (text: string): TokenType =>
	createToken({
		name: `Operator ${text}`,
		pattern: patternsOfOperators[text] ?? text,
		label: `"${text}"`,
		categories: [InfixOperator],
	});

const operatorTokens = new Map(
	[...operatorTable, ...likeOperatorTable].map((row) => [row.text as string, operator(row.text)]),
);

/** The token of an operator, e.g. findOperatorToken("*"). */
export function findOperatorToken(text: string): TokenType {
	return operatorTokens.get(text) ?? InfixOperator;
}

const prefixCallTokens = {
	"|/": sign("SquareRoot", "|/"),
	"||/": sign("CubeRoot", "||/"),
	"@": sign("Absolute", "@"),
} as const satisfies Readonly<Record<PrefixCall, TokenType>>;

/** The keywords, e.g. K.select. Their patterns never match: words become keywords by their place, see `resolveTokens`. */
export const K = Object.fromEntries(
	keywordTable.map(({ word }) => [
		word,
		createToken({ name: word.toUpperCase(), pattern: Lexer.NA, label: word.toUpperCase() }),
	]),
) as Readonly<Record<KeywordWord, TokenType>>;

/** An operator before an operand that is another way to write a call, e.g. findPrefixToken("|/"). */
export function findPrefixToken(text: PrefixCall): TokenType {
	return prefixCallTokens[text];
}

const mistake = (name: string, pattern: RegExp): TokenType => createToken({ name, pattern, line_breaks: true });

/** What can never be part of a statement; each is found only where nothing else matches, and ends the reading with an error. */
export const mistakeTokens = {
	unterminatedString: mistake("UnterminatedString", /[eEnN]?'[\s\S]*/),
	unterminatedName: mistake("UnterminatedName", /["`[][\s\S]*/),
	unterminatedComment: mistake("UnterminatedComment", /\/\*[\s\S]*/),
	unterminatedDollar: mistake("UnterminatedDollar", /\$(?:[A-Za-z_][A-Za-z0-9_]*)?\$[\s\S]*/),
	junkNumber: mistake("JunkNumber", junkNumberPattern),
	wrongOperator: mistake("WrongOperator", wrongOperatorPattern),
	stray: mistake("Stray", /[{}\\$!]+/),
} as const satisfies Readonly<Record<string, TokenType>>;

const operatorsLongestFirst = [...operatorTokens].sort(([a], [b]) => b.length - a.length).map(([, token]) => token);

/** Every token that the lexer knows, in the order in which it tries them. */
export const lexerTokens: readonly TokenType[] = [
	spaces,
	lineComment,
	blockComment,
	mistakeTokens.unterminatedComment,
	BitStringToken,
	unicodeString,
	unicodeName,
	plainString,
	escapeString,
	dollarString,
	mistakeTokens.unterminatedString,
	FileToken,
	IdentifierToken,
	doubleQuoted,
	ticked,
	LeftBracket,
	bracketed,
	mistakeTokens.unterminatedName,
	NumberToken,
	mistakeTokens.junkNumber,
	numberedParameter,
	mistakeTokens.unterminatedDollar,
	CastSign,
	ColonEquals,
	colonParameter,
	Colon,
	atParameter,
	CacheSuffix,
	LeftParen,
	RightParen,
	RightBracket,
	LeftBrace,
	RightBrace,
	Comma,
	Dot,
	Semicolon,
	Arrow,
	mistakeTokens.wrongOperator,
	prefixCallTokens["||/"],
	prefixCallTokens["|/"],
	...operatorsLongestFirst,
	prefixCallTokens["@"],
	mistakeTokens.stray,
];

/** Every token that the parser knows. */
export const parserTokens: readonly TokenType[] = [
	IdentifierToken,
	StarQualifier,
	StringToken,
	BitStringToken,
	NumberToken,
	ParameterToken,
	FileToken,
	CacheSuffix,
	LeftParen,
	QueryParen,
	RightParen,
	LeftBracket,
	RightBracket,
	LeftBrace,
	RightBrace,
	Comma,
	Dot,
	Semicolon,
	CastSign,
	Colon,
	Arrow,
	ColonEquals,
	InfixOperator,
	...operatorTokens.values(),
	...Object.values(prefixCallTokens),
	...Object.values(K),
];

import type { IToken, TokenType } from "chevrotain";
import { createError } from "../../base/index.ts";
import {
	Comma,
	IdentifierToken,
	K,
	LeftBrace,
	LeftBracket,
	LeftParen,
	QueryParen,
	RightBrace,
	RightBracket,
	RightParen,
	Semicolon,
} from "./tokens.ts";

/**
 * How deep brackets and CASE may be nested. The grammar descends once for each, and Node's stack of about 1 MB carries some 190 of the longest
 * descents (a query in a select list; measured before the functions are compiled), so this leaves room for the caller's own frames.
 */
export const maxNesting = 150;

const queryStarts = new Set<TokenType>([K.select, K.with, K.values, K.table]);
const openers = new Set<TokenType>([LeftParen, LeftBracket, LeftBrace, K.case]);
const closers = new Set<TokenType>([RightParen, RightBracket, RightBrace, K.end]);

/** After these a "(" opens a list, so that the query in f((SELECT 1)) is an argument, not the whole. */
const listStarts = new Set<TokenType>([
	IdentifierToken,
	K.cast,
	K.cube,
	K.first,
	K.next,
	K.on,
	K.overlay,
	K.position,
	K.rollup,
	K.row,
	K.sets,
	K.substring,
	K.top,
	K.trim,
]);

/** What can follow a parenthesised query if it is itself an operand of a larger query. */
const queryContinuations = new Set<TokenType>([
	K.union,
	K.intersect,
	K.except,
	K.order,
	K.limit,
	K.offset,
	K.fetch,
	RightParen,
]);

/**
 * Marks each "(" that has a query in it, so that the grammar can tell `((SELECT 1) + 1)` from `((SELECT 1) UNION SELECT 2)` by one token.
 * PostgreSQL's grammar decides that at the closing one (select_with_parens in gram.y), which takes a parser that works from the bottom up.
 * @throws statement_too_complex when brackets or CASE are nested deeper than {@link maxNesting}.
 */
export function classifyParentheses(tokens: readonly IToken[]): void {
	const open: number[] = [];
	const known: Known = { closedAt: new Map(), rows: new Set() };
	for (const [index, token] of tokens.entries()) {
		const type = token.tokenType;
		if (openers.has(type)) {
			open.push(index);
			if (startsRow(tokens, index, known)) known.rows.add(index);
			if (open.length > maxNesting) {
				throw createError("statement_too_complex", { limit: maxNesting }, { position: token.startOffset });
			}
		} else if (closers.has(type)) {
			const opener = open.pop();
			if (opener !== undefined) {
				known.closedAt.set(opener, index);
				if (known.rows.has(opener)) known.rows.add(index);
				classify(tokens, opener, known);
			}
		} else if (type === Semicolon) {
			classifyUnclosed(tokens, open, known);
		}
	}
	classifyUnclosed(tokens, open, known);
}

/** What is known of the tokens so far, by their indexes. */
interface Known {
	/** Where each bracket closes. */
	readonly closedAt: Map<number, number>;
	/** The opening and closing parentheses of the rows of VALUES. */
	readonly rows: Set<number>;
}

function startsRow(tokens: readonly IToken[], index: number, known: Known): boolean {
	const previous = tokens[index - 1]?.tokenType;
	return previous === K.values || (previous === Comma && known.rows.has(index - 2));
}

/** Innermost first, so that the error about the missing ")" comes from the right place. */
function classifyUnclosed(tokens: readonly IToken[], open: number[], known: Known): void {
	for (let opener = open.pop(); opener !== undefined; opener = open.pop()) classify(tokens, opener, known);
}

function classify(tokens: readonly IToken[], opener: number, known: Known): void {
	const token = tokens[opener];
	const first = tokens[opener + 1];
	if (token?.tokenType !== LeftParen || first === undefined) return;
	if (!queryStarts.has(first.tokenType) && !isQueryOperand(tokens, opener + 1, known)) return;
	token.tokenType = QueryParen;
	token.tokenTypeIdx = QueryParen.tokenTypeIdx ?? 0;
}

function isQueryOperand(tokens: readonly IToken[], opener: number, known: Known): boolean {
	const previous = tokens[opener - 2]?.tokenType;
	const isInList = known.rows.has(opener - 1) || (previous !== undefined && listStarts.has(previous));
	if (tokens[opener]?.tokenType !== QueryParen || isInList) return false;
	const closer = known.closedAt.get(opener);
	const next = closer === undefined ? undefined : tokens[closer + 1];
	return next === undefined || queryContinuations.has(next.tokenType);
}

import type { IToken, TokenType } from "chevrotain";
import { createError } from "../../base/index.ts";
import { K, LeftBracket, LeftParen, QueryParen, RightBracket, RightParen, Semicolon } from "./tokens.ts";

/**
 * How deep brackets and CASE may be nested. The grammar descends once for each, and Node's stack of about 1 MB carries some 450 such descents
 * (measured, before the functions are compiled), so this leaves room for the caller's own frames.
 */
export const maxNesting = 200;

const queryStarts = new Set<TokenType>([K.select, K.with, K.values]);
const openers = new Set<TokenType>([LeftParen, LeftBracket, K.case]);
const closers = new Set<TokenType>([RightParen, RightBracket, K.end]);

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
	const closedAt = new Map<number, number>();
	for (const [index, token] of tokens.entries()) {
		const type = token.tokenType;
		if (openers.has(type)) {
			open.push(index);
			if (open.length > maxNesting) {
				throw createError("statement_too_complex", { limit: maxNesting }, { position: token.startOffset });
			}
		} else if (closers.has(type)) {
			const opener = open.pop();
			if (opener !== undefined) {
				closedAt.set(opener, index);
				classify(tokens, opener, closedAt);
			}
		} else if (type === Semicolon) {
			classifyUnclosed(tokens, open, closedAt);
		}
	}
	classifyUnclosed(tokens, open, closedAt);
}

/** Innermost first, so that the error about the missing ")" comes from the right place. */
function classifyUnclosed(tokens: readonly IToken[], open: number[], closedAt: ReadonlyMap<number, number>): void {
	for (let opener = open.pop(); opener !== undefined; opener = open.pop()) classify(tokens, opener, closedAt);
}

function classify(tokens: readonly IToken[], opener: number, closedAt: ReadonlyMap<number, number>): void {
	const token = tokens[opener];
	const first = tokens[opener + 1];
	if (token?.tokenType !== LeftParen || first === undefined) return;
	if (!queryStarts.has(first.tokenType) && !isQueryOperand(tokens, opener + 1, closedAt)) return;
	token.tokenType = QueryParen;
	token.tokenTypeIdx = QueryParen.tokenTypeIdx ?? 0;
}

function isQueryOperand(tokens: readonly IToken[], opener: number, closedAt: ReadonlyMap<number, number>): boolean {
	if (tokens[opener]?.tokenType !== QueryParen) return false;
	const closer = closedAt.get(opener);
	const next = closer === undefined ? undefined : tokens[closer + 1];
	return next === undefined || queryContinuations.has(next.tokenType);
}

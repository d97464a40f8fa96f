import type { IToken, TokenType } from "chevrotain";
import { K, LeftBracket, LeftParen, QueryParen, RightBracket, RightParen } from "../lexer/tokens.ts";

/** What can come next in each clause, for messages. */
const continuations: ReadonlyMap<TokenType, readonly string[]> = new Map([
	[K.select, ["a comma", "an operator", "FROM"]],
	[K.from, ["a comma", "a join", "WHERE", "GROUP BY", "ORDER BY"]],
	[K.join, ["ON", "USING"]],
	[K.on, ["an operator", "AND", "OR", "WHERE"]],
	[K.where, ["an operator", "AND", "OR", "GROUP BY", "ORDER BY"]],
	[K.group, ["a comma", "an operator", "HAVING", "ORDER BY"]],
	[K.having, ["an operator", "AND", "OR", "ORDER BY"]],
	[K.order, ["a comma", "ASC", "DESC", "LIMIT"]],
	[K.limit, ["OFFSET"]],
	[K.offset, ["LIMIT", "FETCH"]],
	[K.set, ["a comma", "an operator", "WHERE"]],
	[K.values, ["a comma"]],
	[K.returning, ["a comma", "an operator"]],
	[K.exec, ["a comma"]],
	[K.execute, ["a comma"]],
]);

const openers = new Set<TokenType>([LeftParen, QueryParen, LeftBracket]);
const closers = new Set<TokenType>([RightParen, RightBracket]);

/**
 * What could continue the clause that a token stands in.
 * @example findContinuations([select, a, b], 2) // ["a comma", "an operator", "FROM"]
 */
export function findContinuations(tokens: readonly IToken[], index: number): readonly string[] {
	let depth = 0;
	for (let at = index - 1; at >= 0; at--) {
		const type = tokens[at]?.tokenType;
		if (type === undefined) break;
		if (closers.has(type)) depth++;
		else if (openers.has(type) && depth-- === 0) return ["a comma", "an operator"];
		const found = depth === 0 ? continuations.get(type) : undefined;
		if (found !== undefined) return found;
	}
	return [];
}

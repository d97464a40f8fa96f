import type { IToken } from "chevrotain";
import { tokenize } from "../lexer/tokenize.ts";
import { ParameterToken, Semicolon } from "../lexer/tokens.ts";

/** One statement of a text in which semicolons part them. */
export interface ScriptStatement {
	/** From its first word to its last, without the semicolon. */
	readonly text: string;
	/** Where it begins in the script, from 0. */
	readonly offset: number;
	/** Where it ends, behind its semicolon if it has one. */
	readonly end: number;
	/** A semicolon stands behind it. */
	readonly isEnded: boolean;
	/** The names of its parameters: of `:name` the name, of `?` and `$1` the number. */
	readonly parameters: readonly string[];
}

/**
 * Cuts a text into its statements at the semicolons that stand in no string, name or comment; what each says is not looked at.
 * @throws sql_syntax (42601) for what can be part of no statement, such as a string without an end; statement_too_long (54000).
 * @example splitScript("SELECT ';' AS a; SELECT :n").map(({ text }) => text) // ["SELECT ';' AS a", "SELECT :n"]
 */
export function splitScript(text: string): readonly ScriptStatement[] {
	const statements: ScriptStatement[] = [];
	for (const { tokens, semicolon } of cutTokens(tokenize(text))) {
		const [first] = tokens;
		const last = tokens.at(-1);
		if (first === undefined || last === undefined) continue;
		const end = last.startOffset + last.image.length;
		const parameters = tokens.filter(({ tokenType }) => tokenType === ParameterToken);
		statements.push({
			text: text.slice(first.startOffset, end),
			offset: first.startOffset,
			end: semicolon ? semicolon.startOffset + 1 : end,
			isEnded: semicolon !== undefined,
			parameters: [...new Set(parameters.map(({ payload }) => String(payload)))],
		});
	}
	return statements;
}

interface CutTokens {
	readonly tokens: readonly IToken[];
	readonly semicolon: IToken | undefined;
}

/** Parts tokens at the semicolons; between two of them there may be none. */
export function* cutTokens(tokens: readonly IToken[]): Generator<CutTokens> {
	let start = 0;
	for (const [index, token] of tokens.entries()) {
		if (token.tokenType !== Semicolon) continue;
		yield { tokens: tokens.slice(start, index), semicolon: token };
		start = index + 1;
	}
	// One statement without a semicolon, which nearly all texts are, needs no copy of its tokens.
	yield { tokens: start === 0 ? tokens : tokens.slice(start), semicolon: undefined };
}

import type { IToken } from "chevrotain";

/** Where the reading of a statement stopped. */
export interface SyntaxContext {
	/** The tokens of the statement. */
	readonly tokens: readonly IToken[];
	/** The index of the token that does not fit; the number of tokens if more was expected. */
	readonly index: number;
	/** What was expected, as labels: `a name`, `")"`, `FROM`. */
	readonly expected: readonly string[];
}

/** The word or sign at an index, in lower case; empty beyond the ends. */
export function readWord(tokens: readonly IToken[], index: number): string {
	return tokens[index]?.image.toLowerCase() ?? "";
}

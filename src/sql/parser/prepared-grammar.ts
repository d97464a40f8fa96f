/** What is to be chosen: one of several ways; one of them, where code has a say too; whether to go a way at all. */
export type ChoiceKind = "alternation" | "gated" | "option";

/** By which tokens the parser chooses its way; data, so that it can be found out when the package is built. */
export interface PreparedGrammar {
	/** The ways, each with the lists of tokens that it can begin with, as numbers of `parserTokens`: [[[7], [12, 3]], …]. */
	readonly choices: readonly (readonly (readonly number[])[])[];
	/** Chevrotain's number of the place, and the numbers of the ways that can be gone there. */
	readonly places: readonly (readonly [key: number, kind: ChoiceKind, choices: readonly number[]])[];
}

/** The grammar as the build has put it here; undefined where the source runs, which finds it out itself at the first statement. */
export const preparedGrammar: PreparedGrammar | undefined = undefined as PreparedGrammar | undefined;

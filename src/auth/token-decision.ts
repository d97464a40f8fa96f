import {
	type CandidateFacts,
	type InitiateOAuth,
	type TokenFacts,
	type TokenState,
	type TokenStep,
	type TokenTransition,
	tokenTransitions,
	transitionConditions,
} from "./token-transition-table.ts";

/** When a token was obtained and ends, in milliseconds since 1970; without an end it lives until it is revoked. */
export interface TokenAge {
	readonly obtainedAtMs: number;
	readonly expiresAtMs?: number | undefined;
}

/**
 * Picks the row of the table that applies, or none when InitiateOAuth allows nothing more.
 * @example findTransition("none", facts, "OFF") // { from: "none", when: "a token is given", to: "given", … }
 */
export function findTransition(
	state: TokenState,
	facts: TokenFacts,
	initiate: InitiateOAuth,
): TokenTransition | undefined {
	return tokenTransitions.find(
		(row) => row.from === state && row.initiate.includes(initiate) && transitionConditions[row.when](facts),
	);
}

/** What comes next: something to do, or the failure in the state that was reached. */
export interface TokenDecision {
	readonly state: TokenState;
	readonly step: TokenStep | "fail";
	/** Which token the decision is about. */
	readonly source: "given" | "stored" | "none";
}

/** The facts of every token that could be considered; the walk picks the candidate among them. */
export interface KnownTokens extends Omit<TokenFacts, "hasGiven" | "hasStored" | "candidate"> {
	readonly given?: CandidateFacts | undefined;
	readonly stored?: CandidateFacts | undefined;
}

/**
 * Follows the table from a state until something has to be done.
 * @example decideStep("none", { stored: { …, isExpired: true, hasRefreshToken: true }, … }, "REFRESH")
 * // { state: "refreshing", step: "refresh", source: "stored" }
 */
export function decideStep(
	from: TokenState,
	known: KnownTokens,
	initiate: InitiateOAuth,
	source: TokenDecision["source"] = "none",
): TokenDecision {
	let state = from;
	let considered = source;
	for (;;) {
		const candidate = considered === "none" ? undefined : known[considered];
		const facts: TokenFacts = {
			hasGiven: known.given !== undefined,
			// A stored token that was just found dead is no reason to look at it again.
			hasStored: known.stored !== undefined && considered !== "stored",
			hasCode: known.hasCode,
			mayAuthorize: known.mayAuthorize,
			...(candidate ? { candidate } : {}),
			...(known.outcome ? { outcome: known.outcome } : {}),
		};
		const row = findTransition(state, facts, initiate);
		if (!row) return { state, step: "fail", source: considered };
		state = row.to;
		if (state === "given" || state === "stored") considered = state;
		if (row.step) return { state, step: row.step, source: considered };
	}
}

/** A token is refreshed when a tenth of its life is left, but not earlier than this before its end. */
const longestMarginMs = 60_000;

/**
 * Judges a token by its age.
 * @example judgeToken({ obtainedAtMs: 0, expiresAtMs: 3_600_000 }, 3_550_000, { … }) // { isNearExpiry: true, isExpired: false, … }
 */
export function judgeToken(
	age: TokenAge,
	nowMs: number,
	known: { readonly isRefused: boolean; readonly hasRefreshToken: boolean },
): CandidateFacts {
	if (age.expiresAtMs === undefined) return { ...known, isExpired: false, isNearExpiry: false };
	const lifetimeMs = Math.max(0, age.expiresAtMs - age.obtainedAtMs);
	// A clock that was set back must not lengthen a token's life.
	const remainingMs = Math.min(age.expiresAtMs - nowMs, lifetimeMs);
	const marginMs = Math.min(longestMarginMs, lifetimeMs / 10);
	return { ...known, isExpired: remainingMs <= 0, isNearExpiry: remainingMs <= marginMs };
}

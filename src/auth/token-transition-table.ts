/** How far the driver may go to get a token: use what is there, also refresh it, also open the browser. */
export type InitiateOAuth = "OFF" | "GETANDREFRESH" | "REFRESH";

/** Where a token is in its life. */
export type TokenState = "none" | "given" | "stored" | "valid" | "expiring" | "refreshing" | "authorizing" | "dead";

/** What is known while a token is looked for; each condition of the table reads it. */
export interface TokenFacts {
	/** A token from the connection string that is not used up. */
	readonly hasGiven: boolean;
	/** A token in the store that is not marked dead. */
	readonly hasStored: boolean;
	/** An authorization code from the connection string that is not used up. */
	readonly hasCode: boolean;
	/** Whether this call may still open the browser. */
	readonly mayAuthorize: boolean;
	/** The token under consideration. */
	readonly candidate?: CandidateFacts;
	/** How the last request to the authorization server ended. */
	readonly outcome?: "granted" | "refused" | "unavailable";
}

/** What is known of one token. */
export interface CandidateFacts {
	/** The service answered 401 to it. */
	readonly isRefused: boolean;
	readonly isExpired: boolean;
	/** So near its end that it is better refreshed now; true for expired ones too. */
	readonly isNearExpiry: boolean;
	readonly hasRefreshToken: boolean;
}

/** What is done on the way; `use` ends it well. */
export type TokenStep = "use" | "refresh" | "exchange" | "authorize";

/** The named questions of the table. */
export const transitionConditions = {
	"a token is given": (facts) => facts.hasGiven,
	"a token is stored": (facts) => facts.hasStored,
	"a code is given": (facts) => facts.hasCode,
	"the browser was not opened yet": (facts) => facts.mayAuthorize,
	"it is in time": ({ candidate }) => !!candidate && !candidate.isRefused && !candidate.isNearExpiry,
	"it is not expired": ({ candidate }) => !!candidate && !candidate.isRefused && !candidate.isExpired,
	"it has a refresh token": ({ candidate }) => candidate?.hasRefreshToken ?? false,
	otherwise: () => true,
	"the service granted it": (facts) => facts.outcome === "granted",
	"the service refused": (facts) => facts.outcome === "refused",
	"the service did not answer, and it is not expired": ({ outcome, candidate }) =>
		outcome === "unavailable" && !!candidate && !candidate.isRefused && !candidate.isExpired,
} as const satisfies Record<string, (facts: TokenFacts) => boolean>;

/** One step in a token's life: from a state, when a condition holds, to the next state, for some settings of InitiateOAuth. */
export interface TokenTransition {
	readonly from: TokenState;
	readonly when: keyof typeof transitionConditions;
	readonly to: TokenState;
	readonly initiate: readonly InitiateOAuth[];
	/** What is done on this transition. */
	readonly step?: TokenStep;
}

const always: readonly InitiateOAuth[] = ["OFF", "REFRESH", "GETANDREFRESH"];
const refreshing: readonly InitiateOAuth[] = ["REFRESH", "GETANDREFRESH"];
const browsing: readonly InitiateOAuth[] = ["GETANDREFRESH"];

/** A token's life, in order of preference: of the rows that fit, the first is taken; where none fits, the call fails with 28000. */
export const tokenTransitions: readonly TokenTransition[] = [
	{ from: "none", when: "a token is given", to: "given", initiate: always },
	{ from: "none", when: "a token is stored", to: "stored", initiate: always },
	{ from: "none", when: "a code is given", to: "authorizing", initiate: refreshing, step: "exchange" },
	{ from: "none", when: "the browser was not opened yet", to: "authorizing", initiate: browsing, step: "authorize" },

	{ from: "given", when: "it is in time", to: "valid", initiate: always, step: "use" },
	{ from: "given", when: "it has a refresh token", to: "expiring", initiate: refreshing },
	{ from: "given", when: "it is not expired", to: "valid", initiate: always, step: "use" },
	{ from: "given", when: "otherwise", to: "dead", initiate: always },

	{ from: "stored", when: "it is in time", to: "valid", initiate: always, step: "use" },
	{ from: "stored", when: "it has a refresh token", to: "expiring", initiate: refreshing },
	{ from: "stored", when: "it is not expired", to: "valid", initiate: always, step: "use" },
	{ from: "stored", when: "otherwise", to: "dead", initiate: always },

	{ from: "expiring", when: "otherwise", to: "refreshing", initiate: refreshing, step: "refresh" },

	{ from: "refreshing", when: "the service granted it", to: "valid", initiate: refreshing, step: "use" },
	{
		from: "refreshing",
		when: "the service did not answer, and it is not expired",
		to: "valid",
		initiate: refreshing,
		step: "use",
	},
	{ from: "refreshing", when: "the service refused", to: "dead", initiate: refreshing },

	{ from: "dead", when: "a token is stored", to: "stored", initiate: refreshing },
	{ from: "dead", when: "a code is given", to: "authorizing", initiate: refreshing, step: "exchange" },
	{ from: "dead", when: "the browser was not opened yet", to: "authorizing", initiate: browsing, step: "authorize" },

	{ from: "authorizing", when: "the service granted it", to: "valid", initiate: refreshing, step: "use" },
	{ from: "authorizing", when: "the service refused", to: "dead", initiate: refreshing },
];

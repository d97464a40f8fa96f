import { createError, type ProviderError } from "../base/index.ts";

/** One thing that is wrong in a profile, e.g. `{ place: "Hello.apip/profile.yaml:3:1", problem: 'unknown key "nmae"', advice: 'Did you mean "name"?' }`. */
export interface Mistake {
	/** `file:line:column`, or the file alone when it cannot be read. */
	readonly place: string;
	readonly problem: string;
	/** How to mend it. */
	readonly advice: string;
}

/**
 * The error for a profile with mistakes: the first one is its message and hint, the others stand in its detail.
 * @returns `profile_invalid`, to be thrown.
 */
export function createProfileError(first: Mistake, others: readonly Mistake[]): ProviderError {
	const detail = others.map(({ place, problem, advice }) => `${place}: ${problem}. ${advice}`).join(" · ");
	return createError("profile_invalid", { ...first }, { detail: detail === "" ? undefined : detail });
}

import type { Link } from "./chain.ts";

/** Counts attempts against the budget of the request's statement, which may refuse the first of them. */
export const countAttempts: Link = (next) => async (attempt) => {
	const { request, history } = attempt;
	// An attempt that is repeated costs the service as much, but to give up now would waste what was spent.
	request.budget?.take(history.attempts > 1);
	return next(attempt);
};

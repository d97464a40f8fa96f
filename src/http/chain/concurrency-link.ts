import type { ConcurrencyGate } from "../concurrency-gate.ts";
import type { Link } from "./chain.ts";

/** Lets an attempt wait for a place among those that go on at once. */
export function holdPlace(gate: ConcurrencyGate): Link {
	return (next) => async (attempt) => {
		const leave = await gate.enter(attempt.signal);
		try {
			return await next(attempt);
		} finally {
			leave();
		}
	};
}

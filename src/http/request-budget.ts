import { createError } from "../base/index.ts";
import type { AttemptBudget } from "./http-contract.ts";

/** What one statement may still ask of the service. */
export interface RequestBudget {
	/** Its part for one table's requests; undefined where it may ask as often as it takes. */
	forTable(table: string): AttemptBudget | undefined;
}

/**
 * Makes the budget of one statement.
 * @param limit 0: as many requests as it takes.
 */
export function createRequestBudget(limit: number): RequestBudget {
	const made = new Map<string, number>();
	const countAll = () => [...made.values()].reduce((total, count) => total + count, 0);
	return {
		forTable(table) {
			if (limit === 0) return undefined;
			return {
				take(isRepeated) {
					if (!isRepeated && countAll() >= limit) throw createBudgetError(`at least ${limit + 1}`, limit, made);
					made.set(table, (made.get(table) ?? 0) + 1);
				},
			};
		},
	};
}

/**
 * The error of a statement that needs more requests than it may make; it is returned, not thrown.
 * @param needed How many, in words.
 * @param steps How many each table needs.
 */
export function createBudgetError(needed: string, limit: number, steps: ReadonlyMap<string, number>): Error {
	const [table = "", count = 0] = [...steps].sort(([, left], [, right]) => right - left)[0] ?? [];
	return createError("request_budget", { needed, limit: String(limit), table, count: String(count) });
}

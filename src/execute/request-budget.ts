import { createError } from "../base/index.ts";
import type { HttpClient } from "../http/index.ts";
import { estimateScan, type Plan } from "../plan/index.ts";

/** What one statement may still ask of the service. */
export interface RequestBudget {
	/** The client for one table's requests: it refuses the one that would be too many. */
	limit(http: HttpClient, table: string): HttpClient;
}

/**
 * Makes the budget of one statement.
 * @param limit 0: as many requests as it takes.
 */
export function createBudget(limit: number): RequestBudget {
	const made = new Map<string, number>();
	const countAll = () => [...made.values()].reduce((total, count) => total + count, 0);
	return {
		limit(http, table) {
			if (limit === 0) return http;
			const count = () => made.set(table, (made.get(table) ?? 0) + 1);
			return {
				...http,
				send(request) {
					if (countAll() >= limit) return Promise.reject(createBudgetError(`at least ${limit + 1}`, limit, made));
					count();
					const observer = {
						onRequest(info: Parameters<NonNullable<typeof request.observer>["onRequest"]>[0]) {
							// An attempt that failed is repeated inside: that costs the service as much.
							if (info.attempt > 1) count();
							request.observer?.onRequest(info);
						},
					};
					return http.send({ ...request, observer });
				},
			};
		},
	};
}

/**
 * Refuses a plan that is known to need too many requests, before the first of them.
 * @throws request_budget (53000)
 */
export function checkBudget(plan: Plan, limit: number): void {
	if (limit === 0) return;
	const needed = new Map<string, number>();
	// Two readings of one scan are one.
	const distinct = new Map(plan.scans.map((planned) => [planned.scan, planned]));
	for (const { table, scan, dependency } of distinct.values()) {
		const estimate = estimateScan(scan, plan.facts);
		if (dependency || !estimate.isKnown) continue;
		needed.set(table.name, (needed.get(table.name) ?? 0) + estimate.requests);
	}
	const total = [...needed.values()].reduce((sum, count) => sum + count, 0);
	if (total > limit) throw createBudgetError(`about ${total}`, limit, needed);
}

function createBudgetError(needed: string, limit: number, steps: ReadonlyMap<string, number>): Error {
	const [table = "", count = 0] = [...steps].sort(([, left], [, right]) => right - left)[0] ?? [];
	return createError("request_budget", { needed, limit: String(limit), table, count: String(count) });
}

import { createBudgetError } from "../http/index.ts";
import { estimateScan, type Plan } from "../plan/index.ts";

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

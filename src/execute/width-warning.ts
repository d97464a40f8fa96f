import { type Plan, type PlannedScan, printConditions } from "../plan/index.ts";

// From so many rows on, somebody waits.
const manyRows = 10_000;

/**
 * Says that a large table was read because the service cannot check a condition.
 * @returns undefined where it could, or where it does not matter.
 * @example describeWidth(planned, plan, 334, 50_000) // "contacts: 50000 rows were read in 334 requests, because this is not pushed down: lower(name) = 'ada'"
 */
export function describeWidth(
	{ table, pushdown, enough }: PlannedScan,
	{ bindings }: Plan,
	requests: number,
	rows: number,
): string | undefined {
	const unmet = pushdown.filters.filter(({ answer }) => answer === "unsupported").map(({ filter }) => filter);
	if (rows < manyRows || requests === 0 || unmet.length === 0 || enough) return undefined;
	const conditions = printConditions(unmet, bindings);
	return `${table.name}: ${String(rows)} rows were read in ${String(requests)} requests, because this is not pushed down: ${conditions}`;
}

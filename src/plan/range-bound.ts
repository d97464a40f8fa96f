import type { FilterValue } from "../catalog/index.ts";
import type { FilterOperator } from "../profile/index.ts";

/** The comparisons that make ranges. */
export type RangeOperator = Extract<FilterOperator, "gt" | "ge" | "lt" | "le">;

/** A comparison in the place of another one. */
export interface Replacement {
	readonly operator: RangeOperator;
	readonly value: FilterValue;
	/** False where it finds more than the one that it stands for. */
	readonly isEqual: boolean;
}

/** Tells whether an operator makes a range. */
export function isRangeOperator(operator: FilterOperator): operator is RangeOperator {
	return operator === "gt" || operator === "ge" || operator === "lt" || operator === "le";
}

const withBound = { gt: "ge", ge: "ge", lt: "le", le: "le" } as const;

/**
 * Comparisons in the place of one that a service does not have, the best first, over values that lie close together: the bound itself,
 * counted in, and a bound that is further out.
 * @param slack How much further out.
 * @example listReplacements("gt", 5, 1) // [{ operator: "gt", value: 5, isEqual: true }, { operator: "ge", value: 5, isEqual: false }]
 */
export function listReplacements(operator: RangeOperator, value: number, slack: number): readonly Replacement[] {
	const itself: Replacement = { operator, value, isEqual: true };
	switch (operator) {
		case "gt":
		case "lt":
			return [itself, { operator: withBound[operator], value, isEqual: false }];
		case "ge":
			return [itself, { operator: "gt", value: value - slack, isEqual: false }];
		case "le":
			return [itself, { operator: "lt", value: value + slack, isEqual: false }];
	}
}

const dayMs = 86_400_000;

/**
 * The same over days: `x > a day` is `x >= the next day`.
 * @param epochMs The day's first instant in UTC.
 */
export function listDayReplacements(operator: RangeOperator, epochMs: number): readonly Replacement[] {
	const write = (ms: number) => new Date(ms).toISOString().slice(0, 10);
	const step = operator === "gt" || operator === "le" ? dayMs : -dayMs;
	const opposite = { gt: "ge", ge: "gt", lt: "le", le: "lt" } as const;
	return [
		{ operator, value: write(epochMs), isEqual: true },
		{ operator: opposite[operator], value: write(epochMs + step), isEqual: true },
	];
}

/**
 * Bounds for a service that takes days where the column has instants: whichever zone its days are in, and wherever they begin, none is lost.
 * @returns Instants inside of the days that are sent.
 */
export function listWiderDays(operator: RangeOperator, epochMs: number): readonly Replacement[] {
	const sign = operator === "gt" || operator === "ge" ? -1 : 1;
	const [strict, counted] = sign < 0 ? (["gt", "ge"] as const) : (["lt", "le"] as const);
	return [
		{ operator: counted, value: epochMs + sign * dayMs, isEqual: false },
		{ operator: strict, value: epochMs + sign * 2 * dayMs, isEqual: false },
	];
}

/** Syntax tree and catalog → plan: names and types are settled, pushdown and residual are decided. Pure. */
export { printConditions } from "./condition-text.ts";
export type { ScanTarget } from "./dynamic-filter.ts";
export { type Estimate, estimateScan, type Facts, nothingKnown } from "./estimate.ts";
export type { Enough } from "./first-rows.ts";
export { estimateKeys, exampleKeys } from "./join-order.ts";
export { findPagedQuery, type PagedQuery } from "./paged-query.ts";
export { bindParameters, type ParameterValue, type ParameterValues } from "./parameters.ts";
export {
	type Plan,
	type PlannedScan,
	type PlanSettings,
	planQuery,
	resolveByKeys,
	resolveInside,
} from "./planner.ts";
export { type Pushdown, type PushdownAnswer, residualOf } from "./scan-pushdown.ts";
export { createStartCondition } from "./start-date.ts";

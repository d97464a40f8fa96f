/** Plan → result set, on SQLite. */
export {
	type ExecuteContext,
	type Execution,
	executePlan,
	type ReadOptions,
	type ScanStatistics,
	type Statistics,
} from "./execution.ts";
export { explainColumns, explainPlan } from "./explain.ts";
export { explainStages } from "./explain-stages.ts";
export { createKnownTotals, gatherFacts, type KnownTotals } from "./known-totals.ts";
export type { Progress } from "./progress.ts";
export type { JsonForm, ValueForms } from "./row-values.ts";

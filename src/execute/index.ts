/** Plan → result set, on SQLite. */
export { askTotals } from "./ask-totals.ts";
export { executeKept } from "./execute-kept.ts";
export { executePlan } from "./execute-plan.ts";
export type {
	ExecuteContext,
	Execution,
	KeptSnapshot,
	ReadOptions,
	ReadWays,
	ScanStatistics,
	Statistics,
} from "./execution.ts";
export { explainColumns, explainPlan } from "./explain.ts";
export { explainStages } from "./explain-stages.ts";
export { createKnownTotals, describeHeld, gatherFacts, type KnownTotals, recallFacts } from "./known-totals.ts";
export type { Progress } from "./progress.ts";
export type { Packing } from "./query-rows.ts";
export { createRowReader, type JsonForm, type ValueForms } from "./row-values.ts";

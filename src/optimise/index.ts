/** Logical plan → logical plan: a list of pure passes, which find what a statement asks of its tables. */
export { isCountAll } from "./aggregate-pushdown.ts";
export { listEqualities, placeOf } from "./equality-inference.ts";
export type { Fetch, FetchOrder, LogicalPlan, Pass, TableReference } from "./logical-plan.ts";
export { listStages, optimise } from "./optimise.ts";
export { printPlan } from "./plan-text.ts";
export { findSource } from "./row-source.ts";
export { isPlain, isStable, listRelations } from "./substitution.ts";

import type { BoundQuery } from "../bind/index.ts";
import { pushAggregates } from "./aggregate-pushdown.ts";
import { pruneColumns } from "./column-pruning.ts";
import { materialiseCommonTables } from "./common-table-materialisation.ts";
import { placeCommonTables } from "./common-table-placement.ts";
import { inferEqualities } from "./equality-inference.ts";
import { pushFilters } from "./filter-pushdown.ts";
import { pushLimits } from "./limit-pushdown.ts";
import { type LogicalPlan, type Pass, startPlan } from "./logical-plan.ts";

/** The passes by their names, in their order: each sees what those before it found. */
export const passes: Readonly<Record<string, Pass>> = {
	"place WITH tables": placeCommonTables,
	"compute WITH tables once": materialiseCommonTables,
	"prune columns": pruneColumns,
	"push filters": pushFilters,
	"infer equal columns": inferEqualities,
	"push LIMIT": pushLimits,
	"push aggregates": pushAggregates,
};

/** The plan that one pass made; the first is the statement as it was bound. */
export interface PlanStage {
	readonly name: string;
	readonly plan: LogicalPlan;
}

/**
 * Finds what a bound statement asks of its tables.
 * @param list The passes to run; tests leave some out, or put a wrong one in.
 * @example optimise(bindStatement(parse("SELECT count(*) FROM tags"), catalog)).tables[0]?.fetch?.kind // "count"
 */
export function optimise(bound: BoundQuery, list: readonly Pass[] = Object.values(passes)): LogicalPlan {
	return Object.freeze(list.reduce((plan, pass) => pass(plan), startPlan(bound)));
}

/** Every stage of a statement between binding and planning, for whoever wants to see them. */
export function listStages(bound: BoundQuery): readonly PlanStage[] {
	let plan = startPlan(bound);
	const stages: PlanStage[] = [{ name: "bound", plan }];
	for (const [name, pass] of Object.entries(passes)) {
		plan = pass(plan);
		stages.push({ name, plan });
	}
	return stages;
}

import type { SqlValue } from "../../base/index.ts";
import type { ResolvedOptions } from "../../connection-string/index.ts";
import { type Execution, explainPlan } from "../../execute/index.ts";
import type { Plan } from "../../plan/index.ts";
import { explainExport } from "./csv-export.ts";
import type { PreparedQuery } from "./prepared.ts";
import { explainWrite } from "./write-statement.ts";

/** The rows of EXPLAIN: one for each scan, then what is done with the rows that they give. */
export function explainSteps(
	{ write, target }: PreparedQuery,
	plan: Plan,
	options: ResolvedOptions,
	statistics: Execution["statistics"] | undefined,
): readonly SqlValue[][] {
	const steps = explainPlan(plan, statistics);
	if (write) steps.push(explainWrite(write, steps.length + 1));
	if (target) steps.push(explainExport(target, options, steps.length + 1));
	return steps;
}

import type { LogicalPlan } from "./logical-plan.ts";
import { surveyTree } from "./tree-survey.ts";

/** Leaves of each table the columns that the statement names: `SELECT id FROM contacts WHERE role = 'lead'` uses id and role. */
export function pruneColumns(plan: LogicalPlan): LogicalPlan {
	const { usedColumns } = surveyTree(plan.query);
	const tables = plan.tables.map((table) => ({
		...table,
		usedColumns: usedColumns.get(table.relation) ?? new Set<string>(),
	}));
	return { ...plan, tables };
}

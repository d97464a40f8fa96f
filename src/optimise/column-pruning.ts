import { type Query, walkNode } from "../sql/index.ts";
import type { LogicalPlan } from "./logical-plan.ts";

/** Leaves of each table the columns that the statement names: `SELECT id FROM contacts WHERE role = 'lead'` uses id and role. */
export function pruneColumns(plan: LogicalPlan): LogicalPlan {
	const used = collectColumns(plan.query);
	const tables = plan.tables.map((table) => ({ ...table, usedColumns: used.get(table.relation) ?? new Set<string>() }));
	return { ...plan, tables };
}

function collectColumns(query: Query): ReadonlyMap<string, ReadonlySet<string>> {
	const used = new Map<string, Set<string>>();
	walkNode(query, (node) => {
		if (node.kind !== "ColumnReference") return;
		const [relation, column] = node.path;
		if (!relation || !column) return;
		used.set(relation.name, (used.get(relation.name) ?? new Set()).add(column.name));
	});
	return used;
}

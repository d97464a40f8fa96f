import { type CommonTable, mapChildren, type Node, type Query, walkNode } from "../sql/index.ts";
import type { LogicalPlan } from "./logical-plan.ts";
import { isVolatile } from "./substitution.ts";
import { surveyTree } from "./tree-survey.ts";

/**
 * Has WITH tables computed once where that matters: those that are named more than once, and those whose rows are of chance. What the
 * person wrote, MATERIALIZED or NOT MATERIALIZED, holds.
 * Source: https://www.postgresql.org/docs/current/queries-with.html#QUERIES-WITH-CTE-MATERIALIZATION.
 */
export function materialiseCommonTables(plan: LogicalPlan): LogicalPlan {
	const { query } = plan;
	const { hasCommonTables, namings } = surveyTree(query);
	if (!hasCommonTables) return plan;
	const isWanted = (table: CommonTable) =>
		table.isMaterialized ?? ((namings.get(table.name.name)?.copies ?? 0) > 1 || isOfChance(table.query));
	const rewrite = (node: Node): Node => {
		const below = mapChildren(node, rewrite);
		return below.kind === "CommonTable" && isWanted(below) ? { ...below, isMaterialized: true } : below;
	};
	return { ...plan, query: rewrite(query) as Query };
}

function isOfChance(query: Query): boolean {
	let found = false;
	walkNode(query, (node) => {
		if (isVolatile(node)) found = true;
		return !found;
	});
	return found;
}

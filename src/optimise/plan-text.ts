import { printExpression, printStatement } from "../sql/index.ts";
import type { Fetch, LogicalPlan, TableReference } from "./logical-plan.ts";

/**
 * The text of a logical plan: its query, then a line for each table with what is asked of it.
 * @example printPlan(optimise(bindStatement(parse("SELECT id FROM tags LIMIT 3"), catalog)))[1] // "r1: tags (id) LIMIT 3"
 */
export function printPlan({ query, tables }: LogicalPlan): readonly string[] {
	return [printStatement(query), ...tables.map(printTable)];
}

function printTable({ relation, table, usedColumns, conjuncts, gates, fetch }: TableReference): string {
	const isWhole = usedColumns.size === table.columns.length;
	const conditions = conjuncts.map((condition) => printExpression(condition)).join(" AND ");
	const onlyIf = gates.map((gate) => printExpression(gate)).join(" AND ");
	const parts = [
		`${relation}: ${table.name} (${isWhole ? "*" : [...usedColumns].join(", ")})`,
		conditions && `WHERE ${conditions}`,
		onlyIf && `ONLY IF ${onlyIf}`,
		fetch && printFetch(fetch),
	];
	return parts.filter(Boolean).join(" ");
}

/** What is enough of a table's rows: `ORDER BY created_at DESC LIMIT 3`, `count(*)`, `max(created_at)`. */
export function printFetch(fetch: Fetch): string {
	if (fetch.kind === "count") return "count(*)";
	if (fetch.kind === "extreme") return `${fetch.order.isDescending ? "max" : "min"}(${fetch.order.column})`;
	const { count, offset, order } = fetch;
	const parts = [
		order && `ORDER BY ${order.column}${order.isDescending ? " DESC" : ""}`,
		count && `LIMIT ${printExpression(count)}`,
		offset && `OFFSET ${printExpression(offset)}`,
	];
	return parts.filter(Boolean).join(" ");
}

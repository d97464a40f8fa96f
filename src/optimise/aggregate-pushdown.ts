import { hasAggregate, isAggregate, rowOf } from "../functions/index.ts";
import { type Expression, type Node, type Select, walkNode } from "../sql/index.ts";
import type { Fetch, FetchOrder, LogicalPlan } from "./logical-plan.ts";
import { columnOfSource, fetchByQuery } from "./row-source.ts";

/**
 * Aggregates over a whole table: a query that only counts its rows needs their number, and one that only asks for the largest or for the
 * smallest value of one column the one row that has it.
 * @example `SELECT max(created_at) FROM contacts` fetches the extreme by created_at, the largest first
 */
export function pushAggregates(plan: LogicalPlan): LogicalPlan {
	return fetchByQuery(plan, (_query, select) => findAggregate(select));
}

function findAggregate(select: Select): Fetch | undefined {
	const { items, from, groupBy, having, distinct, windows } = select;
	if (from.length !== 1 || groupBy.length > 0 || having || distinct || windows.length > 0) return undefined;
	const outputs = items.map((item) => (item.kind === "OutputColumn" ? item.expression : undefined));
	if (!outputs.every((output) => output !== undefined) || !outputs.some(hasAggregate)) return undefined;
	if (outputs.every(countsOnly)) return { kind: "count" };
	const orders = outputs.map((output) => findExtreme(output, select));
	const [first] = orders;
	const isSame = orders.every(
		(order) => order?.column === first?.column && order?.isDescending === first?.isDescending,
	);
	return first && isSame ? { kind: "extreme", order: first } : undefined;
}

/** True for `count(*)`, however it is spelled. */
export function isCountAll(node: Node): boolean {
	return isAggregate(node) && rowOf(node).answer === "count" && node.isStar === true && !node.filter;
}

// Other aggregates, of constants too, depend on the number of rows in their own way: sum(1), bit_or(4), regr_count(1, 1).
function countsOnly(expression: Expression): boolean {
	let isSo = true;
	walkNode(expression, (node) => {
		if (node.kind === "ColumnReference" || node.kind === "Query") isSo = false;
		if (node.kind === "Operation" && node.over) isSo = false;
		if (isAggregate(node) && !isCountAll(node)) isSo = false;
		return isSo;
	});
	return isSo;
}

function findExtreme(node: Expression, select: Select): FetchOrder | undefined {
	if (!isAggregate(node) || node.filter) return undefined;
	const { answer } = rowOf(node);
	const [value] = node.operands;
	const column = value && columnOfSource(value, select);
	return column !== undefined && (answer === "maximum" || answer === "minimum")
		? { column, isDescending: answer === "maximum" }
		: undefined;
}

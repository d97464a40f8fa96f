import { isAggregate, rowOf } from "../functions/index.ts";
import type { Expression, Node, OutputColumn } from "../sql/index.ts";
import { walkNode } from "../sql/index.ts";
import type { BoundColumn, ExpressionContext } from "./binder.ts";
import type { Need, NeedOrder, Relation } from "./bound.ts";
import { findOutput, type Paging } from "./output-columns.ts";

/** What a SELECT without aggregates needs under its LIMIT; undefined when its order is not that of one column of the table. */
export function findRowsNeed(
	paging: Paging,
	columns: readonly BoundColumn[],
	context: ExpressionContext,
	relation: Relation,
): Need | undefined {
	const { count, offset, orderBy } = paging;
	const [first] = orderBy;
	if (!first) return { kind: "rows", count, offset };
	if (orderBy.length > 1) return undefined;
	const position = findOutput(first.expression, columns);
	const output = position === undefined ? undefined : columns[position - 1]?.expression.node;
	const column = columnOf(output ?? context.binder.bindExpression(first.expression, context).node, relation);
	return column === undefined
		? undefined
		: { kind: "rows", count, offset, order: { column, isDescending: first.isDescending } };
}

/**
 * What a SELECT needs whose outputs are aggregates over the whole table: their number, if it only counts, or the one row
 * with the largest or smallest value.
 */
export function findAggregateNeed(items: readonly OutputColumn[], relation: Relation): Need | undefined {
	if (items.every((item) => countsOnly(item.expression))) return { kind: "count" };
	const orders = items.map((item) => findExtreme(item.expression, relation));
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
		if (isAggregate(node) && !isCountAll(node)) isSo = false;
		return isSo;
	});
	return isSo;
}

function findExtreme(node: Expression, relation: Relation): NeedOrder | undefined {
	if (!isAggregate(node) || node.filter) return undefined;
	const { answer } = rowOf(node);
	const [value] = node.operands;
	const column = value && columnOf(value, relation);
	return column !== undefined && (answer === "maximum" || answer === "minimum")
		? { column, isDescending: answer === "maximum" }
		: undefined;
}

function columnOf(node: Expression, relation: Relation): string | undefined {
	const [qualifier, column] = node.kind === "ColumnReference" ? node.path : [];
	return qualifier?.name === relation.id ? column?.name : undefined;
}

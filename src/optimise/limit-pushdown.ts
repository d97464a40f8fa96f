import { comparisonRow, isAggregate, rowOf } from "../functions/index.ts";
import { type Expression, type OrderItem, type Query, type Select, walkNode } from "../sql/index.ts";
import type { Fetch, LogicalPlan } from "./logical-plan.ts";
import { columnOfSource, fetchByQuery } from "./row-source.ts";

/**
 * LIMIT and top-N: a query over one table whose rows are neither grouped nor numbered needs its first rows only, in the order in which
 * it has them, and of no more than one column.
 * @example `SELECT id FROM contacts ORDER BY created_at DESC LIMIT 3` fetches 3 rows by created_at, the latest first
 */
export function pushLimits(plan: LogicalPlan): LogicalPlan {
	return fetchByQuery(plan, (query, select) => (query.body === select ? findFirstRows(query, select) : undefined));
}

function findFirstRows({ limit, offset, hasTies, orderBy }: Query, select: Select): Fetch | undefined {
	// Rows that tie with the last one are wanted too, however many they are.
	if ((limit ?? offset) === undefined || hasTies === true || !isRowByRow(select)) return undefined;
	const [first, ...others] = orderBy;
	if (!first) return { kind: "rows", count: limit, offset };
	const column = others.length === 0 ? columnOfSource(orderedBy(first, select), select) : undefined;
	if (column === undefined) return undefined;
	return { kind: "rows", count: limit, offset, order: { column, isDescending: first.isDescending } };
}

// Each row of its one source that meets the conditions is a row of it.
function isRowByRow({ items, from, groupBy, having, distinct, windows }: Select): boolean {
	if (from.length !== 1 || groupBy.length > 0 || having || distinct || windows.length > 0) return false;
	return items.every((item) => item.kind === "OutputColumn" && !looksAround(item.expression));
}

function looksAround(root: Expression): boolean {
	let does = false;
	walkNode(root, (node) => {
		if (node.kind === "Operation" && (node.over || isAggregate(node))) does = true;
		// Those of a subquery are its own.
		return !does && node.kind !== "Query";
	});
	return does;
}

// The order of a form is the order of the column that has it.
function orderedBy({ expression }: OrderItem, { items }: Select): Expression {
	const output = expression.kind === "NumberLiteral" ? items[Number(expression.text) - 1] : undefined;
	const node = output?.kind === "OutputColumn" ? output.expression : expression;
	const [only] = node.kind === "Operation" && rowOf(node) === comparisonRow ? node.operands : [];
	return only ?? node;
}

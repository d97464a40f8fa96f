import { createError } from "../../base/index.ts";
import { binaryNode, conjunctionNode, disjunctionNode, notNode } from "../../functions/index.ts";
import type {
	Binary,
	BinaryOperator,
	Expression,
	InList,
	InQuery,
	Is,
	IsDistinct,
	Query,
	RowConstructor,
} from "../../sql/index.ts";
import type { BoundColumn, ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { innerValue, singleRow } from "../query/subquery-rewrite.ts";
import { coerce, notSupported } from "./coercion.ts";
import { rewriteColumns } from "./comparable.ts";
import { compareOperands } from "./operand-alignment.ts";
import { bindComparison } from "./operator-binder.ts";

/** Comparisons of rows: `(a, b) < (c, d)`. Source: https://www.postgresql.org/docs/current/functions-comparisons.html#ROW-WISE-COMPARISON. */
export function bindRowComparison(node: Binary, context: ExpressionContext): BoundExpression {
	const { left, right, operator } = node;
	if (left.kind === "Row" && right.kind === "ScalarSubquery" && operator === "=") {
		const { query, columns } = context.binder.bindSubquery(right.query, context.scope);
		const { row, aligned } = alignRow(left, query, columns, node, context);
		return asBoolean(binaryNode("=", row, { ...right, query: singleRow(aligned, columns) }, node.at));
	}
	if (left.kind !== "Row" || right.kind !== "Row") {
		throw notSupported("a row beside a single value", "Compare rows with rows: (a, b) = (1, 2).", node);
	}
	const pairs = bindPairs(left, right, node.at, context);
	return asBoolean(compareRows(operator, pairs, node, context));
}

type Pair = readonly [left: BoundExpression, right: BoundExpression];

function bindPairs(
	left: RowConstructor,
	right: RowConstructor,
	at: number | undefined,
	context: ExpressionContext,
): readonly Pair[] {
	if (left.items.length !== right.items.length) {
		const problem = `rows of ${String(left.items.length)} and ${String(right.items.length)} values are compared`;
		throw createError("column_count", { problem }, { position: at });
	}
	return left.items.map((item, index): Pair => {
		const other = right.items[index] ?? item;
		return [context.binder.bindExpression(item, context), context.binder.bindExpression(other, context)];
	});
}

function compareRows(
	operator: BinaryOperator,
	pairs: readonly Pair[],
	node: Binary,
	context: ExpressionContext,
): Expression {
	const compare = (sign: BinaryOperator, [left, right]: Pair) =>
		bindComparison(sign, left, right, node.at, context).node;
	const all = (nodes: readonly Expression[]) => conjunctionNode(nodes) ?? { kind: "BooleanLiteral", value: true };
	switch (operator) {
		case "=":
			return all(pairs.map((pair) => compare("=", pair)));
		case "<>":
			return disjunctionNode(pairs.map((pair) => compare("<>", pair)));
		case "<":
		case "<=":
		case ">":
		case ">=": {
			const strict = operator.startsWith("<") ? "<" : ">";
			// a < c, or a = c and b < d, and so on; only the last pair may be equal.
			return disjunctionNode(
				pairs.map((pair, index) => {
					const before = pairs.slice(0, index).map((earlier) => compare("=", earlier));
					return all([...before, compare(index === pairs.length - 1 ? operator : strict, pair)]);
				}),
			);
		}
		default:
			throw notSupported(`the operator ${operator} between rows`, "Compare the values one by one.", node);
	}
}

/** `(a, b) IN ((1, 2), (3, 4))`. */
export function bindRowInList(node: InList, operand: RowConstructor, context: ExpressionContext): BoundExpression {
	const matches = node.items.map((item) => {
		if (item.kind !== "Row") throw notSupported("a single value in a list of rows", "Write it as a row.", item);
		return bindRowComparison({ kind: "Binary", operator: "=", left: operand, right: item, at: node.at }, context).node;
	});
	const isIn = disjunctionNode(matches);
	return asBoolean(node.isNegated ? notNode(isIn) : isIn);
}

/** `(a, b) IN (SELECT c, d …)`. */
export function bindRowInQuery(node: InQuery, operand: RowConstructor, context: ExpressionContext): BoundExpression {
	const { query, columns } = context.binder.bindSubquery(node.query, context.scope);
	const { row, aligned } = alignRow(operand, query, columns, node, context);
	return asBoolean({ ...node, operand: row, query: aligned });
}

// Both in the forms by which their values are equal.
function alignRow(
	row: RowConstructor,
	query: Query,
	columns: readonly BoundColumn[],
	node: { readonly at?: number | undefined },
	context: ExpressionContext,
) {
	if (row.items.length !== columns.length) {
		const problem = `a row of ${String(row.items.length)} values is compared with a query of ${String(columns.length)} columns`;
		throw createError("column_count", { problem }, { position: node.at });
	}
	const pairs = row.items.map((item, index) => {
		const bound = context.binder.bindExpression(item, context);
		const column = columns[index];
		return compareOperands(bound, column ? innerValue(column) : bound, "=", node.at, context);
	});
	return {
		row: { ...row, items: pairs.map(([left]) => left.node) },
		aligned: rewriteColumns(query, columns, (inner, index) => pairs[index]?.[1] ?? inner),
	};
}

/** `(a, b) IS DISTINCT FROM (c, d)`. */
export function bindRowDistinct(
	node: IsDistinct,
	left: RowConstructor,
	right: RowConstructor,
	context: ExpressionContext,
): BoundExpression {
	const differences = bindPairs(left, right, node.at, context).map(([first, second]): Expression => {
		const [one, other] = compareOperands(first, second, "IS DISTINCT FROM", node.at, context);
		return { kind: "IsDistinct", left: one.node, right: other.node, isNegated: false };
	});
	const isDistinct = disjunctionNode(differences);
	return asBoolean(node.isNegated ? notNode(isDistinct) : isDistinct);
}

/** A row is NULL when all its values are, and NOT NULL when none is. */
export function bindRowIs(node: Is, operand: RowConstructor, context: ExpressionContext): BoundExpression {
	if (node.test !== "null") throw notSupported("a truth test of a row", "Test its values one by one.", node);
	const tests = operand.items.map((item): Expression => {
		const bound = context.binder.bindExpression(item, context);
		const value = coerce(bound, bound.type, context.binder.nameParameter).node;
		return { kind: "Is", operand: value, test: "null", isNegated: node.isNegated };
	});
	return asBoolean(conjunctionNode(tests) ?? { kind: "BooleanLiteral", value: true });
}

function asBoolean(node: Expression): BoundExpression {
	return { node, type: "boolean", name: "?column?", isNullable: true };
}

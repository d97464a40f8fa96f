import { canonicalRow, comparisonRow, hasForms, operate } from "../../functions/index.ts";
import type { Query } from "../../sql/index.ts";
import type { BoundColumn } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { derivedTable, innerValue, outputNode, selectQuery } from "../query/subquery-rewrite.ts";

/**
 * A value in the form by which it is equal to others and ordered among them; most types are so as they are stored.
 * Intervals go by their length, with which the stored form begins; jsonb, arrays, records and decimals by a text that
 * is made of them.
 * @example comparable({ node: custom_attributes, type: "json", … }).node // jsonb_key(custom_attributes)
 */
export function comparable(bound: BoundExpression): BoundExpression {
	if (bound.node.kind === "NullLiteral" || !hasForms(bound)) return bound;
	return { ...bound, node: operate(comparisonRow, [bound]) };
}

/** A value in the one form that all values equal to it have too, and that is still one of its type. */
export function canonical(bound: BoundExpression): BoundExpression {
	if (bound.node.kind === "NullLiteral" || !hasForms(bound) || !isRewritten(bound)) return bound;
	return { ...bound, node: operate(canonicalRow, [bound]) };
}

/** A query whose columns are written in another form. */
export function rewriteColumns(
	query: Query,
	columns: readonly BoundColumn[],
	rewrite: (bound: BoundExpression, index: number) => BoundExpression,
): Query {
	const inner = columns.map(innerValue);
	const changed = inner.map(rewrite);
	if (changed.every(({ node }, index) => node === inner[index]?.node)) return query;
	const items = changed.map(({ node }, index) => outputNode(node, columns[index]?.internal ?? ""));
	return selectQuery(items, [derivedTable(query, "q")]);
}

// Intervals, records and texts of char(n) that are equal need not be the same, and stay as they are where one of them has to be kept; arrays have one form.
function isRewritten({ type, element }: BoundExpression): boolean {
	return type !== "interval" && type !== "bpchar" && type !== "tid" && type !== "record" && element === undefined;
}

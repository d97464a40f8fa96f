import type { Query } from "../sql/index.ts";
import type { BoundColumn } from "./binder.ts";
import type { BoundExpression } from "./bound.ts";
import { intervalKeyLength } from "./interval.ts";
import { isNumberInside } from "./number-storage.ts";
import { derivedTable, innerValue, outputNode, selectQuery } from "./subquery-rewrite.ts";
import { callNode, numberNode } from "./tree.ts";

/**
 * A value in the form by which it is equal to others and ordered among them; most types are so as they are stored.
 * Intervals go by their length, with which the stored form begins; jsonb, records and decimals by a text that is made of them.
 * @example comparable({ node: custom_attributes, type: "json", … }).node // jsonb_key(custom_attributes)
 */
export function comparable(bound: BoundExpression): BoundExpression {
	const { node, type } = bound;
	if (node.kind === "NullLiteral") return bound;
	if (type === "interval")
		return { ...bound, node: callNode("substr", [node, numberNode(1), numberNode(intervalKeyLength)]) };
	if (!isNumberInside(bound)) return { ...bound, node: callNode("numeric_key", [node]) };
	if (type === "record") return { ...bound, node: callNode("record_key", [node]) };
	return isDocument(bound) ? { ...bound, node: callNode("jsonb_key", [node]) } : bound;
}

/** A value in the one form that all values equal to it have too, and that is still one of its type. */
export function canonical(bound: BoundExpression): BoundExpression {
	if (bound.node.kind === "NullLiteral") return bound;
	if (!isNumberInside(bound)) return { ...bound, node: callNode("trim_scale", [bound.node]) };
	if (!isDocument(bound)) return bound;
	return { ...bound, node: callNode("jsonb_text", [bound.node]) };
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

/** Tells whether a value is JSON and no array of SQL: those have one form only. */
function isDocument({ type, element }: BoundExpression): boolean {
	return (type === "json" || type === "json_text") && element === undefined;
}

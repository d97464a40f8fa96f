import { numberNode } from "../functions/index.ts";
import { mapChildren, type Node, type OrderItem, type Query, walkNode } from "../sql/index.ts";
import { countOutputs, isCut } from "./subquery-relation.ts";

/** The queries in a query, and itself, of which LIMIT or OFFSET leaves rows out. */
export function listCut(query: Query): readonly Query[] {
	const found: Query[] = [];
	walkNode(query, (node) => {
		if (node.kind === "Query" && isCut(node)) found.push(node);
	});
	return found;
}

/**
 * Makes queries with LIMIT keep the same rows wherever they are computed: rows that stand equal in their order, or have none, are
 * ordered by all of their columns. Rows that are equal in these too are the same to whoever reads them:
 * `ORDER BY created_at DESC LIMIT 3` becomes `ORDER BY created_at DESC, 1 LIMIT 3`.
 * @param cut Those of the queries in the query that are computed in more than one place.
 */
export function pinLimits(query: Query, cut: ReadonlySet<Node>): Query {
	if (cut.size === 0) return query;
	const rewrite = (node: Node): Node => {
		const below = mapChildren(node, rewrite);
		return below.kind === "Query" && cut.has(node) ? orderByOutputs(below) : below;
	};
	return rewrite(query) as Query;
}

function orderByOutputs(query: Query): Query {
	const count = countOutputs(query.body) ?? 0;
	const more = Array.from(
		{ length: count },
		(_, index): OrderItem => ({ kind: "OrderItem", expression: numberNode(index + 1), isDescending: false }),
	);
	return { ...query, orderBy: [...query.orderBy, ...more] };
}

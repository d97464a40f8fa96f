import { splitConjuncts } from "../functions/index.ts";
import type { Query, Select, TableExpression, TableName } from "../sql/index.ts";
import type { Need } from "./bound.ts";
import { placeOf } from "./key-sharing.ts";
import { isPlain, listRelations, type OutputColumns, substitute } from "./substitution.ts";

/**
 * Carries what a query needs of a subquery in FROM down to the table that the rows come from: `SELECT * FROM (SELECT …) x LIMIT 10`.
 * @param select The bound SELECT with the subquery.
 * @param need What it needs, by the columns of the subquery.
 * @returns undefined where the rows of the table are not those of the subquery, one for one, or a condition cannot go down with it.
 */
export function traceNeed(select: Select, need: Need, table: string): Need | undefined {
	let conditions = splitConjuncts(select.where);
	let carried = need;
	let [source] = select.from;
	while (source?.kind === "DerivedTable") {
		const relation = source.alias?.name.name ?? "";
		const inner = findRowForRow(source.query);
		if (!inner) return undefined;
		const columns = listColumns(inner);
		const moved = conditions.map((condition) => {
			const relations = listRelations(condition);
			return relations.size === 1 && relations.has(relation) ? substitute(condition, relation, columns) : undefined;
		});
		const order = carried.kind === "count" ? undefined : carried.order;
		const place = order && placeOf(columns.get(order.column) ?? { kind: "NullLiteral" });
		if ((order && !place) || !moved.every((condition) => condition !== undefined)) return undefined;
		if (place && carried.kind !== "count") {
			carried = { ...carried, order: { column: place.column, isDescending: order.isDescending } };
		}
		conditions = [...moved, ...splitConjuncts(inner.where)];
		[source] = inner.from;
	}
	return source?.kind === "TableName" && source.alias?.name.name === table ? carried : undefined;
}

/** The table whose rows, one for one, are those of a FROM item. */
export function findSource(item: TableExpression | undefined): TableName | undefined {
	if (item?.kind === "TableName") return item;
	const inner = item?.kind === "DerivedTable" ? findRowForRow(item.query) : undefined;
	return inner && findSource(inner.from[0]);
}

// A SELECT that makes one row of each row of its one table that meets its conditions.
function findRowForRow({ body, with: withNode, limit, offset, hasTies }: Query): Select | undefined {
	const isWhole = !withNode && (limit ?? offset) === undefined && hasTies !== true;
	if (!isWhole || body.kind !== "Select") return undefined;
	const isOwn = !body.distinct && body.groupBy.length === 0 && !body.having && body.windows.length === 0;
	const isPlainly = body.items.every((item) => item.kind === "OutputColumn" && isPlain(item.expression));
	return isOwn && isPlainly && body.from.length === 1 ? body : undefined;
}

function listColumns(select: Select): OutputColumns {
	return new Map(
		select.items.flatMap((item) => (item.kind === "OutputColumn" ? [[item.alias?.name ?? "", item.expression]] : [])),
	);
}

import { splitConjuncts } from "../functions/index.ts";
import {
	type Expression,
	type Node,
	type Query,
	type Select,
	type TableExpression,
	type TableName,
	walkNode,
} from "../sql/index.ts";
import { placeOf } from "./equality-inference.ts";
import type { Fetch, LogicalPlan } from "./logical-plan.ts";
import { printFetch } from "./plan-text.ts";
import { isPlain, listRelations, type OutputColumns, substitute } from "./substitution.ts";
import { surveyTree } from "./tree-survey.ts";

/**
 * Gives the tables what their queries need of them, as far as a table's rows are those of a query, one for one.
 * @param find What a query needs of the rows of its FROM, by the columns of these; undefined: all.
 */
export function fetchByQuery(
	plan: LogicalPlan,
	find: (query: Query, select: Select) => Fetch | undefined,
): LogicalPlan {
	const named = new Map<string, (Fetch | undefined)[]>();
	const fetches = new Map<TableName, Fetch>();
	// Parents come before what is in them, so that what stands further inside says the last word.
	for (const node of surveyTree(plan.query).sources) {
		if (node.kind === "TableName") {
			const name = node.alias?.name.name ?? "";
			named.set(name, [...(named.get(name) ?? []), fetches.get(node)]);
			continue;
		}
		const selects = listOwnSelects(node);
		const traces = selects.map((select) => {
			const wanted = find(node, select);
			return wanted && traceFetch(select, wanted);
		});
		for (const trace of traces) {
			if (trace && isEnoughForAll(trace, selects, traces)) fetches.set(trace.source, trace.fetch);
		}
	}
	if (fetches.size === 0) return plan;
	const tables = plan.tables.map((table) => {
		// A table that stands in more than one place must have the rows for all of them.
		const [fetch, ...others] = named.get(table.relation) ?? [];
		return fetch && others.every((other) => other && printFetch(other) === printFetch(fetch))
			? { ...table, fetch }
			: table;
	});
	return { ...plan, tables };
}

// The selects that grouping sets are made of read the same node of the tree.
function isEnoughForAll(trace: Trace, selects: readonly Select[], traces: readonly (Trace | undefined)[]): boolean {
	const wanted = printFetch(trace.fetch);
	return selects.every((select, index) => {
		const own = traces[index];
		return own?.source === trace.source ? printFetch(own.fetch) === wanted : !holdsNode(select, trace.source);
	});
}

function holdsNode(root: Node, wanted: Node): boolean {
	let does = false;
	walkNode(root, (node) => {
		does ||= node === wanted;
		return !does;
	});
	return does;
}

/** A table, and what is needed of its rows. */
interface Trace {
	readonly source: TableName;
	readonly fetch: Fetch;
}

// The sides of a set operation are no queries of their own.
function listOwnSelects({ body }: Pick<Query, "body">): readonly Select[] {
	switch (body.kind) {
		case "Select":
			return [body];
		case "SetOperation":
			return [...listOwnSelects({ body: body.left }), ...listOwnSelects({ body: body.right })];
		default:
			return [];
	}
}

/**
 * Carries what a query needs of a subquery in FROM down to the table that the rows come from: `SELECT * FROM (SELECT …) x LIMIT 10`.
 * @param wanted What it needs, by the columns of the subquery.
 * @returns undefined where the rows of the table are not those of the subquery, one for one, or a condition cannot go down with it.
 */
function traceFetch(select: Select, wanted: Fetch): Trace | undefined {
	let conditions = splitConjuncts(select.where);
	let fetch = wanted;
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
		const order = fetch.kind === "count" ? undefined : fetch.order;
		const place = order && placeOf(columns.get(order.column) ?? { kind: "NullLiteral" });
		if ((order && !place) || !moved.every((condition) => condition !== undefined)) return undefined;
		if (place && fetch.kind !== "count") {
			fetch = { ...fetch, order: { column: place.column, isDescending: order.isDescending } };
		}
		conditions = [...moved, ...splitConjuncts(inner.where)];
		[source] = inner.from;
	}
	return source?.kind === "TableName" ? { source, fetch } : undefined;
}

/** The column of a query's one source that an expression is, if it is one. */
export function columnOfSource(node: Expression, { from: [source] }: Select): string | undefined {
	const place = placeOf(node);
	const name = source?.kind === "Join" ? undefined : source?.alias?.name.name;
	return place?.relation === name ? place?.column : undefined;
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

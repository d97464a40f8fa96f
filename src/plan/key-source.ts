import { columnNode, conjunctionNode, nameNode, splitConjuncts } from "../functions/index.ts";
import { isPlain, isStable, listEqualities, listRelations, placeOf, type TableReference } from "../optimise/index.ts";
import type { Expression, Query, Select } from "../sql/index.ts";
import { walkNode } from "../sql/index.ts";
import { type ClosedQuery, closeQuery, type Subqueries } from "./subquery-relation.ts";

/** Where the values come from that a column of a table can have in the result. */
export interface KeySource {
	/** The column of the table that is driven. */
	readonly column: string;
	/** The relations whose rows must be there first. */
	readonly after: readonly string[];
	/** How many values there are at most, where LIMIT says so. */
	readonly limit?: Expression | undefined;
	/** Gives the values, in one column; only rows of relations that are there may be looked at. */
	buildKeys(isThere: (relation: string) => boolean): Query;
}

/**
 * Finds what can drive the requests for a table: columns of other tables that one of its own must equal, and subqueries in which it must occur.
 * @param tables All tables of the statement.
 */
export function findKeySources(
	reference: TableReference,
	tables: readonly TableReference[],
	subqueries: Subqueries,
): readonly KeySource[] {
	const known = new Map(tables.map((table) => [table.relation, table]));
	const close = (query: Query) => closeQuery(query, subqueries, new Set(known.keys()));
	const byColumns = listEqualities(reference.conjuncts, reference.relation).flatMap(
		({ own, other }): readonly KeySource[] => {
			const partner = known.get(other.relation);
			const subquery = subqueries.relations.get(other.relation);
			if (subquery)
				return findKeys(own.column, buildKeyQuery(columnNode(other.relation, other.column), [subquery], []), close);
			if (!partner) return [];
			return [
				{
					column: own.column,
					after: [other.relation],
					buildKeys: (isThere) => selectKeys(partner, other.column, known, isThere, new Set([reference.relation])),
				},
			];
		},
	);
	const bySubqueries = reference.conjuncts.flatMap((condition) => findSubqueryKeys(condition, reference, close));
	return [...byColumns, ...bySubqueries];
}

/**
 * The conditions that speak of one relation alone, and mean the same wherever they are asked.
 * @example listOwn(reference) // [r1.state = 'open']
 */
export function listOwn({ relation, conjuncts }: TableReference): readonly Expression[] {
	return conjuncts.filter((condition) => {
		const relations = listRelations(condition);
		if (relations.size !== 1 || !relations.has(relation) || !isStable(condition)) return false;
		let hasQuery = false;
		walkNode(condition, ({ kind }) => {
			if (kind === "Query") hasQuery = true;
		});
		return !hasQuery;
	});
}

// SELECT DISTINCT r1.id FROM scan_2 AS r1 WHERE r1.state = 'open' AND r1.id IN (SELECT … of a table that is there too)
function selectKeys(
	reference: TableReference,
	column: string,
	known: ReadonlyMap<string, TableReference>,
	isThere: (relation: string) => boolean,
	seen: ReadonlySet<string>,
): Query {
	const { relation, scanName } = reference;
	const inside = new Set([...seen, relation]);
	const reducers = listEqualities(reference.conjuncts, relation).flatMap(({ own, other }): Expression[] => {
		const partner = known.get(other.relation);
		if (!partner || inside.has(other.relation) || !isThere(other.relation)) return [];
		const operand = columnNode(relation, own.column);
		const query = selectKeys(partner, other.column, known, isThere, inside);
		return [{ kind: "InQuery", operand, query, isNegated: false }];
	});
	const alias = { kind: "TableAlias", name: nameNode(relation), columns: [] } as const;
	return buildKeyQuery(
		columnNode(relation, column),
		[{ kind: "TableName", path: [nameNode(scanName)], alias }],
		[...listOwn(reference), ...reducers],
	);
}

function buildKeyQuery(key: Expression, from: Select["from"], conditions: readonly Expression[]): Query {
	return {
		kind: "Query",
		orderBy: [],
		body: {
			kind: "Select",
			distinct: { kind: "Distinct", on: [] },
			items: [{ kind: "OutputColumn", expression: key }],
			from,
			where: conjunctionNode(conditions),
			groupBy: [],
			windows: [],
		},
	};
}

type Close = (query: Query) => ClosedQuery | undefined;

function findKeys(column: string, query: Query, close: Close): readonly KeySource[] {
	const closed = close(query);
	if (!closed) return [];
	const { tables, limit, query: keys } = closed;
	return [{ column, after: tables, limit, buildKeys: () => keys }];
}

// `x IN (SELECT y …)`, `x = (SELECT y …)`, and `EXISTS (SELECT … WHERE y = x)`
function findSubqueryKeys(condition: Expression, { relation }: TableReference, close: Close): readonly KeySource[] {
	if (condition.kind === "InQuery" && !condition.isNegated) {
		const own = placeOf(condition.operand);
		return own?.relation === relation ? findKeys(own.column, condition.query, close) : [];
	}
	if (condition.kind === "Binary" && condition.operator === "=") {
		const [own, value] =
			condition.right.kind === "ScalarSubquery" ? [condition.left, condition.right] : [condition.right, condition.left];
		const place = placeOf(own);
		if (value.kind !== "ScalarSubquery" || place?.relation !== relation) return [];
		return findKeys(place.column, value.query, close);
	}
	return condition.kind === "Exists" ? findExistsKeys(condition.query, relation, close) : [];
}

function findExistsKeys(query: Query, relation: string, close: Close): readonly KeySource[] {
	const { body } = query;
	if (query.with || body.kind !== "Select" || body.groupBy.length > 0 || body.having) return [];
	// An aggregate has a row even where no row is.
	if (!body.items.every((item) => item.kind === "OutputColumn" && isPlain(item.expression))) return [];
	const conditions = splitConjuncts(body.where);
	return conditions.flatMap((condition): readonly KeySource[] => {
		if (condition.kind !== "Binary" || condition.operator !== "=") return [];
		const [left, right] = [placeOf(condition.left), placeOf(condition.right)];
		const [own, key] = left?.relation === relation ? [left, condition.right] : [right, condition.left];
		if (own?.relation !== relation || !isPlain(key)) return [];
		// What speaks of the rows outside as well is left out: there are more keys then, and never fewer.
		const closed = conditions.filter((other) => close(buildKeyQuery(key, body.from, [other])));
		return findKeys(own.column, buildKeyQuery(key, body.from, closed), close);
	});
}

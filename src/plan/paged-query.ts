import { fold, isAggregate } from "../functions/index.ts";
import { findSource } from "../optimise/index.ts";
import { type Expression, type Node, type Query, type Select, walkNode } from "../sql/index.ts";
import type { Plan, PlannedScan } from "./planner.ts";

/** A query whose rows can be computed page by page. */
export interface PagedQuery {
	readonly planned: PlannedScan;
	/** It computes the rows of a page; without LIMIT and OFFSET. */
	readonly query: Query;
	/** OFFSET: so many rows are left out at first. */
	readonly skip: number;
	/** LIMIT: no more rows are given; infinite without. */
	readonly most: number;
}

/**
 * Tells whether each row of a plan's one table makes one row of the result, or none, whatever other rows there are, so that the first rows
 * can be given before the last are read: filters, projections and LIMIT.
 * @returns E.g. `{ skip: 0, most: 3, … }` for `SELECT lower(name) FROM contacts WHERE role = 'lead' LIMIT 3`.
 */
export function findPagedQuery(plan: Plan): PagedQuery | undefined {
	const [planned, ...others] = plan.scans;
	const { query, bindings } = plan;
	if (!planned || others.length > 0 || !isReadByPages(planned)) return undefined;
	// The order of the service is that of its index, which may lag behind the rows.
	if (query.with || query.hasTies || query.orderBy.length > 0 || !isRowByRow(query, planned)) return undefined;
	const skip = query.offset ? foldCount(query.offset) : 0;
	const most = query.limit ? foldCount(query.limit) : Number.POSITIVE_INFINITY;
	if (skip === undefined || most === undefined) return undefined;
	return { planned, query: { ...query, limit: undefined, offset: undefined }, skip, most };

	function foldCount(node: Expression): number | undefined {
		const value = fold(node, bindings)?.value;
		const isCount = (typeof value === "number" && Number.isSafeInteger(value)) || typeof value === "bigint";
		return isCount && value >= 0 ? Number(value) : undefined;
	}
}

function isReadByPages({ scan, dependency, isCacheOnly }: PlannedScan): boolean {
	const isRead = scan.kind !== "empty" && scan.kind !== "system" && scan.kind !== "call" && scan.kind !== "count";
	return isRead && !dependency && !isCacheOnly;
}

function isRowByRow({ body }: Query, { scanName }: PlannedScan): boolean {
	if (body.kind !== "Select" || body.from.length !== 1) return false;
	const source = findSource(body.from[0]);
	if (source?.path[0]?.name !== scanName || isGrouped(body)) return false;
	const queries = listQueriesInFrom(body);
	let isAlone = true;
	walkNode(body, (node) => {
		if (looksAround(node) && !queries.has(node)) isAlone = false;
		return isAlone;
	});
	return isAlone;
}

function isGrouped({ groupBy, having, distinct, windows }: Select): boolean {
	return groupBy.length > 0 || having !== undefined || distinct !== undefined || windows.length > 0;
}

// That they are row by row themselves, the search for the source has found.
function listQueriesInFrom(select: Select): ReadonlySet<Node> {
	const found = new Set<Node>();
	for (let [item] = select.from; item?.kind === "DerivedTable"; ) {
		const { query } = item;
		found.add(query);
		item = query.body.kind === "Select" ? query.body.from[0] : undefined;
	}
	return found;
}

// A query in a condition may read other rows, and so may what is computed over several.
function looksAround(node: Node): boolean {
	if (node.kind === "Operation") return node.over !== undefined || isAggregate(node);
	return node.kind === "Query";
}

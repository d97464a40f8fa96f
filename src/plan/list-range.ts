import type { ListScan, SearchFilter } from "../catalog/index.ts";
import type { ColumnDefinition, TimeWindows } from "../profile/index.ts";
import type { Expression } from "../sql/index.ts";
import type { AccessRequest } from "./access-request.ts";
import { findColumn } from "./key-access.ts";
import { decide } from "./pushdown.ts";

/** A stretch of time, and the conditions that set its bounds. */
export interface BoundedRange {
	readonly range: NonNullable<ListScan["range"]>;
	readonly conjuncts: ReadonlySet<Expression>;
}

/**
 * Finds the bounds that conditions set for the time by which a list is read in ranges; all of them hold.
 * @returns undefined where none of them does.
 */
export function findRange(
	request: Pick<AccessRequest, "bindings" | "conjuncts" | "ownColumn" | "table">,
	{ column: name }: TimeWindows,
): BoundedRange | undefined {
	const column = findColumn(request.table, name);
	if (!column) return undefined;
	const filter = { eq: "inexact", gt: "inexact", lt: "inexact" } as const;
	const bounded: ColumnDefinition = { ...column, send: "unix_seconds", filter };
	const findOwn = (relation: string, reference: string) =>
		request.ownColumn(relation, reference) === name ? bounded : undefined;
	const conjuncts = new Set<Expression>();
	let [fromMs, toMs] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
	for (const conjunct of request.conjuncts) {
		const pushed = decide(conjunct, { findColumn: findOwn, bindings: request.bindings, timeGranularity: "second" });
		const leaves = "request" in pushed ? listLeaves(pushed.request) : undefined;
		if (!leaves || leaves.length === 0) continue;
		for (const { operator, value } of leaves) {
			if (operator !== "lt") fromMs = Math.max(fromMs, Number(value));
			if (operator !== "gt") toMs = Math.min(toMs, Number(value));
		}
		conjuncts.add(conjunct);
	}
	const hasStart = fromMs > Number.NEGATIVE_INFINITY;
	const hasEnd = toMs < Number.POSITIVE_INFINITY;
	if (!hasStart && !hasEnd) return undefined;
	return { range: { ...(hasStart && { fromMs }), ...(hasEnd && { toMs }) }, conjuncts };
}

function listLeaves(filter: SearchFilter): readonly Extract<SearchFilter, { kind: "leaf" }>[] | undefined {
	if (filter.kind === "leaf") return [filter];
	if (filter.kind === "or") return undefined;
	const parts = filter.filters.map(listLeaves);
	return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

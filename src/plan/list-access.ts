import type { ListScan, SearchFilter } from "../catalog/index.ts";
import type { ColumnDefinition, ListPath, TableDefinition, TimeWindows } from "../profile/index.ts";
import type { Access, AccessRequest } from "./access-request.ts";
import { findColumn, findKeys, leaveOut } from "./key-access.ts";
import { decide } from "./pushdown.ts";
import type { FilterPushdown } from "./scan-pushdown.ts";

/** Chooses a list by how many rows are wanted of it: one that gives the first rows alone is for LIMIT. */
export function chooseList(table: TableDefinition, list: ListPath, limit: number | undefined): ListScan {
	const short = table.read.find(
		(path): path is ListPath => path.kind === "list" && limit !== undefined && limit <= (path.mostRows ?? 0),
	);
	return short
		? { kind: "list", table, path: short, limit, otherwise: list }
		: { kind: "list", table, path: list, limit };
}

/** Reads a part of a list: a stretch of time, the rows with some values, or both; the way that can be asked the most. */
export function readPartOfList(request: AccessRequest): Access | undefined {
	let best: { readonly scan: ListScan; readonly met: readonly FilterPushdown[] } | undefined;
	for (const path of request.table.definition.read) {
		const part = path.kind === "list" ? findPart(request, path) : undefined;
		if (part && part.met.length > (best?.met.length ?? 0)) best = part;
	}
	if (!best) return undefined;
	const { scan, met } = best;
	const filters = request.conjuncts.map((filter) => met.find((pushed) => pushed.filter === filter) ?? leaveOut(filter));
	return { scan, filters };
}

function findPart(request: AccessRequest, path: ListPath) {
	const definition = request.table.definition;
	const met: FilterPushdown[] = [];
	const values: [string, readonly string[]][] = [];
	for (const column of Object.keys(path.filters ?? {})) {
		const key = findKeys(request, column);
		if (!key || key.keys.includes("")) continue;
		values.push([column, key.keys]);
		met.push({ filter: key.filter, answer: "inexact", request: { kind: "and", filters: [] } });
	}
	const range = path.windows && findRange(request, path.windows, met);
	// A list that is for some values alone does not have the others.
	if (path.filters && values.length === 0) return undefined;
	const scan: ListScan = {
		kind: "list",
		table: definition,
		path,
		...(range && { range }),
		...(values.length > 0 && { values: Object.fromEntries(values) }),
	};
	return { scan, met };
}

// Bounds that a condition beside others sets; all of them hold.
function findRange(request: AccessRequest, { column: name }: TimeWindows, met: FilterPushdown[]): ListScan["range"] {
	const column = findColumn(request.table, name);
	if (!column) return undefined;
	const filter = { eq: "inexact", gt: "inexact", lt: "inexact" } as const;
	const bounded: ColumnDefinition = { ...column, send: "unix_seconds", filter };
	const findOwn = (relation: string, reference: string) =>
		request.ownColumn(relation, reference) === name ? bounded : undefined;
	let [fromMs, toMs] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
	for (const conjunct of request.conjuncts) {
		const pushed = decide(conjunct, { findColumn: findOwn, bindings: request.bindings, timeGranularity: "second" });
		const leaves = "request" in pushed ? listLeaves(pushed.request) : undefined;
		if (!leaves || leaves.length === 0) continue;
		for (const { operator, value } of leaves) {
			if (operator !== "lt") fromMs = Math.max(fromMs, Number(value));
			if (operator !== "gt") toMs = Math.min(toMs, Number(value));
		}
		met.push({ filter: conjunct, answer: "inexact", request: { kind: "and", filters: [] } });
	}
	const hasStart = fromMs > Number.NEGATIVE_INFINITY;
	const hasEnd = toMs < Number.POSITIVE_INFINITY;
	return hasStart || hasEnd ? { ...(hasStart && { fromMs }), ...(hasEnd && { toMs }) } : undefined;
}

function listLeaves(filter: SearchFilter): readonly Extract<SearchFilter, { kind: "leaf" }>[] | undefined {
	if (filter.kind === "leaf") return [filter];
	if (filter.kind === "or") return undefined;
	const parts = filter.filters.map(listLeaves);
	return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

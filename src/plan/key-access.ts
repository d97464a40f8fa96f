import type { CatalogTable, LookupScan, SearchFilter, TableScan } from "../catalog/index.ts";
import { groupKeys } from "../catalog/index.ts";
import type { AccessPath, ColumnDefinition, Exactness, LookupPath } from "../profile/index.ts";
import type { Expression } from "../sql/index.ts";
import type { Access, AccessRequest } from "./access-request.ts";
import { decide } from "./pushdown.ts";
import type { FilterPushdown } from "./scan-pushdown.ts";

/** Reads rows by their keys. A get answers from the object itself, where a search may lag behind; several keys go into one search. */
export function readByKey(request: AccessRequest, filters: readonly FilterPushdown[]): Access | undefined {
	const { table } = request;
	const get = findPath(table, "get");
	const key = get && findKeys(request, get.column);
	if (!get || !key) return undefined;
	const canSearch = findPath(table, "search") !== undefined && findColumn(table, get.column)?.filter.in !== undefined;
	if (key.keys.length > 1 && canSearch) return undefined;
	const scan: TableScan = { kind: "get", table: table.definition, path: get, keys: key.keys };
	return { scan, filters: filters.map(({ filter }) => settleKey(filter, key)) };
}

/** Reads the rows in which a column has one of some values, where the service can be asked for them: the way with the fewest requests. */
export function readByLookup(request: AccessRequest): Access | undefined {
	const { table, conjuncts } = request;
	let fewest: { readonly scan: LookupScan; readonly keys: readonly KeyCondition[] } | undefined;
	for (const path of table.definition.read) {
		const found = path.kind === "lookup" ? findLookup(request, path) : undefined;
		if (!found || (fewest && countRequests(fewest.scan) <= countRequests(found.scan))) continue;
		fewest = found;
	}
	if (!fewest) return undefined;
	const { scan, keys } = fewest;
	const filters = conjuncts.map((filter) =>
		settleKey(
			filter,
			keys.find((key) => key.filter === filter),
		),
	);
	return { scan, filters };
}

function countRequests({ path, keys }: LookupScan): number {
	return groupKeys(path, keys).length;
}

function findLookup(request: AccessRequest, path: LookupPath) {
	const { table } = request;
	const key = findKeys(request, path.column);
	// Nobody can be asked for an empty text, though a row may have it.
	if (!key || key.keys.includes("")) return undefined;
	const fixed = path.fixed.map((name) => ({ name, key: findKeys(request, name) }));
	if (fixed.some((slot) => slot.key?.keys.length !== 1)) return undefined;
	const values = fixed.map(({ name, key: only }) => [name, only?.keys[0] ?? ""] as const);
	const scan: LookupScan = {
		kind: "lookup",
		table: table.definition,
		path,
		keys: key.keys,
		fixed: Object.fromEntries(values),
	};
	// How the service compares what the rows themselves tell is its own affair; the rest is as it was asked for.
	const settle = (name: string, condition: KeyCondition | undefined): readonly KeyCondition[] => {
		const isGiven = findColumn(table, name)?.path.startsWith("^") === true;
		return condition ? [isGiven ? condition : { ...condition, exactness: "inexact" }] : [];
	};
	return { scan, keys: [...settle(path.column, key), ...fixed.flatMap((slot) => settle(slot.name, slot.key))] };
}

/** What becomes of a condition when the rows with certain keys are asked for. */
export function settleKey(filter: Expression, key: KeyCondition | undefined): FilterPushdown {
	if (filter !== key?.filter) return leaveOut(filter);
	return { filter, answer: key.exactness, request: { kind: "and", filters: [] } };
}

/** What becomes of a condition that the service is not asked. */
export function leaveOut(filter: Expression): FilterPushdown {
	return { filter, answer: "unsupported" };
}

/** A condition that allows only some values of a column. */
export interface KeyCondition {
	readonly keys: readonly string[];
	readonly filter: Expression;
	readonly exactness: Exactness;
}

/** The values that the conditions allow for a column, however it can be searched: `id = 'a'`, `id IN ('a', 'b')`. */
export function findKeys(request: AccessRequest, column: string): KeyCondition | undefined {
	const definition = findColumn(request.table, column) ?? request.searchFields?.find(({ name }) => name === column);
	if (!definition) return undefined;
	// Whatever a search could do with the column, a key can be compared.
	const comparable: ColumnDefinition = { ...definition, send: "text", filter: { eq: "exact", in: "exact" } };
	const findOwn = (relation: string, name: string) =>
		request.ownColumn(relation, name) === definition.name ? comparable : undefined;
	let fewest: KeyCondition | undefined;
	for (const filter of request.conjuncts) {
		const pushed = decide(filter, { findColumn: findOwn, bindings: request.bindings, timeGranularity: "second" });
		const keys = "request" in pushed ? keysOf(pushed.request) : undefined;
		if (!keys || !("request" in pushed) || (fewest && fewest.keys.length <= keys.length)) continue;
		fewest = { keys, filter, exactness: pushed.answer };
	}
	return fewest;
}

function keysOf(filter: SearchFilter): readonly string[] | undefined {
	if (filter.kind === "leaf") return [filter.value].flat().map(String);
	if (filter.kind === "and") return undefined;
	const lists = filter.filters.map(keysOf);
	return lists.every((list) => list !== undefined) ? [...new Set(lists.flat())] : undefined;
}

/** The first way of a kind in which a table can be read; of lists, one that is for no more than a part is none. */
export function findPath<Kind extends AccessPath["kind"]>(
	table: CatalogTable,
	kind: Kind,
): Extract<AccessPath, { kind: Kind }> | undefined {
	return table.definition.read.find(
		(path): path is Extract<AccessPath, { kind: Kind }> =>
			path.kind === kind && !(path.kind === "list" && path.mostRows !== undefined),
	);
}

/** Finds a column of a table by name. */
export function findColumn(table: CatalogTable, name: string | undefined): ColumnDefinition | undefined {
	return name === undefined ? undefined : table.columns.find((column) => column.name === name);
}

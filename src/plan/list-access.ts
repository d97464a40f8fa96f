import type { FilterGroup, FilterLeaf, FilterValue, ListScan, SearchFilter, TableScan } from "../catalog/index.ts";
import { findParameter, type ListPath, type QueryEncoding } from "../profile/index.ts";
import type { Access, AccessRequest } from "./access-request.ts";
import { estimateScan } from "./estimate.ts";
import { leaveOut } from "./key-access.ts";
import { findRange } from "./list-range.ts";
import type { FilterPushdown } from "./scan-pushdown.ts";

/** Chooses a list by how many rows are wanted of it: one that gives the first rows alone is for LIMIT. */
export function chooseList(scan: ListScan): ListScan {
	const { table, path: list, limit, order } = scan;
	if (limit === undefined || order !== undefined) return scan;
	const short = table.read.find(
		(path): path is ListPath => path.kind === "list" && path.mostRows !== undefined && limit <= path.mostRows,
	);
	return short ? { ...scan, path: short, otherwise: list } : scan;
}

/**
 * Reads a part of a list: the rows that meet the conditions for which it has parameters, a stretch of time, or both; of several lists the
 * one that can be asked the most.
 * @param filters What was decided about the conditions.
 * @param narrow Takes the first rows alone where that is all that is wanted.
 * @returns undefined where none of the conditions can be asked.
 */
export function readByList(
	request: AccessRequest,
	filters: readonly FilterPushdown[],
	narrow: (scan: ListScan) => ListScan,
): Access | undefined {
	let most: Access | undefined;
	for (const path of request.table.definition.read) {
		const part = path.kind === "list" && path.mostRows === undefined ? readPart(request, path, filters) : undefined;
		if (part && countMet(part) > (most ? countMet(most) : 0)) most = part;
	}
	if (most?.scan.kind !== "list" || !most.filters.every(({ answer }) => answer === "exact")) return most;
	return { ...most, scan: narrow(most.scan) };
}

function countMet({ filters }: Access): number {
	return filters.filter((pushed) => "request" in pushed).length;
}

// Several requests where one parameter takes one value and several are wanted, if that is cheaper than the whole list.
function readPart({ facts, ...request }: AccessRequest, path: ListPath, filters: readonly FilterPushdown[]): Access {
	const table = request.table.definition;
	const ranged = path.windows && findRange(request, path.windows);
	const range = ranged && { range: ranged.range };
	// What the list does not filter by, another one may; a field that only a search knows has no parameter.
	const own = path.filters ?? request.table.columns.map(({ name }) => name);
	const { leaves, alternatives, settled } = fitIntoQuery(leaveOthers(filters, own), path);
	// A bound that the windows have is met by them.
	const addRange = (pushed: FilterPushdown): FilterPushdown =>
		"request" in pushed || !ranged?.conjuncts.has(pushed.filter)
			? pushed
			: { filter: pushed.filter, answer: "inexact", request: { kind: "and", filters: [] } };
	const read = (own: readonly FilterLeaf[]): ListScan => ({
		kind: "list",
		table,
		path,
		filters: own.length === 0 ? undefined : own,
		...range,
	});
	const whole = read(leaves);
	const [only, ...others] = alternatives;
	if (only && others.length > 0) {
		const scans = alternatives.map((leaf) => read([...leaves, leaf]));
		const batch: TableScan = { kind: "batch", table, scans };
		if (estimateScan(batch, facts).requests < estimateScan(whole, facts).requests)
			return { scan: batch, filters: settled.map(addRange) };
	}
	if (only && others.length === 0) return { scan: read([...leaves, only]), filters: settled.map(addRange) };
	return { scan: whole, filters: settled.map((pushed) => addRange(dropAlternatives(pushed, leaves))) };
}

function leaveOthers(filters: readonly FilterPushdown[], own: readonly string[]): readonly FilterPushdown[] {
	return filters.map((pushed) => {
		if (!("request" in pushed)) return pushed;
		return listColumns(pushed.request).every((name) => own.includes(name)) ? pushed : leaveOut(pushed.filter);
	});
}

function listColumns(filter: SearchFilter): readonly string[] {
	return filter.kind === "leaf" ? [filter.column.name] : filter.filters.flatMap(listColumns);
}

interface Fitted {
	/** One for each parameter that is sent. */
	readonly leaves: readonly FilterLeaf[];
	/** Of these each takes a request of its own; together they stand for one condition. */
	readonly alternatives: readonly FilterLeaf[];
	readonly settled: readonly FilterPushdown[];
}

const usualEncoding: Pick<QueryEncoding, "lists" | "maxValues" | "ranges"> = {
	lists: "comma",
	maxValues: 50,
	ranges: "plain",
};

function fitIntoQuery(filters: readonly FilterPushdown[], path: ListPath): Fitted {
	const { encoding = usualEncoding, query, windows } = path;
	const taken = new Set<string>([...Object.keys(query), ...(windows ? [windows.after, windows.before] : [])]);
	const leaves: FilterLeaf[] = [];
	let alternatives: readonly FilterLeaf[] = [];
	const take = (leaf: FilterLeaf): boolean => {
		const place = placeOf(leaf, encoding);
		if (taken.has(place) || !isWritable(leaf, encoding)) return false;
		taken.add(place);
		leaves.push(leaf);
		return true;
	};
	const settled = filters.map((decided): FilterPushdown => {
		if (!("request" in decided)) return decided;
		const pushed = { ...decided, request: joinEqual(decided.request) };
		const unsupported: FilterPushdown = { filter: pushed.filter, answer: "unsupported" };
		const members = listMembers(pushed.request);
		const group = listAlternatives(pushed.request, encoding);
		if (group) {
			const [first] = group;
			const place = first && placeOf(first, encoding);
			if (place === undefined || taken.has(place) || alternatives.length > 0) return unsupported;
			if (!group.every((leaf) => isWritable(leaf, encoding))) return unsupported;
			taken.add(place);
			alternatives = group;
			return pushed;
		}
		if (members === undefined) return unsupported;
		const fitting = members.filter(take);
		if (fitting.length === members.length) return pushed;
		return fitting.length === 0 ? unsupported : { ...pushed, answer: "inexact" };
	});
	return { leaves, alternatives, settled };
}

// One parameter carries one condition; bounds share one where the service writes them so.
function placeOf({ column, operator }: FilterLeaf, { ranges }: Pick<QueryEncoding, "ranges">): string {
	const name = findParameter(column, operator);
	const isShared = ranges === "colon" || (ranges === "interval" && (operator === "ge" || operator === "le"));
	return isShared ? `${name} ${operator}` : name;
}

// A value with a comma in it would be two, and one with two dots an interval; an empty one is a parameter that many services take for none.
function isWritable({ value }: FilterLeaf, { lists }: Pick<QueryEncoding, "lists">): boolean {
	if ([value].flat().includes("")) return false;
	return !Array.isArray(value) || lists !== "comma" || value.every((one) => !String(one).includes(","));
}

// One value or another of a column is one of a list, where the service takes lists that are as good.
function joinEqual(filter: SearchFilter): SearchFilter {
	if (filter.kind !== "or") return filter;
	const [first] = filter.filters;
	const equal = listEqual(filter);
	if (!equal || first?.kind !== "leaf" || first.column.filter.in !== first.column.filter.eq) return filter;
	return { ...first, operator: "in", value: equal.map(({ value }) => value as FilterValue) };
}

function listMembers(filter: SearchFilter): readonly FilterLeaf[] | undefined {
	if (filter.kind === "leaf") return [filter];
	if (filter.kind === "or") return undefined;
	const members = filter.filters.map(listMembers);
	return members.every((some) => some !== undefined) ? members.flat() : undefined;
}

// Several values of one column, each or so many of them in a request.
function listAlternatives(
	filter: SearchFilter,
	{ maxValues }: Pick<QueryEncoding, "maxValues">,
): readonly FilterLeaf[] | undefined {
	if (filter.kind === "leaf") {
		const { value, operator } = filter;
		if (operator !== "in" || !Array.isArray(value) || value.length <= maxValues) return undefined;
		const values = value as readonly FilterValue[];
		const count = Math.ceil(values.length / maxValues);
		return Array.from({ length: count }, (_, index) => ({
			...filter,
			value: values.slice(index * maxValues, (index + 1) * maxValues),
		}));
	}
	return filter.kind === "or" ? listEqual(filter) : undefined;
}

function listEqual({ filters }: FilterGroup): readonly FilterLeaf[] | undefined {
	const [first] = filters;
	if (first?.kind !== "leaf") return undefined;
	const leaves = filters.filter(
		(leaf): leaf is FilterLeaf => leaf.kind === "leaf" && leaf.operator === "eq" && leaf.column === first.column,
	);
	return leaves.length === filters.length ? leaves : undefined;
}

function dropAlternatives(pushed: FilterPushdown, leaves: readonly FilterLeaf[]): FilterPushdown {
	if (!("request" in pushed)) return pushed;
	const members = listMembers(pushed.request);
	const isSent = members?.some((leaf) => leaves.includes(leaf)) === true;
	return isSent ? pushed : { filter: pushed.filter, answer: "unsupported" };
}

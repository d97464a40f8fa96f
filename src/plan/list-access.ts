import type { FilterLeaf, FilterValue, ListScan, SearchFilter, TableScan } from "../catalog/index.ts";
import { findParameter, type ListPath, type QueryEncoding } from "../profile/index.ts";
import type { Access, AccessRequest } from "./access.ts";
import { estimateScan } from "./estimate.ts";
import type { FilterPushdown } from "./scan-pushdown.ts";

/**
 * Reads a list with the conditions for which it has parameters, in several requests where one parameter takes one value and several are
 * wanted and that is cheaper than the whole list.
 * @param narrow Takes the first rows alone where that is all that is wanted.
 * @returns undefined where none of the conditions can be asked.
 */
export function readByList(
	{ table, facts }: AccessRequest,
	path: ListPath,
	filters: readonly FilterPushdown[],
	narrow: (scan: ListScan) => ListScan,
): Access | undefined {
	const { leaves, alternatives, settled } = fitIntoQuery(filters, path);
	const read = (own: readonly FilterLeaf[]): ListScan => ({
		kind: "list",
		table: table.definition,
		path,
		filters: own.length === 0 ? undefined : own,
	});
	const whole = read(leaves);
	const [only, ...others] = alternatives;
	if (only && others.length > 0) {
		const scans = alternatives.map((leaf) => read([...leaves, leaf]));
		const batch: TableScan = { kind: "batch", table: table.definition, scans };
		if (estimateScan(batch, facts).requests < estimateScan(whole, facts).requests)
			return { scan: batch, filters: settled };
	}
	const isAlternative = only !== undefined && others.length === 0;
	const asked = isAlternative ? read([...leaves, only]) : whole;
	if (asked.filters === undefined) return undefined;
	const kept = isAlternative ? settled : settled.map((pushed) => dropAlternatives(pushed, leaves));
	const isWhole = kept.every(({ answer }) => answer === "exact");
	return { scan: isWhole ? narrow(asked) : asked, filters: kept };
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

function fitIntoQuery(filters: readonly FilterPushdown[], { encoding = usualEncoding, query }: ListPath): Fitted {
	const taken = new Set<string>(Object.keys(query));
	const leaves: FilterLeaf[] = [];
	let alternatives: readonly FilterLeaf[] = [];
	const take = (leaf: FilterLeaf): boolean => {
		const place = placeOf(leaf, encoding);
		if (taken.has(place) || !isWritable(leaf, encoding)) return false;
		taken.add(place);
		leaves.push(leaf);
		return true;
	};
	const settled = filters.map((pushed): FilterPushdown => {
		if (!("request" in pushed)) return pushed;
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

// A value with a comma in it would be two, and one with two dots an interval.
function isWritable({ value }: FilterLeaf, { lists }: Pick<QueryEncoding, "lists">): boolean {
	return !Array.isArray(value) || lists !== "comma" || value.every((one) => !String(one).includes(","));
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
	const [first] = filter.filters;
	if (filter.kind !== "or" || first?.kind !== "leaf") return undefined;
	const leaves = filter.filters.filter(
		(leaf): leaf is FilterLeaf => leaf.kind === "leaf" && leaf.operator === "eq" && leaf.column === first.column,
	);
	return leaves.length === filter.filters.length ? leaves : undefined;
}

function dropAlternatives(pushed: FilterPushdown, leaves: readonly FilterLeaf[]): FilterPushdown {
	if (!("request" in pushed)) return pushed;
	const members = listMembers(pushed.request);
	const isSent = members?.some((leaf) => leaves.includes(leaf)) === true;
	return isSent ? pushed : { filter: pushed.filter, answer: "unsupported" };
}

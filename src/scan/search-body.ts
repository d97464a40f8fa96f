import { createError } from "../base/index.ts";
import {
	type FilterLeaf,
	type FilterValue,
	findStartColumn,
	type SearchFilter,
	type SearchScan,
} from "../catalog/index.ts";
import { type ColumnDefinition, type FilterOperator, takesAll } from "../profile/index.ts";
import { encodeFilterValue, type WireValue } from "./encoder-table.ts";
import { listConjunction } from "./search-form-table.ts";
import type { TimeRange } from "./time-range.ts";

/** A node of the query tree, e.g. `{ field: "created_at", operator: ">", value: 1700000000 }`. */
export type SearchNode =
	| { readonly field: string; readonly operator: string; readonly value: WireValue | readonly WireValue[] }
	| { readonly operator: "AND" | "OR"; readonly value: readonly SearchNode[] };

/** What a search sends with every page. */
export interface SearchBody {
	readonly query: SearchNode;
	readonly sort: { readonly field: string; readonly order: "ascending" | "descending" };
}

// Source: https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/searchcontacts
const wireOperators: Readonly<Record<FilterOperator, string>> = {
	eq: "=",
	ne: "!=",
	in: "IN",
	nin: "NIN",
	gt: ">",
	ge: ">=",
	lt: "<",
	le: "<=",
	contains: "~",
	starts: "^",
	ends: "$",
};

/**
 * Writes the body of a search, without its pagination.
 * It is always sorted: by an order that was not chosen, rows that change between two pages would be lost.
 * @example buildSearchBody(scan).sort // { field: "created_at", order: "ascending" }
 */
export function buildSearchBody(scan: SearchScan, range: TimeRange = {}): SearchBody {
	const { order, path } = scan;
	const column = order?.column ?? findColumn(scan, path.stableOrder ?? "");
	return {
		query: buildQuery(scan, range),
		sort: { field: column.field, order: order?.isDescending ? "descending" : "ascending" },
	};
}

/**
 * Finds the column by whose ranges a search may be cut: it wants all rows in no order of its own, and its query has room for a range.
 * @returns Undefined where it is to be read page after page.
 */
export function findPartitionColumn(scan: SearchScan): ColumnDefinition | undefined {
	const { path, order, limit, table } = scan;
	const column = table.columns.find(({ name }) => name === path.partitionBy);
	if (column === undefined || order !== undefined || limit !== undefined) return undefined;
	if (path.form !== undefined) {
		const leaves = listConjunction(scan.filter);
		const bounds = (["gt", "lt"] as const).map((operator) => ({ column, operator }));
		const hasRoom = leaves && takesAll(path.form, [...leaves, ...bounds]) && leaves.length + 2 <= path.maxFilters;
		return hasRoom ? column : undefined;
	}
	const { depth, widest } = measureNode(buildQuery(scan, { from: 0, to: 0 }));
	return depth <= path.maxDepth && widest <= path.maxFilters ? column : undefined;
}

function measureNode(node: SearchNode): { readonly depth: number; readonly widest: number } {
	if ("field" in node) return { depth: 0, widest: 0 };
	const inner = node.value.map(measureNode);
	return {
		depth: 1 + Math.max(...inner.map(({ depth }) => depth)),
		widest: Math.max(node.value.length, ...inner.map(({ widest }) => widest)),
	};
}

function buildQuery(scan: SearchScan, range: TimeRange): SearchNode {
	const since = buildSince(scan);
	const query = scan.filter && buildNode(scan.filter, scan);
	const parts = [...buildRange(scan, range), ...(since ? [since] : []), ...(query ? [query] : [])];
	const [only] = parts;
	if (only === undefined) return buildEverything(scan);
	if (parts.length === 1) return only;
	return { operator: "AND", value: parts.flatMap((part) => (isConjunction(part) ? part.value : [part])) };
}

function isConjunction(node: SearchNode): node is Extract<SearchNode, { readonly operator: "AND" | "OR" }> {
	return !("field" in node) && node.operator === "AND";
}

// By the day, "after" leaves the day itself out, so that it is asked for beside; where that has become the instant itself, the two
// together begin with it. To the second, "after" may begin with the bound or behind it.
function buildRange({ path, table }: SearchScan, { from, to }: TimeRange): SearchNode[] {
	const column = table.columns.find(({ name }) => name === path.partitionBy);
	if (column === undefined) return [];
	const build = (operator: FilterOperator, value: number) => buildLeaf({ kind: "leaf", column, operator, value });
	const nodes: SearchNode[] = [];
	if (from !== undefined && path.timeGranularity === "day") {
		nodes.push({ operator: "OR", value: [build("gt", from), build("eq", from)] });
	} else if (from !== undefined) nodes.push(build("gt", from - secondMs));
	if (to !== undefined) nodes.push(build("lt", to));
	return nodes;
}

const secondMs = 1000;

const dayMs = 86_400_000;

// By the day, "after" begins with the next midnight, wherever that is.
function buildSince({ since, path, table }: SearchScan): SearchNode | undefined {
	const column = findStartColumn(table);
	if (since === undefined || !column) return undefined;
	const slackMs = path.timeGranularity === "day" ? 2 * dayMs : secondMs;
	return buildLeaf({ kind: "leaf", column, operator: "gt", value: since - slackMs });
}

function buildNode(filter: SearchFilter, scan: SearchScan): SearchNode {
	if (filter.kind === "leaf") return buildLeaf(filter);
	const nodes = filter.filters.map((inner) => buildNode(inner, scan));
	const [only] = nodes;
	if (only === undefined) {
		if (filter.kind === "and") return buildEverything(scan);
		throw createError("internal", { problem: `a search of ${scan.table.name} has an OR of nothing` });
	}
	return nodes.length === 1 ? only : { operator: filter.kind === "and" ? "AND" : "OR", value: nodes };
}

function buildLeaf({ column, operator, value }: FilterLeaf): SearchNode {
	const encode = (item: FilterValue) => encodeFilterValue(column, operator, item);
	return {
		field: column.field,
		operator: wireOperators[operator],
		value: isList(value) ? value.map(encode) : encode(value),
	};
}

function isList(value: FilterLeaf["value"]): value is readonly FilterValue[] {
	return Array.isArray(value);
}

function buildEverything(scan: SearchScan): SearchNode {
	const { everything } = scan.path;
	if (everything === undefined) throw createError("internal", { problem: `${scan.table.name} has no everything` });
	const { column, operator, value } = everything;
	return { field: findColumn(scan, column).field, operator: wireOperators[operator], value };
}

function findColumn({ table }: SearchScan, name: string): ColumnDefinition {
	const column = table.columns.find((candidate) => candidate.name === name);
	if (column === undefined) throw createError("internal", { problem: `${table.name} has no column "${name}"` });
	return column;
}

import { createError } from "../base/index.ts";
import {
	type FilterLeaf,
	type FilterValue,
	findStartColumn,
	type SearchFilter,
	type SearchScan,
} from "../catalog/index.ts";
import type { ColumnDefinition, FilterOperator } from "../profile/index.ts";
import { encodeFilterValue, type WireValue } from "./encoder-table.ts";

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
export function buildSearchBody(scan: SearchScan): SearchBody {
	const { order, path } = scan;
	const column = order?.column ?? findColumn(scan, path.stableOrder);
	return {
		query: buildQuery(scan),
		sort: { field: column.field, order: order?.isDescending ? "descending" : "ascending" },
	};
}

function buildQuery(scan: SearchScan): SearchNode {
	const since = buildSince(scan);
	const query = scan.filter && buildNode(scan.filter, scan);
	if (!since || !query) return query ?? since ?? buildEverything(scan);
	const members = "field" in query || query.operator === "OR" ? [query] : query.value;
	return { operator: "AND", value: [since, ...members] };
}

const dayMs = 86_400_000;

// By the day, "after" begins with the next midnight, wherever that is.
function buildSince({ since, path, table }: SearchScan): SearchNode | undefined {
	const column = findStartColumn(table);
	if (since === undefined || !column) return undefined;
	const slackMs = path.timeGranularity === "day" ? 2 * dayMs : 1000;
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
	const { column, operator, value } = scan.path.everything;
	return { field: findColumn(scan, column).field, operator: wireOperators[operator], value };
}

function findColumn({ table }: SearchScan, name: string): ColumnDefinition {
	const column = table.columns.find((candidate) => candidate.name === name);
	if (column === undefined) throw createError("internal", { problem: `${table.name} has no column "${name}"` });
	return column;
}

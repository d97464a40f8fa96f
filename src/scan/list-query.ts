import type { FilterLeaf, FilterValue, ListScan, ScanOrder } from "../catalog/index.ts";
import type { RequestQuery } from "../http/index.ts";
import { type FilterOperator, findParameter, type OrderStyle, type QueryEncoding } from "../profile/index.ts";
import { encodeFilterValue } from "./encoder-table.ts";

/**
 * Writes what a list is asked for into parameters: the fixed ones of its path, its filters, and its order, such as
 * `{ archived: "false", updated_after: "2026-01-31T10:00:00Z", sort: "-updated_at" }`.
 */
export function buildListQuery({
	path,
	filters = [],
	order,
}: Pick<ListScan, "path" | "filters" | "order">): RequestQuery {
	const encoding = path.encoding ?? usualEncoding;
	const query: Record<string, string | readonly string[]> = { ...path.query };
	for (const [name, leaves] of groupByParameter(filters)) {
		if (encoding.ranges === "interval" && leaves.some(({ operator }) => isBound(operator))) {
			query[name] = writeInterval(leaves);
			continue;
		}
		const isBracketed = encoding.lists === "brackets" && leaves.some(({ value }) => Array.isArray(value));
		const texts = leaves.flatMap((leaf) => writeLeaf(leaf, encoding));
		query[isBracketed ? `${name}[]` : name] = texts.length === 1 ? (texts[0] ?? "") : texts;
	}
	return order && path.order ? { ...query, ...writeOrder(path.order, order) } : query;
}

const usualEncoding: QueryEncoding = { lists: "comma", maxValues: 50, ranges: "plain" };

function groupByParameter(filters: readonly FilterLeaf[]): ReadonlyMap<string, readonly FilterLeaf[]> {
	const groups = new Map<string, FilterLeaf[]>();
	for (const leaf of filters) {
		const name = findParameter(leaf.column, leaf.operator);
		groups.set(name, [...(groups.get(name) ?? []), leaf]);
	}
	return groups;
}

function isBound(operator: FilterOperator): boolean {
	return operator === "ge" || operator === "le";
}

function writeInterval(leaves: readonly FilterLeaf[]): string {
	const write = (operator: FilterOperator) =>
		leaves.filter((leaf) => leaf.operator === operator).map((leaf) => writeValue(leaf, leaf.value as FilterValue))[0] ??
		"";
	return `${write("ge")}..${write("le")}`;
}

const colonWords: Readonly<Record<FilterOperator, string>> = {
	eq: "eq",
	ne: "ne",
	in: "in",
	nin: "nin",
	gt: "gt",
	ge: "gte",
	lt: "lt",
	le: "lte",
	contains: "contains",
	starts: "starts",
	ends: "ends",
};

function writeLeaf(leaf: FilterLeaf, { lists, ranges }: QueryEncoding): readonly string[] {
	const { operator, value } = leaf;
	const values = (Array.isArray(value) ? value : [value]) as readonly FilterValue[];
	const texts = values.map((one) => writeValue(leaf, one));
	const word = ranges === "colon" && operator !== "eq" ? `${colonWords[operator]}:` : "";
	return lists === "comma" ? [`${word}${texts.join(",")}`] : texts.map((text) => `${word}${text}`);
}

function writeValue({ column, operator }: FilterLeaf, value: FilterValue): string {
	return String(encodeFilterValue(column, operator, value));
}

const orderWriters: {
	readonly [Kind in OrderStyle["kind"]]: (style: Extract<OrderStyle, { kind: Kind }>, order: ScanOrder) => RequestQuery;
} = {
	pair: ({ parameter, direction, words }, { column, isDescending }) => ({
		[parameter]: column.field,
		[direction]: isDescending ? words.descending : words.ascending,
	}),
	signed: ({ parameter }, { column, isDescending }) => ({ [parameter]: `${isDescending ? "-" : ""}${column.field}` }),
	colon: ({ parameter, words }, { column, isDescending }) => ({
		[parameter]: `${column.field}:${isDescending ? words.descending : words.ascending}`,
	}),
};

function writeOrder(style: OrderStyle, order: ScanOrder): RequestQuery {
	return (orderWriters[style.kind] as (style: OrderStyle, order: ScanOrder) => RequestQuery)(style, order);
}

import type { FilterLeaf, FilterValue, ListScan, ScanOrder } from "../catalog/index.ts";
import type { RequestQuery } from "../http/index.ts";
import { type FilterOperator, findParameter, type OrderStyle, type QueryEncoding } from "../profile/index.ts";
import { encodeFilterValue, type WireValue } from "./encoder-table.ts";

type SentValue = WireValue | readonly WireValue[];

/** What a list's request says besides its paging. */
export interface ListMessage {
	readonly query: RequestQuery;
	/** Absent where everything stands in the query. */
	readonly body?: Readonly<Record<string, SentValue>> | undefined;
}

/**
 * Writes what a list is asked for into parameters: the fixed ones of its path, its filters, and its order, such as
 * `{ query: { archived: "false", updated_after: "2026-01-31T10:00:00Z", sort: "-updated_at" } }`.
 * @param bounds Those of a range of time, by the names under which they are sent.
 */
export function buildListMessage(
	{ path, filters = [], order }: Pick<ListScan, "path" | "filters" | "order">,
	bounds: Readonly<Record<string, number>> = {},
): ListMessage {
	const encoding = path.encoding ?? usualEncoding;
	const ordered = order && path.order ? writeOrder(path.order, order) : {};
	if (path.sendIn === "body")
		return { query: path.query, body: { ...bounds, ...writeKeys(filters, encoding), ...ordered } };
	const texts = Object.fromEntries(Object.entries(bounds).map(([name, bound]) => [name, String(bound)] as const));
	return { query: { ...path.query, ...texts, ...writeParameters(filters, encoding), ...ordered } };
}

const usualEncoding: QueryEncoding = { lists: "comma", maxValues: 50, ranges: "plain" };

function writeParameters(filters: readonly FilterLeaf[], encoding: QueryEncoding): RequestQuery {
	const query: Record<string, string | readonly string[]> = {};
	for (const [name, leaves] of groupByParameter(filters)) {
		if (encoding.ranges === "interval" && leaves.some(({ operator }) => isBound(operator))) {
			query[name] = writeInterval(leaves);
			continue;
		}
		const isBracketed = encoding.lists === "brackets" && leaves.some(({ value }) => Array.isArray(value));
		const texts = leaves.flatMap((leaf) => writeLeaf(leaf, encoding));
		query[isBracketed ? `${name}[]` : name] = texts.length === 1 ? (texts[0] ?? "") : texts;
	}
	return query;
}

// In JSON a value keeps its type.
function writeKeys(filters: readonly FilterLeaf[], encoding: QueryEncoding): Readonly<Record<string, SentValue>> {
	return Object.fromEntries(
		filters.map((leaf) => [findParameter(leaf.column, leaf.operator), writeKey(leaf, encoding)] as const),
	);
}

function writeKey(leaf: FilterLeaf, { lists }: QueryEncoding): SentValue {
	const { column, operator, value } = leaf;
	const values = [value].flat().map((one) => encodeFilterValue(column, operator, one));
	const [first] = values;
	if (first !== undefined && !takesList(leaf)) return first;
	return lists === "array" ? values : values.join(",");
}

// A parameter that takes a list has one also of one value.
function takesList({ column, operator, value }: FilterLeaf): boolean {
	if (Array.isArray(value)) return true;
	if (operator !== "eq" || column.filter.in === undefined) return false;
	return findParameter(column, "in") === findParameter(column, "eq");
}

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

type WrittenOrder = Readonly<Record<string, string>>;

const orderWriters: {
	readonly [Kind in OrderStyle["kind"]]: (style: Extract<OrderStyle, { kind: Kind }>, order: ScanOrder) => WrittenOrder;
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

function writeOrder(style: OrderStyle, order: ScanOrder): WrittenOrder {
	return (orderWriters[style.kind] as (style: OrderStyle, order: ScanOrder) => WrittenOrder)(style, order);
}

import {
	type FilterLeaf,
	type FilterValue,
	findStartColumn,
	type SearchFilter,
	type SearchScan,
} from "../catalog/index.ts";
import {
	findParameter,
	type SearchForm,
	type SearchOrder,
	takesAll,
	type WrittenConditions,
} from "../profile/index.ts";
import { encodeFilterValue, type WireValue } from "./encoder-table.ts";
import type { TimeRange } from "./time-range.ts";

/** The body of a search, without its paging. */
export type SearchMessage = Readonly<Record<string, unknown>>;

const formTable: {
	readonly [Kind in SearchForm["kind"]]: (
		groups: readonly (readonly FilterLeaf[])[],
		form: Extract<SearchForm, { kind: Kind }>,
	) => unknown;
} = {
	list: ([leaves = []], form) => leaves.map((leaf) => writeCondition(leaf, form)),
	groups: (groups, form) =>
		groups.map((leaves) => ({ [form.filters]: leaves.map((leaf) => writeCondition(leaf, form)) })),
	map: ([leaves = []], { operators }) => {
		const fields: Record<string, unknown> = {};
		for (const leaf of leaves) {
			const { field } = leaf.column;
			const word = operators[leaf.operator];
			const others = fields[field] as object | undefined;
			fields[field] = word === undefined ? writeValue(leaf) : { ...others, [word]: writeValue(leaf) };
		}
		return fields;
	},
	flat: ([leaves = []]) =>
		Object.fromEntries(leaves.map((leaf) => [findParameter(leaf.column, leaf.operator), writeValue(leaf)])),
};

/**
 * Writes what a search asks for in the form of its profile, such as `{ filter: { state: "open", size: { gte: 5 } }, sort: "-created" }`.
 * @param range The part of it that is to be read.
 */
export function buildFormMessage(scan: SearchScan, form: SearchForm, range: TimeRange = {}): SearchMessage {
	const groups = listGroups(scan, form, range);
	const conditions = groups.length === 0 ? undefined : (formTable[form.kind] as WriteConditions)(groups, form);
	const placed =
		conditions === undefined ? {} : form.at === undefined ? (conditions as object) : { [form.at]: conditions };
	return { ...placed, ...writeOrder(scan, form.order) };
}

type WriteConditions = (groups: readonly (readonly FilterLeaf[])[], form: SearchForm) => unknown;

/** The conditions of a search, if they are such that each of them must hold; undefined for alternatives. */
export function listConjunction(filter: SearchFilter | undefined): readonly FilterLeaf[] | undefined {
	if (filter === undefined) return [];
	if (filter.kind === "leaf") return [filter];
	if (filter.kind === "or" && filter.filters.length > 1) return undefined;
	const members = filter.filters.map(listConjunction);
	return members.every((some) => some !== undefined) ? members.flat() : undefined;
}

function listGroups(scan: SearchScan, form: SearchForm, range: TimeRange): readonly (readonly FilterLeaf[])[] {
	const { filter, path, table } = scan;
	const conjunction = listConjunction(filter);
	if (conjunction === undefined) {
		const branches = filter && filter.kind !== "leaf" ? filter.filters : [];
		return branches.map((branch) => listConjunction(branch) ?? []);
	}
	const leaves = [...listRange(scan, range), ...conjunction];
	const since = listSince(scan);
	// It narrows what comes, and nothing depends on it.
	if (since && takesAll(form, [...leaves, since])) leaves.push(since);
	if (leaves.length > 0) return [leaves];
	const everything = table.columns.find(({ name }) => name === path.everything?.column);
	if (path.everything === undefined || everything === undefined) return [];
	const { operator, value } = path.everything;
	return [[{ kind: "leaf", column: everything, operator, value }]];
}

const secondMs = 1000;

function listRange({ path, table }: SearchScan, { from, to }: TimeRange): FilterLeaf[] {
	const column = table.columns.find(({ name }) => name === path.partitionBy);
	if (column === undefined) return [];
	return [
		...(from === undefined ? [] : [{ kind: "leaf", column, operator: "gt", value: from - secondMs } as const]),
		...(to === undefined ? [] : [{ kind: "leaf", column, operator: "lt", value: to } as const]),
	];
}

function listSince({ since, table }: SearchScan): FilterLeaf | undefined {
	const column = findStartColumn(table);
	if (since === undefined || column?.filter.gt === undefined) return undefined;
	return { kind: "leaf", column, operator: "gt", value: since - secondMs };
}

function writeCondition(leaf: FilterLeaf, { names, operators }: WrittenConditions): Readonly<Record<string, unknown>> {
	return {
		[names.field]: leaf.column.field,
		[names.operator]: operators[leaf.operator],
		[names.value]: writeValue(leaf),
	};
}

function writeValue({ column, operator, value }: FilterLeaf): WireValue | readonly WireValue[] {
	const encode = (one: FilterValue) => encodeFilterValue(column, operator, one);
	return Array.isArray(value) ? (value as readonly FilterValue[]).map(encode) : encode(value as FilterValue);
}

function writeOrder({ order, path, table }: SearchScan, style: SearchOrder | undefined): SearchMessage {
	const column = order?.column ?? table.columns.find(({ name }) => name === path.stableOrder);
	if (style === undefined || column === undefined) return {};
	const isDescending = order?.isDescending ?? false;
	if (style.kind === "signed") return { [style.at]: `${isDescending ? "-" : ""}${column.field}` };
	const said = {
		[style.field]: column.field,
		[style.direction]: isDescending ? style.words.descending : style.words.ascending,
	};
	return { [style.at]: style.kind === "list" ? [said] : said };
}

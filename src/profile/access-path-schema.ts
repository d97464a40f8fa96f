import * as z from "zod";
import { paging, pagingWithoutScroll, searchPaging } from "./paging-schema.ts";
import type {
	AccessPath,
	ChildPath,
	DeletionFeed,
	EmbeddedPath,
	GetPath,
	IncrementalRefresh,
	ListPath,
	SearchPath,
} from "./profile.ts";
import { orderStyle, queryEncoding } from "./query-schema.ts";
import { strictMap } from "./schema-mistakes.ts";
import { searchForm } from "./search-form-schema.ts";
import {
	columnReference,
	endpointPath,
	filterOperators,
	jsonPath,
	sqlName,
	statuses,
	version,
} from "./value-schemas.ts";

const count = z.int().min(1, "Write a number from 1 up.");
const pageSize = strictMap({ default: count, max: count });

const get = strictMap({
	kind: z.literal("get"),
	path: endpointPath,
	column: sqlName.optional(),
	absent: statuses.default([404]),
}).transform(({ column, ...rest }): GetPath => ({ ...rest, column: column ?? slotOf(rest.path) }));

const search = strictMap({
	kind: z.literal("search"),
	path: endpointPath,
	rows: jsonPath,
	body: searchForm.optional(),
	paging: searchPaging.optional(),
	page_size: pageSize,
	everything: strictMap({ column: sqlName, operator: z.enum(filterOperators), value: z.number() }).optional(),
	stable_order: sqlName.optional(),
	partition_by: sqlName.optional(),
	time_granularity: z.enum(["second", "day"]).default("second"),
	max_depth: count.default(1),
	max_filters: count.default(20),
}).transform(
	({
		body,
		paging: walk,
		page_size,
		stable_order,
		partition_by,
		time_granularity,
		max_depth,
		max_filters,
		...rest
	}): SearchPath => ({
		...rest,
		form: body,
		paging: walk?.kind,
		pages: walk?.pages,
		pageSize: page_size,
		stableOrder: stable_order,
		partitionBy: partition_by,
		timeGranularity: time_granularity,
		maxDepth: max_depth,
		maxFilters: max_filters,
	}),
);

const list = strictMap({
	kind: z.literal("list"),
	method: z.enum(["GET", "POST"]).default("GET"),
	path: endpointPath,
	query: z.record(z.string(), z.string()).default({}),
	encoding: queryEncoding.optional(),
	order: orderStyle.optional(),
	rows: jsonPath,
	paging,
	page_size: pageSize.optional(),
}).transform(
	({ page_size, paging: { kind: walk, pages }, ...rest }): ListPath => ({
		...rest,
		paging: walk,
		pages,
		pageSize: page_size,
	}),
);

const child = strictMap({
	kind: z.literal("child"),
	path: endpointPath,
	column: sqlName.optional(),
	parent: columnReference,
	slots: z.record(sqlName, sqlName).optional(),
	rows: jsonPath,
	paging: pagingWithoutScroll,
	page_size: pageSize.optional(),
	absent: statuses.default([404]),
	cap: strictMap({ rows: count, total: jsonPath }).optional(),
}).transform(
	({ page_size, column, slots, paging: { kind: walk, pages }, ...rest }): ChildPath => ({
		...rest,
		paging: walk,
		pages,
		column: column ?? slotsOf(rest.path).at(-1) ?? "",
		slots: nameSlots(slotsOf(rest.path).slice(0, -1), slots),
		pageSize: page_size,
	}),
);

const embedded = strictMap({
	kind: z.literal("embedded"),
	column: sqlName,
	parent: columnReference,
	rows: jsonPath,
	search: z.record(sqlName, jsonPath).optional(),
	columns: z.array(sqlName).min(1, "Name the columns, or leave the key out.").optional(),
	truncated: jsonPath.optional(),
}).transform((path): EmbeddedPath => path);

const deletionFeed = strictMap({
	path: endpointPath,
	rows: jsonPath,
	paging: pagingWithoutScroll,
	page_size: pageSize.optional(),
	key: jsonPath,
	at: jsonPath,
	since: version.optional(),
}).transform(
	({ page_size, paging: { kind, pages }, ...rest }): DeletionFeed => ({
		...rest,
		paging: kind,
		pages,
		pageSize: page_size,
	}),
);

/** The `incremental:` of a table. */
export const incrementalRefresh = strictMap({
	column: sqlName,
	lag_seconds: z.int().min(0, "Write how many seconds a search may lag behind."),
	deletions: z.union([z.literal("count"), deletionFeed]),
}).transform(({ lag_seconds, ...rest }): IncrementalRefresh => ({ ...rest, lagMs: lag_seconds * 1000 }));

/** One entry of `read:`, told apart by its `kind`; `column` is the path's slot unless it is said. */
export const accessPath: z.ZodType<AccessPath> = z.discriminatedUnion("kind", [get, search, list, child, embedded], {
	error: "Use one of: get, search, list, child, embedded.",
});

/** The names in the `{slots}` of a path, in order. */
export function slotsOf(path: string): readonly string[] {
	return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
}

// A column of the parent fills the slot of its own name, unless another is said.
function nameSlots(
	names: readonly string[],
	said: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> | undefined {
	if (names.length === 0 && Object.keys(said).length === 0) return undefined;
	return { ...Object.fromEntries(names.map((name) => [name, name])), ...said };
}

function slotOf(path: string): string {
	return slotsOf(path)[0] ?? "";
}

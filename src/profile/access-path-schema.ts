import * as z from "zod";
import type {
	AccessPath,
	ChildPath,
	DeletionFeed,
	EmbeddedPath,
	GetPath,
	IncrementalRefresh,
	ListPath,
	LookupPath,
	SearchPath,
	TimeWindows,
} from "./profile.ts";
import { strictMap } from "./schema-mistakes.ts";
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
	query: z.record(z.string(), z.string()).optional(),
	absent: statuses.default([404]),
	since: version.optional(),
}).transform(({ column, ...rest }): GetPath => ({ ...rest, column: column ?? slotOf(rest.path) }));

const lookup = strictMap({
	kind: z.literal("lookup"),
	method: z.enum(["GET", "POST"]).default("GET"),
	path: endpointPath,
	query: z.record(z.string(), z.string()).default({}),
	column: sqlName,
	parameter: z.string().min(1, "Write the name under which the value is sent.").optional(),
	batch: count.optional(),
	rows: jsonPath,
	only: sqlName.optional(),
	paging: z.enum(["none", "cursor", "page"]).default("none"),
	page_size: pageSize.optional(),
	absent: statuses.default([404]),
	since: version.optional(),
}).transform(
	({ page_size, ...rest }): LookupPath => ({
		...rest,
		pageSize: page_size,
		fixed: slotsOf(rest.path).filter((slot) => slot !== rest.column),
	}),
);

const search = strictMap({
	kind: z.literal("search"),
	path: endpointPath,
	rows: jsonPath,
	page_size: pageSize,
	everything: strictMap({ column: sqlName, operator: z.enum(filterOperators), value: z.number() }),
	stable_order: sqlName,
	partition_by: sqlName.optional(),
	time_granularity: z.enum(["second", "day"]),
	max_depth: count,
	max_filters: count,
}).transform(
	({ page_size, stable_order, partition_by, time_granularity, max_depth, max_filters, ...rest }): SearchPath => ({
		...rest,
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
	rows: jsonPath,
	paging: z.enum(["none", "cursor", "page", "scroll"]),
	page_size: pageSize.optional(),
	windows: strictMap({
		column: sqlName,
		after: z.string().min(1, "Write the name of the parameter."),
		before: z.string().min(1, "Write the name of the parameter."),
		days: count,
		first_year: z.int().min(1970, "Write the year before which there is nothing."),
	})
		.transform(({ first_year, ...windows }): TimeWindows => ({ ...windows, firstYear: first_year }))
		.optional(),
	filters: z.record(sqlName, z.string().min(1, "Write the name of the parameter.")).optional(),
	most_rows: count.optional(),
	since: version.optional(),
}).transform(({ page_size, most_rows, ...rest }): ListPath => ({ ...rest, pageSize: page_size, mostRows: most_rows }));

const child = strictMap({
	kind: z.literal("child"),
	path: endpointPath,
	column: sqlName.optional(),
	parent: columnReference,
	query: z.record(z.string(), z.string()).optional(),
	plain_text: z.record(z.string(), z.string()).optional(),
	rows: jsonPath,
	paging: z.enum(["none", "cursor", "page"]),
	page_size: pageSize.optional(),
	absent: statuses.default([404]),
	search: z.record(sqlName, jsonPath).optional(),
	cap: strictMap({ rows: count, total: jsonPath }).optional(),
}).transform(
	({ page_size, column, plain_text, ...rest }): ChildPath => ({
		...rest,
		plainText: plain_text,
		column: column ?? slotOf(rest.path),
		pageSize: page_size,
	}),
);

const embedded = strictMap({
	kind: z.literal("embedded"),
	column: sqlName,
	parent: columnReference,
	rows: jsonPath,
	within: jsonPath.optional(),
	members: sqlName.optional(),
	ask: z.record(z.string(), z.string()).optional(),
	search: z.record(sqlName, jsonPath).optional(),
	columns: z.array(sqlName).min(1, "Name the columns, or leave the key out.").optional(),
	truncated: jsonPath.optional(),
}).transform((path): EmbeddedPath => path);

const deletionFeed = strictMap({
	path: endpointPath,
	rows: jsonPath,
	paging: z.enum(["none", "cursor", "page"]),
	page_size: pageSize.optional(),
	key: jsonPath,
	at: jsonPath,
	since: version.optional(),
}).transform(({ page_size, ...rest }): DeletionFeed => ({ ...rest, pageSize: page_size }));

/** The `incremental:` of a table. */
export const incrementalRefresh = strictMap({
	column: sqlName,
	lag_seconds: z.int().min(0, "Write how many seconds a search may lag behind."),
	deletions: z.union([z.literal("count"), deletionFeed]),
}).transform(({ lag_seconds, ...rest }): IncrementalRefresh => ({ ...rest, lagMs: lag_seconds * 1000 }));

/** One entry of `read:`, told apart by its `kind`; `column` is the path's slot unless it is said. */
export const accessPath: z.ZodType<AccessPath> = z.discriminatedUnion(
	"kind",
	[get, lookup, search, list, child, embedded],
	{
		error: "Use one of: get, lookup, search, list, child, embedded.",
	},
);

/** The names in the `{slots}` of a path, in order. */
export function slotsOf(path: string): readonly string[] {
	return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
}

function slotOf(path: string): string {
	return slotsOf(path)[0] ?? "";
}

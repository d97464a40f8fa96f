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
	path: endpointPath.meta({
		description: "The path below the base URL; a `{slot}` has the name of the column that fills it.",
		example: "/orders/{id}",
	}),
	column: sqlName
		.optional()
		.meta({ description: "The column that fills the slot; the one of the slot's name.", example: "id" }),
	absent: statuses
		.default([404])
		.meta({ description: "Statuses that mean: there is no such row.", example: "[404, 410]" }),
})
	.transform(({ column, ...rest }): GetPath => ({ ...rest, column: column ?? slotOf(rest.path) }))
	.describe("One row by its key: `WHERE id = …` asks for it alone.");

const search = strictMap({
	kind: z.literal("search"),
	path: endpointPath.meta({
		description: "The path of the search, which is asked by POST.",
		example: "/orders/search",
	}),
	rows: jsonPath.meta({
		description:
			"Where the rows stand in the answer, names with dots between them; `.` when the answer itself is the list.",
		example: "data.items",
	}),
	body: searchForm.optional().meta({
		description: "How the body says the conditions; without it, as Intercom's tree of AND and OR.",
		example: "{ kind: map, at: filter }",
	}),
	paging: searchPaging.optional().meta({
		description: "How the pages are walked; `cursor`.",
		example: "{ kind: offset, parameter: from, size: count, total: total }",
	}),
	page_size: pageSize.meta({
		description: "Rows a request: the service's usual number, and the most that it gives.",
		example: "{ default: 20, max: 100 }",
	}),
	everything: strictMap({ column: sqlName, operator: z.enum(filterOperators), value: z.number() })
		.optional()
		.meta({
			description: "A condition that every row meets, for a service that refuses a search without one.",
			example: "{ column: created_at, operator: gt, value: 0 }",
		}),
	stable_order: sqlName.optional().meta({
		description:
			"The column that full reads are sorted by; it never changes once a row exists. A timestamp makes StartDate work.",
		example: "created_at",
	}),
	partition_by: sqlName.optional().meta({
		description:
			"The time by which large reads are cut into ranges that are read side by side; `gt`, `lt` and `sort` must be declared for it, and the answers must tell the total.",
		example: "created_at",
	}),
	time_granularity: z.enum(["second", "day"]).default("second").meta({
		description: "How finely the service compares times: by the second, or by whole days.",
		example: "second",
	}),
	max_depth: count.default(1).meta({ description: "How deep a tree may be.", example: "2" }),
	max_filters: count.default(20).meta({ description: "How many conditions one search takes.", example: "15" }),
})
	.transform(
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
	)
	.describe("A search by POST, with its conditions in the body.");

const list = strictMap({
	kind: z.literal("list"),
	method: z.enum(["GET", "POST"]).default("GET").meta({ description: "How the list is asked for.", example: "GET" }),
	path: endpointPath.meta({ description: "The path of the list, without slots.", example: "/orders" }),
	query: z
		.record(z.string(), z.string())
		.default({})
		.meta({ description: "Parameters that go with every request.", example: '{ archived: "false" }' }),
	encoding: queryEncoding
		.optional()
		.meta({ description: "How the filters of columns are written into the query.", example: "{ lists: repeated }" }),
	order: orderStyle
		.optional()
		.meta({ description: "How the service is told the order.", example: "{ kind: signed, parameter: sort }" }),
	rows: jsonPath.meta({
		description:
			"Where the rows stand in the answer, names with dots between them; `.` when the answer itself is the list.",
		example: "data.items",
	}),
	paging: paging.meta({ description: "How the pages are walked.", example: "cursor" }),
	page_size: pageSize.optional().meta({
		description: "Rows a request: the service's usual number, and the most that it gives.",
		example: "{ default: 20, max: 100 }",
	}),
})
	.transform(
		({ page_size, paging: { kind: walk, pages }, ...rest }): ListPath => ({
			...rest,
			paging: walk,
			pages,
			pageSize: page_size,
		}),
	)
	.describe("A list, which may filter and sort by parameters of its query.");

const child = strictMap({
	kind: z.literal("child"),
	path: endpointPath.meta({
		description:
			"The path, one request for each row of the parent table. The last `{slot}` is filled by the column that `parent` names, those before it by columns of the parent with the slots' names.",
		example: "/orders/{order_id}/items",
	}),
	column: sqlName.optional().meta({
		description: "The column of this table for the last slot; the one of the slot's name.",
		example: "order_id",
	}),
	parent: columnReference.meta({
		description: "The column of the parent table that the rows belong to.",
		example: "orders.id",
	}),
	slots: z.record(sqlName, sqlName).optional().meta({
		description: "What fills slots before the last, where the parent's column has another name.",
		example: "{ shop: shop_id }",
	}),
	rows: jsonPath.meta({
		description:
			"Where the rows stand in the answer, names with dots between them; `.` when the answer itself is the list.",
		example: "data.items",
	}),
	paging: pagingWithoutScroll.meta({ description: "How the pages of one parent are walked.", example: "none" }),
	page_size: pageSize.optional().meta({
		description: "Rows a request: the service's usual number, and the most that it gives.",
		example: "{ default: 20, max: 100 }",
	}),
	absent: statuses
		.default([404])
		.meta({ description: "Statuses that mean: there is no such row.", example: "[404, 410]" }),
	cap: strictMap({ rows: count, total: jsonPath }).optional().meta({
		description:
			"The service gives so many rows a parent at most; `total` is where the parent's row tells how many there are.",
		example: "{ rows: 500, total: items.count }",
	}),
})
	.transform(
		({ page_size, column, slots, paging: { kind: walk, pages }, ...rest }): ChildPath => ({
			...rest,
			paging: walk,
			pages,
			column: column ?? slotsOf(rest.path).at(-1) ?? "",
			slots: nameSlots(slotsOf(rest.path).slice(0, -1), slots),
			pageSize: page_size,
		}),
	)
	.describe("One request for each row of another table.");

const embedded = strictMap({
	kind: z.literal("embedded"),
	column: sqlName.meta({
		description: "The column of this table that holds the parent's key.",
		example: "order_id",
	}),
	parent: columnReference.meta({
		description: "The column of the parent table that the rows belong to.",
		example: "orders.id",
	}),
	rows: jsonPath.meta({ description: "Where the rows stand in a row of the parent.", example: "items.data" }),
	search: z.record(sqlName, jsonPath).optional().meta({
		description: "Fields by which the parent's search finds the parents of a value.",
		example: "{ contact_id: contact_ids }",
	}),
	columns: z
		.array(sqlName)
		.min(1, "Name the columns, or leave the key out.")
		.optional()
		.meta({ description: "The columns that this form has, where it lacks some.", example: "[order_id, item_id]" }),
	truncated: jsonPath.optional().meta({
		description: "Where the parent says that the list was cut; the `child` entry completes it then.",
		example: "items.has_more",
	}),
})
	.transform((path): EmbeddedPath => path)
	.describe("Rows that lie inside the rows of another table, without a request of their own.");

const deletionFeed = strictMap({
	path: endpointPath.meta({
		description: "The path of the feed, the latest deletion first.",
		example: "/orders/deleted",
	}),
	rows: jsonPath.meta({
		description:
			"Where the rows stand in the answer, names with dots between them; `.` when the answer itself is the list.",
		example: "data.items",
	}),
	paging: pagingWithoutScroll.meta({ description: "How its pages are walked.", example: "page" }),
	page_size: pageSize.optional().meta({
		description: "Rows a request: the service's usual number, and the most that it gives.",
		example: "{ default: 20, max: 100 }",
	}),
	key: jsonPath.meta({ description: "Where an entry has the key of the deleted row.", example: "id" }),
	at: jsonPath.meta({ description: "Where it has the time.", example: "deleted_at" }),
	since: version.optional().meta({ description: "The first API version that has it.", example: '"2.1"' }),
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
	column: sqlName.meta({
		description: "The timestamp that the service sets at every change, and that its search has `gt` for.",
		example: "updated_at",
	}),
	lag_seconds: z
		.int()
		.min(0, "Write how many seconds a search may lag behind.")
		.meta({ description: "How long after a change the search may not know of it.", example: "60" }),
	deletions: z
		.union([z.literal("count"), deletionFeed])
		.meta({ description: "How deleted rows are found: by their number, or in a feed of them.", example: "count" }),
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

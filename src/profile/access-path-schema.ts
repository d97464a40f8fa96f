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
} from "./access-path.ts";
import { paging, pagingWithoutScroll, searchPaging } from "./paging-schema.ts";
import { orderStyle, queryEncoding } from "./query-schema.ts";
import { strictMap } from "./schema-mistakes.ts";
import { searchForm } from "./search-form-schema.ts";
import {
	columnReference,
	endpointPath,
	filterOperators,
	jsonPath,
	parameterName,
	sqlName,
	statuses,
	version,
} from "./value-schemas.ts";

const count = z.int().min(1, "Write a number from 1 up.");
const pageSize = strictMap({ default: count, max: count }).meta({
	description: "Rows a request: the service's usual number, and the most that it gives.",
	example: "{ default: 20, max: 100 }",
});
const method = z
	.enum(["GET", "POST"])
	.default("GET")
	.meta({ description: "How the rows are asked for.", example: "GET" });
const fixedQuery = z.record(z.string(), z.string()).meta({
	description: "Parameters that go with every request.",
	example: '{ archived: "false" }',
});
const rows = jsonPath.meta({
	description:
		"Where the rows stand in the answer, names with dots between them; `.` when the answer itself is the list.",
	example: "data.items",
});
const absent = statuses
	.default([404])
	.meta({ description: "Statuses that mean: there is no such row.", example: "[404, 410]" });
const since = version.optional().meta({ description: "The first API version that has it.", example: '"2.1"' });
const parentSearch = z.record(sqlName, jsonPath).meta({
	description: "Fields by which the parent's search finds the parents of a value.",
	example: "{ contact_id: contact_ids }",
});

const get = strictMap({
	kind: z.literal("get"),
	path: endpointPath.meta({
		description: "The path below the base URL; a `{slot}` has the name of the column that fills it.",
		example: "/orders/{id}",
	}),
	column: sqlName
		.optional()
		.meta({ description: "The column that fills the slot; the one of the slot's name.", example: "id" }),
	query: fixedQuery.optional(),
	absent,
	since,
})
	.transform(({ column, ...rest }): GetPath => ({ ...rest, column: column ?? slotOf(rest.path) }))
	.describe("One row by its key: `WHERE id = …` asks for it alone.");

const lookup = strictMap({
	kind: z.literal("lookup"),
	method,
	path: endpointPath.meta({
		description:
			"The path; each `{slot}` is filled by the column of its name. A statement gives one value for each slot but the `column`'s own.",
		example: "/orders",
	}),
	query: fixedQuery.default({}),
	column: sqlName.meta({
		description:
			"The column whose values are asked for; where the table has none of the name, what `search` of another table calls so.",
		example: "invoice_number",
	}),
	parameter: parameterName.optional().meta({
		description: "Where the value stands when it is no slot: a name in the query, or in the body of a POST.",
		example: "number",
	}),
	batch: count.optional().meta({
		description: "Of a POST: the most values that one request takes, as a list; without it, one value.",
		example: "50",
	}),
	rows,
	only: sqlName.optional().meta({
		description: "Only rows that have a value in this column are the table's.",
		example: "order_id",
	}),
	paging: pagingWithoutScroll
		.optional()
		.meta({ description: "How the pages of one request are walked; `none`.", example: "page" }),
	page_size: pageSize.optional(),
	absent,
	since,
})
	.transform(
		({ page_size, paging: walk, ...rest }): LookupPath => ({
			...rest,
			paging: walk?.kind ?? "none",
			pages: walk?.pages,
			pageSize: page_size,
			fixed: slotsOf(rest.path).filter((slot) => slot !== rest.column),
		}),
	)
	.describe("The rows in which a column has a value: a request for each value, or for some of them.");

const search = strictMap({
	kind: z.literal("search"),
	path: endpointPath.meta({
		description: "The path of the search, which is asked by POST.",
		example: "/orders/search",
	}),
	rows,
	body: searchForm.optional().meta({
		description: "How the body says the conditions; without it, as Intercom's tree of AND and OR.",
		example: "{ kind: map, at: filter }",
	}),
	paging: searchPaging.optional().meta({
		description: "How the pages are walked; `cursor`.",
		example: "{ kind: offset, parameter: from, size: count, total: total }",
	}),
	page_size: pageSize,
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

const timeWindows = strictMap({
	column: sqlName.meta({ description: "The time by which the ranges are cut.", example: "created_at" }),
	after: parameterName.meta({ description: "The parameter of the earlier bound, in Unix seconds.", example: "from" }),
	before: parameterName.meta({ description: "The parameter of the later bound, in Unix seconds.", example: "to" }),
	days: count.meta({ description: "How long a range is.", example: "30" }),
	first_year: z
		.int()
		.min(1970, "Write the year before which there is nothing.")
		.meta({ description: "The year before which there is nothing.", example: "2011" }),
}).transform(({ first_year, ...windows }): TimeWindows => ({ ...windows, firstYear: first_year }));

const list = strictMap({
	kind: z.literal("list"),
	method,
	path: endpointPath.meta({ description: "The path of the list, without slots.", example: "/orders" }),
	query: fixedQuery.default({}),
	encoding: queryEncoding
		.optional()
		.meta({ description: "How the filters of columns are written into the request.", example: "{ lists: repeated }" }),
	order: orderStyle
		.optional()
		.meta({ description: "How the service is told the order.", example: "{ kind: signed, parameter: sort }" }),
	send_in: z.enum(["query", "body"]).optional().meta({
		description: "Of a POST: where filters, order, windows and paging stand; in the query, unless it is said.",
		example: "body",
	}),
	filters: z.array(sqlName).optional().meta({
		description: "The columns that this list filters by; all that have a `filter`, unless it is said.",
		example: "[state]",
	}),
	windows: timeWindows.optional().meta({
		description:
			"The service tells of a stretch of time only: all is read in ranges of so many `days`, the latest first, back to `first_year`; `after` and `before` are the parameters of the bounds, in Unix seconds. Where a range has nothing, the next one is twice as long.",
		example: "{ column: created_at, after: from, before: to, days: 30, first_year: 2011 }",
	}),
	most_rows: count.optional().meta({
		description:
			"It gives no more rows than these: it is for LIMIT, and another list for the rest, and for those who may not ask it.",
		example: "1000",
	}),
	rows,
	paging: paging.meta({ description: "How the pages are walked.", example: "cursor" }),
	page_size: pageSize.optional(),
	since,
})
	.transform(
		({ page_size, most_rows, send_in, paging: { kind: walk, pages }, ...rest }): ListPath => ({
			...rest,
			sendIn: send_in,
			mostRows: most_rows,
			paging: walk,
			pages,
			pageSize: page_size,
		}),
	)
	.describe("A list, which may filter and sort by parameters of its query or keys of its body.");

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
	query: fixedQuery.optional(),
	plain_text: z.record(z.string(), z.string()).optional().meta({
		description:
			"Parameters that make the service itself send plain text for every column of `html`; sent with DisplayAs=plaintext.",
		example: "{ display_as: plaintext }",
	}),
	search: parentSearch.optional(),
	slots: z.record(sqlName, sqlName).optional().meta({
		description: "What fills slots before the last, where the parent's column has another name.",
		example: "{ shop: shop_id }",
	}),
	rows,
	paging: pagingWithoutScroll.meta({ description: "How the pages of one parent are walked.", example: "none" }),
	page_size: pageSize.optional(),
	absent,
	cap: strictMap({ rows: count, total: jsonPath }).optional().meta({
		description:
			"The service gives so many rows a parent at most; `total` is where the parent's row tells how many there are.",
		example: "{ rows: 500, total: items.count }",
	}),
})
	.transform(
		({ page_size, column, slots, plain_text, paging: { kind: walk, pages }, ...rest }): ChildPath => ({
			...rest,
			plainText: plain_text,
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
	within: jsonPath.optional().meta({
		description: "The list in a row of the parent in whose elements the rows lie, where they lie no nearer.",
		example: "items.data",
	}),
	members: sqlName.optional().meta({
		description: "The rows are the members of an object; this is the field of each in which its name is read.",
		example: "locale",
	}),
	ask: z.record(z.string(), z.string()).optional().meta({
		description: "Parameters of the parent's search without which it does not show these rows.",
		example: "{ expand: items }",
	}),
	search: parentSearch.optional(),
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
	rows,
	paging: pagingWithoutScroll.meta({ description: "How its pages are walked.", example: "page" }),
	page_size: pageSize.optional(),
	key: jsonPath.meta({ description: "Where an entry has the key of the deleted row.", example: "id" }),
	at: jsonPath.meta({ description: "Where it has the time.", example: "deleted_at" }),
	since,
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

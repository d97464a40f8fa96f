import * as z from "zod";
import type { PageNames, Paging } from "./access-path.ts";
import { strictMap } from "./schema-mistakes.ts";
import { type StrategyRow, strategy } from "./strategy-schema.ts";
import { headerName, jsonPath, parameterName } from "./value-schemas.ts";

/** A paging as it is written: its strategy, and what its parts are called. */
export interface WrittenPaging {
	readonly kind: Paging;
	readonly pages?: PageNames | undefined;
}

const size = parameterName
	.optional()
	.describe("The parameter with the rows a page; `per_page`, or `limit` beside an offset.");
const fixed = z
	.boolean()
	.optional()
	.describe("`true`: the service alone decides how many rows a page has, and no parameter says it.");
const total = jsonPath.optional().describe("Where the body has the number of all rows; `total_count` of the envelope.");
const totalHeader = headerName.optional().describe("The header that has the number of all rows.");
const more = jsonPath.optional().describe("Where the body says, with true or false, whether there are more pages.");
const end = z
	.enum(["short_page", "empty_page"])
	.optional()
	.describe(
		"What the last page is known by where nothing tells: it has fewer rows than were asked for (`page`), or none (`offset`).",
	);

const rows = {
	none: row("The whole list comes in one answer.", "none", strictMap({ kind: z.literal("none") })),
	cursor: row(
		"Each page tells the cursor of the next one.",
		"{ kind: cursor, parameter: after, next: meta.next_cursor }",
		strictMap({
			kind: z.literal("cursor"),
			parameter: parameterName.optional().describe("The parameter with the cursor; `starting_after`."),
			next: jsonPath
				.optional()
				.describe(
					"Where the body has the next cursor; `pages.next.starting_after`. None, null or an empty text ends the list.",
				),
			next_header: headerName.optional().describe("The header that has the next cursor."),
			next_field: jsonPath.optional().describe("The field of a page's last row that is the next cursor."),
			more,
			size,
			fixed,
			total,
			total_header: totalHeader,
		}),
	),
	page: row(
		"Pages have numbers. Where their number or the total is told, they are read side by side.",
		"{ kind: page, parameter: page, size: per_page, pages: meta.page_count }",
		strictMap({
			kind: z.literal("page"),
			parameter: parameterName.optional().describe("The parameter with the number; `page`."),
			first: z
				.int()
				.min(0, "Write 0 or 1.")
				.max(1, "Write 0 or 1.")
				.optional()
				.describe("The number of the first page; 1."),
			pages: jsonPath
				.optional()
				.describe("Where the body has the number of pages; `pages.total_pages` or `total_pages`."),
			pages_header: headerName.optional().describe("The header that has the number of pages."),
			more,
			size,
			fixed,
			total,
			total_header: totalHeader,
			end,
		}),
	),
	offset: row(
		"A page begins behind so many rows. Where the total is told, pages are read side by side.",
		"{ kind: offset, parameter: skip, size: take, total: meta.total }",
		strictMap({
			kind: z.literal("offset"),
			parameter: parameterName.optional().describe("The parameter with the rows before the page; `offset`."),
			more,
			size,
			fixed,
			total,
			total_header: totalHeader,
			end,
		}),
	),
	next_url: row(
		"The body holds the address of the next page; below the base URL, or it is refused.",
		"{ kind: next_url, next: links.next }",
		strictMap({
			kind: z.literal("next_url"),
			next: jsonPath.optional().describe("Where the body has the address; `next`."),
			size,
			fixed,
			total,
			total_header: totalHeader,
		}),
	),
	link: row(
		'The header Link holds the address of the next page, as `rel="next"`.',
		"{ kind: link, total_header: X-Total-Count }",
		strictMap({ kind: z.literal("link"), size, fixed, total, total_header: totalHeader }),
	),
	scroll: row(
		"Intercom's scroll: `scroll_param` until an empty page, one at a time for the whole workspace.",
		"scroll",
		strictMap({ kind: z.literal("scroll") }),
	),
} as const satisfies Record<Paging, StrategyRow<WrittenPaging>>;

/** The `paging:` of a list. */
export const paging = strategy<WrittenPaging>(rows);

/** The `paging:` of what is asked for each parent, and of a feed of deletions: a scroll bars all others from reading. */
export const pagingWithoutScroll = strategy<WrittenPaging & { kind: Exclude<Paging, "scroll"> }>({
	none: rows.none,
	cursor: rows.cursor,
	page: rows.page,
	offset: rows.offset,
	next_url: rows.next_url,
	link: rows.link,
});

/** The `paging:` of a search. */
export const searchPaging = strategy<WrittenPaging & { kind: Exclude<Paging, "scroll" | "none"> }>({
	cursor: rows.cursor,
	page: rows.page,
	offset: rows.offset,
	next_url: rows.next_url,
	link: rows.link,
});

/** The `paging:` of a service: what the words mean for all of its tables. */
export const servicePaging = z.array(
	strategy<WrittenPaging>({
		cursor: rows.cursor,
		page: rows.page,
		offset: rows.offset,
		next_url: rows.next_url,
		link: rows.link,
	}).transform(({ kind, pages = {} }) => ({ kind, pages })),
);

interface WrittenNames {
	readonly kind: string;
	readonly fixed?: boolean | undefined;
	readonly next_header?: string | undefined;
	readonly next_field?: string | undefined;
	readonly pages_header?: string | undefined;
	readonly total_header?: string | undefined;
}

function row<Kind extends Paging>(
	summary: string,
	example: string,
	map: z.ZodType<WrittenNames & { readonly kind: Kind }>,
): StrategyRow<WrittenPaging & { readonly kind: Kind }> {
	const read = map.transform(
		({ kind, fixed: isFixed, next_header, next_field, pages_header, total_header, ...rest }) => {
			const pages = {
				...rest,
				isFixed,
				nextHeader: next_header,
				nextField: next_field,
				pagesHeader: pages_header,
				totalHeader: total_header,
			};
			const said = Object.entries(pages).filter(([, value]) => value !== undefined);
			return { kind, pages: said.length === 0 ? undefined : Object.fromEntries(said) };
		},
	);
	return { map: read.describe(summary), example };
}

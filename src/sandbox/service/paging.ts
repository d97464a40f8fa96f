import type { Collection, Rows } from "../data/collection.ts";
import type { SearchQuery } from "../search/query.ts";
import { findPlace, type SearchIndex } from "../search/search-index.ts";
import type { Sort } from "../search/sorting.ts";
import type { WireObject } from "../wire/wire-object.ts";
import { ApiError } from "./api-error.ts";
import { formatCursor, parseCursor } from "./cursor.ts";

/** How many rows a page has: unless asked, and at most. */
export interface PageLimits {
	readonly normal: number;
	readonly most: number;
}

/** One page of a list that is read with cursors. */
export interface CursorPage {
	/** Indexes into the collection; an object may have been removed since it was found. */
	readonly rows: number[];
	readonly pages: WireObject;
	readonly total_count: number;
}

/** What a page with a cursor is asked for with. */
export interface CursorRequest<Item> {
	readonly query: SearchQuery<Item> | undefined;
	/** What stands for the query, so that the next page need not search again. */
	readonly key: string | undefined;
	readonly sort: Sort;
	readonly perPage: number;
	/** As it was sent; undefined for the first page. */
	readonly startingAfter: unknown;
}

/** Reads one page behind a cursor. */
export function readCursorPage<Item extends { readonly id: string }>(
	index: SearchIndex<Item>,
	collection: Collection<Item>,
	request: CursorRequest<Item>,
): CursorPage {
	const { query, key, sort, perPage, startingAfter } = request;
	const type = index.find(sort.field)?.type;
	const isTime = type === "date" || type === "day";
	const isFirst = startingAfter === undefined || startingAfter === null;
	const cursor = isFirst ? undefined : parseCursor(startingAfter, isTime, (id) => collection.indexOf(id));
	const found = index.search(query, key, sort);
	const place = cursor === undefined ? 0 : findPlace(found.order, found.keyAt, cursor, sort.order === "descending");
	const rows = found.order.subarray(place, place + perPage);
	const page = cursor?.page ?? 1;
	const last = rows.at(-1);
	const hasMore = last !== undefined && place + perPage < found.order.length;
	const next = hasMore
		? {
				next: {
					per_page: perPage,
					starting_after: formatCursor(found.keyAt(last), isTime, collection.idAt(last), page + 1),
				},
			}
		: {};
	const total_count = found.order.length;
	return {
		rows: Array.from(rows),
		pages: { type: "pages", page, ...next, per_page: perPage, total_pages: Math.ceil(total_count / perPage) },
		total_count,
	};
}

/** One page of a list that is read with page numbers. */
export interface NumberedPage<Item> {
	readonly items: Item[];
	readonly pages: WireObject;
	readonly total_count: number;
}

/**
 * Reads one page by its number.
 * @param nextUrl Gives the address of a page, for lists that link to the next one; null otherwise stands there.
 */
export function readNumberedPage<Item>(
	all: Rows<Item>,
	page: number,
	perPage: number,
	nextUrl?: (page: number) => string,
): NumberedPage<Item> {
	const total_pages = Math.ceil(all.length / perPage);
	const next = nextUrl !== undefined && page < total_pages ? nextUrl(page + 1) : null;
	return {
		items: all.slice((page - 1) * perPage, page * perPage),
		pages: { type: "pages", next, page, per_page: perPage, total_pages },
		total_count: all.length,
	};
}

/**
 * Reads a number of rows or of a page.
 * @throws {ApiError} 400 when it is no number of the range.
 */
export function readCount(name: string, value: unknown, normal: number, most: number): number {
	if (value === undefined || value === null) return normal;
	const count = typeof value === "string" ? (/^\d+$/.test(value) ? Number(value) : Number.NaN) : value;
	if (typeof count !== "number" || !Number.isInteger(count) || count < 1 || count > most) {
		throw new ApiError("parameter_invalid", `${name} must be an integer between 1 and ${most}`);
	}
	return count;
}

/** Reads `per_page`. */
export function readPerPage(value: unknown, size: PageLimits): number {
	return readCount("per_page", value, size.normal, size.most);
}

/** Reads `page`. */
export function readPage(value: unknown): number {
	return readCount("page", value, 1, 1_000_000);
}

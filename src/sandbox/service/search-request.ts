import type { SearchIndex } from "../search/search-index.ts";
import type { Sort } from "../search/sorting.ts";
import { ApiError } from "./api-error.ts";
import { type PageLimits, readPerPage } from "./paging.ts";

/** What a search asks for, apart from its query, which is yet to be read. */
export interface SearchRequest {
	readonly query: unknown;
	readonly key: string;
	readonly sort: Sort;
	readonly perPage: number;
	readonly startingAfter: unknown;
}

/**
 * Reads the body of a search.
 * @param otherwise The order when none is asked for.
 * @throws {ApiError} 400 when a part of it is not as it must be.
 */
export function readSearch<Item extends { readonly id: string }>(
	body: unknown,
	size: PageLimits,
	index: SearchIndex<Item>,
	otherwise: Sort,
): SearchRequest {
	const request = asObject(body, "The body");
	const pagination = asObject(request["pagination"] ?? {}, "pagination");
	return {
		query: request["query"],
		key: JSON.stringify(request["query"]),
		sort: request["sort"] === undefined || request["sort"] === null ? otherwise : readSort(request["sort"], index),
		perPage: readPerPage(pagination["per_page"], size),
		startingAfter: pagination["starting_after"],
	};
}

function readSort<Item extends { readonly id: string }>(value: unknown, index: SearchIndex<Item>): Sort {
	const { field, order = "descending" } = asObject(value, "sort");
	if (order !== "ascending" && order !== "descending") {
		throw new ApiError(
			"invalid_sort_order",
			`Invalid sort order '${String(order)}'. Must be one of: ascending, descending`,
		);
	}
	const known = typeof field === "string" ? index.find(field) : undefined;
	if (known === undefined || known.isHidden === true || known.type === "tag") {
		throw new ApiError("invalid_field", `${String(field)} is not a sortable field`);
	}
	return { field: known.name, order };
}

function asObject(value: unknown, name: string): Record<string, unknown> {
	if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
	throw new ApiError("parameter_invalid", `${name} must be an object`);
}

import { createError, formatJson, type ProviderError } from "../base/index.ts";
import type { PageFacts, Position } from "./paging-table.ts";

// A service may filter rows out of its pages after it has cut them.
const maxEmptyPages = 5;
const maxEqualPages = 3;

/** Watches the pages of one walk, so that a service that never comes to an end does not keep a statement for ever. */
export interface LoopGuard {
	/**
	 * Looks at one page and at where the next one begins.
	 * @throws ProviderError bad_response when a position comes twice, or too many pages in a row are empty or the same.
	 */
	check(rows: readonly unknown[], next: Position | undefined): void;
	/**
	 * Tells whether a page was the last although it names a next one, as some services do: nothing is missing and nothing new can come, or
	 * it is empty and its next page is itself.
	 */
	isOver(page: Pick<PageFacts, "rowCount" | "missing" | "position">, next: Position): boolean;
}

/** Creates the guard of one walk; it keeps the positions, which are few, and no rows. */
export function createLoopGuard(request: string): LoopGuard {
	const positions = new Set<string>();
	let lastPage = "";
	let equalPages = 0;
	return {
		isOver({ rowCount, missing, position }, next) {
			const text = formatJson(next);
			const isAllThere = missing !== undefined && missing <= 0;
			if (isAllThere && (rowCount === 0 || positions.has(text))) return true;
			return rowCount === 0 && position !== undefined && formatJson(position) === text;
		},
		check(rows, next) {
			const page = formatJson([rows.length, rows[0] ?? null, rows.at(-1) ?? null]);
			equalPages = page === lastPage ? equalPages + 1 : 1;
			lastPage = page;
			if (next === undefined) return;
			if (equalPages >= (rows.length === 0 ? maxEmptyPages : maxEqualPages)) {
				const what = rows.length === 0 ? "an empty page" : "the same page";
				throw createLoopError(request, `${what} came ${equalPages} times in a row`);
			}
			const position = formatJson(next);
			if (positions.has(position)) throw createLoopError(request, "the place of the next page came twice");
			positions.add(position);
		},
	};
}

/** The error for pages that go round in a circle. */
export function createLoopError(request: string, reason: string): ProviderError {
	return createError("bad_response", {
		request,
		reason: `its pages do not end: ${reason}`,
		advice: "Try again later; a predicate that is pushed down (see EXPLAIN) makes fewer pages.",
	});
}

import type { PageWalk } from "./page-walk.ts";

/** How many rows the pages of one walk are asked for with. */
export interface PageSizes {
	/** Rows of a page; undefined where the service alone decides. */
	readonly full: number | undefined;
	/** The size to ask for when so many rows are still wanted. */
	choose(wanted: number): number | undefined;
	/** Takes note of the size that was asked for at first, and of the one with which the page came. */
	learn(asked: number | undefined, answered: number | undefined): void;
}

// Pages that were cut grow again, but each attempt to grow may cost a whole timeout.
const pagesBeforeGrowth = 10;

/**
 * Chooses the sizes of a walk's pages.
 * @param most As the connection says.
 */
export function createPageSizes(
	{ pageSize, limit, strategy }: Pick<PageWalk, "pageSize" | "limit" | "strategy">,
	most: number | undefined,
): PageSizes {
	const full =
		pageSize === undefined || !strategy.isPaged
			? undefined
			: Math.max(1, Math.min(most ?? pageSize.max, pageSize.max, limit ?? Number.POSITIVE_INFINITY));
	let size = full;
	let smoothPages = 0;
	return {
		full,
		choose: (wanted) => (size === undefined || !strategy.isSizeFree ? size : Math.min(size, wanted)),
		learn(asked, answered) {
			if (asked === undefined || answered === undefined || full === undefined) return;
			smoothPages = answered < asked ? 0 : smoothPages + 1;
			if (smoothPages === 0) size = answered;
			else if (smoothPages % pagesBeforeGrowth === 0) size = Math.min(full, (size ?? 1) * 2);
		},
	};
}

import { isObject } from "./json-path.ts";

/**
 * Reads how many rows there are in all, as the envelope of a list tells it. Only a whole number from 0 up is a total, also one
 * written as text; whatever else stands there says nothing.
 * @example readTotal({ type: "list", data: [], total_count: 450 }) // 450
 */
export function readTotal(envelope: unknown): number | undefined {
	const total = isObject(envelope) ? envelope["total_count"] : undefined;
	const number = typeof total === "string" && /^\d+$/.test(total) ? Number(total) : total;
	// Adding 0 makes -0 a 0.
	return typeof number === "number" && Number.isSafeInteger(number) && number >= 0 ? number + 0 : undefined;
}

/** A number of rows that was told, and another that came. */
export interface Discrepancy {
	readonly told: number;
	readonly given: number;
}

/** Compares the rows of a list with the totals that its pages tell. */
export interface Tally {
	/** Takes note of one page. */
	addPage(told: number | undefined, rowCount: number): void;
	/**
	 * Compares when the pages have ended.
	 * @param given The rows of all pages.
	 * @param limit More were not wanted.
	 * @returns undefined when the numbers agree, as far as they can while rows change, and when none was told.
	 */
	compare(given: number, limit?: number): Discrepancy | undefined;
}

/**
 * Creates the comparison of one list.
 *
 * One answer cannot disagree with itself: its rows and its total are of one moment, so a list of one page must have just as many rows
 * as it tells. From one page to the next a row may be deleted, move over the boundary or be new, which a total shows only in part (one
 * comes and one goes), so each boundary explains one row; and of the totals that the pages told, the nearest to what came counts.
 */
export function createTally(): Tally {
	let allowance = -1;
	let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	return {
		addPage(told, rowCount) {
			allowance++;
			// The empty page that ends a list may have forgotten what there was.
			if (told === undefined || (rowCount === 0 && most >= 0)) return;
			least = Math.min(least, told);
			most = Math.max(most, told);
		},
		compare(given, limit = Number.POSITIVE_INFINITY) {
			if (most < 0) return undefined;
			if (given < Math.min(least, limit) - allowance) return { told: least, given };
			return given > most + allowance ? { told: most, given } : undefined;
		},
	};
}

import { randomUUID } from "node:crypto";
import { ApiError } from "./api-error.ts";

const pageSize = 100;
const expiryMs = 60_000;

interface Scroll {
	readonly param: string;
	readonly ids: readonly string[];
	place: number;
	usedMs: number;
	/** An empty page has told the client of the end. */
	isDone: boolean;
}

/**
 * The one scroll over all companies that a workspace may have open; it dies a minute after its last use. Behind
 * its last row it goes on with empty pages; from the first of them on a new scroll may take its place.
 * Source: github.com/airbytehq/airbyte/issues/58638.
 */
export class CompanyScroll {
	readonly #now: () => number;
	#open: Scroll | undefined;

	/**
	 * Begins without a scroll.
	 * @param now Gives milliseconds.
	 */
	constructor(now: () => number) {
		this.#now = now;
	}

	/**
	 * Opens a scroll over the companies as they are now.
	 * @throws {ApiError} 400 `scroll_exists` while another one is alive and not done.
	 */
	open(ids: readonly string[]): { param: string; ids: readonly string[] } {
		if (this.#isAlive() && this.#open?.isDone === false) throw new ApiError("scroll_exists");
		this.#open = { param: randomUUID(), ids, place: 0, usedMs: this.#now(), isDone: false };
		return this.next(this.#open.param);
	}

	/**
	 * Gives the next hundred ids; none behind the last one.
	 * @throws {ApiError} 404 when the scroll has expired or never was.
	 */
	next(param: string): { param: string; ids: readonly string[] } {
		const open = this.#open;
		if (open === undefined || open.param !== param || !this.#isAlive()) throw new ApiError("scroll_not_found");
		const ids = open.ids.slice(open.place, open.place + pageSize);
		open.place += pageSize;
		open.usedMs = this.#now();
		open.isDone = ids.length === 0;
		return { param, ids };
	}

	#isAlive(): boolean {
		return this.#open !== undefined && this.#now() - this.#open.usedMs <= expiryMs;
	}
}

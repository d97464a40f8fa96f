import { throwIfAborted } from "../base/index.ts";
import { formatPosition, type Position } from "./paging-table.ts";

/** Asks for pages before their turn. */
export interface PagePrefetch<Answer> {
	/** The answer for a page: the one that is under way, or a request that begins now. */
	take(position: Position | undefined): Promise<Answer>;
	/**
	 * Takes note of the pages that follow; the next time that one is taken, those behind it are asked for with it: twice as many each
	 * time, so that who leaves early has not asked for much.
	 */
	foresee(positions: Iterable<Position>): void;
	/** Ends what is under way. */
	close(): void;
}

/**
 * Makes the prefetch of one walk.
 * @param request Asks for a page.
 * @param countSlots How many requests are worth having under way.
 */
export function createPagePrefetch<Answer>(
	request: (position: Position | undefined, signal: AbortSignal) => Promise<Answer>,
	countSlots: () => number,
	signal: AbortSignal | undefined,
): PagePrefetch<Answer> {
	const end = new AbortController();
	const inner = signal ? AbortSignal.any([signal, end.signal]) : end.signal;
	const underWay = new Map<string, Promise<Answer>>();
	let foreseen: Iterable<Position> = [];
	let most = 1;
	const ask = (position: Position): void => {
		const answer = request(position, inner);
		// Whoever takes it gets the error; until then nobody has missed it.
		answer.catch(() => undefined);
		underWay.set(formatPosition(position), answer);
	};
	return {
		take(position) {
			throwIfAborted(inner);
			const key = position && formatPosition(position);
			const ready = key === undefined ? undefined : underWay.get(key);
			if (key !== undefined) underWay.delete(key);
			const answer = ready ?? request(position, inner);
			for (const later of foreseen) {
				if (underWay.size >= most - 1) break;
				const name = formatPosition(later);
				if (name !== key && !underWay.has(name)) ask(later);
			}
			most = Math.min(most * 2, countSlots());
			return answer;
		},
		foresee(positions) {
			foreseen = positions;
		},
		close() {
			end.abort();
		},
	};
}

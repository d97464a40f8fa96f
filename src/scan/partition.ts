import type { RawPage, Received } from "./page-walk.ts";
import { type Granularity, isInRange, isNearRange, longestDayMs, type TimeRange } from "./time-range.ts";
import { createTally, type Discrepancy, type Tally } from "./total.ts";

/** Rows that were read before their range was cut off at the latest of them. */
export interface Overlap {
	/** When the latest of them was made, in milliseconds since 1970. */
	readonly atMs: number;
	/** The keys of those that were made at that instant. */
	readonly keys: readonly string[];
}

/** How a read of one partition stands; it can be written down and gone on with. */
export interface PartitionState {
	readonly range: TimeRange;
	/** Where the next page begins; absent: at the beginning. */
	readonly position?: string | undefined;
	/** What came of it. */
	readonly received: Received;
	/** What comes once more at the beginning. */
	readonly overlap?: Overlap | undefined;
	/** Its first page has told how many rows it has. */
	readonly isTold: boolean;
}

/** How the rows of a table tell themselves apart in time. */
export interface RowTimes {
	readonly granularity: Granularity;
	/** When a row was made, in milliseconds since 1970; undefined when it does not tell. */
	readonly readTime: (row: unknown) => number | undefined;
	readonly readKey: (row: unknown) => string;
}

/** What a page brought to a partition. */
export interface PartitionStep {
	/** The rows that no other partition has. */
	readonly rows: readonly unknown[];
	/** How many rows came that another has. */
	readonly repeated: number;
	/** How many elements came that are no rows. */
	readonly others: number;
	/** How many rows the partition has, where its first page tells. */
	readonly firstTotal?: number | undefined;
	/** Rows that are still to come; undefined where nobody knows. */
	readonly missing: number | undefined;
	/** Where it may be cut: behind these rows; undefined where it may not. */
	readonly cut?: Overlap | undefined;
	/** How many rows, at most, would come once more if it were cut there. */
	readonly cutCost: number;
	/** The rows cannot be what was asked for. */
	readonly isAmiss: boolean;
}

/** One range of a search that is read page after page. */
export class Partition {
	readonly #times: RowTimes;
	readonly #tally: Tally = createTally();
	/** The pages of the last day, where the service compares by days. */
	#lastDay: { readonly lastMs: number; readonly rowCount: number }[] = [];
	#state: PartitionState;

	/** Begins, or goes on. */
	constructor(state: PartitionState, times: RowTimes) {
		this.#state = state;
		this.#times = times;
	}

	/** As it stands after the last page that was taken in. */
	get state(): PartitionState {
		return this.#state;
	}

	/** How what came differs from what was told. */
	compare(): Discrepancy | undefined {
		return this.#tally.compare(this.#state.received.rows);
	}

	/** Takes a page in. */
	take({ rows, total, received, resume }: RawPage): PartitionStep {
		const { granularity, readTime } = this.#times;
		const { range, overlap, isTold, received: before } = this.#state;
		const others = received.others - before.others;
		const times = rows.map(readTime);
		const isAmiss = times.some((time) => time !== undefined && !isNearRange(range, time, granularity));
		const own = rows.filter((row, index) => {
			const time = times[index];
			return time === undefined || (isInRange(range, time, granularity) && !this.#isRepeated(row, time));
		});
		this.#tally.addPage(total, rows.length);
		const lastMs = findLast(times);
		const isPast = overlap === undefined || (lastMs !== undefined && lastMs > overlap.atMs);
		this.#state = { range, position: resume, received, overlap: isPast ? undefined : overlap, isTold: true };
		const left = total === undefined ? undefined : total - received.rows - received.others;
		const missing = left !== undefined && left >= 0 ? left : undefined;
		const first = isTold ? {} : { firstTotal: total };
		const cut = isPast && resume !== undefined ? this.#findCut(rows, times) : undefined;
		const cutCost = this.#countLastDay(rows.length, lastMs);
		return { rows: own, repeated: rows.length - own.length, others, ...first, missing, cut, cutCost, isAmiss };
	}

	#countLastDay(rowCount: number, lastMs: number | undefined): number {
		if (this.#times.granularity !== "day" || lastMs === undefined) return 0;
		this.#lastDay = this.#lastDay.filter((page) => page.lastMs > lastMs - longestDayMs);
		this.#lastDay.push({ lastMs, rowCount });
		return this.#lastDay.reduce((sum, page) => sum + page.rowCount, 0);
	}

	#isRepeated(row: unknown, time: number): boolean {
		const { overlap } = this.#state;
		if (overlap === undefined || time > overlap.atMs) return false;
		return time < overlap.atMs || overlap.keys.includes(this.#times.readKey(row));
	}

	// Only behind rows that came in order, and of whose last instant none can have come with an earlier page.
	#findCut(rows: readonly unknown[], times: readonly (number | undefined)[]): Overlap | undefined {
		const [first, last] = [times[0], times.at(-1)];
		if (first === undefined || last === undefined || first === last) return undefined;
		const isSorted = times.every((time, index) => time !== undefined && !(time < (times[index - 1] ?? time)));
		if (!isSorted) return undefined;
		return { atMs: last, keys: rows.filter((_, index) => times[index] === last).map(this.#times.readKey) };
	}
}

function findLast(times: readonly (number | undefined)[]): number | undefined {
	return times.reduce((last, time) => (time !== undefined && !(time <= (last ?? time - 1)) ? time : last), undefined);
}

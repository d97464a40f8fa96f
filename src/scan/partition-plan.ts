import { parseTimestamp } from "../base/index.ts";
import type { SearchScan } from "../catalog/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import type { Received } from "./page-walk.ts";
import { Partition, type PartitionState, type PartitionStep, type RowTimes } from "./partition.ts";
import { emptyBooks, type PartitionedState, printPartitions, readPartitions } from "./partition-resume.ts";
import { compileColumnReader, compileKeyReader } from "./row-reader.ts";
import type { ReadStart } from "./scan-context.ts";
import { cutRange } from "./time-range.ts";
import type { Discrepancy } from "./total.ts";

// Each partition ends with a page that is half empty, as a rule: so many pages for each keep that a small part of the whole.
const pagesPerCut = 8;
// The first cut is so fine that few of its parts are much larger than the others.
const firstCuts = 64;
// What is left at the end, when requests are to spare, is cut finer.
const leastPages = 3;
// Where days are cut in the middle, what came of them comes again; more than this part of what is left is not worth it.
const mostRepeatedShare = 0.25;

/** What is read side by side, and the accounts of whether it makes up the whole. */
export class PartitionPlan {
	readonly #times: RowTimes;
	readonly #partitions: Set<Partition>;
	#books: Omit<PartitionedState, "partitions">;
	/** The largest page that came. */
	#pageRows = 1;
	/** What differs where nothing was cut. */
	#discrepancy: Discrepancy | undefined;

	/** Begins with the whole, or where an earlier read ended. */
	constructor({ table, path }: SearchScan, column: ColumnDefinition, from: ReadStart | undefined) {
		const readColumn = compileColumnReader(column);
		const readKey = compileKeyReader(table);
		this.#times = {
			granularity: path.timeGranularity,
			readTime(value) {
				const time = readColumn({ value });
				return typeof time === "string" ? parseTimestamp(time) : undefined;
			},
			readKey: (value) => readKey({ value }),
		};
		const whole = { range: {}, received: { rows: 0, others: 0 }, isTold: true };
		const { partitions, ...books } = readPartitions(from) ?? {
			partitions: [whole],
			...emptyBooks,
		};
		this.#partitions = new Set(partitions.map((state) => this.#create(state)));
		this.#books = books;
	}

	/** Those that are not read to their end, in the order in which they are to go on. */
	get partitions(): Iterable<Partition> {
		return this.#partitions;
	}

	/** The whole was cut. */
	get isCut(): boolean {
		return this.#books.whole !== undefined;
	}

	/** The rows of the whole, as they were told when it was cut; 0 while it is not. */
	get total(): number {
		return this.#books.total ?? 0;
	}

	/** It is known when the latest row was made, or that nobody knows. */
	get isEndKnown(): boolean {
		return this.#books.lastMs !== undefined;
	}

	/** What came in all. */
	get received(): Received {
		return { rows: this.#books.rowCount, others: this.#books.otherCount };
	}

	/** Takes note of the latest row; undefined where there is none to be had. */
	setEnd(row: unknown): void {
		this.#books = { ...this.#books, lastMs: row === undefined ? null : (this.#times.readTime(row) ?? null) };
	}

	/**
	 * Takes note of a page.
	 * @returns `amiss` when the parts cannot be what was asked for, so that the whole is to be read instead.
	 */
	take(
		partition: Partition,
		{ rows, repeated, others, firstTotal, isAmiss, ...step }: PartitionStep,
	): "amiss" | undefined {
		const { gap, rowCount, otherCount, shortCount, ...books } = this.#books;
		this.#pageRows = Math.max(this.#pageRows, rows.length + repeated);
		const isTotalMissing = "firstTotal" in step && firstTotal === undefined;
		let short = 0;
		this.#partitions.delete(partition);
		if (partition.state.position !== undefined) this.#partitions.add(partition);
		else {
			const discrepancy = partition.compare();
			if (!this.isCut) this.#discrepancy = discrepancy;
			else if (discrepancy) short = Math.max(0, discrepancy.told - discrepancy.given);
		}
		this.#books = {
			...books,
			rowCount: rowCount + rows.length,
			otherCount: otherCount + others,
			gap: gap - (firstTotal ?? 0) + repeated,
			shortCount: shortCount + short,
		};
		if (!this.isCut || !(isAmiss || isTotalMissing)) return undefined;
		this.giveUp();
		return "amiss";
	}

	/** Tells whether enough is left of a partition to cut it. */
	isLarge({ missing = 0, cut, cutCost }: PartitionStep): boolean {
		const pages = missing / this.#pageRows;
		const least = this.isCut ? 2 * leastPages : 2 * pagesPerCut;
		return cut !== undefined && pages >= least && cutCost <= missing * mostRepeatedShare && this.#books.lastMs !== null;
	}

	/**
	 * Cuts the rest of a partition that {@link isLarge}.
	 * @param slots Requests that are worth having under way.
	 * @returns Whether it was cut.
	 */
	cut(partition: Partition, { cut, missing = 0 }: PartitionStep, slots: number): boolean {
		const { lastMs, ...books } = this.#books;
		const { range, position = "", received } = partition.state;
		if (cut === undefined || lastMs === undefined || lastMs === null) return false;
		const pages = missing / this.#pageRows;
		const total = books.total ?? missing + received.rows + received.others;
		const budget = Math.floor(total / this.#pageRows / pagesPerCut) - books.cutCount;
		const waiting = this.#partitions.size - 1;
		const wanted = this.isCut
			? Math.min(slots - waiting, pages / leastPages)
			: Math.min(firstCuts, pages / pagesPerCut);
		const count = Math.floor(Math.min(wanted, budget));
		const from = Math.floor(cut.atMs / 1_000) * 1_000;
		const parts = cutRange({ from, to: range.to }, lastMs, count, this.#times.granularity);
		if (parts.length < 2) return false;
		this.#partitions.delete(partition);
		for (const [index, part] of parts.entries()) {
			const overlap = index === 0 ? cut : undefined;
			const state = { range: part, received: { rows: 0, others: 0 }, overlap, isTold: false };
			this.#partitions.add(this.#create(state));
		}
		this.#books = {
			whole: { position, rowCount: received.rows },
			...books,
			lastMs,
			total,
			gap: books.gap + missing,
			cutCount: books.cutCount + parts.length,
		};
		return true;
	}

	/**
	 * Tells whether rows are missing between the parts: each cut explains one, as it is made between two requests.
	 * @param deleted So many were deleted since.
	 */
	hasGap(deleted: number): boolean {
		return this.isCut && this.#books.gap > this.#books.cutCount + deleted;
	}

	/** Goes on with the whole from where it was cut, page after page. */
	giveUp(): void {
		const { whole, rowCount, otherCount } = this.#books;
		this.#partitions.clear();
		if (whole === undefined) return;
		const received = { rows: whole.rowCount, others: 0 };
		this.#partitions.add(this.#create({ range: {}, position: whole.position, received, isTold: true }));
		this.#books = { ...emptyBooks, rowCount, otherCount, lastMs: null };
	}

	/** What was told beside what came, once all partitions are read. */
	compare(): Discrepancy | undefined {
		const { rowCount, shortCount } = this.#books;
		return shortCount > 0 ? { told: rowCount + shortCount, given: rowCount } : this.#discrepancy;
	}

	/** Where to go on; undefined after the end. */
	print(): string | undefined {
		if (this.#partitions.size === 0 && !this.hasGap(0)) return undefined;
		return printPartitions({ ...this.#books, partitions: [...this.#partitions].map(({ state }) => state) });
	}

	#create(state: PartitionState): Partition {
		return new Partition(state, this.#times);
	}
}

import { createError, type StoredValue } from "../../base/index.ts";
import type { Tables } from "../../storage/index.ts";
import { LeaseLost } from "../result/result-ledger.ts";

/** Rows that came together, each with its values in the order of the columns. */
export type RowPage = readonly (readonly StoredValue[])[];

/** Rows that writes of our own are laid over at the end of a read: who takes rows as they come gets these last, as they are then. */
export interface HeldRows {
	/** Leaves of rows those that are not held back. */
	pass(rows: RowPage): RowPage;
	/** Those that are there at the end. */
	list(tables: Tables): Promise<RowPage>;
}

/**
 * The rows of a read for one who takes them as they come. He holds the read up, unless others wait for the same rows: then it goes on, and
 * what he has not taken yet waits in memory.
 */
export class RowFeed {
	readonly #pages: RowPage[] = [];
	/** Calls of {@link put}. */
	#pageCount = 0;
	#rowCount = 0;
	/** Somebody waits for a page. */
	#isAwaited = false;
	#isHurried = false;
	#isLeft = false;
	/** All pages were put, whatever becomes of the read now. */
	#isWhole = false;
	#outcome: Promise<unknown> | undefined;
	#change = createChange();
	/** Rows that come last. */
	readonly held: HeldRows | undefined;

	/** Begins to take rows, of which some may be held back until the end. */
	constructor(held?: HeldRows) {
		this.held = held;
	}

	/** How many rows it got. */
	get rowCount(): number {
		return this.#rowCount;
	}

	/** Adds rows, of which none came before. */
	put(page: RowPage): void {
		const rows = this.held ? this.held.pass(page) : page;
		this.#pageCount++;
		this.#rowCount += rows.length;
		if (rows.length > 0 && !this.#isLeft) this.#pages.push(rows);
		this.#tell();
	}

	/** Adds the rows that were held back, as they are when all has been read. */
	putHeld(rows: RowPage): void {
		this.#rowCount += rows.length;
		if (rows.length > 0 && !this.#isLeft) this.#pages.push(rows);
		this.#tell();
	}

	/** Waits until there should be more: when the first page was used up; later on, when only one is ahead. */
	async waitForDemand(): Promise<void> {
		while (!this.#isWanted()) await this.#change.promise;
	}

	/** All pages were put. */
	complete(): void {
		this.#isWhole = true;
	}

	/**
	 * The read has ended.
	 * @param outcome Settled; a failure is told after the rows that came before.
	 */
	end(outcome: Promise<unknown>): void {
		this.#outcome = outcome;
		this.#tell();
	}

	/** Says whether others wait for the same rows. */
	hurry(isHurried: boolean): void {
		this.#isHurried = isHurried;
		this.#tell();
	}

	/**
	 * Takes the next page, to be called again when its rows are used up.
	 * @returns Undefined after the last.
	 * @throws What the read threw; execution_failed (40001) where it was taken over by another process.
	 */
	async take(): Promise<RowPage | undefined> {
		this.#isAwaited = true;
		this.#tell();
		while (this.#pages.length === 0 && !this.#outcome) await this.#change.promise;
		this.#isAwaited = false;
		const page = this.#pages.shift();
		this.#tell();
		if (!page) await this.#findFailure();
		return page;
	}

	/** Nobody takes any more. */
	leave(): void {
		this.#isLeft = true;
		this.#pages.length = 0;
		this.#tell();
	}

	#isWanted(): boolean {
		if (this.#isHurried || this.#isLeft) return true;
		return this.#pages.length === 0 && (this.#isAwaited || this.#pageCount > 1);
	}

	#tell(): void {
		const { resolve } = this.#change;
		this.#change = createChange();
		resolve();
	}

	async #findFailure(): Promise<void> {
		try {
			await this.#outcome;
		} catch (error) {
			if (!(error instanceof LeaseLost)) throw error;
			// Whatever becomes of what is kept, who has all rows has them.
			if (this.#isWhole) return;
			const problem = "another process has taken over the read, of which some rows were given already";
			throw createError("execution_failed", { sqlState: "40001", problem, advice: "Run the statement again." });
		}
	}
}

function createChange(): { readonly promise: Promise<void>; readonly resolve: () => void } {
	let resolve: () => void = () => undefined;
	const promise = new Promise<void>((done) => {
		resolve = done;
	});
	return { promise, resolve };
}

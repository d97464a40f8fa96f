import type { CacheOptions } from "./cache-contract.ts";
import { unpinResult } from "./result/result-pins.ts";
import { hasObsolete } from "./result/result-search.ts";
import { sweepResults } from "./result/result-sweep.ts";

/** Lets tables go that nobody uses any more. Whoever asks has his rows: that a table stays a while longer is nothing to fail for. */
export class CacheCleaner {
	readonly #options: CacheOptions;
	/** Rows are gone, and the file may still have traces of them. */
	#isScrubDue = false;
	#lastRound: Promise<void> = Promise.resolve();
	/** A round that has not begun: it does for all who ask meanwhile. */
	#nextRound: Promise<void> | undefined;

	/** Begins with nothing to do. */
	constructor(options: CacheOptions) {
		this.#options = options;
	}

	/** Notes that rows are gone that the file had. */
	noteVanished(): void {
		this.#isScrubDue = true;
	}

	/** Takes a pin away, and drops what waited for that. Does not reject. */
	async release(pinId: number): Promise<void> {
		const isObsolete = await this.unpin(pinId);
		if (isObsolete || this.#isScrubDue) await this.clean();
	}

	/**
	 * Takes a pin away. Does not reject.
	 * @returns True when its result may be dropped now.
	 */
	async unpin(pinId: number): Promise<boolean> {
		let isObsolete = false;
		await this.#try(async () => {
			isObsolete = await unpinResult(this.#options.storage, pinId);
		});
		return isObsolete;
	}

	/** Drops what nobody uses, and leaves no traces of rows that are gone; one round at a time. Does not reject. */
	clean(): Promise<void> {
		if (this.#nextRound) return this.#nextRound;
		const round = this.#lastRound.then(() => {
			this.#nextRound = undefined;
			return this.#try(async () => {
				await this.sweep();
				await this.#scrub();
			});
		});
		this.#nextRound = round;
		this.#lastRound = round;
		return round;
	}

	/** Cleans once more if that is due. Does not reject. */
	async finish(): Promise<void> {
		if (this.#isScrubDue) await this.clean();
		await this.#lastRound;
	}

	/**
	 * Drops what nobody uses.
	 * @throws cache_disk
	 */
	async sweep(): Promise<void> {
		const { storage, clock, processes, log } = this.#options;
		const dropped = await sweepResults(storage, processes, clock.now());
		if (dropped > 0) log.write(2, "cache", "scans dropped", { dropped });
	}

	async #scrub(): Promise<void> {
		if (!this.#isScrubDue) return;
		const { storage } = this.#options;
		// Before the scrubbing, in the course of which more rows may vanish.
		this.#isScrubDue = false;
		let isClean = false;
		try {
			// What is dropped after this question leaves traces that the scrubbing may come too early for.
			const isAnyLeft = await hasObsolete(storage);
			isClean = (await storage.scrub()) && !isAnyLeft;
		} finally {
			if (!isClean) this.#isScrubDue = true;
		}
	}

	async #try(work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (error) {
			const reason = error instanceof Error ? error.message : "unknown reason";
			this.#options.log.write(1, "cache", "an outdated scan could not be dropped", { reason });
		}
	}
}

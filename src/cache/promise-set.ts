/** Promises that somebody may have to wait for, whoever else does. */
export class PromiseSet {
	readonly #open = new Set<Promise<unknown>>();

	/** Remembers a promise until it is settled, and gives it back. That it is remembered makes no rejection unhandled. */
	add<Result>(promise: Promise<Result>): Promise<Result> {
		this.#open.add(promise);
		const forget = () => {
			this.#open.delete(promise);
		};
		promise.then(forget, forget);
		return promise;
	}

	/** Waits for those that are there. */
	async settle(): Promise<void> {
		await Promise.allSettled(this.#open);
	}

	/** Waits for all, also for those that come meanwhile. */
	async drain(): Promise<void> {
		while (this.#open.size > 0) await this.settle();
	}
}

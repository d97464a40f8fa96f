import { createAbortError, onAbort, throwIfAborted } from "../base/index.ts";

/** Bounds how many things go on at once; those that wait enter in the order in which they came. */
export class ConcurrencyGate {
	readonly #waiting = new Set<() => void>();
	readonly #limit: { readonly size: number };
	#taken = 0;

	/** Lets `limit.size` through at once, also when that changes: it is looked at whenever somebody comes or goes. */
	constructor(limit: { readonly size: number }) {
		this.#limit = limit;
	}

	/** How many go on now. */
	get taken(): number {
		return this.#taken;
	}

	/**
	 * Waits for a place.
	 * @returns Gives the place back; call it once.
	 * @throws The signal's reason when it aborts.
	 */
	async enter(signal: AbortSignal): Promise<() => void> {
		throwIfAborted(signal);
		if (this.#isFull) await this.#wait(signal);
		else this.#taken += 1;
		return () => {
			this.#taken -= 1;
			this.#admit();
		};
	}

	get #isFull(): boolean {
		return this.#taken >= this.#limit.size;
	}

	// The place is taken for those who wait, so that nobody who comes later slips in between.
	#admit(): void {
		for (const enter of this.#waiting) {
			if (this.#isFull) return;
			this.#taken += 1;
			enter();
		}
	}

	#wait(signal: AbortSignal): Promise<void> {
		return new Promise((resolve, reject) => {
			const enter = () => {
				this.#waiting.delete(enter);
				stopListening();
				resolve();
			};
			const stopListening = onAbort(signal, () => {
				this.#waiting.delete(enter);
				reject(createAbortError(signal));
			});
			this.#waiting.add(enter);
		});
	}
}

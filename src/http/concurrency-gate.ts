import { createAbortError, onAbort, throwIfAborted } from "../base/index.ts";

/** Bounds how many things go on at once; those that wait enter in the order in which they came. */
export class ConcurrencyGate {
	readonly #waiting = new Set<() => void>();
	#free: number;

	/** Lets `size` through at once. */
	constructor(size: number) {
		this.#free = size;
	}

	/**
	 * Waits for a place.
	 * @returns Gives the place back; call it once.
	 * @throws The signal's reason when it aborts.
	 */
	async enter(signal: AbortSignal): Promise<() => void> {
		throwIfAborted(signal);
		if (this.#free > 0) this.#free -= 1;
		else await this.#wait(signal);
		return () => {
			const [next] = this.#waiting;
			// The place goes from hand to hand, so that nobody who comes later slips in between.
			if (next) next();
			else this.#free += 1;
		};
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

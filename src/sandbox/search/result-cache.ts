/** The latest results, up to a number of bytes: the next page of a search need not search again. */
export class ResultCache {
	readonly #results = new Map<string, Uint32Array>();
	readonly #mostBytes: number;
	#byteLength = 0;

	/** Starts empty. */
	constructor(mostBytes: number) {
		this.#mostBytes = mostBytes;
	}

	/** What is kept under a key, or else what is made now. */
	get(key: string, make: () => Uint32Array): Uint32Array {
		const result = this.#results.get(key) ?? make();
		if (this.#results.delete(key)) this.#byteLength -= result.byteLength;
		this.#results.set(key, result);
		this.#byteLength += result.byteLength;
		for (const [oldest, { byteLength }] of this.#results) {
			if (this.#byteLength <= this.#mostBytes || oldest === key) break;
			this.#results.delete(oldest);
			this.#byteLength -= byteLength;
		}
		return result;
	}
}

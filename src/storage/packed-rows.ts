import type { PackedBatch } from "./storage.ts";

/** Rows of a result that were written into bytes, in their order. */
export class PackedRows {
	/** All of them, one after the other. */
	readonly bytes: Uint8Array;
	/** Where each ends. */
	readonly #ends: Uint32Array;
	readonly #onRelease: ((memory: Uint8Array) => void) | undefined;

	/**
	 * Takes what a packer gave.
	 * @param onRelease Takes the memory when nobody needs the rows any more.
	 */
	constructor({ bytes, ends }: PackedBatch, onRelease?: (memory: Uint8Array) => void) {
		this.bytes = bytes;
		this.#ends = ends;
		this.#onRelease = onRelease;
	}

	/** Gives their memory back, where others are written then: to be called by who is done with all of them, if at all. */
	release(): void {
		this.#onRelease?.(new Uint8Array(this.bytes.buffer));
	}

	/** The same rows, written otherwise, perhaps in the same memory: it is given back with those. */
	convert(write: (batch: PackedBatch) => PackedBatch): PackedRows {
		return new PackedRows(write({ bytes: this.bytes, ends: this.#ends }), () => this.release());
	}

	/** How many rows there are. */
	get length(): number {
		return this.#ends.length;
	}

	/**
	 * The rows from one on, up to another.
	 * @example new PackedRows({ bytes: Buffer.from("aabbb"), ends: Uint32Array.of(2, 5) }).slice(1).bytes // Buffer.from("bbb")
	 */
	slice(from: number, to = this.length): PackedRows {
		const start = this.#ends[from - 1] ?? 0;
		const ends = this.#ends.slice(from, to).map((end) => end - start);
		return new PackedRows({ bytes: this.bytes.subarray(start, start + (ends.at(-1) ?? 0)), ends });
	}
}

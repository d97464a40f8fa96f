import type { PackedBatch } from "./storage.ts";

/** Rows of a result that were written into bytes, in their order. */
export class PackedRows {
	/** All of them, one after the other. */
	readonly bytes: Uint8Array;
	/** Where each ends. */
	readonly #ends: Uint32Array;

	/** Takes what a packer gave. */
	constructor({ bytes, ends }: PackedBatch) {
		this.bytes = bytes;
		this.#ends = ends;
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

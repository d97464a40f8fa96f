import type { SqlValue } from "../../base/index.ts";
import { MessageWriter } from "../message/message-writer.ts";
import type { RowLayout } from "./row-layout.ts";
import { createRowWriter } from "./row-writer.ts";

/** Writes rows as messages, one after the other, and knows where each ends. */
export class MessagePacker {
	readonly #writer = new MessageWriter();
	readonly #write: ReturnType<typeof createRowWriter>;
	#ends: number[] = [];

	/**
	 * Begins without rows.
	 * @throws 42883 for a binary column whose type has no binary form
	 */
	constructor(layout: RowLayout) {
		this.#write = createRowWriter(layout);
	}

	/** How many rows were written and not taken. */
	get rowCount(): number {
		return this.#ends.length;
	}

	/** How many bytes they take. */
	get byteCount(): number {
		return this.#writer.length;
	}

	/** Writes a row; of one that cannot be written nothing is left. */
	add(row: readonly SqlValue[]): void {
		const start = this.#writer.length;
		try {
			this.#write(this.#writer, row);
		} catch (error) {
			this.#writer.cut(start);
			throw error;
		}
		this.#ends.push(this.#writer.length);
	}

	/** Writes a row of one text as it is: messages are made of such rows later. */
	addText(text: string): void {
		this.#writer.text(text);
		this.#ends.push(this.#writer.length);
	}

	/** Takes what was written, with where each row ends in it, and begins anew: in the memory that is given, where it suffices. */
	take(spare?: Uint8Array): { readonly bytes: Buffer; readonly ends: Uint32Array } {
		const ends = Uint32Array.from(this.#ends);
		this.#ends = [];
		return { bytes: this.#writer.take(spare), ends };
	}
}

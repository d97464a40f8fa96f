import { MessageWriter } from "../message/message-writer.ts";

/** Rows in bytes, and where each ends in them. */
export interface WrittenRows {
	readonly bytes: Uint8Array;
	readonly ends: Uint32Array;
}

/** Writes rows one after the other, as messages or as texts of which messages are made later, and knows where each ends. */
export class RowBytes<Row> {
	readonly #writer = new MessageWriter();
	readonly #write: (writer: MessageWriter, row: Row) => void;
	#ends: number[] = [];

	/**
	 * Begins without rows.
	 * @param write As a layout's row writer does, or what writes a text.
	 */
	constructor(write: (writer: MessageWriter, row: Row) => void) {
		this.#write = write;
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
	add(row: Row): void {
		const start = this.#writer.length;
		try {
			this.#write(this.#writer, row);
		} catch (error) {
			this.#writer.cut(start);
			throw error;
		}
		this.#ends.push(this.#writer.length);
	}

	/** Takes what was written, with where each row ends in it, and begins anew: in the memory that is given, where it suffices. */
	take(spare?: Uint8Array): WrittenRows {
		const ends = Uint32Array.from(this.#ends);
		this.#ends = [];
		return { bytes: this.#writer.take(spare), ends };
	}
}

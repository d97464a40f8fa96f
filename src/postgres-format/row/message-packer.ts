import { type JoinedForm, plainInstantLength, type SqlValue, splitCells } from "../../base/index.ts";
import { MessageWriter } from "../message/message-writer.ts";
import { createSessionError } from "../message/protocol-error.ts";
import type { RowLayout } from "./row-layout.ts";
import { createRowWriter } from "./row-writer.ts";

/** Rows whose cells come in one text, each behind its mark. */
export interface JoinedRows {
	readonly forms: readonly JoinedForm[];
	/** Reads the stored values of a row that is not printed as it stands. */
	readonly readRow: (row: (string | number | bigint | null)[]) => readonly SqlValue[];
}

/** So many rows are written at once, for each call into Node's own code takes its time. */
const rowsAtOnce = 16;

/** Writes rows as messages, one after the other, and knows where each ends. */
export class MessagePacker {
	readonly #writer = new MessageWriter();
	readonly #write: ReturnType<typeof createRowWriter>;
	readonly #joined: JoinedRows | undefined;
	readonly #lengths: readonly number[];
	#ends: number[] = [];
	#waiting: string[] = [];
	#waitingLength = 0;

	/**
	 * Begins without rows.
	 * @param joined Where the cells of a row come in one text.
	 * @throws 42883 for a binary column whose type has no binary form
	 */
	constructor(layout: RowLayout, joined?: JoinedRows) {
		this.#write = createRowWriter(layout);
		this.#joined = joined;
		this.#lengths = joined?.forms.map((form) => (form === "instant" ? plainInstantLength : 0)) ?? [];
	}

	/** How many rows came and were not taken. */
	get rowCount(): number {
		return this.#ends.length + this.#waiting.length;
	}

	/** How many bytes they take, more or less. */
	get byteCount(): number {
		return this.#writer.length + this.#waitingLength;
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

	/**
	 * Writes a row whose cells stand in one text: soon, with those that come after it.
	 * @throws 22021 where a cell has a mark in it, of this row or one before that was not written yet
	 */
	addJoined(text: string): void {
		this.#waiting.push(text);
		this.#waitingLength += text.length;
		if (this.#waiting.length >= rowsAtOnce) this.settle();
	}

	/**
	 * Writes the rows that wait.
	 * @throws 22021 where a cell has a mark in it; the rows before it are written then
	 */
	settle(): void {
		const texts = this.#waiting;
		if (texts.length === 0) return;
		this.#waiting = [];
		this.#waitingLength = 0;
		if (this.#writeJoined(texts)) return;
		for (const text of texts) if (!this.#writeJoined([text])) this.#addSplit(text);
	}

	#writeJoined(texts: readonly string[]): boolean {
		const start = this.#writer.length;
		const ends = this.#writer.joinedRows(texts.join(""), this.#lengths);
		if (ends?.length === texts.length) {
			this.#ends.push(...ends);
			return true;
		}
		this.#writer.cut(start);
		return false;
	}

	#addSplit(text: string): void {
		const cells = this.#joined && splitCells(text, this.#joined.forms);
		if (!cells) throw createSessionError("22021", 'invalid byte sequence for encoding "UTF8": 0x00');
		this.add(this.#joined.readRow(cells));
	}

	/** Takes what was written, with where each row ends in it, and begins anew: in the memory that is given, where it suffices. */
	take(spare?: Uint8Array): { readonly bytes: Buffer; readonly ends: Uint32Array } {
		this.settle();
		const ends = Uint32Array.from(this.#ends);
		this.#ends = [];
		return { bytes: this.#writer.take(spare), ends };
	}
}

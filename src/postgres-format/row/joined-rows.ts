import { cellMarks, type JoinedForm, plainInstantLength, type SqlValue, splitCells } from "../../base/index.ts";
import { MessageWriter, writeInt32 } from "../message/message-writer.ts";
import { createSessionError } from "../message/protocol-error.ts";
import type { WrittenRows } from "./row-bytes.ts";
import type { RowLayout } from "./row-layout.ts";
import { createRowWriter } from "./row-writer.ts";

/** Rows whose cells come in one text, each behind its mark. */
export interface JoinedRows {
	readonly forms: readonly JoinedForm[];
	/** Makes what reads the stored values of a row that is not printed as it stands. */
	readonly createReader: () => (row: (string | number | bigint | null)[]) => readonly SqlValue[];
}

/** So many rows are searched at once, for each call into Node's own code takes its time. */
const rowsAtOnce = 16;

/**
 * Makes messages of rows of one text each, in their own memory: the marks in a row take the place of what a message needs besides its cells.
 * One that is not printed as it stands is written anew.
 */
export class JoinedRowConverter {
	readonly #layout: RowLayout;
	readonly #joined: JoinedRows;
	/** How long each cell is where it is printed as it stands; 0 where it may have any length. */
	readonly #lengths: readonly number[];
	/** Made when a row is written anew: most results have none. */
	#writeAnew: ((writer: MessageWriter, cells: (string | number | bigint | null)[]) => void) | undefined;

	/** Converts rows of such cells to messages of such a layout. */
	constructor(layout: RowLayout, joined: JoinedRows) {
		this.#layout = layout;
		this.#joined = joined;
		this.#lengths = joined.forms.map((form) => (form === "instant" ? plainInstantLength : 0));
	}

	/**
	 * Converts rows.
	 * @returns Those before one that is refused, and with what: 22021 where a cell has the mark of a cell in it.
	 */
	convert({ bytes, ends }: WrittenRows): { readonly rows: WrittenRows; readonly error?: unknown } {
		const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
		const messages = new JoinedMessages(buffer);
		let start = 0;
		let findMark = searchBytes("", 0, 0);
		for (const [index, end] of ends.entries()) {
			if (index % rowsAtOnce === 0) {
				const last = ends[Math.min(index + rowsAtOnce, ends.length) - 1] ?? end;
				findMark = searchBytes(buffer.toString("latin1", start, last), start, last);
			}
			const places = findCells(buffer, start, end, this.#lengths, findMark);
			try {
				if (places) messages.finish(places, start);
				else messages.replace(this.#convertSplit(buffer.toString("utf8", start, end)), start, end);
			} catch (error) {
				return { rows: messages.take(start), error };
			}
			start = end;
		}
		return { rows: messages.take(start) };
	}

	#convertSplit(text: string): Buffer {
		const cells = splitCells(text, this.#joined.forms);
		if (!cells) throw createSessionError("22021", 'invalid byte sequence for encoding "UTF8": 0x00');
		const writer = new MessageWriter();
		this.#writeAnew ??= this.#createWriter();
		this.#writeAnew(writer, cells);
		return writer.take();
	}

	#createWriter(): (writer: MessageWriter, cells: (string | number | bigint | null)[]) => void {
		const read = this.#joined.createReader();
		const write = createRowWriter(this.#layout);
		return (writer, cells) => write(writer, read(cells));
	}
}

/** Messages in the memory of the texts that they are made of, and others among them. */
class JoinedMessages {
	readonly #buffer: Buffer;
	readonly #parts: Buffer[] = [];
	readonly #ends: number[] = [];
	/** Where the marks of NULL are that are to be taken out, and where in the memory those messages begin that may have some. */
	#nulls: number[] = [];
	#from = 0;
	/** So much further than the text is the message. */
	#shift = 0;

	constructor(buffer: Buffer) {
		this.#buffer = buffer;
	}

	/** Writes the lengths into a row: of its cells, which begin at such places and end at the last of them, and its own. */
	finish(places: readonly number[], start: number): void {
		const count = places.length - 1;
		let nulls = 0;
		for (let index = 0; index < count; index++) {
			const place = places[index] ?? 0;
			const from = place + markLength;
			const isNull = readKind(this.#buffer, from) === noneKind;
			if (isNull) {
				this.#nulls.push(from);
				nulls++;
			}
			writeInt32(this.#buffer, place, isNull ? -1 : (places[index + 1] ?? 0) - from);
		}
		const end = places[count] ?? 0;
		this.#shift -= nulls * markLength;
		writeRowStart(this.#buffer, start, end - start - nulls * markLength, count);
		this.#ends.push(end + this.#shift);
	}

	/** Puts a message in place of a row. */
	replace(message: Buffer, start: number, end: number): void {
		this.#close(start);
		this.#parts.push(message);
		this.#from = end;
		this.#shift += message.length - (end - start);
		this.#ends.push(end + this.#shift);
	}

	/** The messages of the rows until a place. */
	take(end: number): WrittenRows {
		this.#close(end);
		const [only = Buffer.alloc(0), ...others] = this.#parts;
		const bytes = others.length === 0 ? only : Buffer.concat(this.#parts);
		return { bytes, ends: Uint32Array.from(this.#ends) };
	}

	#close(end: number): void {
		const buffer = this.#buffer;
		let to = this.#nulls[0] ?? end;
		for (const [index, place] of this.#nulls.entries()) {
			const next = this.#nulls[index + 1] ?? end;
			buffer.copyWithin(to, place + markLength, next);
			to += next - place - markLength;
		}
		if (to > this.#from) this.#parts.push(buffer.subarray(this.#from, to));
		this.#nulls = [];
	}
}

// Where the cells of a row begin, and where the last ends; undefined where one is not printed as it stands.
function findCells(
	buffer: Buffer,
	start: number,
	end: number,
	lengths: readonly number[],
	findMark: (from: number) => number,
): readonly number[] | undefined {
	const places: number[] = [];
	let cell = start + rowMarkLength;
	for (const only of lengths) {
		if (readKind(buffer, cell) !== cellKind) return undefined;
		places.push(cell);
		const from = cell + markLength;
		cell = findMark(from);
		if (cell === from && cell < end && readKind(buffer, cell) === noneKind) cell += markLength;
		else if (only > 0 && cell - from !== only) return undefined;
	}
	places.push(cell);
	return cell === end ? places : undefined;
}

// A search in a text takes less time than one in bytes, byte by byte.
function searchBytes(bytes: string, start: number, end: number): (from: number) => number {
	return (from) => {
		const found = bytes.indexOf(firstSign, from - start);
		return found < 0 ? end : start + found;
	};
}

// Zero for what is no mark.
function readKind(buffer: Buffer, at: number): number {
	const isMark = buffer[at] === firstByte && buffer[at + 1] === secondByte && buffer[at + 2] === thirdByte;
	return isMark ? (buffer[at + 3] ?? 0) : 0;
}

function writeRowStart(buffer: Buffer, at: number, length: number, count: number): void {
	buffer[at] = rowCode;
	writeInt32(buffer, at + 1, length - 1);
	buffer[at + 5] = count >>> 8;
	buffer[at + 6] = count;
}

const rowCode = "D".charCodeAt(0);

/** The bytes of the marks: three that are the same for all, and the kind. */
const [firstByte = 0, secondByte = 0, thirdByte = 0, cellKind = 0] = Buffer.from(cellMarks.cell);
const noneKind = Buffer.from(cellMarks.none).readUInt8(3);
const [markLength, rowMarkLength] = [cellMarks.cell.length, cellMarks.row.length];
const firstSign = cellMarks.cell.slice(0, 1);

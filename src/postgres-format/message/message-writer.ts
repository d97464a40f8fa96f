import { cellMarks } from "../../base/index.ts";

/** Codes of the messages that a server sends: https://www.postgresql.org/docs/15/protocol-message-formats.html. */
export type BackendCode =
	| "1"
	| "2"
	| "3"
	| "A"
	| "C"
	| "c"
	| "d"
	| "D"
	| "E"
	| "H"
	| "I"
	| "K"
	| "n"
	| "N"
	| "R"
	| "s"
	| "S"
	| "t"
	| "T"
	| "v"
	| "Z";

const firstCapacity = 4096;

/** Writes messages one after the other into one buffer, which grows as it has to. */
export class MessageWriter {
	#buffer: Buffer = Buffer.allocUnsafe(firstCapacity);
	#length = 0;
	#start = 0;

	/** How many bytes wait to be taken. */
	get length(): number {
		return this.#length;
	}

	/** Begins a message; its length is written when it ends. */
	begin(code: BackendCode): this {
		this.#ensure(5);
		this.#buffer[this.#length] = code.charCodeAt(0);
		this.#start = this.#length + 1;
		this.#length += 5;
		return this;
	}

	/** Ends the message that was begun last. */
	end(): this {
		this.#buffer.writeInt32BE(this.#length - this.#start, this.#start);
		return this;
	}

	/** One byte. */
	byte(value: number): this {
		this.#ensure(1);
		this.#buffer[this.#length++] = value;
		return this;
	}

	/** 16 bits. */
	int16(value: number): this {
		this.#ensure(2);
		this.#length = this.#buffer.writeInt16BE(value, this.#length);
		return this;
	}

	/** 32 bits; object ids have no sign, so that the largest stand for negative numbers. */
	int32(value: number): this {
		this.#ensure(4);
		this.#length = this.#buffer.writeInt32BE(value | 0, this.#length);
		return this;
	}

	/** A text and the zero byte that ends it. */
	string(value: string): this {
		this.#ensure(value.length * 3 + 1);
		this.#length += this.#buffer.write(value, this.#length, "utf8");
		this.#buffer[this.#length++] = 0;
		return this;
	}

	/** Bytes as they are. */
	bytes(value: Uint8Array): this {
		this.#ensure(value.length);
		this.#buffer.set(value, this.#length);
		this.#length += value.length;
		return this;
	}

	/** A text without its length. */
	text(value: string): this {
		this.#ensure(value.length * 3);
		this.#length += this.#buffer.write(value, this.#length, "utf8");
		return this;
	}

	/** A value of a row as text: its length in bytes, and the text. */
	textValue(value: string): this {
		this.#ensure(value.length * 3 + 4);
		const written = this.#writeShort(value) ?? this.#buffer.write(value, this.#length + 4, "utf8");
		writeInt32(this.#buffer, this.#length, written);
		this.#length += written + 4;
		return this;
	}

	// Most values are a few signs of ASCII, which takes less time than a call into Node's own code.
	#writeShort(value: string): number | undefined {
		const { length } = value;
		if (length > mostShort) return undefined;
		const buffer = this.#buffer;
		const start = this.#length + 4;
		for (let index = 0; index < length; index++) {
			const sign = value.charCodeAt(index);
			if (sign >= firstLong) return undefined;
			buffer[start + index] = sign;
		}
		return length;
	}

	/**
	 * Rows whose cells stand in one text, each behind its mark of four bytes, in whose place goes the length. The mark of a row takes the place of
	 * what its message begins with.
	 * @param lengths How long each cell is where it is printed as it stands; 0 where it may have any length.
	 * @returns Where each of them ends; undefined, and nothing is written, where one has cells that are not printed as they stand.
	 */
	joinedRows(text: string, lengths: readonly number[]): readonly number[] | undefined {
		this.#ensure(text.length * 3);
		const buffer = this.#buffer;
		const start = this.#length;
		const end = start + buffer.write(text, start, "utf8");
		const ends: number[] = [];
		const findMark = end - start === text.length ? findInText(text, start, end) : findInBytes(buffer, end);
		let row = -1;
		let cell = -1;
		let cells = 0;
		let kind = plainKind;
		for (let index = findMark(start); ; index = findMark(index)) {
			if (cell >= 0 && !endCell(buffer, cell, index, kind, lengths[cells - 1])) return undefined;
			// What ends the text ends its last row as another one would.
			kind = index === end ? rowKind : readKind(buffer, index);
			if (kind !== rowKind) {
				if (row < 0 || kind === 0) return undefined;
				cell = index;
				cells++;
				index += markLength;
				continue;
			}
			if (row >= 0) {
				if (cells !== lengths.length) return undefined;
				writeRowStart(buffer, row, index, cells);
				ends.push(index);
			}
			if (index === end) break;
			row = index;
			cell = -1;
			cells = 0;
			index += rowMarkLength;
		}
		this.#length = end;
		return ends;
	}

	/** A value of a row as bytes: how many, and they. */
	bytesValue(value: Uint8Array): this {
		return this.int32(value.length).bytes(value);
	}

	/** Takes back what was written after so many bytes. */
	cut(length: number): void {
		this.#length = Math.min(this.#length, length);
	}

	/** Takes what was written, in memory of its own, and begins anew: in the memory that is given, where it suffices. */
	take(spare?: Uint8Array): Buffer {
		const taken = this.#buffer.subarray(0, this.#length);
		const capacity = Math.max(firstCapacity, Math.min(this.#buffer.length, mostKept));
		const isEnough = spare !== undefined && spare.length >= capacity;
		this.#buffer = isEnough ? Buffer.from(spare.buffer, spare.byteOffset, spare.length) : Buffer.allocUnsafe(capacity);
		this.#length = 0;
		return taken;
	}

	#ensure(more: number): void {
		const needed = this.#length + more;
		if (needed <= this.#buffer.length) return;
		const grown = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
		this.#buffer.copy(grown, 0, 0, this.#length);
		this.#buffer = grown;
	}
}

// As Buffer does it, without its checks.
function writeInt32(buffer: Buffer, at: number, value: number): void {
	buffer[at] = value >>> 24;
	buffer[at + 1] = value >>> 16;
	buffer[at + 2] = value >>> 8;
	buffer[at + 3] = value;
}

function writeRowStart(buffer: Buffer, at: number, end: number, count: number): void {
	buffer[at] = rowCode;
	writeInt32(buffer, at + 1, end - at - 1);
	buffer[at + 5] = count >>> 8;
	buffer[at + 6] = count;
}

// Writes its length; false where it has a value that has not the only length that it may have.
function endCell(buffer: Buffer, at: number, end: number, kind: number, only = 0): boolean {
	const length = kind === noneKind ? -1 : end - at - markLength;
	if (only > 0 && length >= 0 && length !== only) return false;
	writeInt32(buffer, at, length);
	return true;
}

// Zero for what is no mark, or the mark of a cell that is not printed as it stands.
function readKind(buffer: Buffer, at: number): number {
	if (buffer[at + 1] !== secondByte || buffer[at + 2] !== thirdByte) return 0;
	const kind = buffer[at + 3];
	return kind === plainKind || kind === noneKind || kind === rowKind ? kind : 0;
}

// Where a sign is a byte, the text is searched, which takes less time.
function findInText(text: string, start: number, end: number): (from: number) => number {
	return (from) => {
		const found = text.indexOf(firstSign, from - start);
		return found < 0 ? end : start + found;
	};
}

function findInBytes(buffer: Buffer, end: number): (from: number) => number {
	return (from) => {
		let index = from;
		while (index < end && buffer[index] !== firstByte) index++;
		return index;
	};
}

const rowCode = "D".charCodeAt(0);

/** The bytes of the marks: three that are the same for all, and the kind. */
const [firstByte = 0, secondByte = 0, thirdByte = 0, plainKind = 0] = Buffer.from(cellMarks.plain);
const noneKind = Buffer.from(cellMarks.none).readUInt8(3);
const rowKind = Buffer.from(cellMarks.row).readUInt8(3);
const [markLength, rowMarkLength] = [cellMarks.plain.length, cellMarks.row.length];
const firstSign = cellMarks.plain.slice(0, 1);

const mostShort = 40;
/** The first sign that has more than one byte in UTF-8. */
const firstLong = 0x80;

// One huge value is no reason to keep as much for the next.
const mostKept = 131_072;

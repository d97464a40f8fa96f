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
		this.#writeLength(written);
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

	#writeLength(length: number): void {
		const buffer = this.#buffer;
		const at = this.#length;
		buffer[at] = length >>> 24;
		buffer[at + 1] = length >>> 16;
		buffer[at + 2] = length >>> 8;
		buffer[at + 3] = length;
	}

	/**
	 * A row whose cells stand in one text, each behind its mark of four bytes, in whose place goes the length.
	 * @returns False, and nothing is written, where it has cells that are not printed as they stand.
	 */
	joinedRow(text: string, count: number): boolean {
		const before = this.#length;
		this.#ensure(text.length * 3 + 7);
		this.begin("D").int16(count);
		const buffer = this.#buffer;
		const start = this.#length;
		const end = start + buffer.write(text, start, "utf8");
		// Where a sign is a byte, the text is searched, which takes less time.
		const isAscii = end - start === text.length;
		let marks = 0;
		let kind = plainKind;
		for (let index = start; index < end; index++) {
			if (isAscii) {
				const found = text.indexOf(firstSign, index - start);
				if (found < 0) break;
				index = start + found;
			} else if (buffer[index] !== firstByte) continue;
			const next = buffer[index + 3] ?? 0;
			if (buffer[index + 1] !== secondByte || buffer[index + 2] !== thirdByte || next > noneKind) {
				this.#length = before;
				return false;
			}
			if (marks > 0) this.#endCell(index, kind);
			marks++;
			kind = next;
			this.#length = index;
			index += 3;
		}
		if (marks !== count) {
			this.#length = before;
			return false;
		}
		this.#endCell(end, kind);
		this.#length = end;
		this.end();
		return true;
	}

	// The mark of the cell is where the writer stands.
	#endCell(end: number, kind: number): void {
		this.#writeLength(kind === noneKind ? -1 : end - this.#length - 4);
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

/** The bytes of the marks of cells: three that are the same for all, and the kind. */
const [firstByte = 0, secondByte = 0, thirdByte = 0, plainKind = 0] = Buffer.from(cellMarks.plain);
const noneKind = Buffer.from(cellMarks.none).readUInt8(3);
const firstSign = cellMarks.plain.slice(0, 1);

const mostShort = 40;
/** The first sign that has more than one byte in UTF-8. */
const firstLong = 0x80;

// One huge value is no reason to keep as much for the next.
const mostKept = 131_072;

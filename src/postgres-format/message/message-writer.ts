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
	/** A message was begun and has not ended. */
	#isOpen = false;

	/** How many bytes wait to be taken. */
	get length(): number {
		return this.#length;
	}

	/** Begins a message; its length is written when it ends. One that has not ended, for a value of it was refused, is taken back. */
	begin(code: BackendCode): this {
		if (this.#isOpen) this.cut(this.#start - 1);
		this.#isOpen = true;
		this.#ensure(5);
		this.#buffer[this.#length] = code.charCodeAt(0);
		this.#start = this.#length + 1;
		this.#length += 5;
		return this;
	}

	/** Ends the message that was begun last. */
	end(): this {
		this.#isOpen = false;
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

	/** A value of a row as bytes: how many, and they. */
	bytesValue(value: Uint8Array): this {
		return this.int32(value.length).bytes(value);
	}

	/** Takes back what was written after so many bytes. */
	cut(length: number): void {
		this.#length = Math.min(this.#length, length);
		this.#isOpen = false;
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

/** Writes 32 bits into a buffer, as Buffer does it, without its checks. */
export function writeInt32(buffer: Buffer, at: number, value: number): void {
	buffer[at] = value >>> 24;
	buffer[at + 1] = value >>> 16;
	buffer[at + 2] = value >>> 8;
	buffer[at + 3] = value;
}

const mostShort = 40;
/** The first sign that has more than one byte in UTF-8. */
const firstLong = 0x80;

// One huge value is no reason to keep as much for the next.
const mostKept = 131_072;

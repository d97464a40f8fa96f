import { createProtocolError } from "./protocol-error.ts";

/** Reads the fields of one message. */
export class MessageBody {
	readonly #bytes: Buffer;
	#at = 0;

	/** Begins at the first field of a message, which comes without its code and length. */
	constructor(bytes: Buffer) {
		this.#bytes = bytes;
	}

	/** How many bytes are left. */
	get left(): number {
		return this.#bytes.length - this.#at;
	}

	/** One byte. */
	byte(): number {
		return this.bytes(1)[0] ?? 0;
	}

	/** 16 bits without a sign. */
	int16(): number {
		return this.bytes(2).readUInt16BE();
	}

	/** 32 bits with a sign. */
	int32(): number {
		return this.bytes(4).readInt32BE();
	}

	/** An object id: 32 bits without a sign. */
	oid(): number {
		return this.bytes(4).readUInt32BE();
	}

	/** A text that a zero byte ends. */
	string(): string {
		const end = this.#bytes.indexOf(0, this.#at);
		if (end < 0) throw createProtocolError("a text in the message has no end");
		const bytes = this.#bytes.subarray(this.#at, end);
		this.#at = end + 1;
		return decodeText(bytes);
	}

	/** So many bytes. */
	bytes(count: number): Buffer {
		if (count < 0 || count > this.left) throw createProtocolError("the message is shorter than what it says");
		const bytes = this.#bytes.subarray(this.#at, this.#at + count);
		this.#at += count;
		return bytes;
	}

	/** A value: its length and bytes; a length of -1 is NULL. */
	value(): Buffer | null {
		const length = this.int32();
		return length === -1 ? null : this.bytes(length);
	}

	/** So many things of a kind. */
	list<Item>(read: () => Item): Item[] {
		return Array.from({ length: this.int16() }, read);
	}

	/**
	 * Ends the reading.
	 * @throws protocol_violation (08P01) when something is left.
	 */
	end(): void {
		if (this.left > 0) throw createProtocolError("the message is longer than what it says");
	}
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads bytes as UTF-8.
 * @throws bad_encoding (22021) for bytes that are none.
 */
export function decodeText(bytes: Uint8Array): string {
	try {
		return decoder.decode(bytes);
	} catch (cause) {
		throw createProtocolError('invalid byte sequence for encoding "UTF8"', "22021", cause);
	}
}

import type { Socket } from "node:net";
import { type SecureContext, TLSSocket } from "node:tls";
import type { ShownActivity } from "../../base/index.ts";
import { createProtocolError, MessageWriter } from "../../postgres-format/index.ts";

/** A message as it comes. */
export interface RawMessage {
	readonly code: string;
	readonly bytes: Buffer;
}

// What a client sends ahead while a statement runs; then its sending waits.
const mostAhead = 1_048_576;
// What waits to be sent before it is sent.
const mostWaiting = 65_536;
// To copy so few costs less than a packet of their own.
const fewBytes = 16_384;

/** The two directions of one client's connection, in messages. */
export class ClientChannel {
	readonly writer = new MessageWriter();
	/** No message may be longer. */
	mostBytes: number;
	#socket: Socket;
	#parts: Buffer[] = [];
	#length = 0;
	#isEnded = false;
	#isStopped = false;
	#wake: (() => void) | undefined;
	readonly #onClose = new Set<() => void>();

	/** Begins to read. */
	constructor(socket: Socket, mostBytes: number) {
		this.mostBytes = mostBytes;
		this.#socket = socket;
		this.#listen(socket);
	}

	/** Whether nothing comes any more. */
	get isEnded(): boolean {
		return this.#isEnded;
	}

	/** Whether all that was sent is with the system. */
	get isFlushed(): boolean {
		return this.#socket.writableLength === 0;
	}

	/** Whether what is sent is encrypted. */
	get isSecure(): boolean {
		return this.#socket instanceof TLSSocket;
	}

	/** Where the client is, without what makes an address of IPv4 one of IPv6; null where that is not known. */
	get peer(): { readonly address: string | null; readonly port: number | null } {
		const { remoteAddress, remotePort } = this.#socket;
		return { address: remoteAddress?.replace(/^::ffff:/, "") ?? null, port: remotePort ?? null };
	}

	/** How what is sent is encrypted; null where it is not. */
	get encryption(): ShownActivity["encryption"] {
		const socket = this.#socket;
		if (!(socket instanceof TLSSocket)) return null;
		const { name } = socket.getCipher();
		return { version: socket.getProtocol() ?? "", cipher: name, bits: /256|CHACHA/.test(name) ? 256 : 128 };
	}

	/** Calls when the client is gone. */
	onClose(listener: () => void): void {
		if (this.#isEnded) listener();
		else this.#onClose.add(listener);
	}

	/** Nothing more is read: who waits for a message hears that there is none. */
	stopReading(): void {
		this.#isStopped = true;
		this.#wake?.();
	}

	/** The message that begins a connection, which has no code; undefined when the client is gone. */
	async readStartup(mostBytes: number): Promise<Buffer | undefined> {
		const head = await this.#take(4);
		if (!head) return undefined;
		const length = head.readUInt32BE();
		if (length < 8 || length > mostBytes) throw createProtocolError("invalid length of startup packet");
		return this.#take(length - 4);
	}

	/** The next message; undefined when the client is gone. */
	async read(): Promise<RawMessage | undefined> {
		const head = await this.#take(5);
		if (!head) return undefined;
		const length = head.readUInt32BE(1);
		if (length < 4 || length > this.mostBytes) throw createProtocolError(`invalid message length`);
		const code = String.fromCharCode(head[0] ?? 0);
		const bytes = length === 4 ? Buffer.alloc(0) : await this.#take(length - 4);
		return bytes && { code, bytes };
	}

	/** Sends what was written, and waits until the client has taken most of it. */
	async flush(): Promise<void> {
		if (this.writer.length > 0) await this.#write(this.writer.take());
	}

	async #write(bytes: Uint8Array): Promise<void> {
		const socket = this.#socket;
		if (this.#isEnded || socket.write(bytes)) return;
		await new Promise<void>((resolve) => {
			const done = () => {
				socket.off("drain", done);
				this.#onClose.delete(done);
				resolve();
			};
			socket.once("drain", done);
			this.onClose(done);
		});
	}

	/** Sends where much waits. */
	async relieve(): Promise<void> {
		if (this.writer.length >= mostWaiting) await this.flush();
	}

	/** Sends messages that are written already, which nobody changes any more, after what was written before. */
	async send(messages: Uint8Array): Promise<void> {
		if (messages.length < fewBytes) {
			this.writer.bytes(messages);
			return this.relieve();
		}
		await this.flush();
		await this.#write(messages);
	}

	/** Sends one byte before anything else, which answers a request for encryption. */
	answer(letter: "S" | "N"): void {
		this.#socket.write(letter);
	}

	/**
	 * Goes on encrypted.
	 * @throws protocol_violation (08P01) for what was sent before: it was sent by somebody else perhaps
	 */
	async secure(secureContext: SecureContext): Promise<void> {
		if (this.#length > 0) throw createProtocolError("received unencrypted data after SSL request");
		const plain = this.#socket;
		plain.removeAllListeners("data");
		plain.pause();
		const secured = new TLSSocket(plain, { isServer: true, secureContext });
		this.#socket = secured;
		await new Promise<void>((resolve, reject) => {
			secured.once("secure", resolve);
			secured.once("error", reject);
			secured.once("close", () => reject(createProtocolError("the client ended the encryption before it began")));
		});
		this.#listen(secured);
	}

	/** Ends it, when what was written is sent. */
	async end(): Promise<void> {
		await this.flush();
		if (!this.#socket.destroyed) this.#socket.end();
		// Who does not close his side is not waited for.
		setTimeout(() => this.destroy(), lingerMs).unref();
	}

	/** Ends it at once. */
	destroy(): void {
		this.#socket.destroy();
		this.#close();
	}

	#listen(socket: Socket): void {
		socket.setNoDelay(true);
		socket.on("data", (bytes: Buffer) => {
			this.#parts.push(bytes);
			this.#length += bytes.length;
			if (this.#length > mostAhead + this.mostBytes) socket.pause();
			this.#wake?.();
		});
		socket.on("end", () => this.#close());
		socket.on("error", () => this.#close());
		socket.on("close", () => this.#close());
	}

	#close(): void {
		if (this.#isEnded) return;
		this.#isEnded = true;
		this.#wake?.();
		const listeners = [...this.#onClose];
		this.#onClose.clear();
		for (const listener of listeners) listener();
	}

	async #take(count: number): Promise<Buffer | undefined> {
		while (this.#length < count) {
			if (this.#isEnded || this.#isStopped) return undefined;
			this.#socket.resume();
			await new Promise<void>((resolve) => {
				this.#wake = resolve;
			});
			this.#wake = undefined;
		}
		const [first] = this.#parts;
		if (first && first.length >= count) {
			this.#length -= count;
			if (first.length === count) this.#parts.shift();
			else this.#parts[0] = first.subarray(count);
			return first.subarray(0, count);
		}
		const all = Buffer.concat(this.#parts);
		this.#parts = all.length > count ? [all.subarray(count)] : [];
		this.#length -= count;
		return all.subarray(0, count);
	}
}

const lingerMs = 2000;

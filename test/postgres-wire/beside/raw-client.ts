import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { MessageBody } from "../../../src/postgres-format/index.ts";

/** All that a server says of a statement: of columns their types, lengths and modifiers, of values their bytes. */
export interface RawAnswer {
	readonly parameters: readonly number[];
	readonly columns: readonly string[];
	readonly rows: readonly (readonly (string | null)[])[];
	/** The SQLSTATE of what went wrong. */
	readonly sqlState?: string;
}

/** A client that reads messages as they come, for others hide what they do not need. */
export class RawClient implements AsyncDisposable {
	readonly #socket: Socket;
	readonly #messages: AsyncGenerator<{ readonly code: string; readonly body: MessageBody }, undefined>;

	private constructor(socket: Socket) {
		this.#socket = socket;
		this.#messages = readMessages(socket);
	}

	/** Logs in at a port of this machine. */
	static async open(port: number): Promise<RawClient> {
		const socket = connect(port, "127.0.0.1");
		await once(socket, "connect");
		socket.setNoDelay(true);
		const client = new RawClient(socket);
		const body = Buffer.from("\0\x03\0\0user\0intercom\0database\0intercom\0\0");
		socket.write(Buffer.concat([int32(body.length + 4), body]));
		await client.#readAnswer(false);
		return client;
	}

	/**
	 * Prepares a statement and runs it, with its values in text or binary form; what is only described is not run.
	 * @param given Values of its parameters, in binary form.
	 */
	async ask(sql: string, form: "text" | "binary" | "described", given: readonly Buffer[] = []): Promise<RawAnswer> {
		const isBinary = form === "binary";
		this.#send("P", Buffer.from(`\0${sql}\0\0\0`));
		this.#send("D", Buffer.from("S\0"));
		if (form !== "described") {
			const values = given.flatMap((value) => [int32(value.length), value]);
			const head = Buffer.from([0, 0, 0, 1, 0, 1, 0, given.length]);
			this.#send("B", Buffer.concat([head, ...values, Buffer.from([0, 1, 0, isBinary ? 1 : 0])]));
			this.#send("E", Buffer.from([0, 0, 0, 0, 0]));
		}
		this.#send("S", Buffer.alloc(0));
		return this.#readAnswer(isBinary);
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.#send("X", Buffer.alloc(0));
		if (!this.#socket.closed) await once(this.#socket, "close");
	}

	#send(code: string, body: Buffer): void {
		this.#socket.write(Buffer.concat([Buffer.from(code), int32(body.length + 4), body]));
	}

	async #readAnswer(isBinary: boolean): Promise<RawAnswer> {
		let [parameters, columns, sqlState]: [number[], string[], string | undefined] = [[], [], undefined];
		const rows: (string | null)[][] = [];
		for (;;) {
			const { value: message } = await this.#messages.next();
			if (!message) throw new Error("the server has closed the connection");
			const { code, body } = message;
			if (code === "Z") return { parameters, columns, rows, ...(sqlState !== undefined && { sqlState }) };
			if (code === "t") parameters = Array.from({ length: body.int16() }, () => body.oid());
			if (code === "T") columns = Array.from({ length: body.int16() }, () => readColumn(body));
			if (code === "D") rows.push(Array.from({ length: body.int16() }, () => readValue(body, isBinary)));
			// Lines of COPY, in whatever messages they come.
			if (code === "d") rows[0] = [(rows[0]?.[0] ?? "") + body.bytes(body.left).toString("hex")];
			if (code === "E") sqlState = readSqlState(body);
		}
	}
}

const ownOids = 16_384;

function readColumn(body: MessageBody): string {
	const name = body.string();
	body.bytes(6);
	const [oid, length, modifier] = [body.oid(), body.int16(), body.int32()];
	body.int16();
	// What a table is numbered by is nobody's but the server's.
	const type = oid >= ownOids ? "own" : String(oid);
	return `${name} ${type}(${String(modifier)}), ${String((length << 16) >> 16)} bytes`;
}

function readValue(body: MessageBody, isBinary: boolean): string | null {
	return body.value()?.toString(isBinary ? "hex" : "utf8") ?? null;
}

function readSqlState(body: MessageBody): string {
	for (;;) {
		const [code, text] = [body.byte(), body.string()];
		if (String.fromCharCode(code) === "C") return text;
	}
}

async function* readMessages(socket: Socket) {
	let waiting = Buffer.alloc(0);
	for await (const chunk of socket as AsyncIterable<Buffer>) {
		waiting = Buffer.concat([waiting, chunk]);
		while (waiting.length >= 5 && waiting.length > waiting.readInt32BE(1)) {
			const end = waiting.readInt32BE(1) + 1;
			yield { code: String.fromCharCode(waiting[0] ?? 0), body: new MessageBody(waiting.subarray(5, end)) };
			waiting = waiting.subarray(end);
		}
	}
	return undefined;
}

function int32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeInt32BE(value);
	return bytes;
}

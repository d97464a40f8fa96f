import { createConnection } from "node:net";

/** A message of a client: texts end with a zero byte, numbers have two bytes. @example writeMessage("Q", "SELECT 1") */
export function writeMessage(code: string, ...parts: readonly (string | number | Buffer)[]): Buffer {
	const body = Buffer.concat(parts.map(writePart));
	const head = Buffer.alloc(code === "" ? 4 : 5);
	if (code !== "") head.write(code);
	head.writeInt32BE(body.length + 4, head.length - 4);
	return Buffer.concat([head, body]);
}

/** Four bytes. */
export function writeInt32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeInt32BE(value);
	return bytes;
}

/** What begins a session of protocol 3.0. */
export function writeStartup(user: string): Buffer {
	return writeMessage("", 3, 0, "user", user, "database", "intercom", "");
}

function writePart(part: string | number | Buffer): Buffer {
	if (Buffer.isBuffer(part)) return part;
	if (typeof part === "string") return Buffer.from(`${part}\0`);
	const bytes = Buffer.alloc(2);
	bytes.writeInt16BE(part);
	return bytes;
}

/**
 * Sends messages all at once, and gives what the server says from its first ReadyForQuery on.
 * @returns A line for each message. @example ["2", "E 42703 column \"nope\" does not exist", "Z I"]
 */
export async function exchange(port: number, messages: readonly Buffer[]): Promise<readonly string[]> {
	const socket = createConnection(port, "127.0.0.1");
	socket.write(Buffer.concat([writeStartup("intercom"), ...messages, writeMessage("X")]));
	const parts: Buffer[] = [];
	for await (const part of socket) parts.push(part as Buffer);
	const lines: string[] = [];
	let bytes = Buffer.concat(parts);
	while (bytes.length > 5) {
		const end = 1 + bytes.readInt32BE(1);
		lines.push(printMessage(String.fromCharCode(bytes[0] ?? 0), bytes.subarray(5, end)));
		bytes = bytes.subarray(end);
	}
	return lines.slice(lines.indexOf("Z I") + 1);
}

function printMessage(code: string, body: Buffer): string {
	const fields = body.toString().split("\0");
	const field = (letter: string) => fields.find((each) => each.startsWith(letter))?.slice(1) ?? "";
	if (code === "E" || code === "N") return `${code} ${field("C")} ${field("M")}`;
	// What a column is called and what it comes from is compared elsewhere.
	if (code === "T") return `T ${String(body.readInt16BE(0))} columns`;
	return body.length === 0 ? code : `${code} ${body.toString("latin1").replaceAll("\0", "·")}`;
}

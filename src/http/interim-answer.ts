import type { Socket } from "node:net";
import type { buildConnector } from "undici";

const start = "HTTP/1.1 1";
const statusEnd = "HTTP/1.1 100".length;
const headEnd = "\r\n\r\n";
// What is longer is not held back, so that undici can refuse it.
const longestHead = 16_384;

/**
 * Makes sockets on which the interim answers (1xx) that come before an answer are passed over, as RFC 9110, section 15.2, asks of every client;
 * undici ends the connection at "100 Continue" (its lib/dispatcher/client-h1.js: "bad response").
 * @example new Pool(origin, { connect: passInterimAnswers(buildConnector({})) })
 */
export function passInterimAnswers(connect: buildConnector.connector): buildConnector.connector {
	return (options, callback) => {
		connect(options, (...result) => {
			const [error, socket] = result;
			if (error === null) filter(socket);
			callback(...result);
		});
	};
}

// One request is under way on a socket at a time, so an answer begins with the first bytes that come after something was written.
function filter(socket: Socket): void {
	const read = socket.read.bind(socket) as (size?: number) => Buffer | null;
	const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
	let isHeadDue = true;
	let held: Buffer | null = null;
	socket.write = (...given: unknown[]) => {
		isHeadDue = true;
		return write(...given);
	};
	socket.read = (size?: number) => {
		// The stream itself reads nothing to have more of it fetched; what is there stays for undici.
		if (size === 0) return read(0);
		const chunk = read();
		if (!isHeadDue || chunk === null) return chunk;
		held = held === null ? chunk : Buffer.concat([held, chunk]);
		for (let status = readStatus(held); isInterim(status); status = readStatus(held)) {
			const end = held.indexOf(headEnd);
			if (end < 0 && held.length < longestHead) return null;
			if (end < 0) break;
			held = held.subarray(end + headEnd.length);
		}
		if (start.startsWith(readStatus(held))) return null;
		const rest = held;
		isHeadDue = false;
		held = null;
		return rest;
	};
}

function readStatus(bytes: Buffer): string {
	return bytes.toString("latin1", 0, statusEnd);
}

// "101 Switching Protocols" is a last answer.
function isInterim(status: string): boolean {
	return status.startsWith(start) && !status.endsWith("101");
}

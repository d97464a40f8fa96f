import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { systemClock } from "../../base/index.ts";
import type { RawRequest } from "./request-pipeline.ts";
import { printReply, type Reply } from "./route.ts";

const bodyLimit = 10_000_000;

/** What the listener hands each request to. */
export type Answerer = (request: RawRequest) => Promise<Reply>;

/** A server that listens. */
export interface Listener {
	readonly port: number;
	close(): Promise<void>;
}

/** Listens on a port, 0 for any free one; rejects when the port cannot be had. */
export async function listen(host: string, port: number, answer: Answerer): Promise<Listener> {
	const server = createServer((incoming, outgoing) => {
		serve(incoming, outgoing, answer).catch(() => outgoing.destroy());
	});
	// Connections stay open between the requests of a scan.
	server.keepAliveTimeout = 30_000;
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, host, resolve);
	});
	const address = server.address();
	return {
		port: typeof address === "object" && address !== null ? address.port : port,
		close: () => close(server),
	};
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse, answer: Answerer): Promise<void> {
	const url = new URL(incoming.url ?? "/", "http://sandbox");
	const reply = await answer({
		method: incoming.method ?? "GET",
		path: url.pathname.length > 1 ? url.pathname.replace(/\/+$/, "") : url.pathname,
		query: url.searchParams,
		headers: flatten(incoming),
		text: await readText(incoming),
		address: incoming.socket.remoteAddress ?? "",
		isLocal: isLoopback(incoming.socket.remoteAddress),
	});
	if (reply.damage?.kind === "silence") {
		keepSilent(incoming, outgoing, reply.damage.ms ?? 60_000);
		return;
	}
	const bytes = printReply(reply);
	if (reply.damage?.kind === "reset") {
		incoming.socket.resetAndDestroy();
		return;
	}
	outgoing.writeHead(reply.status, {
		"Content-Type": reply.contentType ?? "application/json; charset=utf-8",
		...(reply.status === 204 ? {} : { "Content-Length": String(bytes.length) }),
		...reply.headers,
	});
	if (reply.damage?.kind === "truncate") outgoing.write(bytes.subarray(0, bytes.length >> 1), () => outgoing.destroy());
	else if (reply.damage?.kind === "slow_body") await dribble(outgoing, bytes, reply.damage.ms ?? 1000);
	else outgoing.end(bytes);
}

function keepSilent({ socket }: IncomingMessage, outgoing: ServerResponse, ms: number): void {
	const timer = setTimeout(() => socket.resetAndDestroy(), ms);
	outgoing.once("close", () => {
		clearTimeout(timer);
	});
}

const pieces = 10;

async function dribble(outgoing: ServerResponse, bytes: Buffer, ms: number): Promise<void> {
	const size = Math.ceil(bytes.length / pieces);
	for (let start = 0; start < bytes.length && !outgoing.destroyed; start += size) {
		outgoing.write(bytes.subarray(start, start + size));
		await systemClock.sleep(ms / pieces);
	}
	outgoing.end();
}

function isLoopback(address: string | undefined): boolean {
	return address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}

function flatten(incoming: IncomingMessage): Record<string, string | undefined> {
	const headers: Record<string, string | undefined> = {};
	for (const [name, value] of Object.entries(incoming.headers))
		headers[name] = Array.isArray(value) ? value.join(", ") : value;
	return headers;
}

async function readText(incoming: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of incoming as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > bodyLimit) throw new RangeError("The body is too long");
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString("utf8");
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => {
			resolve();
		});
		server.closeAllConnections();
	});
}

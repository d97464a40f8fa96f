import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { onTestFinished } from "vitest";
import { type Clock, createError, type Log, ProviderError } from "../../src/base/index.ts";
import { createHttpClient, type HttpClient, type HttpClientOptions } from "../../src/http/index.ts";

/** A request as the test server saw it. */
export interface SeenRequest {
	method: string;
	url: string;
	headers: IncomingMessage["headers"];
	body: string;
}

export type Answer = (response: ServerResponse, request: SeenRequest, index: number) => void;

/** Answers every request with the function, and remembers them; closed when the test ends. */
export async function startServer(answer: Answer) {
	const seen: SeenRequest[] = [];
	const url = await listen((request, response) => {
		const chunks: Buffer[] = [];
		request.on("data", (chunk: Buffer) => chunks.push(chunk));
		request.on("end", () => {
			const { method = "", url: path = "", headers } = request;
			const one = { method, url: path, headers, body: Buffer.concat(chunks).toString() };
			seen.push(one);
			answer(response, one, seen.length - 1);
		});
	});
	return { url, seen };
}

async function listen(listener: RequestListener): Promise<string> {
	const server = createServer(listener);
	const sockets = new Set<Socket>();
	server.on("connection", (socket) => sockets.add(socket.on("close", () => sockets.delete(socket))));
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	onTestFinished(async () => {
		for (const socket of sockets) socket.destroy();
		await new Promise((resolve) => server.close(resolve));
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers the n-th request with the n-th status and JSON body, and the last for ever. */
export function script(...steps: readonly (readonly [number, unknown, Record<string, string>?])[]): Answer {
	return (response, _, index) => {
		const [status, body, headers] = steps[Math.min(index, steps.length - 1)] ?? [500, {}];
		respond(response, status, body, headers);
	};
}

export function respond(response: ServerResponse, status: number, body: unknown, headers = {}): void {
	response.writeHead(status, { "content-type": "application/json", ...headers });
	response.end(body === undefined ? "" : JSON.stringify(body));
}

/** A clock on which every sleep is over at once and time has passed by it; the sleeps are kept. */
export function createJumpClock(startMs = 1_700_000_000_000) {
	let nowMs = startMs;
	const sleeps: number[] = [];
	const clock: Clock = {
		now: () => nowMs,
		sleep(ms, signal) {
			if (signal?.aborted) return Promise.reject(createError("cancelled", {}));
			sleeps.push(ms);
			nowMs += ms;
			return Promise.resolve();
		},
	};
	return { clock, sleeps };
}

/** A clock on which no sleep ever ends but by its signal; `reached` resolves at the first sleep of at least that long. */
export function createFrozenClock(minMs = 0) {
	let tell: () => void = () => undefined;
	const reached = new Promise<void>((resolve) => {
		tell = resolve;
	});
	const clock: Clock = {
		now: () => 1_700_000_000_000,
		sleep: (ms, signal) =>
			new Promise((_, reject) => {
				signal?.addEventListener("abort", () => reject(createError("cancelled", {})));
				if (ms >= minMs) tell();
			}),
	};
	return { clock, reached };
}

export interface LogLine {
	level: number;
	module: string;
	message: string;
	fields: Readonly<Record<string, string | number | boolean>>;
}

export function createMemoryLog() {
	const lines: LogLine[] = [];
	const log: Log = { write: (level, module, message, fields = {}) => lines.push({ level, module, message, fields }) };
	return { log, lines };
}

export const limitHeaders = {
	limit: "X-RateLimit-Limit",
	remaining: "X-RateLimit-Remaining",
	reset: "X-RateLimit-Reset",
	windowMs: 10_000,
};

/** A client with quiet defaults; closed when the test ends. */
export function openClient(baseUrl: string, overrides: Partial<HttpClientOptions> = {}): HttpClient {
	const client = createHttpClient({
		service: "Acme",
		baseUrl,
		headers: { accept: "application/json", "acme-version": "2.1" },
		timeoutMs: 20_000,
		maxConcurrency: 4,
		maxRateLimitDelayMs: 300_000,
		errors: [],
		clock: createJumpClock().clock,
		log: { write: () => undefined },
		random: () => 0.5,
		...overrides,
	});
	onTestFinished(() => client.close());
	return client;
}

/** The ProviderError that a promise rejects with. */
export async function catchError(promise: Promise<unknown>): Promise<ProviderError> {
	try {
		await promise;
	} catch (error) {
		if (error instanceof ProviderError) return error;
		throw error;
	}
	throw new Error("nothing was thrown");
}

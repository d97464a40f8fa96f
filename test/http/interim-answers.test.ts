import { createServer, type Socket } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { catchError, openClient } from "./harness.ts";

const get = { method: "GET", path: "/things" } as const;
const write = { method: "POST", path: "/things", body: { name: "HTTP/1.1 100 per cent" } } as const;

/** Writes the pieces of one answer to each request, each in a packet of its own as far as the system plays along. */
async function serve(pieces: readonly string[]): Promise<{ url: string; requests: () => number }> {
	const sockets = new Set<Socket>();
	let requests = 0;
	const server = createServer({ noDelay: true }, (socket) => {
		sockets.add(socket);
		socket.on("error", () => undefined);
		socket.on("data", () => {
			requests += 1;
			void writeAll(socket, pieces);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	onTestFinished(async () => {
		for (const socket of sockets) socket.destroy();
		await new Promise((resolve) => server.close(resolve));
	});
	const address = server.address();
	return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`, requests: () => requests };
}

async function writeAll(socket: Socket, pieces: readonly string[]): Promise<void> {
	for (const piece of pieces) {
		socket.write(piece);
		await nextTurn();
	}
}

const proceed = "HTTP/1.1 100 Continue\r\n\r\n";
const hints = "HTTP/1.1 103 Early Hints\r\nlink: </style.css>; rel=preload\r\n\r\n";
const body = '{"text":"HTTP/1.1 100 Continue\\r\\n\\r\\n"}';
const answer = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-request-id: r1\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

test.each([
	["100 Continue in a packet of its own", [proceed, answer]],
	["100 Continue in one packet with the answer", [proceed + answer]],
	["100 Continue with headers", ["HTTP/1.1 100 Continue\r\nserver: x\r\n\r\n", answer]],
	["100 without a reason", ["HTTP/1.1 100 \r\n\r\n", answer]],
	["several of them", [proceed, proceed + proceed, answer]],
	["103 Early Hints", [hints, answer]],
	["102 Processing", ["HTTP/1.1 102 Processing\r\n\r\n", answer]],
	["both kinds", [hints + proceed, hints, answer]],
	["both kinds, the other way round", [proceed + hints, answer]],
	["one that comes byte for byte, as the answer does", [...`${proceed}${answer}`]],
	["one of a number that nobody knows", ["HTTP/1.1 199 Later\r\n\r\n", answer]],
	["none", [answer]],
])("an answer is read after %s, on a socket that is used again", async (_, pieces) => {
	const server = await serve(pieces);
	const client = openClient(server.url, { maxConcurrency: 1 });
	for (const request of [get, write, get]) {
		expect(await client.send({ ...request, maxAttempts: 1 })).toMatchObject({
			status: 200,
			headers: { "x-request-id": "r1" },
			body: { text: "HTTP/1.1 100 Continue\r\n\r\n" },
		});
	}
	expect(server.requests()).toBe(3);
});

test("one that never ends is no answer", async () => {
	const server = await serve([`HTTP/1.1 100 Continue\r\nx: ${"x".repeat(100_000)}`]);
	const error = await catchError(openClient(server.url).send({ ...get, maxAttempts: 1 }));
	expect(error.code).toBe("request_failed");
});

test.each([["HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"], ["oops"]])(
	"%j is no answer",
	async (text) => {
		const server = await serve([text]);
		const error = await catchError(openClient(server.url).send({ ...get, maxAttempts: 1 }));
		expect(error.code).toBe("request_failed");
	},
);

import type { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import type { HttpClientOptions, TakeBytes } from "../../src/http/index.ts";
import { catchError, openClient, respond, startServer } from "./harness.ts";

const get = { method: "GET", path: "/file", accept: "application/octet-stream" } as const;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

// Over sockets of our own, and over a `fetch` that a program brings.
const ways: readonly (readonly [string, Partial<HttpClientOptions>])[] = [
	["sockets", {}],
	["fetch", { fetch: (url, init) => fetch(url, init) }],
];

/** Keeps what it takes, each attempt apart. */
function keep(problems: readonly ("is cut off or damaged" | undefined)[] = []) {
	const attempts: string[] = [];
	const take: TakeBytes = async (pieces) => {
		const place = attempts.push("") - 1;
		for await (const piece of pieces) attempts[place] += Buffer.from(piece).toString();
		return problems[place];
	};
	return { attempts, take };
}

/** Sends what a socket takes, and tells how much that was. */
function pour(response: ServerResponse, pieces: number): { sent: number } {
	const state = { sent: 0 };
	const go = (): void => {
		while (state.sent < pieces && !response.destroyed) {
			state.sent++;
			if (!response.write(Buffer.alloc(65_536, "x"))) return void response.once("drain", go);
		}
		response.end();
	};
	go();
	return state;
}

describe.each(ways)("an answer that is taken as it comes, over %s", (_, options) => {
	test("is asked for as what it is, and has no body", async () => {
		const server = await startServer((response) => response.end("a,b\n1,2\n"));
		const { attempts, take } = keep();
		const response = await openClient(server.url, options).send({ ...get, take });
		expect(response).toMatchObject({ status: 200, body: undefined });
		expect(attempts).toEqual(["a,b\n1,2\n"]);
		expect(server.seen[0]?.headers.accept).toBe("application/octet-stream");
	});

	test("is an error where it is one, and nothing is taken", async () => {
		const server = await startServer((response) => respond(response, 404, { errors: [{ message: "gone" }] }));
		const { attempts, take } = keep();
		expect(await catchError(openClient(server.url, options).send({ ...get, take }))).toMatchObject({ status: 404 });
		expect(attempts).toEqual([]);
	});

	test("is taken again from its beginning when it breaks off, is silent, or is damaged", async () => {
		const server = await startServer((response, _request, index) => {
			response.writeHead(200, { "content-length": "6" });
			if (index === 0) response.write("abc", () => setTimeout(() => response.destroy(), 20));
			else if (index === 1) response.write("abcd");
			else response.end("abcdef");
		});
		const { attempts, take } = keep([undefined, undefined, "is cut off or damaged"]);
		await openClient(server.url, { ...options, timeoutMs: 400 }).send({ ...get, take });
		expect(attempts).toEqual(["abc", "abcd", "abcdef", "abcdef"]);
	});

	test("waits for who takes it slowly, longer than the time limit, and is held back meanwhile", async () => {
		let poured = { sent: 0 };
		const server = await startServer((response) => {
			poured = pour(response, 640);
		});
		let size = 0;
		let sentEarly = 0;
		await openClient(server.url, { ...options, timeoutMs: 300 }).send({
			...get,
			async take(pieces) {
				for await (const piece of pieces) {
					if (size === 0) {
						await pause(900);
						sentEarly = poured.sent;
					}
					size += piece.length;
				}
				return undefined;
			},
		});
		expect(size).toBe(640 * 65_536);
		expect(sentEarly).toBeLessThan(400);
	});

	// What had come when it was held back must not be lost; half a megabyte is all in the sockets by then.
	test.each([100, 300, 417, 600, 900, 1500])("of %i kB is whole, however it is held back", async (size) => {
		const body = Buffer.alloc(size * 1000, "x");
		const server = await startServer((response) => response.end(body));
		let taken = 0;
		await openClient(server.url, { ...options, timeoutMs: 5000 }).send({
			...get,
			async take(pieces) {
				for await (const piece of pieces) {
					taken += piece.length;
					await pause(10);
				}
				return undefined;
			},
		});
		expect(taken).toBe(body.length);
	});

	test("may be left early", async () => {
		const server = await startServer((response) => void pour(response, 1e6));
		const response = await openClient(server.url, options).send({
			...get,
			async take(pieces) {
				for await (const _piece of pieces) break;
				return undefined;
			},
		});
		expect(response.status).toBe(200);
	});

	test("is over with what is thrown at it, and with the signal", async () => {
		const server = await startServer((response) => response.write("abc"));
		const client = openClient(server.url, options);
		const refusal = new Error("no more");
		const refuse: TakeBytes = async (pieces) => {
			for await (const _piece of pieces) throw refusal;
			return undefined;
		};
		await expect(client.send({ ...get, take: refuse })).rejects.toBe(refusal);
		const { attempts, take } = keep();
		const error = catchError(client.send({ ...get, take, signal: AbortSignal.timeout(100) }));
		expect(await error).toMatchObject({ sqlState: "57014" });
		expect([attempts, server.seen.length]).toEqual([["abc"], 2]);
	});

	test("is refused where it is something else, after one more try", async () => {
		const server = await startServer((response) => response.end("<html>"));
		const take: TakeBytes = async (pieces) => {
			for await (const _piece of pieces);
			return "is no file of rows: it is a page";
		};
		const error = await catchError(openClient(server.url, options).send({ ...get, take }));
		expect(error.message).toBe("GET /file failed: the answer is no file of rows: it is a page");
		expect(server.seen).toHaveLength(2);
	});
});

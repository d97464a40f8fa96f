import { describe, expect, test } from "vitest";
import { createError } from "../../src/base/index.ts";
import { catchError, createFrozenClock, openClient, respond, script, startServer } from "./harness.ts";

const get = { method: "GET", path: "/things" } as const;

async function startSilentServer() {
	let tell: () => void = () => undefined;
	const reached = new Promise<void>((resolve) => {
		tell = resolve;
	});
	const server = await startServer(() => tell());
	return { ...server, reached };
}

describe("an aborted request ends at once", () => {
	test("before it is sent", async () => {
		const server = await startServer(script([200, {}]));
		const error = await catchError(openClient(server.url).send({ ...get, signal: AbortSignal.abort() }));
		expect(error).toMatchObject({ code: "cancelled", sqlState: "57014" });
		expect(server.seen).toHaveLength(0);
	});

	test("while the service is silent, and its connection is given up", async () => {
		const server = await startSilentServer();
		const abort = new AbortController();
		const sending = catchError(openClient(server.url).send({ ...get, signal: abort.signal }));
		await server.reached;
		abort.abort();
		expect((await sending).code).toBe("cancelled");
	});

	test("in the middle of the body", async () => {
		const abort = new AbortController();
		const server = await startServer((response) => {
			response.writeHead(200).write('{"a":', () => abort.abort());
		});
		const error = await catchError(openClient(server.url).send({ ...get, signal: abort.signal }));
		expect(error.code).toBe("cancelled");
	});

	test("while it waits for a place among the requests in flight, which it then does not keep", async () => {
		const server = await startSilentServer();
		const client = openClient(server.url, { maxConcurrency: 1 });
		const first = new AbortController();
		const second = new AbortController();
		const sendings = [first, second].map(({ signal }) => catchError(client.send({ ...get, signal })));
		await server.reached;
		second.abort();
		expect((await sendings[1])?.code).toBe("cancelled");
		first.abort();
		expect((await sendings[0])?.code).toBe("cancelled");
		expect(server.seen).toHaveLength(1);
		expect(client.limits()).toMatchObject({ inFlight: 0, waiting: 0 });
	});

	test("while it waits for the limit", async () => {
		const server = await startServer(script([200, {}]));
		const { clock, reached } = createFrozenClock(1);
		const client = openClient(server.url, { clock, requestsPerMinute: 1 });
		await client.send(get);
		const abort = new AbortController();
		const sending = catchError(client.send({ ...get, signal: abort.signal }));
		await reached;
		abort.abort();
		expect((await sending).code).toBe("cancelled");
		expect(client.limits()).toMatchObject({ inFlight: 0, waiting: 0 });
	});

	test("between two attempts", async () => {
		const server = await startServer(script([500, {}]));
		const { clock, reached } = createFrozenClock(1);
		const abort = new AbortController();
		const sending = catchError(openClient(server.url, { clock }).send({ ...get, signal: abort.signal }));
		await reached;
		abort.abort();
		expect((await sending).code).toBe("cancelled");
		expect(server.seen).toHaveLength(1);
	});

	test("while a credential is fetched", async () => {
		const abort = new AbortController();
		const authorize = {
			getCredential: (signal?: AbortSignal) =>
				new Promise<never>((_, reject) => {
					signal?.addEventListener("abort", () => reject(new Error("whatever the fetch makes of it")));
					abort.abort();
				}),
			handleUnauthorized: () => Promise.resolve(false),
		};
		const error = await catchError(
			openClient("http://127.0.0.1:9", { authorize }).send({ ...get, signal: abort.signal }),
		);
		expect(error.code).toBe("cancelled");
	});
});

test("an abort whose reason is one of our errors is that error", async () => {
	const server = await startSilentServer();
	const abort = new AbortController();
	const sending = catchError(openClient(server.url).send({ ...get, signal: abort.signal }));
	await server.reached;
	abort.abort(createError("statement_timeout", { seconds: 3 }));
	expect((await sending).code).toBe("statement_timeout");
});

test("many requests under one signal are no leak in the eyes of Node", async () => {
	const warnings: string[] = [];
	const listen = (warning: Error) => warnings.push(warning.name);
	process.on("warning", listen);
	const server = await startServer(script([200, {}]));
	const client = openClient(server.url, { maxConcurrency: 3 });
	const { signal } = new AbortController();
	await Promise.all(Array.from({ length: 40 }, () => client.send({ ...get, signal })));
	await new Promise((resolve) => setImmediate(resolve));
	process.off("warning", listen);
	expect(warnings).toEqual([]);
});

describe("a closed client", () => {
	test("ends what is under way and takes nothing more", async () => {
		const server = await startSilentServer();
		const client = openClient(server.url);
		const sending = catchError(client.send(get));
		await server.reached;
		await client.close();
		expect(await sending).toMatchObject({ code: "connection_closed", sqlState: "08003" });
		expect(await catchError(client.send(get))).toMatchObject({ code: "connection_closed" });
		await client.close();
	});
});

test("never more than MaxConcurrency requests are in flight", async () => {
	let inFlight = 0;
	let most = 0;
	const server = await startServer((response) => {
		inFlight += 1;
		most = Math.max(most, inFlight);
		setTimeout(() => {
			inFlight -= 1;
			respond(response, 200, {});
		}, 5);
	});
	const client = openClient(server.url, { maxConcurrency: 3 });
	const urls = Array.from({ length: 20 }, (_, index) => `/things/${index}`);
	await Promise.all(urls.map((path) => client.send({ method: "GET", path })));
	expect(most).toBe(3);
	expect(server.seen.map((request) => request.url).sort()).toEqual([...urls].sort());
});

test("requests that wait for a place are sent in the order in which they came", async () => {
	const server = await startServer(script([200, {}]));
	const client = openClient(server.url, { maxConcurrency: 1 });
	const urls = Array.from({ length: 10 }, (_, index) => `/things/${index}`);
	await Promise.all(urls.map((path) => client.send({ method: "GET", path })));
	expect(server.seen.map((request) => request.url)).toEqual(urls);
});

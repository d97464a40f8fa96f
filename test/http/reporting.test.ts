import { describe, expect, test } from "vitest";
import type { RequestInfo } from "../../src/http/index.ts";
import {
	catchError,
	createJumpClock,
	createMemoryLog,
	limitHeaders,
	openClient,
	respond,
	script,
	startServer,
} from "./harness.ts";

describe("an observer", () => {
	test("hears of every attempt on the wire, with the waiting before it", async () => {
		const server = await startServer((response, _, index) => {
			if (index === 1) response.destroy();
			else respond(response, index === 0 ? 500 : 200, {});
		});
		const infos: RequestInfo[] = [];
		const observer = { onRequest: (info: RequestInfo) => infos.push(info) };
		await openClient(server.url).send({ method: "GET", path: "/things/1", query: { page: 2 }, observer });
		const common = { method: "GET", path: "/things/1", durationMs: 0 };
		expect(infos).toEqual([
			{ ...common, status: 500, waitMs: 0, attempt: 1 },
			{ ...common, waitMs: 250, attempt: 2 },
			{ ...common, status: 200, waitMs: 500, attempt: 3 },
		]);
	});

	test("counts the wait for a limit as waiting", async () => {
		const server = await startServer(script([200, {}]));
		const { clock } = createJumpClock();
		const client = openClient(server.url, { clock, requestsPerMinute: 6 });
		const infos: RequestInfo[] = [];
		const observer = { onRequest: (info: RequestInfo) => infos.push(info) };
		for (let index = 0; index < 3; index++) await client.send({ method: "GET", path: "/things", observer });
		expect(infos.map((info) => info.waitMs)).toEqual([0, 10_000, 10_000]);
	});

	test("hears of a request that was cancelled on the way", async () => {
		const abort = new AbortController();
		const server = await startServer(() => abort.abort());
		const infos: RequestInfo[] = [];
		const observer = { onRequest: (info: RequestInfo) => infos.push(info) };
		await catchError(openClient(server.url).send({ method: "GET", path: "/things", observer, signal: abort.signal }));
		expect(infos).toMatchObject([{ attempt: 1 }]);
	});
});

describe("the log", () => {
	test("has one line for each attempt at level 2, without the values of the query", async () => {
		const server = await startServer(script([500, {}], [200, {}]));
		const { log, lines } = createMemoryLog();
		await openClient(server.url, { log }).send({
			method: "GET",
			path: "/things",
			query: { email: "a@b.example", page: 1 },
		});
		expect(lines.filter((line) => line.level === 2)).toEqual([
			{
				level: 2,
				module: "http",
				message: "GET /things?email&page 500",
				fields: { status: 500, waitMs: 0, durationMs: 0, attempt: 1 },
			},
			{
				level: 2,
				module: "http",
				message: "GET /things?email&page 200",
				fields: { status: 200, waitMs: 250, durationMs: 0, attempt: 2 },
			},
		]);
	});

	test("has headers at level 3, with credentials masked, and bodies at level 4", async () => {
		const server = await startServer(script([200, { answer: 42 }, { "set-cookie": "session=abc" }]));
		const { log, lines } = createMemoryLog();
		const client = openClient(server.url, { log, headers: { Authorization: "Bearer static-token" } });
		await client.send({ method: "POST", path: "/things", body: { question: "?" } });
		const [sent, answered] = lines.filter((line) => line.level === 3).map((line) => line.message);
		expect(sent).toContain("authorization: ***");
		expect(answered).toContain("set-cookie: ***");
		expect(lines.filter((line) => line.level === 4).map((line) => line.message)).toEqual([
			'> {"question":"?"}',
			'< {"answer":42}',
		]);
	});

	test("names what broke where there was no answer", async () => {
		const server = await startServer((response) => response.destroy());
		const { log, lines } = createMemoryLog();
		await catchError(openClient(server.url, { log }).send({ method: "GET", path: "/things", maxAttempts: 1 }));
		expect(lines.filter((line) => line.level === 2)[0]?.message).toContain("the connection was closed");
	});
});

test("what is known of the limit can be asked for", async () => {
	const { clock } = createJumpClock();
	const resetAtMs = clock.now() + 8_000;
	const server = await startServer((response) => {
		response.sendDate = false;
		const told = { "x-ratelimit-limit": "167", "x-ratelimit-remaining": "160", "x-ratelimit-reset": resetAtMs / 1_000 };
		respond(response, 200, {}, told);
	});
	const client = openClient(server.url, { clock, limitHeaders, requestsPerMinute: 600 });
	const unknown = { limit: null, remaining: null, resetAtMs: null, windowMs: null };
	expect(client.limits()).toEqual({
		...unknown,
		requestsPerMinute: 600,
		concurrency: 4,
		inFlight: 0,
		waiting: 0,
		waitMs: 0,
	});
	await client.send({ method: "GET", path: "/things" });
	const known = { limit: 167, remaining: 160, resetAtMs, windowMs: 10_000 };
	expect(client.limits()).toEqual({
		...known,
		requestsPerMinute: 600,
		concurrency: 4,
		inFlight: 0,
		waiting: 0,
		waitMs: 0,
	});
});

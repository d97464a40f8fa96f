import { describe, expect, test } from "vitest";
import {
	catchError,
	createFrozenClock,
	createJumpClock,
	limitHeaders,
	openClient,
	respond,
	script,
	startServer,
} from "./harness.ts";

const get = { method: "GET", path: "/things" } as const;
const write = { method: "POST", path: "/things", body: { name: "x" } } as const;
const search = { ...write, isIdempotent: true } as const;

describe("a fault that may pass", () => {
	test.each([408, 500, 502, 503, 504, 529])("a %i is tried again after a pause", async (status) => {
		const server = await startServer(script([status, {}], [status, {}], [200, { ok: true }]));
		const { clock, sleeps } = createJumpClock();
		const response = await openClient(server.url, { clock }).send(get);
		expect(response).toMatchObject({ status: 200, body: { ok: true } });
		expect(server.seen).toHaveLength(3);
		expect(sleeps).toEqual([250, 500]);
	});

	test("pauses double, are spread by chance, and end in an error that says how often it was tried", async () => {
		const server = await startServer(
			script([503, { request_id: "r9", errors: [{ code: "server_error", message: "No." }] }]),
		);
		const { clock, sleeps } = createJumpClock();
		const error = await catchError(openClient(server.url, { clock, random: () => 0.999_999 }).send(get));
		expect(sleeps).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
		expect(error).toMatchObject({
			code: "service_unavailable",
			sqlState: "HV000",
			isTransient: true,
			status: 503,
			remoteCode: "server_error",
			requestId: "r9",
		});
		expect(error.message).toBe("GET /things failed 6 times: Acme answered 503: No. (server_error)");
	});

	test("a caller may allow fewer attempts", async () => {
		const server = await startServer(script([500, {}]));
		const error = await catchError(openClient(server.url).send({ ...get, maxAttempts: 1 }));
		expect(server.seen).toHaveLength(1);
		expect(error).toMatchObject({ code: "request_failed", status: 500 });
	});

	test("a connection that breaks before the answer is tried again", async () => {
		const server = await startServer((response, _, index) => {
			if (index < 2) response.destroy();
			else respond(response, 200, {});
		});
		await openClient(server.url).send(get);
		expect(server.seen).toHaveLength(3);
	});

	test("a connection that always breaks is named in words", async () => {
		const server = await startServer((response) => response.destroy());
		const error = await catchError(openClient(server.url).send(get));
		expect(error.code).toBe("service_unavailable");
		expect(error.message).toContain("the connection was closed before the answer was complete");
	});

	test("a request that takes too long is tried again, three times in all", async () => {
		const server = await startServer(() => undefined);
		const error = await catchError(openClient(server.url, { timeoutMs: 60 }).send(get));
		expect(error).toMatchObject({ code: "request_timeout", sqlState: "57014" });
		expect(error.message).toBe("GET /things took longer than Timeout=0.06 s");
		expect(server.seen).toHaveLength(3);
	});

	test("the time limit covers the body too", async () => {
		const server = await startServer((response) => response.writeHead(200).write('{"a":'));
		const error = await catchError(openClient(server.url, { timeoutMs: 60 }).send({ ...get, maxAttempts: 1 }));
		expect(error.code).toBe("request_timeout");
	});
});

describe("a request that is not idempotent", () => {
	test.each([408, 500, 503])("is not repeated after a %i", async (status) => {
		const server = await startServer(script([status, {}], [200, {}]));
		const error = await catchError(openClient(server.url).send(write));
		expect(server.seen).toHaveLength(1);
		expect(error).toMatchObject({ code: "request_failed", status });
		expect(error.hint).toContain("may have taken effect");
	});

	test("is not repeated when the connection breaks", async () => {
		const server = await startServer((response) => response.destroy());
		const error = await catchError(openClient(server.url).send(write));
		expect(server.seen).toHaveLength(1);
		expect(error.hint).toContain("may have taken effect");
	});

	test("is not repeated when it takes too long", async () => {
		const server = await startServer(() => undefined);
		const error = await catchError(openClient(server.url, { timeoutMs: 60 }).send(write));
		expect(server.seen).toHaveLength(1);
		expect(error).toMatchObject({ code: "request_timeout" });
		expect(error.hint).toContain("may have taken effect");
	});

	test("a GET that moves the server's cursor says so, and is not repeated either", async () => {
		const server = await startServer(script([500, {}]));
		await catchError(openClient(server.url).send({ ...get, isIdempotent: false }));
		expect(server.seen).toHaveLength(1);
	});

	test("is repeated after a 429, because nothing was done", async () => {
		const server = await startServer(script([429, {}], [200, { id: "1" }]));
		expect((await openClient(server.url).send(write)).body).toEqual({ id: "1" });
		expect(server.seen.map((request) => request.body)).toEqual(['{"name":"x"}', '{"name":"x"}']);
	});

	test("a search is a POST that says it is idempotent, and is repeated", async () => {
		const server = await startServer(script([500, {}], [200, { data: [] }]));
		await openClient(server.url).send(search);
		expect(server.seen).toHaveLength(2);
	});
});

describe("a 429", () => {
	test("waits until the reset that its headers tell, and a little longer", async () => {
		const { clock, sleeps } = createJumpClock();
		const reset = String(clock.now() / 1_000 + 7);
		const headers = { "x-ratelimit-limit": "5", "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset };
		const server = await startServer((response, _, index) => {
			response.sendDate = false;
			respond(response, index === 0 ? 429 : 200, {}, headers);
		});
		await openClient(server.url, { clock, limitHeaders }).send(get);
		expect(server.seen).toHaveLength(2);
		expect(sleeps.reduce((sum, ms) => sum + ms)).toBe(7_000 + 250 + 125);
	});

	test.each([
		["as many seconds as Retry-After says", "30", 30_000 + 250 + 125],
		["until the date that Retry-After says", new Date(1_700_000_012_000).toUTCString(), 12_000 + 250 + 125],
		["as long as Retry-After says to the fraction", "1.5", 1_500 + 250 + 125],
		["at once, and a little later, when Retry-After says so", "0", 250 + 125],
		["after a pause of its own when nothing is said", undefined, 1_000 + 500],
		[
			"after a pause of its own when a time that is past is said",
			new Date(1_600_000_000_000).toUTCString(),
			1_000 + 500,
		],
		["after a pause of its own when no time is said", "-30", 1_000 + 500],
	])("is tried again %s", async (_, retryAfter, waitMs) => {
		const { clock, sleeps } = createJumpClock();
		const headers = retryAfter === undefined ? undefined : { "retry-after": retryAfter };
		const server = await startServer(script([429, {}, headers ?? {}], [200, {}]));
		await openClient(server.url, { clock }).send(get);
		expect(sleeps).toEqual([waitMs]);
	});

	test.each([
		["milliseconds", "1700000007000", undefined, 7_000 + 250 + 125],
		["seconds from now", "7", undefined, 7_000 + 250 + 125],
		["the past", "1600000000", undefined, 1_000 + 500],
		["the past, and Retry-After does better", "1600000000", "9", 9_000 + 250 + 125],
		["next year", "1730000000", undefined, 1_000 + 500],
		["next year, and Retry-After does better", "1730000000", "9", 9_000 + 250 + 125],
		["a moment before what Retry-After says", "1700000007", "9", 9_000 + 250 + 125],
		["a moment after what Retry-After says", "1700000007", "5", 7_000 + 250 + 125],
		["no number", "soon", undefined, 1_000 + 500],
	])("waits a sensible time when the reset is told as %s", async (_, reset, retryAfter, waitMs) => {
		const { clock, sleeps } = createJumpClock();
		const headers = {
			"x-ratelimit-limit": "500",
			"x-ratelimit-remaining": "100",
			"x-ratelimit-reset": reset,
			...(retryAfter === undefined ? {} : { "retry-after": retryAfter }),
		};
		const server = await startServer((response, _, index) => {
			response.sendDate = false;
			respond(response, index === 0 ? 429 : 200, {}, headers);
		});
		await openClient(server.url, { clock, limitHeaders }).send(get);
		expect(sleeps).toEqual([waitMs]);
	});

	test("does not use up the attempts that faults have", async () => {
		const server = await startServer((response, _, index) => respond(response, index < 9 ? 429 : 200, {}));
		await openClient(server.url).send(get);
		expect(server.seen).toHaveLength(10);
	});

	test("that asks for too long a wait is an error at once", async () => {
		const { clock, sleeps } = createJumpClock();
		const body = { type: "error.list", request_id: "r1", errors: [{ code: "rate_limit_exceeded", message: "Slow." }] };
		const server = await startServer(script([429, body, { "retry-after": "301" }]));
		const error = await catchError(openClient(server.url, { clock }).send(get));
		expect(sleeps).toEqual([]);
		expect(error).toMatchObject({
			code: "rate_limited",
			sqlState: "53000",
			status: 429,
			remoteCode: "rate_limit_exceeded",
			requestId: "r1",
		});
		expect(error.message).toContain("asks to wait 302 s, more than MaxRateLimitDelay=300 s");
	});

	test("that never ends is an error when its waits together are too long", async () => {
		const { clock, sleeps } = createJumpClock();
		const server = await startServer(script([429, {}, { "retry-after": "120" }]));
		const error = await catchError(openClient(server.url, { clock }).send(get));
		expect(error.code).toBe("rate_limited");
		expect(sleeps).toHaveLength(2);
		expect(error.message).toContain("asks to wait 362 s in all after 3 refusals, more than MaxRateLimitDelay=300 s");
	});

	test.each(["0.4", "1", "2", "7"])(
		"never says a wait that MaxRateLimitDelay would allow (Retry-After %s)",
		async (seconds) => {
			const server = await startServer(script([429, {}, { "retry-after": seconds }]));
			const error = await catchError(openClient(server.url, { maxRateLimitDelayMs: 3_000 }).send(get));
			const [, wait, limit] = /wait (\d+) s.*MaxRateLimitDelay=(\d+) s/.exec(error.message) ?? [];
			expect(Number(wait)).toBeGreaterThan(Number(limit));
		},
	);

	test("holds back the requests of every client that shares the limiter, and of no other", async () => {
		const { clock, reached } = createFrozenClock(60_000);
		const server = await startServer(script([429, {}, { "retry-after": "60" }], [200, {}]));
		const shared = { clock, limiterKey: "workspace 1" };
		const waiting = catchError(openClient(server.url, shared).send(get));
		await reached;
		const hurried = openClient(server.url, { ...shared, maxRateLimitDelayMs: 30_000 });
		expect(await catchError(hurried.send(get))).toMatchObject({ code: "rate_limited", status: undefined });
		expect(server.seen).toHaveLength(1);
		await openClient(server.url, { clock, limiterKey: "workspace 2" }).send(get);
		expect(server.seen).toHaveLength(2);
		void waiting;
	});
});

describe("the caller's rules", () => {
	const errors = [
		{ status: 400, code: "scroll_exists", becomes: "retry", waitMs: 60_000, advice: "Another scroll is open." },
		{ status: 429, code: "job_running", becomes: "request_failed", advice: "Wait for the job." },
		{ status: 401, code: "plan", becomes: "permission_denied", advice: "Upgrade." },
	] as const;

	test("may ask for a retry after a given wait", async () => {
		const { clock, sleeps } = createJumpClock();
		const server = await startServer(script([400, { errors: [{ code: "scroll_exists" }] }], [200, {}]));
		await openClient(server.url, { clock, errors }).send(get);
		expect(sleeps).toEqual([60_200]);
	});

	test("carry their advice when the retries do not help", async () => {
		const server = await startServer(
			script([400, { errors: [{ code: "scroll_exists", message: "scroll already exists" }] }]),
		);
		const error = await catchError(openClient(server.url, { errors }).send(get));
		expect(error).toMatchObject({ code: "service_unavailable", status: 400, hint: "Another scroll is open." });
	});

	test("go before the room's own, by status and code", async () => {
		const server = await startServer(
			script([429, { errors: [{ code: "job_running" }] }], [401, { errors: [{ code: "plan", message: "No." }] }]),
		);
		const client = openClient(server.url, { errors });
		expect(await catchError(client.send(get))).toMatchObject({ code: "request_failed", hint: "Wait for the job." });
		expect(await catchError(client.send(get))).toMatchObject({ code: "permission_denied", hint: "Upgrade." });
		expect(server.seen).toHaveLength(2);
	});
});

import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readAnswerBody } from "../../src/http/answer-body.ts";
import type { ErrorRule } from "../../src/http/index.ts";
import { catchError, openClient, respond, script, startServer } from "./harness.ts";

const get = { method: "GET", path: "/things" } as const;
const write = { method: "POST", path: "/things", body: {} } as const;

describe("an answer", () => {
	test("is its status, its headers by lower-case names, and its JSON", async () => {
		const server = await startServer((response) => {
			response.setHeader("Link", ["<a>", "<b>"]);
			respond(response, 201, { id: "7", when: 1 });
		});
		const response = await openClient(server.url).send(write);
		expect(response).toMatchObject({ status: 201, headers: { link: "<a>, <b>" }, body: { id: "7", when: 1 } });
	});

	test("keeps every digit of a long integer", async () => {
		const server = await startServer((response) => response.end('{"id":12345678901234567890}'));
		expect((await openClient(server.url).send(get)).body).toEqual({ id: 12345678901234567890n });
	});

	test("may be packed with gzip", async () => {
		const server = await startServer((response, request) => {
			response.writeHead(200, { "content-encoding": "gzip" });
			response.end(gzipSync(JSON.stringify({ asked: request.headers["accept-encoding"], text: "ü".repeat(100_000) })));
		});
		expect((await openClient(server.url).send(get)).body).toEqual({ asked: "gzip", text: "ü".repeat(100_000) });
	});

	test("may begin with a byte order mark", async () => {
		const server = await startServer((response) => response.end("\ufeff[1]"));
		expect((await openClient(server.url).send(get)).body).toEqual([1]);
	});

	test.each([204, 202, 205])("with status %i may be empty", async (status) => {
		const server = await startServer(script([status, undefined]));
		expect(await openClient(server.url).send({ ...get, method: "DELETE" })).toMatchObject({ status, body: undefined });
	});

	test("to a write may be empty", async () => {
		const server = await startServer(script([200, undefined]));
		expect(await openClient(server.url).send(write)).toMatchObject({ status: 200, body: undefined });
	});

	test("is not read beyond its size limit, packed or not", async () => {
		const packed = gzipSync(Buffer.alloc(2_000_000, " "));
		const headers = { "content-encoding": "gzip" };
		expect(await readAnswerBody(packed, headers, 1_000_000)).toEqual({ text: "", problem: "is too large" });
	});

	test.each([404, 410, 500])("with a status that the caller accepts (%i) is no error", async (status) => {
		const server = await startServer(script([status, { errors: [{ code: "x" }] }, { link: "</contacts/2>" }]));
		const response = await openClient(server.url).send({ ...get, acceptStatuses: [404, 410, 500] });
		expect(response).toMatchObject({ status, headers: { link: "</contacts/2>" }, body: { errors: [{ code: "x" }] } });
	});
});

describe("an error with a status of success", () => {
	const failure = (code: string) => ({ type: "error.list", request_id: "r9", errors: [{ code, message: "m" }] });
	const isAnswered = (body: unknown) => Array.isArray((body as { data?: unknown }).data);
	const rules: ErrorRule[] = [
		{ status: 401, becomes: "credential_refused", advice: "" },
		{ code: "busy", becomes: "retry", advice: "" },
		{ code: "slow_down", becomes: "rate_limited", advice: "" },
		{ status: 401, code: "revoked", becomes: "credential_refused", advice: "" },
		{ status: 403, code: "barred", becomes: "permission_denied", advice: "" },
	];

	test.each([
		["busy", undefined],
		["slow_down", undefined],
		["revoked", "credential_refused"],
		["barred", "permission_denied"],
		["other", "request_failed"],
	])("is judged by its code %s, whatever status a rule has besides", async (code, expected) => {
		const server = await startServer(script([200, failure(code)], [200, { data: [] }]));
		const sent = openClient(server.url, { errors: rules }).send({ ...get, isAnswered });
		if (expected === undefined) expect((await sent).body).toEqual({ data: [] });
		else
			expect(await catchError(sent)).toMatchObject({ code: expected, status: 200, remoteCode: code, requestId: "r9" });
		expect(server.seen).toHaveLength(expected === undefined ? 2 : 1);
	});

	test.each([
		["beside what was asked for", { data: [], errors: [{ code: "barred" }] }, isAnswered],
		["for who does not ask", failure("barred"), undefined],
		["that is not there", { errors: [], error: null, list: [] }, isAnswered],
	])("is none %s", async (_, body, isThere) => {
		const server = await startServer(script([200, body]));
		const response = await openClient(server.url, { errors: rules }).send({ ...get, isAnswered: isThere });
		expect(response).toMatchObject({ status: 200, body });
	});
});

describe("an answer that cannot be read is asked for again, and then an error", () => {
	test("an empty one", async () => {
		const server = await startServer(script([200, undefined], [200, { ok: 1 }]));
		expect((await openClient(server.url).send(get)).body).toEqual({ ok: 1 });
		const always = await startServer(script([200, undefined, { "x-request-id": "r5" }]));
		const error = await catchError(openClient(always.url).send(get));
		expect(error).toMatchObject({ code: "bad_response", sqlState: "HV000", status: 200, requestId: "r5" });
		expect(error.message).toContain(
			"GET /things was answered with something that could not be read: the answer is empty",
		);
		expect(always.seen).toHaveLength(6);
	});

	test("an empty one to a search", async () => {
		const server = await startServer(script([200, undefined], [200, { data: [] }]));
		expect((await openClient(server.url).send({ ...write, isIdempotent: true })).body).toEqual({ data: [] });
	});

	test("a page of HTML", async () => {
		const server = await startServer((response) => {
			response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<html>Log in</html>");
		});
		const error = await catchError(openClient(server.url).send(get));
		expect(server.seen).toHaveLength(2);
		expect(error.message).toContain("the answer is not JSON but text/html");
		expect(error.message).not.toContain("Log in");
		expect(error.hint).toContain("Check that URL is the address of Acme's API");
	});

	test("a page of HTML once, which was passing", async () => {
		const server = await startServer((response, _, index) => {
			if (index > 0) respond(response, 200, { ok: 1 });
			else response.writeHead(200, { "content-type": "text/html" }).end("<html>One moment</html>");
		});
		expect((await openClient(server.url).send(get)).body).toEqual({ ok: 1 });
	});

	test("JSON under another name is an answer", async () => {
		const server = await startServer((response) => {
			response.writeHead(200, { "content-type": "text/html" }).end('{"ok":1}');
		});
		expect((await openClient(server.url).send(get)).body).toEqual({ ok: 1 });
	});

	test("JSON that ends too early though the connection did not break", async () => {
		const server = await startServer((response, _, index) => {
			const text = index === 0 ? '{"a":[1,2' : '{"a":[1,2]}';
			response.writeHead(200, { "content-type": "application/json" }).end(text);
		});
		expect((await openClient(server.url).send(get)).body).toEqual({ a: [1, 2] });
		expect(server.seen).toHaveLength(2);
	});

	test("a body that breaks off in the middle", async () => {
		const server = await startServer((response, _, index) => {
			if (index > 0) return respond(response, 200, { whole: true });
			response.writeHead(200, { "content-length": "1000" });
			response.write('{"whole":', () => response.destroy());
		});
		expect((await openClient(server.url).send(get)).body).toEqual({ whole: true });
		expect(server.seen).toHaveLength(2);
	});

	test("gzip that is cut off", async () => {
		const packed = gzipSync(JSON.stringify({ text: "x".repeat(1_000) }));
		const server = await startServer((response, _, index) => {
			response.writeHead(200, { "content-encoding": "gzip" }).end(index === 0 ? packed.subarray(0, -12) : packed);
		});
		expect((await openClient(server.url).send(get)).body).toEqual({ text: "x".repeat(1_000) });
		expect(server.seen).toHaveLength(2);
	});

	test("JSON with bytes that are no UTF-8", async () => {
		const whole = Buffer.from('{"name":"Zo\u00e9"}');
		const damaged = Buffer.from(whole);
		damaged[whole.length - 3] = 0xff;
		const server = await startServer((response, _, index) => response.end(index === 0 ? damaged : whole));
		expect((await openClient(server.url).send(get)).body).toEqual({ name: "Zo\u00e9" });
		expect(server.seen).toHaveLength(2);
		const always = await startServer((response) => response.end(Buffer.from([0x22, 0xc3, 0x22])));
		const error = await catchError(openClient(always.url).send(get));
		expect(error.message).toContain("the answer is cut off or damaged");
	});

	test("but not when the request was a write", async () => {
		const server = await startServer((response) => response.end("oops"));
		const error = await catchError(openClient(server.url).send(write));
		expect(error.code).toBe("bad_response");
		expect(error.hint).toContain("may have taken effect");
		expect(server.seen).toHaveLength(1);
	});
});

describe("a redirect", () => {
	test("is not followed, and the error names the host it leads to but not the rest", async () => {
		const elsewhere = await startServer(script([200, {}]));
		const server = await startServer((response) => {
			response.writeHead(302, { location: `${elsewhere.url}/login?secret=1` }).end();
		});
		const error = await catchError(openClient(server.url).send(get));
		expect(elsewhere.seen).toHaveLength(0);
		expect(error).toMatchObject({ code: "request_failed", status: 302 });
		expect(error.message).toContain(`a redirect to ${new URL(elsewhere.url).host}`);
		expect(error.message).not.toContain("secret");
	});

	test("without a host stays within its own address", async () => {
		const server = await startServer(script([301, {}, { location: "/v2" }]));
		const error = await catchError(openClient(server.url).send(get));
		expect(error.message).toContain("a redirect within its own address");
	});
});

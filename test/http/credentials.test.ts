import { describe, expect, test } from "vitest";
import type { Authorizer } from "../../src/http/index.ts";
import { cleanText, readRemoteMessage } from "../../src/http/remote-message.ts";
import { createScrubber, maskSecretFields } from "../../src/http/scrubber.ts";
import fc from "../random-cases.ts";
import { catchError, createMemoryLog, openClient, respond, script, startServer } from "./harness.ts";

const get = { method: "GET", path: "/things" } as const;

function createAuthorizer(tokens: readonly string[]) {
	const refused: string[] = [];
	let index = 0;
	const authorize: Authorizer = {
		getCredential: () => Promise.resolve({ headers: { Authorization: `Bearer ${tokens[index]}` } }),
		handleUnauthorized({ headers }) {
			refused.push(headers?.["Authorization"] ?? "");
			index += 1;
			return Promise.resolve(index < tokens.length);
		},
	};
	return { authorize, refused };
}

describe("a credential", () => {
	test("goes with every request, beside the client's own headers", async () => {
		const server = await startServer(script([200, {}]));
		const { authorize } = createAuthorizer(["token-one"]);
		await openClient(server.url, { authorize }).send(get);
		expect(server.seen[0]?.headers).toMatchObject({ authorization: "Bearer token-one", "acme-version": "2.1" });
	});

	test("that is refused is renewed once, and the request, also a write, is sent again", async () => {
		const server = await startServer(script([401, {}], [200, { ok: 1 }]));
		const { authorize, refused } = createAuthorizer(["token-one", "token-two"]);
		const response = await openClient(server.url, { authorize }).send({ method: "POST", path: "/things", body: {} });
		expect(response.body).toEqual({ ok: 1 });
		expect(refused).toEqual(["Bearer token-one"]);
		expect(server.seen[1]?.headers.authorization).toBe("Bearer token-two");
	});

	test("that is refused again is an error, not a loop", async () => {
		const server = await startServer(
			script([401, { errors: [{ code: "unauthorized", message: "Access Token Invalid" }] }]),
		);
		const { authorize, refused } = createAuthorizer(["token-one", "token-two", "token-three"]);
		const error = await catchError(openClient(server.url, { authorize }).send(get));
		expect(error).toMatchObject({
			code: "credential_refused",
			sqlState: "28000",
			status: 401,
			remoteCode: "unauthorized",
		});
		expect(error.message).toBe("Acme refused the credential: Access Token Invalid (unauthorized)");
		expect(refused).toHaveLength(1);
		expect(server.seen).toHaveLength(2);
	});

	test("that cannot be renewed is an error at once", async () => {
		const server = await startServer(script([401, {}]));
		const { authorize } = createAuthorizer(["token-one"]);
		expect(await catchError(openClient(server.url, { authorize }).send(get))).toMatchObject({
			code: "credential_refused",
		});
		expect(await catchError(openClient(server.url).send(get))).toMatchObject({ code: "credential_refused" });
		expect(server.seen).toHaveLength(2);
	});

	test.each([402, 403])(
		"that lacks a permission (%i) is told with the service's words and what it was for",
		async (status) => {
			const body = {
				type: "error.list",
				request_id: "r2",
				errors: [{ code: "api_plan_restricted", message: "Active subscription needed." }],
			};
			const server = await startServer(script([status, body]));
			const { authorize, refused } = createAuthorizer(["token-one", "token-two"]);
			const request = { ...get, purpose: 'reading table "things"' };
			const error = await catchError(openClient(server.url, { authorize }).send(request));
			expect(error).toMatchObject({ code: "permission_denied", sqlState: "42501", status, requestId: "r2" });
			expect(error.message).toBe(
				'Acme does not permit reading table "things": Active subscription needed. (api_plan_restricted)',
			);
			expect(refused).toEqual([]);
		},
	);

	test("with a line break in it is an error that does not show it", async () => {
		const server = await startServer(script([200, {}]));
		const { authorize } = createAuthorizer(["token\none"]);
		const error = await catchError(openClient(server.url, { authorize }).send(get));
		expect(error.code).toBe("request_failed");
		expect(JSON.stringify([error.message, error.hint, String(error.cause)])).not.toContain("one");
	});

	test("is shown by no error and no log line, also when the service repeats it", async () => {
		const token = "dG9rOjEyMzQ1Njc4OQ==";
		const { authorize } = createAuthorizer([token]);
		const { log, lines } = createMemoryLog();
		const server = await startServer((response, request, index) => {
			const echo = {
				errors: [{ code: `no ${token}`, message: `bad ${request.headers.authorization}` }],
				request_id: token,
			};
			respond(response, index === 0 ? 200 : 422, { ...echo, access_token: "another-secret" }, { "x-echo": token });
		});
		const client = openClient(server.url, { authorize, log });
		await client.send({ ...get, query: { q: token } });
		const body = { client_secret: "third-secret", note: token };
		const error = await catchError(client.send({ method: "POST", path: `/${encodeURIComponent(token)}`, body }));
		expect(error).toMatchObject({ code: "request_failed", status: 422, remoteCode: "no ***", requestId: "***" });
		const everything = JSON.stringify([lines, { ...error }, error.message, error.stack]);
		for (const secret of [token, encodeURIComponent(token), "another-secret", "third-secret"]) {
			expect(everything).not.toContain(secret);
		}
		expect(lines.filter((line) => line.level === 4)).not.toHaveLength(0);
	});
});

describe("scrubbing", () => {
	test("no text keeps a secret that was remembered, whatever stands around it", () => {
		const secret = fc.string({ minLength: 6 }).filter((text) => text.trim() === text && !text.includes("***"));
		fc.assert(
			fc.property(secret, fc.string(), fc.string(), (token, before, after) => {
				const scrubber = createScrubber();
				scrubber.remember({ AUTHORIZATION: `Bearer ${token}` });
				expect(scrubber.scrub(`${before}${token}${after}`)).not.toContain(token);
				expect(cleanText(`${before}Bearer ${token}${after}`, (text) => scrubber.scrub(text))).not.toContain(token);
			}),
		);
	});

	test("a cleaned text is one short line without invisible characters", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (text) => {
				const clean = cleanText(text, (whole) => whole);
				expect(clean.length).toBeLessThanOrEqual(300);
				expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
			}),
		);
	});

	test("a field that names a secret is masked, also where the text is cut", () => {
		expect(maskSecretFields('{"access_token": "a\\"b", "id":"1", "token":"cut of')).toBe(
			'{"access_token": "***", "id":"1", "token":"***"',
		);
	});
});

describe("what the service says about an error", () => {
	test.each([
		[
			"a list",
			{ type: "error.list", request_id: "r", errors: [{ code: "c", message: "m", field: "f" }, { code: "d" }] },
			{ code: "c", message: "m (f)", requestId: "r" },
		],
		["one error", { type: "error", request_id: "r", message: "m" }, { message: "m", requestId: "r" }],
		["a map of fields", { errors: { score: "must be a number" } }, { message: "score: must be a number" }],
		["a key", { error_key: "bad_phone", message: "m" }, { code: "bad_phone", message: "m" }],
		["OAuth's", { error: "invalid_grant", error_description: "m" }, { code: "invalid_grant", message: "m" }],
		["a nested object", { error: { code: 7, message: "m" } }, { code: "7", message: "m" }],
		["nothing of the kind", [1, 2], {}],
		["no object", "oops", {}],
		["empty texts and wrong types", { errors: [{ code: "", message: null }], request_id: {} }, {}],
	])("is read from %s", (_, body, expected) => {
		expect(readRemoteMessage(body)).toEqual(expected);
	});
});

import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AuthSettings, createTokenSource } from "../../src/auth/index.ts";
import { Secret } from "../../src/base/index.ts";
import { type AuthorizationServer, clientId, startAuthorizationServer } from "./authorization-server.ts";
import { ask, catchError, createPorts, createSettings, printError } from "./scene.ts";

const json = { "content-type": "application/json" };

const attacks: readonly (readonly [string, (response: ServerResponse) => void, string])[] = [
	[
		"a web page",
		(response) => response.writeHead(200, { "content-type": "text/html" }).end("<h1>marked-access-1</h1>"),
		"web page",
	],
	["status 500", (response) => response.writeHead(500).end("marked-client-secret"), "status 500"],
	["a redirect", (response) => response.writeHead(307, { location: "/stolen" }).end(), "redirect"],
	[
		"10 MB",
		(response) => response.writeHead(200, json).end(`{"access_token":"${"a".repeat(10_000_000)}"}`),
		"more than 64 KiB",
	],
	[
		"broken JSON",
		(response) => response.writeHead(200, json).end('{"access_token":"marked-access-1'),
		"not a JSON object",
	],
	["a JSON list", (response) => response.writeHead(200, json).end('["marked-access-1"]'), "not a JSON object"],
	["no token", (response) => response.writeHead(200, json).end('{"token_type":"Bearer"}'), "not a bearer token"],
	[
		"another kind of token",
		(response) => response.writeHead(200, json).end('{"token_type":"mac","access_token":"marked-access-1"}'),
		"not a bearer token",
	],
	...[
		"marked-access\r\nx-evil: 1",
		"marked access",
		"",
		"marked-\u0000",
		"märked-access",
		`marked-${"a".repeat(9000)}`,
	].map(
		(token) =>
			[
				`the token ${JSON.stringify(token.slice(0, 30))}`,
				(response: ServerResponse) =>
					response.writeHead(200, json).end(JSON.stringify({ token_type: "Bearer", access_token: token })),
				token === "" ? "not a bearer token" : "cannot be sent in a header",
			] as const,
	),
	[
		"a refresh token with a line break",
		(response) =>
			response
				.writeHead(200, json)
				.end(JSON.stringify({ token_type: "Bearer", access_token: "marked-access-1", refresh_token: "marked\n" })),
		"cannot be sent in a header",
	],
	[
		"a negative lifetime",
		(response) =>
			response
				.writeHead(200, json)
				.end(JSON.stringify({ token_type: "Bearer", access_token: "marked-access-1", expires_in: -5 })),
		"not a bearer token",
	],
];

describe("the token endpoint", () => {
	let server: AuthorizationServer;
	let settings: AuthSettings;
	beforeEach(async () => {
		server = await startAuthorizationServer("standard");
		settings = createSettings(server, { initiate: "REFRESH", verifier: new Secret(server.issueCode()) });
	});
	afterEach(() => server.close());

	it.each(attacks)("answers with %s, and it fails closed", async (_what, answerToken, reason) => {
		server.answerToken = answerToken;
		const ports = createPorts();
		const error = await catchError(createTokenSource(settings, ports).getToken());
		expect(error).toMatchObject({ code: "authorization_failed", sqlState: "28000" });
		expect(error.message).toContain(reason);
		expect(printError(error) + ports.logged.join() + ports.told.join()).not.toContain("marked");
		expect(server.tokenRequests).toHaveLength(1);
		const stored = await settings.store.read({ profile: "Example", clientId, region: "US" });
		expect(stored?.accessToken).toBeUndefined();
	});

	it("is not there, and the error says which host", async () => {
		await server.close();
		const error = await catchError(createTokenSource(settings, createPorts()).getToken());
		expect(error).toMatchObject({ code: "connect_failed", isTransient: true });
		expect(error.message).toBe(`cannot reach ${new URL(server.url).host}: ECONNREFUSED`);
		expect(printError(error)).not.toContain("marked");
	});

	it("echoes secrets in its refusal, and they are not repeated", async () => {
		server.codes.clear();
		const error = await catchError(createTokenSource(settings, createPorts()).getToken());
		expect(error.message).toContain("invalid_grant: bad ***");
		expect(printError(error)).not.toContain("marked");
	});

	it("takes the client's secret in a header where the profile says so", async () => {
		const headers: (string | undefined)[] = [];
		const ports = createPorts({
			fetch: (input, init) => {
				headers.push(new Headers(init?.headers).get("authorization") ?? undefined);
				return fetch(input, init);
			},
		});
		const protocol = { ...settings.protocol, clientAuthentication: "basic" } as const;
		await catchError(createTokenSource({ ...settings, protocol }, ports).getToken());
		expect(headers[0]).toMatch(/^Basic /);
		expect(server.tokenRequests[0]?.has("client_secret")).toBe(false);
	});

	it.each([
		["token alone", (token: string) => ({ token, scope: "x" })],
		["both names", (token: string) => ({ token_type: "bearer", access_token: token, token: "marked-other" })],
		["access_token null", (token: string) => ({ token, access_token: null, error: "" })],
	])("takes an answer with %s", async (_what, describeToken) => {
		const token = server.issueToken();
		server.answerToken = (response) => response.writeHead(200, json).end(JSON.stringify(describeToken(token)));
		expect(await ask(server, await createTokenSource(settings, createPorts()).getToken())).toBe(200);
	});

	it.each([
		[
			"RFC 6749's members",
			{ error: "bad_code", error_description: "The code marked-x is wrong" },
			"bad_code: The code",
		],
		["an object", { error: { code: 7, message: "No such code" } }, "No such code"],
		["a list of errors", { type: "error.list", errors: [{ code: "unauthorized", message: "No" }] }, "unauthorized: No"],
	])(
		"refuses with status 200 and %s: its reason is shown, and the code is not sent again",
		async (_what, body, said) => {
			server.answerToken = (response) => response.writeHead(200, json).end(JSON.stringify(body));
			const error = await catchError(createTokenSource(settings, createPorts()).getToken());
			expect(error).toMatchObject({ code: "authorization_failed", sqlState: "28000", status: 200 });
			expect(error.message).toContain(`refused the code (${said}`);
			await catchError(createTokenSource(settings, createPorts()).getToken());
			expect(server.tokenRequests).toHaveLength(1);
		},
	);

	it("says with status 200 that it does not know the app, and the code stays good", async () => {
		const body = { error: "invalid_client", error_description: "Who?" };
		server.answerToken = (response) => response.writeHead(200, json).end(JSON.stringify(body));
		const error = await catchError(createTokenSource(settings, createPorts()).getToken());
		expect(error.message).toContain("refused the app (invalid_client: Who?)");
		server.answerToken = undefined;
		expect(await ask(server, await createTokenSource(settings, createPorts()).getToken())).toBe(200);
	});
});

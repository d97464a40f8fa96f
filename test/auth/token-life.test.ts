import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AuthSettings, createTokenSource } from "../../src/auth/index.ts";
import { createError, Secret } from "../../src/base/index.ts";
import { type AuthorizationServer, clientId, startAuthorizationServer } from "./authorization-server.ts";
import { ask, catchError, createPorts, createSettings, printError, request } from "./scene.ts";

const key = { profile: "Example", clientId, region: "US" };

describe("the life of a token", () => {
	let server: AuthorizationServer;
	beforeEach(async () => {
		server = await startAuthorizationServer("standard");
	});
	afterEach(() => server.close());

	async function storeToken(settings: AuthSettings, refreshToken?: string): Promise<string> {
		const accessToken = server.issueToken();
		if (refreshToken) server.refreshTokens.add(refreshToken);
		const token = { accessToken, obtainedAtMs: Date.now(), isDead: false, consumed: [] };
		await settings.store.write(key, refreshToken ? { ...token, refreshToken } : token);
		return accessToken;
	}

	it("goes through authorization, refresh ahead of expiry, rotation and refusal", async () => {
		const ports = createPorts();
		const settings = createSettings(server);
		const source = createTokenSource(settings, ports);
		const first = await source.getToken();
		const firstRefresh = (await settings.store.read(key))?.refreshToken;
		ports.clock.offsetMs += 3_530_000;
		expect((await source.getToken()).reveal()).toBe(first.reveal());
		ports.clock.offsetMs += 30_000;
		const second = await source.getToken();
		expect(second.reveal()).not.toBe(first.reveal());
		expect((await settings.store.read(key))?.refreshToken).not.toBe(firstRefresh);
		server.accepted.clear();
		expect(await ask(server, await source.handleUnauthorized(second))).toBe(200);
		server.accepted.clear();
		server.refreshTokens.clear();
		expect(await request(server, source)).toBe(200);
		expect(ports.opened).toHaveLength(2);
		await ports.browsing;
		expect(`${ports.logged.join()}${ports.told.join()}${ports.pages.join()}`).not.toContain("marked");
		expect(ports.logged.length).toBeGreaterThan(5);
	});

	it("keeps the stored token for the next connection", async () => {
		const settings = createSettings(server);
		const token = await createTokenSource(settings, createPorts()).getToken();
		const ports = createPorts();
		expect((await createTokenSource(settings, ports).getToken()).reveal()).toBe(token.reveal());
		expect(ports.opened).toEqual([]);
	});

	it("opens one browser for 50 statements that are refused at once", async () => {
		const settings = createSettings(server);
		server.accepted.delete(await storeToken(settings));
		const ports = createPorts();
		const source = createTokenSource(settings, ports);
		const statuses = await Promise.all(Array.from({ length: 50 }, () => request(server, source)));
		expect(new Set(statuses)).toEqual(new Set([200]));
		expect(ports.opened).toHaveLength(1);
	});

	it("refreshes once for 50 statements and for several connections", async () => {
		const settings = createSettings(server);
		server.accepted.delete(await storeToken(settings, "marked-refresh-0"));
		const sources = Array.from({ length: 5 }, () => createTokenSource(settings, createPorts()));
		const statuses = await Promise.all(
			Array.from({ length: 50 }, (_, index) =>
				request(server, sources[index % 5] ?? createTokenSource(settings, createPorts())),
			),
		);
		expect(new Set(statuses)).toEqual(new Set([200]));
		expect(server.tokenRequests).toHaveLength(1);
	});

	it("uses a newer token of the store instead of asking again", async () => {
		const settings = createSettings(server);
		const old = await createTokenSource(settings, createPorts()).getToken();
		const ports = createPorts();
		const late = createTokenSource(settings, ports);
		await late.getToken();
		const newer = await storeToken(settings);
		expect((await late.handleUnauthorized(old)).reveal()).toBe(newer);
		expect(ports.opened).toEqual([]);
	});

	it("keeps using a token that is nearly expired when the refresh cannot be made", async () => {
		const ports = createPorts();
		const source = createTokenSource(createSettings(server), ports);
		const token = await source.getToken();
		ports.clock.offsetMs += 3_560_000;
		server.answerToken = (response) => response.writeHead(503).end();
		expect((await source.getToken()).reveal()).toBe(token.reveal());
		ports.clock.offsetMs += 60_000;
		expect(await catchError(source.getToken())).toMatchObject({ code: "authorization_failed", status: 503 });
		server.answerToken = undefined;
		expect(await request(server, source)).toBe(200);
		expect(ports.opened).toHaveLength(1);
	});

	it("asks again with the old refresh token when the new one was never saved, as the server allows", async () => {
		const settings = createSettings(server, { initiate: "REFRESH" });
		server.accepted.delete(await storeToken(settings, "marked-refresh-0"));
		const failing = {
			...settings.store,
			write: () => Promise.reject(createError("token_store", { path: "x", problem: "is full", advice: "" })),
		};
		const ports = createPorts();
		expect(await request(server, createTokenSource({ ...settings, store: failing }, ports))).toBe(200);
		expect(ports.told.join()).toContain("could not be kept");
		server.refreshTokens.add("marked-refresh-0");
		const stored = await settings.store.read(key);
		expect(stored).toMatchObject({ isDead: false, refreshToken: "marked-refresh-0" });
		server.accepted.clear();
		expect(await request(server, createTokenSource(settings, createPorts()))).toBe(200);
	});

	it("does not kill the refresh token when the app's own secret is refused", async () => {
		const settings = createSettings(server, { initiate: "REFRESH", clientSecret: new Secret("marked-wrong-secret") });
		server.accepted.delete(await storeToken(settings, "marked-refresh-0"));
		const error = await catchError(request(server, createTokenSource(settings, createPorts())));
		expect(error).toMatchObject({ code: "authorization_failed", remoteCode: "invalid_client" });
		expect(error.message).not.toContain("marked-");
		expect(await settings.store.read(key)).toMatchObject({ isDead: false });
	});

	it("exchanges a verifier once, also as a whole redirect URL", async () => {
		const code = server.issueCode();
		const verifier = new Secret(`http://localhost:1/callback?code=${encodeURIComponent(code)}&state=x`);
		const settings = createSettings(server, { initiate: "REFRESH", verifier });
		expect(await request(server, createTokenSource(settings, createPorts()))).toBe(200);
		server.accepted.clear();
		server.refreshTokens.clear();
		const error = await catchError(request(server, createTokenSource(settings, createPorts())));
		expect(error).toMatchObject({ sqlState: "28000" });
		expect(server.tokenRequests.filter((form) => form.has("code"))).toHaveLength(1);
	});

	it.each([
		["was exchanged", true],
		["was refused", false],
	])("does not send a verifier again that %s, even where the store keeps nothing", async (_what, isGood) => {
		const settings = createSettings(server, { initiate: "REFRESH", verifier: new Secret(server.issueCode()) });
		if (!isGood) server.codes.clear();
		const store = { ...settings.store, write: () => Promise.reject(new Error("full")) };
		const source = createTokenSource({ ...settings, store }, createPorts());
		if (isGood) {
			const token = await source.getToken();
			expect(await catchError(source.handleUnauthorized(token))).toMatchObject({ sqlState: "28000" });
		} else {
			expect(await catchError(source.getToken())).toMatchObject({ code: "authorization_failed" });
			expect(await catchError(source.getToken())).toMatchObject({ sqlState: "28000" });
		}
		expect(server.tokenRequests).toHaveLength(1);
	});

	it("says what is wrong with a verifier that is used up, and authorizes instead where it may", async () => {
		const verifier = new Secret("marked-old-code=");
		const error = await catchError(
			createTokenSource(createSettings(server, { initiate: "REFRESH", verifier }), createPorts()).getToken(),
		);
		expect(error).toMatchObject({ code: "authorization_failed", sqlState: "28000", remoteCode: "invalid_grant" });
		const ports = createPorts();
		expect(await request(server, createTokenSource(createSettings(server, { verifier }), ports))).toBe(200);
		expect(ports.opened).toHaveLength(1);
	});

	it("refreshes a given token by its age and prefers what came of it from then on", async () => {
		server.refreshTokens.add("marked-refresh-0");
		const settings = createSettings(server, {
			initiate: "REFRESH",
			accessToken: new Secret("marked-access-old"),
			refreshToken: new Secret("marked-refresh-0"),
			expiresInS: 3600,
			tokenTimestampMs: Date.now() - 7_200_000,
		});
		expect(await request(server, createTokenSource(settings, createPorts()))).toBe(200);
		expect(await request(server, createTokenSource(settings, createPorts()))).toBe(200);
		expect(server.tokenRequests).toHaveLength(1);
	});

	it("prefers a newly given token to an older stored one", async () => {
		const settings = createSettings(server);
		await storeToken(settings);
		const given = server.issueToken();
		const source = createTokenSource({ ...settings, accessToken: new Secret(given) }, createPorts());
		expect((await source.getToken()).reveal()).toBe(given);
	});

	it("with OFF needs no store for a given token", async () => {
		const settings = createSettings(server, { initiate: "OFF", accessToken: new Secret(server.issueToken()) });
		const broken = {
			...settings.store,
			read: () => Promise.reject(createError("token_store", { path: "x", problem: "is corrupt", advice: "" })),
		};
		expect(await request(server, createTokenSource({ ...settings, store: broken }, createPorts()))).toBe(200);
	});

	it("logs in on demand with OFF, tells its status without the token, and logs out with a revocation", async () => {
		const settings = createSettings(server, { initiate: "OFF" });
		const endpoints = { ...settings.endpoints, revocationUrl: `${server.url}/revoke` };
		const source = createTokenSource({ ...settings, endpoints }, createPorts());
		await source.login();
		expect(await request(server, source)).toBe(200);
		const status = await source.status();
		expect(status).toMatchObject({ state: "valid", source: "stored", hasRefreshToken: true });
		expect(JSON.stringify(status)).not.toContain("marked-");
		await source.logout();
		expect(server.revoked[0]).toMatch(/^marked-refresh-/);
		expect(await source.status()).toMatchObject({ state: "none", source: "none" });
		expect(await settings.store.read(key)).toBeUndefined();
	});

	it("ends only the waiting of a statement that is cancelled", async () => {
		const ports = createPorts();
		const source = createTokenSource(createSettings(server), ports);
		const controller = new AbortController();
		const cancelled = catchError(source.getToken(controller.signal));
		const other = source.getToken();
		controller.abort();
		expect((await cancelled).code).toBe("cancelled");
		expect(await ask(server, await other)).toBe(200);
		expect(ports.opened).toHaveLength(1);
	});

	it("ends the waiting with the error that the signal brings: a statement's time limit stays one", async () => {
		const timeout = createError("statement_timeout", { seconds: 2 });
		const settings = createSettings(server);
		const source = createTokenSource(settings, createPorts({ openBrowser: () => Promise.resolve(true) }));
		for (const ask of ["getToken", "getOwner"] as const) {
			expect(await catchError(source[ask](AbortSignal.abort(timeout)))).toBe(timeout);
			const controller = new AbortController();
			const waiting = catchError(source[ask](controller.signal));
			controller.abort(timeout);
			expect(await waiting).toBe(timeout);
		}
		const login = new AbortController();
		const waiting = catchError(source.login(login.signal));
		login.abort(timeout);
		expect(await waiting).toBe(timeout);
		const url = catchError(source.steps.createUrl({}, AbortSignal.abort(timeout)));
		expect(await url).toBe(timeout);
	});
});

describe("a refresh whose statement is cancelled", () => {
	it("still keeps the rotated token", async () => {
		const server = await startAuthorizationServer("standard");
		try {
			const settings = createSettings(server, { initiate: "REFRESH" });
			const now = Date.now();
			const old = { accessToken: "marked-old", refreshToken: "marked-refresh-0", isDead: false, consumed: [] };
			await settings.store.write(key, { ...old, obtainedAtMs: now - 2_000, expiresAtMs: now - 1_000 });
			const controller = new AbortController();
			const token = server.issueToken();
			server.answerToken = (response) => {
				controller.abort();
				const body = { token_type: "Bearer", access_token: token, refresh_token: "marked-refresh-1" };
				response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
			};
			const source = createTokenSource(settings, createPorts());
			expect((await catchError(source.getToken(controller.signal))).code).toBe("cancelled");
			expect((await source.getToken()).reveal()).toBe(token);
			expect(await settings.store.read(key)).toMatchObject({ refreshToken: "marked-refresh-1" });
			expect(server.tokenRequests).toHaveLength(1);
		} finally {
			await server.close();
		}
	});
});

describe("a token with a line break", () => {
	it.each([
		["APIKey", { scheme: "NONE", apiKey: new Secret("marked\r\nx: 1") }],
		["OAuthAccessToken", { accessToken: new Secret("marked\n") }],
	] as const)("in %s is refused before it is sent, and not shown", async (name, overrides) => {
		const server = await startAuthorizationServer("standard");
		try {
			const error = await catchError(createTokenSource(createSettings(server, overrides), createPorts()).getToken());
			expect(error).toMatchObject({ code: "bad_property_value", message: expect.stringContaining(name) });
			expect(printError(error)).not.toContain("marked");
		} finally {
			await server.close();
		}
	});

	it("in the store is reported", async () => {
		const server = await startAuthorizationServer("standard");
		try {
			const settings = createSettings(server);
			await settings.store.write(key, { accessToken: "marked x", obtainedAtMs: 0, isDead: false, consumed: [] });
			const error = await catchError(createTokenSource(settings, createPorts()).getToken());
			expect(error).toMatchObject({ code: "token_store" });
			expect(printError(error)).not.toContain("marked");
		} finally {
			await server.close();
		}
	});
});

describe("AuthScheme=NONE", () => {
	it("sends the APIKey, and says what to do when it is missing or refused", async () => {
		const server = await startAuthorizationServer("intercom");
		try {
			const base = createSettings(server, { scheme: "NONE" });
			const missing = await catchError(createTokenSource(base, createPorts()).getToken());
			expect(missing).toMatchObject({ code: "credential_missing", sqlState: "28000" });
			expect(missing.hint).toContain("APIKey");
			const source = createTokenSource({ ...base, apiKey: new Secret("marked-key") }, createPorts());
			expect((await source.getToken()).reveal()).toBe("marked-key");
			expect((await catchError(request(server, source))).code).toBe("credential_refused");
			expect(await source.status()).toMatchObject({ source: "api_key" });
			expect((await catchError(source.login())).code).toBe("missing_property");
		} finally {
			await server.close();
		}
	});
});

describe("a service as Intercom is", () => {
	it("gets a token without expiry and authorizes again when it is revoked", async () => {
		const server = await startAuthorizationServer("intercom");
		try {
			const ports = createPorts();
			const settings = createSettings(server);
			const source = createTokenSource(settings, ports);
			expect(await request(server, source)).toBe(200);
			expect([...(server.tokenRequests[0]?.keys() ?? [])].sort()).toEqual(["client_id", "client_secret", "code"]);
			expect([...(server.authorizeRequests[0]?.keys() ?? [])].sort()).toEqual(["client_id", "redirect_uri", "state"]);
			expect(await settings.store.read(key)).not.toHaveProperty("expiresAtMs");
			ports.clock.offsetMs += 400 * 86_400_000;
			expect(await request(server, source)).toBe(200);
			expect(ports.opened).toHaveLength(1);
			server.accepted.clear();
			expect(await request(server, source)).toBe(200);
			expect(ports.opened).toHaveLength(2);
		} finally {
			await server.close();
		}
	});

	it("opens the browser once within one statement, whatever the service refuses", async () => {
		const server = await startAuthorizationServer("intercom");
		try {
			const ports = createPorts();
			const settings = createSettings(server);
			const call = createTokenSource(settings, ports).forStatement();
			const error = await catchError(call.handleUnauthorized(await call.getToken()));
			expect(error).toMatchObject({ code: "credential_refused", sqlState: "28000" });
			expect(error.hint).toContain("Region");
			expect(ports.opened).toHaveLength(1);
			expect(await settings.store.read(key)).toMatchObject({ isDead: true });
		} finally {
			await server.close();
		}
	});
});

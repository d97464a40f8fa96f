import { createServer } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AuthPorts, createTokenSource } from "../../src/auth/index.ts";
import { Secret, systemClock } from "../../src/base/index.ts";
import { type AuthorizationServer, startAuthorizationServer } from "./authorization-server.ts";
import { ask, catchError, createPorts, createSettings, printError, type TestPorts } from "./scene.ts";

describe("the browser flow", () => {
	let server: AuthorizationServer;
	beforeEach(async () => {
		server = await startAuthorizationServer("standard");
	});
	afterEach(() => server.close());

	/** Ports whose browser does with the callback URL what the test wants. */
	function createVisitor(visit: (callback: URL, ports: TestPorts) => Promise<void>): TestPorts {
		const ports = createPorts({
			async openBrowser(url) {
				ports.opened.push(url);
				const answer = await fetch(url, { redirect: "manual" });
				await visit(new URL(answer.headers.get("location") ?? ""), ports);
				return true;
			},
		});
		return ports;
	}

	async function visitPage(url: URL | string, ports: TestPorts, init: RequestInit = {}): Promise<number> {
		const page = await fetch(url, init);
		ports.pages.push(`${page.status} ${await page.text()}`);
		return page.status;
	}

	it("shows a page that says so when it worked, and asks with PKCE, state and scope", async () => {
		const ports = createPorts();
		const settings = createSettings(server);
		const scoped = { ...settings, endpoints: { ...settings.endpoints, scope: "read write" } };
		expect(await ask(server, await createTokenSource(scoped, ports).getToken())).toBe(200);
		await ports.browsing;
		expect(ports.pages[0]).toMatch(/^200 [\s\S]*You are connected/);
		expect(Object.fromEntries(server.authorizeRequests[0] ?? [])).toMatchObject({
			response_type: "code",
			scope: "read write",
			code_challenge_method: "S256",
			redirect_uri: expect.stringMatching(/^http:\/\/localhost:\d+\/callback$/),
		});
		expect(server.authorizeRequests[0]?.get("state")).toHaveLength(43);
		expect(ports.told).toEqual([]);
	});

	it.each(["http://127.0.0.1:0/", "http://[::1]:0/a/b", "http://localhost:0"])("listens on %s", async (callbackUrl) => {
		const ports = createPorts();
		expect(await ask(server, await createTokenSource(createSettings(server, { callbackUrl }), ports).getToken())).toBe(
			200,
		);
	});

	it("says that the port is in use, and opens no browser", async () => {
		const other = createServer();
		await new Promise<void>((resolve) => {
			other.listen(0, "127.0.0.1", resolve);
		});
		try {
			const address = other.address();
			const port = typeof address === "object" && address ? address.port : 0;
			const ports = createPorts();
			const settings = createSettings(server, { callbackUrl: `http://localhost:${port}/` });
			const error = await catchError(createTokenSource(settings, ports).getToken());
			expect(error).toMatchObject({ code: "callback_unavailable", sqlState: "08001" });
			expect(error.message).toContain("another program uses the port");
			expect(ports.opened).toEqual([]);
		} finally {
			other.close();
		}
	});

	it.each([
		["http://192.168.1.5:3333/", "only safe on this computer"],
		["http://localhost:3333/#x", "# part"],
		["myapp://callback", "cannot be listened on"],
		["localhost", "not a URL"],
	])("refuses the CallbackURL %s", async (callbackUrl, problem) => {
		const error = await catchError(
			createTokenSource(createSettings(server, { callbackUrl }), createPorts()).getToken(),
		);
		expect(error).toMatchObject({ code: "bad_property_value", sqlState: "22023" });
		expect(error.message).toContain(problem);
	});

	it("prints the URL and waits where there is no browser", async () => {
		let tell: (text: string) => void = () => undefined;
		const told = new Promise<string>((resolve) => {
			tell = resolve;
		});
		const ports = createPorts({ openBrowser: () => Promise.resolve(false), notify: (message) => tell(message) });
		const token = createTokenSource(createSettings(server), ports).getToken();
		const text = await told;
		expect(text).toContain("Open this address");
		await fetch(text.split("\n")[1] ?? "");
		expect(await ask(server, await token)).toBe(200);
	});

	it("tells the URL too where a browser was opened and nobody has answered for a while", async () => {
		let tell: (text: string) => void = () => undefined;
		const told = new Promise<string>((resolve) => {
			tell = resolve;
		});
		const ports = createPorts({ openBrowser: () => Promise.resolve(true), notify: (message) => tell(message) });
		ports.clock.sleep = (ms, signal) => systemClock.sleep(ms === 5000 ? 1 : ms, signal);
		const token = createTokenSource(createSettings(server), ports).getToken();
		const text = await told;
		expect(text).toContain("If it shows nothing, open this address");
		await fetch(text.split("\n")[1] ?? "");
		expect(await ask(server, await token)).toBe(200);
	});

	it.each([
		["the whole redirect URL", (location: string) => location],
		["its query", (location: string) => location.split("?")[1] ?? ""],
		["the bare code", (location: string) => new URL(location).searchParams.get("code") ?? ""],
		["the code as the address bar shows it", (location: string) => /code=([^&]+)/.exec(location)?.[1] ?? ""],
	])("takes %s that is pasted where the callback is elsewhere", async (_what, cut) => {
		const ports = createPorts(createPasting((location) => ` ${cut(location)}\n`));
		const settings = createSettings(server, { callbackUrl: "https://example.com/done" });
		expect(await ask(server, await createTokenSource(settings, ports).getToken())).toBe(200);
	});

	it("refuses a pasted URL with another state", async () => {
		const ports = createPorts(createPasting((location) => location.replace(/state=[^&]+/, "state=other")));
		const settings = createSettings(server, { callbackUrl: "https://example.com/done" });
		const error = await catchError(createTokenSource(settings, ports).getToken());
		expect(error).toMatchObject({ code: "authorization_failed" });
		expect(server.tokenRequests).toHaveLength(0);
	});

	it("fails at once where the callback is elsewhere and nobody can paste", async () => {
		const settings = createSettings(server, { callbackUrl: "https://example.com/done" });
		const error = await catchError(createTokenSource(settings, createPorts()).getToken());
		expect(error.code).toBe("callback_unavailable");
		expect(error.hint).toContain("OAuthVerifier");
	});

	it("still takes the callback when standard input is closed", async () => {
		const ports = createPorts({ readPastedUrl: () => Promise.reject(new Error("closed")) });
		expect(await ask(server, await createTokenSource(createSettings(server), ports).getToken())).toBe(200);
	});

	it("gives up after OAuthTimeout, and frees the port", async () => {
		const ports = createPorts({ openBrowser: () => Promise.resolve(false) });
		const settings = createSettings(server, { timeoutMs: 20 });
		const error = await catchError(createTokenSource(settings, ports).getToken());
		expect(error).toMatchObject({ code: "authorization_failed", sqlState: "28000" });
		expect(error.hint).toContain("OAuthTimeout");
		expect(await isListening(ports.told[0] ?? "")).toBe(false);
	});

	it("is cancelled by its signal, and frees the port", async () => {
		const ports = createPorts({ openBrowser: () => Promise.resolve(false) });
		const controller = new AbortController();
		const failed = catchError(createTokenSource(createSettings(server), ports).getToken(controller.signal));
		while (ports.told.length === 0) await systemClock.sleep(5);
		controller.abort();
		expect((await failed).code).toBe("cancelled");
		while (await isListening(ports.told[0] ?? "")) await systemClock.sleep(5);
	});

	it("lets favicons, other paths, HEAD, POST and empty visits pass without using up the callback", async () => {
		const statuses: number[] = [];
		const ports = createVisitor(async (callback, port) => {
			statuses.push(await visitPage(new URL("/favicon.ico", callback), port));
			statuses.push(await visitPage(`${callback.origin}//callback${callback.search}`, port));
			statuses.push(await visitPage(callback, port, { method: "HEAD" }));
			statuses.push(await visitPage(callback, port, { method: "POST" }));
			statuses.push(await visitPage(`${callback.origin}/callback`, port));
			statuses.push(await visitPage(callback, port));
		});
		expect(await ask(server, await createTokenSource(createSettings(server), ports).getToken())).toBe(200);
		while (statuses.length < 6) await systemClock.sleep(5);
		expect(statuses).toEqual([404, 404, 404, 404, 400, 200]);
	});

	it("turns away what a page of another origin sends, and takes the browser's own visit after it", async () => {
		const statuses: number[] = [];
		const ports = createVisitor(async (callback, port) => {
			const forged = new URL(callback);
			forged.searchParams.set("state", "guess");
			statuses.push(await visitPage(forged, port, { headers: { origin: "https://evil.example" } }));
			statuses.push(await visitPage(forged, port, { headers: { "sec-fetch-dest": "image" } }));
			forged.hostname = "127.0.0.1";
			statuses.push(await visitPage(forged, port));
			statuses.push(await visitPage(callback, port));
		});
		expect(await ask(server, await createTokenSource(createSettings(server), ports).getToken())).toBe(200);
		while (statuses.length < 4) await systemClock.sleep(5);
		expect(statuses).toEqual([403, 403, 403, 200]);
	});

	it.each([
		["a wrong state", (state: string, code: string) => `code=${encodeURIComponent(code)}&state=${state}x`],
		["a missing state", (_state: string, code: string) => `code=${encodeURIComponent(code)}`],
		[
			"a repeated state",
			(state: string, code: string) => `code=${encodeURIComponent(code)}&state=${state}&state=${state}`,
		],
		["an empty state", (_state: string, code: string) => `code=${encodeURIComponent(code)}&state=`],
		["a denial without a state", () => "error=access_denied"],
		["a denial with a wrong state", (state: string) => `error=access_denied&state=${state}x`],
	])("turns %s away with a page that says so, and takes the right one after it", async (_what, answerPerson) => {
		const ports = createVisitor(async (callback, port) => {
			const { state = "", code = "" } = Object.fromEntries(callback.searchParams);
			const stray = `${callback.origin}${callback.pathname}?${answerPerson(state, code)}`;
			expect(await visitPage(stray, port)).toBe(400);
			expect(await visitPage(stray, port)).toBe(400);
			expect(server.tokenRequests).toHaveLength(0);
			await visitPage(callback, port);
		});
		expect(await ask(server, await createTokenSource(createSettings(server), ports).getToken())).toBe(200);
		while (ports.pages.length < 3) await systemClock.sleep(5);
		expect(ports.pages[0]).toMatch(/^400 [\s\S]*does not belong[\s\S]*goes on waiting/);
		expect(ports.pages[2]).toMatch(/^200 [\s\S]*You are connected/);
		expect(ports.logged.join()).toContain("turned away");
	});

	it("waits after strays no longer than OAuthTimeout, and then tells of them", async () => {
		server.answerPerson = (state) => `code=guess&state=${state}x`;
		const settings = createSettings(server, { timeoutMs: 60_000 });
		let giveUp: () => void = () => undefined;
		const ports = createPorts();
		ports.clock.sleep = (ms) =>
			new Promise((resolve) => {
				if (ms === settings.timeoutMs) giveUp = resolve;
			});
		const failed = catchError(createTokenSource(settings, ports).getToken());
		while (ports.pages.length === 0) await systemClock.sleep(5);
		giveUp();
		const error = await failed;
		expect(error).toMatchObject({ code: "authorization_failed", sqlState: "28000" });
		expect(error.message).toContain("nobody answered in the browser within 60 s");
		expect(error.detail).toContain("another state that were turned away: 1");
		expect(server.tokenRequests).toHaveLength(0);
	});

	it("ends at a denial with the right state after a stray", async () => {
		const ports = createVisitor(async (callback, port) => {
			const { state = "" } = Object.fromEntries(callback.searchParams);
			await visitPage(`${callback.origin}${callback.pathname}?code=guess&state=guess`, port);
			await visitPage(`${callback.origin}${callback.pathname}?error=access_denied&state=${state}`, port);
		});
		const error = await catchError(createTokenSource(createSettings(server), ports).getToken());
		expect(error.message).toContain("access was denied in the browser");
	});

	it.each([
		["a denial", (state: string) => `error=access_denied&state=${state}`, "access was denied in the browser"],
		[
			"an error with markup and control characters",
			(state: string) => `error=server_error&error_description=%1b%5b31m%3Cscript%3E&state=${state}`,
			"server_error: [31m<script>",
		],
		["no code", (state: string) => `state=${state}`, "no single code"],
		["two codes", (state: string, code: string) => `code=${code}&code=b&state=${state}`, "no single code"],
		["an empty code", (state: string) => `code=&state=${state}`, "no single code"],
	])("fails clearly at %s", async (_what, answerPerson, reason) => {
		server.answerPerson = answerPerson;
		const ports = createPorts();
		const error = await catchError(createTokenSource(createSettings(server), ports).getToken());
		await ports.browsing;
		expect(error).toMatchObject({ code: "authorization_failed" });
		expect(error.message).toContain(reason);
		expect(ports.pages[0]).toContain("Access was not granted");
		expect(ports.pages[0]).not.toContain("<script>");
		expect(server.tokenRequests).toHaveLength(0);
	});

	it("refuses an answer of another issuer, and ignores the issuer where the profile knows none", async () => {
		server.answerPerson = (state, code) => new URLSearchParams({ code, state, iss: "https://evil.example" }).toString();
		const settings = createSettings(server);
		const strict = { ...settings, protocol: { ...settings.protocol, issuer: "https://good.example" } };
		const error = await catchError(createTokenSource(strict, createPorts()).getToken());
		expect(error.message).toContain("not of the expected authorization server");
		expect(await ask(server, await createTokenSource(settings, createPorts()).getToken())).toBe(200);
	});

	it("answers a second callback with a page that says so, and is gone after the end", async () => {
		let second: Promise<number> | undefined;
		let callbackUrl: URL | undefined;
		const ports = createVisitor(async (callback, port) => {
			callbackUrl = callback;
			// The first waits for the code's exchange, so the second comes while the listener is still there.
			server.answerToken = (response) => {
				server.answerToken = undefined;
				second = visitPage(callback, port);
				void second.finally(() => {
					const body = { token_type: "Bearer", access_token: server.issueToken() };
					response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
				});
			};
			await visitPage(callback, port);
		});
		expect(await ask(server, await createTokenSource(createSettings(server), ports).getToken())).toBe(200);
		expect(await second).toBe(410);
		expect(server.tokenRequests).toHaveLength(1);
		await expect(fetch(callbackUrl ?? "")).rejects.toThrow("fetch failed");
	});

	it("does not call it a success in the browser when the code's exchange fails", async () => {
		server.answerToken = (response) => response.writeHead(500).end();
		const ports = createPorts();
		const error = await catchError(createTokenSource(createSettings(server), ports).getToken());
		await ports.browsing;
		expect(error).toMatchObject({ code: "authorization_failed", status: 500 });
		expect(ports.pages[0]).toMatch(/^502 [\s\S]*could not be completed/);
	});

	it("needs the app's credentials before it asks anybody", async () => {
		const { clientId: _id, ...anonymous } = createSettings(server);
		const missingId = await catchError(createTokenSource(anonymous, createPorts()).getToken());
		expect(missingId).toMatchObject({ code: "missing_property", message: expect.stringContaining("OAuthClientId") });
		const { clientSecret: _secret, ...secretless } = createSettings(server, {
			protocol: { ...createSettings(server).protocol, tokenRequest: "code_only_form" },
		});
		const ports = createPorts();
		const missingSecret = await catchError(createTokenSource(secretless, ports).getToken());
		expect(missingSecret.message).toContain("OAuthClientSecret");
		expect(ports.opened).toEqual([]);
	});

	it("sends no secret over plain http to another computer", async () => {
		const settings = createSettings(server);
		const endpoints = { ...settings.endpoints, tokenUrl: "http://api.example.com/token" };
		const verifier = new Secret("marked-code");
		const error = await catchError(createTokenSource({ ...settings, endpoints, verifier }, createPorts()).getToken());
		expect(error).toMatchObject({
			code: "bad_property_value",
			message: expect.stringContaining("OAuthAccessTokenURL"),
		});
		expect(printError(error)).not.toContain("marked-");
	});

	function createPasting(paste: (location: string) => string): Pick<AuthPorts, "openBrowser" | "readPastedUrl"> {
		let arrive: (location: string) => void = () => undefined;
		const arrived = new Promise<string>((resolve) => {
			arrive = resolve;
		});
		return {
			async openBrowser(url) {
				const answer = await fetch(url, { redirect: "manual" });
				arrive(answer.headers.get("location") ?? "");
				return true;
			},
			readPastedUrl: async () => paste(await arrived),
		};
	}

	async function isListening(told: string): Promise<boolean> {
		const authorizeUrl = new URL(told.split("\n")[1] ?? "");
		const redirect = new URL(authorizeUrl.searchParams.get("redirect_uri") ?? "");
		try {
			await fetch(new URL("/favicon.ico", redirect));
			return true;
		} catch {
			return false;
		}
	}
});

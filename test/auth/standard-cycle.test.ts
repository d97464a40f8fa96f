import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ConnectionOptions, type ConnectSettings, connect } from "../../src/driver/index.ts";
import { hasChromium, type PersonsBrowser, startBrowser } from "./chromium.ts";
import { catchError } from "./scene.ts";
import {
	type StandardService,
	standardClientId,
	standardClientSecret,
	startStandardService,
} from "./standard-service.ts";

const lifeS = 2;

interface KeptToken {
	readonly accessToken?: string;
	readonly refreshToken?: string;
	readonly expiresAtMs?: number;
}

describe.runIf(hasChromium)("a standard authorization server, with a browser", () => {
	let service: StandardService;
	let browser: PersonsBrowser;
	beforeAll(async () => {
		service = await startStandardService(lifeS);
		browser = await startBrowser(async (page) => {
			// The second time the server remembers the person and the grant, and there may be nothing to press.
			if (await page.locator("input[name=login]").isVisible()) {
				await page.fill("input[name=login]", "ada");
				await page.fill("input[name=password]", "anything");
				await page.click("button[type=submit]");
			}
			await page.waitForLoadState();
			if (await page.locator("button[type=submit]").isVisible()) await page.click("button[type=submit]");
			await page.waitForURL(/\/callback/);
		});
	});
	afterAll(async () => {
		await browser.close();
		await service.close();
	});

	const store = () => join(service.diary.folder, "tokens.json");

	function open(properties: ConnectionOptions = {}, settings: ConnectSettings = {}) {
		return connect(
			{
				Profile: service.diary.profile,
				AuthScheme: "OAUTH",
				OAuthClientId: standardClientId,
				OAuthClientSecret: standardClientSecret,
				OAuthSettingsLocation: store(),
				CallbackURL: "http://127.0.0.1:0/callback",
				OAuthTimeout: 30,
				AutoCache: false,
				...properties,
			},
			{ openBrowser: browser.openBrowser, notify: () => undefined, ...settings },
		);
	}

	async function readKept(): Promise<KeptToken> {
		const { tokens } = JSON.parse(await readFile(store(), "utf8")) as { tokens: KeptToken[] };
		return tokens[0] ?? {};
	}

	async function expire(): Promise<void> {
		const { expiresAtMs = 0 } = await readKept();
		while (Date.now() <= expiresAtMs) await new Promise((resolve) => setTimeout(resolve, 50));
	}

	const sql = "SELECT id, text FROM entries";
	const rows = [{ id: "1", text: "Dear diary" }];

	it("GETANDREFRESH authorizes in the browser, refreshes by itself and rotates the refresh token", async () => {
		await using connection = await open({ InitiateOAuth: "GETANDREFRESH" });
		expect((await connection.query(sql)).rows).toEqual(rows);
		expect(await (await browser.lastPage()).textContent("h1")).toBe("You are connected");
		expect(new URL(browser.opened[0] ?? "").searchParams.get("code_challenge_method")).toBe("S256");
		expect(service.grants.code).toBe(1);
		const first = await readKept();
		expect((await stat(store())).mode & 0o777).toBe(0o600);

		await expire();
		const { refresh } = service.grants;
		expect((await connection.query(sql)).rows).toEqual(rows);
		const second = await readKept();
		expect(service.grants.refresh).toBe(refresh + 1);
		expect(second.accessToken).not.toBe(first.accessToken);
		expect(second.refreshToken).not.toBe(first.refreshToken);
		expect(browser.opened).toHaveLength(1);
	});

	it("REFRESH uses what is stored and refreshes it, and never opens a browser", async () => {
		await expire();
		const { refresh } = service.grants;
		await using connection = await open({ InitiateOAuth: "REFRESH" });
		expect((await connection.query(sql)).rows).toEqual(rows);
		expect(service.grants.refresh).toBeGreaterThan(refresh);
		expect(browser.opened).toHaveLength(1);
	});

	it("OFF does not refresh, and says what to do", async () => {
		await expire();
		const { refresh } = service.grants;
		const error = await catchError(open({ InitiateOAuth: "OFF" }));
		expect(error).toMatchObject({ code: "credential_missing", sqlState: "28000" });
		expect(error.hint).toContain("REFRESH");
		expect(service.grants.refresh).toBe(refresh);
	});

	it("refreshes once more when a token is taken back before its time", async () => {
		await using connection = await open({ InitiateOAuth: "REFRESH" });
		const { accessToken = "" } = await readKept();
		await service.revoke(accessToken);
		expect((await connection.query(sql)).rows).toEqual(rows);
		expect((await readKept()).accessToken).not.toBe(accessToken);
	});

	it("REFRESH takes a given refresh token with its age, once, and goes on with what it became", async () => {
		const { refreshToken = "" } = await readKept();
		const given: ConnectionOptions = {
			InitiateOAuth: "REFRESH",
			OAuthSettingsLocation: "memory://given",
			OAuthAccessToken: "long-gone",
			OAuthRefreshToken: refreshToken,
			OAuthExpiresIn: 60,
			OAuthTokenTimestamp: Date.now() - 120_000,
		};
		for (let round = 0; round < 2; round++) {
			await using connection = await open(given);
			expect((await connection.query(sql)).rows).toEqual(rows);
		}
		expect(service.diary.presented).not.toContain("Bearer long-gone");
	});

	it("a refresh token that was used up before is refused, and GETANDREFRESH asks the person again", async () => {
		// The server takes a repeated refresh token for a theft and ends the whole grant.
		await expire();
		const error = await catchError(open({ InitiateOAuth: "REFRESH" }));
		expect(error.sqlState).toBe("28000");
		await using connection = await open({ InitiateOAuth: "GETANDREFRESH" });
		expect((await connection.query(sql)).rows).toEqual(rows);
		expect(browser.opened).toHaveLength(2);
	});
});

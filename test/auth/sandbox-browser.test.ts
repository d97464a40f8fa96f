import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, connect } from "../../src/driver/index.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { hasChromium, type PersonsBrowser, startBrowser } from "./chromium.ts";
import { catchError } from "./scene.ts";

describe.runIf(hasChromium)("a person at the sandbox's approval page", () => {
	let sandbox: Sandbox;
	let browser: PersonsBrowser;
	let button: "Approve" | "Deny" = "Approve";
	let seen = "";
	beforeAll(async () => {
		sandbox = await startSandbox({ contacts: 3 });
		browser = await startBrowser(async (page) => {
			seen = (await page.textContent("body")) ?? "";
			await page.getByRole("button", { name: button }).click();
			await page.waitForURL(/[?&]state=/);
		});
	});
	afterAll(async () => {
		await browser.close();
		await sandbox.close();
	});

	function open(): Promise<Connection> {
		return connect(
			{
				URL: sandbox.url,
				OAuthAuthorizationURL: sandbox.authorizationUrl,
				OAuthAccessTokenURL: sandbox.tokenUrl,
				OAuthClientId: sandbox.clientId,
				OAuthClientSecret: sandbox.clientSecret,
				OAuthSettingsLocation: `memory://${sandbox.url}`,
				InitiateOAuth: "GETANDREFRESH",
				CallbackURL: "http://localhost:0",
				OAuthTimeout: 30,
				AutoCache: false,
			},
			{ openBrowser: browser.openBrowser, notify: () => undefined },
		);
	}

	it("who denies is told that nothing happened, and so is the program", async () => {
		button = "Deny";
		const error = await catchError(open());
		expect(error).toMatchObject({ code: "authorization_failed", sqlState: "28000" });
		expect(error.message).toContain("access was denied");
		expect(await (await browser.lastPage()).textContent("h1")).toBe("Access was not granted");
	});

	it("who approves sees what for, and ends at a page that says that it worked", async () => {
		button = "Approve";
		await using connection = await open();
		expect(seen).toContain("asks to read and write the data of the workspace");
		expect(await (await browser.lastPage()).textContent("h1")).toBe("You are connected");
		expect((await connection.query("SELECT count(*) AS n FROM contacts")).rows).toEqual([{ n: 3 }]);
	});
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createMemoryTokenStore } from "../../../src/auth/index.ts";
import { type ConnectionOptions, connect } from "../../../src/driver/index.ts";
import { type Sandbox, startSandbox } from "../../../src/sandbox/index.ts";
import { approveByHand } from "../sandbox-person.ts";

let sandbox: Sandbox;
let folder = "";
let storeCount = 0;
beforeAll(async () => {
	sandbox = await startSandbox({ contacts: 20, companies: 3, conversations: 30 });
});
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "intercom-sql-offline-"));
	vi.stubEnv("XDG_CACHE_HOME", folder);
	vi.stubEnv("LOCALAPPDATA", folder);
	vi.stubEnv("HOME", folder);
	vi.stubEnv("INTERCOM_ACCESS_TOKEN", undefined);
});
afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true, force: true });
});
afterAll(() => sandbox.close());

async function readOnline(properties: ConnectionOptions): Promise<void> {
	await using online = await connect({ URL: sandbox.url, ...properties });
	await online.query("SELECT id FROM contacts WHERE role = 'lead'");
	await online.query("SELECT id FROM tags");
	sandbox.resetRequests();
}

async function issueToken(): Promise<string> {
	const address = await approveByHand(`${sandbox.authorizationUrl}?client_id=${sandbox.clientId}`);
	const code = new URL(address).searchParams.get("code") ?? "";
	const body = new URLSearchParams({ code, client_id: sandbox.clientId, client_secret: sandbox.clientSecret });
	const answer = await fetch(sandbox.tokenUrl, { method: "POST", body });
	return ((await answer.json()) as { access_token: string }).access_token;
}

const oauth: ConnectionOptions = {
	AuthScheme: "OAUTH",
	InitiateOAuth: "GETANDREFRESH",
	OAuthClientId: "app",
	OAuthClientSecret: "secret",
};

describe("Offline", () => {
	it.each([
		["without a token", {}],
		["with OAuth and nothing in the store", oauth],
	])("answers %s what another credential read, where that is the only one", async (_name, properties) => {
		await readOnline({ APIKey: sandbox.accessToken });
		const settings = {
			tokenStore: createMemoryTokenStore(`offline-${String(++storeCount)}`),
			openBrowser: () => Promise.reject(new Error("no browser is needed")),
		};
		await using offline = await connect({ URL: sandbox.url, Offline: true, ...properties }, settings);
		expect((await offline.query("SELECT id FROM contacts WHERE role = 'lead'")).stats.scans).toMatchObject([
			{ source: "cache" },
		]);
		await expect(offline.query("SELECT id FROM contacts")).rejects.toMatchObject({
			sqlState: "55000",
			hint: expect.stringContaining("intercom-sql sync contacts"),
		});
		expect(sandbox.requests).toEqual([]);
	});

	it.each([
		["the default folder", undefined],
		["one file", "shared.sqlite"],
	])("guesses nobody's rows without a token when several credentials were used, in %s", async (_name, file) => {
		const place = file === undefined ? {} : { CacheLocation: join(folder, file) };
		for (const APIKey of [sandbox.accessToken, await issueToken()]) await readOnline({ APIKey, ...place });
		await using nobody = await connect({ URL: sandbox.url, Offline: true, ...place });
		await expect(nobody.query("SELECT id FROM tags")).rejects.toMatchObject({
			sqlState: "22023",
			message: expect.stringContaining("several credentials"),
		});
		await using somebody = await connect({ URL: sandbox.url, APIKey: sandbox.accessToken, Offline: true, ...place });
		expect((await somebody.query("SELECT id FROM tags")).rowCount).toBe(40);
	});

	it("says what is missing where nothing was ever kept", async () => {
		await using offline = await connect({ URL: sandbox.url, Offline: true });
		await expect(offline.query("SELECT id FROM tags")).rejects.toMatchObject({ sqlState: "55000" });
		await expect(offline.query("CACHE WITH TRUNCATE SELECT * FROM tags")).rejects.toMatchObject({ sqlState: "0A000" });
	});

	it("drops nothing with a CACHE WITH TRUNCATE that is refused", async () => {
		await readOnline({ APIKey: sandbox.accessToken });
		await using offline = await connect({ URL: sandbox.url, Offline: true });
		await expect(offline.query("CACHE WITH TRUNCATE SELECT * FROM tags")).rejects.toMatchObject({ sqlState: "0A000" });
		expect((await offline.query("SELECT id FROM tags")).rowCount).toBe(40);
	});
});

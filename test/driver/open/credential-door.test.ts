import { cp, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createMemoryTokenStore } from "../../../src/auth/index.ts";
import { type ConnectionOptions, type ConnectSettings, connect, openCredential } from "../../../src/driver/index.ts";
import { identifyProfile, loadProfile } from "../../../src/profile/index.ts";
import { startSandbox } from "../../../src/sandbox/index.ts";
import { clientId, clientSecret } from "../../auth/authorization-server.ts";
import { catchError } from "../../auth/scene.ts";
import { type DiaryService, startDiary } from "../diary.ts";

let diary: DiaryService;
beforeAll(() => {
	vi.stubEnv("INTERCOM_ACCESS_TOKEN", "marked-intercom-token");
	vi.stubEnv("DIARY_TOKEN", "marked-diary-token");
});
beforeEach(async () => {
	diary = await startDiary("http://127.0.0.1:9", () => true);
});
afterEach(() => diary.close());
afterAll(() => {
	vi.unstubAllEnvs();
});

async function edit(change: (text: string) => string): Promise<void> {
	const path = join(diary.profile, "profile.yaml");
	await writeFile(path, change(await readFile(path, "utf8")));
}

const nameVariable = (variable: string) =>
	edit((text) => text.replace("authentication: bearer", `authentication: bearer\ncredential_env: ${variable}`));

async function open(properties: ConnectionOptions = {}, settings: ConnectSettings = {}) {
	return connect({ Profile: diary.profile, AutoCache: false, ...properties }, settings);
}

describe("the environment variable of a credential", () => {
	it("is not read for a profile that names none, and nothing is sent", async () => {
		const error = await catchError(open());
		expect(error).toMatchObject({ code: "credential_missing", sqlState: "28000" });
		expect(error.message).toContain("APIKey is not set");
		expect(`${error.message} ${String(error.hint)}`).not.toContain("INTERCOM");
		expect(error.hint).toContain("an access token of Diary");
		expect(diary.presented).toEqual([]);
	});

	it("is the one that the profile names", async () => {
		await nameVariable("DIARY_TOKEN");
		await using connection = await open();
		expect((await connection.query("SELECT id FROM entries")).rowCount).toBe(1);
		expect(new Set(diary.presented)).toEqual(new Set(["Bearer marked-diary-token"]));
	});

	it.each(["INTERCOM_ACCESS_TOKEN"])(
		"%s belongs to the bundled profile's hosts: a profile of other hosts that names it gets nothing",
		async (variable) => {
			await nameVariable(variable);
			const error = await catchError(open());
			expect(error).toMatchObject({ code: "credential_missing" });
			expect(error.message).toContain("belongs to the profile Intercom");
			await edit((text) => text.replace("name: Diary", "name: Intercom"));
			expect(await catchError(open())).toMatchObject({ code: "credential_missing" });
			expect(diary.presented).toEqual([]);
		},
	);

	it("is not read where the profile's own says what to do instead", async () => {
		await nameVariable("NO_SUCH_VARIABLE");
		await edit((text) => text.replace("\noauth:", "\ncredential_advice: Ask Ada for a key.\noauth:"));
		const error = await catchError(open());
		expect(error.message).toContain("neither APIKey nor the environment variable NO_SUCH_VARIABLE is set");
		expect(error.hint).toBe("Ask Ada for a key.");
	});

	it("goes to URL where the person sets it", async () => {
		const sandbox = await startSandbox({ contacts: 3, conversations: 3 });
		try {
			vi.stubEnv("INTERCOM_ACCESS_TOKEN", sandbox.accessToken);
			await using connection = await connect({ URL: sandbox.url, AutoCache: false });
			expect((await connection.query("SELECT count(*) AS n FROM contacts")).rows).toEqual([{ n: 3 }]);
		} finally {
			vi.stubEnv("INTERCOM_ACCESS_TOKEN", "marked-intercom-token");
			await sandbox.close();
		}
	});

	it("stands in no log", async () => {
		await nameVariable("DIARY_TOKEN");
		const Logfile = join(diary.folder, "log");
		{
			await using connection = await open({ Logfile, Verbosity: 5 });
			await connection.query("SELECT 'marked-diary-token' AS t, id FROM entries");
		}
		const log = await readFile(Logfile, "utf8");
		expect(log).toContain("connected");
		expect(log).not.toContain("marked-diary-token");
	});

	it("a profile that is not there is told in the log", async () => {
		const Logfile = join(diary.folder, "log");
		await catchError(open({ Profile: "./nowhere", Logfile }));
		expect(await readFile(Logfile, "utf8")).toContain("profile_not_found");
	});
});

describe("a stored token", () => {
	const app = { AuthScheme: "OAUTH", OAuthClientId: clientId, OAuthClientSecret: clientSecret } as const;
	const stored = { accessToken: "marked-stored", obtainedAtMs: 1, isDead: false, consumed: [] };

	it("of the bundled profile is not sent to the host of another that has its name", async () => {
		const folder = join(diary.folder, "Intercom.apip");
		await edit((text) => text.replace("name: Diary", "name: Intercom").replace("name: HERE", "name: US"));
		await rename(diary.profile, folder);
		const tokenStore = createMemoryTokenStore(`twins-${diary.url}`);
		await tokenStore.write({ profile: "Intercom", clientId, region: "US" }, stored);
		for (const InitiateOAuth of ["OFF", "REFRESH"] as const) {
			const error = await catchError(open({ Profile: folder, ...app, InitiateOAuth }, { tokenStore }));
			expect(error).toMatchObject({ code: "credential_missing", sqlState: "28000" });
		}
		const credential = await openCredential({ Profile: folder, ...app }, { tokenStore });
		expect(await credential.status()).toMatchObject({ state: "none" });
		await credential.logout();
		expect(await tokenStore.read({ profile: "Intercom", clientId, region: "US" })).toEqual(stored);
		expect(diary.presented).toEqual([]);
	});

	it("of one host is not sent to another host of the same name, and is found again at its own", async () => {
		const tokenStore = createMemoryTokenStore(`hosts-of-${diary.url}`);
		const other = await startDiary("http://127.0.0.1:9", () => true);
		try {
			const { name } = await identifyProfile(await loadProfile(diary.profile));
			await tokenStore.write({ profile: name, clientId, region: "HERE" }, stored);
			const error = await catchError(open({ Profile: other.profile, ...app }, { tokenStore }));
			expect(error).toMatchObject({ code: "credential_missing" });
			expect(other.presented).toEqual([]);
			await using connection = await open(app, { tokenStore });
			await connection.query("SELECT id FROM entries");
			expect(diary.presented).toEqual(["Bearer marked-stored", "Bearer marked-stored"]);
		} finally {
			await other.close();
		}
	});
});

describe("who a profile is", () => {
	it("is its name for a bundled one and for a copy with its hosts, and else its name and hosts", async () => {
		const copy = join(diary.folder, "Copy.apip");
		await cp(new URL("../../../profiles/Intercom.apip", import.meta.url).pathname, copy, { recursive: true });
		const own = { name: "Intercom", credentialEnv: "INTERCOM_ACCESS_TOKEN", envOwner: undefined };
		expect(await identifyProfile(await loadProfile("intercom"))).toEqual(own);
		expect(await identifyProfile(await loadProfile(copy))).toEqual(own);
		const path = join(copy, "profile.yaml");
		const text = await readFile(path, "utf8");
		await writeFile(path, text.replace("https://api.eu.intercom.io", "https://api.eu.intercom.io.example"));
		expect(await identifyProfile(await loadProfile(copy))).toMatchObject({
			name: expect.stringMatching(/^Intercom at .*api\.eu\.intercom\.io\.example/),
			credentialEnv: undefined,
			envOwner: "Intercom",
		});
		await writeFile(path, text.replace("token_url: https://api.intercom.io", "token_url: https://evil.example"));
		expect(await identifyProfile(await loadProfile(copy))).toMatchObject({ envOwner: "Intercom" });
		await writeFile(path, text.replace("name: Intercom\n", "name: Mine\n"));
		expect(await identifyProfile(await loadProfile(copy))).toMatchObject({
			name: expect.stringMatching(/^Mine at /),
			credentialEnv: "INTERCOM_ACCESS_TOKEN",
		});
	});
});

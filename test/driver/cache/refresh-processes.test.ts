import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createFileTokenStore } from "../../../src/auth/index.ts";
import { formatConnectionString } from "../../../src/driver/index.ts";
import { identifyProfile, loadProfile } from "../../../src/profile/index.ts";
import {
	type AuthorizationServer,
	clientId,
	clientSecret,
	startAuthorizationServer,
} from "../../auth/authorization-server.ts";
import { createPorts } from "../../auth/scene.ts";
import { type DiaryService, startDiary } from "../diary.ts";

const script = new URL("refresh-process.ts", import.meta.url).pathname;
let server: AuthorizationServer;
let diary: DiaryService;
beforeAll(async () => {
	server = await startAuthorizationServer("standard");
	diary = await startDiary(server.url, (token) => server.accepted.has(token));
});
afterAll(async () => {
	await diary.close();
	await server.close();
});

it("8 processes that connect with one expired token make exactly one refresh", async () => {
	const path = join(diary.folder, "store", "tokens.json");
	server.refreshTokens.add("marked-refresh-0");
	await createFileTokenStore(path, createPorts()).write(
		{ profile: (await identifyProfile(await loadProfile(diary.profile))).name, clientId, region: "HERE" },
		{
			accessToken: "marked-access-0",
			refreshToken: "marked-refresh-0",
			obtainedAtMs: Date.now() - 7_200_000,
			expiresAtMs: Date.now() - 3_600_000,
			isDead: false,
			consumed: [],
		},
	);
	const connectionString = formatConnectionString({
		Profile: diary.profile,
		AuthScheme: "OAUTH",
		InitiateOAuth: "REFRESH",
		OAuthClientId: clientId,
		OAuthClientSecret: clientSecret,
		OAuthSettingsLocation: path,
		CacheLocation: join(diary.folder, "cache.sqlite"),
	});
	const outputs = await Promise.all(
		Array.from({ length: 8 }, () =>
			promisify(execFile)(process.execPath, ["--import", "tsx", script, connectionString]),
		),
	);
	for (const { stdout } of outputs) expect(stdout).toBe('[{"id":"1","text":"Dear diary"}]');
	expect(server.tokenRequests).toHaveLength(1);
	expect(new Set(diary.presented).size).toBe(1);
	expect(await readdir(join(diary.folder, "store"))).toEqual(["tokens.json"]);
}, 180_000);

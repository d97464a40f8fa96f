import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFileTokenStore, createTokenSource } from "../../src/auth/index.ts";
import { type AuthorizationServer, clientId, startAuthorizationServer } from "./authorization-server.ts";
import { createPorts, createSettings, request } from "./scene.ts";

const script = new URL("refresh-process.ts", import.meta.url).pathname;
const key = { profile: "Example", clientId, region: "US" };

describe("several processes with one token file", () => {
	let server: AuthorizationServer;
	let folder: string;
	let path: string;
	beforeEach(async () => {
		server = await startAuthorizationServer("standard");
		folder = mkdtempSync(join(tmpdir(), "auth-processes-"));
		path = join(folder, "oauth.json");
		server.refreshTokens.add("marked-refresh-0");
		await createFileTokenStore(path, createPorts()).write(key, {
			accessToken: "marked-access-0",
			refreshToken: "marked-refresh-0",
			obtainedAtMs: Date.now() - 7_200_000,
			expiresAtMs: Date.now() - 3_600_000,
			isDead: false,
			spent: [],
		});
	});
	afterEach(async () => {
		await server.close();
		rmSync(folder, { recursive: true });
	});

	it("make exactly one refresh of an expired token", async () => {
		const tokens = await Promise.all(Array.from({ length: 8 }, () => finish(start())));
		expect(new Set(tokens).size).toBe(1);
		expect(server.accepted.has(tokens[0] ?? "")).toBe(true);
		expect(server.tokenRequests).toHaveLength(1);
		expect(readdirSync(folder)).toEqual(["oauth.json"]);
	});

	it("do not wait for one that was killed while it refreshed, and lose nothing", async () => {
		const asked = new Promise<void>((resolve) => {
			server.answerToken = () => resolve();
		});
		const victim = start();
		await asked;
		const end = new Promise((resolve) => {
			victim.once("exit", resolve);
		});
		victim.kill("SIGKILL");
		await end;
		server.answerToken = undefined;
		const settings = createSettings(server, { initiate: "REFRESH", store: createFileTokenStore(path, createPorts()) });
		expect(await request(server, createTokenSource(settings, createPorts()))).toBe(200);
		expect(readdirSync(folder)).toEqual(["oauth.json"]);
	});

	function start(): ChildProcess {
		return spawn(process.execPath, ["--import", "tsx", script, server.url, path], {
			stdio: ["ignore", "pipe", "inherit"],
		});
	}

	async function finish(child: ChildProcess): Promise<string> {
		let output = "";
		child.stdout?.on("data", (chunk) => {
			output += String(chunk);
		});
		const code = await new Promise((resolve) => {
			child.once("close", resolve);
		});
		expect(code).toBe(0);
		return output;
	}
});

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFileTokenStore, createTokenSource } from "../../src/auth/index.ts";
import { systemClock } from "../../src/base/index.ts";
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
			consumed: [],
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

	it("hold the lock one at a time, also while they come and go and remove its file", async () => {
		const script = new URL("lock-process.ts", import.meta.url).pathname;
		const run = () =>
			spawn(process.execPath, ["--import", "tsx", script, path, "400"], { stdio: ["ignore", "pipe", "inherit"] });
		await Promise.all([finish(run()), finish(run()), finish(run())]);
		expect(readdirSync(folder)).toEqual(["oauth.json"]);
	});

	it("wait for one that is paused while it refreshes, and find its token: one refresh token is never spent twice", async () => {
		let release: () => void = () => undefined;
		const asked = new Promise<void>((resolve) => {
			server.answerToken = (response) => {
				server.answerToken = undefined;
				const body = { token_type: "Bearer", access_token: server.issueToken(), refresh_token: "marked-refresh-1" };
				release = () => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
				resolve();
			};
		});
		const holder = start();
		const token = finish(holder);
		await asked;
		holder.kill("SIGSTOP");
		try {
			const ports = createPorts();
			// Time flies until the person is told that another is waited for.
			ports.clock.sleep = (ms, signal) => systemClock.sleep(ports.told.length > 0 ? ms : 1, signal);
			const settings = createSettings(server, { initiate: "REFRESH", store: createFileTokenStore(path, ports) });
			const waiting = createTokenSource(settings, ports).getToken();
			while (ports.told.length === 0) await systemClock.sleep(5);
			expect(ports.told[0]).toContain("Waiting for another program");
			expect(server.tokenRequests).toHaveLength(1);
			release();
			holder.kill("SIGCONT");
			expect((await waiting).reveal()).toBe(await token);
		} finally {
			holder.kill("SIGCONT");
		}
		expect(server.tokenRequests).toHaveLength(1);
		expect(readdirSync(folder)).toEqual(["oauth.json"]);
	});

	it("go on at once when one that was paused is killed", async () => {
		const asked = new Promise<void>((resolve) => {
			server.answerToken = () => resolve();
		});
		const victim = start();
		await asked;
		victim.kill("SIGSTOP");
		server.answerToken = undefined;
		const ports = createPorts();
		const settings = createSettings(server, { initiate: "REFRESH", store: createFileTokenStore(path, ports) });
		const source = createTokenSource(settings, ports);
		const waiting = request(server, source);
		victim.kill("SIGKILL");
		expect(await waiting).toBe(200);
		expect(server.tokenRequests).toHaveLength(2);
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

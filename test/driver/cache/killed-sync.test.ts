import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { connect } from "../../../src/driver/index.ts";
import { type Sandbox, startSandbox } from "../../../src/sandbox/index.ts";
import { buildProcess } from "../../built-process.ts";

const isSoak = process.env["SOAK"] !== undefined;
const [rowCount, killCount] = isSoak ? [100_000, 200] : [6_000, 3];
const pageCount = rowCount / 50;
const mostInFlight = 64;

function startSync(program: string, sandbox: Sandbox, path: string): ChildProcess {
	const parameters = [sandbox.url, sandbox.accessToken, path, "conversations"];
	return spawn(process.execPath, [program, ...parameters], { stdio: ["ignore", "pipe", "inherit"] });
}

async function killAfterRequests(program: string, sandbox: Sandbox, path: string, count: number): Promise<number> {
	sandbox.resetRequests();
	const sync = startSync(program, sandbox, path);
	const ended = once(sync, "exit");
	while (sandbox.requests.length < count && sync.exitCode === null) await delay(2);
	// Before, while and after the page is written.
	await delay(Math.random() * 8);
	sync.kill("SIGKILL");
	await ended;
	return sandbox.requests.length;
}

function checkIntegrity(path: string): unknown {
	const database = new Database(path);
	try {
		return database.pragma("integrity_check", { simple: true });
	} finally {
		database.close();
	}
}

it("a sync that is killed again and again ends with exactly the rows there are, for hardly more requests", {
	timeout: 3_600_000,
}, async () => {
	const sandbox = await startSandbox({
		contacts: 50,
		companies: 5,
		conversations: rowCount,
		latencyMs: 5,
		rateLimitPerMinute: 1_000_000,
	});
	const folder = mkdtempSync(join(tmpdir(), "intercom-sql-killed-"));
	onTestFinished(async () => {
		await sandbox.close();
		rmSync(folder, { recursive: true, force: true });
	});
	const path = join(folder, "cache.sqlite");
	const program = await buildProcess(join(import.meta.dirname, "sync-process.ts"));
	let requests = 0;
	for (let kill = 0; kill < killCount; kill++) {
		// So that the last kill comes before the end.
		const most = Math.floor((2 * 0.9 * pageCount) / killCount);
		requests += await killAfterRequests(program, sandbox, path, 1 + Math.floor(Math.random() * most));
		expect(checkIntegrity(path)).toBe("ok");
	}
	sandbox.resetRequests();
	const last = startSync(program, sandbox, path);
	const chunks: string[] = [];
	last.stdout?.on("data", (chunk) => chunks.push(String(chunk)));
	expect((await once(last, "exit"))[0]).toBe(0);
	requests += sandbox.requests.length;
	expect(chunks.join("")).toBe(`${rowCount}\n`);
	// With each kill goes what was under way: a page of each part, as many as there are requests in flight.
	expect(requests).toBeLessThanOrEqual(1.2 * pageCount + killCount * mostInFlight);
	const offline = await connect({ URL: sandbox.url, APIKey: sandbox.accessToken, CacheLocation: path, Offline: true });
	const { rows } = await offline.query<{ id: string }>("SELECT id FROM conversations");
	await offline.close();
	const truth = sandbox.truth.conversations().map(({ id }) => String(id));
	expect(rows.map(({ id }) => id).sort()).toEqual(truth.sort());
	console.info(`${killCount} kills: ${requests} requests, undisturbed ${pageCount}`);
});

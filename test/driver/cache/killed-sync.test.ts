import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { connect, type Row } from "../../../src/driver/index.ts";
import { type Fault, type Sandbox, startSandbox } from "../../../src/sandbox/index.ts";
import { buildProcess } from "../../built-process.ts";
import { type ComparedTable, describeRow, listTruth, selectCompared } from "./true-rows.ts";

const isSoak = process.env["SOAK"] !== undefined;
// For each of two tables: 200 kills in all.
const [rowCount, readKills, refreshKills] = isSoak ? [50_000, 70, 30] : [3_000, 2, 1];
const pageCount = rowCount / 50;
const mostInFlight = 64;

// Two of a hundred requests fail, in every way that is tried again.
const faults: readonly Fault[] = [
	{ kind: "status", status: 500, every: 151 },
	{ kind: "status", status: 503, every: 211 },
	{ kind: "reset", every: 257 },
	{ kind: "truncate", every: 307 },
	{ kind: "empty_body", every: 401 },
];

interface Scene {
	readonly sandbox: Sandbox;
	readonly folder: string;
	readonly path: string;
	readonly program: string;
	readonly table: ComparedTable;
}

async function makeScene(table: ComparedTable): Promise<Scene> {
	const sandbox = await startSandbox({
		contacts: table === "contacts" ? rowCount : 50,
		companies: 5,
		conversations: table === "conversations" ? rowCount : 5,
		latencyMs: 5,
		rateLimitPerMinute: 1_000_000,
		faults,
	});
	const folder = mkdtempSync(join(tmpdir(), "intercom-sql-killed-"));
	onTestFinished(async () => {
		await sandbox.close();
		rmSync(folder, { recursive: true, force: true });
	});
	const program = await buildProcess(join(import.meta.dirname, "sync-process.ts"));
	return { sandbox, folder, path: join(folder, "cache.sqlite"), program, table };
}

function startSync({ program, sandbox, path, table }: Scene): ChildProcess {
	const parameters = [sandbox.url, sandbox.accessToken, path, table];
	return spawn(process.execPath, [program, ...parameters], { stdio: ["ignore", "pipe", "inherit"] });
}

// Gives how many requests there were, and whether it came before the end.
async function killAfterRequests(scene: Scene, count: number): Promise<readonly [requests: number, isKilled: boolean]> {
	const { sandbox, path } = scene;
	sandbox.resetRequests();
	const sync = startSync(scene);
	const ended = once(sync, "exit");
	while (sandbox.requests.length < count && sync.exitCode === null) await delay(2);
	// Before, while and after the page is written.
	await delay(Math.random() * 8);
	sync.kill("SIGKILL");
	const [, signal] = (await ended) as [number | null, string | null];
	expect(checkIntegrity(path)).toBe("ok");
	return [sandbox.requests.length, signal === "SIGKILL"];
}

function checkIntegrity(path: string): unknown {
	const database = new Database(path);
	try {
		return database.pragma("integrity_check", { simple: true });
	} finally {
		database.close();
	}
}

async function finish(scene: Scene): Promise<void> {
	const last = startSync(scene);
	const chunks: string[] = [];
	last.stdout?.on("data", (chunk) => chunks.push(String(chunk)));
	expect((await once(last, "exit"))[0]).toBe(0);
	await expectExactRows(scene, Number(chunks.join("")));
}

async function expectExactRows({ sandbox, path, folder, table }: Scene, synced: number): Promise<void> {
	const offline = await connect({ URL: sandbox.url, APIKey: sandbox.accessToken, CacheLocation: path, Offline: true });
	const { rows } = await offline.query<Row & { readonly id: string }>(selectCompared(table));
	await offline.close();
	const truth = listTruth(sandbox, table);
	const wrong = rows.filter((row) => truth.get(row.id) !== describeRow(table, row));
	expect(wrong.slice(0, 3)).toEqual([]);
	expect([rows.length, new Set(rows.map(({ id }) => id)).size, synced]).toEqual([truth.size, truth.size, truth.size]);
	// Nothing was set aside.
	expect(readdirSync(folder).filter((name) => !/^cache\.sqlite(-wal|-shm)?$/.test(name))).toEqual([]);
}

it.each<ComparedTable>(["contacts", "conversations"])(
	"a sync of %s that is killed again and again ends with exactly the rows there are, for hardly more requests",
	{ timeout: 3_600_000 },
	async (table) => {
		const scene = await makeScene(table);
		let [requests, kills] = [0, 0];
		for (let kill = 0; kill < readKills; kill++) {
			// So that the last kill comes before the end.
			const most = Math.floor((2 * 0.9 * pageCount) / readKills);
			const [asked, isKilled] = await killAfterRequests(scene, 1 + Math.floor(Math.random() * most));
			requests += asked;
			kills += Number(isKilled);
		}
		scene.sandbox.resetRequests();
		await finish(scene);
		requests += scene.sandbox.requests.length;
		// With each kill goes what was under way: a page of each part, as many as there are requests in flight.
		expect(requests).toBeLessThanOrEqual(1.2 * pageCount + readKills * mostInFlight);
		console.info(`${table}: ${kills} kills, ${requests} requests, undisturbed ${pageCount}`);
		await killRefreshes(scene);
	},
);

// What changed is read in a few requests; before each, there are changes.
async function killRefreshes(scene: Scene): Promise<void> {
	let [kills, ends] = [0, 0];
	while (kills < refreshKills) {
		scene.sandbox.mutate(100);
		const [, isKilled] = await killAfterRequests(scene, 1 + Math.floor(Math.random() * 12));
		if (isKilled) kills++;
		else ends++;
		if (isKilled && kills % 10 === 0) await finish(scene);
	}
	scene.sandbox.mutate(100);
	await finish(scene);
	console.info(`${scene.table}: ${kills} refreshes killed, ${ends} ended before`);
}

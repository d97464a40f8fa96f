import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { connect } from "../../../src/driver/index.ts";
import { type Sandbox, startSandbox } from "../../../src/sandbox/index.ts";
import { buildProcess } from "../../built-process.ts";
import type { Answer } from "./busy-process.ts";
import { RowHistory } from "./row-history.ts";
import { type ComparedTable, describeRow, listTruth, selectCompared } from "./true-rows.ts";

const isSoak = process.env["SOAK"] !== undefined;
const [seconds, killEveryMs] = isSoak ? [120, 1_500] : [6, 3_000];
const toleranceSeconds = 1;
const processCount = 4;
const kinds: readonly Answer["kind"][] = ["read", "open", "refresh", "sync"];
const tables: readonly ComparedTable[] = ["contacts", "conversations"];

interface Scene {
	readonly sandbox: Sandbox;
	readonly program: string;
	readonly folder: string;
	readonly path: string;
	readonly histories: Readonly<Record<ComparedTable, RowHistory>>;
	/** What went wrong. */
	readonly mistakes: string[];
	/** How many statements of each kind ended. */
	readonly counts: Record<string, number>;
}

async function makeScene(): Promise<Scene> {
	const sandbox = await startSandbox({
		contacts: 200,
		companies: 5,
		conversations: 200,
		rateLimitPerMinute: 1_000_000,
		faults: [
			{ kind: "status", status: 500, every: 151 },
			{ kind: "reset", every: 257 },
			{ kind: "truncate", every: 307 },
		],
	});
	const folder = mkdtempSync(join(tmpdir(), "intercom-sql-busy-"));
	onTestFinished(async () => {
		await sandbox.close();
		rmSync(folder, { recursive: true, force: true });
	});
	return {
		sandbox,
		program: await buildProcess(join(import.meta.dirname, "busy-process.ts")),
		folder,
		path: join(folder, "cache.sqlite"),
		histories: {
			contacts: new RowHistory(sandbox, "contacts"),
			conversations: new RowHistory(sandbox, "conversations"),
		},
		mistakes: [],
		counts: {},
	};
}

function startBusy(scene: Scene): ChildProcess {
	const { program, sandbox, path, mistakes } = scene;
	const parameters = [program, sandbox.url, sandbox.accessToken, path, String(toleranceSeconds)];
	const busy = spawn(process.execPath, parameters, { stdio: "pipe" });
	busy.stderr.on("data", (chunk) => mistakes.push(String(chunk)));
	createInterface(busy.stdout).on("line", (line) => {
		// The last line of one that was killed may be cut.
		if (line.endsWith("}")) check(scene, JSON.parse(line) as Answer);
	});
	return busy;
}

function check({ histories, mistakes, counts }: Scene, answer: Answer): void {
	const { table, kind, rows, error, startedAt, endedAt } = answer;
	counts[kind] = (counts[kind] ?? 0) + 1;
	if (error !== undefined) mistakes.push(`${kind} ${table}: ${error}`);
	if (!rows) return;
	const span = [startedAt - toleranceSeconds * 1000, endedAt] as const;
	const isMeant = (text: string) => kind === "read" || (table === "contacts" ? isUser(text) : isOpen(text));
	const found = histories[table].findMistakes(rows, span, isMeant);
	mistakes.push(...found.slice(0, 2).map((mistake) => `${kind} ${table} at ${startedAt}: ${mistake}`));
}

function isUser(text: string): boolean {
	return (JSON.parse(text) as unknown[])[2] === "user";
}

function isOpen(text: string): boolean {
	return (JSON.parse(text) as unknown[])[3] === true;
}

async function kill(busy: ChildProcess): Promise<void> {
	const closed = once(busy, "close");
	busy.kill("SIGKILL");
	await closed;
}

// Also one that has not begun sees the end of its input.
async function end(busy: ChildProcess): Promise<unknown[]> {
	const closed = once(busy, "close");
	busy.stdin?.end();
	return closed;
}

async function expectWholeFile({ sandbox, folder, path }: Scene): Promise<void> {
	// Nothing was set aside. Two that close at the same moment may leave the log.
	expect(readdirSync(folder).filter((name) => !/^cache\.sqlite(-wal|-shm)?$/.test(name))).toEqual([]);
	const database = new Database(path);
	expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
	database.close();
	const connection = await connect({ URL: sandbox.url, APIKey: sandbox.accessToken, CacheLocation: path });
	for (const table of tables) {
		await connection.query(`REFRESH ${table}`);
		const { rows } = await connection.query(selectCompared(table));
		const truth = [...listTruth(sandbox, table).values()];
		expect(rows.map((row) => describeRow(table, row)).sort()).toEqual(truth.sort());
	}
	await connection.close();
}

it("four processes that read, refresh and sync over one file while rows change and they are killed give no wrong answer", {
	timeout: 300_000,
}, async () => {
	const scene = await makeScene();
	const { sandbox, histories, mistakes, counts } = scene;
	const processes = Array.from({ length: processCount }, () => startBusy(scene));
	const endAt = Date.now() + seconds * 1000;
	let kills = 0;
	const isOver = () => Date.now() > endAt && kinds.every((kind) => (counts[kind] ?? 0) > 0);
	for (let nextKill = Date.now() + killEveryMs; !isOver(); await delay(100)) {
		sandbox.mutate(1);
		for (const table of tables) histories[table].note(Date.now());
		if (Date.now() < nextKill) continue;
		const index = Math.floor(Math.random() * processCount);
		const busy = processes[index];
		if (busy) await kill(busy);
		processes[index] = startBusy(scene);
		nextKill = Date.now() + killEveryMs;
		kills++;
	}
	const ends = await Promise.all(processes.map(end));
	console.info(`${kills} kills, ${JSON.stringify(counts)}, ${sandbox.requests.length} requests`);
	expect(mistakes.slice(0, 5)).toEqual([]);
	expect(ends).toEqual(processes.map(() => [0, null]));
	await expectWholeFile(scene);
});

import { execFile, spawnSync } from "node:child_process";
import {
	chmodSync,
	closeSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readdirSync,
	rmSync,
	statSync,
	truncateSync,
	writeFileSync,
	writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ProviderError } from "../../../src/driver/index.ts";
import { buildProcess } from "../../built-process.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { sandbox, open } = await useSandbox({ contacts: 20, companies: 3, conversations: 8000 });
let folder = "";
let path = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "intercom-sql-disk-"));
	path = join(folder, "cache.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const countTags = "SELECT count(id) AS n FROM tags";

async function readTags(): Promise<readonly string[]> {
	await using connection = await open({ CacheLocation: path });
	const { rows, warnings } = await connection.query(countTags);
	expect(rows).toEqual([{ n: 40 }]);
	return warnings;
}

/** Runs the program in a shell that makes the disk small. */
async function runWithoutRoom(script: string): Promise<unknown> {
	const program = await buildProcess(join(import.meta.dirname, "full-disk-process.ts"));
	const parameters = [program, sandbox.url, sandbox.accessToken, path];
	const shell = ["-c", `${script} && exec "$0" "$@"`, process.execPath, ...parameters];
	return JSON.parse((await promisify(execFile)("sh", shell, { cwd: folder })).stdout);
}

const noRoom = {
	before: 40,
	after: 40,
	failures: Array.from({ length: 2 }, () => ({
		sqlState: "58030",
		message: expect.stringContaining("cache.sqlite cannot "),
		hint: expect.stringContaining("Free some space"),
	})),
};

const small = 'mount -t tmpfs -o size=3m tmpfs "$PWD" && cd "$PWD"';
const canMount = spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]).status === 0;

describe("a disk", () => {
	it.skipIf(!canMount)(
		"that is full fails what needs more room with 58030; what was there before answers on",
		async () => {
			const program = await buildProcess(join(import.meta.dirname, "full-disk-process.ts"));
			const parameters = [program, sandbox.url, sandbox.accessToken, path];
			const shell = ["-rm", "sh", "-c", `${small} && exec "$0" "$@"`, process.execPath, ...parameters];
			const { stdout } = await promisify(execFile)("unshare", shell, { cwd: folder });
			expect(JSON.parse(stdout)).toEqual(noRoom);
		},
	);

	it("on which the file reaches its limit does the same, and once there is room the sync goes on", async () => {
		// In blocks of 512 bytes.
		expect(await runWithoutRoom("ulimit -f 4000")).toEqual(noRoom);
		const database = new Database(path);
		expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
		database.close();
		sandbox.resetRequests();
		const connection = await open({ CacheLocation: path });
		expect(await connection.sync(["conversations"])).toMatchObject([{ rows: 8000 }]);
		expect(sandbox.requests.length).toBeLessThan(54);
	});
});

describe("a cache file", () => {
	it.each<[string, RegExp, () => void]>([
		["that was cut short", /is damaged.*\.damaged-1, and a new one/, () => truncateSync(path, 20_000)],
		["of a newer version", /is of another version.*\.of-another-version-1/, () => setVersion(99)],
		["of an older version", /is of another version/, () => setVersion(1)],
	])("%s is set aside, which a warning tells, and begun anew", async (_name, warning, spoil) => {
		expect(await readTags()).toEqual([]);
		spoil();
		expect(await readTags()).toEqual([expect.stringMatching(warning)]);
		expect(readdirSync(folder).filter((name) => name.endsWith("-1"))).toHaveLength(1);
		expect(await readTags()).toEqual([]);
	});

	it.each<[string, string, () => void]>([
		["that is a folder", "is a folder", () => mkdirSync(path)],
		["that is somebody's notes", "is no cache file", () => writeFileSync(path, "x".repeat(5000))],
		["of another program", "is a database of another program", writeForeignDatabase],
		["in a folder that is a file", "cannot be opened", putFileForFolder],
	])("%s is left alone, and the statement fails with 58030", async (_name, problem, put) => {
		put();
		const connection = await open({ CacheLocation: path });
		await expect(connection.query(countTags)).rejects.toMatchObject({
			sqlState: "58030",
			message: expect.stringContaining(problem),
			hint: expect.stringContaining("CacheLocation"),
		});
		expect(readdirSync(folder)).toHaveLength(1);
	});

	// Nothing is read-only to root.
	it.skipIf(process.getuid?.() === 0)(
		"that is read-only, or lies in a read-only folder, fails with 58030",
		async () => {
			await readTags();
			chmodSync(path, 0o400);
			await expect(readTags()).rejects.toMatchObject({ sqlState: "58030" });
			chmodSync(path, 0o600);
			chmodSync(folder, 0o500);
			await expect(readTags()).rejects.toMatchObject({ sqlState: "58030" });
			chmodSync(folder, 0o700);
		},
	);
});

describe("a cache file that is spoilt under an open connection", () => {
	const spoilt = Buffer.alloc(300_000, 0xa5);
	const spoilings: readonly [string, () => void][] = [
		["its log is overwritten", () => writeOver(`${path}-wal`, spoilt)],
		["its log is cut", () => truncateSync(`${path}-wal`, 0)],
		["its index of the log is overwritten", () => writeOver(`${path}-shm`, spoilt)],
		["all of it is overwritten", () => eachFile((file) => writeOver(file, spoilt))],
		["all of it is removed", () => eachFile(rmSync)],
		["its folder is removed", () => rmSync(folder, { recursive: true })],
	];

	async function settle(work: () => Promise<unknown>): Promise<unknown> {
		return work().then(
			() => "done",
			(error: unknown) => (error instanceof ProviderError ? "done" : error),
		);
	}

	// Cutting the -shm file, which is mapped, would end any process that uses it (SIGBUS): no error can come of that.
	it.each(spoilings)("gives rows, or a ProviderError: %s", async (_name, spoil) => {
		const connection = await open({ CacheLocation: path });
		await connection.query("SELECT id FROM conversations LIMIT 500");
		const stream = connection.stream("SELECT id FROM contacts");
		await stream.next();
		spoil();
		const outcomes = [
			await settle(async () => stream.return({} as never)),
			await settle(() => connection.query("SELECT id FROM companies")),
			await settle(() => connection.query("SELECT count(*) FROM contacts JOIN tags ON tags.id = contacts.id")),
			await settle(() => connection.query("REFRESH tags")),
			await settle(() => connection.cacheStatus()),
			await settle(() => connection.clearCache()),
			await settle(() => connection.close()),
		];
		expect(outcomes).toEqual(outcomes.map(() => "done"));
	});
});

function eachFile(act: (file: string) => void): void {
	for (const end of ["", "-wal", "-shm"]) act(path + end);
}

function writeOver(file: string, content: Buffer): void {
	const descriptor = openSync(file, "r+");
	writeSync(descriptor, content, 0, content.length, 0);
	closeSync(descriptor);
}

function putFileForFolder(): void {
	writeFileSync(join(folder, "file"), "");
	path = join(folder, "file", "cache.sqlite");
}

function setVersion(version: number): void {
	const database = new Database(path);
	database.pragma(`user_version = ${version}`);
	database.close();
}

function writeForeignDatabase(): void {
	const database = new Database(path);
	database.exec("CREATE TABLE accounts (id)");
	database.close();
	expect(existsSync(path) && statSync(path).size > 0).toBe(true);
}

import { execFile, execFileSync } from "node:child_process";
import {
	chmodSync,
	closeSync,
	existsSync,
	openSync,
	readdirSync,
	readFileSync,
	statSync,
	truncateSync,
	writeFileSync,
	writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { notesSchema, queries } from "./notes-schema.ts";
import { makeTemporaryFolder } from "./temporary-folder.ts";
import { openTestStorage, readAll, type TestStorageOptions } from "./test-storage.ts";

const run = promisify(execFile);
const insertNote = queries.insertInto("notes").values({ id: 1, text: "kept" }).compile();
const selectNotes = queries.selectFrom("notes").selectAll().compile();

async function reopen(path: string, options?: TestStorageOptions): Promise<readonly unknown[]> {
	const storage = await openTestStorage(path, options);
	const notes = await storage.run(selectNotes);
	await storage.close();
	return notes;
}

async function writeCacheFile(): Promise<string> {
	const path = join(makeTemporaryFolder(), "cache.db");
	const storage = await openTestStorage(path);
	await storage.run(insertNote);
	await storage.createTable("t", [{ name: "text", type: "text" }], []);
	await storage.insertRows(
		"t",
		1,
		Array.from({ length: 500 }, (_, index) => [`${index} `.repeat(200)]),
	);
	await storage.close();
	return path;
}

describe("the file", () => {
	it("is private, in a private folder", async () => {
		const path = join(makeTemporaryFolder(), "new", "folder", "cache.db");
		await (await openTestStorage(path)).run(insertNote);
		expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
		const modes = readdirSync(dirname(path)).map((name) => statSync(join(dirname(path), name)).mode & 0o777);
		expect(modes).toEqual([0o600, 0o600, 0o600]);
	});

	it("keeps what was written", async () => {
		expect(await reopen(await writeCacheFile())).toEqual([{ id: 1, text: "kept" }]);
	});

	it.each<[string, string | Buffer]>([
		["a text", "neither a database nor empty ".repeat(100)],
		["one letter", "x"],
		["another kind of file", Buffer.from([0x50, 0x4b, 3, 4, ...Array.from({ length: 200 }, () => 0)])],
		["the first bytes of a database", "SQLite format 3\0\u0010\0"],
		["zeros", Buffer.alloc(8192)],
	])("is refused, and stays as it is, when it holds %s", async (_name, content) => {
		const path = join(makeTemporaryFolder(), "notes.md");
		writeFileSync(path, content, { mode: 0o640 });
		const before = readFileSync(path);
		await expect(openTestStorage(path)).rejects.toThrowError(
			expect.objectContaining({
				sqlState: "58030",
				message: expect.stringContaining("is no cache file"),
				hint: expect.stringContaining("CacheLocation"),
			}),
		);
		expect(readdirSync(dirname(path))).toEqual(["notes.md"]);
		expect([readFileSync(path), statSync(path).mode & 0o777]).toEqual([before, 0o640]);
	});

	it("may be an empty one that was there already", async () => {
		const path = join(makeTemporaryFolder(), "empty.db");
		writeFileSync(path, "", { mode: 0o600 });
		await (await openTestStorage(path)).run(insertNote);
	});

	it.skipIf(process.platform === "win32")(
		"is refused when it is no regular file, without waiting for anybody",
		async () => {
			const path = join(makeTemporaryFolder(), "pipe");
			execFileSync("sh", ["-c", `mkfifo "$0"`, path]);
			for (const place of [path, "/dev/null", dirname(path)]) {
				await expect(openTestStorage(place)).rejects.toThrowError(expect.objectContaining({ sqlState: "58030" }));
			}
		},
	);

	it.skipIf(process.platform === "win32").each([
		[0o666, "can be read and changed by everybody"],
		[0o640, "can be read by its group"],
		[0o602, "can be changed by everybody"],
	])("with the mode %o is used as it is, and a warning tells who can read it", async (mode, text) => {
		const path = await writeCacheFile();
		chmodSync(path, mode);
		const warnings: string[] = [];
		await reopen(path, { warnings });
		expect(warnings).toEqual([expect.stringContaining(text)]);
		expect(warnings[0]).toContain(`chmod 600 ${path}`);
		expect(statSync(path).mode & 0o777).toBe(mode);
	});

	it.skipIf(!existsSync("/proc"))("cannot be made where the system makes no folders", async () => {
		for (const path of ["/proc/nope/x.db", "/proc/nope/deeper/x.db"]) {
			await expect(openTestStorage(path)).rejects.toThrowError(
				expect.objectContaining({ sqlState: "58030", message: expect.stringContaining(path) }),
			);
		}
	});

	it("is set aside when it was cut short", async () => {
		const path = await writeCacheFile();
		truncateSync(path, 20_000);
		const warnings: string[] = [];
		expect(await reopen(path, { warnings })).toEqual([]);
		expect(warnings).toHaveLength(1);
	});

	it("is set aside at the next opening when it proves damaged while it is read", async () => {
		const path = await writeCacheFile();
		const file = openSync(path, "r+");
		writeSync(file, Buffer.alloc(statSync(path).size - 12_288, 0xff), 0, undefined, 12_288);
		closeSync(file);
		const storage = await openTestStorage(path);
		const reader = storage.openReader();
		await expect(readAll(reader, "SELECT * FROM t")).rejects.toThrowError(
			expect.objectContaining({ code: "cache_disk", sqlState: "58030", message: expect.stringContaining(path) }),
		);
		await storage.close();
		const warnings: string[] = [];
		expect(await reopen(path, { warnings })).toEqual([]);
		expect(await reopen(path)).toEqual([]);
		expect(warnings).toEqual([expect.stringContaining("damaged")]);
	});

	it.each(["-wal", "-shm"])("whose %s is spoilt under a reader does not spoil the end of the reading", async (end) => {
		const path = join(makeTemporaryFolder(), "cache.db");
		const storage = await openTestStorage(path);
		await storage.createTable("t", [{ name: "text", type: "text" }], []);
		await storage.insertRows(
			"t",
			1,
			Array.from({ length: 3000 }, (_, index) => [`${index} `.repeat(100)]),
		);
		const reader = storage.openReader();
		await reader.begin();
		const rows = (await reader.query("SELECT * FROM t", {}))[Symbol.asyncIterator]();
		await rows.next();
		const file = openSync(path + end, "r+");
		writeSync(file, Buffer.alloc(statSync(path + end).size, 0xa5));
		closeSync(file);
		await expect(readAll(reader, "SELECT * FROM t ORDER BY text")).rejects.toThrowError(
			expect.objectContaining({ sqlState: "58030" }),
		);
		await rows.return?.();
		await reader.release();
		await storage.close();
		const warnings: string[] = [];
		await reopen(path, { warnings });
		expect(warnings).toEqual([expect.stringContaining("damaged")]);
	});

	it.each([2, 99])("is set aside when it has the schema version %i", async (version) => {
		const path = join(makeTemporaryFolder(), "cache.db");
		const other = await openTestStorage(path, { schema: { ...notesSchema, version } });
		await other.run(insertNote);
		await other.close();
		const warnings: string[] = [];
		expect(await reopen(path, { warnings })).toEqual([]);
		expect(warnings).toEqual([expect.stringContaining("of another version")]);
	});

	it("does not take its log into the new one when it is set aside", async () => {
		const path = join(makeTemporaryFolder(), "cache.db");
		const running = await openTestStorage(path, { schema: { ...notesSchema, version: 99 } });
		await running.run(insertNote);
		const warnings: string[] = [];
		const storage = await openTestStorage(path, { warnings });
		expect(await storage.run(selectNotes)).toEqual([]);
		expect(await running.run(selectNotes)).toHaveLength(1);
		expect(warnings).toHaveLength(1);
	});

	it("is refused and left alone when it is another program's database", async () => {
		const path = join(makeTemporaryFolder(), "accounts.db");
		const other = new Database(path);
		other.exec("CREATE TABLE accounts (id); INSERT INTO accounts VALUES (1)");
		other.close();
		const before = readFileSync(path);
		await expect(openTestStorage(path)).rejects.toThrowError(expect.objectContaining({ code: "cache_disk" }));
		expect(readFileSync(path)).toEqual(before);
	});

	it("cannot be opened where nothing can be written, and the error names the path and what to do", async () => {
		const blocked = join(makeTemporaryFolder(), "file");
		writeFileSync(blocked, "");
		const path = join(blocked, "cache.db");
		const expected = {
			code: "cache_disk",
			sqlState: "58030",
			message: expect.stringContaining(path),
			hint: expect.stringContaining("CacheLocation"),
		};
		await expect(openTestStorage(path)).rejects.toThrowError(expect.objectContaining(expected));
		await expect(openTestStorage(dirname(path.replace("/file", "")))).rejects.toThrowError(
			expect.objectContaining({ code: "cache_disk" }),
		);
	});

	it("is filled once when several processes open it at the same moment, and takes the writes of all", async () => {
		const path = join(makeTemporaryFolder(), "cache.db");
		const child = join(import.meta.dirname, "writer-process.ts");
		const processes = [1, 2, 3].map((number) =>
			run(process.execPath, ["--import", "tsx", child, path, String(number)]),
		);
		const outputs = await Promise.all(processes);
		expect(outputs.map(({ stderr }) => stderr)).toEqual(["", "", ""]);
		expect(await reopen(path)).toHaveLength(300);
	});
});

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
import { openTestStorage, type TestStorageOptions } from "./test-storage.ts";

const run = promisify(execFile);
const insertNote = queries.insertInto("notes").values({ id: 1, text: "kept" }).compile();
const selectNotes = queries.selectFrom("notes").selectAll().compile();

function reopen(path: string, options?: TestStorageOptions): readonly unknown[] {
	const storage = openTestStorage(path, options);
	const notes = storage.run(selectNotes);
	storage.close();
	return notes;
}

function writeCacheFile(): string {
	const path = join(makeTemporaryFolder(), "cache.db");
	const storage = openTestStorage(path);
	storage.run(insertNote);
	storage.createTable("t", [{ name: "text", type: "text" }], []);
	storage.insertRows(
		"t",
		1,
		Array.from({ length: 500 }, (_, index) => [`${index} `.repeat(200)]),
	);
	storage.close();
	return path;
}

describe("the file", () => {
	it("is private, in a private folder", () => {
		const path = join(makeTemporaryFolder(), "new", "folder", "cache.db");
		openTestStorage(path).run(insertNote);
		expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
		const modes = readdirSync(dirname(path)).map((name) => statSync(join(dirname(path), name)).mode & 0o777);
		expect(modes).toEqual([0o600, 0o600, 0o600]);
	});

	it("keeps what was written", () => {
		expect(reopen(writeCacheFile())).toEqual([{ id: 1, text: "kept" }]);
	});

	it.each<[string, string | Buffer]>([
		["a text", "neither a database nor empty ".repeat(100)],
		["one letter", "x"],
		["another kind of file", Buffer.from([0x50, 0x4b, 3, 4, ...Array.from({ length: 200 }, () => 0)])],
		["the first bytes of a database", "SQLite format 3\0\u0010\0"],
		["zeros", Buffer.alloc(8192)],
	])("is refused, and stays as it is, when it holds %s", (_name, content) => {
		const path = join(makeTemporaryFolder(), "notes.md");
		writeFileSync(path, content, { mode: 0o640 });
		const before = readFileSync(path);
		expect(() => openTestStorage(path)).toThrowError(
			expect.objectContaining({
				sqlState: "58030",
				message: expect.stringContaining("is no cache file"),
				hint: expect.stringContaining("CacheLocation"),
			}),
		);
		expect(readdirSync(dirname(path))).toEqual(["notes.md"]);
		expect([readFileSync(path), statSync(path).mode & 0o777]).toEqual([before, 0o640]);
	});

	it("may be an empty one that was there already", () => {
		const path = join(makeTemporaryFolder(), "empty.db");
		writeFileSync(path, "", { mode: 0o600 });
		openTestStorage(path).run(insertNote);
	});

	it.skipIf(process.platform === "win32")("is refused when it is no regular file, without waiting for anybody", () => {
		const path = join(makeTemporaryFolder(), "pipe");
		execFileSync("sh", ["-c", `mkfifo "$0"`, path]);
		for (const place of [path, "/dev/null", dirname(path)]) {
			expect(() => openTestStorage(place)).toThrowError(expect.objectContaining({ sqlState: "58030" }));
		}
	});

	it.skipIf(process.platform === "win32").each([
		[0o666, "can be read and changed by everybody"],
		[0o640, "can be read by its group"],
		[0o602, "can be changed by everybody"],
	])("with the mode %o is used as it is, and a warning tells who can read it", (mode, text) => {
		const path = writeCacheFile();
		chmodSync(path, mode);
		const warnings: string[] = [];
		reopen(path, { warnings });
		expect(warnings).toEqual([expect.stringContaining(text)]);
		expect(warnings[0]).toContain(`chmod 600 ${path}`);
		expect(statSync(path).mode & 0o777).toBe(mode);
	});

	it.skipIf(!existsSync("/proc"))("cannot be made where the system makes no folders", () => {
		for (const path of ["/proc/nope/x.db", "/proc/nope/deeper/x.db"]) {
			expect(() => openTestStorage(path)).toThrowError(
				expect.objectContaining({ sqlState: "58030", message: expect.stringContaining(path) }),
			);
		}
	});

	it("is set aside when it was cut short", () => {
		const path = writeCacheFile();
		truncateSync(path, 20_000);
		const warnings: string[] = [];
		expect(reopen(path, { warnings })).toEqual([]);
		expect(warnings).toHaveLength(1);
	});

	it("is set aside at the next opening when it proves damaged while it is read", () => {
		const path = writeCacheFile();
		const file = openSync(path, "r+");
		writeSync(file, Buffer.alloc(statSync(path).size - 12_288, 0xff), 0, undefined, 12_288);
		closeSync(file);
		const storage = openTestStorage(path);
		const reader = storage.openReader();
		expect(() => [...reader.query("SELECT * FROM t", {})]).toThrowError(
			expect.objectContaining({ code: "cache_disk", sqlState: "58030", message: expect.stringContaining(path) }),
		);
		storage.close();
		const warnings: string[] = [];
		expect(reopen(path, { warnings })).toEqual([]);
		expect(reopen(path)).toEqual([]);
		expect(warnings).toEqual([expect.stringContaining("damaged")]);
	});

	it.each(["-wal", "-shm"])("whose %s is spoilt under a reader does not spoil the end of the reading", (end) => {
		const path = join(makeTemporaryFolder(), "cache.db");
		const storage = openTestStorage(path);
		storage.createTable("t", [{ name: "text", type: "text" }], []);
		storage.insertRows(
			"t",
			1,
			Array.from({ length: 3000 }, (_, index) => [`${index} `.repeat(100)]),
		);
		const reader = storage.openReader();
		reader.begin();
		const rows = reader.query("SELECT * FROM t", {})[Symbol.iterator]();
		rows.next();
		const file = openSync(path + end, "r+");
		writeSync(file, Buffer.alloc(32_768, 0xa5));
		closeSync(file);
		expect(() => [...reader.query("SELECT * FROM t ORDER BY text", {})]).toThrowError(
			expect.objectContaining({ sqlState: "58030" }),
		);
		rows.return?.();
		reader.release();
		storage.close();
		const warnings: string[] = [];
		reopen(path, { warnings });
		expect(warnings).toEqual([expect.stringContaining("damaged")]);
	});

	it.each([2, 99])("is set aside when it has the schema version %i", (version) => {
		const path = join(makeTemporaryFolder(), "cache.db");
		const other = openTestStorage(path, { schema: { ...notesSchema, version } });
		other.run(insertNote);
		other.close();
		const warnings: string[] = [];
		expect(reopen(path, { warnings })).toEqual([]);
		expect(warnings).toEqual([expect.stringContaining("of another version")]);
	});

	it("does not take its log into the new one when it is set aside", () => {
		const path = join(makeTemporaryFolder(), "cache.db");
		const running = openTestStorage(path, { schema: { ...notesSchema, version: 99 } });
		running.run(insertNote);
		const warnings: string[] = [];
		const storage = openTestStorage(path, { warnings });
		expect(storage.run(selectNotes)).toEqual([]);
		expect(running.run(selectNotes)).toHaveLength(1);
		expect(warnings).toHaveLength(1);
	});

	it("is refused and left alone when it is another program's database", () => {
		const path = join(makeTemporaryFolder(), "accounts.db");
		const other = new Database(path);
		other.exec("CREATE TABLE accounts (id); INSERT INTO accounts VALUES (1)");
		other.close();
		const before = readFileSync(path);
		expect(() => openTestStorage(path)).toThrowError(expect.objectContaining({ code: "cache_disk" }));
		expect(readFileSync(path)).toEqual(before);
	});

	it("cannot be opened where nothing can be written, and the error names the path and what to do", () => {
		const blocked = join(makeTemporaryFolder(), "file");
		writeFileSync(blocked, "");
		const path = join(blocked, "cache.db");
		const expected = {
			code: "cache_disk",
			sqlState: "58030",
			message: expect.stringContaining(path),
			hint: expect.stringContaining("CacheLocation"),
		};
		expect(() => openTestStorage(path)).toThrowError(expect.objectContaining(expected));
		expect(() => openTestStorage(dirname(path.replace("/file", "")))).toThrowError(
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
		expect(reopen(path)).toHaveLength(300);
	});
});

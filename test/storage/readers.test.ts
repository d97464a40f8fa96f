import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Storage } from "../../src/storage/index.ts";
import { makeTemporaryFolder } from "./temporary-folder.ts";
import { openTestStorage } from "./test-storage.ts";

function openNumbers(location: string): Storage {
	const storage = openTestStorage(location);
	storage.createTable("numbers", [{ name: "n", type: "integer" }], []);
	storage.insertRows("numbers", 1, [[1], [2], [3]]);
	return storage;
}

const openInFile = () => openNumbers(`${makeTemporaryFolder()}/cache.db`);

describe("readers", () => {
	it("see the state of their snapshot although rows are written and the table is dropped meanwhile", () => {
		const storage = openInFile();
		const reader = storage.openReader();
		reader.begin();
		storage.insertRows("numbers", 1, [[4]]);
		const rows = reader.query("SELECT n FROM numbers", {})[Symbol.iterator]();
		expect(rows.next().value).toEqual([1]);
		storage.dropTable("numbers");
		expect([rows.next().value, rows.next().value, rows.next().done]).toEqual([[2], [3], true]);
		reader.release();
		const later = storage.openReader();
		later.begin();
		expect(() => later.query("SELECT n FROM numbers", {})).toThrowError("no such table");
	});

	it("see what is newest after a new begin", () => {
		const storage = openInFile();
		const reader = storage.openReader();
		reader.begin();
		storage.insertRows("numbers", 1, [[4]]);
		expect([...reader.query("SELECT count(*) FROM numbers", {})]).toEqual([[3]]);
		reader.begin();
		expect([...reader.query("SELECT count(*) FROM numbers", {})]).toEqual([[4]]);
	});

	it("run several queries at once", () => {
		const reader = openInFile().openReader();
		const left = reader.query("SELECT n FROM numbers", {})[Symbol.iterator]();
		const right = reader.query("SELECT -n FROM numbers", {})[Symbol.iterator]();
		expect([left.next().value, right.next().value, left.next().value]).toEqual([[1], [-1], [2]]);
	});

	it.each(["memory", "file"])("do not block writing while they iterate in a %s", (kind) => {
		const storage = kind === "memory" ? openNumbers(":memory:") : openInFile();
		const reader = storage.openReader();
		reader.begin();
		const seen: unknown[] = [];
		for (const [n] of reader.query("SELECT n FROM numbers", {})) {
			storage.insertRows("numbers", 1, [[Number(n) + 10]]);
			seen.push(n);
		}
		expect(seen).toEqual([1, 2, 3]);
	});

	it("cannot write", () => {
		const reader = openInFile().openReader();
		expect(() => [...reader.query("DELETE FROM numbers RETURNING n", {})]).toThrowError("read-only");
	});

	it("end an abandoned iteration when they are released, and are used again", () => {
		const storage = openInFile();
		for (let round = 0; round < 10; round++) {
			const reader = storage.openReader();
			reader.begin();
			const rows = reader.query("SELECT n FROM numbers", {})[Symbol.iterator]();
			expect(rows.next().value).toEqual([1]);
			reader.release();
			reader.release();
			expect(() => rows.next()).toThrowError(expect.objectContaining({ code: "connection_closed" }));
		}
		storage.insertRows("numbers", 1, [[4]]);
		expect([...storage.openReader().query("SELECT count(*) FROM numbers", {})]).toEqual([[4]]);
	});

	it("are ended by close, which leaves one file behind", () => {
		const path = `${makeTemporaryFolder()}/cache.db`;
		const storage = openNumbers(path);
		const reader = storage.openReader();
		reader.begin();
		const rows = reader.query("SELECT n FROM numbers", {})[Symbol.iterator]();
		rows.next();
		storage.openReader().release();
		storage.close();
		expect(() => rows.next()).toThrowError(expect.objectContaining({ code: "connection_closed" }));
		expect([existsSync(path), existsSync(`${path}-wal`), existsSync(`${path}-shm`)]).toEqual([true, false, false]);
	});
});

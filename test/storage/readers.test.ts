import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Reader, Storage } from "../../src/storage/index.ts";
import { makeTemporaryFolder } from "./temporary-folder.ts";
import { openTestStorage, readAll, select } from "./test-storage.ts";

async function openNumbers(location: string): Promise<Storage> {
	const storage = await openTestStorage(location);
	await storage.createTable("numbers", [{ name: "n", type: "integer" }], []);
	const rows = Array.from({ length: size }, (_, index) => [index + 1]);
	await storage.insertRows("numbers", 1, rows);
	return storage;
}

const openInFile = () => openNumbers(`${makeTemporaryFolder()}/cache.db`);

const size = 5000;

/** The rows of a query, one batch after the other. */
async function start(reader: Reader, sql: string) {
	const rows = (await reader.query(sql, {}))[Symbol.asyncIterator]();
	return async () => {
		const step = await rows.next();
		return step.done === true ? undefined : step.value.map(([value]) => Number(value));
	};
}

async function readRest(next: () => Promise<readonly number[] | undefined>): Promise<readonly number[]> {
	const rest: number[] = [];
	for (let some = await next(); some; some = await next()) rest.push(...some);
	return rest;
}

/** The numbers, until one of them fails. */
function failsAt(failing: number): string {
	return `SELECT n, json(CASE n WHEN ${failing} THEN '{' ELSE '1' END) FROM numbers`;
}

describe("readers", () => {
	it("see the state of their snapshot although rows are written and the table is dropped meanwhile", async () => {
		const storage = await openInFile();
		const reader = storage.openReader();
		await reader.begin();
		await storage.insertRows("numbers", 1, [[4]]);
		const next = await start(reader, "SELECT n FROM numbers");
		const first = (await next()) ?? [];
		expect(first[0]).toBe(1);
		expect(first.length).toBeLessThan(size);
		await storage.dropTable("numbers");
		const rest = await readRest(next);
		expect([first.length + rest.length, rest.at(-1)]).toEqual([size, size]);
		await reader.release();
		const later = storage.openReader();
		await later.begin();
		await expect(later.query("SELECT n FROM numbers", {})).rejects.toThrowError("no such table");
	});

	it("see what is newest after a new begin", async () => {
		const storage = await openInFile();
		const reader = storage.openReader();
		await reader.begin();
		await storage.insertRows("numbers", 1, [[0]]);
		expect(await readAll(reader, "SELECT count(*) FROM numbers")).toEqual([[size]]);
		await reader.begin();
		expect(await readAll(reader, "SELECT count(*) FROM numbers")).toEqual([[size + 1]]);
	});

	it("run several queries at once", async () => {
		const reader = (await openInFile()).openReader();
		const [left, right] = await Promise.all([
			start(reader, "SELECT n FROM numbers"),
			start(reader, "SELECT -n FROM numbers"),
		]);
		const seen = [(await left()) ?? [], (await right()) ?? [], (await left()) ?? []];
		expect([seen[0]?.[0], seen[1]?.[0], seen[2]?.[0]]).toEqual([1, -1, (seen[0]?.length ?? 0) + 1]);
	});

	it.each(["memory", "file"])("do not block writing while they iterate in a %s", async (kind) => {
		const storage = kind === "memory" ? await openNumbers(":memory:") : await openInFile();
		const reader = storage.openReader();
		await reader.begin();
		let seen = 0;
		let batches = 0;
		for await (const rows of await reader.query("SELECT n FROM numbers", {})) {
			await storage.insertRows("numbers", 1, [[-1]]);
			seen += rows.length;
			batches++;
		}
		expect(seen).toBe(size);
		expect(batches).toBeGreaterThan(1);
	});

	it.each(["memory", "file"])("give the rows before one that fails, and then its error, in a %s", async (kind) => {
		const storage = kind === "memory" ? await openNumbers(":memory:") : await openInFile();
		const reader = storage.openReader();
		const seen: unknown[] = [];
		const failure = await (async () => {
			for await (const rows of await reader.query(failsAt(3500), {})) seen.push(...rows.map(([n]) => n));
		})().catch((error: unknown) => error);
		expect(failure).toMatchObject({ code: "execution_failed", sqlState: "22P02" });
		expect(seen).toEqual(Array.from({ length: 3499 }, (_, index) => index + 1));
		expect(await readAll(reader, failsAt(0))).toHaveLength(size);
	});

	it.each(["memory", "file"])("tell nothing of a row that fails to whoever leaves before it in a %s", async (kind) => {
		const storage = kind === "memory" ? await openNumbers(":memory:") : await openInFile();
		const reader = storage.openReader();
		for (const failing of [2, 101, 150, 2101]) {
			let seen = 0;
			for await (const rows of await reader.query(failsAt(failing), {})) {
				seen += rows.length;
				if (seen >= failing - 1) break;
			}
			expect(seen).toBe(failing - 1);
		}
		await expect(readAll(reader, failsAt(1))).rejects.toMatchObject({ sqlState: "22P02" });
	});

	it.each(["memory", "file"])(
		"use a statement again when its table was dropped and made anew in a %s",
		async (kind) => {
			const storage = kind === "memory" ? await openNumbers(":memory:") : await openInFile();
			const reader = storage.openReader();
			const text = "SELECT n FROM numbers WHERE n > :least ORDER BY n";
			expect(await readAll(reader, text, { least: size - 1 })).toEqual([[size]]);
			await storage.dropTable("numbers");
			await expect(readAll(reader, text, { least: 0 })).rejects.toThrowError("no such table");
			const columns = ["x", "n"].map((name) => ({ name, type: "varchar" }) as const);
			await storage.createTable("numbers", columns, ["n"]);
			await storage.insertRows("numbers", 2, [
				["other", "b"],
				["column", "a"],
			]);
			expect(await readAll(reader, text, { least: "" })).toEqual([["a"], ["b"]]);
			expect(await readAll(reader, text, { least: "a" })).toEqual([["b"]]);
		},
	);

	it("cannot write", async () => {
		const reader = (await openInFile()).openReader();
		await expect(readAll(reader, "DELETE FROM numbers RETURNING n")).rejects.toThrowError("read-only");
	});

	it("end an abandoned iteration when they are released, and are used again", async () => {
		const storage = await openInFile();
		for (let round = 0; round < 10; round++) {
			const reader = storage.openReader();
			await reader.begin();
			const next = await start(reader, "SELECT n FROM numbers");
			expect((await next())?.[0]).toBe(1);
			await reader.release();
			await reader.release();
			await expect(next()).rejects.toThrowError(expect.objectContaining({ code: "connection_closed" }));
		}
		await storage.insertRows("numbers", 1, [[4]]);
		expect(await select(storage, "SELECT count(*) FROM numbers")).toEqual([[size + 1]]);
	});

	it("are ended by close, which leaves one file behind", async () => {
		const path = `${makeTemporaryFolder()}/cache.db`;
		const storage = await openNumbers(path);
		const reader = storage.openReader();
		await reader.begin();
		const next = await start(reader, "SELECT n FROM numbers");
		await next();
		await storage.openReader().release();
		await storage.close();
		await expect(next()).rejects.toThrowError(expect.objectContaining({ code: "connection_closed" }));
		expect([existsSync(path), existsSync(`${path}-wal`), existsSync(`${path}-shm`)]).toEqual([true, false, false]);
	});
});

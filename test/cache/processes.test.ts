import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { columns, listAll } from "./sample-table.ts";
import { countFetches, HeldClock, openTestCache } from "./test-cache.ts";

const run = promisify(execFile);
const child = join(import.meta.dirname, "reader-process.ts");

function startReader(path: string, mode: string): Promise<{ stdout: string; stderr: string }> {
	return run(process.execPath, ["--import", "tsx", child, path, mode]);
}

function makePath(): string {
	const folder = mkdtempSync(join(tmpdir(), "intercom-sql-cache-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return join(folder, "cache.db");
}

describe("several processes on one file", () => {
	it("use what one of them read", async () => {
		const path = makePath();
		expect(await startReader(path, "keep")).toEqual({ stdout: "1\n", stderr: "" });
		expect(await startReader(path, "keep")).toEqual({ stdout: "0\n", stderr: "" });
	});

	it("replace each other's scans without ever seeing half of one, and leave one table", async () => {
		const path = makePath();
		const outputs = await Promise.all([
			startReader(path, "replace"),
			startReader(path, "replace"),
			startReader(path, "replace"),
		]);
		expect(outputs.map(({ stderr }) => stderr)).toEqual(["", "", ""]);
		expect(outputs.every(({ stdout }) => Number(stdout) > 0)).toBe(true);
		const { cache, listTables } = await openTestCache({ location: path });
		expect(await cache.list()).toMatchObject([{ rowCount: 200 }]);
		expect(await listTables()).toHaveLength(1);
	});

	it("clear up after one that was killed in the middle of a read", async () => {
		const path = makePath();
		await expect(startReader(path, "die")).rejects.toMatchObject({ signal: "SIGKILL" });
		const clock = new HeldClock();
		clock.time = Date.now();
		const { cache, listTables } = await openTestCache({ location: path, clock });
		expect([await cache.list(), await listTables()]).toEqual([[], []]);
		expect((await cache.materialise(listAll, columns, countFetches([]))).source).toBe("live");
	});
});

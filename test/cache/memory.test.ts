import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";

const run = promisify(execFile);
const child = join(import.meta.dirname, "million-process.ts");
const rowCount = process.env["SOAK"] ? 1_000_000 : 60_000;

it("reading and refreshing many rows takes less than 256 MB", { timeout: 600_000 }, async () => {
	const folder = mkdtempSync(join(tmpdir(), "intercom-sql-memory-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const path = join(folder, "cache.sqlite");
	const { stdout } = await run(process.execPath, ["--import", "tsx", child, path, String(rowCount)]);
	console.info(`${rowCount} rows: ${Math.round(Number(stdout))} MB`);
	expect(Number(stdout)).toBeLessThan(256);
});

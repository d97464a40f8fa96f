import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);
const child = join(import.meta.dirname, "slow-reader-process.ts");
const rowCount = process.env["SOAK"] ? 1_000_000 : 400_000;
const mebibyte = 1_048_576;

it("many rows for a client that takes them slowly wait in the file, not in memory", { timeout: 300_000 }, async () => {
	const { stdout } = await run(process.execPath, ["--import", "tsx", child, String(rowCount)]);
	const { bytes, grownBytes } = JSON.parse(stdout) as { bytes: number; grownBytes: number };
	console.info(`${rowCount} rows: ${Math.round(grownBytes / mebibyte)} of ${Math.round(bytes / mebibyte)} MiB`);
	expect(bytes / mebibyte).toBeGreaterThan(55);
	expect(grownBytes / mebibyte).toBeLessThan(50);
});

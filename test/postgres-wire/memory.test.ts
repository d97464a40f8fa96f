import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { startScene } from "./wire-scene.ts";

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

it("statements of a transaction that stays open leave nothing behind", { timeout: 60_000 }, async () => {
	setFlagsFromString("--expose-gc");
	const collectGarbage = runInNewContext("gc") as () => void;
	await using scene = await startScene();
	const client = await scene.openClient();
	const runMany = async () => {
		for (let count = 0; count < 3000; count++)
			await client.query({ name: "next", text: "SELECT $1::int + 1", values: [count] });
		collectGarbage();
		return process.memoryUsage().heapUsed;
	};
	await client.query("BEGIN");
	// What is compiled once is no growth.
	const before = await runMany();
	// It was 3.6 MiB where each left the controller of its signal.
	expect(((await runMany()) - before) / mebibyte).toBeLessThan(2);
});

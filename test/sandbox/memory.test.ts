import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const child = join(import.meta.dirname, "million-process.ts");
const isSoak = Boolean(process.env["SOAK"]);
const count = isSoak ? 1_000_000 : 20_000;
const mebibyte = 1_048_576;

// What a search keeps is some bytes a row; the texts of rows and the results of searches have limits of their own.
const mostKept = isSoak ? 150 : 100;
const mostAtOnce = isSoak ? 350 : 300;

test(`searching and listing ${count} of each kind keeps little in memory`, { timeout: 600_000 }, async () => {
	const { stdout } = await run(process.execPath, ["--expose-gc", "--import", "tsx", child, String(count)]);
	const { keptBytes, peakBytes } = JSON.parse(stdout) as { keptBytes: number; peakBytes: number };
	console.info(
		`${count} of each kind: ${Math.round(keptBytes / mebibyte)} MiB kept, ${Math.round(peakBytes / mebibyte)} at most`,
	);
	expect(keptBytes / mebibyte).toBeLessThan(mostKept);
	expect(peakBytes / mebibyte).toBeLessThan(mostAtOnce);
});

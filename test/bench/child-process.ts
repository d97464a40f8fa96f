import { type ChildProcess, execFile, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** Runs a program of this folder while some work is done with the first message that it sends. */
export async function withProcess<Ready, Result>(
	name: string,
	parameters: readonly string[],
	work: (ready: Ready, child: ChildProcess) => Promise<Result>,
): Promise<Result> {
	const child = fork(new URL(name, import.meta.url), parameters);
	try {
		const [ready] = (await once(child, "message")) as [Ready];
		return await work(ready, child);
	} finally {
		child.disconnect();
		await once(child, "exit");
	}
}

/** What stands beside the benchmarks in their folder, from where they are built. */
export function findSource(name: string): string {
	return fileURLToPath(new URL(`../../test/bench/${name}`, import.meta.url));
}

/** Runs a program of Node's to its end and gives what it printed as JSON. */
export async function runProcess<Result>(parameters: readonly string[]): Promise<Result> {
	const { stdout } = await promisify(execFile)(process.execPath, parameters);
	return JSON.parse(stdout) as Result;
}

/** Gives some work a folder of its own. */
export async function withFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
	const folder = mkdtempSync(join(tmpdir(), "intercom-sql-bench-"));
	try {
		return await work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

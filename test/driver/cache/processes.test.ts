import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { startSandbox } from "../../../src/sandbox/index.ts";

const run = promisify(execFile);
const child = join(import.meta.dirname, "query-process.ts");
const seconds = process.env["SOAK"] ? 120 : 4;

interface Outcome {
	readonly count: number;
	readonly answers: Readonly<Record<string, readonly string[]>>;
	readonly errors: readonly string[];
}

it("four processes that ask and refresh over one file agree, meet no lock, and fetch each scan once a period", {
	timeout: 300_000,
}, async () => {
	const sandbox = await startSandbox({ contacts: 300, companies: 5, conversations: 300 });
	const folder = mkdtempSync(join(tmpdir(), "intercom-sql-four-"));
	onTestFinished(async () => {
		await sandbox.close();
		rmSync(folder, { recursive: true, force: true });
	});
	const path = join(folder, "cache.sqlite");
	const startedAt = Date.now();
	const parameters = ["--import", "tsx", child, sandbox.url, sandbox.accessToken, path, String(seconds)];
	const outputs = await Promise.all([1, 2, 3, 4].map(() => run(process.execPath, parameters)));
	const elapsedSeconds = (Date.now() - startedAt) / 1000;
	const outcomes = outputs.map(({ stdout }) => JSON.parse(stdout) as Outcome);
	expect(outcomes.flatMap(({ errors }) => errors)).toEqual([]);
	expect(outcomes.every(({ count }) => count > 0)).toBe(true);
	for (const sql of Object.keys(outcomes[0]?.answers ?? {})) {
		expect([...new Set(outcomes.flatMap(({ answers }) => answers[sql] ?? []))], sql).toHaveLength(1);
	}
	// REFRESH, which reads whatever the age, is for contacts only.
	const tagReads = sandbox.requests.filter((request) => request.path === "/tags").length;
	expect(tagReads).toBeGreaterThan(0);
	expect(tagReads).toBeLessThanOrEqual(elapsedSeconds + 1);
});

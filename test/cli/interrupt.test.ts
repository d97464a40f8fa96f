/** What ends a command that computes: a signal, two of them, a time limit. None waits for a thread that hears nothing. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { startSandbox } from "../../src/sandbox/index.ts";
import { startProcess } from "./cli-run.ts";

const folder = mkdtempSync(join(tmpdir(), "intercom-sql-interrupt-"));
const sandbox = await startSandbox({ contacts: 5, companies: 1, conversations: 1 });
afterAll(async () => {
	await sandbox.close();
	rmSync(folder, { recursive: true, force: true });
});

const file = join(folder, "rows.sqlite");
const connect = (location: string) => `URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=${location}`;

const heard =
	"SELECT 1 AS n UNION ALL (WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT max(n) FROM r)";
/** Hours, in one function of SQLite's. */
const deaf = "SELECT position(repeat('a', 3000000) || 'b' in repeat('a', 6000000)) AS n";

// From the source a process takes some seconds to begin; it tells when it computes by its first row, or not at all.
const beginning = 5000;
// Of a machine that is busy with other things.
const patienceMs = 5000;

const cancelled = "Nothing was kept.\nerror 57014: the statement was cancelled\n";

describe.each([
	["a file", file],
	["memory", ":memory:"],
])("with the rows in %s", (_place, location) => {
	test.each([
		["SIGINT", 130, "recurses", heard],
		["SIGTERM", 143, "recurses", heard],
		["SIGINT", 130, "hears nothing", deaf],
		["SIGTERM", 143, "hears nothing", deaf],
	] as const)("%s ends a statement with status %d that %s", async (signal, status, _how, sql) => {
		const query = startProcess(["query", sql, "-c", connect(location)]);
		await delay(beginning);
		const endedAt = performance.now();
		query.child.kill(signal);
		expect(await query.end).toEqual({ status, output: expect.any(String), messages: cancelled });
		expect(performance.now() - endedAt).toBeLessThan(patienceMs);
	});
});

test("QueryTimeout ends a statement that hears nothing with status 1", async () => {
	const query = startProcess(["query", deaf, "-c", `${connect(file)};QueryTimeout=1`]);
	expect(await query.end).toEqual({
		status: 1,
		output: "",
		messages:
			"error 57014: the statement took longer than QueryTimeout=1 s\n" +
			"hint: Raise QueryTimeout, or narrow the statement.\n",
	});
});

test("a second Ctrl-C waits for nothing", async () => {
	const query = startProcess(["query", deaf, "-c", connect(file)]);
	await delay(beginning);
	query.child.kill("SIGINT");
	await delay(20);
	query.child.kill("SIGINT");
	expect(await query.end).toMatchObject({ status: 130 });
});

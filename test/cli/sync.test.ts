import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { printDuration, printProgress } from "../../src/cli/progress-line.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { runInside } from "./cli-run.ts";

let sandbox: Sandbox;
let connection: string;
const folder = mkdtempSync(join(tmpdir(), "intercom-sql-sync-"));

beforeAll(async () => {
	sandbox = await startSandbox({ contacts: 60, conversations: 320, companies: 10, seed: "sync" });
	connection = `URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=${join(folder, "cache.sqlite")};`;
});

afterAll(async () => {
	await sandbox.close();
	rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => runInside([...args, "-c", connection]);

describe("sync", () => {
	test("prints a line a table in a pipe, and nothing else", async () => {
		const { status, output, messages } = await run("sync", "tags", "Conversations");
		expect([status, messages]).toEqual([0, ""]);
		expect(output).toMatch(/^tags: 40 rows, 1 request, \d+\.\d s\nconversations: 320 rows, 3 requests, \d+\.\d s\n$/);
	});

	test("shows a bar on a terminal and takes it away", async () => {
		await run("cache", "clear");
		const { output, messages } = await runInside(["sync", "conversations", "-c", connection], { width: 200 });
		expect(output).toMatch(/^conversations: 320 rows, /);
		const frames = messages.split("\r\u001B[K");
		// While a page is kept, the next ones may have come.
		expect(frames[1]).toMatch(
			/^conversations {2}\[#########-+\] {3}46% {2}150 of 320 rows {2}.*(1 request|[23] requests)$/,
		);
		expect(frames.at(-1)).toBe("");
	});

	test("tells the rows of a table that lies inside another, and reads only what changed", async () => {
		await run("sync", "conversations");
		const { output } = await run("sync", "conversation_tags");
		const count = await run("query", "SELECT count(*) AS n FROM conversation_tags", "--format", "ndjson");
		const { n } = JSON.parse(count.output) as { n: number };
		expect(output).toMatch(new RegExp(`^conversation_tags: ${n} rows, 3 requests, `));
	});

	test("takes all tables when none is named, and says which ones cannot be read; who names one of these gets the error", async () => {
		const poor = await startSandbox({ contacts: 5, conversations: 5, companies: 2, plannedOut: ["/teams"] });
		const there = `URL=${poor.url};APIKey=${poor.accessToken};CacheLocation=:memory:;`;
		const all = await runInside(["sync", "-c", there]);
		expect(all.status).toBe(0);
		expect(all.output).toMatch(/^contacts: 5 rows/m);
		expect(all.output).toMatch(/^conversation_parts: /m);
		expect(all.output).not.toMatch(/^team(s|_admins): /m);
		expect(all.messages).toMatch(/^warning: teams was not read: 42501: .*\n/m);
		expect(all.messages).toMatch(/^warning: team_admins was not read: 42501: .*\n/m);
		const named = await runInside(["sync", "tags", "teams", "-c", there]);
		expect(named).toMatchObject({ status: 1, output: expect.stringMatching(/^tags: 40 rows/) });
		expect(named.messages).toMatch(/error 42501: /);
		await poor.close();
	});

	test("leaves out what takes a request for each of many rows, until it is named; then it stays up to date", async () => {
		const large = await startSandbox({ contacts: 5, conversations: 1100, companies: 2, rateLimitPerMinute: 1_000_000 });
		const path = join(folder, "large.sqlite");
		const there = `URL=${large.url};APIKey=${large.accessToken};CacheLocation=${path};CacheTolerance=0;`;
		const all = await runInside(["sync", "-c", there]);
		expect(all.output).toMatch(/^conversations: 1,100 rows/m);
		expect(all.output).not.toMatch(/^conversation_parts: /m);
		expect(all.messages).toContain(
			"warning: conversation_parts was not read: 53000: conversation_parts takes about 1108 requests, one for each row of conversations\n" +
				"hint: Name it, and it is read: intercom-sql sync conversation_parts\n",
		);
		expect(all.status).toBe(0);
		expect((await runInside(["sync", "conversation_parts", "-c", there])).status).toBe(0);
		large.resetRequests();
		expect((await runInside(["sync", "-c", there])).output).toMatch(
			/^conversation_parts: [\d,]+ rows, \d{1,2} requests, /m,
		);
		await large.close();
	});

	test.each([
		["an unknown table", ["sync", "tags", "contcts"], 'error 42P01: table "contcts" does not exist', '"contacts"'],
		["a system table", ["sync", "sys_cache"], "error 0A000: syncing the system table sys_cache", "intercom-sql tables"],
	])("refuses %s before anything is read", async (_name, args, problem, hint) => {
		sandbox.resetRequests();
		const { status, output, messages } = await run(...args);
		expect([status, output]).toEqual([1, ""]);
		expect(messages).toContain(problem);
		expect(messages.split("hint: ")[1]).toContain(hint);
		expect(sandbox.requests).toEqual([]);
	});

	test("refuses where nothing would be kept", async () => {
		const { status, messages } = await runInside(["sync", "-c", `${connection}AutoCache=false`]);
		expect(status).toBe(1);
		expect(messages).toMatch(/^error 0A000: .*\nhint: Connect with AutoCache=true\.\n$/);
	});
});

describe("cache", () => {
	test("status tells tables, rows, size and age without a request or a token, and clear forgets them", async () => {
		await run("sync", "tags", "conversations");
		sandbox.resetRequests();
		const withoutToken = connection.replace(/APIKey=[^;]*;/, "");
		const { status, output, messages } = await runInside(["cache", "status", "--format", "json", "-c", withoutToken]);
		expect(status).toBe(0);
		expect(messages).toMatch(/cache\.sqlite: [\d.]+ [kM]B, \d+ kept scans\n$/);
		const scans = JSON.parse(output) as Record<string, unknown>[];
		expect(scans.find(({ table }) => table === "tags")).toMatchObject({
			part: "whole",
			state: "fresh",
			rows: 40,
			bytes: expect.any(Number),
			as_of: expect.stringMatching(/^\d{4}-/),
			age: expect.stringMatching(/^\d+:\d\d$/),
		});
		const cleared = await run("cache", "clear", "Tags");
		expect(cleared.output).toMatch(/^1 kept scan cleared; .*cache\.sqlite has [\d.]+ [kM]B now\n$/);
		expect(JSON.parse((await run("cache", "status", "Tags", "--format", "json")).output)).toEqual([]);
		await run("cache", "clear");
		expect((await run("cache", "status")).messages).toMatch(/, 0 kept scans\n$/);
		expect(sandbox.requests).toEqual([]);
	});

	test.each([
		["no action", ["cache"], "missing required argument 'action'", 2],
		["another action", ["cache", "empty"], 'cache has no action "empty"', 2],
		["an unknown table", ["cache", "clear", "contcts"], 'table "contcts" does not exist', 1],
	])("refuses %s", async (_name, args, problem, expected) => {
		const { status, messages } = await run(...args);
		expect(status).toBe(expected);
		expect(messages).toContain(problem);
		expect(messages).toContain("\nhint: ");
	});
});

describe("a line of progress", () => {
	const progress = {
		table: "contacts",
		number: 2,
		count: 13,
		rows: 25_000,
		total: 100_000,
		share: 0.25,
		requests: 167,
		waitMs: 0,
		isDone: false,
	};
	const pace = { elapsedMs: 10_000, firstShare: 0.05, sinceFirstMs: 8000 };

	test("has the share, rows, speed, requests, time left and place", () => {
		expect(printProgress(progress, pace, 200)).toBe(
			"contacts  [#####---------------]   25%  25,000 of 100,000 rows  2,500 rows/s  167 requests  0:30 left  (2 of 13)",
		);
	});

	test("says how long requests wait for the rate limit, when that is worth a word", () => {
		expect(printProgress({ ...progress, waitMs: 7200 }, pace, 200)).toContain("  waits 0:08 for the rate limit  ");
		expect(printProgress({ ...progress, waitMs: 400 }, pace, 200)).not.toContain("waits");
	});

	test("leaves out what says least where the terminal is narrow", () => {
		for (let width = 1; width < 120; width++)
			expect(printProgress(progress, pace, width).length).toBeLessThanOrEqual(width);
		expect(printProgress(progress, pace, 40)).toBe("contacts   25%  25,000 of 100,000 rows");
		expect(printProgress(progress, pace, 7)).toBe("contact");
	});

	test("claims nothing that nobody knows", () => {
		const unknown = { ...progress, count: 1, total: undefined, share: undefined };
		expect(printProgress(unknown, { elapsedMs: 0, firstShare: undefined, sinceFirstMs: 0 }, 200)).toBe(
			"contacts  25,000 rows  167 requests",
		);
		expect(printProgress(progress, { ...pace, firstShare: 0.25 }, 200)).not.toContain("left");
	});

	test.each([
		[0, "0:00"],
		[59_001, "1:00"],
		[754_000, "12:34"],
		[3_723_000, "1:02:03"],
	])("prints %i ms as %s", (ms, text) => {
		expect(printDuration(ms)).toBe(text);
	});
});

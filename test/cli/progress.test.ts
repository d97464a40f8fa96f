import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import type { Clock } from "../../src/base/index.ts";
import { createError, systemClock } from "../../src/base/index.ts";
import { printKept } from "../../src/cli/kept-rows.ts";
import { createProgressDisplay } from "../../src/cli/progress-display.ts";
import type { Surroundings } from "../../src/cli/surroundings.ts";
import type { CacheStatus, Progress } from "../../src/driver/index.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";
import { runInside } from "./cli-run.ts";

const { sandbox } = await useSandbox({ contacts: 60, conversations: 1000 });
const folder = mkdtempSync(join(tmpdir(), "intercom-sql-progress-"));
const inFile = (name: string) =>
	`URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=${join(folder, `${name}.sqlite`)};`;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Each look at it is a second later than the one before.
const hurriedClock = (): Clock => {
	let now = 0;
	return { ...systemClock, now: () => (now += 1000) };
};

const clearLine = "\r\u001B[K";

describe("query", () => {
	test("shows on a terminal how far it is, and takes that away before rows are printed", async () => {
		const sql = "SELECT count(id) AS n FROM conversations";
		const around = { width: 200, clock: hurriedClock() };
		const { output, messages } = await runInside(["query", sql, "-c", inFile("shown"), "--format", "csv"], around);
		expect(output).toBe("n\n1000\n");
		const [nothing, ...frames] = messages.split(clearLine);
		expect(nothing).toBe("");
		expect(frames.some((frame) => /^conversations {2}\[#+-+\] .* of 1,000 rows .* left/.test(frame))).toBe(true);
		expect(frames.at(-1)).toMatch(/^1 row, 7 requests, [\d.]+ s\n$/);
	});

	test.each([
		["in a pipe", {}],
		["where software is built", { width: 200, environment: { CI: "true" } }],
		["on a terminal that knows no way back", { width: 200, environment: { TERM: "dumb" } }],
	])("shows nothing of it %s", async (name, around) => {
		const sql = "SELECT count(id) AS n FROM conversations";
		const args = ["query", sql, "-c", inFile(name.replaceAll(" ", "-"))];
		const { messages } = await runInside(args, { ...around, clock: hurriedClock() });
		expect(messages).not.toContain("\r");
	});

	test("takes it away when the statement fails, too", async () => {
		const poor = `${inFile("failed")}MaxRequests=2`;
		const around = { width: 200, clock: hurriedClock() };
		const { messages, status } = await runInside(["query", "SELECT count(id) FROM conversations", "-c", poor], around);
		expect(status).toBe(1);
		expect(messages).toContain(`${clearLine}error 53000: `);
	});
});

describe("what is ended", () => {
	const interruptAfter = async (args: readonly string[], pages: number) => {
		sandbox.resetRequests();
		const interruption = new AbortController();
		const run = runInside(args, { interruption: interruption.signal });
		while (sandbox.requests.filter(({ path }) => path === "/conversations/search").length < pages) await delay(1);
		interruption.abort(createError("cancelled", {}));
		return run;
	};

	test.each(["SELECT count(id) FROM conversations", "SELECT count(*) FROM conversation_tags"])(
		"says how many rows are kept, and goes on there: %s",
		async (sql) => {
			const args = ["query", sql, "-c", inFile(sql.length.toString())];
			const { status, output, messages } = await interruptAfter(args, 4);
			expect([status, output]).toEqual([143, ""]);
			const told = /^([\d,]+) rows of conversations are kept; the next run goes on there\.\nerror 57014: .*\n$/;
			expect(messages).toMatch(told);
			const rows = Number((told.exec(messages)?.[1] ?? "").replace(",", ""));
			expect(rows).toBeGreaterThanOrEqual(150);
			sandbox.resetRequests();
			expect((await runInside(args)).status).toBe(0);
			const pages = sandbox.requests.filter(({ path }) => path === "/conversations/search").length;
			expect(pages).toBe(Math.ceil((1000 - rows) / 150));
		},
	);

	test.each([
		["in memory", "CacheLocation=:memory:;"],
		["without a cache", "AutoCache=false;"],
	])("says that nothing was kept %s", async (_name, properties) => {
		const connection = `URL=${sandbox.url};APIKey=${sandbox.accessToken};${properties}`;
		const { messages } = await interruptAfter(["query", "SELECT count(id) FROM conversations", "-c", connection], 3);
		expect(messages).toMatch(/^Nothing was kept\.\nerror 57014: /);
	});
});

describe("the sentence about what is kept", () => {
	const scan = (table: string, rowCount: number, at: { asOf: number; completedAt?: number }) =>
		({ table, rowCount, isComplete: at.completedAt !== undefined, ...at }) as CacheStatus["scans"][number];
	const print = (...scans: CacheStatus["scans"]) =>
		printKept({ location: "rows.sqlite", bytes: 0, scans }, { startMs: 100, tables: new Set(["conversations"]) });

	test.each([
		[
			"nothing of other runs",
			[scan("tags", 40, { asOf: 50 }), scan("teams", 7, { asOf: 50, completedAt: 60 })],
			"Nothing was kept.",
		],
		[
			"what an earlier run began",
			[scan("conversations", 300, { asOf: 50 }), scan("teams", 7, { asOf: 110, completedAt: 120 })],
			"300 rows of conversations are kept; the next run goes on there.",
		],
		["what is complete", [scan("teams", 1, { asOf: 110, completedAt: 120 })], "1 row of teams is kept."],
		[
			"the first of many tables",
			["a", "b", "c", "d", "e"].map((table) => scan(table, 2, { asOf: 110 })),
			"2 rows of a, 2 rows of b, 2 rows of c and rows of 2 other tables are kept; the next run goes on there.",
		],
	])("names %s", (_name, scans, sentence) => {
		expect(print(...scans)).toBe(sentence);
	});

	test("counts rows in memory where the process goes on", () => {
		const status = { location: ":memory:", bytes: 0, scans: [scan("conversations", 300, { asOf: 110 })] };
		const reading = { startMs: 100, tables: new Set(["conversations"]) };
		expect(printKept(status, reading)).toBe("Nothing was kept.");
		const sentence = "300 rows of conversations are kept; the next statement goes on there.";
		expect(printKept(status, { ...reading, goesOn: true })).toBe(sentence);
	});
});

describe("the line on a terminal", () => {
	const progress: Progress = {
		table: "tags",
		number: 1,
		count: 1,
		rows: 10,
		total: undefined,
		share: undefined,
		requests: 1,
		waitMs: 0,
		isDone: false,
	};

	test("comes after a while, not too often, and anew for what comes after", () => {
		let now = 0;
		let written = "";
		const write = (text: string): Promise<void> => {
			written += text;
			return Promise.resolve();
		};
		const messages = { isTerminal: true, width: 200, write };
		const surroundings = {
			messages,
			clock: { ...systemClock, now: () => now },
			environment: {},
		} as unknown as Surroundings;
		const display = createProgressDisplay(surroundings, { afterMs: 1000 });
		const showAt = (at: number, change: Partial<Progress> = {}): string => {
			now = at;
			written = "";
			display.show({ ...progress, ...change });
			return written.replace(clearLine, "");
		};
		expect(showAt(999)).toBe("");
		expect(showAt(1000)).toBe("tags  10 rows  10 rows/s  1 request");
		expect(showAt(1099)).toBe("");
		expect(showAt(1099, { table: "teams", rows: 0, requests: 0 })).toBe("teams  0 rows  0 requests");
		written = "";
		display.clear();
		expect(written).toBe(clearLine);
		written = "";
		display.clear();
		expect(written).toBe("");
		expect(showAt(2000)).toBe("");
	});
});

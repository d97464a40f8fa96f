import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { startSandbox } from "../../src/sandbox/index.ts";
import { runInside, startProcess } from "./cli-run.ts";

const folder = mkdtempSync(join(tmpdir(), "intercom-sql-process-"));
const places = { XDG_CACHE_HOME: join(folder, "cache"), XDG_CONFIG_HOME: join(folder, "config") };

afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

describe("processes", () => {
	test("query reads from a sandbox in another process; both end as they should", async () => {
		const sandbox = startProcess([
			"sandbox",
			"--port",
			"0",
			"--contacts",
			"25",
			"--conversations",
			"40",
			"--seed",
			"7",
		]);
		try {
			const shown = await sandbox.waitForOutput("Try this");
			const connection = /^ {2}(URL=http:\/\/127\.0\.0\.1:\d+;APIKey=\S+;)$/m.exec(shown)?.[1] ?? "";
			expect(shown).toMatch(/OAuth client id {6}[0-9a-f-]{36}\n {2}OAuth client secret {2}[0-9a-f-]{36}\n/);
			expect(shown).toMatch(/AuthScheme=OAUTH;.*CallbackURL=http:\/\/localhost:33333;/);

			const query = startProcess(["query", "SELECT count(*) AS n FROM conversations"], {
				...places,
				INTERCOM_SQL_CONNECTION: `${connection}CacheLocation=${join(folder, "rows.sqlite")}`,
			});
			expect(await query.end).toEqual({ status: 0, output: "n\n40\n", messages: "" });
			expect(existsSync(join(folder, "rows.sqlite"))).toBe(true);

			const port = /:(\d+);APIKey/.exec(connection)?.[1] ?? "";
			const second = await runInside(["sandbox", "--port", port]);
			expect(second).toEqual({
				status: 1,
				output: "",
				messages:
					`error 58030: cannot listen on 127.0.0.1:${port}: the port is in use\n` +
					"hint: Choose another one with --port, or any free one with --port 0.\n",
			});
		} finally {
			sandbox.child.kill("SIGTERM");
		}
		expect(await sandbox.end).toMatchObject({ status: 0, messages: "" });
	});

	test("a reader that has seen enough ends the statement quietly, with success", async () => {
		const sandbox = await startSandbox({ contacts: 1, conversations: 1, companies: 1 });
		const sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT i FROM n";
		const connection = `URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=:memory:`;
		const query = startProcess(["query", sql, "-c", connection]);
		await query.waitForOutput("i\n1\n2\n");
		query.child.stdout?.destroy();
		expect(await query.end).toMatchObject({ status: 0, messages: "" });
		await sandbox.close();
	});

	test("Ctrl-C ends a statement that waits for the service, with status 130", async () => {
		const sandbox = await startSandbox({ contacts: 20, conversations: 2000, companies: 1, latencyMs: 300 });
		const connection = `URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=:memory:`;
		const query = startProcess(["query", "SELECT count(*) FROM conversation_parts", "-c", connection]);
		while (!sandbox.requests.some((request) => request.path !== "/me")) await delay(20);
		if (process.platform === "linux") {
			// What ps shows of it to other users.
			const shown = readFileSync(`/proc/${query.child.pid ?? 0}/cmdline`, "utf8");
			expect(shown).toContain("intercom-sql");
			expect(shown).not.toContain(sandbox.accessToken);
		}
		query.child.kill("SIGINT");
		expect(await query.end).toEqual({
			status: 130,
			output: "",
			messages: "Nothing was kept.\nerror 57014: the statement was cancelled\n",
		});
		await sandbox.close();
	});

	test("SIGTERM ends a sync with status 143, and says what is kept; the next one goes on there", async () => {
		const sandbox = await startSandbox({ contacts: 20, conversations: 2000, companies: 1, latencyMs: 200 });
		const path = join(folder, "ended.sqlite");
		const connection = `URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=${path}`;
		const countPages = () => sandbox.requests.filter(({ path }) => path === "/conversations/search").length;
		const sync = startProcess(["sync", "conversations", "-c", connection]);
		while (countPages() < 4) await delay(20);
		sync.child.kill("SIGTERM");
		const { status, messages } = await sync.end;
		expect(status).toBe(143);
		expect(messages).toMatch(/^[\d,]+ rows of conversations are kept; the next run goes on there\.\nerror 57014: /);
		sandbox.resetRequests();
		expect((await runInside(["sync", "conversations", "-c", connection])).output).toMatch(
			/^conversations: 2,000 rows, /,
		);
		// The whole are 14 pages; what changed since the first run began is asked for once more.
		expect(countPages()).toBeLessThan(14);
		await sandbox.close();
	});
});

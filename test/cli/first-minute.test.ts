import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { startSandbox } from "../../src/sandbox/index.ts";
import { runInside } from "./cli-run.ts";

const folder = mkdtempSync(join(tmpdir(), "intercom-sql-first-"));
const sandbox = await startSandbox({ contacts: 4, conversations: 2 });
afterAll(async () => {
	rmSync(folder, { recursive: true });
	await sandbox.close();
});

describe("without a token and without network", () => {
	// Nobody listens there.
	const environment = {
		INTERCOM_SQL_CONNECTION: `URL=http://127.0.0.1:9;CacheLocation=${join(folder, "none.sqlite")}`,
	};

	test.each([
		[["tables"], "\ncontacts,table,"],
		[["describe", "contacts"], "email,varchar"],
		[["query", "EXPLAIN SELECT email FROM contacts WHERE role = 'lead'"], "POST /contacts/search"],
		[["query", "SELECT 1 + 1 AS two"], "two\n2\n"],
		[["query", "--explain", "SELECT count(*) FROM conversations"], "/conversations/search"],
		[["query", "SELECT count(*) > 80 AS many FROM information_schema.tables"], "many\ntrue\n"],
		[["query", "--help"], "--output-dir"],
	])("%j answers", async (args, text) => {
		const { status, output, messages } = await runInside(args, { environment });
		expect(status).toBe(0);
		expect(messages).toMatch(/^(Statements that write it: .*\n)?$/);
		expect(output).toContain(text);
	});
});

test("what needs a token says where it comes from, and what asks for it", async () => {
	const environment = { INTERCOM_SQL_CONNECTION: `CacheLocation=${join(folder, "none.sqlite")}` };
	const { status, messages } = await runInside(["query", "SELECT id FROM contacts"], { environment });
	expect(status).toBe(1);
	expect(messages).toMatch(/^error 28000: .*\nhint: .*APIKey.*intercom-sql init asks for either.*\n$/);
});

test("tables tells the rows that are kept of each table, without a request", async () => {
	const connection = `URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=${join(folder, "kept.sqlite")}`;
	const environment = { INTERCOM_SQL_CONNECTION: connection };
	await runInside(["sync", "contacts"], { environment });
	await runInside(["query", "SELECT id FROM conversations WHERE state = 'open'"], { environment });
	sandbox.resetRequests();
	const { output } = await runInside(["tables", "--format", "json"], { environment });
	const tables = JSON.parse(output) as { readonly name: string }[];
	const find = (name: string) => tables.find((table) => table.name === name);
	expect(find("contacts")).toMatchObject({ cached_rows: 4, as_of: expect.stringMatching(/^20\d\d-.*Z$/) });
	expect(find("conversations")).toMatchObject({ cached_rows: null, as_of: null });
	expect(sandbox.requests).toEqual([]);
});

describe("a plan on a terminal", () => {
	const environment = { INTERCOM_SQL_CONNECTION: "ConnectOnOpen=false;CacheLocation=:memory:" };
	const sql =
		"EXPLAIN SELECT id FROM contacts WHERE role = 'lead' AND email = 'ada@example.com' AND name = 'Ada Lovelace'";

	test("is a step with its request, whose body is folded to the width", async () => {
		const { output } = await runInside(["query", sql], { environment, width: 60 });
		expect(output).toBe(`1. contacts
   POST /contacts/search
     {
       "operator": "AND",
       "value": [
         {"field":"role","operator":"=","value":"lead"},
         {
           "field": "email",
           "operator": "=",
           "value": "ada@example.com"
         },
         {
           "field": "name",
           "operator": "=",
           "value": "Ada Lovelace"
         }
       ]
     }
   pushed    role = 'lead' AND email = 'ada@example.com' AND
             name = 'Ada Lovelace'
   residual  email = 'ada@example.com' AND name = 'Ada
             Lovelace'
   note      how many rows there are is not known yet;
             EXPLAIN (COST) or one read tells
`);
		expect(Math.max(...output.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(60);
	});

	test("is a table in a pipe, and where a format is asked for", async () => {
		expect((await runInside(["query", sql], { environment })).output).toMatch(/^step,table,request,/);
		const table = await runInside(["query", sql, "--format", "table"], { environment, width: 60 });
		expect(table.output).toMatch(/^estimated_requests \|/m);
	});

	test("names no control sign of the statement as it is", async () => {
		const { output } = await runInside(["query", "EXPLAIN SELECT id FROM contacts WHERE name = 'a\u001b[2Jb'"], {
			environment,
			width: 80,
		});
		expect(output).not.toContain("\u001b");
		expect(output).toContain("\\x1B[2Jb");
	});
});

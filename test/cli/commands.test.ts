import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { runInside } from "./cli-run.ts";

let sandbox: Sandbox;
let connection: string;
const folder = mkdtempSync(join(tmpdir(), "intercom-sql-cli-"));

beforeAll(async () => {
	sandbox = await startSandbox({ contacts: 60, conversations: 120, companies: 10, seed: "cli" });
	connection = `URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=:memory:;`;
});

afterAll(async () => {
	await sandbox.close();
	rmSync(folder, { recursive: true, force: true });
});

const query = (...args: string[]) => runInside(["query", "-c", connection, ...args]);

describe("query", () => {
	const sql = "SELECT id, name FROM tags ORDER BY id LIMIT 2";

	test("prints csv in a pipe and a table on a terminal", async () => {
		const csv = await query(sql);
		const table = await runInside(["query", sql], {
			width: 100,
			environment: { INTERCOM_SQL_CONNECTION: connection },
		});
		expect(csv).toMatchObject({ status: 0, messages: "" });
		const lines = csv.output.trimEnd().split("\n");
		expect(lines[0]).toBe("id,name");
		expect(lines).toHaveLength(3);
		expect(table.output).toContain(`\n ${lines[1]?.replace(",", " | ")}\n`);
		expect(table.output).toMatch(/\n\(2 rows\)\n$/);
		expect(table.messages).toMatch(/^2 rows, 1 request, \d+\.\d s\n$/);
	});

	test("gives the same rows in every format", async () => {
		const [csv, json, ndjson, markdown] = await Promise.all(
			["csv", "json", "ndjson", "markdown"].map((format) => query(sql, "--format", format)),
		);
		const rows = JSON.parse(json?.output ?? "") as { id: string; name: string }[];
		expect(ndjson?.output).toBe(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
		expect(csv?.output).toBe(`id,name\n${rows.map((row) => `${row.id},${row.name}\n`).join("")}`);
		expect(markdown?.output).toBe(
			`| id | name |\n|---|---|\n${rows.map((row) => `| ${row.id} | ${row.name} |\n`).join("")}`,
		);
	});

	test("counts what the sandbox holds", async () => {
		const { output } = await query("SELECT count(*) AS n FROM contacts", "--format", "ndjson");
		expect(JSON.parse(output)).toEqual({ n: sandbox.truth.contacts().length });
	});

	test("reads the statement from standard input and from a file, a mark of Windows before it or not", async () => {
		const path = join(folder, "tags.sql");
		writeFileSync(path, `\uFEFF${sql};\n`);
		const [direct, piped, filed] = await Promise.all([
			query(sql),
			runInside(["query", "-", "-c", connection], { input: `${sql}\n` }),
			query("--file", path),
		]);
		expect(piped.output).toBe(direct.output);
		expect(filed.output).toBe(direct.output);
	});

	test("gives parameters by position and by name", async () => {
		const positional = await query(
			"SELECT id FROM contacts WHERE role = ? ORDER BY id LIMIT ?",
			"--param",
			"lead",
			"--param",
			"2",
		);
		const named = await query(
			"SELECT id FROM contacts WHERE role = :role ORDER BY id LIMIT 2",
			"--param",
			":role=lead",
		);
		expect(positional).toMatchObject({ status: 0, messages: "" });
		expect(positional.output.split("\n")).toHaveLength(4);
		expect(named.output).toBe(positional.output);
	});

	test("--explain shows the requests, cuts nothing, and makes none for data", async () => {
		sandbox.resetRequests();
		const { status, output } = await runInside(
			["query", "-c", connection, "--explain", "SELECT id FROM conversations WHERE created_at > '2020-01-01'"],
			{ width: 60 },
		);
		expect(status).toBe(0);
		expect(output).toContain("POST /conversations/search");
		expect(output).not.toContain("…");
		expect(sandbox.requests).toEqual([]);
	});

	test("--stats tells the cost outside a terminal too", async () => {
		const { messages } = await query(sql, "--stats");
		expect(messages).toMatch(/^2 rows, 1 request, \d+\.\d s\n$/);
	});

	test("warns when MaxRows held rows back", async () => {
		const { status, output, messages } = await runInside([
			"query",
			"-c",
			`${connection}MaxRows=1`,
			"SELECT id FROM tags",
		]);
		expect(status).toBe(0);
		expect(output.trimEnd().split("\n")).toHaveLength(2);
		expect(messages).toBe("warning: there are more than 1 row; MaxRows ends here\n");
	});

	test("takes the connection before the command as well", async () => {
		expect((await runInside(["-c", connection, "query", sql])).status).toBe(0);
	});

	test("ends when it is interrupted", async () => {
		const result = await runInside(["query", "-c", connection, sql], { isInterrupted: true });
		expect(result).toEqual({
			status: 143,
			output: "",
			messages: "Nothing was kept.\nerror 57014: the statement was cancelled\n",
		});
	});
});

describe("without a connection string", () => {
	test("what takes no credential is answered, and the rest says where to get one", async () => {
		vi.stubEnv("INTERCOM_ACCESS_TOKEN", undefined);
		expect(await runInside(["query", "SELECT 40 + 2 AS n"])).toEqual({ status: 0, output: "n\n42\n", messages: "" });
		expect((await runInside(["tables"])).status).toBe(0);
		const refused = await runInside(["query", "SELECT id FROM tags"]);
		expect([refused.status, refused.messages]).toEqual([1, expect.stringContaining("intercom-sql sandbox")]);
		vi.unstubAllEnvs();
	});
});

describe("without a credential and without a network", () => {
	const nowhere = "URL=http://127.0.0.1:9;CacheLocation=:memory:;";
	beforeEach(() => {
		vi.stubEnv("INTERCOM_ACCESS_TOKEN", undefined);
	});
	afterEach(() => {
		vi.unstubAllEnvs();
	});

	test.each([
		["tables", ["tables"], "conversation_parts"],
		["describe", ["describe", "contacts"], "created_at"],
		["query --explain", ["query", "--explain", "SELECT id FROM contacts WHERE role = 'lead'"], "/contacts/search"],
		["EXPLAIN", ["query", "EXPLAIN SELECT id FROM contacts WHERE role = 'lead'"], "/contacts/search"],
		["a statement without tables", ["query", "SELECT 40 + 2 AS n"], "42"],
		["the catalog", ["query", "SELECT count(*) AS n FROM information_schema.tables"], "n\n"],
	])("%s works", async (_what, args, part) => {
		const { status, output, messages } = await runInside([...args, "-c", nowhere]);
		expect(status).toBe(0);
		expect(output).toContain(part);
		expect(messages).toMatch(/^(Statements that write it: .*\n)?$/);
	});

	test("the sample's path to a profile works, with a warning", async () => {
		const { status, messages } = await runInside([
			"query",
			"SELECT 1",
			"-c",
			`Profile=C:\\profiles\\Intercom.apip;${nowhere}`,
		]);
		expect(status).toBe(0);
		expect(messages).toBe(
			'warning: there is no folder "C:\\profiles\\Intercom.apip", so the bundled profile Intercom is used: write Profile=Intercom\n',
		);
	});

	test("what takes a request says how to get a credential", async () => {
		const { status, messages } = await runInside(["query", "SELECT id FROM tags", "-c", nowhere]);
		expect(status).toBe(1);
		expect(messages).toMatch(
			/^error 28000: there is no credential: .*INTERCOM_ACCESS_TOKEN.*\nhint: .*Developer Hub.*\n$/,
		);
	});
});

describe("a statement that fails is one line, its place, a hint, and status 1", () => {
	test("an unknown table", async () => {
		expect(await query("SELECT id FROM contcts")).toEqual({
			status: 1,
			output: "",
			messages: [
				'error 42P01: table "contcts" does not exist',
				"line 1:16  SELECT id FROM contcts",
				"                          ^^^^^^^",
				'hint: Did you mean "contacts"?',
				"",
			].join("\n"),
		});
	});

	test("an unknown column", async () => {
		const { status, messages } = await query("SELECT nam FROM contacts");
		expect(status).toBe(1);
		expect(messages).toMatch(/^error 42703: .*"nam".*\nline 1:8 {2}SELECT nam.*\n +\^\^\^\nhint: .*"name".*\n$/);
	});

	test("bad SQL", async () => {
		const { status, output, messages } = await query("SELECT id FROM contacts WHERE");
		expect(status).toBe(1);
		expect(output).toBe("");
		expect(messages).toMatch(/^error 42601: syntax error .*\nline 1:30 {2}SELECT id FROM contacts WHERE\n +\^\n/);
	});

	test("a value missing", async () => {
		const { status, messages } = await query("SELECT id FROM contacts WHERE role = ?");
		expect(status).toBe(1);
		expect(messages).toMatch(/^error 07001: /);
	});

	test("a wrong token", async () => {
		const { status, messages } = await runInside([
			"query",
			"SELECT id FROM tags",
			"-c",
			`URL=${sandbox.url};APIKey=wrong-token;CacheLocation=:memory:`,
		]);
		expect(status).toBe(1);
		expect(messages).toMatch(
			/^error 28000: Intercom refused the credential.*\ndetail: HTTP status 401.*\nhint: .*access token.*\n$/,
		);
		expect(messages).not.toContain("wrong-token");
	});

	test("a service that does not answer", async () => {
		const stopped = await startSandbox({ contacts: 1, conversations: 1, companies: 1 });
		await stopped.close();
		const { status, messages } = await runInside([
			"query",
			"SELECT id FROM tags",
			"-c",
			`URL=${stopped.url};APIKey=x;CacheLocation=:memory:`,
		]);
		expect(status).toBe(1);
		expect(messages).toMatch(/^error 08001: cannot reach 127\.0\.0\.1:\d+: .*\nhint: .*\n$/);
	});

	test("describe of an unknown table", async () => {
		const { status, messages } = await runInside(["describe", "contcts", "-c", connection]);
		expect(status).toBe(1);
		expect(messages).toBe('error 42P01: table "contcts" does not exist\nhint: Did you mean "contacts"?\n');
	});
});

describe("the catalog", () => {
	test("tables lists the tables", async () => {
		const { status, output } = await runInside(["tables", "-c", connection]);
		expect(status).toBe(0);
		expect(output).toMatch(/^name,type,summary,requires,write,upsert_by,access,problem,cached_rows,as_of\n/);
		expect(output).toMatch(/^conversation_parts,table,/m);
	});

	test("describe lists the columns with keys, references and pushdown", async () => {
		const { output } = await runInside(["describe", "Conversations", "-c", connection, "--format", "json"]);
		const columns = JSON.parse(output) as Record<string, string | null>[];
		expect(columns[0]).toMatchObject({ name: "id", type: "varchar", key: "key", references: null });
		const team = columns.find((column) => column["name"] === "team_assignee_id");
		expect(team).toMatchObject({ key: null, references: "teams.id" });
		expect(team?.["pushdown"]).toContain("eq exact");
	});

	test("describe and tables tell what can be written", async () => {
		const { output, messages } = await runInside(["describe", "intercom.Contact_Notes", "-c", connection]);
		expect(output).toMatch(/^name,type,key,references,write,pushdown,summary\n/);
		expect(output).toMatch(/^contact_id,varchar,,contacts\.id,insert \(required\),/m);
		expect(output).toMatch(/^author_name,varchar,,,,/m);
		expect(messages).toBe("Statements that write it: INSERT.\n");
		const companies = await runInside(["describe", "companies", "-c", connection]);
		expect(companies.output).toMatch(/^name,varchar,,,"insert, update",/m);
		expect(companies.output).toMatch(/^update_last_request_at,boolean,,,insert,/m);
		expect(companies.messages).toBe("Statements that write it: INSERT, UPDATE, DELETE; UPSERT by id or company_id.\n");
		expect((await runInside(["describe", "segments", "-c", connection])).messages).toBe(
			"Statements that write it: none.\n",
		);
		const tables = await runInside(["tables", "-c", connection]);
		expect(tables.output).toMatch(/^companies,table,[^"\n]*,,"INSERT, UPDATE, DELETE",id or company_id,/m);
	});
});

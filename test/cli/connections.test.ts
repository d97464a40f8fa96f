import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startSandbox } from "../../src/sandbox/index.ts";
import { runInside } from "./cli-run.ts";

const folder = mkdtempSync(join(tmpdir(), "intercom-sql-connections-"));
const environment = { XDG_CONFIG_HOME: join(folder, "config") };
const path = join(folder, "config/intercom-sql/connections.ini");
const sandbox = await startSandbox({ contacts: 3, conversations: 1 });
// The driver reads the environment of the process.
vi.stubEnv("XDG_CONFIG_HOME", environment.XDG_CONFIG_HOME);

const count = "SELECT count(*) AS n FROM contacts";
const run = (args: readonly string[], around: Parameters<typeof runInside>[1] = {}) =>
	runInside(args, { folder, ...around, environment: { ...environment, ...around.environment } });

function writeFile(text: string, mode = 0o600): void {
	mkdirSync(join(folder, "config/intercom-sql"), { recursive: true });
	writeFileSync(path, text, { mode });
	chmodSync(path, mode);
}

beforeEach(() => {
	writeFile(`[support]\nURL=${sandbox.url}\nAPIKey=${sandbox.accessToken}\nCacheLocation=:memory:\nAutoCache=false\n`);
});

afterAll(async () => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true });
	await sandbox.close();
});

describe("a named connection", () => {
	test("is taken with --dsn, and with DSN in a connection string", async () => {
		const answer = { status: 0, output: "n\n3\n", messages: "" };
		expect(await run(["query", count, "--dsn", "Support"])).toEqual(answer);
		expect(await run(["query", count, "-c", "DSN=support;"])).toEqual(answer);
	});

	test("gives way to the properties beside it", async () => {
		const wrong = await run(["query", count, "--dsn", "support", "-c", "APIKey=wrong;"]);
		expect(wrong.messages).toContain("error 28000");
		expect((await run(["query", count, "-c", "APIKey=wrong;DSN=support"])).messages).toContain("error 28000");
		const variable = { INTERCOM_SQL_CONNECTION: "APIKey=wrong;" };
		expect((await run(["query", count, "--dsn", "support"], { environment: variable })).output).toBe("n\n3\n");
	});

	test("that is named default is taken where nothing else is said", async () => {
		writeFile(readFileSync(path, "utf8").replace("support", "Default"));
		expect((await run(["query", count])).output).toBe("n\n3\n");
		const other = { INTERCOM_SQL_CONNECTION: `URL=${sandbox.url};APIKey=wrong;` };
		expect((await run(["query", count], { environment: other })).messages).toContain("error 28000");
	});

	test("with a secret that others may read is told, and works", async () => {
		writeFile(readFileSync(path, "utf8"), 0o644);
		const { status, messages } = await run(["query", count, "--dsn", "support"]);
		expect(status).toBe(0);
		expect(messages).toMatch(/^warning: The file of connections .* can be read by everybody .* chmod 600 /);
	});

	test("that is not there, or is wrong, is a mistake with a hint", async () => {
		const missing = await run(["tables", "--dsn", "suport"]);
		expect(missing).toMatchObject({ status: 2, output: "" });
		expect(missing.messages).toContain('Did you mean "support"?');
		writeFile("[support]\nRegoin=EU\n");
		expect((await run(["tables", "--dsn", "support"])).messages).toContain(`in line 2 of ${path}`);
	});
});

describe("a file .env in the current folder", () => {
	const write = (text: string) => writeFileSync(join(folder, ".env"), `OTHER=1\nINTERCOM_SQL_CONNECTION="${text}"\n`);

	test("stands in for the variable of the environment, which wins", async () => {
		write("DSN=support;MaxRows=1");
		expect((await run(["query", count])).output).toBe("n\n3\n");
		const wrong = { INTERCOM_SQL_CONNECTION: "DSN=support;APIKey=wrong" };
		expect((await run(["query", count], { environment: wrong })).status).toBe(1);
	});

	test.each(["DSN=support;URL=https://evil.example/", "ProxyServer=http://evil.example", "Profile=./evil"])(
		"with %s and no credential of its own gets none",
		async (text) => {
			write(text);
			const { status, messages } = await run(["query", count]);
			expect(status).toBe(2);
			expect(messages).toContain("no credential of its own");
		},
	);

	test("may lead its own credential anywhere", async () => {
		write(`URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=:memory:`);
		expect((await run(["query", count])).output).toBe("n\n3\n");
		rmSync(join(folder, ".env"));
	});
});

test("connections lists them without secrets, and what is wrong with one", async () => {
	writeFile(`${readFileSync(path, "utf8")}[broken]\nRegoin=EU\n`);
	const { status, output } = await run(["connections", "--format", "json"]);
	expect(status).toBe(0);
	expect(output).not.toContain(sandbox.accessToken);
	expect(JSON.parse(output)).toEqual([
		{
			name: "support",
			properties: `APIKey=***;URL=${sandbox.url};AutoCache=false;CacheLocation=:memory:;`,
			problem: null,
		},
		{ name: "broken", properties: null, problem: expect.stringContaining('"Regoin" in line 7') },
	]);
	rmSync(path);
	expect(await run(["connections"])).toMatchObject({ status: 0, output: "name,properties,problem\n" });
});

describe("init", () => {
	const init = (...answers: readonly string[]) =>
		run(["init", "-c", `URL=${sandbox.url};`], { input: `${answers.join("\n")}\n` });

	test("asks its way to a connection that works, and keeps it for its owner alone", async () => {
		rmSync(join(folder, "config"), { recursive: true });
		const made = await init("", "", sandbox.accessToken);
		expect(made).toMatchObject({ status: 0 });
		expect(made.messages).toContain("It works.");
		expect(made.output + made.messages).not.toContain(sandbox.accessToken);
		expect(readFileSync(path, "utf8")).toBe(`[default]\nAPIKey=${sandbox.accessToken}\nURL=${sandbox.url}\n`);
		expect(statSync(path).mode & 0o777).toBe(0o600);
		expect(statSync(join(folder, "config/intercom-sql")).mode & 0o777).toBe(0o700);
		expect((await run(["query", count, "-c", "DSN=default;CacheLocation=:memory:"])).output).toBe("n\n3\n");
	});

	test("asks again where the credential is refused, and writes nothing until it works", async () => {
		const before = readFileSync(path, "utf8");
		const failed = await init("new", "token", "wrong", "no");
		expect(failed.status).toBe(1);
		expect(failed.messages).toContain("error 28000");
		expect(readFileSync(path, "utf8")).toBe(before);
		const made = await init("[x]", "new", "nonsense", "token", "wrong", "yes", "token", "", sandbox.accessToken);
		expect(made.status).toBe(0);
		expect(made.messages).toContain("A name begins with");
		expect(readFileSync(path, "utf8")).toBe(`${before}\n[new]\nAPIKey=${sandbox.accessToken}\nURL=${sandbox.url}\n`);
	});

	test("replaces a connection only when it is told to", async () => {
		const made = await init("support", "", "other", "", sandbox.accessToken);
		expect(made.messages).toContain("There is a connection support already. Replace it [no]");
		const replaced = await init("SUPPORT", "y", "", sandbox.accessToken);
		expect(replaced.status).toBe(0);
		const names = readFileSync(path, "utf8").match(/^\[.*\]$/gm);
		expect(names).toEqual(["[other]", "[SUPPORT]"]);
	});

	test("ends where the answers end", async () => {
		const ended = await run(["init", "-c", `URL=${sandbox.url};`], { input: "" });
		expect(ended.status).toBe(2);
		expect(ended.messages).toMatch(/\]: \nerror 22023: the answers ended\nhint: .*a line for each question/);
		expect(await init("new")).toMatchObject({ status: 2 });
	});
});

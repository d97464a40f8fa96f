import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import stringWidth from "string-width";
import { afterAll, describe, expect, test } from "vitest";
import { startSandbox } from "../../src/sandbox/index.ts";
import { runInside } from "./cli-run.ts";
import { hasTerminal, readShown, runOnTerminal, type Step } from "./on-terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "intercom-sql-shell-"));
const sandbox = await startSandbox({ contacts: 30, conversations: 400, latencyMs: 20 });
const connection = `URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=${join(folder, "rows.sqlite")};`;
const environment = { INTERCOM_SQL_CONNECTION: connection, XDG_CONFIG_HOME: join(folder, "config"), PAGER: "" };

afterAll(async () => {
	await sandbox.close();
	rmSync(folder, { recursive: true });
});

const prompt: Step = ["wait", "intercom=> "];
const quit: readonly Step[] = [prompt, ["send", "\\q\r"]];
const type = (line: string): readonly Step[] => [prompt, ["send", `${line}\r`]];

async function talk(steps: readonly Step[], more: Parameters<typeof runOnTerminal>[2] = {}) {
	const run = await runOnTerminal(["shell"], [...steps, ...quit], {
		...more,
		environment: { ...environment, ...more.environment },
	});
	expect(run.missing, readShown(run.output)).toBeNull();
	expect(run.status).toBe(0);
	return { raw: run.output, shown: readShown(run.output) };
}

describe.skipIf(!hasTerminal).concurrent("the shell on a terminal", () => {
	test("begins without a command, takes statements of several lines, and ends with Ctrl-D", async () => {
		const run = await runOnTerminal(
			[],
			[
				prompt,
				["send", "SELECT 1 AS a,\r"],
				["wait", "intercom-> "],
				["send", "'x;y' AS b; SELECT 3 AS c;\r"],
				["wait", "c"],
				prompt,
				["send", "\u0004"],
			],
			{ environment },
		);
		expect(run).toMatchObject({ missing: null, status: 0 });
		expect(readShown(run.output)).toContain(" a | b\n---+-----\n 1 | x;y\n(1 row)\n");
		expect(readShown(run.output)).toContain(" c\n---\n 3\n(1 row)\n");
	});

	test("lets a line be edited, and one be got back", async () => {
		const { shown } = await talk([
			...type("SELECT 'abd'\u001b[D\u001b[D\u007fb\u001b[F AS e;"),
			["wait", "(1 row)"],
			prompt,
			["send", "\u001b[A\r"],
			["wait", "(1 row)"],
		]);
		expect(shown.match(/ abd\n/g)?.length).toBe(2);
	});

	test("completes tables, columns of the tables of the statement, functions and its own commands", async () => {
		// What was typed may be drawn before the Tab comes: then its ending alone is written.
		const { shown } = await talk([
			prompt,
			["send", "SELECT * FROM conversation_pa\t"],
			["wait", "rt"],
			["send", "\u0003"],
			["wait", "^C"],
			prompt,
			["send", "SELECT 1 FROM contacts c WHERE c.exter\t"],
			["wait", "nal_id"],
			["send", " IS NULL AND low\t"],
			["wait", "er("],
			["send", "\u0003"],
			["wait", "^C"],
			prompt,
			["send", "\\tim\t"],
			["wait", "ing"],
			["send", "\r"],
			["wait", "Timing is off"],
		]);
		expect(shown).toContain("c.external_id");
	});

	test("colours what is typed, and not with NO_COLOR", async () => {
		const steps: readonly Step[] = [
			prompt,
			["send", "SELECT 'a"],
			["wait", "'a"],
			["send", "';\r"],
			["wait", "(1 row)"],
		];
		expect((await talk(steps)).raw).toContain("\u001b[1;34mSELECT\u001b[0m");
		// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colours
		expect((await talk(steps, { environment: { NO_COLOR: "1" } })).raw).not.toMatch(/\u001b\[[0-9;]*m/);
	});

	test("ends a long statement at Ctrl-C, however it comes, and goes on", async () => {
		const { shown } = await talk([
			...type("SELECT count(*) FROM conversation_parts;"),
			["wait", "requests"],
			["send", "\u0003"],
			["wait", "57014"],
			...type("SELECT count(*) FROM conversation_parts;"),
			["wait", "requests"],
			["signal", "SIGINT"],
			["wait", "57014"],
			...type("SELECT 'there' AS still;"),
			["wait", " there\r\n"],
		]);
		expect(shown).toContain("(1 row)");
	});

	test("forgets what was typed at Ctrl-C", async () => {
		const { shown } = await talk([
			...type("SELECT (1,"),
			["wait", "intercom(> "],
			["send", "2\u0003"],
			...type("SELECT 7 AS n;"),
			["wait", "(1 row)"],
		]);
		expect(shown).toContain(" n\n---\n 7\n");
	});

	test("shows what is long in a pager, which may be left early, and what is short as it is", async () => {
		const pager = join(folder, "pager.sh");
		writeFileSync(pager, "#!/bin/sh\necho paged $(head -n 1)\n", { mode: 0o755 });
		const { shown } = await talk(
			[
				...type("SELECT 1 AS short;"),
				["wait", "(1 row)"],
				...type("SELECT * FROM generate_series(1, 100000) AS long(n);"),
				["wait", "paged n"],
				...type("SELECT repeat('w', 300) AS wide;"),
				["wait", "paged wide"],
				...type("\\pset pager off"),
				...type("SELECT repeat('w', 300) AS wide;"),
				["wait", "…"],
			],
			{ environment: { INTERCOM_SQL_PAGER: pager } },
		);
		expect(shown).not.toContain("paged short");
	});

	test("fits 40 columns, wide signs and emoji, also when the terminal is resized", async () => {
		const wide =
			"SELECT '高橋高橋高橋高橋高橋高橋高橋高橋' AS name, '👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧' AS family, 'a rather long text for so few columns' AS note;";
		const { raw } = await talk(
			[...type("\\pset pager off"), prompt, ["resize", [40, 20]], prompt, ["send", `${wide}\r`], ["wait", "(1 row)"]],
			{ size: [100, 30] },
		);
		const table = readShown(raw.slice(raw.lastIndexOf("note;")))
			.split("\n")
			.slice(1, 4);
		expect(table[2]).toContain("高橋");
		for (const line of table) expect(stringWidth(line), line).toBeLessThanOrEqual(40);
	});

	test("ends files that read each other without end, and goes on", async () => {
		const loop = join(folder, "loop.sql");
		writeFileSync(loop, `\\i ${loop}\n\\i ${loop}\nSELECT 'never' || 'more' AS word;\n`);
		const { shown } = await talk([
			...type(`\\i ${loop}`),
			["wait", "more than 20 deep"],
			...type("SELECT 'still ' || 'here' AS word;"),
			["wait", "still here"],
		]);
		expect(shown.split("more than 20 deep")).toHaveLength(2);
		expect(shown).not.toContain("nevermore");
	});

	test("has the commands of psql and of sqlite3", async () => {
		const script = join(folder, "script.sql");
		writeFileSync(script, "SELECT 'from a file' AS f;\n\\x on\nSELECT 1 AS one;\n");
		const output = join(folder, "out.csv");
		const { shown } = await talk([
			...type("\\d tags"),
			["wait", "Id of the tag."],
			...type(".tables tag*"),
			["wait", "(1 row)"],
			...type("\\dv csat*"),
			["wait", "csat_by_month"],
			...type("\\df lower"),
			["wait", "lower(text)"],
			...type(`\\i ${script}`),
			["wait", "one | 1"],
			...type("\\x"),
			["wait", "Expanded display is off."],
			...type("\\pset null nothing"),
			...type("SELECT NULL AS v;"),
			["wait", " nothing\r\n"],
			...type(".format json"),
			...type("SELECT 1 AS v;"),
			["wait", '{"v":1}'],
			...type(`\\o ${output}`),
			...type("SELECT 1 AS written; SELECT 2 AS also;"),
			...type("\\o"),
			["wait", "is written"],
			...type("\\pset format table"),
			...type("\\conninfo"),
			["wait", "access token"],
			...type(".explain SELECT id FROM contacts WHERE role = 'lead'"),
			["wait", "POST /contacts/search"],
			...type("\\watch 0.2"),
			["wait", "(every 0.2 s)"],
			["wait", "(every 0.2 s)"],
			["send", "\u0003"],
			...type("\\cache"),
			["wait", "rows.sqlite"],
			...type("\\nope"),
			["wait", "there is no command \\nope"],
			...type(".help"),
			["wait", "\\conninfo"],
		]);
		expect(readFileSync(output, "utf8")).toBe("written\n1\n\nalso\n2\n");
		expect(shown).toContain(" from a file\n");
		expect(shown).not.toContain(sandbox.accessToken);
	});

	test("says what to write instead of a command of psql, and takes its + as none", async () => {
		await talk([
			...type("\\d+ tags"),
			["wait", "UPSERT by id or name"],
			...type("\\dt+ tags"),
			["wait", "Tags"],
			...type("\\copy tags to 'x'"),
			["wait", "there is no command \\copy"],
			["wait", "\\o rows.csv"],
			...type("\\set x 1"),
			["wait", "--set name=value"],
			...type("\\tming"),
			["wait", 'Did you mean "\\timing"?'],
			...type("\\frobnicate+"),
			["wait", "there is no command \\frobnicate+"],
			["wait", "lists the commands"],
		]);
	});

	test("edits a statement in $EDITOR, and runs it", async () => {
		const editor = join(folder, "editor.sh");
		writeFileSync(editor, '#!/bin/sh\necho "SELECT \'edited\' AS e;" > "$1"\n', { mode: 0o755 });
		await talk([...type("\\e"), ["wait", " edited\r\n"]], { environment: { EDITOR: editor, VISUAL: editor } });
	});

	test("keeps a history for its owner alone, without secrets", async () => {
		const config = join(folder, "history");
		const own = { environment: { XDG_CONFIG_HOME: config } };
		await talk(
			[
				...type("SELECT 'first',"),
				["wait", "intercom-> "],
				["send", "'second';\r"],
				["wait", "(1 row)"],
				...type(" SELECT 'hidden by a blank';"),
				["wait", "(1 row)"],
				...type("SELECT 'dG9rOjEyMzQ1Njc4OTA6MTow';"),
				["wait", "(1 row)"],
				...type("EXEC get_oauth_access_token verifier => 'code';"),
				["wait", "error"],
			],
			own,
		);
		const path = join(config, "intercom-sql/history");
		expect(statSync(path).mode & 0o777).toBe(0o600);
		const entries = readFileSync(path, "utf8")
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line) as string);
		expect(entries).toEqual(["SELECT 'first',\n'second';", "\\q"]);
		const { shown } = await talk([prompt, ["send", "\u001b[A\u001b[A\r"], ["wait", "(1 row)"]], own);
		expect(shown).toContain("first");
	});

	test("shows how far a long statement is", async () => {
		const { raw } = await talk([
			...type("SELECT count(*) FROM conversation_parts WHERE part_type <> 'x';"),
			["wait", "rows/s"],
			["wait", "left"],
			["send", "\u0003"],
		]);
		expect(readShown(raw)).toMatch(/conversation_parts {2}\[#*-+\] +\d+% {2}/);
	});
});

describe("the shell without a terminal", () => {
	const run = (input: string) => runInside(["shell"], { environment, input });

	test("takes the lines of standard input as if they were typed", async () => {
		expect(await run("SELECT 1\nAS a; \\x on\nSELECT 2 AS b;\n\\q\nSELECT 3;\n")).toEqual({
			status: 0,
			output:
				"a\n1\nExpanded display is on.\n-[ RECORD 1 ]-----------------------------------------------\nb | 2\n(1 row)\n",
			messages: "",
		});
		expect((await run("SELECT 1 AS unended")).output).toBe("unended\n1\n");
	});

	test("goes on after a mistake, and says it at the end", async () => {
		const { status, output, messages } = await run("SELECT nope;\n\\pset border 7\nSELECT 1 AS a;\n");
		expect({ status, output }).toEqual({ status: 1, output: "a\n1\n" });
		expect(messages).toMatch(/error 42703: [\s\S]*error 22023: there is no border "7"/);
	});

	test("is not what the program alone does", async () => {
		expect((await runInside([])).status).toBe(2);
		expect(existsSync(join(folder, "config/intercom-sql/nothing"))).toBe(false);
	});
});

import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import { startSandbox } from "../../src/sandbox/index.ts";
import { runInside } from "./cli-run.ts";

const sandbox = await startSandbox({ contacts: 5, conversations: 2 });
const root = new URL("../..", import.meta.url).pathname;
const folder = mkdtempSync(join(root, "test/cli/.codegen-"));
afterAll(async () => {
	await sandbox.close();
	rmSync(folder, { recursive: true, force: true });
});
const connection = `URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=:memory:`;
const run = (...flags: readonly string[]) => runInside(["codegen", "-c", connection, ...flags]);

describe("intercom-sql codegen", () => {
	it("writes types that compile, with the workspace's own attributes, and the same each time", async () => {
		const first = await run();
		expect(first).toMatchObject({ status: 0, messages: "" });
		expect((await run()).output).toBe(first.output);
		expect(first.output).toMatch(/readonly custom_\w+: Writable<number \| null>/);
		expect(first.output).toContain('} from "intercom-sql/kysely";');
		const query = `import { Kysely } from "kysely";
			import type { IntercomDatabase } from "./types.ts";
			export const find = (db: Kysely<IntercomDatabase>) => db.selectFrom("contacts").select("id").execute();
			export const miss = (db: Kysely<IntercomDatabase>) => db.selectFrom("contacts").select("custom_nothing");`;
		writeFileSync(
			join(folder, "types.ts"),
			first.output.replace("intercom-sql/kysely", "../../../src/intercom-dialect/index.ts"),
		);
		writeFileSync(join(folder, "query.ts"), query);
		expect(compile(join(folder, "query.ts"))).toEqual([expect.stringContaining("custom_nothing")]);
	}, 300_000);

	it("writes a file, leaves one that is the same alone, and verifies it", async () => {
		const path = join(folder, "out.ts");
		expect(await run("--out", path)).toMatchObject({ status: 0, output: "", messages: `wrote ${path}\n` });
		const { mtimeMs } = statSync(path);
		await run("--out", path);
		expect(statSync(path).mtimeMs).toBe(mtimeMs);
		expect(await run("--out", path, "--verify")).toMatchObject({ status: 0, output: "", messages: "" });
		writeFileSync(path, `${readFileSync(path, "utf8")}// changed\n`);
		const commented = await run("--out", path, "--verify");
		expect(commented).toMatchObject({ status: 1, output: "", messages: expect.stringMatching(/^line \d+ is /) });
		expect(readFileSync(path, "utf8")).toContain("// changed");
		const nowhere = await run("--out", join(folder, "none", "types.ts"));
		expect(nowhere.messages).toContain(`${join(folder, "none", "types.ts")}: its folder does not exist\n`);
		expect(await run("--out", join(folder, "missing.ts"), "--verify")).toMatchObject({ status: 1 });
	});

	it("tells what differs from the file, by table and column", async () => {
		const path = join(folder, "differing.ts");
		await run("--out", path);
		const text = readFileSync(path, "utf8");
		const [line = ""] = /\treadonly custom_\w+: Writable<number \| null>;\n/.exec(text) ?? [];
		const changed = text.replace(line, "\treadonly custom_gone: Writable<string | null>;\n");
		writeFileSync(path, changed.replace("readonly team_id: ReadOnly<string>", "readonly team_id: ReadOnly<number>"));
		const { status, messages } = await run("--out", path, "--verify");
		expect(status).toBe(1);
		const lines = messages.split("\n");
		const member = line.replace("readonly ", "").replace(";", "").trim();
		expect(lines[0]).toMatch(/^\w+Table has /);
		const [table = ""] = lines
			.map((text) => /^(\w+) has custom_gone: Writable<string \| null> no more$/.exec(text)?.[1] ?? "")
			.filter((name) => name !== "");
		expect(lines).toContain(`${table} has ${member} now`);
		expect(lines).toContain("AdminTeamsTable has team_id: ReadOnly<string>, in the file ReadOnly<number>");
		expect(lines.at(-2)).toMatch(/^error 58030: .*run it without --verify$/);
		rmSync(path);
		const missing = await run("--out", path, "--verify");
		expect(missing).toMatchObject({ status: 1, messages: expect.stringContaining("cannot be read") });
	});

	it("writes nothing where the attributes cannot be read, unless it is to leave them out", async () => {
		const path = join(folder, "unread.ts");
		const barred = await startSandbox({ contacts: 1, conversations: 1, plannedOut: ["/ticket_types"] });
		const runBarred = (...flags: readonly string[]) => {
			const string = `URL=${barred.url};APIKey=${barred.accessToken};CacheLocation=:memory:`;
			return runInside(["codegen", "-c", string, "--out", path, ...flags]);
		};
		expect(await runBarred()).toMatchObject({ status: 1, messages: expect.stringContaining("error 42501") });
		expect(existsSync(path)).toBe(false);
		expect(await runBarred("--no-attributes")).toMatchObject({ status: 0, messages: `wrote ${path}\n` });
		expect(readFileSync(path, "utf8")).toContain("readonly tickets: TicketsTable;");
		expect(readFileSync(path, "utf8")).not.toMatch(/readonly custom_(?!attributes\b)\w+: Writable/);
		await barred.close();
		const offline = `Offline=true;APIKey=x;CacheLocation=${join(folder, "empty.db")}`;
		const { status, output, messages } = await runInside(["codegen", "-c", offline]);
		expect([status, output]).toEqual([1, ""]);
		expect(messages).toMatch(/^error 55000: .*attributes/);
	});

	it("says what is wrong with where it is to write", async () => {
		expect(await run("--verify")).toMatchObject({ status: 2, messages: expect.stringContaining("--out") });
		const nowhere = await run("--out", join(folder, "no/such/folder.ts"));
		expect(nowhere).toMatchObject({ status: 1, messages: expect.stringContaining("58030") });
	});
});

function compile(path: string): readonly string[] {
	const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (file) => ts.sys.readFile(file));
	const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
	const program = ts.createProgram([path], options);
	const ours = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(folder));
	return ours
		.flatMap((file) => program.getSemanticDiagnostics(file))
		.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

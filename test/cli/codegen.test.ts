import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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
	});

	it("writes a file, leaves one that is the same alone, and verifies it", async () => {
		const path = join(folder, "out.ts");
		expect(await run("--out", path)).toMatchObject({ status: 0, output: "", messages: `wrote ${path}\n` });
		const { mtimeMs } = statSync(path);
		await run("--out", path);
		expect(statSync(path).mtimeMs).toBe(mtimeMs);
		expect(await run("--out", path, "--verify")).toMatchObject({ status: 0, output: "", messages: "" });
		writeFileSync(path, `${readFileSync(path, "utf8")}// changed\n`);
		expect(await run("--out", path, "--verify")).toMatchObject({ status: 1, output: "" });
		expect(readFileSync(path, "utf8")).toContain("// changed");
		expect(await run("--out", join(folder, "missing.ts"), "--verify")).toMatchObject({ status: 1 });
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

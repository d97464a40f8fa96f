/** The package as it is installed: in an empty project, without the sources, and with no more than its dependencies. */
import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundlePackage } from "../../.config/bundle.ts";
import { collectOwn, printDeclarations } from "../../.config/declarations.ts";
import { describeLicences, listInstalled } from "../../.config/licences.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { readHoverTexts } from "./hover-texts.ts";

const root = new URL("../..", import.meta.url).pathname;
mkdirSync(join(root, ".cache"), { recursive: true });
const folder = mkdtempSync(join(root, ".cache/installed-"));
// Above it there is no node_modules of ours, which would lend what is not installed.
const project = mkdtempSync("/tmp/intercom-sql-project-");
const installed = join(project, "node_modules/intercom-sql");
const sandbox = await startSandbox({ contacts: 200, conversations: 1000 });

beforeAll(async () => {
	const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
		readonly files: readonly string[];
	};
	for (const name of ["package.json", "README.md", "LICENSE", ...manifest.files.filter((name) => name !== "dist")]) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		symlinkSync(join(root, name), join(folder, name));
	}
	await bundlePackage(join(folder, "dist"));
	for (const [path, text] of printDeclarations(collectOwn(root))) writeFile(join(folder, "dist", path), text);
	writeFile(join(folder, "dist/LICENSES.txt"), describeLicences(root));
	mkdirSync(dirname(installed), { recursive: true });
	execFileSync("cp", ["-rL", folder, installed]);
	for (const name of new Set(listInstalled(root).map((each) => each.name))) link(name);
	writeFile(join(project, "package.json"), '{ "name": "project", "version": "1.0.0", "type": "module" }');
}, 300_000);

afterAll(async () => {
	await sandbox.close();
	rmSync(folder, { recursive: true, force: true });
	rmSync(project, { recursive: true, force: true });
});

describe("the installed package", () => {
	it("runs the README's example", async () => {
		const [, example = ""] =
			/```ts\n(import \{ connect \}[\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8")) ?? [];
		const code = example.replace('"Profile=Intercom;APIKey=your_access_token;"', "process.env.CONNECTION");
		expect(code).toContain("process.env.CONNECTION");
		writeFile(join(project, "example.ts"), code);
		compileFile("example.ts");
		const env = {
			...process.env,
			CONNECTION: `URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=:memory:`,
		};
		const { stdout } = await promisify(execFile)(process.execPath, ["example.js"], { cwd: project, env });
		expect(stdout).toContain("team");
		expect(stdout).toMatch(/\d+ requests/);
	});

	it("is declared without anything that is not in it, and without Kysely where nobody has it", () => {
		const code = 'import { connect } from "intercom-sql";\nexport const open = () => connect({ APIKey: "x" });';
		writeFile(join(project, "plain.ts"), code);
		expect(check(["plain.ts"], ts.ModuleKind.NodeNext)).toEqual([]);
	}, 300_000);

	it("gives a Kysely of the program's own", () => {
		link("kysely");
		const code = `import { Kysely } from "kysely";
			import { connect } from "intercom-sql";
			import { IntercomDialect, type IntercomDatabase } from "intercom-sql/kysely";
			const connection = await connect({ APIKey: "x" });
			const own: Kysely<IntercomDatabase> = connection.kysely();
			const db = new Kysely<IntercomDatabase>({ dialect: new IntercomDialect(connection) });
			export const rows = [await own.selectFrom("contacts").select("id").execute(), await db.selectFrom("tags").selectAll().execute()];`;
		writeFile(join(project, "builder.ts"), code);
		writeFile(join(project, "mistaken.ts"), code.replace('"tags"', '"tgas"'));
		const wrong = expect.stringContaining("mistaken.ts: Argument of type");
		expect(check(["builder.ts", "mistaken.ts"], ts.ModuleKind.NodeNext)).toEqual([wrong]);
		expect(check(["builder.ts", "plain.ts"], ts.ModuleKind.ESNext)).toEqual([]);
	}, 300_000);

	it("shows in an editor what a person can read", () => {
		link("kysely");
		const code = `import { connect, sql } from "intercom-sql";
			import type { IntercomDatabase } from "intercom-sql/kysely";
			const connection = await /*connect*/connect("APIKey=x");
			const db = connection./*kysely*/kysely();
			const contacts = await db.selectFrom("contacts").select(["id", "name", "role"]).execute();
			for (const /*contact*/contact of contacts) console.log(contact);
			const result = await connection./*query*/query<{ id: string }>("SELECT id FROM contacts");
			const [/*first*/first] = result.rows;
			const /*prepared*/prepared = connection.prepare<{ id: string }>("SELECT id FROM contacts");
			const [/*all*/all] = (await prepared.all()).rows;
			const [/*untyped*/untyped] = (await connection.query("SELECT 1")).rows;
			const /*template*/template = sql<{ id: string }>\`SELECT id FROM contacts\`;
			export const read = (tables: IntercomDatabase) => [tables./*table*/contacts, tables.contacts./*column*/email];`;
		writeFile(join(project, "hover.ts"), code);
		const options = makeProgram(["hover.ts"], ts.ModuleKind.NodeNext).getCompilerOptions();
		const shown = Object.fromEntries(readHoverTexts(join(project, "hover.ts"), options));
		const row = /^const \w+: \{\n( {4}\w+: [\w"<> |]+;\n)+\}$/;
		expect(shown["connect"]).toEqual({
			text: expect.stringContaining(
				"connect(connectionString: string | ConnectionOptions, settings?: ConnectSettings)",
			),
			summary: expect.stringMatching(/^Opens a connection\./),
		});
		expect(shown["kysely"]?.text).toBe("(method) Connection.kysely<IntercomDatabase>(): Kysely<IntercomDatabase>");
		for (const name of ["contact", "first", "all"]) expect(shown[name]?.text).toMatch(row);
		expect(shown["query"]?.summary).toBe("Runs one statement with values for its parameters.");
		expect(shown["untyped"]?.text).toBe("const untyped: Row");
		expect(shown["table"]?.summary).toBe("Users and leads.");
		expect(shown["column"]?.summary).toBe("E-mail address.");
		// A name with a number behind it is one that had to give way to another.
		for (const [name, { text }] of Object.entries(shown)) {
			expect(text.split("\n").length, name).toBeLessThanOrEqual(6);
			expect(text, name).not.toMatch(/[a-z]\d\b|__/);
		}
	}, 300_000);

	it("has no declarations of internal rooms, and none whose name had to give way to another", () => {
		expect(readFileSync(join(installed, "dist/types.d.ts"), "utf8")).not.toMatch(
			/^(declare )?(type|interface|class) \w*[a-z]\d+\b/m,
		);
		expect(() => readFileSync(join(installed, "dist/bind/index.d.ts"))).toThrow("ENOENT");
		expect(readFileSync(join(installed, "dist/LICENSES.txt"), "utf8")).toContain("kysely");
	});
});

describe("what is installed with it", () => {
	const packages = listInstalled(root);

	it("is as much as the README says, under licences that ask for nothing but to be named", () => {
		const readme = readFileSync(join(root, "README.md"), "utf8");
		expect(readme).toContain(`${packages.length} packages`);
		const free = [
			"MIT",
			"ISC",
			"BSD-2-Clause",
			"BSD-3-Clause",
			"Apache-2.0",
			"0BSD",
			"(MIT OR WTFPL)",
			"(BSD-2-Clause OR MIT OR Apache-2.0)",
		];
		expect(packages.filter(({ licence }) => !free.includes(licence))).toEqual([]);
	});
});

function link(name: string): void {
	const place = join(project, "node_modules", name);
	mkdirSync(dirname(place), { recursive: true });
	if (!existsSync(place)) symlinkSync(join(root, "node_modules", name), place);
}

function writeFile(path: string, text: string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}

function makeProgram(files: readonly string[], module: ts.ModuleKind, more: ts.CompilerOptions = {}): ts.Program {
	const isBundled = module === ts.ModuleKind.ESNext;
	return ts.createProgram(
		files.map((file) => join(project, file)),
		{
			module,
			moduleResolution: isBundled ? ts.ModuleResolutionKind.Bundler : ts.ModuleResolutionKind.NodeNext,
			target: ts.ScriptTarget.ES2022,
			lib: ["lib.es2023.d.ts", "lib.esnext.disposable.d.ts"],
			types: ["node"],
			typeRoots: [join(root, "node_modules/@types")],
			strict: true,
			skipLibCheck: false,
			...more,
		},
	);
}

function compileFile(file: string): void {
	makeProgram([file], ts.ModuleKind.NodeNext).emit();
}

function check(files: readonly string[], module: ts.ModuleKind): readonly string[] {
	return ts
		.getPreEmitDiagnostics(makeProgram(files, module, { noEmit: true }))
		.map(
			({ messageText, file: place }) =>
				`${place?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
		)
		.filter((message) => !/node_modules\/(@types|undici-types|kysely)\//.test(message));
}

import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explainLoadFault } from "../../src/storage/native-module.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "native-module-"));
const binding = join(folder, "node_modules", "better-sqlite3", "build", "Release", "better_sqlite3.node");

/** An installation in which better-sqlite3 alone is a copy, without its native part. */
beforeAll(async () => {
	await build({
		entryPoints: ["driver/index", "driver/storage-worker", "cli/main"].map((name) => join(root, `src/${name}.ts`)),
		outdir: join(folder, "dist"),
		outbase: join(root, "src"),
		// As deep as the entries, as in the package: paths from a module lead to the same place.
		chunkNames: "chunks/[name]-[hash]",
		bundle: true,
		splitting: true,
		packages: "external",
		platform: "node",
		format: "esm",
		logLevel: "error",
	});
	mkdirSync(join(folder, "node_modules", "better-sqlite3"), { recursive: true });
	for (const name of readdirSync(join(root, "node_modules"))) {
		if (name === "better-sqlite3" || name.startsWith(".")) continue;
		symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
	}
	const own = join("node_modules", "better-sqlite3");
	for (const part of ["lib", "package.json"])
		cpSync(join(root, own, part), join(folder, own, part), { recursive: true });
	for (const name of ["package.json", "profiles"]) symlinkSync(join(root, name), join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true }));

const connection = "URL=http://127.0.0.1:9;APIKey=x;ConnectOnOpen=false;CacheLocation=:memory:;";

async function runNode(...args: string[]) {
	return promisify(execFile)(process.execPath, args, { cwd: folder }).catch((error: unknown) => error);
}

const program = join(folder, "dist", "cli", "main.js");

describe("an installation whose native module does not fit", () => {
	it("because scripts were not run is told with its cure, on the command line and in code", async () => {
		expect(await runNode(program, "query", "SELECT 1", "-c", connection)).toMatchObject({
			code: 1,
			stdout: "",
			stderr: [
				"error 58000: the package better-sqlite3 cannot be loaded: its native part is missing, as after an installation with --ignore-scripts",
				"detail: Could not locate the bindings file.",
				"hint: Run: npm rebuild better-sqlite3 --ignore-scripts=false",
				"",
			].join("\n"),
		});
		const script = `import { connect, ProviderError } from "./dist/driver/index.js";
			const opened = await connect(${JSON.stringify(connection)});
			const error = await opened.query("SELECT 1").catch((reason) => reason);
			console.log(error instanceof ProviderError, error.code, error.sqlState);
			await opened.close();`;
		const result = await runNode("--input-type=module", "--eval", script);
		expect(result).toMatchObject({ stdout: "true broken_installation 58000\n", stderr: "" });
	});

	it("because it is of another system is told so", async () => {
		mkdirSync(join(binding, ".."), { recursive: true });
		writeFileSync(binding, "MZ: not what this system loads");
		const { stderr } = (await runNode(program, "query", "SELECT 1", "-c", connection)) as { stderr: string };
		expect(stderr).toMatch(/^error 58000: .* is damaged, or was built for another system\n/);
		expect(stderr).toMatch(/\nhint: Run on this machine: npm rebuild better-sqlite3\n$/);
	});

	it("because the package is missing altogether is told so", async () => {
		rmSync(join(folder, "node_modules", "better-sqlite3"), { recursive: true });
		expect(await runNode(program, "query", "SELECT 1", "-c", connection)).toMatchObject({
			code: 1,
			stderr:
				"error 58000: the package better-sqlite3 cannot be loaded: it is not installed\nhint: Install again: npm install\n",
		});
	});
});

describe("explainLoadFault", () => {
	it.each([
		[
			"another Node",
			"The module '/x/better_sqlite3.node'\nwas compiled against a different Node.js version using\nNODE_MODULE_VERSION 108. This version of Node.js requires\nNODE_MODULE_VERSION 115.",
			/another version of Node/,
			"npm rebuild better-sqlite3",
		],
		[
			"an old system",
			"/lib/x86_64-linux-gnu/libm.so.6: version `GLIBC_2.38' not found (required by /x/better_sqlite3.node)",
			/newer system libraries/,
			"--build-from-source",
		],
		[
			"an old C++ library",
			"/lib64/libstdc++.so.6: version `GLIBCXX_3.4.29' not found (required by /x/better_sqlite3.node)",
			/newer system libraries/,
			"--build-from-source",
		],
		["another system", "/x/better_sqlite3.node: invalid ELF header", /another system/, "npm rebuild better-sqlite3"],
		[
			"another processor",
			"dlopen(/x/better_sqlite3.node, 0x0001): tried: '/x/better_sqlite3.node' (mach-o file, but is an incompatible architecture (have 'x86_64', need 'arm64'))",
			/another system/,
			"npm rebuild better-sqlite3",
		],
		["Windows", "\\\\?\\C:\\x\\better_sqlite3.node is not a valid Win32 application.", /another system/, "npm rebuild"],
	])("knows the module of %s", (_name, message, problem, cure) => {
		const error = explainLoadFault(Object.assign(new Error(message), { code: "ERR_DLOPEN_FAILED" }));
		expect(error).toMatchObject({ code: "broken_installation", message: expect.stringMatching(problem) });
		expect(error?.hint).toContain(cure);
		expect(error?.detail).not.toContain("\n");
	});

	it("leaves other errors to others", () => {
		for (const error of [new TypeError("x is not a function"), new RangeError("too deep"), "text", undefined]) {
			expect(explainLoadFault(error)).toBeUndefined();
		}
	});
});

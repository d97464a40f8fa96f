import { execFile } from "node:child_process";
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundlePackage } from "../../.config/bundle.ts";
import { startSandbox } from "../../src/sandbox/index.ts";

const root = new URL("../..", import.meta.url).pathname;
mkdirSync(join(root, ".cache"), { recursive: true });
const folder = mkdtempSync(join(root, ".cache/start-"));
const sandbox = await startSandbox({ contacts: 3, conversations: 1 });

beforeAll(async () => {
	for (const name of ["package.json", "profiles"]) symlinkSync(join(root, name), join(folder, name));
	await bundlePackage(join(folder, "dist"));
});

afterAll(async () => {
	await sandbox.close();
	rmSync(folder, { recursive: true, force: true });
});

describe("the built package", () => {
	it("loads, to be imported, nothing that only a later step needs", async () => {
		const text = `await import(${JSON.stringify(pathToFileURL(join(folder, "dist/driver/index.js")))})`;
		const { packages, hasProfileReader } = await watch(["--input-type=module", "--eval", text]);
		expect(packages).toEqual(["better-sqlite3"]);
		expect(hasProfileReader).toBe(false);
	});

	it("loads, to answer a command from the cache, neither what sends requests nor what other commands need", async () => {
		const environment = {
			INTERCOM_SQL_CONNECTION: `URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=${join(folder, "rows.sqlite")};CacheTolerance=600`,
		};
		const command = [join(folder, "dist/cli/main.js"), "query", "SELECT count(*) AS n FROM contacts"];
		const first = await watch(command, environment);
		expect(first.output).toBe("n\n3\n");
		expect(first.packages).toContain("undici");
		sandbox.resetRequests();
		const second = await watch(command, environment);
		expect(second.output).toBe("n\n3\n");
		expect(sandbox.requests).toEqual([]);
		expect(second.packages).toEqual(["better-sqlite3", "bindings", "file-uri-to-path"]);
		expect(second.called.filter((name) => /-command\.ts$/.test(name))).toEqual(["src/cli/query-command.ts"]);
		expect(second.called).not.toContain("src/profile/profile-reader.ts");
	});

	it("analyses the grammar only to explain a mistake", async () => {
		const query = [join(folder, "dist/cli/main.js"), "query"];
		const right = await watch([...query, "SELECT 1 AS one"]);
		expect(right.output).toBe("one\n1\n");
		expect(right.called).not.toContain("getGAstProductions");
		const wrong = await watch([...query, "SELECT 1 FROM"]);
		expect(wrong.messages).toContain("42601");
		expect(wrong.called).toContain("getGAstProductions");
	});
});

describe("the compiled code of a command", () => {
	const environment = { PATH: process.env["PATH"], HOME: folder, XDG_CACHE_HOME: join(folder, "compiled") };
	const places = join(folder, "compiled/intercom-sql/code");
	const run = (extra: Readonly<Record<string, string>> = {}) =>
		promisify(execFile)(process.execPath, [join(folder, "dist/cli/main.js"), "query", "SELECT 1 AS one"], {
			env: { ...environment, ConnectOnOpen: "false", CacheLocation: ":memory:", ...extra },
		});
	const answer = { stdout: "one\n1\n", stderr: "" };
	const list = () => (existsSync(places) ? readdirSync(places) : []);

	it("is kept, privately, for the next run, and not where Node.js is asked not to", async () => {
		expect(await run({ NODE_DISABLE_COMPILE_CACHE: "1" })).toEqual(answer);
		expect(list()).toEqual([]);
		expect(await run()).toEqual(answer);
		const [name = ""] = list();
		expect(name).toMatch(/^query-[0-9a-f]{16}-v\d/);
		expect(statSync(join(places, name)).mode & 0o777).toBe(0o600);
		const before = statSync(join(places, name)).mtimeMs;
		expect(await run()).toEqual(answer);
		expect([list(), statSync(join(places, name)).mtimeMs]).toEqual([[name], before]);
	});

	it("imports what a run needs that the one before it did not", async () => {
		await run();
		const kept = statSync(join(places, list()[0] ?? "")).mtimeMs;
		const connection = "APIKey=x;ConnectOnOpen=false;CacheLocation=:memory:;DisplayAs=plaintext;";
		const parameters = [join(folder, "dist/cli/main.js"), "query", "SELECT 1 AS one", "-c", connection];
		expect(await promisify(execFile)(process.execPath, parameters, { env: environment })).toEqual(answer);
		expect(statSync(join(places, list()[0] ?? "")).mtimeMs).toBe(kept);
	});

	it("is made anew where it is damaged, or where others could have changed it", async () => {
		await run();
		const place = join(places, list()[0] ?? "");
		const good = readFileSync(place);
		writeFileSync(place, "nothing that V8 would take");
		expect(await run()).toEqual(answer);
		expect(readFileSync(place).length).toBeGreaterThan(good.length / 2);
		chmodSync(place, 0o666);
		expect(await run()).toEqual(answer);
		expect(statSync(place).mode & 0o777).toBe(0o600);
	});

	it("is removed when it is old, and missed nowhere", async () => {
		const old = join(places, "query-of-another-version.bin");
		await run();
		rmSync(join(places, list()[0] ?? ""));
		writeFileSync(old, "");
		utimesSync(old, 0, 0);
		expect(await run()).toEqual(answer);
		expect(list()).toHaveLength(1);
		expect(await run({ XDG_CACHE_HOME: "/dev/null" })).toEqual(answer);
	});
});

interface Watched {
	readonly output: string;
	readonly messages: string;
	/** The names of the packages of which it loaded a file. */
	readonly packages: readonly string[];
	/** The names of the built scripts that it loaded, without their marks. */
	readonly scripts: readonly string[];
	readonly hasProfileReader: boolean;
	/** The names of the parser's functions that ran. */
	readonly called: readonly string[];
}

/** Runs Node.js, which notes for its coverage what it loads and calls. */
async function watch(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Watched> {
	const coverage = mkdtempSync(join(folder, "coverage-"));
	const env = {
		PATH: process.env["PATH"],
		HOME: folder,
		ConnectOnOpen: "false",
		...environment,
		NODE_V8_COVERAGE: coverage,
	};
	const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env, timeout: 30_000 }).catch(
		(error: { readonly stdout: string; readonly stderr: string }) => error,
	);
	const found = readdirSync(coverage).flatMap(
		(name) => (JSON.parse(readFileSync(join(coverage, name), "utf8")) as { readonly result: Script[] }).result,
	);
	const urls = found.map(({ url }) => url);
	const scripts = urls.flatMap((url) => /\/dist\/(?:chunks\/)?(.+?)(?:-[A-Z0-9]{8})?\.js$/.exec(url)?.[1] ?? []);
	return {
		output: stdout,
		messages: stderr,
		packages: [...new Set(urls.flatMap((url) => /.*\/node_modules\/([^/]+)/.exec(url)?.[1] ?? []))].sort(),
		scripts,
		hasProfileReader: scripts.includes("profile-reader"),
		called: found.flatMap(({ functions }) =>
			functions.filter(({ ranges }) => (ranges[0]?.count ?? 0) > 0).map(({ functionName }) => functionName),
		),
	};
}

interface Script {
	readonly url: string;
	readonly functions: readonly {
		readonly functionName: string;
		readonly ranges: readonly { readonly count: number }[];
	}[];
}

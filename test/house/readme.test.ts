/** What the README shows is run as it stands there, with the package installed, against the look-alike. */
import { execFile, spawn } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import { startSandbox } from "../../src/sandbox/index.ts";
import { hasTerminal, runOnTerminal } from "../cli/on-terminal.ts";
import { createCertificate } from "../http/certificate.ts";
import { installPackage } from "./installed-project.ts";
import { listBlocks, listCommandLines } from "./page-examples.ts";
import { openServiceProxy } from "./service-proxy.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const sandbox = await startSandbox({ contacts: 200, conversations: 1000, rateLimitPerMinute: 600_000 });
const project = await installPackage();
project.link("kysely");
const home = join(project.folder, "home");
const bin = join(project.folder, "node_modules/.bin");
const CONNECTION = `URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=${join(project.folder, "rows.sqlite")};`;
const environment = {
	PATH: `${bin}:${process.env["PATH"] ?? ""}`,
	HOME: home,
	CONNECTION,
	INTERCOM_SQL_CONNECTION: CONNECTION,
};
const certificate = createCertificate();
prepareFolder();

afterAll(async () => {
	await sandbox.close();
	project.remove();
});

describe("the README's programs", () => {
	const blocks = listBlocks(readme, "ts").map((block) => ({ ...block, name: `block-${String(block.line)}` }));
	for (const { name, text } of blocks) project.write(`${name}.ts`, complete(text));

	it("compile", () => {
		expect(blocks.length).toBeGreaterThan(7);
		expect(
			project.check(
				blocks.map(({ name }) => `${name}.ts`),
				ts.ModuleKind.NodeNext,
			),
		).toEqual([]);
	}, 300_000);

	it.each(blocks)(
		"run: line $line",
		async ({ name }) => {
			project.compile(`${name}.ts`);
			const run = promisify(execFile)(process.execPath, [`${name}.js`], { cwd: project.folder, env: environment });
			// Whatever they print, they end, and without a failure.
			expect((await run).stderr).not.toContain("Error");
		},
		120_000,
	);
});

describe("the README's command lines", () => {
	const lines = listCommandLines(readme).map(({ text }) => text);
	const serving = lines.filter((line) => line.startsWith("intercom-sql serve"));
	const run = lines.filter((line) => !(line in reasons) && !serving.includes(line));

	it("are left out only with a reason", () => {
		expect(run.length).toBeGreaterThan(12);
		expect(Object.keys(reasons).filter((line) => !lines.includes(line))).toEqual([]);
	});

	it.each(run)(
		"do what is said: %s",
		async (line) => {
			const done = promisify(execFile)("sh", ["-c", line], { cwd: project.folder, env: environment });
			const { stdout, stderr } = await done.catch((error: unknown) => error as { stdout: string; stderr: string });
			expect(stderr).not.toMatch(/^(error|warning|sh:)/m);
			if (!/ --out(put-dir)? /.test(line)) expect(stdout).not.toBe("");
		},
		120_000,
	);

	it.each(serving)(
		"serve, on a port of their own: %s",
		async (line) => {
			const own = line.replace('"Profile=Intercom;APIKey=…;"', '"$CONNECTION"').replace(/ --port \d+/, "");
			const server = spawn("sh", ["-c", `exec ${own} --port 0`], { cwd: project.folder, env: environment });
			const shown = await readUntil(server.stdout, "JDBC");
			const password = line.includes("users.txt") ? "secret" : /password {2}(\S+)/.exec(shown)?.[1];
			const client = new pg.Client({
				host: "127.0.0.1",
				port: Number(/port[ =](\d+)/i.exec(shown)?.[1]),
				user: "ada",
				database: "intercom",
				...(password === undefined ? {} : { password }),
				...(line.includes("--tls-cert") ? { ssl: { ca: certificate?.cert ?? "", servername: "localhost" } } : {}),
			});
			await client.connect();
			expect((await client.query("SELECT count(*) AS n FROM contacts")).rows).toEqual([{ n: "200" }]);
			await client.end();
			server.kill("SIGTERM");
			expect(await new Promise((resolve) => server.once("close", resolve))).toBe(0);
		},
		120_000,
	);

	it.runIf(hasTerminal && certificate)(
		"ask for a token, and are the shell: init, and nothing at all, on a terminal",
		async () => {
			await using proxy = await openServiceProxy("api.intercom.io", sandbox.url);
			const settings = {
				environment: {
					...environment,
					INTERCOM_SQL_CONNECTION: "",
					HTTPS_PROXY: proxy.url,
					NODE_EXTRA_CA_CERTS: proxy.authority,
				},
			};
			const made = await runOnTerminal(
				[],
				[
					["wait", "Name of the connection"],
					["send", "\r"],
					["wait", "Access token, or OAuth"],
					["send", "\r"],
					["wait", "Region of the workspace"],
					["send", "\r"],
					["wait", "Access token ("],
					["send", `${sandbox.accessToken}\r`],
					["wait", "It works."],
					["wait", "is kept in"],
				],
				{ ...settings, program: ["sh", "-c", "exec intercom-sql init"] },
			);
			expect(made).toMatchObject({ missing: null, status: 0 });
			expect(made.output).not.toContain(sandbox.accessToken);
			const shell = await runOnTerminal(
				[],
				[
					["wait", "=>"],
					["send", "SELECT count(*) AS n FROM contacts WHERE role IS NOT NULL;\r"],
					["wait", "200"],
					["send", "\\q\r"],
				],
				{ ...settings, program: ["sh", "-c", "exec intercom-sql"] },
			);
			expect(shell).toMatchObject({ missing: null, status: 0 });
		},
		120_000,
	);
});

const reasons: Readonly<Record<string, string>> = {
	"npm install intercom-sql": "done from the packed file by .ci/run and test/house/node-versions",
	"npm ci && npm run demo": "done by .ci/run",
	"npm ci && npm test": "done by .ci/run",
	"node dist/cli/main.js sandbox --port 4010": "runs until it is ended: test/cli/sandbox",
	'node dist/cli/main.js query "SELECT state, count(*) FROM conversations GROUP BY state" -c "URL=http://127.0.0.1:4010;APIKey=<the token that it printed>;"':
		"has a place to be filled in",
	"intercom-sql init": "on a terminal, below",
	"intercom-sql": "on a terminal, below",
};

/** Gives a block the connection that it speaks of, and the sandbox in place of the service. */
function complete(text: string): string {
	const contact = String(sandbox.truth.contacts()[0]?.["id"]);
	const given = text
		.replaceAll(/"Profile=Intercom;APIKey=[^"]*"/g, 'process.env["CONNECTION"] ?? ""')
		.replaceAll("6b099a5bce46a94bf73d4490", contact)
		.replaceAll("port: 5433", "port: 0");
	const before = [
		/\bconnectionString\b/.test(given) ? 'const connectionString = process.env["CONNECTION"] ?? "";' : "",
		/\bconnection = /.test(given)
			? ""
			: 'import { connect as open } from "intercom-sql";\nawait using connection = await open(process.env["CONNECTION"] ?? "");',
	];
	const after = /\bconst connection = /.test(given) ? "await connection.close();\n" : "";
	return `${before.join("\n")}\n${given}${after}export {};\n`;
}

/** Resolves with all that came, when the text is in it. */
function readUntil(stream: NodeJS.ReadableStream, text: string): Promise<string> {
	return new Promise((resolve, reject) => {
		let shown = "";
		stream.on("data", (piece) => {
			shown += String(piece);
			if (shown.includes(text)) resolve(shown);
		});
		stream.once("end", () => {
			reject(new Error(`it ended with: ${shown}`));
		});
	});
}

/** Lays out what the lines name. */
function prepareFolder(): void {
	mkdirSync(bin, { recursive: true });
	symlinkSync("../intercom-sql/dist/cli/main.js", join(bin, "intercom-sql"));
	chmodSync(join(project.installed, "dist/cli/main.js"), 0o755);
	project.write("home/.config/intercom-sql/connections.ini", `[support]\n${CONNECTION.replaceAll(";", "\n")}`);
	chmodSync(join(home, ".config/intercom-sql/connections.ini"), 0o600);
	project.write("report.sql", "SELECT count(*) AS made FROM contacts WHERE created_at > :since;\nSELECT 1 AS one;\n");
	project.write("users.txt", "ada:secret\n");
	for (const [name, text] of Object.entries(certificate ?? {})) {
		writeFileSync(join(project.folder, `${name}.pem`), text, { mode: 0o600 });
	}
}

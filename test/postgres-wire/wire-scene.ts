import { execFile } from "node:child_process";
import { promisify } from "node:util";
import pg from "pg";
import { type ConnectionOptions, connect } from "../../src/driver/index.ts";
import { type ServeOptions, serve, type WireServer } from "../../src/postgres-wire/index.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";

/** A served sandbox. */
export interface WireScene extends AsyncDisposable {
	readonly server: WireServer;
	readonly sandbox: Sandbox;
	/** A client of node-postgres, connected. */
	openClient(extra?: pg.ClientConfig): Promise<pg.Client>;
	/** What psql prints, unaligned and without headings. */
	runPsql(script: string, ...flags: readonly string[]): Promise<string>;
}

/** Starts a small sandbox and serves a connection to it. */
export async function startScene(options: ServeOptions = {}, properties: ConnectionOptions = {}): Promise<WireScene> {
	const sandbox = await startSandbox({ port: 0, contacts: 40, conversations: 30, seed: "wire" });
	const place = { URL: sandbox.url, APIKey: sandbox.accessToken, CacheLocation: ":memory:" };
	const connection = await connect({ ...place, ...properties });
	const server = await serve(connection, { port: 0, ...options });
	const clients: pg.Client[] = [];
	return {
		server,
		sandbox,
		async openClient(extra = {}) {
			const place = { host: "127.0.0.1", port: server.port, user: "ada", database: "intercom" };
			const client = new pg.Client({ ...place, ...extra });
			// A server that ends tells its clients so.
			client.on("error", () => undefined);
			await client.connect();
			clients.push(client);
			return client;
		},
		runPsql: (script, ...flags) => runPsql(server.port, script, flags),
		async [Symbol.asyncDispose]() {
			await Promise.all(clients.map((client) => client.end()));
			await server.close();
			await connection.close();
			await sandbox.close();
		},
	};
}

const run = promisify(execFile);

async function runPsql(port: number, script: string, flags: readonly string[]): Promise<string> {
	const place = `host=127.0.0.1 port=${String(port)} user=ada dbname=intercom`;
	const child = run("psql", ["-X", ...flags, "-d", place, "-f", "-"], { timeout: 30_000 });
	child.child.stdin?.end(script);
	const { stdout, stderr } = await child;
	return stdout + stderr.replace(/^psql:<stdin>:\d+: /gm, "");
}

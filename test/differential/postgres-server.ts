import { execFile, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** A PostgreSQL of its own, in a folder of its own, reached by a socket in that folder. */
export interface PostgresServer {
	/** What a client connects to: the folder of the socket. */
	readonly host: string;
	readonly user: string;
	stop(): Promise<void>;
}

const debianFolder = "/usr/lib/postgresql";

/** Where the newest PostgreSQL of this machine has its programs; undefined when there is none. */
export function findPostgres(): string | undefined {
	const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
	const folders = versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debianFolder, version, "bin"));
	return [...folders, "/usr/local/pgsql/bin", "/usr/local/bin", "/opt/homebrew/bin"].find((folder) =>
		existsSync(join(folder, "initdb")),
	);
}

// PostgreSQL does not run as root; nobody owns the folder then.
const nobody = 65_534;
const identity = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
const user = "tester";

/** Creates a database in a new folder and starts its server; UTC, collation C, no TCP port. */
export async function startPostgres(programs: string): Promise<PostgresServer> {
	const folder = mkdtempSync(join(tmpdir(), "pg-"));
	if (identity.uid !== undefined) chownSync(folder, identity.uid, identity.gid);
	const data = join(folder, "data");
	const locale = ["--encoding=UTF8", "--lc-collate=C", "--lc-ctype=C.UTF-8"];
	const initdb = ["--auth=trust", `--username=${user}`, "--no-sync", ...locale, "-D", data];
	await promisify(execFile)(join(programs, "initdb"), initdb, { ...identity, cwd: folder });
	const settings = ["fsync=off", "synchronous_commit=off", "listen_addresses=", "timezone=UTC", "jit=off"];
	const flags = ["-D", data, "-k", folder, ...settings.flatMap((setting) => ["-c", setting])];
	const server = spawn(join(programs, "postgres"), flags, { ...identity, cwd: folder, stdio: "pipe" });
	const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
	let said = "";
	await new Promise<void>((resolve, reject) => {
		server.stderr.on("data", (chunk: Buffer) => {
			said += chunk.toString();
			if (said.includes("ready to accept connections")) resolve();
		});
		void ended.then(() => reject(new Error(`PostgreSQL did not start: ${said}`)));
	});
	return {
		host: folder,
		user,
		async stop() {
			server.kill("SIGINT");
			await ended;
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

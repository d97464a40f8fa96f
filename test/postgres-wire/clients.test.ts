import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer, connect as openSocket, type Server } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve, type WireServer } from "../../src/postgres-wire/index.ts";
import { findPostgres, type PostgresServer, startPostgres } from "../differential/postgres-server.ts";
import { type CapturedService, describeForPostgres, startCapturedService } from "./captured-service.ts";

const programs = findPostgres();
const run = promisify(execFile);

let service: CapturedService;
let server: WireServer;
let postgres: PostgresServer;
let door: Server;

beforeAll(async () => {
	if (programs === undefined) return;
	service = await startCapturedService();
	server = await serve(service.connection, { port: 0 });
	postgres = await startPostgres(programs);
	const admin = new pg.Client({ host: postgres.host, user: postgres.user, database: "postgres" });
	await admin.connect();
	await admin.query("CREATE ROLE intercom LOGIN");
	await admin.query("CREATE DATABASE intercom OWNER intercom");
	await admin.end();
	const owner = new pg.Client({ host: postgres.host, user: "intercom", database: "intercom" });
	await owner.connect();
	await owner.query(describeForPostgres());
	await owner.end();
	// The real server listens on a socket alone, and clients of ODBC want a port.
	door = createServer((client) => {
		const behind = openSocket(join(postgres.host, ".s.PGSQL.5432"));
		client.pipe(behind).pipe(client);
		for (const socket of [client, behind]) socket.on("error", () => client.destroy());
	});
	await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
	await server?.close();
	await service?.[Symbol.asyncDispose]();
	door?.close();
	await postgres?.stop();
});

const portOfReal = () => (door.address() as { port: number }).port;

describe("gets what PostgreSQL gives it:", () => {
	for (const client of ["psycopg2", "psycopg", "asyncpg", "sqlalchemy", "pyodbc", "jdbc"]) {
		const missing = programs === undefined ? "no PostgreSQL to compare with" : explainMissing(client);
		it.skipIf(missing !== undefined)(
			`${client}${missing === undefined ? "" : ` (${missing})`}`,
			async () => {
				const [ours, real] = [await readWith(client, server.port), await readWith(client, portOfReal())];
				expect(ours.length).toBeGreaterThan(2);
				expect(ours).toEqual(real);
			},
			60_000,
		);
	}

	const withoutPsql = programs === undefined ? "no PostgreSQL to compare with" : undefined;
	it.skipIf(withoutPsql !== undefined)(
		"psql's \\d family, text by text",
		async () => {
			for (const command of psqlCommands) {
				const [ours, real] = [await runPsql(server.port, command), await runPsql(portOfReal(), command)];
				expect(`${command}\n${ours}`).toBe(`${command}\n${real}`);
			}
		},
		60_000,
	);
});

// \l, \du and \dx tell of the server; the text of a view, which \d+ shows, is the one that was written.
const psqlCommands = [
	...[
		"\\dn",
		"\\dt",
		"\\d",
		"\\dv",
		"\\di",
		"\\dti",
		"\\ds",
		"\\dm",
		"\\dE",
		"\\df",
		"\\dT",
		"\\dD",
		"\\do",
		"\\dp",
		"\\dy",
	],
	...["\\d contacts", "\\d+ contacts", "\\d companies", "\\d+ conversations", "\\d conversation_parts", "\\d tags"],
	...[
		"\\d contact_tags",
		"\\d open_conversations",
		"\\d contacts_pkey",
		"\\d nothing",
		"\\dC",
		"\\des",
		"\\det",
		"\\dRp",
	],
];

async function runPsql(port: number, command: string): Promise<string> {
	const place = `host=127.0.0.1 port=${String(port)} user=intercom dbname=intercom`;
	// It fails for a relation that there is not, and says so.
	const failed = (error: unknown) => error as { stdout: string; stderr: string };
	const { stdout, stderr } = await run("psql", ["-X", "-d", place, "-c", command]).catch(failed);
	return stdout + stderr;
}

async function readWith(client: string, port: number): Promise<readonly string[]> {
	const file = (name: string) => new URL(`clients/${name}`, import.meta.url).pathname;
	const { stdout } =
		client === "jdbc"
			? await run("java", ["-cp", driver, file("Clients.java"), String(port)])
			: await run("/usr/bin/python3", [file("clients.py"), String(port), "127.0.0.1", client]);
	return stdout.trim().split("\n");
}

const driver = "/usr/share/java/postgresql.jar";

function explainMissing(client: string): string | undefined {
	if (client === "jdbc") return explainMissingJava();
	const modules = client === "sqlalchemy" ? "sqlalchemy, pandas, psycopg2" : client;
	try {
		execFileSync("/usr/bin/python3", ["-W", "ignore", "-c", `import ${modules}`], { stdio: "pipe" });
		return undefined;
	} catch {
		return `Debian's python3-${client} is not installed`;
	}
}

function explainMissingJava(): string | undefined {
	if (!existsSync(driver)) return "Debian's libpostgresql-jdbc-java is not installed";
	try {
		// A runtime alone cannot run a source file.
		execFileSync("javac", ["-version"], { stdio: "pipe" });
		return undefined;
	} catch {
		return "no JDK is installed";
	}
}

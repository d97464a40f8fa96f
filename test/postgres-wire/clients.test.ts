import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPostgres } from "../differential/postgres-server.ts";
import { startBeside, type TwoServers } from "./beside-postgres.ts";
import { type NpmClient, npmClients, printGiven } from "./clients/npm-clients.ts";
import { explainMissing, runProgram } from "./clients/outside-program.ts";

const programs = findPostgres();
const run = promisify(execFile);

let servers: TwoServers | undefined;

beforeAll(async () => {
	if (programs !== undefined) servers = await startBeside(programs);
});

afterAll(() => servers?.[Symbol.asyncDispose]());

describe("gets what PostgreSQL gives it:", () => {
	for (const client of ["psycopg2", "psycopg", "asyncpg", "sqlalchemy", "pyodbc", "jdbc"]) {
		const missing = programs === undefined ? "no PostgreSQL to compare with" : explainMissing(findNeeds(client));
		it.skipIf(missing !== undefined)(
			`${client}${missing === undefined ? "" : ` (${missing})`}`,
			async () => {
				const [ours, real] = await readBoth((port) => readWith(client, port));
				expect(ours.length).toBeGreaterThan(2);
				expect(ours).toEqual(real);
			},
			60_000,
		);
	}

	for (const [client, read] of Object.entries(npmClients)) {
		it.skipIf(programs === undefined)(
			`${client}, from npm${programs === undefined ? " (no PostgreSQL to compare with)" : ""}`,
			async () => {
				const [ours, real] = await readBoth((port) => listGiven(read, port));
				expect(Object.keys(ours).length).toBeGreaterThan(10);
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
				const [ours, real] = await readBoth((port) => runPsql(port, command));
				expect(`${command}\n${ours}`).toBe(`${command}\n${real}`);
			}
		},
		60_000,
	);
});

async function readBoth<Given>(read: (port: number) => Promise<Given>): Promise<[ours: Given, real: Given]> {
	if (!servers) throw new Error("no servers were started");
	return [await read(servers.ours), await read(servers.real)];
}

async function listGiven(read: NpmClient, port: number): Promise<Record<string, string>> {
	const given: Record<string, string> = {};
	for await (const [what, value] of read({ host: "127.0.0.1", port, user: "intercom", database: "intercom" }))
		given[what] = printGiven(value);
	return given;
}

// \\dx tells what PostgreSQL says of its own objects; the text of a view, which \d+ shows, is the one that was written.
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
		"\\l",
		"\\du",
		"\\d pg_class",
		"\\d+ pg_authid",
		"\\d pg_am_name_index",
		"\\d pg_toast.pg_toast_1255",
		"\\di pg_catalog.*",
	],
	// What LibreOffice reads of columns and foreign keys.
	"SELECT attname, attnum, atttypid FROM pg_attribute WHERE attrelid = 'contacts'::regclass ORDER BY attnum",
	`SELECT conname, refobjid::regclass::text, refobjsubid, deptype FROM pg_depend JOIN pg_constraint c ON c.oid = objid
		WHERE classid = 'pg_constraint'::regclass AND refclassid = 'pg_class'::regclass AND conrelid >= 16384 ORDER BY 1, 2, 3`,
	`SELECT table_name, column_name FROM information_schema.column_privileges
		WHERE privilege_type = 'SELECT' AND table_schema = 'public' AND grantee = 'intercom' ORDER BY 1, 2`,
	...[
		"\\d contact_tags",
		"\\d open_conversations",
		"\\d contacts_pkey",
		"\\d nothing",
		"\\dC",
		"\\des+",
		"\\dew+",
		"\\dP+",
		"\\det+",
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

function readWith(client: string, port: number): Promise<readonly string[]> {
	if (client === "jdbc") return runProgram("Clients.java", port);
	return runProgram("clients.py", port, "127.0.0.1", client);
}

function findNeeds(client: string): "jdbc" | readonly string[] {
	if (client === "jdbc") return client;
	return client === "sqlalchemy" ? ["sqlalchemy", "pandas", "psycopg2"] : [client];
}

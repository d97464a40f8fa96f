import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve, type WireServer } from "../../src/postgres-wire/index.ts";
import { findPostgres, type PostgresServer, startPostgres } from "../differential/postgres-server.ts";
import { type CapturedService, startCapturedService } from "./captured-service.ts";

const programs = findPostgres() ?? "";
const run = promisify(execFile);
let service: CapturedService | undefined;
let server: WireServer | undefined;
let postgres: PostgresServer | undefined;
const folder = mkdtempSync(join(tmpdir(), "dump-"));

beforeAll(async () => {
	if (programs === "") return;
	service = await startCapturedService();
	server = await serve(service.connection, { port: 0 });
	postgres = await startPostgres(programs);
	await runPsql("postgres", "-c", "CREATE ROLE intercom LOGIN");
});

afterAll(async () => {
	await server?.close();
	await service?.[Symbol.asyncDispose]();
	await postgres?.stop();
	rmSync(folder, { recursive: true, force: true });
});

async function dump(...flags: readonly string[]): Promise<string> {
	const place = ["-h", "127.0.0.1", "-p", String(server?.port), "-U", "intercom", "-d", "intercom"];
	return (await run(join(programs, "pg_dump"), [...place, ...flags], { maxBuffer: 64_000_000 })).stdout;
}

async function runPsql(database: string, ...flags: readonly string[]): Promise<string> {
	const { host = "", user = "" } = postgres ?? {};
	const place = `host=${host} user=${user} dbname=${database}`;
	return (await run("psql", ["-X", "-v", "ON_ERROR_STOP=1", "-d", place, "-qAt", ...flags])).stdout;
}

/** Loads a dump into a new database of a PostgreSQL, and tells its name. */
async function load(text: string, database: string): Promise<void> {
	const file = join(folder, `${database}.sql`);
	// An older psql does not know what newer dumps begin with.
	writeFileSync(file, text.replaceAll(/^\\(un)?restrict .*$/gm, ""));
	await runPsql("postgres", "-c", `CREATE DATABASE ${database} TEMPLATE template0`);
	await runPsql(database, "-f", file);
}

async function listRows(client: pg.Client, table: string): Promise<readonly string[]> {
	const { rows } = await client.query<unknown[]>({ text: `SELECT * FROM public.${table}`, rowMode: "array" });
	return rows.map((row) => JSON.stringify(row)).sort();
}

const tables = [
	...["admins", "companies", "contacts", "conversations", "conversation_parts", "tags", "contact_tags"],
	"open_conversations",
];

async function compareRows(database: string, names: readonly string[]): Promise<void> {
	const { host = "", user = "" } = postgres ?? {};
	const ours = new pg.Client({ host: "127.0.0.1", port: server?.port ?? 0, user: "intercom", database: "intercom" });
	const loaded = new pg.Client({ host, user, database });
	await Promise.all([ours.connect(), loaded.connect()]);
	try {
		for (const name of names) {
			const rows = await listRows(ours, name);
			expect(rows.length, name).toBeGreaterThan(0);
			expect(await listRows(loaded, name), name).toEqual(rows);
		}
	} finally {
		await Promise.all([ours.end(), loaded.end()]);
	}
}

describe.skipIf(programs === "")(
	`what pg_dump writes${programs === "" ? " (no PostgreSQL to load it into)" : ""}`,
	() => {
		it("makes the tables, views, keys and rows in a PostgreSQL", async () => {
			await load(await dump(), "whole");
			await compareRows("whole", tables);
			const keys = await runPsql(
				"whole",
				"-c",
				"SELECT contype, count(*) FROM pg_constraint WHERE conrelid >= 16384 GROUP BY 1",
			);
			expect(keys.split("\n").filter(Boolean).sort()).toEqual(["f|7", "p|7"]);
		}, 120_000);

		it("may be the definitions alone, one table alone, or INSERTs", async () => {
			await load(await dump("--schema-only"), "definitions");
			expect(await runPsql("definitions", "-c", "SELECT count(*) FROM contacts")).toBe("0\n");
			await load(await dump("-t", "tags", "-t", "admins"), "two_tables");
			await compareRows("two_tables", ["tags", "admins"]);
			await load(await dump("--column-inserts", "-t", "companies"), "inserts");
			await compareRows("inserts", ["companies"]);
		}, 120_000);

		it("is refused for a table that there is not", async () => {
			await expect(dump("-t", "nope")).rejects.toThrow(/no matching tables/);
		});

		it("may be the roles of the server", async () => {
			const place = ["-h", "127.0.0.1", "-p", String(server?.port), "-U", "intercom", "-l", "intercom"];
			const { stdout } = await run(join(programs, "pg_dumpall"), ["--globals-only", ...place]);
			expect(stdout.match(/^CREATE ROLE .*$/gm)).toEqual(["CREATE ROLE intercom;", "CREATE ROLE postgres;"]);
		}, 60_000);
	},
);

describe.skipIf(programs === "")("of what pg_dump asks", () => {
	const openClient = async (): Promise<pg.Client> => {
		const place = { host: "127.0.0.1", port: server?.port ?? 0, user: "intercom", database: "intercom" };
		const client = new pg.Client(place);
		await client.connect();
		return client;
	};

	it("LOCK TABLE keeps what nobody changes, and refuses what others would have to wait for", async () => {
		const client = await openClient();
		const codeOf = (sql: string) =>
			client.query(sql).then(
				({ command }) => command,
				(error: { code?: string }) => error.code,
			);
		expect(await codeOf("LOCK TABLE tags IN ACCESS SHARE MODE")).toBe("25P01");
		await client.query("BEGIN");
		expect(await codeOf("LOCK TABLE public.tags, admins IN ACCESS SHARE MODE NOWAIT")).toBe("LOCK");
		expect(await codeOf("LOCK TABLE nope IN ACCESS SHARE MODE")).toBe("42P01");
		await client.query("ROLLBACK");
		expect(await codeOf("LOCK TABLE tags")).toBe("0A000");
		expect(await codeOf("LOCK TABLE tags IN BOGUS MODE")).toBe("42601");
		await client.end();
	});

	it("set_config() sets what each row says", async () => {
		const client = await openClient();
		const sql =
			"SELECT set_config(name, '7s', false), name FROM pg_settings WHERE name IN ('statement_timeout', 'lock_timeout')";
		expect((await client.query({ text: sql, rowMode: "array" })).rows.sort()).toEqual([
			["7s", "lock_timeout"],
			["7s", "statement_timeout"],
		]);
		expect((await client.query("SHOW lock_timeout")).rows).toEqual([{ lock_timeout: "7s" }]);
		await expect(
			client.query("SELECT set_config(name, 'x', false) FROM pg_settings GROUP BY name"),
		).rejects.toMatchObject({
			code: "0A000",
		});
		await client.end();
	});
});

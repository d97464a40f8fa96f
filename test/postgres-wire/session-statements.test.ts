/** Statements of a session that set who somebody is, and those that are about what there is not here. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPostgres } from "../differential/postgres-server.ts";
import { startBeside, type TwoServers } from "./beside-postgres.ts";

const programs = findPostgres();
let servers: TwoServers | undefined;

beforeAll(async () => {
	if (programs !== undefined) servers = await startBeside(programs);
});

afterAll(() => servers?.[Symbol.asyncDispose]());

async function ask(port: number, sql: string): Promise<string> {
	const client = new pg.Client({ host: "127.0.0.1", port, user: "intercom", database: "intercom" });
	await client.connect();
	const notices: string[] = [];
	client.on("notice", ({ code }) => notices.push(String(code)));
	try {
		const results = await client.query(sql);
		return [...notices, ...[results].flat().map(({ command, rows }) => `${command} ${JSON.stringify(rows)}`)].join();
	} catch (error) {
		return String((error as { code?: string }).code);
	} finally {
		await client.end();
	}
}

const same = [
	...["postgres", "pg_monitor", "nobody", "intercom", "'intercom'", "DEFAULT"].flatMap((name) => [
		`SET SESSION AUTHORIZATION ${name}`,
		`SET session_authorization TO ${name}`,
	]),
	...["postgres", "pg_monitor", "nobody", "intercom", "NONE", "'none'"].flatMap((name) => [
		`SET ROLE ${name}; SHOW role`,
		`BEGIN; SET LOCAL role = ${name}`,
	]),
	"RESET ROLE",
	"RESET SESSION AUTHORIZATION",
	"SELECT set_config('role', 'nobody', false)",
	"SET CONSTRAINTS ALL DEFERRED",
	"BEGIN; SET CONSTRAINTS ALL IMMEDIATE; COMMIT",
	"SET CONSTRAINTS ALL",
	"SHOW transaction_deferrable",
];

// PostgreSQL has these, or lacks what they name.
const refused = [
	"LOAD 'auto_explain'",
	"SECURITY LABEL ON TABLE contacts IS 'x'",
	"SECURITY LABEL FOR p ON COLUMN contacts.id IS NULL",
	"PREPARE TRANSACTION 'x'",
	"COMMIT PREPARED 'x'",
	"ROLLBACK PREPARED 'x'",
	"SET CONSTRAINTS contacts_pkey, public.tags_pkey DEFERRED",
];

describe.skipIf(programs === undefined)("statements of a session", () => {
	it.each(same)("as in PostgreSQL: %s", async (sql) => {
		expect(await ask(servers?.ours ?? 0, sql)).toBe(await ask(servers?.real ?? 0, sql));
	});

	it.each(refused)("that are refused: %s", async (sql) => {
		expect(await ask(servers?.ours ?? 0, sql)).toBe("0A000");
	});
});

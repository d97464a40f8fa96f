import pg from "pg";
import type { PostgresServer } from "../differential/postgres-server.ts";
import { describeForPostgres } from "./captured-service.ts";

/** Gives a PostgreSQL the tables and rows on which clients were captured, in a database and of a role intercom; its superuser becomes postgres. */
export async function fillPostgres(server: PostgresServer): Promise<void> {
	const { host, user } = server;
	await run(host, user, "postgres", [
		"CREATE ROLE renamer SUPERUSER LOGIN; CREATE ROLE intercom LOGIN",
		"CREATE DATABASE intercom OWNER intercom",
	]);
	// Nobody renames himself.
	await run(host, "renamer", "intercom", [`ALTER ROLE ${user} RENAME TO postgres`]);
	await run(host, "intercom", "intercom", [describeForPostgres()]);
	await runOnPostgres(server, ["DROP ROLE renamer"]);
}

/** Runs statements as the superuser, after the tables are there. */
export async function runOnPostgres({ host }: PostgresServer, statements: readonly string[]): Promise<void> {
	await run(host, "postgres", "intercom", statements);
}

async function run(host: string, user: string, database: string, statements: readonly string[]): Promise<void> {
	const client = new pg.Client({ host, user, database });
	await client.connect();
	for (const statement of statements) await client.query(statement);
	await client.end();
}

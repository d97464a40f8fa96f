import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Connection } from "../../src/driver/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { askDriver, compareAnswers, compareTypes } from "../differential/comparison.ts";
import { loadTables, type PostgresDatabase } from "../differential/postgres-database.ts";
import { findPostgres, type PostgresServer, startPostgres } from "../differential/postgres-server.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";

const { views } = await loadProfile("Intercom");
const tables = [
	"admins",
	"teams",
	"contacts",
	"companies",
	"conversations",
	"contact_companies",
	"contact_tags",
	"conversation_contacts",
	"articles",
	"article_statistics",
	"office_hours_schedules",
	"office_hours_exceptions",
];
const programs = findPostgres();
const { open } = await useSandbox({
	contacts: 80,
	companies: 15,
	conversations: 300,
	articles: 20,
	timezone: "Europe/Berlin",
});
const title =
	programs === undefined
		? "PostgreSQL is not on this machine: the profile's views are not compared"
		: "the profile's views are PostgreSQL's SQL";

describe.skipIf(programs === undefined)(title, () => {
	let server: PostgresServer | undefined;
	let database: PostgresDatabase | undefined;
	let connection: Connection;

	beforeAll(async () => {
		connection = await open();
		server = await startPostgres(programs ?? "");
		database = await loadTables(server, connection, tables);
		await database.ask("CREATE SCHEMA reports");
		// A view may stand on another one, whatever their order is.
		let rest = views;
		for (let left = views.length + 1; rest.length > 0 && rest.length < left; ) {
			left = rest.length;
			const missing: (typeof rest)[number][] = [];
			for (const view of rest) {
				const answer = await database.ask(`CREATE VIEW ${view.schema}.${view.name} AS ${view.query}`);
				if ("sqlState" in answer) missing.push(view);
			}
			rest = missing;
		}
		expect(rest.map(({ name }) => name)).toEqual([]);
	}, 120_000);

	afterAll(async () => {
		await database?.close();
		await server?.stop();
	});

	it.each(views)("$name has its rows, names and types", async ({ schema, name }) => {
		const sql = `SELECT * FROM ${schema}.${name}`;
		const [ours, theirs] = [await askDriver(connection, sql), await database?.ask(sql)];
		if (!theirs) throw new TypeError("the database is open");
		expect(compareAnswers(ours, theirs, { isOrdered: false })).toBeUndefined();
		expect(compareTypes(ours, theirs)).toBeUndefined();
		expect("rows" in ours && ours.rows.length).toBeGreaterThan(0);
	});

	it("in a session's own time zone too", async () => {
		const local = await open({ TimeZone: "America/New_York" });
		await database?.ask("SET TIME ZONE 'America/New_York'");
		for (const { schema, name } of views) {
			const sql = `SELECT * FROM ${schema}.${name}`;
			const [ours, theirs] = [await askDriver(local, sql), await database?.ask(sql)];
			expect(theirs && compareAnswers(ours, theirs, { isOrdered: false }), name).toBeUndefined();
		}
		await database?.ask("SET TIME ZONE 'UTC'");
	});
});

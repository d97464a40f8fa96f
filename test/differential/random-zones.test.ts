import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";
import fc from "../random-cases.ts";
import { askDriver, compareAnswers } from "./comparison.ts";
import { loadTables, type PostgresDatabase } from "./postgres-database.ts";
import { findPostgres, type PostgresServer, startPostgres } from "./postgres-server.ts";
import { comparedZones, randomZoneStatement } from "./random-zone-statement.ts";

const isSoak = process.env["SOAK"] !== undefined;
const runs = isSoak ? 1500 : 60;
const programs = findPostgres();
const { open } = await useSandbox({
	contacts: 20,
	conversations: 200,
	// The same data in every run, so that the same seed draws the same cases.
	now: Date.UTC(2026, 10, 22, 12),
});

const title =
	programs === undefined
		? "PostgreSQL is not on this machine: random statements about times are not compared"
		: "random statements about times";

function fail(): never {
	throw new TypeError("the database is open");
}

describe.skipIf(programs === undefined)(title, () => {
	let server: PostgresServer | undefined;
	let database: PostgresDatabase | undefined;

	beforeAll(async () => {
		server = await startPostgres(programs ?? "");
		database = await loadTables(server, await open(), ["conversations"]);
	}, 300_000);

	afterAll(async () => {
		await database?.close();
		await server?.stop();
	});

	it.each(comparedZones)(
		`have PostgreSQL's answers in %s, ${String(runs)} of them`,
		async (zone) => {
			const ask = (sql: string) => database?.ask(sql) ?? fail();
			const connection = await open({ TimeZone: zone, AutoCache: false });
			await ask(`SET TimeZone = '${zone}'`);
			let answered = 0;
			await fc.assert(
				fc.asyncProperty(randomZoneStatement, async (sql) => {
					const theirs = await ask(sql);
					if ("rows" in theirs) answered++;
					const difference = compareAnswers(await askDriver(connection, sql), theirs, { isOrdered: true });
					if (difference)
						throw new Error(`${difference.kind}\nours: ${difference.ours}\nPostgreSQL's: ${difference.theirs}`);
				}),
				{ numRuns: runs },
			);
			expect(answered).toBeGreaterThan(runs * 0.8);
		},
		isSoak ? 3_600_000 : 120_000,
	);
});

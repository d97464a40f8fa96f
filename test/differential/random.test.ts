import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Connection } from "../../src/driver/index.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";
import fc from "../random-cases.ts";
import { askDriver, compareAnswers, compareTypes, type Difference } from "./comparison.ts";
import { loadTables, type PostgresDatabase } from "./postgres-database.ts";
import { findPostgres, type PostgresServer, startPostgres } from "./postgres-server.ts";
import { type RandomTable, readTables, tableNames } from "./random/random-tables.ts";
import { findReason, randomDifferences } from "./random-differences.ts";
import { type RandomStatement, StatementArbitrary } from "./random-statement.ts";

const isSoak = process.env["SOAK"] !== undefined;
const ways = [
	{ how: "from the cache", options: { CacheTolerance: 100_000 }, runs: isSoak ? 2000 : 150 },
	{ how: "asked of the service", options: { AutoCache: false }, runs: isSoak ? 500 : 30 },
] as const;
const programs = findPostgres();
const { open } = await useSandbox({
	contacts: 60,
	companies: 12,
	conversations: 60,
	tickets: 20,
	// The same data in every run, so that the same seed draws the same cases.
	now: Date.UTC(2026, 10, 22, 12),
});

const title =
	programs === undefined
		? "PostgreSQL is not on this machine: random statements are not compared"
		: "random statements";

describe.skipIf(programs === undefined)(title, () => {
	let server: PostgresServer | undefined;
	let database: PostgresDatabase | undefined;
	let kept: Connection;
	let tables: readonly RandomTable[] = [];

	beforeAll(async () => {
		kept = await open(ways[0].options);
		tables = await readTables(kept);
		server = await startPostgres(programs ?? "");
		database = await loadTables(server, kept, tableNames);
	}, 300_000);

	afterAll(async () => {
		await database?.close();
		await server?.stop();
	});

	async function compare({ sql, isOrdered }: RandomStatement, connection: Connection): Promise<Difference> {
		if (!database) throw new TypeError("the database is open");
		const ours = await askDriver(connection, sql);
		const theirs = await database.ask(sql);
		// What was left out of a statement to make it smaller may still be spoken of.
		const isOfNothing = "sqlState" in theirs && /^42(P01|70[23])$/.test(theirs.sqlState) && !sql.includes("no_such");
		return isOfNothing ? undefined : (compareAnswers(ours, theirs, { isOrdered }) ?? compareTypes(ours, theirs));
	}

	it.each(ways)(
		"have PostgreSQL's rows, names, types and refusals, $how, $runs of them",
		async ({ options, runs }) => {
			const connection = options === ways[0].options ? kept : await open(options);
			let excused = 0;
			await fc.assert(
				fc.asyncProperty(new StatementArbitrary(tables), async (statement) => {
					const difference = await compare(statement, connection);
					if (!difference) return;
					if (!findReason(statement.sql, difference))
						throw new Error(`${difference.kind}\nours: ${difference.ours}\nPostgreSQL's: ${difference.theirs}`);
					excused++;
				}),
				{ numRuns: runs },
			);
			expect(excused).toBeLessThanOrEqual(runs * 0.05);
		},
		isSoak ? 3_600_000 : 120_000,
	);

	it.each(randomDifferences)("differ still: $reason", async ({ reason, example }) => {
		const difference = await compare({ sql: example, isOrdered: false }, kept);
		expect(difference && findReason(example, difference)?.reason).toBe(reason);
	});
});

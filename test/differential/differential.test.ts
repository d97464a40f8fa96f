import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";
import { aggregatesAnswers } from "../sql-corpus/aggregates-table.ts";
import { dataPairs } from "../sql-corpus/data-table.ts";
import { decimalsAnswers } from "../sql-corpus/decimals-table.ts";
import { documentsAnswers } from "../sql-corpus/documents-table.ts";
import { expressionsAnswers } from "../sql-corpus/expressions-table.ts";
import { functionsAnswers } from "../sql-corpus/functions-table.ts";
import { numbersAnswers } from "../sql-corpus/numbers-table.ts";
import { queriesAnswers } from "../sql-corpus/queries-table.ts";
import { timesAnswers } from "../sql-corpus/times-table.ts";
import { typesAnswers } from "../sql-corpus/types-table.ts";
import { windowsAnswers } from "../sql-corpus/windows-table.ts";
import { askDriver, compareAnswers, compareTypes, looksOrdered } from "./comparison.ts";
import { deliberateAnswers, knownDifferences } from "./known-differences.ts";
import { mistakeStatements } from "./mistake-statements.ts";
import { loadTables, type PostgresDatabase } from "./postgres-database.ts";
import { findPostgres, type PostgresServer, startPostgres } from "./postgres-server.ts";
import { quotingStatements } from "./quoting-statements.ts";
import { typeStatements } from "./type-statements.ts";
import { zoneStatements } from "./zone-statements.ts";

interface Statement {
	readonly id: string;
	readonly group: string;
	readonly sql: string;
}

const corpusFile = new URL("../../../shared/corpus/sql-statements.json", import.meta.url);
const corpus: readonly Statement[] = existsSync(corpusFile)
	? (JSON.parse(readFileSync(corpusFile, "utf8")) as { statements: Statement[] }).statements
	: [];
const answers = [
	...expressionsAnswers,
	...queriesAnswers,
	...aggregatesAnswers,
	...windowsAnswers,
	...timesAnswers,
	...functionsAnswers,
	...documentsAnswers,
	...numbersAnswers,
	...typesAnswers,
	...decimalsAnswers,
];
const own: readonly Statement[] = [...answers, ...dataPairs].map(([sql]) => ({ id: sql, group: "own", sql }));

const tables = [
	...["admins", "teams", "team_admins", "tags", "companies", "contacts", "contact_tags", "contact_companies"],
	...["conversations", "conversation_parts", "conversation_tags", "conversation_contacts", "tickets", "calls"],
	...["conversation_handling_events", "collections"],
];

const programs = findPostgres();
const { open } = await useSandbox({ contacts: 2000, companies: 200, conversations: 1000, tickets: 200 });

describe.skipIf(programs === undefined)(
	programs === undefined
		? "PostgreSQL is not on this machine (Debian: apt-get install postgresql): answers are not compared with it"
		: "answers beside PostgreSQL's over the same rows",
	() => {
		let server: PostgresServer | undefined;
		let database: PostgresDatabase | undefined;

		beforeAll(async () => {
			server = await startPostgres(programs ?? "");
			database = await loadTables(server, await open(), tables);
		}, 300_000);

		afterAll(async () => {
			await database?.close();
			await server?.stop();
		});

		// The share of the statements that must agree, whatever is known of the others.
		it.each([
			["everyday statements of people and tools", ["a", "b", "c"], 0.99],
			["edges", ["d", "e"], 0.98],
			["statements of our own", ["own"], 0.99],
		] as const)(
			"%s",
			async (_, groups, share) => {
				if (!database) throw new Error("the database is open");
				const connection = await open();
				const statements = [...corpus, ...own].filter(({ group }) => (groups as readonly string[]).includes(group));
				const different: string[] = [];
				const deliberate = new Set(Object.values(deliberateAnswers).flat());
				const answered: string[] = [];
				for (const { id, sql } of statements) {
					const ours = await askDriver(connection, sql);
					const difference = compareAnswers(ours, await database.ask(sql), { isOrdered: looksOrdered(sql) });
					// Statements of our own have what PostgreSQL lacks, too.
					if (!difference || (groups[0] === "own" && difference.kind === "answered")) continue;
					(difference.kind === "answered" && deliberate.has(id) ? answered : different).push(id);
				}
				const known = new Set(Object.values(knownDifferences).flat());
				expect(different.filter((id) => !known.has(id))).toEqual([]);
				expect(statements.filter(({ id }) => known.has(id) && !different.includes(id))).toEqual([]);
				expect(statements.filter(({ id }) => deliberate.has(id) && !answered.includes(id))).toEqual([]);
				expect(statements.length - different.length).toBeGreaterThanOrEqual(Math.floor(share * statements.length));
			},
			300_000,
		);

		it("statements of types, with the types of their columns", async () => {
			if (!database) throw new Error("the database is open");
			const connection = await open();
			const different: unknown[] = [];
			for (const sql of [...typeStatements, ...quotingStatements, ...mistakeStatements]) {
				const theirs = await database.ask(sql);
				const ours = await askDriver(connection, sql);
				const isOrdered = looksOrdered(sql);
				const difference = compareAnswers(ours, theirs, { isOrdered }) ?? compareTypes(ours, theirs);
				if (difference) different.push({ sql, ...difference });
			}
			expect(different).toEqual([]);
		});

		it.each(["America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "-3.5"])(
			"statements of times in the zone %s",
			async (zone) => {
				if (!database) throw new Error("the database is open");
				const connection = await open({ TimeZone: zone });
				await database.ask(`SET TimeZone = '${zone}'`);
				const known = new Set([deliberateAnswers, knownDifferences].flatMap((each) => Object.values(each).flat()));
				const ofTimes = /created_at|_at\b|date|time|now\(|interval/i;
				// What differs from UTC at all differs in one zone as in another.
				const others = zone === "America/New_York" ? [...corpus, ...own] : [];
				const statements = [...zoneStatements.map((sql) => ({ id: sql, sql })), ...others].filter(
					({ id, sql }) => ofTimes.test(sql) && !known.has(id),
				);
				const different: unknown[] = [];
				for (const { id, sql } of statements) {
					const theirs = await database.ask(sql);
					const ours = await askDriver(connection, sql);
					const difference = compareAnswers(ours, theirs, { isOrdered: looksOrdered(sql) });
					if (difference && difference.kind !== "answered") different.push({ id, ...difference });
				}
				await database.ask("SET TimeZone = 'UTC'");
				expect(different).toEqual([]);
			},
			300_000,
		);
	},
);

import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPostgres } from "../differential/postgres-server.ts";
import { startBeside, type TwoServers } from "./beside-postgres.ts";
import { explainMissing, runProgram } from "./clients/outside-program.ts";

/** Calls that give something else than with PostgreSQL, and why. */
type Differences = readonly (readonly [call: RegExp, reason: string])[];

const version = "it is another server's version";
const ranges = "there are no functions of ranges";
const sweeps: readonly {
	readonly what: string;
	readonly file: string;
	readonly needs: Parameters<typeof explainMissing>[0];
	readonly differences: Differences;
}[] = [
	{
		what: "JDBC's DatabaseMetaData",
		file: "Metadata.java",
		needs: "jdbc",
		differences: [
			[/^getDatabaseMinorVersion\(/, version],
			[/^getDatabaseProductVersion\(/, version],
			[/^getFunctions\(.*lower/, ranges],
			[/^getFunctionColumns\(.*lower/, ranges],
			[/^getProcedureColumns\(.*lower/, ranges],
		],
	},
	{
		what: "ODBC's catalog functions",
		file: "metadata.py",
		needs: ["pyodbc"],
		differences: [
			[/^getinfo\(SQL_DBMS_VER\)/, version],
			[/^procedureColumns\(.*upper/, ranges],
		],
	},
];

const programs = findPostgres();
let servers: TwoServers | undefined;

beforeAll(async () => {
	if (programs === undefined) return;
	servers = await startBeside(programs);
	// What PostgreSQL says of its own objects is its text, which is not repeated here.
	const client = new pg.Client({ host: "127.0.0.1", port: servers.real, user: "postgres", database: "intercom" });
	await client.connect();
	await client.query("DELETE FROM pg_description WHERE objoid < 16384");
	await client.end();
});

afterAll(() => servers?.[Symbol.asyncDispose]());

describe("tells what PostgreSQL tells:", () => {
	for (const { what, file, needs, differences } of sweeps) {
		const missing = programs === undefined ? "no PostgreSQL to compare with" : explainMissing(needs);
		it.skipIf(missing !== undefined)(
			`${what}${missing === undefined ? "" : ` (${missing})`}`,
			async () => {
				if (!servers) throw new Error("no servers were started");
				const ours = splitCalls(await runProgram(file, servers.ours));
				const real = splitCalls(await runProgram(file, servers.real));
				expect([...ours.keys()]).toEqual([...real.keys()]);
				expect(ours.size).toBeGreaterThan(100);
				const differing = [...ours.keys()].filter((call) => ours.get(call) !== real.get(call));
				for (const call of differing.filter((each) => !differences.some(([pattern]) => pattern.test(each))))
					expect(`${call}\n${ours.get(call) ?? ""}`).toBe(`${call}\n${real.get(call) ?? ""}`);
				const unneeded = differences.filter(([pattern]) => !differing.some((call) => pattern.test(call)));
				expect(unneeded.map(String)).toEqual([]);
			},
			120_000,
		);
	}
});

/** What each call gives: its own object ids hidden, and rows without an order sorted. */
function splitCalls(lines: readonly string[]): ReadonlyMap<string, string> {
	const calls = new Map<string, string>();
	for (const text of lines.join("\n").split(/^# /m).slice(1)) {
		const [call = "", ...given] = text.split("\n").map(hideIds);
		calls.set(call, (/^getTypeInfo|tableType='%'/.test(call) ? given.sort() : given).join("\n"));
	}
	return calls;
}

function hideIds(line: string): string {
	return line.replace(/(?<=\b|pg_toast_)\d{5,6}(?=\b|_index)/g, (id) =>
		Number(id) >= 16_384 && Number(id) < 200_000 ? "an id" : id,
	);
}

import { expect } from "vitest";
import type { Connection, Row } from "../../src/driver/index.ts";
import type { LawStatement } from "./law-statement.ts";

/** Expects of a statement the rows that a connection gives which reads whole tables. */
export async function hold(
	statement: LawStatement,
	connection: Connection,
	plain: Connection,
	how: string,
): Promise<void> {
	const found = await run(connection, statement);
	expectAlike(statement, found, await readPlain(statement, plain), how);
}

/** What a statement gives: rows, or the kind of error. */
export type LawAnswer = readonly Row[] | string;

/** What a connection that reads whole tables gives of a statement, before its LIMIT where that leaves a choice. */
export function readPlain(statement: LawStatement, plain: Connection): Promise<LawAnswer> {
	return run(plain, statement.all ?? statement);
}

/** Expects of a statement, on one of several connections, what has been read for all of them. */
export async function holdTo(
	statement: LawStatement,
	connection: Connection,
	expected: LawAnswer,
	how: string,
): Promise<void> {
	expectAlike(statement, await run(connection, statement), expected, how);
}

function expectAlike(statement: LawStatement, found: LawAnswer, expected: LawAnswer, how: string): void {
	const { sql, parameters = [], compare, limit = 0, offset = 0 } = statement;
	const shown = `${how}: ${sql} ${JSON.stringify(parameters)}`;
	if (compare === "same" || typeof expected === "string" || typeof found === "string") {
		expect(found, shown).toEqual(expected);
		return;
	}
	const keys = expected.map((row) => JSON.stringify(row));
	expect(found.length, shown).toBe(Math.min(limit, Math.max(0, keys.length - offset)));
	expect(new Set(found.map((row) => JSON.stringify(row))).size, shown).toBe(found.length);
	for (const row of found) expect(keys, shown).toContain(JSON.stringify(row));
}

// The rows of a statement, or the kind of error that it gives.
async function run(
	connection: Connection,
	{ sql, parameters = [] }: Pick<LawStatement, "sql" | "parameters">,
): Promise<LawAnswer> {
	try {
		return (await connection.query(sql, [...parameters])).rows;
	} catch (error) {
		const { sqlState } = error as { sqlState?: string };
		if (sqlState === undefined || sqlState === "XX000" || sqlState.startsWith("HV")) throw error;
		return sqlState;
	}
}

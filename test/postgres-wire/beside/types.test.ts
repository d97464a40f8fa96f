/** Values of every type are what PostgreSQL gives: their types and modifiers, their texts, their bytes, and what goes wrong. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPostgres } from "../../differential/postgres-server.ts";
import { startBeside, type TwoServers } from "../beside-postgres.ts";
import { bitStatements } from "./bit-statements.ts";
import { functionStatements } from "./function-statements.ts";
import { intervalStatements } from "./interval-statements.ts";
import { modifierStatements } from "./modifier-statements.ts";
import { parameterStatements, toldOtherwise } from "./parameter-statements.ts";
import { RawClient } from "./raw-client.ts";
import { recordStatements } from "./record-statements.ts";

const programs = findPostgres();
let servers: TwoServers;
let ours: RawClient;
let real: RawClient;

beforeAll(async () => {
	if (programs === undefined) return;
	servers = await startBeside(programs);
	[ours, real] = await Promise.all([RawClient.open(servers.ours), RawClient.open(servers.real)]);
});

afterAll(async () => {
	await ours?.[Symbol.asyncDispose]();
	await real?.[Symbol.asyncDispose]();
	await servers?.[Symbol.asyncDispose]();
});

const features: Readonly<Record<string, readonly string[]>> = {
	"modifiers of types": modifierStatements,
	"bit strings": bitStatements,
	"intervals as text": intervalStatements,
	"functions of angles, arrays and bytes": functionStatements,
	records: recordStatements,
};

// Without a PostgreSQL there is nothing to compare with.
describe.skipIf(programs === undefined).each(Object.entries(features))("%s as PostgreSQL has them", (_, statements) => {
	it.each(statements)("%s", async (sql) => {
		for (const form of ["text", "binary"] as const)
			expect(await ours.ask(sql, form)).toEqual(await real.ask(sql, form));
	});
});

describe.skipIf(programs === undefined)("what is told of parameters, as PostgreSQL tells it", () => {
	// What it finds ambiguous is answered here: a caller in JavaScript has no types to tell.
	const isAmbiguous = (sqlState?: string) => ["42725", "42804", "42883", "42P08", "42P18"].includes(sqlState ?? "");

	it.each(parameterStatements.filter((sql) => !(sql in toldOtherwise)))("%s", async (sql) => {
		const told = await real.ask(sql, "described");
		if (!isAmbiguous(told.sqlState)) expect(await ours.ask(sql, "described")).toEqual(told);
	});

	it.each(Object.keys(toldOtherwise))("differs still: %s", async (sql) => {
		expect(await ours.ask(sql, "described")).not.toEqual(await real.ask(sql, "described"));
	});
});

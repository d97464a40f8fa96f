/** Values of every type are what PostgreSQL gives: their types and modifiers, their texts, their bytes, and what goes wrong. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPostgres } from "../../differential/postgres-server.ts";
import { startBeside, type TwoServers } from "../beside-postgres.ts";
import { bitStatements } from "./bit-statements.ts";
import { intervalStatements } from "./interval-statements.ts";
import { modifierStatements } from "./modifier-statements.ts";
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
	records: recordStatements,
};

// Without a PostgreSQL there is nothing to compare with.
describe.skipIf(programs === undefined).each(Object.entries(features))("%s as PostgreSQL has them", (_, statements) => {
	it.each(statements)("%s", async (sql) => {
		for (const form of ["text", "binary"] as const)
			expect(await ours.ask(sql, form)).toEqual(await real.ask(sql, form));
	});
});

/** Values of every type are what PostgreSQL gives: their types and modifiers, their texts, their bytes, and what goes wrong. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPostgres } from "../../differential/postgres-server.ts";
import { startBeside, type TwoServers } from "../beside-postgres.ts";
import { bitStatements } from "./bit-statements.ts";
import { functionStatements } from "./function-statements.ts";
import { intervalStatements } from "./interval-statements.ts";
import { modifierStatements } from "./modifier-statements.ts";
import { objectParameters, objectRecords, objectStatements } from "./object-statements.ts";
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
	"names of objects": objectStatements,
};

// Without a PostgreSQL there is nothing to compare with.
describe.skipIf(programs === undefined).each(Object.entries(features))("%s as PostgreSQL has them", (_, statements) => {
	it.each(statements)("%s", async (sql) => {
		for (const form of ["text", "binary"] as const)
			expect(await ours.ask(sql, form)).toEqual(await real.ask(sql, form));
	});
});

it.skipIf(programs === undefined).each(objectRecords)("in binary form: %s", async (sql) => {
	expect(await ours.ask(sql, "binary")).toEqual(await real.ask(sql, "binary"));
});

it.skipIf(programs === undefined)(
	"gives objects by their ids to a cursor that is BINARY, and no name for an id",
	async () => {
		for (const client of [ours, real]) {
			await client.ask("BEGIN", "text");
			await client.ask("DECLARE ids BINARY CURSOR FOR SELECT 'pg_class'::regclass, 'int4'::regtype", "text");
			await client.ask("DECLARE names CURSOR FOR SELECT 'pg_class'::regclass", "text");
		}
		expect(await ours.ask("FETCH ids", "binary")).toEqual(await real.ask("FETCH ids", "binary"));
		expect(await ours.ask("FETCH names", "binary")).toMatchObject({ rows: [], sqlState: "0A000" });
		for (const client of [ours, real]) await client.ask("ROLLBACK", "text");
	},
);

it.skipIf(programs === undefined).each(objectParameters)("takes objects by their ids: %s", async (sql, given) => {
	for (const form of ["text", "binary"] as const)
		expect(await ours.ask(sql, form, given)).toEqual(await real.ask(sql, form, given));
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

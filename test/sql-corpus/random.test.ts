import { afterAll, describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";
import fc from "../random-cases.ts";
import { randomStatement, randomTables } from "./random-statement.ts";
import { copyTables, showValue } from "./truth.ts";

const isSoak = process.env["SOAK"] === "1";
const place = await useSandbox({ contacts: 60, companies: 10, conversations: 60 });
const connection = await place.open();
const truth = await copyTables(
	connection,
	randomTables.map((table) => table.name),
);
afterAll(() => {
	truth.close();
});

describe("random statements", () => {
	it(
		"give the rows that SQLite gives over the same tables",
		async () => {
			await fc.assert(
				fc.asyncProperty(randomStatement, async ({ sql, sqlite, isOrdered }) => {
					const { rows, columns } = await connection.query(sql);
					const actual = rows.map((row) => columns.map(({ name }) => showValue(row[name] ?? null)).join("|"));
					const expected = truth.ask(sqlite);
					const settle = (list: readonly string[]) => (isOrdered ? list : [...list].sort());
					expect(settle(actual)).toEqual(settle(expected));
				}),
				{ numRuns: isSoak ? 2500 : 100 },
			);
		},
		isSoak ? 900_000 : 60_000,
	);
});

import { expect, test } from "vitest";
import { ProviderError } from "../../../src/base/index.ts";
import fc from "../../random-cases.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 3, conversations: 3 });
const connection = await open();

async function run(sql: string): Promise<ProviderError | readonly object[]> {
	try {
		return (await connection.query(sql)).rows;
	} catch (error) {
		if (error instanceof ProviderError) return error;
		throw error;
	}
}

test.each([
	["SELECT format('%999999999s', 'x')", "54000"],
	["SELECT format('%-999999999s', 'x')", "54000"],
	["SELECT format('%60000000s%60000000s', 'x', 'y')", "54000"],
	["SELECT repeat('ab', 60000000)", "54000"],
	["SELECT lpad('x', 999999999)", "54000"],
	["SELECT rpad(name, 999999999) FROM contacts", "54000"],
	[`SELECT ROW(${Array(3_001).fill(1).join()}) = ROW(${Array(3_001).fill(1).join()}) AS x`, undefined],
	[`SELECT ROW(${Array(10_000).fill(1).join()}) = ROW(${Array(10_000).fill(1).join()}) AS x`, undefined],
	[`SELECT ${Array(3_001).fill("1").join()}`, "54001"],
	[`SELECT coalesce(${Array(3_001).fill("NULL").join()}, 1)`, "54001"],
	[`SELECT 1 ${"UNION ALL SELECT 1 ".repeat(700)}`, "54001"],
	[`SELECT 1 ${"UNION ALL SELECT 1 ".repeat(3_000)}`, "54001"],
	[`SELECT 1${" + 1".repeat(3_000)}`, "54001"],
	[`SELECT ${"(".repeat(3_000)}1${")".repeat(3_000)}`, "54001"],
	[`SELECT ${"CASE WHEN true THEN ".repeat(3_000)}1${" END".repeat(3_000)}`, "54001"],
	[`SELECT 1 AS "${"x".repeat(900_000)}"`, undefined],
	[`SELECT "${"x".repeat(900_000)}" FROM contacts`, "42703"],
	[`SELECT * FROM "${"x".repeat(900_000)}"`, "42P01"],
	[`SELECT count(*) FROM contacts WHERE id IN (${Array(10_000).fill("'a'").join()})`, undefined],
])(
	"%.60s gives rows or the SQLSTATE of its limit",
	async (sql, sqlState) => {
		const outcome = await run(sql);
		if (sqlState === undefined) expect(outcome).toHaveLength(1);
		else expect(outcome).toMatchObject({ sqlState });
	},
	60_000,
);

const word = fc.constantFrom(
	...[
		"SELECT",
		"FROM",
		"WHERE",
		"contacts",
		"tags",
		"id",
		"name",
		"custom_attributes",
		"created_at",
		"*",
		",",
		"(",
		")",
	],
	...["=", "<", "||", "+", "-", "/", "%", "->", "->>", "IN", "LIKE", "IS", "NULL", "NOT", "AND", "OR", "BETWEEN", "::"],
	...[
		"text",
		"json",
		"integer",
		"timestamp",
		"interval",
		"'a'",
		"'1 day'",
		"'{\"a\":1}'",
		"1",
		"0",
		"1e308",
		"-1",
		"[",
		"]",
	],
	...[
		"ORDER",
		"BY",
		"GROUP",
		"LIMIT",
		"OFFSET",
		"JOIN",
		"ON",
		"UNION",
		"ALL",
		"DISTINCT",
		"count",
		"max",
		"sum",
		"now",
	],
	...[
		"format",
		"repeat",
		"to_char",
		"date_trunc",
		"json_each",
		"ARRAY",
		"ANY",
		"ROW",
		"CASE",
		"WHEN",
		"THEN",
		"END",
		"AS",
	],
	...[
		"x",
		'"y"',
		".",
		";",
		"EXPLAIN",
		"WITH",
		"VALUES",
		"OVER",
		"FILTER",
		"EXISTS",
		"COLLATE",
		"AT",
		"TIME",
		"ZONE",
		"?",
	],
);
const call = fc
	.tuple(
		fc.constantFrom(
			"format",
			"repeat",
			"lpad",
			"to_char",
			"substr",
			"json_extract",
			"regexp_replace",
			"date_trunc",
			"age",
		),
		fc.array(
			fc.constantFrom("NULL", "1", "-1", "'a'", "'%s'", "1e308", "9223372036854775807", "now()", "ARRAY[1]", "true"),
			{
				maxLength: 4,
			},
		),
	)
	.map(([name, values]) => `SELECT ${name}(${values.join()})`);
const statement = fc.oneof(
	fc.array(word, { maxLength: 14 }).map((words) => `SELECT ${words.join(" ")}`),
	fc.array(word, { maxLength: 8 }).map((words) => `SELECT id FROM contacts WHERE ${words.join(" ")}`),
	call,
	fc.string({ unit: "binary", maxLength: 60 }),
);

test("any text whatsoever gives rows or a ProviderError", async () => {
	await fc.assert(
		fc.asyncProperty(statement, async (sql) => {
			const outcome = await run(sql);
			expect(outcome instanceof ProviderError ? outcome.sqlState : "").toMatch(/^([0-9A-Z]{5})?$/);
		}),
		{ numRuns: 400 },
	);
}, 240_000);

test.each([undefined, null, 1, {}, Symbol("x"), ["SELECT 1"]])("what is no text is no statement: %s", async (sql) => {
	expect(await run(sql as string)).toMatchObject({ sqlState: "42601" });
});

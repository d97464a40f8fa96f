import { describe, expect, it } from "vitest";
import { ProviderError } from "../../src/base/index.ts";
import { parseStatement } from "../../src/sql/index.ts";

function describeError(text: string): string {
	try {
		parseStatement(text);
	} catch (error) {
		if (error instanceof ProviderError) return `${error.sqlState} ${error.position} ${error.message} | ${error.hint}`;
		throw error;
	}
	return "taken";
}

const clauses = "a comma, an operator, FROM or the end of the statement";

describe("a syntax error says where, what was expected, and what to do", () => {
	const cases: readonly (readonly [string, string])[] = [
		["", "42601 0 syntax error at the end of the text: there is no statement | Write one, for instance SELECT 1."],
		["selec 1", '42601 0 syntax error at "selec": expected a statement | Did you mean SELECT?'],
		["select * form t", `42601 9 syntax error at "form": expected ${clauses} | Did you mean FROM instead of form?`],
		["select id form t", `42601 15 syntax error at "t": expected ${clauses} | Did you mean FROM instead of form?`],
		[
			"select a, from t",
			'42601 10 syntax error at "from": expected a column or an expression | Remove the comma before FROM.',
		],
		[
			"select a b c from t",
			`42601 11 syntax error at "c": expected ${clauses} | A comma or an operator seems to be missing before c.`,
		],
		[
			"select f(1, 2",
			'42601 13 syntax error at the end of the statement: expected a comma, an operator or ")" | A "(" is not closed.',
		],
		[
			"select 1 where a in ()",
			'42601 21 syntax error at ")": expected an expression | A list after IN cannot be empty. For one that may be, write = ANY(?) with an array as the parameter.',
		],
		[
			"delete from t where a NOT IN ( )",
			'42601 31 syntax error at ")": expected an expression | A list after IN cannot be empty. For one that may be, write <> ALL(?) with an array as the parameter.',
		],
		["select 1)", `42601 8 syntax error at ")": expected ${clauses} | There is no "(" for this ")".`],
		[
			"select user, order from t",
			'42601 13 syntax error at "order": expected a column or an expression | ORDER is a reserved word. As a name, write it in double quotes: "order".',
		],
		[
			"exec p @a = 1, b => 2",
			"42601 17 syntax error at \"=>\": expected a comma or the end of the statement | EXEC names its inputs with =, as in @id = '…'; => stands between the parentheses of CALL.",
		],
		["select a == b", "42883 9 operator == does not exist | Write = to compare."],
		[
			"select ‘x’",
			"42601 7 syntax error at \"‘\": this character has no meaning here | This is a typographic quote. Write strings in straight single quotes: 'text'.",
		],
		["select now() - interval 7 day", `42601 24 syntax error at "7": expected ${clauses} | Write INTERVAL '7 day'.`],
		["select a from t where", "42601 21 syntax error at the end of the statement: expected an expression | undefined"],
		[
			"select a from t join u",
			'42601 16 syntax error at "join": this JOIN has no ON and no USING | Write JOIN b ON a.id = b.a_id, JOIN b USING (id), or CROSS JOIN b.',
		],
		[
			"select a from t group by a where b",
			'42601 27 syntax error at "where": expected a comma, an operator, HAVING, ORDER BY or the end of the statement | Clauses come in this order: SELECT, FROM, WHERE, GROUP BY, HAVING, WINDOW, ORDER BY, LIMIT, OFFSET.',
		],
		[
			"select 1; select 2",
			'42601 10 syntax error at "select": a second statement begins here, and only one is taken at a time | Run the statements one by one.',
		],
		[
			"select top 1 a from t limit 2",
			'42601 22 syntax error at "limit": the number of rows is given twice | Keep one of TOP, LIMIT, OFFSET and FETCH for each.',
		],
		["select 5x", '42601 7 syntax error at "5x": a number runs into a word | Put a blank or an operator between them.'],
	];
	for (const [text, message] of cases) {
		it(text === "" ? "an empty text" : text, () => {
			expect(describeError(text)).toBe(message);
		});
	}

	it("what other dialects have is named as not supported", () => {
		const features = [
			"CREATE TABLE x (a int)",
			"SELECT a FROM t FOR UPDATE",
			"SHOW tables",
			"SELECT f((x).*) FROM t",
			"SELECT a INTO b FROM t",
			"SELECT f(VARIADIC x)",
			"SELECT a FROM t TABLESAMPLE system (1) REPEATABLE (2)",
			"SELECT a FROM t QUALIFY rank() = 1",
			"WITH x AS (SELECT 1) INSERT INTO t (a) SELECT 1",
			"WITH x AS (SELECT 1), y AS (SELECT 2) DELETE FROM t",
			"INSERT INTO t DEFAULT VALUES",
			"UPDATE t SET (a, b) = (1, 2)",
			"UPDATE t SET a = 1 WHERE b ORDER BY c",
			"DELETE FROM t LIMIT 1",
		];
		expect(features.map((text) => describeError(text).split(" | ")[0])).toEqual([
			"0A000 0 CREATE TABLE is not supported",
			"0A000 16 FOR UPDATE is not supported",
			"0A000 0 SHOW TABLES is not supported",
			"0A000 12 all fields of a row inside of an expression is not supported",
			"0A000 14 SELECT … INTO b is not supported",
			"0A000 9 VARIADIC is not supported",
			"0A000 39 TABLESAMPLE … REPEATABLE is not supported",
			"0A000 16 QUALIFY is not supported",
			"0A000 21 WITH before INSERT is not supported",
			"0A000 38 WITH before DELETE is not supported",
			"0A000 14 INSERT … DEFAULT VALUES is not supported",
			"0A000 13 UPDATE … SET (a, b) = … is not supported",
			"0A000 27 UPDATE … ORDER BY is not supported",
			"0A000 14 DELETE … LIMIT is not supported",
		]);
	});

	it("what programs send that keep tables of their own says what to do", () => {
		const cases: readonly (readonly [text: string, feature: string, advice: RegExp])[] = [
			["CREATE TEMP TABLE x AS SELECT 1", "CREATE TEMPORARY TABLE", /WITH t AS/],
			["CREATE LOCAL TEMPORARY TABLE x (a int)", "CREATE TEMPORARY TABLE", /WITH t AS/],
			["CREATE TABLE IF NOT EXISTS migrations (id serial)", "CREATE TABLE", /a database of its own/],
			["CREATE OR REPLACE VIEW v AS SELECT 1", "CREATE VIEW", /UserDefinedViews/],
			["CREATE UNIQUE INDEX i ON t (a)", "CREATE INDEX", /Leave it out/],
			['CREATE EXTENSION IF NOT EXISTS "uuid-ossp"', "CREATE EXTENSION", /Leave it out/],
			["CREATE TYPE e AS ENUM ('a')", "CREATE", /Tables come from the profile/],
			["REINDEX TABLE t", "REINDEX", /Leave it out/],
			["SELECT a FROM t FOR SHARE", "FOR SHARE", /Leave it out/],
			["SELECT a FROM t FOR NO KEY UPDATE", "FOR NO KEY UPDATE", /Leave it out/],
			["COPY t FROM STDIN", "COPY … FROM", /INSERT INTO/],
			["COPY t (a, b) FROM STDIN WITH (FORMAT csv)", "COPY … FROM", /INSERT INTO/],
			["COPY t TO '/tmp/x'", "COPY into a file of the server", /TO STDOUT/],
		];
		for (const [text, feature, advice] of cases) {
			const [head = "", hint = ""] = describeError(text).split(" | ");
			expect(`${text}: ${head.replace(/^0A000 \d+ /, "")}`).toBe(`${text}: ${feature} is not supported`);
			expect(hint).toMatch(advice);
		}
	});
});

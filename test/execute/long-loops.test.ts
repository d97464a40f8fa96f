import { describe, expect, it } from "vitest";
import { interruptLongLoops, type LoopTable } from "../../src/execute/long-loops.ts";
import { parseStatement, printStatement, type Query } from "../../src/sql/index.ts";

const table = (rowCount: number): LoopTable => ({ rowCount, column: "id", key: ["id"], isStored: true });
const tables = new Map([
	["small", table(20)],
	["large", table(100_000)],
	["other", table(100_000)],
]);

/** The checks of a statement, in the order of the text. */
function listChecks(text: string): readonly string[] {
	const query = interruptLongLoops(parseStatement(text) as Query, tables);
	return printStatement(query, "sqlite").match(/"?keep_running"?\([^)]*\)/g) ?? [];
}

describe("a statement can be interrupted where it", () => {
	it.each([
		["joins by what is no key", "SELECT 1 FROM large a JOIN other b ON a.n + b.n = 1", "a.id"],
		["joins by a column that many rows may share", "SELECT 1 FROM large a JOIN other b ON a.state = b.state", "a.id"],
		["takes the product of three", "SELECT 1 FROM large a, small b, other c", "a.id, b.id"],
		["joins outwards", "SELECT 1 FROM large a LEFT JOIN other b ON a.n < b.n", "a.id"],
		["goes on by keys from a product", "SELECT 1 FROM large a, other b, large c WHERE c.id = b.c", "a.id"],
		["joins what is computed", "SELECT 1 FROM (SELECT n FROM large) a, (SELECT n FROM large) b", "a.n, b.n"],
		["joins tables of WITH", "WITH w AS (SELECT n FROM large) SELECT 1 FROM w a, w b", "a.n, b.n"],
		["takes the most of the many", "SELECT 1 FROM (SELECT id FROM large LIMIT 90000) a, other b", "a.id, b.id"],
		["looks for each row", "SELECT (SELECT count(*) FROM other b WHERE b.n = a.n) FROM large a", "a.n"],
		[
			"looks for each row with EXISTS",
			"SELECT 1 FROM large a WHERE EXISTS (SELECT 1 FROM other b WHERE b.n > a.n)",
			"a.n",
		],
		["unfolds lists beside each other", "SELECT 1 FROM json_each('[]') a, json_each('[]') b", "a.value, b.value"],
	])("%s", (_name, text, values) => {
		expect(listChecks(text).map((check) => check.replaceAll('"', ""))).toEqual([`keep_running(${values})`]);
	});

	it.each([
		["each loop that makes the rows too many", "SELECT 1 FROM large a, other b, small c", ["a.id", "a.id, b.id"]],
		[
			"each subquery of ORDER BY",
			"SELECT 1 FROM large a ORDER BY (SELECT count(*) FROM other b WHERE b.n > a.n)",
			["a.n"],
		],
	])("checks in %s", (_name, text, values) => {
		expect(listChecks(text).map((check) => check.replaceAll('"', ""))).toEqual(
			values.map((value) => `keep_running(${value})`),
		);
	});

	it("goes through the frame of each row", () => {
		const frame = "(ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE TIES)";
		const query = parseStatement(`SELECT min(n) OVER ${frame} FROM large`) as Query;
		expect(printStatement(interruptLongLoops(query, tables), "sqlite")).toContain('"keep_framing"() OVER (');
	});

	it("recurs, however little each round has to do", () => {
		const text = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r AS s WHERE n < 9) SELECT n FROM r";
		expect(listChecks(text)).toEqual(['"keep_running"("s"."n")']);
	});

	it("checks first, so that no condition keeps it from that", () => {
		const query = parseStatement("SELECT 1 FROM large a, other b WHERE a.n = b.n OR a.n = 2") as Query;
		expect(printStatement(interruptLongLoops(query, tables), "sqlite")).toContain(
			'WHERE "keep_running"("a"."id") AND (',
		);
	});
});

describe("nothing is added where a statement", () => {
	it.each([
		["reads one table", "SELECT count(*) FROM large a WHERE a.n > 5 ORDER BY a.n"],
		["joins by the key", "SELECT 1 FROM large a JOIN other b ON b.id = a.other_id"],
		[
			"joins by the key five times",
			"SELECT 1 FROM large a JOIN other b ON b.id = a.b JOIN other c ON a.c = c.id JOIN large d ON d.id = c.d",
		],
		["joins what is small", "SELECT 1 FROM small a, small b, small c"],
		["takes few of the many", "SELECT 1 FROM (SELECT id FROM large LIMIT 10) a, other b"],
		["looks something up for each row", "SELECT (SELECT b.n FROM other b WHERE b.id = a.n) FROM large a"],
		["asks the same for each row", "SELECT 1 FROM large a WHERE a.n IN (SELECT b.n FROM other b)"],
		["joins one row", "SELECT 1 FROM large a, (SELECT 1 AS x) b"],
		[
			"unfolds the list of each row",
			"SELECT 1 FROM large a, json_each(json_elements(a.tags)) b WHERE a.n = 1 AND a.id = 5",
		],
		["unfolds what is written out", "SELECT 1 FROM small a, json_each(json_array(1, 2)) b, small c"],
		["has frames that only move", "SELECT min(n) OVER (ORDER BY id ROWS 5 PRECEDING) FROM large"],
	])("%s", (_name, text) => {
		expect(listChecks(text)).toEqual([]);
	});
});

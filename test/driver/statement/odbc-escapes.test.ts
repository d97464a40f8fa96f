import { describe, expect, it } from "vitest";
import { useSandbox } from "../sandbox-connection.ts";

const place = await useSandbox({ contacts: 10, companies: 3, conversations: 10 });
const connection = await place.open();

/** A call in an escape of ODBC's appendix E, and its value. */
const calls: readonly (readonly [call: string, value: unknown])[] = [
	["UCASE('a')", "A"],
	["ASCII('A')", 65],
	["CHAR(66)", "B"],
	["INSERT('abcdef', 2, 3, 'X')", "aXef"],
	["LOCATE('b', 'abcb')", 2],
	["LOCATE('b', 'abcb', 3)", 4],
	["LOCATE('é', '🙂éé', 3)", 3],
	["LOCATE('z', 'abcb', 3)", 0],
	["CONCAT('a', 'b')", "ab"],
	["SUBSTRING('abcdef', 2, 2)", "bc"],
	["SPACE(2)", "  "],
	["LOG(1)", 0],
	["LOG10(100)", 2],
	["TRUNCATE(12.345, 1)", 12.3],
	["MOD(7, 4)", 3],
	["IFNULL(NULL, 'x')", "x"],
	["DATABASE()", "intercom"],
	["DAYNAME({d '2026-01-31'})", "Saturday"],
	["DAYOFYEAR({d '2026-02-01'})", 32],
	["QUARTER({d '2026-05-01'})", 2],
	["EXTRACT(YEAR FROM {ts '2026-01-31 10:00:00'})", 2026],
	["CONVERT('12', SQL_INTEGER)", 12],
	["CONVERT({ts '2026-01-31 10:00:00'}, SQL_DATE)", "2026-01-31"],
	["TIMESTAMPDIFF(SQL_TSI_DAY, {ts '2026-01-01 12:00:00'}, {ts '2026-01-03 11:00:00'})", 1],
	["TIMESTAMPDIFF(SQL_TSI_DAY, {ts '2026-01-03 11:00:00'}, {ts '2026-01-01 12:00:00'})", -1],
	["TIMESTAMPDIFF(SQL_TSI_WEEK, {d '2026-01-01'}, {d '2026-01-15'})", 2],
	["TIMESTAMPDIFF(SQL_TSI_MONTH, {d '2026-01-31'}, {d '2026-03-30'})", 1],
	["TIMESTAMPDIFF(SQL_TSI_QUARTER, {d '2026-01-01'}, {d '2026-07-01'})", 2],
	["TIMESTAMPDIFF(SQL_TSI_YEAR, {d '2024-02-29'}, {d '2026-02-27'})", 1],
	["TIMESTAMPDIFF(SQL_TSI_YEAR, {d '2026-02-27'}, {d '2024-02-29'})", -1],
	["CONVERT({fn TIMESTAMPADD(SQL_TSI_MONTH, 1, {d '2026-01-31'})}, SQL_DATE)", "2026-02-28"],
];

describe("ODBC's scalar functions", () => {
	it.each(calls)("%s", async (call, value) => {
		const { rows } = await connection.query(`SELECT {fn ${call}} AS x`);
		expect(rows).toEqual([{ x: value }]);
	});

	it("and its outer join read tables", async () => {
		const { rows } = await connection.query(
			"SELECT count(*) AS n FROM {oj contacts c LEFT OUTER JOIN companies p ON p.id = c.id} WHERE c.role LIKE 'u%' {escape '!'}",
		);
		const plain = await connection.query("SELECT count(*) AS n FROM contacts WHERE role LIKE 'u%'");
		expect(rows).toEqual(plain.rows);
	});
});

import { describe, expect, it } from "vitest";
import { useSandbox } from "../sandbox-connection.ts";

const place = await useSandbox({ contacts: 3, companies: 2, conversations: 2 });
const sql = "SELECT 12.50 AS price, sum(x) AS total FROM (VALUES (9223372036854775807), (1)) t (x)";

it("Values of type numeric are the nearest JavaScript numbers", async () => {
	const connection = await place.open();
	expect((await connection.query(sql)).rows).toEqual([{ price: 12.5, total: 2 ** 63 }]);
});

it("NumericAs=STRING gives their exact text, and a statement can say otherwise", async () => {
	const connection = await place.open({ NumericAs: "STRING" });
	expect((await connection.query(sql)).rows).toEqual([{ price: "12.50", total: "9223372036854775808" }]);
	expect((await connection.query(sql, [], { numericAs: "number" })).rows[0]).toMatchObject({ price: 12.5 });
});

describe("a statement warns once when digits are lost", () => {
	it.each([
		["SELECT x FROM (VALUES (9007199254740993::numeric), (9007199254740995)) t (x)", 1],
		["SELECT 12345678901234567890.5 AS x", 1],
		["SELECT sum(x) AS x FROM (VALUES (9223372036854775807), (1)) t (x)", 0],
		["SELECT 12.50 AS x, 1 / 3.0, avg(y), 123456789012.345 FROM (VALUES (1), (2), (2)) t (y)", 0],
	])("%s", async (statement, count) => {
		const connection = await place.open();
		const { warnings } = await connection.query(statement);
		expect(warnings).toHaveLength(count);
		if (count > 0)
			expect(warnings[0]).toMatch(/^the column x has numbers of more digits.*NumericAs=STRING gives them all$/);
		expect((await connection.query(statement, [], { numericAs: "text" })).warnings).toEqual([]);
	});
});

import { expect, it } from "vitest";
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

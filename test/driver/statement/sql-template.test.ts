import { expectTypeOf } from "expect-type";
import { describe, expect, it } from "vitest";
import { sql, sqlIdentifier, sqlList } from "../../../src/driver/index.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 60, companies: 0, conversations: 5 });

describe("a statement from a template", () => {
	it("sends what stands in it as values, whatever they look like", async () => {
		const connection = await open();
		const name = `'; DROP TABLE contacts; -- ${"$1"} \${x}`;
		const statement = sql`SELECT ${name} AS name, ${1} + ${2}::integer AS three, ${null}::text AS nothing`;
		expect(statement.text).toBe("SELECT $1 AS name, $2 + $3::integer AS three, $4::text AS nothing");
		expect((await connection.query(statement)).rows).toEqual([{ name, three: 3, nothing: null }]);
	});

	it("has rows of the type that it says", async () => {
		const connection = await open();
		const statement = sql<{ id: string; role: "lead" | "user" }>`SELECT id, role FROM contacts WHERE role = ${"lead"}`;
		const { rows } = await connection.query(statement);
		expectTypeOf(rows).toEqualTypeOf<{ id: string; role: "lead" | "user" }[]>();
		expect(rows.length).toBeGreaterThan(0);
		const streamed: string[] = [];
		for await (const row of connection.stream(statement)) streamed.push(row.id);
		expect(streamed.sort()).toEqual(rows.map(({ id }) => id).sort());
		// @ts-expect-error: there is no such column in its rows
		expect(rows[0]?.nothing).toBeUndefined();
	});

	it("is made of parts, whose values are numbered through", async () => {
		const connection = await open();
		const roles = sqlList(["lead", "user"]);
		const condition = sql`role IN (${roles}) AND ${sqlIdentifier("contacts", "id")} <> ${"x"}`;
		const statement = sql`SELECT count(*) AS n FROM ${sqlIdentifier("contacts")} WHERE ${condition} AND ${true}`;
		expect(statement.text).toBe(
			'SELECT count(*) AS n FROM "contacts" WHERE role IN ($1, $2) AND "contacts"."id" <> $3 AND $4',
		);
		expect(statement.parameters).toEqual(["lead", "user", "x", true]);
		expect((await connection.query(statement)).rows).toEqual([{ n: 60 }]);
	});

	it("quotes names, so that none of them ends the quotes", async () => {
		const connection = await open();
		const rows = connection.query(sql`SELECT 1 AS ${sqlIdentifier('a"b')}, ${undefined}::text AS c`);
		expect((await rows).rows).toEqual([{ 'a"b': 1, c: null }]);
	});

	it("takes the options of a statement", async () => {
		const connection = await open();
		const ended = connection.query(sql`SELECT id FROM contacts`, { signal: AbortSignal.abort() });
		await expect(ended).rejects.toMatchObject({ sqlState: "57014" });
	});
});

describe("parameters", () => {
	it("may be those of an interface, and nothing that is neither a list nor an object of values", async () => {
		interface Asked {
			readonly role: string;
		}
		const asked: Asked = { role: "lead" };
		const connection = await open();
		expect((await connection.query("SELECT id FROM contacts WHERE role = :role", asked)).rowCount).toBeGreaterThan(0);
		// @ts-expect-error: a text is no list of values
		await expect(connection.query("SELECT id FROM contacts WHERE role = ?", "lead")).rejects.toMatchObject({
			sqlState: "07001",
		});
		// @ts-expect-error: a symbol is no value
		await expect(connection.query("SELECT ? AS a", [Symbol("a")])).rejects.toMatchObject({ sqlState: "07001" });
	});
});

import { describe, expect, it } from "vitest";
import type { Connection } from "../../../src/driver/index.ts";
import { ProviderError } from "../../../src/driver/index.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { sandbox, open } = await useSandbox({ contacts: 1234, companies: 3, conversations: 1, tickets: 0 });

async function refusalOf(connection: Connection, sql: string, parameters?: unknown[]): Promise<ProviderError> {
	const error: unknown = await connection.query(sql, parameters as never).catch((reason: unknown) => reason);
	if (error instanceof ProviderError) return error;
	throw new Error(`it was not refused: ${sql}`);
}

const hint = (most: number) =>
	`Restrict it with WHERE, or allow it in the connection string: MaxWrites=${String(most)} or more (0: any number).`;

describe("UPDATE and DELETE without WHERE are refused", () => {
	it.each([
		["DELETE FROM contacts", [], "DELETE without WHERE would write all 1,234 rows of contacts", 1234],
		[
			"UPDATE companies SET name = ? RETURNING id, $1",
			["x"],
			"UPDATE without WHERE would write all 3 rows of companies",
			1001,
		],
		["UPDATE conversations SET title = 'x'", [], "UPDATE without WHERE would write the 1 row of conversations", 1001],
		["DELETE FROM tickets", [], "DELETE without WHERE would write all 0 rows of tickets", 1001],
	])("with the number of rows: %s", async (sql, parameters, message, most) => {
		const connection = await open();
		sandbox.resetRequests();
		const error = await refusalOf(connection, sql, parameters);
		expect([error.code, error.sqlState, error.message, error.hint]).toEqual([
			"unbounded_write",
			"54000",
			message,
			hint(most),
		]);
		expect(sandbox.requests.length).toBeLessThanOrEqual(2);
		expect(sandbox.writes).toEqual([]);
	});

	it("without it where counting takes reading them, or is not answered", async () => {
		const connection = await open();
		sandbox.resetRequests();
		const many = await refusalOf(connection, "DELETE FROM contact_tags");
		expect([many.message, many.hint]).toEqual([
			"DELETE without WHERE would write every row of contact_tags (a few requests do not tell how many there are)",
			hint(1001),
		]);
		expect(sandbox.requests.length).toBeLessThanOrEqual(3);
		const barred = await open({ APIKey: "wrong", ConnectOnOpen: false });
		expect((await refusalOf(barred, "DELETE FROM contacts")).message).toContain("every row of contacts");
	});

	it("by what was counted before, without another request", async () => {
		const connection = await open();
		await connection.query("SELECT count(*) FROM contacts");
		sandbox.resetRequests();
		expect((await refusalOf(connection, "DELETE FROM contacts")).message).toContain("all 1,234 rows");
		expect(sandbox.requests).toEqual([]);
	});

	it("in Kysely, in a prepared statement, and as EXPLAIN says", async () => {
		const connection = await open();
		const message = "DELETE without WHERE would write all 1,234 rows of contacts";
		const deleting = connection.kysely().deleteFrom("contacts").execute();
		await expect(deleting).rejects.toMatchObject({ message, hint: hint(1234) });
		await expect(connection.prepare("DELETE FROM contacts").all()).rejects.toMatchObject({ message });
		const { rows } = await connection.query("EXPLAIN DELETE FROM contacts");
		expect(rows.at(-1)?.["note"]).toMatch(/^refused without WHERE, unless MaxWrites is raised; one request/);
	});

	it("unless MaxWrites is raised, which is held as ever", async () => {
		const some = await open({ MaxWrites: 1001 });
		expect((await refusalOf(some, "DELETE FROM contacts")).message).toBe(
			"the statement would write 1234 rows of contacts, more than MaxWrites=1001",
		);
		const { rowCount } = await some.query("UPDATE companies SET name = 'x'");
		expect(rowCount).toBe(3);
	});
});

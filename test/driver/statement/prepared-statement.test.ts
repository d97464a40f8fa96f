import { describe, expect, it } from "vitest";
import { useSandbox } from "../sandbox-connection.ts";

const { sandbox, open } = await useSandbox({ contacts: 400, companies: 0, conversations: 20 });
const ofRole = "SELECT id, role FROM contacts WHERE role = :role";

interface RoleParameters {
	readonly role: string;
}
interface Contact {
	readonly id: string;
	readonly role: string;
}
const leads: RoleParameters = { role: "lead" };

describe("a prepared statement", () => {
	it("gives its first row, and asks for no more than the page that has it", async () => {
		const statement = (await open({ AutoCache: false })).prepare<Contact>(ofRole);
		sandbox.resetRequests();
		const first: Contact | undefined = await statement.get(leads);
		expect(first).toEqual({ id: expect.any(String), role: "lead" });
		expect(sandbox.requests).toHaveLength(1);
		expect(await statement.get({ role: "nobody" })).toBeUndefined();
	});

	it("gives all rows at once or one by one, each time with other values", async () => {
		const statement = (await open()).prepare<Contact>(`${ofRole} ORDER BY id`);
		const { rows, rowCount } = await statement.all(leads);
		const streamed: Contact[] = [];
		for await (const row of statement.stream(leads)) streamed.push(row);
		expect(streamed).toEqual(rows);
		expect(rowCount + (await statement.all({ role: "user" })).rowCount).toBe(400);
	});

	it("tells how far it is", async () => {
		const told: number[] = [];
		const statement = (await open()).prepare(ofRole);
		await statement.all(leads, { onProgress: ({ rows }) => told.push(rows) });
		expect(told.at(-1)).toBeGreaterThan(0);
	});

	it("explains itself without a request", async () => {
		const statement = (await open()).prepare(ofRole);
		sandbox.resetRequests();
		expect(JSON.stringify((await statement.explain(leads)).rows)).toContain("/contacts/search");
		expect(sandbox.requests).toEqual([]);
	});

	it("refuses everything once it is closed, as often as that is done", async () => {
		const connection = await open();
		const statement = connection.prepare(ofRole);
		statement.close();
		statement.close();
		const closed = { code: "statement_closed", sqlState: "26000" };
		await expect(statement.all(leads)).rejects.toMatchObject(closed);
		await expect(statement.get(leads)).rejects.toMatchObject(closed);
		await expect(statement.describe()).rejects.toMatchObject(closed);
		await expect(statement.explain(leads)).rejects.toMatchObject(closed);
		expect(() => statement.stream(leads)).toThrow("is closed");
		expect(statement.columns.map(({ name }) => name)).toEqual(["id", "role"]);
		expect(await connection.prepare(ofRole).get(leads)).toBeDefined();
	});

	it("refuses everything once its connection is closed", async () => {
		const connection = await open();
		const statement = connection.prepare(ofRole);
		await connection.close();
		await expect(statement.get(leads)).rejects.toMatchObject({ sqlState: "08003" });
		await expect(statement.all(leads)).rejects.toMatchObject({ sqlState: "08003" });
		expect(() => statement.stream(leads)).toThrow("the connection is closed");
		statement.close();
		await expect(statement.explain(leads)).rejects.toMatchObject({ sqlState: "08003" });
	});
});

import { expect, it } from "vitest";
import type { Connection } from "../../src/driver/index.ts";
import { useSandbox } from "./sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 5, companies: 2, conversations: 5 });
const sql = "SELECT id FROM tags LIMIT 1";

async function drain(rows: AsyncIterable<unknown>): Promise<void> {
	let count = 0;
	for await (const _ of rows) count++;
	expect(count).toBe(0);
}

it.each<[string, (connection: Connection) => Promise<unknown>]>([
	["query", (connection) => connection.query(sql)],
	["query of something new", (connection) => connection.query("SELECT 1")],
	["stream", (connection) => drain(connection.stream(sql))],
	["prepare", async (connection) => Promise.resolve(connection.prepare(sql))],
	["kysely", (connection) => connection.kysely().selectFrom("tags").select("id").execute()],
	["tables", (connection) => connection.tables()],
	["columns", (connection) => connection.columns("tags")],
	["columns of nothing", (connection) => connection.columns("nothing")],
	["check", (connection) => connection.check()],
	["sync", (connection) => connection.sync()],
	["sync of nothing", (connection) => connection.sync([])],
	["cacheStatus", (connection) => connection.cacheStatus()],
	["cacheStatus of nothing", (connection) => connection.cacheStatus(["nothing"])],
	["clearCache", (connection) => connection.clearCache()],
])("after close, %s fails with 08003, whether the connection was used before or not", async (_name, act) => {
	const [unused, used] = [await open(), await open()];
	await used.query(sql);
	for (const connection of [unused, used]) {
		await connection.close();
		await expect(act(connection)).rejects.toMatchObject({ code: "connection_closed", sqlState: "08003" });
	}
});

it("a statement that was prepared before fails with 08003 after close, and a second close does nothing", async () => {
	const connection = await open();
	const statement = connection.prepare(sql);
	await connection.close();
	await connection.close();
	await expect(statement.all()).rejects.toMatchObject({ sqlState: "08003" });
	await expect(statement.explain()).rejects.toMatchObject({ sqlState: "08003" });
	expect(statement.columns).toHaveLength(1);
	expect(connection.options.Profile).toBe("Intercom");
});

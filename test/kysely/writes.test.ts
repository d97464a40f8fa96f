import { describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 5, companies: 2, conversations: 2 });

describe("Kysely writes", () => {
	it("rows, and gives what they are then", async () => {
		const db = (await open()).kysely();
		const made = await db
			.insertInto("contacts")
			.values([
				{ external_id: "q1", name: "Ann" },
				{ external_id: "q2", name: "Bob" },
			])
			.returning(["id", "name"])
			.execute();
		expect(made.map(({ name }) => name)).toEqual(["Ann", "Bob"]);
		const changed = await db
			.updateTable("contacts")
			.set({ name: "Anna" })
			.where("external_id", "=", "q1")
			.executeTakeFirstOrThrow();
		expect(changed.numUpdatedRows).toBe(1n);
		const upserted = await db
			.insertInto("contacts")
			.values({ external_id: "q1", name: "Anne" })
			.onConflict((conflict) => conflict.column("external_id").doUpdateSet({ name: (eb) => eb.ref("excluded.name") }))
			.returning("name")
			.executeTakeFirst();
		expect(upserted).toEqual({ name: "Anne" });
		const left = await db
			.insertInto("contacts")
			.values({ external_id: "q2", name: "X" })
			.onConflict((conflict) => conflict.column("external_id").doNothing())
			.executeTakeFirstOrThrow();
		expect(left.numInsertedOrUpdatedRows).toBe(0n);
		const gone = await db.deleteFrom("contacts").where("external_id", "in", ["q1", "q2"]).executeTakeFirst();
		expect(gone.numDeletedRows).toBe(2n);
	});

	it("nothing in a transaction, of which nothing could be taken back", async () => {
		const db = (await open()).kysely();
		const writing = db
			.transaction()
			.execute((transaction) => transaction.insertInto("tags").values({ name: "t" }).execute());
		await expect(writing).rejects.toMatchObject({ sqlState: expect.stringMatching(/^(0A000|25)/) as string });
	});
});

import { describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 40, companies: 10, conversations: 10 });
const db = (await open()).kysely();

describe("Kysely writes", () => {
	it("rows, and gives what the service has then", async () => {
		const tag = await db
			.insertInto("tags")
			.values({ name: "from a builder" })
			.returning(["id", "name"])
			.executeTakeFirstOrThrow();
		expect(tag).toEqual({ id: expect.any(String), name: "from a builder" });
		const found = await db.selectFrom("tags").selectAll().where("id", "=", tag.id).executeTakeFirst();
		expect(found).toEqual(tag);
		const gone = await db.deleteFrom("tags").where("id", "=", tag.id).executeTakeFirstOrThrow();
		expect(gone.numDeletedRows).toBe(1n);
		expect(await db.selectFrom("tags").selectAll().where("id", "=", tag.id).execute()).toEqual([]);
	});

	it("several rows, and tells how many", async () => {
		const { numInsertedOrUpdatedRows } = await db
			.insertInto("contacts")
			.values([
				{ role: "lead", name: "One" },
				{ role: "lead", name: "Two" },
			])
			.executeTakeFirstOrThrow();
		expect(numInsertedOrUpdatedRows).toBe(2n);
	});

	it("changes of rows that it finds", async () => {
		const { id } = await db.selectFrom("contacts").select("id").orderBy("id").executeTakeFirstOrThrow();
		const changed = await db
			.updateTable("contacts")
			.set({ name: "Ada Lovelace" })
			.where("id", "=", id)
			.returning(["id", "name"])
			.execute();
		expect(changed).toEqual([{ id, name: "Ada Lovelace" }]);
		const counted = await db
			.updateTable("contacts")
			.set({ name: "Ada" })
			.where("id", "=", id)
			.executeTakeFirstOrThrow();
		expect(counted.numUpdatedRows).toBe(1n);
	});

	it("rows that may be there already", async () => {
		const write = (name: string) =>
			db
				.insertInto("companies")
				.values({ company_id: "acme-1", name })
				.onConflict((conflict) =>
					conflict.column("company_id").doUpdateSet((of) => ({ name: of.ref("excluded.name") })),
				)
				.returning(["company_id", "name"])
				.executeTakeFirstOrThrow();
		expect(await write("Acme")).toEqual({ company_id: "acme-1", name: "Acme" });
		expect(await write("Acme Ltd")).toEqual({ company_id: "acme-1", name: "Acme Ltd" });
		const kept = await db
			.insertInto("companies")
			.values({ company_id: "acme-1", name: "Other" })
			.onConflict((conflict) => conflict.column("company_id").doNothing())
			.executeTakeFirstOrThrow();
		expect(kept.numInsertedOrUpdatedRows).toBe(0n);
		const found = await db.selectFrom("companies").select("name").where("company_id", "=", "acme-1").executeTakeFirst();
		expect(found).toEqual({ name: "Acme Ltd" });
	});

	it("rows of a query", async () => {
		const { id } = await db.insertInto("tags").values({ name: "attached" }).returning("id").executeTakeFirstOrThrow();
		const result = await db
			.insertInto("contact_tags")
			.columns(["contact_id", "tag_id"])
			.expression((of) =>
				of
					.selectFrom("contacts")
					.select((each) => ["contacts.id", each.val(id).as("tag_id")])
					.orderBy("contacts.id")
					.limit(2),
			)
			.executeTakeFirstOrThrow();
		expect(result.numInsertedOrUpdatedRows).toBe(2n);
	});

	it("nothing in a transaction, and says why", async () => {
		const writing = db.transaction().execute((trx) => trx.insertInto("tags").values({ name: "x" }).execute());
		await expect(writing).rejects.toMatchObject({ sqlState: "0A000" });
	});
});

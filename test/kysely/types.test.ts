/** What the compiler says of queries: each `@ts-expect-error` is a mistake that it must refuse. Nothing here is run against a service. */
import { expectTypeOf } from "expect-type";
import { DummyDriver, type Insertable, Kysely, type Selectable, type Updateable } from "kysely";
import { describe, expect, it } from "vitest";
import type { IntercomDatabase } from "../../src/intercom-dialect/index.ts";
import { lendRunner, RunnerDialect } from "../../src/kysely/index.ts";

const dialect = new RunnerDialect(lendRunner({} as never));
const db = new Kysely<IntercomDatabase>({
	dialect: {
		createAdapter: () => dialect.createAdapter(),
		createDriver: () => new DummyDriver(),
		createIntrospector: (of) => dialect.createIntrospector(of),
		createQueryCompiler: () => dialect.createQueryCompiler(),
	},
});
type Contact = Selectable<IntercomDatabase["contacts"]>;

describe("the types of the tables", () => {
	it("know tables, columns and what is in them", async () => {
		const rows = await db.selectFrom("contacts").select(["id", "role", "created_at"]).execute();
		expectTypeOf(rows).toEqualTypeOf<
			{ id: string; role: "user" | "lead" | (string & Record<never, never>) | null; created_at: Date | null }[]
		>();
		expectTypeOf<Contact["id"]>().toEqualTypeOf<string>();
		expectTypeOf<Contact["has_hard_bounced"]>().toEqualTypeOf<boolean | null>();
		expectTypeOf<Contact["signed_up_at"]>().toEqualTypeOf<Date | null>();
		expect(rows).toEqual([]);
	});

	it("refuse a table or column that is not there", () => {
		// @ts-expect-error: no such table
		db.selectFrom("contcts");
		// @ts-expect-error: no such column
		db.selectFrom("contacts").select("emial");
		// @ts-expect-error: no such column of the joined table
		db.selectFrom("contacts").innerJoin("contact_tags", "contact_tags.contact", "contacts.id");
		// @ts-expect-error: a column of a table that is not joined
		db.selectFrom("contacts").where("conversations.state", "=", "open");
		expect(db).toBeDefined();
	});

	it("refuse a value of another type", () => {
		// @ts-expect-error: a time is no text
		db.selectFrom("contacts").where("created_at", ">", 20260101);
		// @ts-expect-error: a text is no boolean
		db.selectFrom("conversations").where("open", "=", "yes");
		// @ts-expect-error: a number is no text
		db.selectFrom("conversations").where("state", "=", 1);
		// Where the service may come to know other words, others are taken.
		db.selectFrom("conversations").where("state", "=", "archived");
		expect(db).toBeDefined();
	});

	it("keep what may be missing apart from what is there", async () => {
		const row = await db.selectFrom("contacts").select(["id", "email"]).executeTakeFirst();
		// @ts-expect-error: there may be no row
		expect(() => row.id).toThrow();
		// @ts-expect-error: a contact may have no e-mail address
		const email: string | undefined = row?.email;
		expect(email).toBeUndefined();
		const joined = db
			.selectFrom("conversations")
			.leftJoin("teams", "teams.id", "team_assignee_id")
			.select("teams.id as team");
		expectTypeOf<Awaited<ReturnType<typeof joined.executeTakeFirstOrThrow>>>().toEqualTypeOf<{ team: string | null }>();
	});

	it("know what JSON holds, as far as the service tells", () => {
		expectTypeOf<Selectable<IntercomDatabase["companies"]>["tags"]>()
			.extract<readonly unknown[]>()
			.items.toHaveProperty("name");
		const tag = {} as NonNullable<Selectable<IntercomDatabase["companies"]>["tags"]>[number];
		// @ts-expect-error: a tag has no colour
		expect(tag.colour).toBeUndefined();
		db.selectFrom("companies").select((of) => of.ref("tags", "->").at(0).key("name").as("first"));
		// @ts-expect-error: a tag has no colour
		db.selectFrom("companies").select((of) => of.ref("tags", "->").at(0).key("colour").as("first"));
		// @ts-expect-error: a text has no members
		db.selectFrom("companies").select((of) => of.ref("name", "->").key("first").as("first"));
	});

	it("know the reports, with and without their schema", () => {
		expectTypeOf<Selectable<IntercomDatabase["reports.csat_by_month"]>["csat_percent"]>().toEqualTypeOf<
			number | null
		>();
		db.selectFrom("reports.csat_by_month").select("month").compile();
		db.withSchema("reports").selectFrom("csat_by_month").select("csat_percent").compile();
		// @ts-expect-error: a report is only read
		db.updateTable("csat_by_month").set({ month: "2026-01-01" });
		expect(db).toBeDefined();
	});
});

describe("the types of what is written", () => {
	it("want what the service wants", () => {
		expectTypeOf<keyof Insertable<IntercomDatabase["tags"]>>().toEqualTypeOf<"name">();
		expectTypeOf<Insertable<IntercomDatabase["tags"]>["name"]>().toEqualTypeOf<string>();
		db.insertInto("tags").values({ name: "vip" }).returning("id").compile();
		// @ts-expect-error: a tag has a name
		db.insertInto("tags").values({});
		// @ts-expect-error: and it is not null
		db.insertInto("tags").values({ name: null });
	});

	it("leave out what nobody can set", () => {
		expectTypeOf<keyof Updateable<IntercomDatabase["contacts"]>>()
			.extract<"id" | "created_at" | "browser">()
			.toBeNever();
		db.updateTable("contacts").set({ name: "Ada" }).where("id", "=", "65f1").compile();
		// @ts-expect-error: the service sets it
		db.updateTable("contacts").set({ created_at: new Date() });
		// @ts-expect-error: the service sets it
		db.insertInto("contacts").values({ email: "ada@example.com", id: "65f1" });
		// @ts-expect-error: set once, when the company is made
		db.updateTable("companies").set({ company_id: "acme" });
	});

	it("refuse rows for a table that takes none", () => {
		// @ts-expect-error: a table that is only read
		db.insertInto("teams").values({ name: "Support" });
		// @ts-expect-error: nor a row of defaults
		db.insertInto("teams").values({});
		// @ts-expect-error: nor several rows
		db.insertInto("segments").values([{ name: "Support" }]);
		// @ts-expect-error: nor with an expression
		db.insertInto("teams").values((of) => ({ name: of.val("Support") }));
		// @ts-expect-error: a report
		db.insertInto("reports.csat_by_month").values({ month: "2026-01-01" });
		// @ts-expect-error: rows are changed, but none is made
		db.insertInto("admins").values({ away_mode_enabled: true });
		// @ts-expect-error: nor merged into it
		db.mergeInto("teams").using("admin_teams", "team_id", "id").whenNotMatched().thenInsertValues({ name: "Support" });
		db.updateTable("admins").set({ away_mode_enabled: true }).where("id", "=", "7").compile();
		expectTypeOf<keyof Updateable<IntercomDatabase["teams"]>>().toBeNever();
		// @ts-expect-error: a table that is only read
		db.updateTable("teams").set("name", "Support");
		// @ts-expect-error: nor with an expression
		db.updateTable("teams").set((of) => ({ name: of.val("Support") }));
		expect(db).toBeDefined();
	});

	it("leave what marks such a table out of its rows and columns", async () => {
		expectTypeOf<keyof Selectable<IntercomDatabase["admin_teams"]>>().toEqualTypeOf<"admin_id" | "team_id">();
		const rows = await db.selectFrom("admin_teams").selectAll().execute();
		expectTypeOf(rows).toEqualTypeOf<{ admin_id: string; team_id: string }[]>();
		const joined = await db
			.selectFrom("admins")
			.leftJoin("admin_teams", "admin_id", "id")
			.selectAll("admin_teams")
			.execute();
		expectTypeOf(joined).toEqualTypeOf<{ admin_id: string | null; team_id: string | null }[]>();
		expect(rows).toEqual([]);
	});

	it("refuse words that the service refuses", () => {
		db.insertInto("contacts").values({ role: "lead", signed_up_at: "2026-01-31" }).compile();
		// @ts-expect-error: user or lead
		db.insertInto("contacts").values({ role: "visitor" });
		// @ts-expect-error: a table that nobody writes
		db.updateTable("teams").set({ name: "Support" });
		expect(db).toBeDefined();
	});
});

/** The topics of Kysely's documentation, each as a question that is asked of these tables. */
import { CamelCasePlugin, DeduplicateJoinsPlugin, ParseJSONResultsPlugin, sql } from "kysely";
import { jsonArrayFrom, jsonBuildObject, jsonObjectFrom } from "kysely/helpers/postgres";
import { describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";

const { open } = await useSandbox();
const connection = await open();
const db = connection.kysely();
const total = async (table: "contacts" | "conversations" | "tags" | "teams") =>
	(
		await db
			.selectFrom(table)
			.select((of) => of.fn.countAll<number>().as("n"))
			.executeTakeFirstOrThrow()
	).n;

describe("SELECT", () => {
	it("takes columns, aliases, expressions and everything", async () => {
		const row = await db
			.selectFrom("contacts as c")
			.select(["c.id", "c.email as address"])
			.select((of) => [
				of("c.role", "=", "lead").as("is_lead"),
				of.fn<string>("upper", ["c.role"]).as("shout"),
				of.cast<number>(of.val(7), "integer").as("seven"),
				of.lit(1).as("one"),
				sql<string>`concat(${"<"}::text, c.role, '>')`.as("tagged"),
			])
			.where("c.role", "is not", null)
			.orderBy("c.id")
			.executeTakeFirstOrThrow();
		expect(row).toMatchObject({ seven: 7, one: 1, tagged: `<${row.is_lead ? "lead" : "user"}>` });
		expect(row.shout).toBe(row.is_lead ? "LEAD" : "USER");
		expect(Object.keys(await db.selectFrom("tags").selectAll().executeTakeFirstOrThrow())).toEqual(["id", "name"]);
	});

	it("is distinct, also on some columns", async () => {
		const roles = await db.selectFrom("contacts").select("role").distinct().orderBy("role").execute();
		expect(roles.map(({ role }) => role)).toEqual(["lead", "user"]);
		const latest = await db
			.selectFrom("contacts")
			.distinctOn("role")
			.select(["role", "created_at"])
			.orderBy("role")
			.orderBy("created_at", "desc")
			.execute();
		expect(latest).toHaveLength(2);
	});

	it("filters by lists, patterns, ranges, AND, OR, NOT, EXISTS and tuples", async () => {
		const rows = await db
			.selectFrom("contacts")
			.select(["id", "role"])
			.where((of) =>
				of.and([
					of("role", "in", ["lead", "user"]),
					of.or([of("email", "like", "%@%"), of("email", "is", null)]),
					of.not(of("role", "=", "nobody")),
					of.between("created_at", new Date(0), new Date()),
					of.exists(of.selectFrom("teams").select("teams.id")),
					of(of.refTuple("role", "id"), "not in", [of.tuple("nobody", "x")]),
				]),
			)
			.where("id", "not in", db.selectFrom("tags").select("id"))
			.execute();
		expect(rows).toHaveLength(await total("contacts"));
	});

	it("chooses, limits and skips", async () => {
		const all = await db.selectFrom("tags").select("id").orderBy("name").orderBy("id").execute();
		const some = await db.selectFrom("tags").select("id").orderBy("name").orderBy("id").limit(5).offset(3).execute();
		expect(some).toEqual(all.slice(3, 8));
		const fetched = await db.selectFrom("tags").select("id").orderBy("name").orderBy("id").offset(3).fetch(5).execute();
		expect(fetched).toEqual(some);
		const size = await db
			.selectFrom("contacts")
			.select((of) => of.case("role").when("lead").then("L").else("U").end().as("sign"))
			.orderBy(sql`sign`, (order) => order.desc().nullsLast())
			.limit(1)
			.executeTakeFirst();
		expect(size).toEqual({ sign: "U" });
	});

	it("gives the first row, or says that there is none", async () => {
		const none = db.selectFrom("tags").select("id").where("name", "=", "no such tag");
		expect(await none.executeTakeFirst()).toBeUndefined();
		await expect(none.executeTakeFirstOrThrow()).rejects.toThrow("no result");
	});
});

describe("JOIN", () => {
	it("joins inner, left, right and full, by columns and by conditions", async () => {
		const inner = await db
			.selectFrom("conversations as c")
			.innerJoin("teams as t", (join) => join.onRef("t.id", "=", "c.team_assignee_id").on("c.state", "=", "open"))
			.select((of) => of.fn.countAll<number>().as("n"))
			.executeTakeFirstOrThrow();
		const left = await db
			.selectFrom("conversations as c")
			.leftJoin("teams as t", "t.id", "c.team_assignee_id")
			.select((of) => [of.fn.countAll<number>().as("n"), of.fn.count<number>("t.id").as("teams")])
			.executeTakeFirstOrThrow();
		expect(left.n).toBe(await total("conversations"));
		expect(inner.n).toBeLessThan(left.teams);
		const full = await db
			.selectFrom("teams as t")
			.fullJoin("tags as g", "g.id", "t.id")
			.select(["t.id as team", "g.id as tag"])
			.execute();
		expect(full.length).toBeGreaterThanOrEqual(await total("tags"));
		const right = await db.selectFrom("teams as t").rightJoin("tags as g", "g.id", "t.id").select("g.id").execute();
		expect(right).toHaveLength(await total("tags"));
		const cross = await db.selectFrom(["teams", "tags"]).select("tags.id").execute();
		expect(cross).toHaveLength((await total("teams")) * (await total("tags")));
	});

	it("joins subqueries and lateral ones", async () => {
		const rows = await db
			.selectFrom("teams")
			.innerJoin(
				(of) =>
					of
						.selectFrom("conversations")
						.select((each) => ["team_assignee_id", each.fn.countAll<number>().as("n")])
						.groupBy("team_assignee_id")
						.as("c"),
				(join) => join.onRef("c.team_assignee_id", "=", "teams.id"),
			)
			.leftJoinLateral(
				(of) =>
					of
						.selectFrom("conversations")
						.select("created_at as newest")
						.whereRef("conversations.team_assignee_id", "=", "teams.id")
						.orderBy("created_at", "desc")
						.limit(1)
						.as("last"),
				(join) => join.onTrue(),
			)
			.select(["teams.name", "c.n", "last.newest"])
			.execute();
		expect(rows.length).toBeGreaterThan(2);
		for (const { n, newest } of rows) expect([n > 0, newest instanceof Date]).toEqual([true, true]);
	});
});

describe("aggregates and windows", () => {
	it("group, filter, order within, and keep groups by HAVING", async () => {
		const rows = await db
			.selectFrom("contacts")
			.select(({ fn }) => [
				"role",
				fn.countAll<number>().as("n"),
				fn.count<number>("email").distinct().as("addresses"),
				fn.count<number>("id").filterWhere("email", "is", null).as("without"),
				fn
					.agg<string>("string_agg", ["id", sql.lit(",")])
					.orderBy("id")
					.as("ids"),
				fn.min("created_at").as("first"),
			])
			.groupBy("role")
			.having(({ fn }) => fn.countAll<number>(), ">", 1)
			.orderBy("role")
			.execute();
		expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(await total("contacts"));
		for (const { ids, n } of rows) expect(ids.split(",")).toEqual([...ids.split(",")].sort().slice(0, n));
	});

	it("number rows, and sum over frames", async () => {
		const rows = await db
			.selectFrom("tags")
			.select(({ fn }) => [
				"name",
				fn
					.agg<number>("row_number")
					.over((of) => of.orderBy("name"))
					.as("place"),
				fn.countAll<number>().over().as("all"),
				fn
					.agg<string>("first_value", ["name"])
					.over((of) => of.partitionBy("id").orderBy("name"))
					.as("first"),
			])
			.orderBy("name")
			.execute();
		expect(rows.map(({ place }) => place)).toEqual(rows.map((_, index) => index + 1));
		for (const { all, first, name } of rows) expect([all, first]).toEqual([rows.length, name]);
	});
});

describe("WITH and set operations", () => {
	it("names queries, some recursive, some materialised", async () => {
		const { rows } = await db
			.withRecursive("counted(n)", (of) =>
				of
					.selectNoFrom(sql<number>`1`.as("n"))
					.unionAll(of.selectFrom("counted").select(sql<number>`n + 1`.as("n")).where("n", "<", 5)),
			)
			.with(
				(name) => name("leads").materialized(),
				(of) => of.selectFrom("contacts").select("id").where("role", "=", "lead"),
			)
			.selectFrom("counted")
			.select((of) => [
				"n",
				of
					.selectFrom("leads")
					.select((each) => each.fn.countAll<number>().as("x"))
					.as("leads"),
			])
			.execute()
			.then((found) => ({ rows: found }));
		expect(rows.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
		expect(new Set(rows.map(({ leads }) => leads)).size).toBe(1);
	});

	it("unites, intersects and subtracts", async () => {
		const of = (role: string) => db.selectFrom("contacts").select("role").where("role", "=", role);
		expect(await of("lead").union(of("user")).orderBy("role").execute()).toEqual([{ role: "lead" }, { role: "user" }]);
		expect((await of("lead").unionAll(of("user")).execute()).length).toBe(await total("contacts"));
		expect(await of("lead").intersect(of("user")).execute()).toEqual([]);
		expect(await of("lead").except(of("user")).execute()).toEqual([{ role: "lead" }]);
		expect(await of("lead").intersectAll(of("lead").limit(2)).execute()).toHaveLength(2);
		expect(await of("lead").exceptAll(of("lead")).execute()).toEqual([]);
		expect((await of("lead").exceptAll(of("user")).execute()).length).toBe((await of("lead").execute()).length);
	});
});

describe("JSON", () => {
	it("nests rows with the helpers for PostgreSQL", async () => {
		const rows = await db
			.selectFrom("teams as t")
			.select((of) => [
				"t.id",
				jsonArrayFrom(
					of
						.selectFrom("conversations as c")
						.select(["c.id", "c.state"])
						.whereRef("c.team_assignee_id", "=", "t.id")
						.orderBy("c.id")
						.limit(3),
				).as("conversations"),
				jsonObjectFrom(of.selectFrom("tags").select(["tags.id", "tags.name"]).orderBy("tags.name").limit(1)).as("tag"),
				jsonBuildObject({ id: of.ref("t.id"), name: of.ref("t.name") }).as("self"),
			])
			.orderBy("t.id")
			.execute();
		const [first] = rows;
		expect(first?.conversations).toHaveLength(3);
		expect(first?.conversations[0]).toEqual({ id: expect.any(String), state: expect.any(String) });
		expect(first?.tag).toEqual({ id: expect.any(String), name: expect.any(String) });
		expect(first?.self.id).toBe(first?.id);
	});

	it("reaches into columns", async () => {
		const rows = await db
			.selectFrom("companies")
			.select((of) => ["tags", of.ref("tags", "->").at(0).key("name").as("first")])
			.where("tags", "is not", null)
			.execute();
		const tagged = rows.filter(({ tags }) => (tags ?? []).length > 0);
		expect(tagged.length).toBeGreaterThan(0);
		for (const { tags, first } of tagged) expect(first).toBe(tags?.[0]?.name);
	});
});

describe("the rest", () => {
	it("finds reports by their schema", async () => {
		const byName = await db.selectFrom("reports.csat_by_month").selectAll().orderBy("month").execute();
		const bySchema = await db.withSchema("reports").selectFrom("csat_by_month").selectAll().orderBy("month").execute();
		expect(byName.length).toBeGreaterThan(0);
		expect(bySchema).toEqual(byName);
	});

	it("works with plugins", async () => {
		const plugged = db
			.withPlugin(new CamelCasePlugin())
			.withPlugin(new ParseJSONResultsPlugin())
			.withPlugin(new DeduplicateJoinsPlugin());
		const { rows } = await sql<{ createdAt: Date }>`select created_at from contacts limit 1`.execute(plugged);
		expect(rows).toEqual([{ createdAt: expect.any(Date) }]);
		const found = await plugged.selectFrom("contacts").selectAll().limit(1).execute();
		expect(Object.keys(found[0] ?? {})).toContain("externalId");
	});

	it("explains a query, without running it", async () => {
		const [scan] = await db
			.selectFrom("contacts")
			.select("id")
			.where("role", "=", "lead")
			.explain<{ readonly request: string }>();
		expect(JSON.stringify(scan)).toContain("/contacts/search");
	});

	it("takes raw SQL with names and values apart", async () => {
		const { rows } = await sql<{
			n: number;
		}>`select count(*) as n from ${sql.table("tags")} where ${sql.ref("tags.name")} <> ${"x"} and ${sql.id("name")} in (${sql.join(["x", "y"])})`.execute(
			db,
		);
		expect(rows).toEqual([{ n: 0 }]);
	});

	it("refuses what no service of this kind has, and says so", async () => {
		await expect(db.schema.createTable("things").addColumn("id", "text").execute()).rejects.toMatchObject({
			name: "SqlError",
		});
		await expect(db.selectFrom("tags").select("id").forUpdate().execute()).rejects.toMatchObject({ name: "SqlError" });
	});
});

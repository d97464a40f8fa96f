import { describe, expect, it } from "vitest";
import { bind, failureOf } from "../plan/planning.ts";

const columnsOf = (sql: string) => bind(sql).columns.map(({ name, type }) => `${name} ${type}`);

describe("the columns of a query", () => {
	it.each([
		["SELECT id, created_at, open FROM conversations", ["id varchar", "created_at timestamp", "open boolean"]],
		["SELECT ID, Conversations.CreatedAt FROM Conversations", ["id varchar", "created_at timestamp"]],
		["SELECT c.id AS contact FROM intercom.contacts c", ["contact varchar"]],
		['SELECT [id], `name`, "email" FROM public.contacts', ["id varchar", "name varchar", "email varchar"]],
		[
			"SELECT 1, 1.5, 'a', true, NULL",
			["?column? integer", "?column?_2 numeric", "?column?_3 text", "?column?_4 boolean", "?column?_5 text"],
		],
		[
			"SELECT count(*), sum(statistics_count_reopens), avg(statistics_count_reopens) FROM conversations",
			["count integer", "sum numeric", "avg numeric"],
		],
		["SELECT max(created_at), min(state) FROM conversations", ["max timestamp", "min varchar"]],
		["SELECT created_at::date, CAST(id AS text), 1::text FROM contacts", ["created_at date", "id text", "text text"]],
		[
			"SELECT CASE WHEN open THEN 1 ELSE 2.5 END, coalesce(title, 'none') FROM conversations",
			["case numeric", "coalesce varchar"],
		],
		[
			"SELECT updated_at - created_at, created_at + interval '1 day', current_date FROM conversations",
			["?column? interval", "?column?_2 timestamp", "current_date date"],
		],
		[
			"SELECT extract(year FROM created_at), extract(epoch FROM created_at), date_trunc('day', created_at) FROM contacts",
			["extract numeric", "extract_2 numeric", "date_trunc timestamp"],
		],
		["SELECT custom_attributes -> 'a', custom_attributes ->> 'a' FROM contacts", ["?column? json", "?column?_2 text"]],
		["SELECT x.n FROM (SELECT count(*) AS n FROM tags) x", ["n integer"]],
		["WITH w (a) AS (SELECT id FROM tags) SELECT * FROM w", ["a varchar"]],
		["SELECT id FROM tags UNION SELECT name FROM teams", ["id varchar"]],
		["SELECT created_at FROM contacts UNION ALL SELECT DATE '2026-01-01'", ["created_at timestamp"]],
		["SELECT * FROM (VALUES (1, 'a'), (2, 'b')) v", ["column1 integer", "column2 text"]],
		["SELECT (SELECT max(created_at) FROM contacts), EXISTS (SELECT 1 FROM tags)", ["max timestamp", "exists boolean"]],
		["SELECT a.id, b.id FROM tags a JOIN tags b USING (id)", ["id varchar", "id_2 varchar"]],
		[
			"SELECT row_number() OVER (ORDER BY id), lag(name) OVER (ORDER BY id) FROM tags",
			["row_number integer", "lag varchar"],
		],
	])("%s", (sql, expected) => {
		expect(columnsOf(sql)).toEqual(expected);
	});

	it("expand a star, columns of USING once", () => {
		expect(columnsOf("SELECT * FROM team_admins JOIN (SELECT id AS team_id FROM teams) t USING (team_id)")).toEqual([
			"team_id varchar",
			"admin_id varchar",
		]);
		expect(columnsOf("SELECT t.* FROM tags t, teams")).toEqual(columnsOf("SELECT * FROM tags"));
	});

	it("know the table that they come from", () => {
		const [first, second] = bind("SELECT c.id AS contact, lower(c.id) FROM contacts c").columns;
		expect(first?.origin).toEqual({ table: "contacts", column: "id" });
		expect(second?.origin).toBeUndefined();
		expect(first?.isNullable).toBe(false);
	});
});

describe("errors of binding", () => {
	it.each([
		["SELECT * FROM contcts", "42P01", 14, 'Did you mean "contacts"?'],
		["SELECT emial FROM contacts", "42703", 7, 'Did you mean "email"?'],
		["SELECT c.emial FROM contacts c", "42703", 9, 'Did you mean "email"?'],
		["SELECT x.id FROM contacts c", "42P01", 7, "It is not among the tables in FROM of this query."],
		["SELECT id FROM contacts, companies", "42702", 7, "Qualify it: contacts.id or companies.id."],
		["SELECT 1 FROM tags, tags", "42712", 20, "Give one of them another alias."],
		["SELECT lowr(name) FROM tags", "42883", 7, 'Did you mean "lower"?'],
		["SELECT round() FROM tags", "42883", 7, "It takes 1 or 2 arguments."],
		["SELECT lower(created_at - created_at) FROM contacts", "42883", 7, "It takes (text)."],
		[
			"SELECT * FROM contacts WHERE created_at > 'soon'",
			"22007",
			42,
			"Write it like '2026-01-31' or '2026-01-31 14:30:00'.",
		],
		["SELECT * FROM contacts WHERE name = created_at", "42883", undefined, "Cast one side, e.g. CAST(x AS text)."],
		["SELECT * FROM contacts WHERE name", "42804", 29, "Compare it with something, e.g. <> 0 or IS NOT NULL."],
		[
			"SELECT CASE WHEN true THEN name ELSE created_at END FROM contacts",
			"42804",
			undefined,
			"Cast one side, e.g. CAST(… AS varchar).",
		],
		["SELECT id FROM contacts WHERE count(*) > 1", "42803", 30, "Use HAVING, or a subquery."],
		["SELECT row_number() FROM contacts", "42809", 7, "Write row_number(…) OVER (ORDER BY …)."],
		[
			"SELECT id FROM tags UNION SELECT id, name FROM tags",
			"42601",
			undefined,
			"Give both sides the same number of columns.",
		],
		["SELECT id FROM tags ORDER BY 3", "42P10", 29, "Count the columns from 1."],
		["SELECT *", "42601", 7, "Name a table: SELECT * FROM contacts."],
		["SELECT id FROM tags LIMIT -1", "2201W", undefined, "Give 0 or more."],
		["SELECT id FROM tags WHERE id = ANY (ARRAY(SELECT 1))", "42883", undefined, undefined],
		["SELECT 'a'::point", "0A000", undefined, undefined],
	])("%s", (sql, sqlState, position, hint) => {
		const error = failureOf(() => bind(sql));
		expect(error.sqlState).toBe(sqlState);
		if (position !== undefined) expect(error.position).toBe(position);
		if (hint !== undefined) expect(error.hint).toBe(hint);
	});

	it("name the API version that has a column", async () => {
		const { createCatalog } = await import("../../src/catalog/index.ts");
		const { loadProfile } = await import("../../src/profile/index.ts");
		const { bindStatement } = await import("../../src/bind/index.ts");
		const { parseStatement } = await import("../../src/sql/index.ts");
		const tree = parseStatement("SELECT channel_initial FROM conversations");
		const older = createCatalog(await loadProfile("Intercom"), "2.11");
		expect(() => tree.kind === "Query" && bindStatement(tree, older)).toThrowError(
			expect.objectContaining({
				sqlState: "42703",
				hint: "The column conversations.channel_initial exists only in API versions from 2.16 on. Set ApiVersion accordingly.",
			}),
		);
	});
});

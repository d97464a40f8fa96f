import { describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";
import fc from "../random-cases.ts";

// The law for statements of more than one table: joins of every kind, subqueries, WITH, set operations and LIMIT give the same rows
// whether or not conditions and keys go from one table to another.
const { open } = await useSandbox({ contacts: 120, conversations: 80, companies: 25, rateLimitPerMinute: 6_000_000 });
const runs = process.env["SOAK"] ? 3000 : Number(process.env["RUNS"] ?? 60);

interface Edge {
	readonly from: string;
	readonly to: string;
	/** Equal columns: of `from`, and of `to`. */
	readonly on: readonly [string, string];
}

const edges: readonly Edge[] = [
	{ from: "conversations", to: "conversation_parts", on: ["id", "conversation_id"] },
	{ from: "conversations", to: "conversation_tags", on: ["id", "conversation_id"] },
	{ from: "conversations", to: "conversation_contacts", on: ["id", "conversation_id"] },
	{ from: "conversation_tags", to: "tags", on: ["tag_id", "id"] },
	{ from: "conversation_contacts", to: "contacts", on: ["contact_id", "id"] },
	{ from: "contacts", to: "contact_companies", on: ["id", "contact_id"] },
	{ from: "contacts", to: "contact_tags", on: ["id", "contact_id"] },
	{ from: "contact_companies", to: "companies", on: ["company_id", "id"] },
	{ from: "contact_tags", to: "tags", on: ["tag_id", "id"] },
	{ from: "conversations", to: "teams", on: ["team_assignee_id", "id"] },
];
const neighbours = edges.flatMap(({ from, to, on }): Edge[] => [
	{ from, to, on },
	{ from: to, to: from, on: [on[1], on[0]] },
]);

/** Conditions on each table; `x.` stands for its name. */
const conditions: Readonly<Record<string, readonly string[]>> = {
	conversations: [
		"x.state = 'open'",
		"x.created_at > now() - interval '60 days'",
		"coalesce(x.state, 'open') = 'open'",
		"x.id IS NULL",
		"x.state <> 'closed' OR x.read",
		"x.statistics_count_reopens > 0",
	],
	conversation_parts: ["x.part_type = 'comment'", "x.id IS NULL", "x.author_type = 'admin'"],
	conversation_tags: ["x.tag_id IS NOT NULL", "x.tag_id > 'a'", "x.conversation_id IS NULL"],
	conversation_contacts: ["x.contact_id > '6'", "x.contact_id IS NULL"],
	contacts: [
		"x.role = 'lead'",
		"x.created_at > now() - interval '90 days'",
		"x.email IS NULL",
		"lower(x.name) LIKE '%a%'",
	],
	contact_companies: ["x.company_id IS NULL", "x.company_id IS NOT NULL"],
	contact_tags: ["x.tag_id IS NOT NULL"],
	companies: ["x.name LIKE 'A%'", "x.user_count > 2", "x.id IS NULL"],
	tags: ["x.name > 'M'", "x.id IS NULL", "x.name IN ('Bug', 'VIP')"],
	teams: ["x.name > 'M'", "x.id IS NOT NULL"],
};
const keys: Readonly<Record<string, readonly string[]>> = {
	conversation_parts: ["conversation_id", "id"],
	conversation_tags: ["conversation_id", "tag_id"],
	conversation_contacts: ["conversation_id", "contact_id"],
	contact_companies: ["contact_id", "company_id"],
	contact_tags: ["contact_id", "tag_id"],
};
const keyOf = (table: string) => keys[table] ?? ["id"];

const conditionOn = (table: string, alias: string): fc.Arbitrary<string> =>
	fc.constantFrom(...(conditions[table] ?? [])).map((text) => text.replaceAll("x.", `${alias}.`));

/** A table as it can stand in FROM. */
const source = (table: string): fc.Arbitrary<string> =>
	fc.oneof(
		{ weight: 5, arbitrary: fc.constant(table) },
		{ weight: 1, arbitrary: conditionOn(table, "s").map((text) => `(SELECT * FROM ${table} s WHERE ${text})`) },
		{ weight: 1, arbitrary: fc.constant(`(SELECT DISTINCT * FROM ${table})`) },
		{ weight: 1, arbitrary: fc.constant(`(SELECT * FROM ${table} UNION SELECT * FROM ${table})`) },
		{
			weight: 2,
			arbitrary: fc
				.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 3 }))
				.map(
					([limit, offset]) =>
						`(SELECT * FROM ${table} ORDER BY ${keyOf(table).join(" DESC, ")} LIMIT ${limit} OFFSET ${offset})`,
				),
		},
		{
			weight: 1,
			arbitrary: conditionOn(table, "s").map(
				(text) => `(WITH w AS (SELECT * FROM ${table}) SELECT * FROM w s WHERE ${text})`,
			),
		},
	);

/** A condition that asks whether there are rows of another table. */
const semijoin = (table: string, alias: string): fc.Arbitrary<string> =>
	fc.constantFrom(...neighbours.filter(({ from }) => from === table)).chain((edge) => {
		const [own, other] = edge.on;
		return fc
			.record({ text: conditionOn(edge.to, "y"), negation: fc.constantFrom("", "", "NOT ") })
			.chain(({ text, negation }) =>
				fc.constantFrom(
					`${alias}.${own} ${negation}IN (SELECT y.${other} FROM ${edge.to} y WHERE ${text})`,
					`${alias}.${own} ${negation}IN (SELECT y.${other} FROM ${edge.to} y WHERE ${text} GROUP BY y.${other})`,
					`${alias}.${own} ${negation}IN (SELECT y.${other} FROM ${edge.to} y WHERE ${text} ORDER BY ${keyOf(edge.to)
						.map((name) => `y.${name}`)
						.join(", ")} LIMIT 3)`,
					`${negation}EXISTS (SELECT 1 FROM ${edge.to} y WHERE y.${other} = ${alias}.${own} AND ${text})`,
					`(SELECT count(*) FROM ${edge.to} y WHERE y.${other} = ${alias}.${own} AND ${text}) ${negation === "" ? ">" : "="} 0`,
				),
			);
	});

interface Member {
	readonly table: string;
	readonly alias: string;
	readonly join: string;
}

const joinTypes = ["JOIN", "JOIN", "JOIN", "LEFT JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN"];

function extend(members: readonly Member[], more: number): fc.Arbitrary<readonly Member[]> {
	if (more === 0) return fc.constant(members);
	return fc.constantFrom(...members).chain((base) =>
		fc
			.record({
				edge: fc.constantFrom(...neighbours.filter(({ from }) => from === base.table)),
				type: fc.constantFrom(...joinTypes),
				extra: fc.option(fc.boolean()),
			})
			.chain(({ edge, type, extra }) => {
				const alias = `t${members.length + 1}`;
				const equality = `${alias}.${edge.on[1]} = ${base.alias}.${edge.on[0]}`;
				const also =
					extra === null ? fc.constant("") : extra ? conditionOn(edge.to, alias) : conditionOn(base.table, base.alias);
				return fc.tuple(source(edge.to), also).chain(([from, text]) => {
					const on = text === "" ? equality : `${equality} AND (${text})`;
					return extend([...members, { table: edge.to, alias, join: `${type} ${from} ${alias} ON ${on}` }], more - 1);
				});
			}),
	);
}

const statement = fc
	.tuple(fc.constantFrom(...new Set(edges.map(({ from }) => from))), fc.integer({ min: 0, max: 3 }))
	.chain(([table, count]) =>
		source(table).chain((from) => extend([{ table, alias: "t1", join: `FROM ${from} t1` }], count)),
	)
	.chain((members) => {
		const condition = fc
			.constantFrom(...members)
			.chain(({ table, alias }) =>
				fc.oneof({ weight: 3, arbitrary: conditionOn(table, alias) }, { weight: 2, arbitrary: semijoin(table, alias) }),
			);
		return fc.record({ members: fc.constant(members), where: fc.array(condition, { maxLength: 3 }) });
	})
	.map(({ members, where }) => {
		const columns = members.flatMap(({ table, alias }) => keyOf(table).map((name) => `${alias}.${name}`));
		const named = columns.map((column) => `${column} AS ${column.replace(".", "_")}`);
		const filter = where.length === 0 ? "" : ` WHERE ${where.map((text) => `(${text})`).join(" AND ")}`;
		return `SELECT ${named.join(", ")} ${members.map(({ join }) => join).join(" ")}${filter}`;
	});

describe("the law of joins", () => {
	it("holds for random joins, subqueries and limits: pushdown on and off, live and cached", async () => {
		const plain = await open({ Pushdown: false });
		const cached = await open({ CacheTolerance: 100_000 });
		const live = await open({ AutoCache: false });
		const small = await open({ AutoCache: false, Pagesize: 7 });
		const kept = fc.option(fc.integer({ min: 0, max: 30 }));
		await fc.assert(
			fc.asyncProperty(statement, kept, fc.boolean(), async (sql, limit, isSmall) => {
				const positions = sql
					.slice(0, sql.indexOf(" FROM "))
					.split(",")
					.map((_, index) => String(index + 1));
				const ordered = `${sql} ORDER BY ${positions.join(", ")}`;
				const expected = await plain.query(ordered);
				const pushed = await (isSmall ? small : live).query(ordered);
				expect(pushed.rows).toEqual(expected.rows);
				expect((await cached.query(ordered)).rows).toEqual(expected.rows);
				if (limit === null) return;
				const rows = new Set(expected.rows.map((row) => JSON.stringify(row)));
				const some = await live.query(`${sql} LIMIT ${limit}`);
				expect(some.rowCount).toBe(Math.min(limit, expected.rows.length));
				for (const row of some.rows) expect(rows).toContain(JSON.stringify(row));
				const outside = await live.query(`SELECT * FROM (${sql}) q LIMIT ${limit}`);
				expect(outside.rowCount).toBe(some.rowCount);
				for (const row of outside.rows) expect(rows).toContain(JSON.stringify(row));
				const nested = `SELECT count(*) AS n FROM (${sql}) q`;
				expect((await live.query(nested)).rows).toEqual([{ n: expected.rows.length }]);
			}),
			{ numRuns: runs },
		);
	}, 3_600_000);
});

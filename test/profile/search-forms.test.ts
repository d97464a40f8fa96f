import { describe, expect, test } from "vitest";
import { type ApiAnswer, type ApiRequest, serviceText, startApi } from "./stub-api.ts";

const startMs = Date.UTC(2026, 0, 1);
const objects = Array.from({ length: 90 }, (_, index) => ({
	id: `d${String(index + 1).padStart(2, "0")}`,
	state: ["open", "won", "lost"][index % 3] ?? "",
	owner: `u${index % 4}`,
	size: index % 13,
	created: new Date(startMs + index * 3_600_000).toISOString(),
}));
type Deal = (typeof objects)[number];

const deals = (body: string, more = "", parameters = false) =>
	`summary: Deals.
key: [id]
read:
  - kind: search
    path: /deals/search
    rows: results
    page_size: { default: 10, max: 10 }
    body: ${body}
    paging: { kind: offset, parameter: from, size: count, total: total }
${more}
columns:
  - { name: id, type: varchar, from: id, filter: { in: exact }, summary: Id. }
  - { name: state, type: varchar, filter: { eq: exact, in: exact }${parameters ? ", parameters: { in: states }" : ""}, summary: State. }
  - { name: owner, type: varchar, filter: { eq: exact }, summary: Owner. }
  - { name: size, type: integer, filter: { ge: exact, lt: exact }${parameters ? ", parameters: { ge: least, lt: below }" : ""}, summary: Size. }
  - { name: created_at, type: timestamp, path: created, from: iso8601, send: iso8601, filter: { gt: exact, lt: exact }, sort: true, ${parameters ? "parameters: { gt: after, lt: before }, " : ""}summary: When. }
`.replace(
		"filter: { in: exact }, summary: Id.",
		`filter: { in: exact }${parameters ? ", parameters: { in: ids }" : ""}, summary: Id.`,
	);

type Condition = readonly [field: string, operator: string, value: unknown];

const compare: Readonly<Record<string, (left: string | number, right: unknown) => boolean>> = {
	eq: (left, right) => left === right,
	in: (left, right) => (right as readonly unknown[]).includes(left),
	gte: (left, right) => Number(left) >= Number(right),
	lt: (left, right) => Number(left) < Number(right),
	gt: (left, right) => Number(left) > Number(right),
};

const meets = (row: Deal, [field, operator, value]: Condition): boolean => {
	const isTime = field === "created";
	const left = row[field as keyof Deal];
	const test = compare[operator];
	if (!test || left === undefined) throw new Error(`no operator ${operator} of ${field}`);
	if (!isTime) return test(left, value);
	return test(Date.parse(String(left)), Date.parse(String(value)));
};

interface Case {
	readonly body: string;
	readonly more?: string;
	readonly parameters?: boolean;
	/** The groups of conditions, of which one must hold. */
	readonly read: (body: never) => readonly (readonly Condition[])[];
	readonly sort: (body: never) => string | undefined;
	/** What a filter of state and size is written as. */
	readonly example: object;
}

const listed = (filters: readonly { f: string; op: string; v: unknown }[] = []): Condition[] =>
	filters.map(({ f, op, v }) => [f, op.toLowerCase(), v]);

const cases: readonly Case[] = [
	{
		body: "{ kind: list, at: where, field: f, operator: op, value: v, operators: { eq: EQ, in: IN, ge: GTE }, order: { kind: object, at: sort, field: by, direction: dir } }",
		read: ({ where }: { where: Parameters<typeof listed>[0] }) => [listed(where)],
		sort: ({ sort }: { sort?: { by: string; dir: string } }) => sort && `${sort.by} ${sort.dir}`,
		example: {
			where: [
				{ f: "state", op: "EQ", v: "open" },
				{ f: "size", op: "GTE", v: 11 },
			],
			from: 0,
			count: 10,
		},
	},
	{
		body: "{ kind: groups, at: any, filters: all, field: f, operator: op, value: v, order: { kind: list, at: sorts, field: by, direction: dir, descending: down } }",
		read: ({ any = [] }: { any?: { all: Parameters<typeof listed>[0] }[] }) => any.map(({ all }) => listed(all)),
		sort: ({ sorts }: { sorts?: { by: string; dir: string }[] }) =>
			sorts?.map(({ by, dir }) => `${by} ${dir === "down" ? "desc" : dir}`)[0],
		example: {
			any: [
				{
					all: [
						{ f: "state", op: "eq", v: "open" },
						{ f: "size", op: "gte", v: 11 },
					],
				},
			],
			from: 0,
			count: 10,
		},
	},
	{
		body: "{ kind: map, at: filter, paging_at: page, order: { kind: signed, at: sort } }",
		read: ({ filter = {} }: { filter?: Record<string, unknown> }) => [
			Object.entries(filter).flatMap(([field, value]): Condition[] =>
				typeof value === "object" && value !== null
					? Object.entries(value).map(([operator, one]) => [field, operator, one])
					: [[field, "eq", value]],
			),
		],
		sort: ({ sort }: { sort?: string }) => sort && (sort.startsWith("-") ? `${sort.slice(1)} desc` : `${sort} asc`),
		example: { filter: { state: "open", size: { gte: 11 } }, page: { from: 0, count: 10 } },
	},
	{
		body: "{ kind: flat, order: { kind: signed, at: sort } }",
		parameters: true,
		more: "    stable_order: created_at\n    partition_by: created_at",
		read: ({ sort: _, from: __, count: ___, ...keys }: Record<string, unknown>) => [
			Object.entries(keys).map(([key, value]): Condition => {
				const known: Record<string, [string, string]> = {
					states: ["state", "in"],
					ids: ["id", "in"],
					least: ["size", "gte"],
					below: ["size", "lt"],
					after: ["created", "gt"],
					before: ["created", "lt"],
				};
				const [field, operator] = known[key] ?? [key, "eq"];
				return [field, operator, value];
			}),
		],
		sort: ({ sort }: { sort?: string }) => sort && (sort.startsWith("-") ? `${sort.slice(1)} desc` : `${sort} asc`),
		example: { state: "open", least: 11, sort: "created", from: 0, count: 10 },
	},
];

function answerWith({ read, sort }: Case) {
	return ({ body }: ApiRequest): ApiAnswer => {
		const asked = body as never;
		const groups = read(asked);
		const found = objects.filter(
			(row) => groups.length === 0 || groups.some((all) => all.every((one) => meets(row, one))),
		);
		if (sort(asked) === "created desc") found.reverse();
		const page = { ...(body as { page?: object }), ...(body as { page?: object }).page } as {
			from?: number;
			count?: number;
		};
		const start = page.from ?? Number.NaN;
		return { body: { results: found.slice(start, start + (page.count ?? 0)), total: found.length } };
	};
}

describe.each(cases)("body: $body", (one) => {
	const files = { "profile.yaml": serviceText(), "tables/deals.yaml": deals(one.body, one.more, one.parameters) };

	test.each([
		"state = 'open' AND size >= 11",
		"state IN ('won', 'lost') AND owner = 'u1'",
		"owner IN ('u1', 'u2') AND size BETWEEN 3 AND 9",
		"(state = 'open' AND size > 10) OR (owner = 'u3' AND state = 'won')",
		"created_at > '2026-01-02 06:00:00' AND created_at <= '2026-01-03'",
		"size >= 4 AND size >= 5 AND state = 'lost' AND state <> 'won'",
		"id IN ('d01', 'd05', 'd90', 'd91')",
		"state = 'won' AND state = 'won' AND length(owner) = 2",
		"true",
	])("the same rows with pushdown on, off and cached: WHERE %s", async (condition) => {
		const api = await startApi(answerWith(one));
		const sql = `SELECT id, state, size, created_at FROM deals WHERE ${condition} ORDER BY id`;
		const off = await api.open(files, { Pushdown: false });
		const expected = (await off.query(sql)).rows;
		const live = await api.open(files, { AutoCache: false });
		expect((await live.query(sql)).rows).toEqual(expected);
		const counted = await live.query(`SELECT count(*)::int AS n FROM deals WHERE ${condition}`);
		expect(counted.rows).toEqual([{ n: expected.length }]);
		const cached = await api.open(files);
		await cached.query("SELECT max(size) FROM deals");
		expect((await cached.query(sql)).rows).toEqual(expected);
	});

	test("is written as the profile says, and ORDER BY with LIMIT reads one page", async () => {
		const api = await startApi(answerWith(one));
		const live = await api.open(files, { AutoCache: false });
		await live.query("SELECT id FROM deals WHERE state = 'open' AND size >= 11");
		expect(api.requests.map(({ body }) => body)[0]).toEqual(one.example);
		api.requests.length = 0;
		const sql = "SELECT id FROM deals WHERE state = 'open' ORDER BY created_at DESC LIMIT 3";
		expect((await live.query(sql)).rows.map(({ id }) => id)).toEqual(["d88", "d85", "d82"]);
		expect(api.requests).toHaveLength(1);
	});
});

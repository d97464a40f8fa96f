import { describe, expect, it } from "vitest";
import type { Connection } from "../../../src/driver/index.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { open, sandbox } = await useSandbox();

async function findIds(connection: Connection, entity: string, query: object): Promise<unknown[]> {
	const ids: unknown[] = [];
	for (let cursor: string | null | undefined; cursor !== null; ) {
		const given = { query, limit: 60, fields: ["id"], ...(cursor === undefined ? {} : { cursor }) };
		const { data, meta } = await connection.execute(entity, "search", given);
		for (const row of data) expect(Object.keys(row)).toEqual(["id"]);
		ids.push(...data.map((row) => row["id"]));
		cursor = meta.cursor;
	}
	return ids;
}

// A filter, and the condition that says the same in SQL.
const filters: readonly (readonly [object, string])[] = [
	[{ eq: { role: "lead" } }, "role = 'lead'"],
	[{ eq: { role: "lead", has_hard_bounced: false } }, "role = 'lead' AND has_hard_bounced = false"],
	[{ neq: { role: "lead" } }, "role <> 'lead'"],
	[{ eq: { name: null } }, "name IS NULL"],
	[{ neq: { name: null } }, "name IS NOT NULL"],
	[{ in: { role: ["lead", "nobody"] } }, "role IN ('lead', 'nobody')"],
	[{ in: { name: [null, "nobody"] } }, "name IS NULL OR name = 'nobody'"],
	[{ in: { role: [] } }, "false"],
	[{ like: { name: "A%" } }, "name LIKE 'A%'"],
	[{ fuzzy: { name: "A  e" } }, "name ILIKE '%a%e%'"],
	[{ fuzzy: { email: "100%" } }, String.raw`email ILIKE '%100\%%'`],
	[{ keyword: { name: "walker ADA" } }, "name ILIKE '%walker%' OR name ILIKE '%ada%'"],
	[{ gte: { created_at: "2026-01-01" } }, "created_at >= '2026-01-01'"],
	[{ lt: { created_at: 1_767_225_600 } }, "created_at < '2026-01-01'"],
	[{ gt: { created_at: new Date("2026-01-01") } }, "created_at > '2026-01-01'"],
	[{ eq: { "location.country": "France" } }, "location_country = 'France'"],
	[{ not: { eq: { role: "lead" } } }, "NOT role = 'lead'"],
	[
		{ or: [{ eq: { role: "lead" } }, { lte: { created_at: "2025-01-01" } }] },
		"role = 'lead' OR created_at <= '2025-01-01'",
	],
	[{ and: [] }, "true"],
	[{ or: [] }, "false"],
	[
		{ and: [{ or: [{ eq: { role: "user" } }, { eq: { role: "lead" } }] }, { not: { like: { name: "%a%" } } }] },
		"(role = 'user' OR role = 'lead') AND NOT name LIKE '%a%'",
	],
	[{ eq: { custom_plan_name: "pro" } }, "custom_plan_name = 'pro'"],
];

describe("a search", () => {
	it.each(filters)("with the filter %j finds what SQL finds", async (filter, condition) => {
		const connection = await open();
		const found = await findIds(connection, "contacts", { filter });
		const { rows } = await connection.query(`SELECT id FROM contacts WHERE ${condition}`);
		expect([...found].sort()).toEqual(rows.map((row) => row["id"]).sort());
	});

	it("finds what a list holds", async () => {
		const connection = await open();
		const found = await connection.execute("teams", "search", { fields: ["id", "admin_ids"] });
		const ids = found.data[0]?.["admin_ids"] as unknown[];
		const holding = await findIds(connection, "teams", { filter: { contains: { admin_ids: ids[0] } } });
		const expected = found.data.filter((row) => (row["admin_ids"] as unknown[]).includes(ids[0]));
		expect(holding.sort()).toEqual(expected.map((row) => row["id"]).sort());
	});

	it.each([
		[[{ created_at: "asc" }], "created_at"],
		[[{ created_at: "desc" }], "created_at DESC"],
		[[{ name: "asc" }], "name NULLS LAST, id"],
		[[{ name: "desc" }], "name DESC NULLS LAST, id"],
		[[{ role: "desc" }, { last_seen_at: "asc" }], "role DESC NULLS LAST, last_seen_at NULLS LAST, id"],
		[{ id: "desc" }, "id DESC"],
	])("gives rows in the order %j on all its pages", async (sort, order) => {
		const connection = await open();
		const found = await findIds(connection, "contacts", { sort });
		const { rows } = await connection.query(`SELECT id FROM contacts ORDER BY ${order}`);
		expect(found).toEqual(rows.map((row) => row["id"]));
	});

	it("asks the service for what it can filter and order by, and for no more pages than it gives", async () => {
		const connection = await open();
		const query = { filter: { and: [{ eq: { state: "open" } }, { gt: { created_at: "2025-06-01" } }] } };
		const asked = { query, limit: 5, fields: ["id", "state"] };
		const count = sandbox.requests.length;
		const first = await connection.execute("conversations", "search", asked);
		const second = await connection.execute("conversations", "search", { ...asked, cursor: first.meta.cursor });
		expect([first.data.length, second.data.length]).toEqual([5, 5]);
		const times = [...first.data, ...second.data];
		expect(new Set(times.map((row) => row["id"])).size).toBe(10);
		const requests = sandbox.requests.slice(count);
		expect(requests.map(({ path }) => path)).toEqual(["/conversations/search", "/conversations/search"]);
		const isOpen = { field: "state", operator: "=", value: "open" };
		const [one, other] = requests.map(({ body }) => body as { query: { value: unknown[] }; sort: unknown });
		expect(one?.query.value).toContainEqual(isOpen);
		expect(other?.query.value).toContainEqual(isOpen);
		const isEarlier = expect.objectContaining({ field: "created_at", operator: "<" });
		expect(other?.query.value).toContainEqual(isEarlier);
		expect(one?.sort).toEqual({ field: "created_at", order: "descending" });
	});
});

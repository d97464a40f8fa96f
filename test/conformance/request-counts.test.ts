import { describe, expect, it } from "vitest";
import type { Connection, Row } from "../../src/driver/index.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";
import { asksForAttributes } from "./attributes.ts";
import { printLiteral, type Value } from "./predicates.ts";

// What statements cost in a workspace of size, counted by the sandbox; each is the first of its connection.
const { sandbox, open } = await useSandbox({
	seed: "counts",
	contacts: 50_000,
	conversations: 100_000,
	rateLimitPerMinute: 6_000_000,
});
const helper = await open();

interface Case {
	readonly name: string;
	readonly sql: string;
	/** The most requests that the statement may take, its rows known. */
	readonly most: (rows: readonly Row[]) => number;
	readonly leastRows?: number;
}

/** The literals of some values of a column. */
async function list(sql: string): Promise<string> {
	const { rows } = await helper.query(sql);
	return rows.map(({ value }) => printLiteral(value as Value)).join(", ");
}

const contactId = await list("SELECT id AS value FROM contacts LIMIT 1");
const emails = await list("SELECT email AS value FROM contacts WHERE email IS NOT NULL LIMIT 40");
const conversationId = await list(
	"SELECT id AS value FROM conversations WHERE statistics_count_conversation_parts > 3 LIMIT 1",
);
const team = await list(`SELECT team_assignee_id AS value FROM conversations
	WHERE created_at > now() - interval '1 day' GROUP BY 1 HAVING team_assignee_id IS NOT NULL ORDER BY count(*) DESC LIMIT 1`);
const family = await list(`SELECT '%' || lower(split_part(name, ' ', 2)) || '%' AS value FROM
	(SELECT name FROM contacts WHERE role = 'lead' AND name LIKE 'A%' LIMIT 300) AS some
	WHERE length(split_part(name, ' ', 2)) > 4 GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`);

const cases: readonly Case[] = [
	{ name: "an object by its id", sql: `SELECT * FROM contacts WHERE id = ${contactId}`, most: () => 1, leastRows: 1 },
	{
		name: "a number of rows",
		sql: "SELECT count(*) FROM conversations WHERE state = 'open' AND created_at >= now() - interval '30 days'",
		most: () => 1,
		leastRows: 1,
	},
	{
		name: "the latest rows",
		sql: "SELECT * FROM conversations ORDER BY updated_at DESC LIMIT 20",
		most: () => 1,
		leastRows: 20,
	},
	{
		name: "a range of time",
		sql: `SELECT * FROM conversations
			WHERE created_at >= now() - interval '20 days' AND created_at < now() - interval '10 days'`,
		most: (rows) => Math.ceil(rows.length / 150) + 2,
		leastRows: 500,
	},
	{
		name: "forty addresses",
		sql: `SELECT * FROM contacts WHERE email IN (${emails})`,
		most: () => 3,
		leastRows: 40,
	},
	{
		name: "the parts of one conversation",
		sql: `SELECT * FROM conversations c JOIN conversation_parts p ON p.conversation_id = c.id WHERE c.id = ${conversationId}`,
		most: () => 2,
		leastRows: 4,
	},
	{
		name: "the parts of some conversations",
		sql: `SELECT c.id AS conversation, p.* FROM conversations c LEFT JOIN conversation_parts p ON p.conversation_id = c.id
			WHERE c.team_assignee_id = ${team} AND c.created_at > now() - interval '1 day'`,
		most: (rows) => {
			const count = new Set(rows.map((row) => row["conversation"])).size;
			return count + Math.ceil(count / 150) + 2;
		},
		leastRows: 5,
	},
	{ name: "the row at an end", sql: "SELECT max(created_at) FROM tickets", most: () => 1, leastRows: 1 },
	{
		name: "what no row can be",
		sql: "SELECT 1 FROM contacts WHERE created_at > '2030-01-01' AND created_at < '2029-01-01'",
		most: () => 0,
	},
];

async function count(connection: Connection, sql: string): Promise<{ rows: readonly Row[]; requests: number }> {
	sandbox.resetRequests();
	const { rows } = await connection.query(sql);
	return { rows, requests: sandbox.requests.filter((request) => !asksForAttributes(request)).length };
}

describe.each([true, false])("in a workspace of 100,000 conversations, AutoCache=%s:", (isCached) => {
	it.each(cases.map((each) => [each.name, each] as const))("%s", async (_, { sql, most, leastRows = 0 }) => {
		const { rows, requests } = await count(await open({ AutoCache: isCached }), sql);
		expect(rows.length).toBeGreaterThanOrEqual(leastRows);
		expect(requests).toBeLessThanOrEqual(most(rows));
	});

	it("the first rows past a condition that Intercom cannot meet take the pages that give them", async () => {
		const sql = `SELECT * FROM contacts WHERE role = 'lead' AND lower(name) LIKE ${family} LIMIT 10`;
		const { rows, requests } = await count(await open({ AutoCache: isCached }), sql);
		expect(rows).toHaveLength(10);
		for (const row of rows) expect((row["name"] as string).toLowerCase()).toContain(family.slice(2, -2));
		expect(requests).toBe(1);
	});

	it("the first rows past a condition that is not pushed at all, too", async () => {
		const condition = "lower(name) > 'm' AND length(name) = 13";
		const sql = `SELECT id FROM contacts WHERE role = 'lead' AND ${condition} LIMIT 10`;
		const { rows, requests } = await count(await open({ AutoCache: isCached }), sql);
		expect(rows).toHaveLength(10);
		// The place of the tenth row among the leads tells how many pages it takes to find it.
		const place = await helper.query(
			`SELECT count(*) AS n FROM contacts WHERE role = 'lead' AND created_at <= (SELECT max(created_at) FROM contacts WHERE id IN
				(${rows.map(({ id }) => printLiteral(id as Value)).join(", ")}))`,
		);
		expect(requests).toBeLessThanOrEqual(Math.ceil(Number(place.rows[0]?.["n"]) / 50));
		expect(requests).toBeLessThan(20);
	});
});

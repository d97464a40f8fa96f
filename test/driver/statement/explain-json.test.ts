import { expect, it } from "vitest";
import { useSandbox } from "../sandbox-connection.ts";

const { open, sandbox } = await useSandbox({ contacts: 40, conversations: 30 });

async function explain(sql: string): Promise<Readonly<Record<string, unknown>>> {
	const connection = await open();
	const { rows, columns } = await connection.query<{ "QUERY PLAN": [{ Plan: Record<string, unknown> }] }>(sql);
	expect(columns.map(({ postgres }) => postgres)).toEqual([{ name: "QUERY PLAN", type: "json", oid: 114 }]);
	expect(rows).toHaveLength(1);
	return rows[0]?.["QUERY PLAN"][0].Plan ?? {};
}

it("EXPLAIN (FORMAT JSON) gives the plan in PostgreSQL's outer shape, with a node for each table and requests as costs", async () => {
	sandbox.resetRequests();
	const sql = "SELECT c.name FROM contacts c JOIN conversations v ON v.id = c.name WHERE c.email LIKE 'a%'";
	expect(await explain(`EXPLAIN (FORMAT JSON, COSTS, VERBOSE false, TIMING off) ${sql}`)).toEqual({
		"Node Type": "Result",
		Plans: [
			{
				"Node Type": "Foreign Scan",
				"Parent Relationship": "Outer",
				Operation: "Select",
				"Relation Name": "contacts",
				Alias: "contacts",
				Filter: "email LIKE 'a%'",
				Pushed: "email LIKE 'a%'",
				Request: expect.stringContaining("/contacts"),
				Note: expect.any(String),
			},
			expect.objectContaining({ "Relation Name": "conversations" }),
		],
	});
	expect(sandbox.requests.filter(({ path }) => path !== "/me")).toEqual([]);
});

it("ANALYSE tells what happened, VERBOSE the stages, COST the requests", async () => {
	const plan = await explain("EXPLAIN (ANALYSE, VERBOSE, FORMAT JSON) SELECT count(email) FROM contacts");
	expect(plan).toMatchObject({ Plans: [{ "Actual Rows": 40, "Actual Loops": 1, Cache: "live" }] });
	expect(plan["Stages"]).toEqual(expect.arrayContaining([expect.stringContaining("SQLite: SELECT")]));
	const costed = await explain("EXPLAIN (COST, FORMAT JSON) SELECT id FROM conversations WHERE state = 'open'");
	expect(costed).toMatchObject({ Plans: [{ "Startup Cost": 0, "Total Cost": 1 }] });
});

it("what is written or called is the root", async () => {
	expect(await explain("EXPLAIN (FORMAT JSON) DELETE FROM contacts WHERE role = 'lead'")).toMatchObject({
		...{ "Node Type": "ModifyTable", "Relation Name": "contacts", Request: "DELETE /contacts/{id}" },
		Plans: [{ "Node Type": "Foreign Scan", "Relation Name": "contacts" }],
	});
	expect(
		await explain("EXPLAIN (FORMAT JSON) EXEC close_conversation @conversation_id = '1', @body = 'b'"),
	).toMatchObject({ "Node Type": "Function Scan", Request: expect.stringContaining("/conversations/1/") });
	expect(await explain("EXPLAIN (FORMAT JSON) SELECT 1")).toEqual({ "Node Type": "Result" });
});

it("the text of the JSON is given to who asks for text", async () => {
	const connection = await open();
	const { rows } = await connection.query("EXPLAIN (FORMAT JSON) SELECT 1", [], { jsonAs: "text" });
	expect(rows[0]?.["QUERY PLAN"]).toMatch(/^\[\n {2}\{\n {4}"Plan": \{/);
});

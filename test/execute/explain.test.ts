import { describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 12_000, conversations: 300, companies: 20 });
const connection = await open();

const explain = async (sql: string) => (await connection.query(`EXPLAIN ${sql}`)).rows;

describe("EXPLAIN", () => {
	it("shows the verdict on each condition", async () => {
		const sql = "SELECT id FROM contacts WHERE role = 'lead' AND name LIKE 'A%' AND length(name) = 5";
		expect(await explain(sql)).toMatchObject([
			{
				step: 1,
				table: "contacts",
				request:
					'POST /contacts/search {"operator":"AND","value":[{"field":"role","operator":"=","value":"lead"},{"field":"name","operator":"^","value":"A"}]}',
				pushed: "role = 'lead' AND name LIKE 'A%'",
				residual: "name LIKE 'A%' AND length(name) = 5",
				estimated_requests: null,
				note: "how many rows there are is not known yet; EXPLAIN (COST) or one read tells",
			},
		]);
	});

	it.each([
		["a page of keys", "SELECT id FROM contacts WHERE id IN ('1', '2', '3') AND role = 'lead'", 1, null],
		[
			"pages of keys",
			`SELECT id FROM contacts WHERE id IN (${Array.from({ length: 400 }, (_, id) => `'${id}'`).join()})`,
			4,
			null,
		],
		["LIMIT", "SELECT id FROM contacts WHERE role = 'lead' LIMIT 300", 2, null],
		["nothing", "SELECT id FROM contacts", null, "reads all of contacts; how many rows there are is not known yet"],
		[
			"early ends",
			"SELECT id FROM contacts WHERE length(name) = 5 LIMIT 9",
			null,
			"how many pages that takes is not known before",
		],
		["parents", "SELECT id FROM conversation_parts", null, "one request for each row of conversations; how many rows"],
	])("knows or does not know the number of requests from %s", async (_name, sql, requests, note) => {
		const fresh = await open();
		const [row] = (await fresh.query(`EXPLAIN ${sql}`)).rows;
		expect(row?.["estimated_requests"]).toBe(requests);
		if (note === null) expect(row?.["note"]).toBeNull();
		else expect(row?.["note"]).toContain(note);
	});

	it("knows the number after one read", async () => {
		const fresh = await open({ CacheTolerance: 0 });
		await fresh.query("SELECT id FROM conversations");
		const [row] = (await fresh.query("EXPLAIN SELECT id FROM conversations")).rows;
		expect(row).toMatchObject({ estimated_requests: 2, note: "reads all of conversations" });
	});

	it("shows what constants come to", async () => {
		const [row] = await explain(
			"SELECT id FROM conversations WHERE created_at > TIMESTAMP '2026-03-02' - interval '1 day'",
		);
		expect(row?.["pushed"]).toBe("created_at > '2026-03-01 00:00:00'");
	});

	it("says when enough is read", async () => {
		const [row] = await explain("SELECT id FROM contacts WHERE role = 'lead' AND length(name) = 5 LIMIT 10");
		expect(row?.["request"]).toBe(
			`POST /contacts/search {"field":"role","operator":"=","value":"lead"}, page by page until 10 rows with role = 'lead' AND length(name) = 5`,
		);
	});

	it("shows whose keys drive whose requests", async () => {
		const sql = `SELECT a.email FROM conversations c JOIN conversation_contacts x ON x.conversation_id = c.id
			JOIN contacts a ON a.id = x.contact_id JOIN conversation_parts p ON p.conversation_id = c.id WHERE c.id = '7'`;
		expect(await explain(sql)).toMatchObject([
			{ table: "conversations", request: "GET /conversations/7", estimated_requests: 1 },
			{
				table: "conversation_contacts",
				request: "GET /conversations/7",
				note: "inside the rows of conversations, and read with them",
			},
			{ table: "conversation_parts", request: "GET /conversations/7", estimated_requests: 1 },
			{
				table: "contacts",
				request: 'POST /contacts/search {"field":"id","operator":"IN","value":[keys]}',
				estimated_requests: null,
				note: expect.stringContaining("keys come from"),
			},
		]);
	});

	it("shows keys that are numbers, or asked for one by one", async () => {
		const rows = await explain(
			"SELECT p.body FROM conversations c JOIN conversation_parts p ON p.conversation_id = c.id WHERE c.state = 'open'",
		);
		expect(rows[1]).toMatchObject({
			request: "GET /conversations/{conversation_id} for each key",
			note: "keys come from conversations",
		});
		const [, contacts] = await explain(
			"SELECT title FROM conversations WHERE team_assignee_id IN (SELECT team_id FROM team_admins WHERE admin_id = '1')",
		);
		expect(contacts?.["request"]).toBe(
			'POST /conversations/search {"field":"team_assignee_id","operator":"IN","value":[keys]}',
		);
	});

	it("tells afterwards what happened", async () => {
		const { rows } = await connection.query("EXPLAIN ANALYZE SELECT count(*) FROM contacts WHERE role = 'lead'");
		expect(rows).toMatchObject([{ cache: "live", note: "1 requests, 1 rows" }]);
	});
});

describe("a warning", () => {
	it("names the condition for which a large table was read", async () => {
		const live = await open({ AutoCache: false });
		const { warnings } = await live.query("SELECT id FROM contacts WHERE length(name) = 5");
		// Eighty pages, and some more as they are read in parts side by side.
		expect(warnings).toEqual([
			expect.stringMatching(
				/^contacts: 12000 rows were read in 8\d requests, because this is not pushed down: length\(name\) = 5$/,
			),
		]);
		expect((await live.query("SELECT id FROM contacts WHERE length(name) = 5 LIMIT 3")).warnings).toEqual([]);
	});

	it("knows how many rows there are after a refresh that read only what changed", async () => {
		await connection.query("SELECT id FROM conversations");
		await connection.query("REFRESH conversations");
		const [row] = await explain("SELECT * FROM conversation_parts");
		expect(Number(row?.["estimated_requests"])).toBeGreaterThanOrEqual(300);
	});
});

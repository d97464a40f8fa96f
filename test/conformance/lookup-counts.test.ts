import { describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";
import { asksForAttributes } from "./attributes.ts";
import { printLiteral, type Value } from "./predicates.ts";

// What Intercom can be asked for by a value takes one request, and leaves nothing open behind it.
const { sandbox, open } = await useSandbox({ seed: "lookups", conversations: 1200, rateLimitPerMinute: 6_000_000 });
const helper = await open();

async function pick(sql: string): Promise<string> {
	const { rows } = await helper.query(sql);
	const value = Object.values(rows[0] ?? {})[0] as Value | undefined;
	if (value === undefined || value === null) throw new Error(`nothing is found by ${sql}`);
	return printLiteral(value);
}

const company = await pick("SELECT company_id FROM companies WHERE name LIKE '% %' ORDER BY id LIMIT 1");
const name = await pick(`SELECT name FROM companies WHERE company_id = ${company}`);
const admin = await pick("SELECT id FROM admins ORDER BY id LIMIT 1");
const call = await pick("SELECT conversation_id FROM calls ORDER BY id LIMIT 1");
const note = await pick("SELECT id FROM contact_notes WHERE contact_id IN (SELECT id FROM contacts LIMIT 60) LIMIT 1");
// Not every contact has done something.
const contact = await pick(
	"SELECT contact_id FROM data_events WHERE contact_id IN (SELECT id FROM contacts LIMIT 60) LIMIT 1",
);
const lead = await pick("SELECT id FROM contacts WHERE role = 'lead' LIMIT 1");
const exception = await pick("SELECT id FROM office_hours_exceptions WHERE office_hours_schedule_id = '123'");
const redirect = await pick("SELECT id FROM help_center_redirects WHERE help_center_id = '79'");
const tag = await pick("SELECT tag_id FROM company_tags GROUP BY 1 ORDER BY count(*), 1 LIMIT 1");
const execution = await pick("SELECT id FROM data_connector_executions WHERE data_connector_id = '12345'");

const cases: readonly (readonly [name: string, sql: string])[] = [
	["a company by your own id", `SELECT * FROM companies WHERE company_id = ${company}`],
	["a company by its name", `SELECT * FROM companies WHERE name = ${name}`],
	["the companies with a tag", `SELECT company_id FROM company_tags WHERE tag_id = ${tag}`],
	["some companies", "SELECT * FROM companies LIMIT 3"],
	["an admin", `SELECT * FROM admins WHERE id = ${admin}`],
	["the calls of conversations", `SELECT * FROM calls WHERE conversation_id IN (${call}, '1', '2')`],
	["what was said in calls", `SELECT * FROM call_transcripts WHERE conversation_id IN (${call}, '1', '2')`],
	["a note", `SELECT * FROM contact_notes WHERE id = ${note}`],
	["the events of a contact", `SELECT * FROM data_events WHERE contact_id = ${contact}`],
	["what a contact did how often", `SELECT * FROM data_event_summaries WHERE contact_id = ${contact}`],
	["a visitor", `SELECT * FROM visitors WHERE user_id = ${lead}`],
	["an object of a type", "SELECT * FROM custom_object_instances WHERE type = 'Order' AND external_id = 'object_1'"],
	["the objects of a type", "SELECT * FROM custom_object_instances WHERE type = 'Order'"],
	["a conversation's attribute", "SELECT * FROM conversation_attributes WHERE id = '9500'"],
	[
		"an exception of office hours",
		`SELECT * FROM office_hours_exceptions WHERE office_hours_schedule_id = '123' AND id = ${exception}`,
	],
	["a redirect", `SELECT * FROM help_center_redirects WHERE help_center_id = '79' AND id = ${redirect}`],
	["an execution", `SELECT * FROM data_connector_executions WHERE data_connector_id = '12345' AND id = ${execution}`],
	["some statuses of messages", "SELECT * FROM message_statuses WHERE ruleset_id = '12001' LIMIT 1"],
	["a segment", "SELECT * FROM segments LIMIT 1"],
	["what a search finds", "SELECT * FROM article_matches WHERE phrase = 'refund'"],
	["the log of some days", "SELECT * FROM admin_activity_logs WHERE created_at > now() - interval '5 days'"],
	[
		"some kinds of the log",
		"SELECT * FROM admin_activity_logs WHERE activity_type = 'bulk_export' AND created_at > now() - interval '20 days'",
	],
];

describe.each([true, false])("one request, AutoCache=%s:", (isCached) => {
	it.each(cases)("%s", async (_, sql) => {
		const connection = await open({ AutoCache: isCached });
		sandbox.resetRequests();
		const { rows } = await connection.query(sql);
		expect(rows.length).toBeGreaterThan(0);
		const asked = sandbox.requests.filter((request) => !asksForAttributes(request));
		expect(asked.map(({ method, path }) => `${method} ${path}`)).toHaveLength(1);
		expect(sandbox.requests.some(({ path }) => path.startsWith("/companies/scroll"))).toBe(false);
	});
});

it("who may not write companies has the first of them all the same", async () => {
	const { sandbox: strict, open: openStrict } = await useSandbox({
		companies: 20,
		deniedScopes: ["write_users_companies"],
	});
	const connection = await openStrict();
	expect((await connection.query("SELECT id FROM companies LIMIT 3")).rows).toHaveLength(3);
	expect(strict.requests.map(({ path }) => path.replace(/\?.*/, ""))).toEqual(
		expect.arrayContaining(["/companies/list", "/companies/scroll"]),
	);
});

it("the first rows of one parent take one page of it", async () => {
	const connection = await open({ AutoCache: false, Pagesize: 1 });
	const busy = await pick("SELECT company_id FROM company_contacts GROUP BY 1 ORDER BY count(*) DESC LIMIT 1");
	sandbox.resetRequests();
	const { rows } = await connection.query(`SELECT * FROM company_contacts WHERE company_id = ${busy} LIMIT 1`);
	expect(rows).toHaveLength(1);
	expect(sandbox.requests.map(({ path }) => path)).toHaveLength(1);
});

it("an admin who left is found by the id, though no list has the admin", async () => {
	const connection = await open();
	const listed = (await connection.query("SELECT id FROM admins ORDER BY id")).rows.map(({ id }) => Number(id));
	const [first = 0, second = 0] = listed;
	const former = String((listed.at(-1) ?? 0) + second - first);
	const { rows } = await connection.query(`SELECT id, name FROM admins WHERE id = '${former}'`);
	expect(rows).toEqual([{ id: former, name: expect.stringContaining(" ") }]);
	expect(listed).not.toContain(Number(former));
});

it("rows of a join with a table that is asked for by values are those of each value", async () => {
	const connection = await open({ AutoCache: false });
	const sql = `SELECT c.id, e.event_name FROM contacts c JOIN data_events e ON e.contact_id = c.id
		WHERE c.role = 'user' AND c.created_at > now() - interval '200 days' ORDER BY 1, 2`;
	const { rows } = await connection.query(sql);
	const ids = [...new Set(rows.map((row) => row["id"] as string))];
	expect(ids.length).toBeGreaterThan(1);
	const [first = ""] = ids;
	const own = await connection.query(`SELECT event_name FROM data_events WHERE contact_id = '${first}' ORDER BY 1`);
	expect(rows.filter((row) => row["id"] === first).map((row) => row["event_name"])).toEqual(
		own.rows.map((row) => row["event_name"]),
	);
});

import { describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";

// What statements may cost against a workspace of a size that people have.
const size = process.env["SOAK"] ? 1 : 10;
const { open } = await useSandbox({ contacts: 50_000 / size, conversations: 100_000 / size, companies: 5_000 / size });

const connection = await open({ AutoCache: false });
const ask = async (sql: string) => {
	const { rows, stats } = await connection.query(sql);
	return { rows, requests: stats.requests };
};
const [someContact] = (await ask("SELECT id FROM contacts LIMIT 1")).rows;
const [newest] = (await ask("SELECT max(created_at) AS at FROM conversations")).rows;
const [someTeam] = (
	await ask("SELECT team_assignee_id AS id FROM conversations WHERE team_assignee_id IS NOT NULL LIMIT 1")
).rows;
const emails = (await ask("SELECT email FROM contacts WHERE email IS NOT NULL LIMIT 40")).rows.map(
	(row) => `'${String(row["email"])}'`,
);
const contact = String(someContact?.["id"]);
const team = String(someTeam?.["id"]);
const end = newest?.["at"] as Date;
const daysBefore = (days: number) => `'${new Date(end.getTime() - days * 86_400_000).toISOString()}'`;

describe("requests", () => {
	it.each([
		["one contact", `SELECT * FROM contacts WHERE id = '${contact}'`, 1],
		[
			"a number",
			"SELECT count(*) FROM conversations WHERE state = 'open' AND created_at >= now() - interval '30 days'",
			1,
		],
		["the newest", "SELECT * FROM conversations ORDER BY updated_at DESC LIMIT 20", 1],
		["40 addresses", `SELECT * FROM contacts WHERE email IN (${emails.join(", ")})`, 3],
		["an extreme", "SELECT max(created_at) FROM conversations", 1],
		[
			"enough rows past a residual",
			"SELECT * FROM contacts WHERE role = 'lead' AND lower(name) LIKE '%smith%' LIMIT 10",
			3,
		],
		["a contradiction", "SELECT 1 FROM contacts WHERE created_at > '2030-01-01' AND created_at < '2029-01-01'", 0],
		["whether there is one", "SELECT EXISTS (SELECT 1 FROM contacts WHERE role = 'lead')", 1],
		[
			"parts of one conversation",
			`SELECT p.body FROM conversations c JOIN conversation_parts p ON p.conversation_id = c.id WHERE c.id = (SELECT max(id) FROM conversations WHERE created_at > ${daysBefore(1)})`,
			12,
		],
	])("%s", async (_name, sql, most) => {
		const { requests } = await ask(sql);
		expect(requests).toBeLessThanOrEqual(most);
	});

	it("a range of n conversations takes n / 150", async () => {
		const { rows, requests } = await ask(
			`SELECT * FROM conversations WHERE created_at >= ${daysBefore(40)} AND created_at < ${daysBefore(2)}`,
		);
		expect(rows.length).toBeGreaterThan(150);
		expect(requests).toBeLessThanOrEqual(Math.ceil(rows.length / 150) + 2);
	});

	it("the parts of k conversations take k more", async () => {
		const id = String((await ask("SELECT id FROM conversations LIMIT 1")).rows[0]?.["id"]);
		const join = "FROM conversations c JOIN conversation_parts p ON p.conversation_id = c.id";
		const one = await ask(`SELECT p.body ${join} WHERE c.id = '${id}'`);
		expect(one.requests).toBeLessThanOrEqual(2);
		const where = `c.team_assignee_id = '${team}' AND c.created_at > ${daysBefore(1)}`;
		const { rows } = await ask(`SELECT count(*) AS k FROM conversations c WHERE ${where}`);
		const count = Number(rows[0]?.["k"]);
		const parts = await ask(`SELECT p.body ${join} WHERE ${where}`);
		expect(count).toBeGreaterThan(0);
		expect(parts.requests).toBeLessThanOrEqual(count + Math.ceil(count / 150) + 2);
	});

	it("the conversations of a contact are found by the contact", async () => {
		const { requests } =
			await ask(`SELECT c.id, p.body FROM contacts a JOIN conversation_contacts x ON x.contact_id = a.id
			JOIN conversations c ON c.id = x.conversation_id JOIN conversation_parts p ON p.conversation_id = c.id
			WHERE a.id = '${contact}'`);
		expect(requests).toBeLessThan(40);
	});
});

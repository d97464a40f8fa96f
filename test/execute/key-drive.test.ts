import { describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 500, conversations: 700, companies: 20 });
const plain = await open({ Pushdown: false });
const live = await open({ AutoCache: false });

async function pick(sql: string): Promise<readonly string[]> {
	const { rows } = await plain.query<{ readonly id: string }>(sql);
	return rows.map(({ id }) => id);
}

const [contact = ""] = await pick(
	"SELECT contact_id AS id FROM conversation_contacts GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
);
const [tag = ""] = await pick("SELECT tag_id AS id FROM conversation_tags GROUP BY 1 ORDER BY count(*), 1 LIMIT 1");
const some = (await pick("SELECT id FROM conversations ORDER BY id LIMIT 200")).map((id) => `'${id}'`);
const conversation = some[0] ?? "";

/** Statements with the requests that they may take. */
const statements: readonly (readonly [name: string, sql: string, most: number])[] = [
	[
		"IN with a subquery",
		`SELECT id, email FROM contacts WHERE id IN (SELECT contact_id FROM conversation_contacts WHERE conversation_id = ${conversation})`,
		2,
	],
	[
		"EXISTS",
		`SELECT id FROM contacts a WHERE EXISTS (SELECT 1 FROM conversation_contacts x WHERE x.contact_id = a.id AND x.conversation_id = ${conversation})`,
		2,
	],
	[
		"a scalar subquery",
		"SELECT id FROM contacts WHERE id = (SELECT min(contact_id) FROM conversation_contacts WHERE conversation_id = " +
			conversation +
			")",
		2,
	],
	["whether there is one", "SELECT EXISTS (SELECT 1 FROM contacts WHERE role = 'lead') AS is_any", 1],
	[
		"the conversations of a contact",
		`SELECT conversation_id FROM conversation_contacts WHERE contact_id = '${contact}'`,
		1,
	],
	[
		"and those that have a tag",
		`SELECT c.id, c.state FROM conversations c JOIN conversation_tags t ON t.conversation_id = c.id WHERE t.tag_id = '${tag}'`,
		12,
	],
	[
		"from a contact through conversations to their tags",
		`SELECT x.conversation_id, t.tag_id FROM contacts a JOIN conversation_contacts x ON x.contact_id = a.id
			JOIN conversations c ON c.id = x.conversation_id LEFT JOIN conversation_tags t ON t.conversation_id = c.id WHERE a.id = '${contact}'`,
		4,
	],
	["two hundred ids", `SELECT id, state FROM conversations WHERE id IN (${some.join(", ")})`, 2],
	[
		"an OR that no search can carry",
		`SELECT id FROM conversations WHERE (id IN (${some.slice(0, 20).join(", ")}) OR (id = ${some[30] ?? ""} AND state <> 'x')) AND (read OR NOT read)`,
		3,
	],
];

describe("requests that follow from rows", () => {
	it.each(statements)("%s", async (_name, sql, most) => {
		const expected = await plain.query(sql);
		const { rows, stats } = await live.query(sql);
		const sort = (list: readonly object[]) => list.map((row) => JSON.stringify(row)).sort();
		expect(expected.rows.length).toBeGreaterThan(0);
		expect(sort(rows)).toEqual(sort(expected.rows));
		expect(stats.requests).toBeLessThanOrEqual(most);
	});
});

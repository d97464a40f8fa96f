import { expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";

// Statements in which random cases found a mistake once, and what it was.
const { open } = await useSandbox({ contacts: 60, conversations: 60, companies: 10, tickets: 20 });
const plain = await open({ Pushdown: false });
const live = await open({ AutoCache: false });

const contact = (await plain.query("SELECT id FROM contacts WHERE id ~ '[a-f]' ORDER BY id LIMIT 1")).rows[0]?.[
	"id"
] as string;

it.each([
	[
		"ids by capitals: Intercom may find them, SQL does not",
		`SELECT count(*) FROM contacts WHERE id = '${contact.toUpperCase()}'`,
	],
	[
		"!= with capitals: Intercom may leave the small ones out",
		`SELECT id FROM contacts WHERE id <> '${contact.toUpperCase()}' ORDER BY id`,
	],
	[
		"a number that is too large to be sent as it is",
		"SELECT id FROM conversations WHERE statistics_count_reopens >= 9007199254740993 ORDER BY id",
	],
	[
		"rows inside those of a table of which no row can match",
		"SELECT * FROM conversation_contacts c JOIN conversations p ON p.id = c.conversation_id WHERE p.statistics_count_reopens BETWEEN 7 AND 1",
	],
])("%s", async (_, sql) => {
	const { rows } = await plain.query(sql);
	expect((await live.query(sql)).rows).toEqual(rows);
});

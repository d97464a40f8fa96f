import { describe, expect, onTestFinished, test } from "vitest";
import type { Connection, Row } from "../../../src/driver/index.ts";
import { useSandbox } from "../sandbox-connection.ts";
import { listOf, useStub } from "../stub-service.ts";

const { sandbox, open } = await useSandbox({ contacts: 300, companies: 20, conversations: 260, tickets: 60 });

const everything = await open();
const read = async (sql: string): Promise<Row[]> => (await everything.query(sql)).rows;
const readText = async (sql: string): Promise<string> =>
	(await everything.query<{ text: string }>(sql)).rows.map(({ text }) => text).join();
const middle = await readText(
	"SELECT created_at::text AS text FROM conversations ORDER BY created_at LIMIT 1 OFFSET 130",
);
const start = middle.replace(" ", "T").replace("+00", "Z");
const [someContact, someConversation] = await Promise.all(
	["contacts", "conversations"].map((table) =>
		readText(`SELECT id AS text FROM ${table} WHERE created_at < '${start}' ORDER BY created_at DESC LIMIT 1`),
	),
);

// What is meant: the table, its older rows and all that belongs to them left out. It is asked of a connection without StartDate.
const recent = (table: string) => `(SELECT * FROM ${table} WHERE created_at >= '${start}')`;
const under = (table: string, key: string, parent: string) =>
	`(SELECT * FROM ${table} WHERE ${key} IN (SELECT id FROM ${parent} WHERE created_at >= '${start}'))`;
const meant: Readonly<Record<string, string>> = {
	contacts: recent("contacts"),
	conversations: recent("conversations"),
	tickets: recent("tickets"),
	conversation_parts: under("conversation_parts", "conversation_id", "conversations"),
	conversation_tags: under("conversation_tags", "conversation_id", "conversations"),
	contact_tags: under("contact_tags", "contact_id", "contacts"),
	contact_notes: under("contact_notes", "contact_id", "contacts"),
	tags: "(SELECT * FROM tags)",
};

const statements: readonly string[] = [
	"SELECT count(*) AS n, min(created_at) AS first FROM {contacts} x",
	"SELECT count(*) AS n FROM {contacts} x",
	"SELECT count(*) AS n FROM {conversations} x",
	"SELECT count(*) AS n FROM {conversations} x WHERE state = 'open'",
	"SELECT count(*) AS n FROM {tickets} x",
	"SELECT count(*) AS n FROM {tags} x",
	"SELECT min(created_at) AS first FROM {contacts} x",
	"SELECT min(created_at) AS first FROM {conversations} x",
	"SELECT max(created_at) AS last FROM {contacts} x",
	"SELECT id FROM {contacts} x ORDER BY created_at, id LIMIT 3",
	"SELECT created_at FROM {conversations} x ORDER BY created_at LIMIT 3",
	"SELECT count(*) AS n FROM (SELECT id FROM {contacts} x LIMIT 7) y",
	"SELECT id FROM {contacts} x WHERE role = 'lead' ORDER BY id",
	`SELECT id FROM {contacts} x WHERE id = '${someContact ?? ""}'`,
	`SELECT id FROM {conversations} x WHERE id = '${someConversation ?? ""}'`,
	`SELECT id FROM {conversations} x WHERE id IN ('${someConversation ?? ""}', 'x')`,
	"SELECT id FROM {conversations} x WHERE state = 'open' OR state = 'snoozed' OR priority = 'priority' ORDER BY id",
	`SELECT count(*) AS n FROM {conversation_parts} x WHERE conversation_id = '${someConversation ?? ""}'`,
	`SELECT count(*) AS n FROM {conversation_tags} x WHERE conversation_id = '${someConversation ?? ""}'`,
	`SELECT count(*) AS n FROM {contact_tags} x WHERE contact_id = '${someContact ?? ""}'`,
	`SELECT count(*) AS n FROM {contact_notes} x WHERE contact_id = '${someContact ?? ""}'`,
	"SELECT count(*) AS n, count(DISTINCT conversation_id) AS of FROM {conversation_tags} x",
	"SELECT count(*) AS n, count(DISTINCT contact_id) AS of FROM {contact_tags} x",
	"SELECT count(*) AS n FROM {conversation_parts} x",
	"SELECT t.name, count(*) AS n FROM {tags} t JOIN {contact_tags} x ON x.tag_id = t.id GROUP BY t.name ORDER BY t.name",
	"SELECT count(*) AS n FROM {conversations} c JOIN {conversation_tags} x ON x.conversation_id = c.id WHERE c.state = 'open'",
	"SELECT c.id FROM {conversations} c WHERE EXISTS (SELECT 1 FROM {conversation_tags} x WHERE x.conversation_id = c.id) ORDER BY c.id",
];

const plain = (sql: string) => sql.replace(/\{(\w+)\}/g, "$1");
const written = (sql: string) => sql.replace(/\{(\w+)\}/g, (_, table: string) => meant[table] ?? table);

describe("StartDate leaves out what is older, whichever way it is read", () => {
	const fill = async (connection: Connection): Promise<Connection> => {
		await connection.sync([
			"contacts",
			"conversations",
			"conversation_parts",
			"conversation_tags",
			"contact_tags",
			"tickets",
		]);
		return connection;
	};
	const connections: Readonly<Record<string, () => Promise<Connection>>> = {
		"live, one after the other": () => open({ StartDate: start }),
		"without a cache": () => open({ StartDate: start, AutoCache: false }),
		"without pushdown": () => open({ StartDate: start, Pushdown: false }),
		"from full reads": async () => fill(await open({ StartDate: start })),
	};
	test.each(Object.keys(connections))("%s", async (name) => {
		const connection = await connections[name]?.();
		for (const sql of statements) {
			const { rows } = (await connection?.query(plain(sql))) ?? {};
			expect(rows, sql).toEqual(await read(written(sql)));
		}
	});
});

describe("the service is asked for no more than it takes", () => {
	test("conversations are counted by it, for it knows their times to the second; contacts are read", async () => {
		const connection = await open({ StartDate: start });
		sandbox.resetRequests();
		await connection.query("SELECT count(*) FROM conversations");
		expect(sandbox.requests).toHaveLength(1);
		const { rows } = await connection.query("EXPLAIN SELECT count(*) FROM contacts");
		expect(rows[0]?.["request"]).toContain('POST /contacts/search {"field":"created_at","operator":">"');
	});

	test("a full read under StartDate is refreshed by its changes, not read whole again", async () => {
		const connection = await open({ StartDate: start, CacheTolerance: 3600 });
		await connection.sync(["contacts"]);
		sandbox.resetRequests();
		await connection.query("REFRESH contacts");
		expect(sandbox.requests.length).toBeLessThanOrEqual(3);
	});
});

test("a count does not believe the total of a search that is wider than StartDate", async () => {
	const row = (id: string, created_at: number) => ({ id, created_at, updated_at: created_at });
	const rows = [row("a", 1748605000), row("b", 1748736000), row("c", 1748736001)];
	const { open: openStub } = await useStub(
		{
			"POST /contacts/search": () => listOf(rows),
			"POST /conversations/search": () => listOf(rows),
		},
		onTestFinished,
	);
	const connection = await openStub({ StartDate: "2025-06-01T00:00:00Z" });
	for (const table of ["contacts", "conversations"]) {
		const { rows: found } = await connection.query(`SELECT count(id) AS n, min(created_at) AS first FROM ${table}`);
		expect(found).toEqual([{ n: 2, first: new Date("2025-06-01T00:00:00Z") }]);
	}
	expect((await connection.query("SELECT count(*) AS n FROM contacts")).rows).toEqual([{ n: 2 }]);
});

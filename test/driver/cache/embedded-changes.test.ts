import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Connection } from "../../../src/driver/index.ts";
import { makeRandom, type Random } from "../../cache/model-workspace.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { sandbox, open } = await useSandbox({ contacts: 40, companies: 8, conversations: 50, seed: 7 });
const folder = mkdtempSync(join(tmpdir(), "intercom-sql-embedded-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let fileCount = 0;
const makePath = () => join(folder, `${fileCount++}.sqlite`);

/** What each table has of the others. Texts of messages are left out: they do not change with what they name. */
const statements: Readonly<Record<string, string>> = {
	contacts: "SELECT id, name, email, owner_id, tags_total_count, companies_total_count FROM contacts",
	contact_tags: "SELECT contact_id, tag_id, name FROM contact_tags",
	contact_companies: "SELECT contact_id, company_id, company_name FROM contact_companies",
	contact_notes: "SELECT contact_id, id, author_name, author_email FROM contact_notes",
	companies: "SELECT id, name, user_count, tags, segments FROM companies",
	company_tags: "SELECT company_id, tag_id, name FROM company_tags",
	article_tags: "SELECT article_id, tag_id, name FROM article_tags",
	conversations:
		"SELECT id, source_author_id, source_author_name, source_author_email, source_reply_to, company_id, teammates FROM conversations",
	conversation_tags: "SELECT conversation_id, tag_id, name FROM conversation_tags",
	conversation_contacts: "SELECT conversation_id, contact_id, external_id FROM conversation_contacts",
	conversation_parts: "SELECT conversation_id, id, author_id, author_name, author_email, tags FROM conversation_parts",
	tickets: "SELECT id, admin_assignee_id FROM tickets",
	ticket_contacts: "SELECT ticket_id, contact_id, contact_external_id FROM ticket_contacts",
	ticket_parts: "SELECT ticket_id, id, author_name, author_email FROM ticket_parts",
};

async function readAll(connection: Connection): Promise<Readonly<Record<string, readonly string[]>>> {
	const rows: Record<string, readonly string[]> = {};
	for (const [table, sql] of Object.entries(statements)) {
		rows[table] = (await connection.query(sql)).rows.map((row) => JSON.stringify(row)).sort();
	}
	return rows;
}

async function expectFresh(connection: Connection): Promise<void> {
	await using fresh = await open();
	const [cached, truth] = [await readAll(connection), await readAll(fresh)];
	for (const table of Object.keys(statements)) expect([table, cached[table]]).toEqual([table, truth[table]]);
}

async function send(method: string, path: string, body?: object): Promise<void> {
	const headers = {
		authorization: `Bearer ${sandbox.accessToken}`,
		"content-type": "application/json",
		"intercom-version": "2.16",
	};
	const answer = await fetch(sandbox.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
	const text = await answer.text();
	expect([method, path, answer.ok ? "ok" : text]).toEqual([method, path, "ok"]);
}

async function refresh(connection: Connection, ...tables: readonly string[]): Promise<void> {
	for (const table of tables) await connection.query(`REFRESH ${table}`);
}

type Ids = readonly { readonly id: string }[];

async function pick(random: Random, sql: string): Promise<string> {
	await using fresh = await open();
	const { rows } = await fresh.query<Ids[number]>(sql);
	return rows[Math.floor(random() * rows.length)]?.id ?? "";
}

// A tag that a segment speaks of cannot be deleted.
const usedTag = "SELECT DISTINCT tag_id AS id FROM conversation_tags WHERE name <> 'Enterprise' ORDER BY tag_id";
const usedCompany = "SELECT DISTINCT company_id AS id FROM contact_companies ORDER BY company_id";
const author = "SELECT DISTINCT contact_id AS id FROM conversation_contacts ORDER BY contact_id";

/** What happens in a workspace, and the tables whose refresh notices it. */
const events: Readonly<Record<string, { tables: readonly string[]; act: (random: Random) => Promise<unknown> }>> = {
	"a tag is deleted": {
		tables: ["tags"],
		act: async (random) => send("DELETE", `/tags/${await pick(random, usedTag)}`),
	},
	"a tag is renamed": {
		tables: ["tags"],
		act: async (random) => send("POST", "/tags", { id: await pick(random, usedTag), name: `renamed ${random()}` }),
	},
	"a company is deleted": {
		tables: ["companies"],
		act: async (random) => send("DELETE", `/companies/${await pick(random, usedCompany)}`),
	},
	"a company is renamed": {
		tables: ["companies"],
		act: async (random) =>
			send("PUT", `/companies/${await pick(random, usedCompany)}`, { name: `renamed ${random()}` }),
	},
	"a contact is renamed": {
		tables: ["contacts"],
		act: async (random) => send("PUT", `/contacts/${await pick(random, author)}`, { name: `Renamed ${random()}` }),
	},
	"a contact is deleted": {
		tables: ["contacts", "companies"],
		act: async (random) => send("DELETE", `/contacts/${await pick(random, author)}`),
	},
	"a contact is merged": {
		tables: ["contacts", "companies"],
		async act(random) {
			const lead = await pick(random, "SELECT id FROM contacts WHERE role = 'lead' ORDER BY id");
			const user = await pick(random, "SELECT id FROM contacts WHERE role = 'user' ORDER BY id");
			await send("POST", "/contacts/merge", { from: lead, into: user, skip_duplicate_validation: true });
		},
	},
	"a conversation is deleted": {
		tables: ["conversations"],
		act: async (random) =>
			send("DELETE", `/conversations/${await pick(random, "SELECT id FROM conversations ORDER BY id")}`),
	},
};

/** The bytes of the file, of its log, and of whatever else lies beside it. */
function readFiles(path: string): Buffer {
	const names = readdirSync(folder).filter((name) => name.startsWith(basename(path)));
	return Buffer.concat(names.map((name) => readFileSync(join(folder, name))));
}

describe("after a refresh of the table in which it happened, every other table is as the service has it:", () => {
	it.each(Object.keys(events))("%s", { timeout: 60_000 }, async (name) => {
		const connection = await open({ CacheLocation: makePath() });
		await readAll(connection);
		await refresh(connection, ...Object.keys(statements), "tags");
		const event = events[name];
		await event?.act(makeRandom(1));
		await refresh(connection, ...(event?.tables ?? []));
		await expectFresh(connection);
		await connection.close();
	});
});

describe("whatever happens in a workspace, in whatever order,", () => {
	it.each([11, 12])(
		"each table is as the service has it once its parents were refreshed (%i)",
		{ timeout: 120_000 },
		async (seed) => {
			const random = makeRandom(seed);
			const connection = await open({ CacheLocation: makePath() });
			await readAll(connection);
			for (let round = 0; round < 2; round++) {
				const happened = Array.from({ length: 3 }, () => Math.floor(random() * Object.keys(events).length));
				for (const index of happened) await Object.values(events)[index]?.act(random);
				await refresh(connection, "tags", "companies", "contacts", "conversations");
				await expectFresh(connection);
			}
		},
	);
});

describe("a connection that never read the table in which it happened", () => {
	it.each(["a tag is deleted", "a tag is renamed", "a company is deleted", "a contact is renamed"])(
		"finds by its first read what does not fit: %s",
		{ timeout: 60_000 },
		async (name) => {
			const event = events[name];
			const connection = await open({ CacheLocation: makePath() });
			const own = Object.keys(statements).filter((table) => !event?.tables.includes(table));
			for (const table of own) await connection.query(statements[table] ?? "");
			await event?.act(makeRandom(2));
			await refresh(connection, ...(event?.tables ?? []));
			await using fresh = await open();
			const embedded = own.filter((table) => !table.endsWith("s_total_count") && table !== "contacts");
			for (const table of embedded) {
				const sql = statements[table] ?? "";
				const read = async (from: Connection) => (await from.query(sql)).rows.map((row) => JSON.stringify(row)).sort();
				expect([table, await read(connection)]).toEqual([table, await read(fresh)]);
			}
		},
	);
});

describe("a person who is erased", () => {
	it("leaves neither name nor address in the file and its log", { timeout: 60_000 }, async () => {
		const path = makePath();
		const connection = await open({ CacheLocation: path });
		const id = await pick(makeRandom(3), author);
		const sql = "SELECT name, email FROM contacts WHERE id = ?";
		const [person] = (await connection.query<{ name: string; email: string }>(sql, [id])).rows;
		const { name = "", email = "" } = person ?? {};
		await readAll(connection);
		await connection.query("SELECT * FROM contacts WHERE id = ?", [id]);
		await connection.query("SELECT id FROM contacts WHERE email = ?", [email]);
		const before = readFiles(path);
		expect([before.includes(name), before.includes(email)]).toEqual([true, true]);
		await send("DELETE", `/contacts/${id}`);
		await refresh(connection, "contacts", "companies");
		const after = readFiles(path);
		expect([after.includes(name), after.includes(email)]).toEqual([false, false]);
		await expectFresh(connection);
		await connection.close();
		expect(readFiles(path).includes(email)).toBe(false);
	});

	it("does so as soon as a statement that was reading is done", { timeout: 60_000 }, async () => {
		const path = makePath();
		const connection = await open({ CacheLocation: path });
		const id = await pick(makeRandom(4), author);
		const email = "ypsilon.erasure@example.org";
		await send("PUT", `/contacts/${id}`, { email });
		const rows = connection.stream("SELECT email FROM contacts");
		await rows.next();
		await send("DELETE", `/contacts/${id}`);
		await refresh(connection, "contacts");
		expect(readFiles(path).includes(email)).toBe(true);
		await rows.return({} as never);
		expect(readFiles(path).includes(email)).toBe(false);
	});

	it("answers offline without the person, and with everything else", { timeout: 60_000 }, async () => {
		const path = makePath();
		const connection = await open({ CacheLocation: path });
		await readAll(connection);
		const id = await pick(
			makeRandom(5),
			"SELECT source_author_id AS id FROM conversations JOIN contacts c ON c.id = source_author_id",
		);
		const count = "SELECT count(*) AS n FROM conversations";
		const { rows } = await connection.query(count);
		await send("DELETE", `/contacts/${id}`);
		await refresh(connection, "contacts");
		await connection.close();
		const offline = await open({ CacheLocation: path, Offline: true });
		expect((await offline.query(count)).rows).toEqual(rows);
		const sql = `SELECT DISTINCT source_author_id AS id, source_author_name AS name, source_author_email AS email
			FROM conversations WHERE source_author_id = ?`;
		expect((await offline.query(sql, [id])).rows).toEqual([{ id, name: null, email: null }]);
		expect((await offline.query("SELECT * FROM conversation_contacts WHERE contact_id = ?", [id])).rows).toEqual([]);
	});
});

describe("a table is read whole again", () => {
	const count = (table: string) => async (connection: Connection) => {
		sandbox.resetRequests();
		await connection.query(table);
		return sandbox.requests.filter(({ path }) => path.endsWith("/search")).length;
	};

	it("by REFRESH t FULL, and by every refresh with FullRefreshInterval=0", { timeout: 60_000 }, async () => {
		const connection = await open({ CacheLocation: makePath(), Pagesize: 20 });
		const whole = await count("REFRESH conversations")(connection);
		expect(await count("REFRESH conversations")(connection)).toBe(2);
		await events["a tag is renamed"]?.act(makeRandom(6));
		expect(await count("REFRESH conversations FULL")(connection)).toBe(whole);
		await using fresh = await open();
		const sql = statements["conversation_tags"] ?? "";
		const sorted = async (from: Connection) => (await from.query(sql)).rows.map((row) => JSON.stringify(row)).sort();
		expect(await sorted(connection)).toEqual(await sorted(fresh));
		const always = await open({ CacheLocation: makePath(), Pagesize: 20, FullRefreshInterval: 0 });
		expect(await count("REFRESH conversations")(always)).toBe(whole);
		expect(await count("REFRESH conversations")(always)).toBe(whole);
	});

	it("and sys_cache tells when that was, and when it is due", async () => {
		const connection = await open({ CacheLocation: makePath(), FullRefreshInterval: 3600 });
		await refresh(connection, "conversations", "tags", "conversations");
		const sql =
			"SELECT table_name, as_of > last_full_read_at AS is_refreshed, next_full_read_at - last_full_read_at AS due, outdated_rows FROM sys_cache WHERE table_name <> 'sys_cache' ORDER BY 1";
		expect((await connection.query(sql)).rows).toEqual([
			{ table_name: "conversations", is_refreshed: true, due: "01:00:00", outdated_rows: 0 },
			{ table_name: "tags", is_refreshed: false, due: null, outdated_rows: 0 },
		]);
		await send("POST", "/tags", { id: await pick(makeRandom(7), usedTag), name: "another" });
		await refresh(connection, "tags");
		const { rows } = await connection.query(
			"SELECT is_fresh, outdated_rows > 0 AS is_known FROM sys_cache WHERE table_name = 'conversations'",
		);
		expect(rows).toEqual([{ is_fresh: false, is_known: true }]);
	});
});

describe("what is read again after a change elsewhere", () => {
	it("is what names it, and not the whole table", { timeout: 60_000 }, async () => {
		const connection = await open({ CacheLocation: makePath(), Pagesize: 20 });
		await connection.query("SELECT id FROM conversations");
		await connection.query("SELECT id FROM tags");
		const id = await pick(makeRandom(8), usedTag);
		const { rows } = await connection.query("SELECT count(*) AS n FROM conversation_tags WHERE tag_id = ?", [id]);
		await send("POST", "/tags", { id, name: "another name" });
		await refresh(connection, "tags");
		sandbox.resetRequests();
		const found = await connection.query("SELECT count(*) AS n FROM conversation_tags WHERE name = 'another name'");
		expect(found.rows).toEqual(rows);
		// Those with the tag, how many there are, what changed, and what was deleted.
		expect(sandbox.requests.length).toBe(Math.ceil(Number(rows[0]?.["n"]) / 20) + 3);
	});

	it("is nothing when what changed is repeated nowhere", { timeout: 60_000 }, async () => {
		const connection = await open({ CacheLocation: makePath() });
		await readAll(connection);
		const id = await pick(makeRandom(9), author);
		await send("PUT", `/contacts/${id}`, { unsubscribed_from_emails: true });
		await refresh(connection, "contacts");
		sandbox.resetRequests();
		await connection.query(statements["conversation_parts"] ?? "");
		expect(sandbox.requests).toEqual([]);
	});
});

import { beforeEach, describe, expect, it } from "vitest";
import type { Connection, QueryResult } from "../../../src/driver/index.ts";
import { ProviderError, WriteError } from "../../../src/driver/index.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { sandbox, open } = await useSandbox({ contacts: 20, companies: 3, conversations: 5 });

const opened = await open();
let connection: Connection;
beforeEach(() => {
	connection = opened;
	sandbox.resetRequests();
});

const sent = () => sandbox.requests.map(({ method, path, status }) => `${method} ${path} ${String(status)}`);

async function failureOf(promise: Promise<unknown>): Promise<ProviderError> {
	const error: unknown = await promise.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (error instanceof ProviderError) return error;
	throw new Error("it did not fail with a ProviderError");
}

async function first(sql: string, parameters?: unknown[]): Promise<Record<string, unknown>> {
	const { rows } = await connection.query<Record<string, unknown>>(sql, parameters as never);
	return rows[0] ?? {};
}

const statuses = ({ writes }: QueryResult) => writes?.map(({ row, status }) => [row, status]);

describe("INSERT", () => {
	it("tells what was written where RETURNING fails", async () => {
		const sql = "INSERT INTO tags (name) VALUES ('told anyway') RETURNING 1 / (length(name) - 11) AS n";
		const error = await failureOf(connection.query(sql));
		expect(error).toMatchObject({
			code: "partial_write",
			message: expect.stringMatching(/^1 of 1 rows of tags.*division by zero/),
		});
		const { rows } = await connection.query("SELECT id FROM tags WHERE name = 'told anyway'");
		expect((error as WriteError).writes).toEqual([{ row: 1, key: rows[0]?.["id"], status: "written" }]);
	});

	it("makes a row of each, tells what became of it, and gives RETURNING as the service has it", async () => {
		const result = await connection.query(
			"INSERT INTO contacts (external_id, email, name, signed_up_at, unsubscribed_from_emails) VALUES ('i1', 'ann@example.com', 'Ann', '2026-01-02', true), (?, ?, NULL, NULL, NULL) RETURNING id, upper(name) AS shout, role, signed_up_at",
			["i2", "bob@example.com"],
		);
		expect(statuses(result)).toEqual([
			[1, "written"],
			[2, "written"],
		]);
		expect(result.rowCount).toBe(2);
		expect(result.writes?.map(({ key }) => key)).toEqual(result.rows.map((row) => row["id"]));
		expect(result.rows).toMatchObject([
			{ shout: "ANN", role: "user", signed_up_at: new Date("2026-01-02") },
			{ shout: null, role: "user", signed_up_at: null },
		]);
		expect(sent()).toEqual(["POST /contacts 200", "POST /contacts 200"]);
		expect(result.stats.requests).toBe(2);
		expect(await first("SELECT email, unsubscribed_from_emails AS off FROM contacts WHERE external_id = 'i1'")).toEqual(
			{ email: "ann@example.com", off: true },
		);
	});

	it("takes its rows from a query", async () => {
		const { rowCount } = await connection.query(
			"INSERT INTO tags (name) SELECT 'copy of ' || name FROM tags ORDER BY name LIMIT 2",
		);
		expect(rowCount).toBe(2);
		expect(await first("SELECT count(*) AS n FROM tags WHERE name LIKE 'copy of %'")).toEqual({ n: 2 });
	});

	it("links rows, and unlinks them by DELETE", async () => {
		const { id: contact } = await first("INSERT INTO contacts (external_id) VALUES ('i3') RETURNING id");
		const { id: tag } = await first("INSERT INTO tags (name) VALUES ('linked') RETURNING id");
		const link = await first("INSERT INTO contact_tags (contact_id, tag_id) VALUES (?, ?) RETURNING contact_id, name", [
			contact,
			tag,
		]);
		expect(link).toEqual({ contact_id: contact, name: "linked" });
		const find = "SELECT tag_id FROM contact_tags WHERE contact_id = ?";
		expect(await first(find, [contact])).toEqual({ tag_id: tag });
		const { rowCount } = await connection.query("DELETE FROM contact_tags WHERE contact_id = ?", [contact] as never);
		expect(rowCount).toBe(1);
		expect(await first(find, [contact])).toEqual({});
	});

	it("says whose access token it is, where the service asks and the statement does not say it", async () => {
		const { id } = await first("SELECT id FROM conversations LIMIT 1");
		const { id: tag } = await first("INSERT INTO tags (name) VALUES ('asked') RETURNING id");
		await connection.query("INSERT INTO conversation_tags (conversation_id, tag_id) VALUES (?, ?)", [id, tag] as never);
		const by = await first("SELECT applied_by_id FROM conversation_tags WHERE conversation_id = ? AND tag_id = ?", [
			id,
			tag,
		]);
		expect(by).toEqual(await first("SELECT id AS applied_by_id FROM admins ORDER BY id LIMIT 1"));
		const gone = await connection.query("DELETE FROM conversation_tags WHERE conversation_id = ? AND tag_id = ?", [
			id,
			tag,
		] as never);
		expect(gone.rowCount).toBe(1);
	});

	it("reads the row again where the answer has its key alone", async () => {
		const { id } = await first("INSERT INTO contacts (external_id) VALUES ('i4') RETURNING id");
		const made = await first(
			"INSERT INTO conversations (source_author_id, source_body) VALUES (?, 'Hello') RETURNING id, source_body, state",
			[id],
		);
		expect(made).toMatchObject({ state: "open" });
		expect(String(made["source_body"])).toContain("Hello");
	});
});

describe("UPDATE and DELETE", () => {
	it("change the rows that WHERE finds, read live", async () => {
		await connection.query("INSERT INTO contacts (external_id, name) VALUES ('u1', 'One'), ('u2', 'Two')");
		const changed = await connection.query(
			"UPDATE contacts SET name = name || '!' WHERE external_id IN ('u1', 'u2') RETURNING name",
		);
		expect(changed.rows.map((row) => row["name"]).sort()).toEqual(["One!", "Two!"]);
		const gone = await connection.query("DELETE FROM contacts WHERE external_id = 'u1' RETURNING name, external_id");
		expect(gone.rows).toEqual([{ name: "One!", external_id: "u1" }]);
		expect(await first("SELECT count(*) AS n FROM contacts WHERE external_id IN ('u1', 'u2')")).toEqual({ n: 1 });
	});

	it("set a value to NULL, and keep one that is sent along", async () => {
		await connection.query("INSERT INTO contacts (external_id, phone) VALUES ('u3', '+353 1 234')");
		await connection.query("UPDATE contacts SET phone = NULL WHERE external_id = 'u3'");
		expect(await first("SELECT phone FROM contacts WHERE external_id = 'u3'")).toEqual({ phone: null });
		const { id } = await first("INSERT INTO tags (name) VALUES ('renamed') RETURNING id");
		await connection.query("UPDATE tags SET name = 'named again' WHERE name = 'renamed'");
		expect(await first("SELECT name FROM tags WHERE id = ?", [id])).toEqual({ name: "named again" });
	});

	it("write nothing where no row is found", async () => {
		const { rowCount, writes } = await connection.query("DELETE FROM contacts WHERE id = 'nobody'");
		expect([rowCount, writes]).toEqual([0, []]);
	});
});

describe("UPSERT and ON CONFLICT", () => {
	it("change the rows that are there and make the others", async () => {
		await connection.query("INSERT INTO contacts (external_id, name, phone) VALUES ('c1', 'Old', '123')");
		sandbox.resetRequests();
		const result = await connection.query(
			"UPSERT INTO contacts (external_id, name) VALUES ('c1', 'New'), ('c2', 'Other') RETURNING external_id, name, phone",
		);
		expect(result.rows).toEqual([
			{ external_id: "c1", name: "New", phone: "123" },
			{ external_id: "c2", name: "Other", phone: null },
		]);
		// What was written a moment ago is looked at again, for searches may not know it yet.
		const requests = sent().filter((line) => !line.startsWith("GET"));
		expect(requests.map((line) => line.replace(/[0-9a-f]{24}/, "…"))).toEqual([
			"POST /contacts/search 200",
			"PUT /contacts/… 200",
			"POST /contacts 200",
		]);
	});

	it("leave rows as they are, or change them by an expression over both, where the condition holds", async () => {
		await connection.query("INSERT INTO contacts (external_id, name) VALUES ('c3', 'A'), ('c4', 'B')");
		const nothing = await connection.query(
			"INSERT INTO contacts (external_id, name) VALUES ('c3', 'X'), ('c5', 'C'), ('c5', 'D') ON CONFLICT DO NOTHING",
		);
		expect(statuses(nothing)).toEqual([
			[1, "skipped"],
			[2, "written"],
			[3, "skipped"],
		]);
		const some = await connection.query(
			"INSERT INTO contacts AS c (external_id, name) VALUES ('c3', 'X'), ('c4', 'Y') ON CONFLICT (external_id) DO UPDATE SET name = c.name || excluded.name || ? WHERE c.name = 'B' RETURNING name",
			["!"],
		);
		expect(some.rows).toEqual([{ name: "BY!" }]);
		expect(statuses(some)).toEqual([
			[1, "skipped"],
			[2, "written"],
		]);
	});

	it("take names that differ in case alone for one, where the service does", async () => {
		const { id } = await first("INSERT INTO tags (name) VALUES ('Écru VIP') RETURNING id");
		const plain = await failureOf(connection.query("INSERT INTO tags (name) VALUES ('écru vip')"));
		expect([plain.sqlState, plain.message]).toEqual(["23505", 'tags has a row with name "écru vip" already']);
		const left = await connection.query("INSERT INTO tags (name) VALUES ('écru vip') ON CONFLICT DO NOTHING");
		expect(statuses(left)).toEqual([[1, "skipped"]]);
		const twice = await failureOf(connection.query("INSERT INTO tags (name) VALUES ('case'), ('CASE')"));
		expect(twice.message).toBe('tags has a row with name "CASE" already (row 2)');
		const renamed = await first(
			"INSERT INTO tags (name) VALUES ('ÉCRU vip') ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id, name",
		);
		expect(renamed).toEqual({ id, name: "ÉCRU vip" });
		expect(await first("SELECT count(*) AS n FROM tags WHERE name ILIKE 'écru%'")).toEqual({ n: 1 });
	});

	it("leave it to the service where it finds the rows itself", async () => {
		await connection.query("UPSERT INTO companies (company_id, name, industry) VALUES ('k1', 'Acme', 'Tools')");
		expect(sent()).toEqual(["POST /companies 200"]);
		await connection.query("UPSERT INTO companies (company_id, name) VALUES ('k1', 'Acme 2')");
		expect(await first("SELECT name, industry FROM companies WHERE company_id = 'k1'")).toEqual({
			name: "Acme 2",
			industry: "Tools",
		});
	});

	it("are named where a plain INSERT meets a row that is there, before anything is sent", async () => {
		await connection.query("INSERT INTO companies (company_id) VALUES ('k2')");
		sandbox.resetRequests();
		const error = await failureOf(connection.query("INSERT INTO companies (company_id) VALUES ('k3'), ('k2')"));
		expect([error.sqlState, error.message]).toEqual([
			"23505",
			'companies has a row with company_id "k2" already (row 2)',
		]);
		expect(error.hint).toContain("ON CONFLICT (company_id)");
		expect(sent().filter((line) => line.startsWith("POST"))).toEqual([]);
	});

	it("refuse a row that comes twice, and a key for a new row where the service gives it", async () => {
		const twice = await failureOf(
			connection.query("UPSERT INTO contacts (external_id, name) VALUES ('c6', 'a'), ('c6', 'b')"),
		);
		expect(twice.sqlState).toBe("21000");
		const named = await failureOf(connection.query("UPSERT INTO tags (id, name) VALUES ('no such', 'a')"));
		expect([named.sqlState, named.hint]).toEqual([
			"428C9",
			'There is no row with id "no such"; the service names new ones itself. Leave the column out, or give NULL.',
		]);
	});
});

describe("before anything is sent", () => {
	it.each([
		["INSERT INTO tags (name) VALUES (NULL)", "23502", "tags needs a value of name"],
		[
			"INSERT INTO contacts (name) VALUES ('a'), ('b')",
			"23502",
			"contacts needs a value of external_id, email or role (row 1)",
		],
		["INSERT INTO contacts (role) VALUES ('user'), ('boss')", "23514", '"boss" is no value of role (row 2)'],
		[
			"INSERT INTO companies (company_id, monthly_spend) VALUES ('q', 1.5)",
			"22P02",
			'the value "1.5" of monthly_spend',
		],
		["INSERT INTO contacts (role, custom_attributes) VALUES ('user', '{')", "22P02", "invalid input for type json"],
		["UPDATE tags SET name = NULL WHERE name LIKE '%'", "23502", "tags needs a value of name"],
	])("%s is refused", async (sql, sqlState, message) => {
		const before = sandbox.writes.length;
		const error = await failureOf(connection.query(sql));
		expect(error.sqlState).toBe(sqlState);
		expect(error.message).toContain(message);
		expect(sandbox.writes.length).toBe(before);
		expect(sent().filter((line) => /^(POST \/(contacts|tags|companies) |PUT|DELETE)/.test(line))).toEqual([]);
	});

	it("a statement is held to MaxWrites, and one without WHERE to a raised one", async () => {
		const few = await open({ MaxWrites: 2 });
		const three = "INSERT INTO tags (name) VALUES ('m1'), ('m2'), ('m3')";
		const error = await failureOf(few.query(three));
		expect([error.sqlState, error.message]).toEqual([
			"54000",
			"the statement would write 3 rows of tags, more than MaxWrites=2",
		]);
		expect(error.hint).toContain("MaxWrites=3 or more");
		expect((await failureOf(connection.query("DELETE FROM contact_tags"))).sqlState).toBe("54000");
		const many = await open({ MaxWrites: 0 });
		expect((await many.query("UPDATE companies SET industry = 'x'")).rowCount).toBeGreaterThan(0);
	});

	it("Readonly, Offline and MaxRequests hold", async () => {
		const offline = await open({ Offline: true });
		expect((await failureOf(offline.query("INSERT INTO tags (name) VALUES ('a')"))).sqlState).toBe("55000");
		const few = await open({ MaxRequests: 2 });
		const error = await failureOf(few.query("INSERT INTO contacts (role) VALUES ('user'), ('user'), ('user')"));
		expect(error.code).toBe("request_budget");
		expect(sent().filter((line) => line.startsWith("POST"))).toEqual([]);
	});

	it("EXPLAIN shows the requests and a body", async () => {
		const explain = async (sql: string) => (await connection.query(`EXPLAIN ${sql}`)).rows.at(-1)?.["note"];
		expect(await explain("INSERT INTO contacts (role, name) VALUES ('lead', 'Ann')")).toBe(
			'one request for each row; body {"role":"lead","name":"Ann"}',
		);
		expect(await explain("UPDATE contacts SET name = upper(name) WHERE role = 'lead'")).toBe(
			'one request for each row that is found; body {"name":"<name>"}',
		);
		expect(await explain("INSERT INTO conversation_tags (conversation_id, tag_id) VALUES ('1', '2')")).toBe(
			'one request for each row; body {"id":"2","admin_id":"<me>"}',
		);
		expect(sent()).toEqual([]);
	});
});

describe("what could not be written", () => {
	it("is told row by row; the rest waits, or goes on with OnWriteError=continue", async () => {
		await connection.query("INSERT INTO contacts (external_id) VALUES ('p1')");
		const sql = "INSERT INTO contacts (external_id, name) VALUES ('p2', 'a'), ('p1', 'b'), ('p3', 'c')";
		const stopped = await failureOf(connection.query(sql));
		expect(stopped).toBeInstanceOf(WriteError);
		expect(stopped.code).toBe("partial_write");
		expect(stopped.message).toMatch(/^1 of 3 rows of contacts were written; row 2 was not: /);
		expect((stopped as WriteError).writes.map(({ status }) => status)).toEqual(["written", "failed", "not_sent"]);
		const persistent = await open({ OnWriteError: "continue" });
		const again = await failureOf(persistent.query(sql.replace("p2", "p4").replace("p3", "p5")));
		expect((again as WriteError).writes.map(({ status }) => status)).toEqual(["written", "failed", "written"]);
	});

	it("of one row is told as it is", async () => {
		const error = await failureOf(connection.query("INSERT INTO contacts (external_id) VALUES ('p1')"));
		expect(error.code).toBe("request_failed");
		expect(error.status).toBe(409);
	});
});

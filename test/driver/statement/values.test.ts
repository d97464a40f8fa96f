import { describe, expect, onTestFinished, test } from "vitest";
import { listOf, type StubRoutes, useStub } from "../stub-service.ts";

const routes: StubRoutes = {
	"POST /contacts/search": () =>
		listOf([
			{
				id: 1,
				name: "x\u0000y",
				owner_id: "0",
				last_contacted_at: "soon",
				last_seen_at: 253402300799,
				signed_up_at: "9999-12-31T23:59:59Z",
				unsubscribed_from_emails: "yes",
				location: {},
				created_at: "1700000000",
				updated_at: 1700000000,
			},
			{
				id: 2,
				name: "lone \ud83d here",
				owner_id: { id: 5 },
				last_contacted_at: "later",
				last_seen_at: {},
				signed_up_at: "",
				unsubscribed_from_emails: null,
				location: null,
				created_at: 1700000001,
				updated_at: 1700000000,
			},
		]),
	"POST /conversations/search": () => ({
		...listOf([
			{
				id: 7,
				created_at: 1700000000,
				updated_at: 1700000000,
				open: "true",
				read: "perhaps",
				priority: "not_priority",
				state: "open",
				conversation_rating: {},
				statistics: null,
				waiting_since: "",
				title: {},
				source: { body: ["a secret text"] },
				tags: { type: "tag.list", tags: [{ id: 3, name: "a", applied_at: "never" }] },
			},
		]),
		conversations: undefined,
	}),
};

const { open } = await useStub(routes);

describe("a value that does not fit its column", () => {
	test("is NULL, and one warning a column says so, in the statement that read it", async () => {
		const connection = await open();
		const sql =
			"SELECT id, owner_id, last_contacted_at AS at, unsubscribed_from_emails AS mails FROM contacts ORDER BY id";
		const { rows, warnings } = await connection.query(sql);
		expect(rows).toEqual([
			{ id: "1", owner_id: null, at: null, mails: null },
			{ id: "2", owner_id: null, at: null, mails: null },
		]);
		expect([...warnings].sort()).toEqual([
			'contacts.last_contacted_at: 2 values are no timestamps and were read as NULL; the first: "soon"',
			"contacts.owner_id: 1 value is no id and was read as NULL: an object",
			'contacts.unsubscribed_from_emails: 1 value is no boolean and was read as NULL: "yes"',
		]);
		// From the cache it is NULL without the warning: nothing is known of the value any more.
		expect((await connection.query(sql)).warnings).toEqual([]);
	});

	test.each([{ AutoCache: false }, { Pushdown: false }])("also with %o", async (properties) => {
		const connection = await open(properties);
		const { warnings } = await connection.query("SELECT count(last_contacted_at) FROM contacts");
		expect(warnings).toContain(
			'contacts.last_contacted_at: 2 values are no timestamps and were read as NULL; the first: "soon"',
		);
	});

	test("is told of rows inside others too, under the name of their table", async () => {
		const connection = await open();
		const { rows, warnings } = await connection.query("SELECT tag_id, applied_at FROM conversation_tags");
		expect(rows).toEqual([{ tag_id: "3", applied_at: null }]);
		expect(warnings).toContain('conversation_tags.applied_at: 1 value is no timestamp and was read as NULL: "never"');
	});

	test("is no empty object, no blank text, no null and no id of 0: those say that there is nothing", async () => {
		const connection = await open();
		const sql = "SELECT open, read, title, conversation_rating_rating AS rating, waiting_since FROM conversations";
		const { rows, warnings } = await connection.query(sql);
		expect(rows).toEqual([{ open: true, read: null, title: null, rating: null, waiting_since: null }]);
		expect(warnings.filter((text) => text.startsWith("conversations."))).toEqual([
			'conversations.read: 1 value is no boolean and was read as NULL: "perhaps"',
		]);
	});
});

describe("times", () => {
	test("reach to the end of the year 9999, and SQL computes with them", async () => {
		const connection = await open({ AutoCache: false });
		const { rows } = await connection.query(
			`SELECT last_seen_at AS seen, signed_up_at AS signed, date_trunc('year', last_seen_at) AS year,
			 last_seen_at - interval '1 day' AS before, to_char(last_seen_at, 'YYYY-MM-DD') AS text
			 FROM contacts WHERE last_seen_at > '3000-01-01'`,
		);
		expect(rows).toEqual([
			{
				seen: new Date("9999-12-31T23:59:59Z"),
				signed: new Date("9999-12-31T23:59:59Z"),
				year: new Date("9999-01-01T00:00:00Z"),
				before: new Date("9999-12-30T23:59:59Z"),
				text: "9999-12-31",
			},
		]);
		await expect(connection.query("SELECT last_seen_at + interval '1 day' FROM contacts")).rejects.toMatchObject({
			sqlState: "22008",
		});
	});
});

describe("numbers of JSON", () => {
	const odd = '{"n":9007199254740993,"d":0.1000000000000000055,"e":1e400,"b":12345678901234567890.5,"z":-0,"o":1.0}';
	const digits = ["9007199254740993", "0.1000000000000000055", "1e400", "12345678901234567890.5", "-0", "1.0"];
	// jsonb writes numbers without exponent, and no negative zero.
	const large = `1${"0".repeat(400)}`;
	const plainDigits = digits.map((text) => (text === "1e400" ? large : text === "-0" ? "0" : text));
	const plain = `{"b": 12345678901234567890.5, "d": 0.1000000000000000055, "e": ${large}, "n": 9007199254740993, "o": 1.0, "z": 0}`;
	const body = `{"type":"list","data":[{"id":"1","created_at":1700000000.0,"updated_at":1.7e9,"custom_attributes":${odd}}],"total_count":1,"pages":{"next":null}}`;

	test.each([{}, { AutoCache: false }])("keep all their digits: %o", async (properties) => {
		const { open: openDigits } = await useStub({ "POST /contacts/search": () => body }, onTestFinished);
		const connection = await openDigits(properties);
		const ask = async (sql: string) => (await connection.query(sql)).rows;
		const table = "contacts, json_each_text(custom_attributes)";
		expect((await ask(`SELECT value FROM ${table}`)).map((row) => row["value"])).toEqual(digits);
		const arrows = [..."ndebzo"].map(
			(key, index) => `custom_attributes${index % 2 ? `->>'${key}'` : `#>>'{${key}}'`} AS ${key}`,
		);
		const [row] = await ask(`SELECT ${arrows.join(", ")} FROM contacts`);
		expect(Object.values(row ?? {})).toEqual(plainDigits);
		expect(await ask("SELECT custom_attributes::text AS text FROM contacts")).toEqual([{ text: plain }]);
		expect(await ask("SELECT id FROM contacts WHERE custom_attributes->>'n' = '9007199254740993'")).toEqual([
			{ id: "1" },
		]);
		expect(await ask("SELECT id FROM contacts WHERE custom_attributes->>'n' = '9007199254740992'")).toEqual([]);
		expect(await ask("SELECT json_agg(custom_attributes)::text AS text FROM contacts")).toEqual([{ text: `[${odd}]` }]);
		expect(await ask("SELECT created_at, updated_at FROM contacts")).toEqual([
			{ created_at: new Date(1_700_000_000_000), updated_at: new Date(1_700_000_000_000) },
		]);
	});

	test("are what JavaScript has for them in rows, or all of their digits as text where that is asked for", async () => {
		const { open: openDigits } = await useStub({ "POST /contacts/search": () => body }, onTestFinished);
		const connection = await openDigits();
		const sql = "SELECT custom_attributes AS json FROM contacts";
		expect((await connection.query(sql)).rows).toEqual([
			{ json: { n: 9007199254740993n, d: 0.1, e: "1e400", b: Number("12345678901234567890.5"), z: -0, o: 1 } },
		]);
		expect((await connection.query(sql, [], { jsonAs: "text" })).rows).toEqual([{ json: odd }]);
	});

	test("come back from a list of arguments as they went", async () => {
		const connection = await open();
		const { rows } = await connection.query("SELECT ?::json ->> 'a' AS a", [{ a: 9007199254740993n }]);
		expect(rows).toEqual([{ a: "9007199254740993" }]);
	});
});

describe("characters that no SQL text has", () => {
	test("are one replacement character each, for every function alike", async () => {
		const connection = await open();
		const { rows } = await connection.query(
			`SELECT name, length(name) AS length, name LIKE '%y' AS "like", name ~ 'y' AS matches, name LIKE 'x_y' AS one
			 FROM contacts WHERE name LIKE 'x%'`,
		);
		expect(rows).toEqual([{ name: "x\ufffdy", length: 3, like: true, matches: true, one: true }]);
		const lone = await connection.query("SELECT name, length(name) AS length FROM contacts WHERE name LIKE 'lone%'");
		expect(lone.rows).toEqual([{ name: "lone \ufffd here", length: 11 }]);
	});
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { ConnectionOptions } from "../../src/driver/index.ts";
import { useSandbox } from "./sandbox-connection.ts";

const small = { contacts: 120, companies: 20, conversations: 60, tickets: 40 };
const { sandbox, open } = await useSandbox(small);
afterAll(() => {
	expect(sandbox.requests.filter(({ mistake }) => mistake !== undefined)).toEqual([]);
});

/** What was asked of the look-alike since the last look, without what checks the credential. */
function takeRequests(): readonly string[] {
	const paths = sandbox.requests.map(({ method, path }) => `${method} ${path.split("?")[0]}`);
	sandbox.resetRequests();
	return paths.filter((request) => request !== "GET /me");
}

async function write(method: "POST" | "PUT", path: string, body: object): Promise<Readonly<Record<string, unknown>>> {
	const headers = { authorization: `Bearer ${sandbox.accessToken}`, "content-type": "application/json" };
	const answer = await fetch(sandbox.url + path, { method, headers, body: JSON.stringify(body) });
	if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
	return (await answer.json()) as Readonly<Record<string, unknown>>;
}

interface Held {
	readonly seats?: string | number;
	readonly plan_name?: string | number;
	readonly is_admin?: boolean;
	readonly trial_ends_at?: number;
}

describe("attributes as columns", () => {
	it.each([
		[
			"contacts",
			[
				"custom_plan_name varchar",
				"custom_seats integer",
				"custom_lead_score double",
				"custom_is_admin boolean",
				"custom_trial_ends_at timestamp",
				"custom_größe_notiz varchar",
				// Another attribute, whatever its name looks like.
				"custom_plan_name_9107 varchar",
				"custom_nps_comment varchar",
			],
		],
		["companies", ["custom_seats integer", "custom_account_manager varchar"]],
		["conversations", ["custom_topic varchar", "custom_amount_refunded numeric", "custom_due_date timestamp"]],
		["tickets", ["custom_amount numeric", "custom_amount_3210043 varchar", "custom_screenshots json"]],
	])("%s have them", async (table, expected) => {
		const connection = await open();
		const columns = (await connection.columns(table)).filter(({ name }) => name.startsWith("custom_"));
		expect(columns.map(({ name, type }) => `${name} ${type}`)).toEqual(expect.arrayContaining(expected));
	});

	it("hold what the JSON column holds, typed; what is of another type is NULL, and a warning tells", async () => {
		const connection = await open();
		const { rows, warnings } = await connection.query(
			"SELECT custom_attributes AS all_of_them, custom_plan_name, custom_plan_name_9107, custom_seats, custom_is_admin, custom_trial_ends_at FROM contacts",
		);
		const kinds = new Set<string>();
		for (const row of rows) {
			const held = row["all_of_them"] as Readonly<Record<string, unknown>>;
			const { seats, plan_name: plan, is_admin: isAdmin, trial_ends_at: end } = held as Held;
			kinds.add(`${typeof seats} seats`).add(`${typeof plan} plan`);
			expect(row["custom_plan_name"]).toEqual(held["Plan name"] ?? null);
			expect(row["custom_plan_name_9107"]).toEqual(plan?.toString() ?? null);
			expect(row["custom_seats"]).toEqual(typeof seats === "number" ? seats : null);
			expect(row["custom_is_admin"]).toEqual(isAdmin ?? null);
			expect(row["custom_trial_ends_at"]).toEqual(typeof end === "number" ? new Date(end * 1000) : null);
		}
		expect([...kinds]).toEqual(expect.arrayContaining(["string seats", "number seats", "string plan", "number plan"]));
		expect(warnings).toEqual([expect.stringMatching(/^contacts\.custom_seats: .* no 64-bit integer/)]);
	});

	it("stand behind the other columns of *, of a whole row, of views, and in Kysely's introspection", async () => {
		const connection = await open();
		const { columns, rows } = await connection.query("SELECT * FROM companies LIMIT 1");
		expect(columns.map(({ name }) => name).slice(-5)).toEqual([
			"custom_attributes",
			"custom_seats",
			"custom_account_manager",
			"custom_contract_renews_at",
			"custom_is_partner",
		]);
		const [whole] = (await connection.query("SELECT row_to_json(c) AS row FROM companies c LIMIT 1")).rows;
		expect(Object.keys(whole?.["row"] ?? {})).toEqual(Object.keys(rows[0] ?? {}));
		const tables = await connection.kysely().introspection.getTables();
		const names = tables.find(({ name }) => name === "contacts")?.columns.map(({ name }) => name);
		expect(names).toContain("custom_trial_ends_at");
	});

	it.each([
		["sys_tablecolumns", "ColumnName", "TableName"],
		["information_schema.columns", "column_name", "table_name"],
	])("are told by %s", async (table, column, owner) => {
		const connection = await open();
		const sql = `SELECT ${column} AS name FROM ${table} WHERE ${owner} = 'contacts' AND ${column} LIKE 'custom_s%'`;
		expect((await connection.query(sql)).rows).toEqual([{ name: "custom_seats" }]);
	});

	it("are found however their name is written", async () => {
		const connection = await open();
		const sql = 'SELECT "custom_größe_notiz", CustomPlanName, c.[custom_seats] FROM contacts c LIMIT 1';
		const { columns } = await connection.query(sql);
		expect(columns.map(({ column }) => column)).toEqual(["custom_größe_notiz", "custom_plan_name", "custom_seats"]);
	});
});

describe("what asking for attributes costs", () => {
	it("is nothing where no attribute is needed", async () => {
		const connection = await open();
		takeRequests();
		await connection.query("SELECT id, custom_attributes FROM contacts WHERE role = 'lead' LIMIT 1");
		await connection.query("SELECT count(*) FROM contacts");
		await connection.query("SELECT name FROM sys_tables, tags LIMIT 1");
		await connection.query("REFRESH contacts");
		expect(takeRequests()).not.toContain("GET /data_attributes");
	});

	it("is one request for contacts and companies together, which the statement counts", async () => {
		const connection = await open();
		takeRequests();
		const { stats } = await connection.query("SELECT custom_seats FROM contacts");
		const asked = takeRequests();
		expect([asked.length, asked[0], stats.requests]).toEqual([stats.requests, "GET /data_attributes", asked.length]);
		expect((await connection.columns("companies")).map(({ name }) => name)).toContain("custom_is_partner");
		await connection.columns("contacts");
		expect(takeRequests()).not.toContain("GET /data_attributes");
	});

	it("is one request also where nothing is kept, however many statements need them at once", async () => {
		const connection = await open({ AutoCache: false });
		takeRequests();
		await Promise.all([1, 2, 3].map(() => connection.query("SELECT custom_seats FROM contacts LIMIT 1")));
		await connection.query("SELECT * FROM contacts LIMIT 1");
		expect(takeRequests().filter((request) => request === "GET /data_attributes")).toHaveLength(1);
	});

	it("is nothing where only kept rows are wanted", async () => {
		const connection = await open();
		await connection.query("REFRESH contacts");
		takeRequests();
		const sql = "SELECT * FROM contacts#CACHE LIMIT 1";
		expect((await connection.query(sql)).columns.at(-1)?.name).toBe("custom_attributes");
		expect(takeRequests()).toEqual([]);
		await connection.query("SELECT id FROM data_attributes");
		takeRequests();
		expect((await connection.query(sql)).columns.at(-1)?.name).toBe("custom_nps_comment");
		expect(takeRequests()).toEqual([]);
	});

	it("is nothing for who explains or prepares, but for the columns themselves", async () => {
		const connection = await open();
		takeRequests();
		const prepared = connection.prepare("SELECT * FROM contacts LIMIT 1");
		expect(prepared.columns.map(({ name }) => name)).not.toContain("custom_seats");
		expect(takeRequests()).toEqual([]);
		expect((await prepared.describe()).map(({ name }) => name)).toContain("custom_seats");
		expect(takeRequests()).toEqual(["GET /data_attributes"]);
		expect(connection.prepare("SELECT custom_seats FROM contacts").columns).toMatchObject([{ type: "integer" }]);
	});

	it("lets a statement that names one be prepared before anybody asked for it, as the command line does", async () => {
		const connection = await open();
		const named = connection.prepare("SELECT custom_seats FROM contacts WHERE custom_seats > 3 LIMIT 1");
		expect(named.columns).toEqual([]);
		expect((await named.describe()).map(({ name }) => name)).toEqual(["custom_seats"]);
		expect((await named.all()).rows).toHaveLength(1);
		const wrong = connection.prepare("SELECT custom_nothing FROM conversations");
		await expect(wrong.describe()).rejects.toMatchObject({ sqlState: "42703" });
		expect(() => connection.prepare("SELECT nothing FROM tags")).toThrow(/nothing/);
	});
});

describe("the pushdown of attributes", () => {
	const explain = async (condition: string, table = "contacts", options: ConnectionOptions = {}) => {
		const connection = await open(options);
		const { rows } = await connection.query(`EXPLAIN SELECT id FROM ${table} WHERE ${condition}`);
		return rows[0]?.["request"];
	};

	it.each([
		["custom_plan_name = 'Pro'", '{"field":"custom_attributes.Plan name","operator":"=","value":"Pro"}'],
		["custom_plan_name LIKE 'Gro%'", '{"field":"custom_attributes.Plan name","operator":"^","value":"Gro"}'],
		["custom_seats > 40", '{"field":"custom_attributes.seats","operator":">","value":40}'],
		["custom_is_admin", '{"field":"custom_attributes.is_admin","operator":"=","value":true}'],
		["custom_trial_ends_at > '2026-01-10'", '"field":"custom_attributes.trial_ends_at","operator":">"'],
	])("asks for %s", async (condition, request) => {
		expect(await explain(condition)).toContain(request);
	});

	// What a number or a boolean would look like among texts: a search for texts may leave those out.
	it.each(["'12'", "'-1.5e3'", "'TRUE'", "'false'", "''"])("does not ask for the text %s", async (text) => {
		expect(await explain(`custom_plan_name_9107 = ${text}`)).not.toContain("plan_name");
	});

	it("asks for attributes of tickets by their id, where no other ticket type has the name", async () => {
		expect(await explain("custom_affected_users = 3", "tickets")).toContain('{"field":"ticket_attribute.');
		expect(await explain("custom_amount = 3", "tickets")).not.toContain("ticket_attribute");
	});
});

describe("names that lead on", () => {
	it.each([
		["SELECT custom_attributes.seats FROM contacts", "Write: contacts.custom_seats"],
		['SELECT c.custom_attributes."Plan name" FROM contacts c', "Write: c.custom_plan_name"],
		["SELECT custom_sets FROM contacts", 'Did you mean "custom_seats"?'],
		["SELECT custom_legacy_score FROM contacts", "archived in the service"],
		["SELECT custom_nowhere FROM companies", "custom_seats, custom_account_manager, custom_contract_renews_at"],
	])("%s", async (sql, hint) => {
		const connection = await open();
		await expect(connection.query(sql)).rejects.toMatchObject({
			sqlState: "42703",
			hint: expect.stringContaining(hint),
		});
	});
});

describe("attributes that come and go", () => {
	it("are there at once when their name is used, and answer from rows that were kept before", async () => {
		const connection = await open();
		await connection.query("SELECT * FROM contacts");
		const sql = "SELECT count(custom_beta_program) AS n FROM contacts";
		await expect(connection.query(sql)).rejects.toMatchObject({ sqlState: "42703" });
		const made = await write("POST", "/data_attributes", {
			name: "beta_program",
			model: "contact",
			data_type: "string",
		});
		takeRequests();
		await new Promise((resolve) => setTimeout(resolve, 1_100));
		const { rows, stats } = await connection.query(sql);
		expect(Number(rows[0]?.["n"])).toBeGreaterThan(0);
		expect([takeRequests(), stats.requests]).toEqual([["GET /data_attributes"], 1]);
		await write("PUT", `/data_attributes/${String(made["id"])}`, { archived: true });
		const later = await open();
		await expect(later.query(sql)).rejects.toMatchObject({ sqlState: "42703" });
	}, 60_000);
});

describe("attributes that cannot be asked for", async () => {
	const { sandbox: barred, open: openBarred } = await useSandbox({ ...small, plannedOut: ["/data_attributes"] });

	it("leave the rest of a table usable, with a warning", async () => {
		const connection = await openBarred();
		const { rows, warnings, columns } = await connection.query("SELECT * FROM contacts LIMIT 2");
		expect([rows.length, columns.at(-1)?.name]).toEqual([2, "custom_attributes"]);
		expect(warnings).toEqual([expect.stringMatching(/^the attributes of companies and contacts are missing: .*plan/)]);
		expect((await connection.query("SELECT * FROM contacts LIMIT 2")).warnings).toEqual([]);
		await expect(connection.query("SELECT custom_seats FROM contacts")).rejects.toMatchObject({
			sqlState: "42703",
			hint: expect.stringContaining("The attributes of contacts are not known: "),
		});
		expect((await connection.columns("contacts")).map(({ name }) => name)).toContain("custom_attributes");
		expect((await connection.query("SELECT custom_topic FROM conversations")).warnings).toEqual([]);
		expect(barred.requests.filter(({ path }) => path.startsWith("/data_attributes")).length).toBeLessThan(5);
	});
});

describe("offline", () => {
	it("attributes are as they were kept, with any age, and without a request", async () => {
		const folder = await mkdtemp(join(tmpdir(), "attributes-"));
		try {
			const file = { CacheLocation: join(folder, "cache.db") };
			const online = await open(file);
			await online.query("CACHE SELECT * FROM contacts");
			await online.query("CACHE SELECT * FROM tickets");
			await online.close();
			takeRequests();
			const offline = await open({ ...file, Offline: true, CacheTolerance: 0 });
			const { rows } = await offline.query("SELECT count(custom_seats) AS seats FROM contacts");
			expect(Number(rows[0]?.["seats"])).toBeGreaterThan(0);
			expect((await offline.columns("tickets")).map(({ name }) => name)).toContain("custom_due");
			expect((await offline.columns("conversations")).map(({ name }) => name)).not.toContain("custom_topic");
			expect(takeRequests()).toEqual([]);
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	});
});

describe("in other API versions", () => {
	it("attributes of conversations are described among the others", async () => {
		const connection = await open({ ApiVersion: "2.15" });
		takeRequests();
		const { columns } = await connection.query("SELECT custom_topic, custom_due_date FROM conversations LIMIT 1");
		expect(columns.map(({ type }) => type)).toEqual(["varchar", "timestamp"]);
		expect(takeRequests()[0]).toBe("GET /data_attributes");
	});
});

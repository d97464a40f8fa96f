import { describe, expect, it } from "vitest";
import { bindStatement } from "../../src/bind/index.ts";
import { createCatalog } from "../../src/catalog/index.ts";
import { optimise } from "../../src/optimise/index.ts";
import { nothingKnown, planQuery } from "../../src/plan/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { describeRequests } from "../../src/scan/index.ts";
import { parseStatement } from "../../src/sql/index.ts";
import { bind, catalog, failureOf, planText } from "./planning.ts";

const off = { isPushdownOn: false } as const;
const everything = '{"field":"created_at","operator":">","value":0}';
const contacts = `contacts: POST /contacts/search ${everything}`;

describe("without pushdown", () => {
	it.each([
		["count(*)", "SELECT count(*) FROM contacts", 0],
		["an end", "SELECT max(created_at) FROM contacts", 0],
		["LIMIT", "SELECT id FROM contacts LIMIT 3", 0],
		["LIMIT 0", "SELECT id FROM contacts LIMIT 0", 0],
		["ORDER BY and LIMIT", "SELECT id FROM contacts ORDER BY created_at DESC LIMIT 3 OFFSET 2", 0],
		["LIMIT past a condition", "SELECT id FROM contacts WHERE lower(name) = 'ada' LIMIT 3", 1],
		["whether there is one", "SELECT EXISTS (SELECT 1 FROM contacts)", 0],
		["a condition", "SELECT id FROM contacts WHERE id = '6a'", 1],
		["no row at all", "SELECT id FROM contacts WHERE false", 0],
	])("a table is read whole for %s", async (_name, sql, residual) => {
		expect(await planText(sql, off)).toEqual([`${contacts}; ${residual} residual`]);
	});

	it("the limits of lists and of nested rows are not asked for either", async () => {
		expect(await planText("SELECT id FROM companies LIMIT 3", off)).toEqual(
			await planText("SELECT id FROM companies", off),
		);
		expect(await planText("SELECT id FROM conversation_parts LIMIT 3", off)).toEqual(
			await planText("SELECT id FROM conversation_parts", off),
		);
		expect(await planText("SELECT * FROM conversation_tags LIMIT 3", off)).toEqual(
			await planText("SELECT * FROM conversation_tags", off),
		);
	});

	it("no keys drive another table", async () => {
		const sql =
			"SELECT p.id FROM conversations c JOIN conversation_parts p ON p.conversation_id = c.id WHERE c.id = '7'";
		expect(await planText(sql, off)).toEqual([
			`conversations: POST /conversations/search ${everything}; 1 residual`,
			`conversation_parts: GET /conversations/{conversation_id} for each of conversations from POST /conversations/search ${everything}; 1 residual`,
		]);
	});
});

describe("a table that is given by keys only", () => {
	const settings = { parameters: [], nowMs: 0, facts: nothingKnown, ...off };

	async function plan(sql: string) {
		const profile = await loadProfile("Intercom");
		const tables = profile.tables.map((table) =>
			table.name === "contacts" ? { ...table, read: table.read.filter(({ kind }) => kind === "get") } : table,
		);
		const keyed = createCatalog({ ...profile, tables }, "2.16");
		const tree = parseStatement(sql);
		if (tree.kind !== "Query") throw new TypeError("a query is meant");
		return () => planQuery(optimise(bindStatement(tree, keyed)), settings, keyed).scans;
	}

	it("is read by the keys that the statement gives", async () => {
		const run = await plan("SELECT name FROM contacts WHERE id IN ('6a', '6b') AND role = 'lead'");
		expect(run().map(({ scan }) => describeRequests(scan).trim())).toEqual(["GET /contacts/{id} for each of 2 keys"]);
	});

	it("is read by the keys of another table", async () => {
		const run = await plan(
			"SELECT c.name FROM conversation_contacts x JOIN contacts c ON c.id = x.contact_id WHERE x.conversation_id = '7'",
		);
		const [first, second] = run();
		expect(first && describeRequests(first.scan).trim()).toBe(`POST /conversations/search ${everything}`);
		expect(second?.dependency).toMatchObject({ kind: "keys", column: "id", after: [first?.scanName] });
	});

	it("is refused where no key is given", async () => {
		const run = await plan("SELECT name FROM contacts WHERE role = 'lead'");
		expect(failureOf(run)).toMatchObject({ code: "required_predicate", sqlState: "HV002" });
	});

	it.each([
		["SELECT * FROM visitors", 'table "visitors" can only be read with user_id = …'],
		[
			"SELECT * FROM data_events WHERE event_name = 'paid'",
			'table "data_events" can only be read with contact_id = … or user_id = … or email = …',
		],
		[
			"SELECT * FROM article_version_contents WHERE id = '7'",
			'table "article_version_contents" can only be read with article_id = … AND id = …',
		],
	])("is refused with what to write: %s", (sql, message) => {
		expect(failureOf(() => planQuery(optimise(bind(sql)), settings, catalog)).message).toBe(message);
	});

	it("is read by the keys of another table where the statement joins one", () => {
		const sql = "SELECT e.event_name FROM contacts c JOIN data_events e ON e.contact_id = c.id WHERE c.role = 'lead'";
		const [contacts, events] = planQuery(optimise(bind(sql)), settings, catalog).scans;
		expect(events?.dependency).toMatchObject({
			kind: "keys",
			column: "contact_id",
			after: [contacts?.scanName],
			isRequired: true,
		});
	});
});

import { describe, expect, it } from "vitest";
import { bindWrite } from "../../src/bind/index.ts";
import { optimise } from "../../src/optimise/index.ts";
import { parseStatement, printStatement } from "../../src/sql/index.ts";
import { catalog, failureOf } from "../plan/planning.ts";

function bind(sql: string) {
	const tree = parseStatement(sql);
	if (tree.kind !== "Insert" && tree.kind !== "Update" && tree.kind !== "Delete")
		throw new Error(`${tree.kind} writes nothing`);
	return bindWrite(tree, catalog);
}

describe("a statement that writes", () => {
	it.each([
		["INSERT INTO tags (name) VALUES ('a'), (?)", "insert", ["name"], ["name varchar"]],
		[
			"INSERT INTO contacts (name, signed_up_at) SELECT name, '2026-01-01' FROM admins",
			"insert",
			["name", "signed_up_at"],
			["name varchar", "signed_up_at timestamp"],
		],
		[
			"INSERT INTO contacts (signed_up_at, name) SELECT DATE '2026-01-01', 5 UNION SELECT current_date, 6",
			"insert",
			["signed_up_at", "name"],
			["signed_up_at timestamp", "name varchar"],
		],
		[
			"INSERT INTO contacts (name, phone) VALUES ('a', DEFAULT)",
			"insert",
			["name", "phone"],
			["name varchar", "phone varchar"],
		],
		["UPDATE contacts SET name = DEFAULT WHERE id = '1'", "update", ["name"], ["id varchar", "name varchar"]],
		["UPSERT INTO tags (id, name) VALUES ('1', 'a')", "insert", ["id", "name"], ["id varchar", "name varchar"]],
		[
			"INSERT INTO tags (id, name) VALUES ('1', 'a') ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE tags.name <> excluded.name",
			"insert",
			["id", "name"],
			["id varchar", "name varchar"],
		],
		[
			"INSERT INTO tags (id, name) VALUES ('1', 'a') ON CONFLICT DO NOTHING",
			"insert",
			["id", "name"],
			["id varchar", "name varchar"],
		],
		[
			"UPDATE contacts SET name = upper(name), signed_up_at = 1735689600 WHERE role = 'lead'",
			"update",
			["name", "signed_up_at"],
			["id varchar", "name varchar", "signed_up_at timestamp"],
		],
		[
			"UPDATE contacts c SET Name = NULL WHERE c.id IN (SELECT contact_id FROM contact_tags)",
			"update",
			["name"],
			["id varchar", "name varchar"],
		],
		["DELETE FROM contacts WHERE created_at < now() - interval '1 year'", "delete", [], ["id varchar"]],
		["DELETE FROM contact_tags WHERE tag_id = '1'", "delete", [], ["contact_id varchar", "tag_id varchar"]],
	])("%s", (sql, action, columns, rows) => {
		const bound = bind(sql);
		expect(bound.action).toBe(action);
		expect(bound.columns).toEqual(columns);
		expect(bound.rows.columns.map(({ name, type }) => `${name} ${type}`)).toEqual(rows);
	});

	it("finds its rows by the conditions of WHERE", () => {
		const { rows } = bind("UPDATE contacts SET name = 'x' WHERE role = 'lead' AND id <> '5'");
		expect(optimise(rows).tables.map(({ table, conjuncts }) => [table.name, conjuncts.length])).toEqual([
			["contacts", 2],
		]);
		expect(printStatement(rows.query)).toContain("WHERE");
	});

	it("knows the columns of RETURNING", () => {
		const { returning } = bind("INSERT INTO tags (name) VALUES ('a') RETURNING *, lower(name) AS small");
		expect(returning.map(({ name }) => name)).toEqual([
			...(catalog.findTable(["tags"]).found?.columns.map(({ name }) => name) ?? []),
			"small",
		]);
	});

	it("says how many rows it writes, when it lists them", () => {
		expect(bind("INSERT INTO tags (name) VALUES ('a'), ('b')").rowCount).toBe(2);
		expect(bind("INSERT INTO tags (name) SELECT name FROM teams").rowCount).toBeUndefined();
	});

	it.each([
		[
			"INSERT INTO tags (name) SELECT * FROM (VALUES (DEFAULT)) AS v (name)",
			"42601",
			47,
			"It can be given to a column in VALUES of an INSERT, and in SET.",
		],
		[
			"UPDATE contacts SET name = 'a' WHERE email_verified",
			"42703",
			37,
			"email_verified can be written, in INSERT and UPDATE, and not be read.",
		],
		["INSERT INTO tgas (name) VALUES ('a')", "42P01", 12, 'Did you mean "tags"?'],
		["INSERT INTO tags (nmae) VALUES ('a')", "42703", 18, 'Did you mean "name"?'],
		["INSERT INTO tags (name, name) VALUES ('a', 'b')", "42701", 24, "Keep one of them."],
		["INSERT INTO tags (name) VALUES ('a', 'b')", "42601", 24, "The columns are name."],
		["INSERT INTO tags (id, name) VALUES ('a')", "42601", 28, "The columns are id, name."],
		["INSERT INTO tags (id, name) VALUES ('1', 'a')", "428C9", 18, "A new row takes name."],
		["INSERT INTO contacts (created_at) VALUES (now())", "428C9", 22, undefined],
		["INSERT INTO conversations (title) VALUES ('a')", "428C9", 27, undefined],
		["UPDATE companies SET company_id = '7' WHERE id = '1'", "428C9", 21, undefined],
		["UPDATE tags SET id = '7' WHERE id = '1'", "428C9", 16, "What can be changed is name."],
		[
			"UPDATE contact_tags SET tag_id = '7' WHERE tag_id = '1'",
			"0A000",
			0,
			"The service offers INSERT and DELETE for it.",
		],
		["INSERT INTO admins (name) VALUES ('a')", "0A000", 0, undefined],
		["UPSERT INTO contacts (name) VALUES ('a')", "42P10", 0, "Give (id) or (external_id)."],
		[
			"INSERT INTO contacts (signed_up_at) VALUES ('soon')",
			"22007",
			44,
			"Write it like '2026-01-31' or '2026-01-31 14:30:00'.",
		],
		["INSERT INTO contacts (signed_up_at) SELECT 'soon'", "22007", 43, undefined],
		["INSERT INTO contacts (signed_up_at) VALUES (true)", "42804", 44, "Cast it: CAST(… AS timestamp)."],
		["INSERT INTO contacts (signed_up_at) SELECT name FROM contacts", "42804", 43, undefined],
		["INSERT INTO tags (id) VALUES ('1') ON CONFLICT (nothing) DO NOTHING", "42703", 48, undefined],
		["INSERT INTO tags (id) VALUES ('1') ON CONFLICT DO UPDATE SET name = 'a'", "42P10", 35, "Give (id) or (name)."],
		[
			"INSERT INTO contacts (name) VALUES ('1') ON CONFLICT (name) DO NOTHING",
			"42P10",
			54,
			"Give (id) or (external_id).",
		],
		["INSERT INTO contacts (name) VALUES ('1') ON CONFLICT (external_id) DO NOTHING", "23502", 41, undefined],
		[
			"INSERT INTO tags (id) VALUES ('1') ON CONFLICT (id) DO UPDATE SET nam = 'a'",
			"42703",
			66,
			'Did you mean "name"?',
		],
		["INSERT INTO tags (id) VALUES ('1') ON CONFLICT (id) DO UPDATE SET name = excluded.nme", "42703", 82, undefined],
		["INSERT INTO tags (name) VALUES ('a') RETURNING idd", "42703", 47, 'Did you mean "id"?'],
		["INSERT INTO tags (name) VALUES ('a') RETURNING count(*)", "42803", 47, undefined],
		["UPDATE contacts SET nam = 'a'", "42703", 20, 'Did you mean "name"?'],
		["UPDATE contacts SET name = nam", "42703", 27, 'Did you mean "name"?'],
		["UPDATE contacts SET name = 'a', name = 'b'", "42701", 32, "Keep one of them."],
		["UPDATE contacts SET created_at = open FROM conversations", "0A000", undefined, undefined],
		["UPDATE conversations SET read = 'maybe'", "22P02", 32, "Write true or false."],
		["UPDATE conversations SET read = created_at", "42804", 32, "Cast it: CAST(… AS boolean)."],
		["UPDATE contacts SET name = max(name)", "42803", 27, undefined],
		["UPDATE contacts SET name = 'a' WHERE emial = 'b'", "42703", 37, 'Did you mean "email"?'],
		["UPDATE contacts SET name = 'a' WHERE name", "42804", 37, undefined],
		["DELETE FROM contacts WHERE created_at > 'soon'", "22007", 40, undefined],
		["DELETE FROM sys_cache", "0A000", 12, "Only tables of the service can be written."],
	])("%s is refused", (sql, sqlState, position, hint) => {
		const error = failureOf(() => bind(sql));
		expect([error.sqlState, error.position]).toEqual([sqlState, position ?? error.position]);
		if (hint !== undefined) expect(error.hint).toBe(hint);
	});
});

import { describe, expect, it } from "vitest";
import { bindStatement } from "../../../src/bind/index.ts";
import { createCatalog } from "../../../src/catalog/index.ts";
import { ProviderError } from "../../../src/driver/index.ts";
import { loadProfile } from "../../../src/profile/index.ts";
import { parseStatement } from "../../../src/sql/index.ts";
import { useSandbox } from "../sandbox-connection.ts";

const place = await useSandbox({ contacts: 12, companies: 3, conversations: 12 });
const connection = await place.open();
const profile = await loadProfile("Intercom");

async function refusal(sql: string): Promise<ProviderError> {
	try {
		await connection.query(sql);
	} catch (error) {
		if (error instanceof ProviderError) return error;
		throw error;
	}
	throw new Error(`${sql} was taken`);
}

const writtenOut = /(?:Write|Repeat its expression(?:, in HAVING)?): (.+)$/;

/** What a newcomer writes, its SQLSTATE, and where what the hint says belongs (@): it is the statement, or a part of it. */
const attempts: readonly (readonly [sql: string, sqlState: string, template?: string])[] = [
	["SELECT * FROM users", "42P01"],
	["SELECT * FROM Leads", "42P01"],
	["SELECT * FROM intercom.messages", "42P01"],
	["SELECT * FROM ratings", "42P01"],
	["SELECT * FROM conversation_ratings", "42P01"],
	["SELECT * FROM teammates", "42P01"],
	["SELECT c.tags FROM contacts c", "42703"],
	["SELECT tags FROM conversations", "42703"],
	["SELECT assignee FROM conversations", "42703"],
	["SELECT rating FROM conversations", "42703"],
	["SELECT company FROM conversations", "42703"],
	["SELECT c.company FROM contacts c", "42703"],
	["DESCRIBE contacts", "0A000"],
	['DESC "tags"', "0A000"],
	["SHOW TABLES", "0A000"],
	["SHOW COLUMNS FROM intercom.Tags LIKE '%id'", "0A000"],
	["SHOW CREATE TABLE tags", "0A000"],
	["SHOW DATABASES", "0A000"],
	["PRAGMA table_info(tags)", "0A000"],
	["PRAGMA table_info('tags')", "0A000"],
	["SELECT custom_attributes.plan FROM contacts", "42703", "SELECT @ FROM contacts"],
	["SELECT c.custom_attributes.plan FROM contacts c", "42703", "SELECT @ FROM contacts c"],
	["SELECT id FROM contacts WHERE created_at > now() - 7", "42883", "SELECT id FROM contacts WHERE created_at > @"],
	["SELECT created_at + 1 FROM contacts", "42883", "SELECT @ FROM contacts"],
	["SELECT now() - length(name) FROM tags", "42883", "SELECT @ FROM tags"],
	["SELECT id FROM contacts WHERE created_at > '7 days ago'", "22007", "SELECT id FROM contacts WHERE created_at > @"],
	["SELECT id FROM contacts WHERE created_at > '2 weeks'", "22007", "SELECT id FROM contacts WHERE created_at > @"],
	["SELECT upper(name) AS n FROM tags WHERE n = 'A'", "42703", "SELECT upper(name) AS n FROM tags WHERE @ = 'A'"],
	[
		"SELECT name, count(*) AS n FROM tags GROUP BY name HAVING n > 1",
		"42703",
		"SELECT name, count(*) AS n FROM tags GROUP BY name HAVING @ > 1",
	],
	[
		"SELECT name, count(*) AS n FROM tags WHERE n > 1 GROUP BY name",
		"42703",
		"SELECT name, count(*) AS n FROM tags GROUP BY name HAVING @ > 1",
	],
	["SELECT id || 'x' AS a, a || 'y' AS b FROM tags", "42703", "SELECT id || 'x' AS a, (@) || 'y' AS b FROM tags"],
];

describe("what newcomers write", () => {
	it.each(attempts)("%s ends at a statement that runs", async (sql = "", sqlState = "", template = "@") => {
		const error = await refusal(sql);
		expect(error.sqlState).toBe(sqlState);
		const part = writtenOut.exec(error.hint ?? "")?.[1];
		if (part === undefined) throw new Error(`no statement in: ${String(error.hint)}`);
		const { columns } = await connection.query(template.replace("@", () => part));
		expect(columns.length).toBeGreaterThan(0);
	});

	it("a window function behind an alias leads to a subquery", async () => {
		const { hint } = await refusal("SELECT id, row_number() OVER (ORDER BY id) AS n FROM tags WHERE n = 1");
		expect(hint).toContain("SELECT * FROM (SELECT …) q WHERE n …");
	});

	it("other texts that are no times keep the plain advice", async () => {
		const { hint } = await refusal("SELECT id FROM contacts WHERE created_at > 'three ago'");
		expect(hint).toContain("'2026-01-31'");
	});

	it.each(["2.11", "2.12", "2.13", "2.14", "2.15", "2.16"])(
		"every statement of the profile fits API version %s",
		(version) => {
			const catalog = createCatalog(profile, version);
			const rows = [profile.service, ...profile.tables].flatMap(({ knownAs }) => knownAs ?? []);
			expect(rows.length).toBeGreaterThan(20);
			for (const { words, statement } of rows) {
				const tree = parseStatement(statement);
				if (tree.kind !== "Query") throw new Error(`${words.join()} leads to no query`);
				expect(bindStatement(tree, catalog).columns.length, statement).toBeGreaterThan(0);
			}
		},
	);
});

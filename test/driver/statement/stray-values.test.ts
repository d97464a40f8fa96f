import { describe, expect, it } from "vitest";
import { useSandbox } from "../sandbox-connection.ts";

const place = await useSandbox({ contacts: 12, companies: 3, conversations: 12 });
const connection = await place.open();

async function warningsOf(sql: string, parameters: readonly string[] = []): Promise<readonly string[]> {
	return (await connection.query(sql, [...parameters])).warnings;
}

const stray = "conversations.state has no value 'opne'; it is 'open', 'closed' or 'snoozed'. Did you mean 'open'?";

describe("a text that is none of a column's documented values", () => {
	it.each([
		"SELECT id FROM conversations WHERE state = 'opne'",
		"SELECT id FROM conversations WHERE 'opne' = state",
		"SELECT id FROM conversations WHERE state <> 'opne'",
		"SELECT id FROM conversations WHERE state IN ('open', 'opne', 'opne')",
		"SELECT id FROM conversations WHERE state NOT IN ('opne')",
		"SELECT id FROM conversations WHERE open OR NOT (state = 'opne')",
		"SELECT count(*) FROM conversations WHERE state = 'op' || 'ne'",
		"SELECT count(*) FILTER (WHERE state = 'opne') FROM conversations",
		"SELECT id FROM tags WHERE id IN (SELECT c.id FROM conversations c WHERE c.state = 'opne')",
		"SELECT x.id FROM (SELECT id FROM conversations WHERE state = 'opne') x",
	])("is answered with a warning that names them: %s", async (sql) => {
		expect(await warningsOf(sql)).toContain(stray);
	});

	it("comes as a parameter too, and gives no rows", async () => {
		const { rows, warnings } = await connection.query("SELECT id FROM conversations WHERE state = ?", ["opne"]);
		expect(rows).toEqual([]);
		expect(warnings).toEqual([stray]);
		expect(await warningsOf("SELECT id FROM conversations WHERE state = ?", ["open"])).toEqual([]);
	});

	it("differs from a value by its capitals, and has no guess where none is near", async () => {
		expect(await warningsOf("SELECT id FROM conversations WHERE state = 'Open'")).toEqual([
			"conversations.state has no value 'Open'; it is 'open', 'closed' or 'snoozed'. Did you mean 'open'?",
		]);
		expect(await warningsOf("SELECT id FROM conversations WHERE state = 'waiting'")).toEqual([
			"conversations.state has no value 'waiting'; it is 'open', 'closed' or 'snoozed'.",
		]);
	});

	it.each([
		"SELECT id FROM conversations WHERE state IN ('open', 'closed')",
		"SELECT id FROM conversations WHERE state LIKE 'o%'",
		"SELECT id FROM conversations WHERE title = 'opne'",
		"SELECT id FROM conversations WHERE state = NULL",
	])("is not warned of where there is none: %s", async (sql) => {
		expect(await warningsOf(sql)).toEqual([]);
	});
});

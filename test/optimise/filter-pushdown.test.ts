import { describe, expect, it } from "vitest";
import { planText } from "../plan/planning.ts";

const open = '{"field":"state","operator":"=","value":"open"}';
const everything = '{"field":"created_at","operator":">","value":0}';
const openConversations = `conversations: POST /conversations/search ${open}; 0 residual`;
const allConversations = `conversations: POST /conversations/search ${everything}; 0 residual`;

/** Conditions outside a subquery, and what is asked of Intercom for the tables inside it. */
const statements: readonly (readonly [name: string, sql: string, requests: readonly string[]])[] = [
	[
		"a subquery of FROM",
		"SELECT * FROM (SELECT id, state AS s FROM conversations) x WHERE s = 'open'",
		[openConversations],
	],
	["WITH", "WITH w AS (SELECT * FROM conversations) SELECT id FROM w WHERE state = 'open'", [openConversations]],
	[
		"WITH that is named twice",
		"WITH w AS (SELECT * FROM conversations) SELECT id FROM w WHERE state = 'open' UNION SELECT id FROM w",
		[allConversations],
	],
	[
		"WITH that nobody names",
		"WITH w AS (SELECT * FROM conversations) SELECT id FROM tags",
		["conversations: no request; 0 residual", "tags: GET /tags; 0 residual"],
	],
	[
		"both sides of a set operation, by position",
		"SELECT * FROM (SELECT id, state FROM conversations UNION ALL SELECT name, role FROM contacts) x WHERE state = 'open'",
		[openConversations, 'contacts: POST /contacts/search {"field":"role","operator":"=","value":"open"}; 0 residual'],
	],
	[
		"DISTINCT",
		"SELECT * FROM (SELECT DISTINCT id, state FROM conversations) x WHERE state = 'open'",
		[openConversations],
	],
	[
		"a group key",
		"SELECT * FROM (SELECT state, count(*) AS n FROM conversations GROUP BY state) x WHERE state = 'open' AND n > 3",
		[openConversations],
	],
	[
		"LIMIT stays in the way",
		"SELECT * FROM (SELECT * FROM conversations LIMIT 5) x WHERE state = 'open'",
		[`conversations: POST /conversations/search ${everything} limit 5; 0 residual`],
	],
	[
		"DISTINCT ON and windows stay in the way",
		"SELECT * FROM (SELECT DISTINCT ON (team_assignee_id) id, state FROM conversations) x WHERE state = 'open'",
		[allConversations],
	],
	[
		"an aggregate stays in the way",
		"SELECT * FROM (SELECT max(state) AS state FROM conversations) x WHERE state = 'open'",
		[allConversations],
	],
	[
		"an equality passes on what is known",
		"SELECT p.body FROM conversations c JOIN conversation_parts p ON p.conversation_id = c.id WHERE c.id = '7'",
		["conversations: GET /conversations/7; 0 residual", "conversation_parts: GET /conversations/7; 0 residual"],
	],
	[
		"also to the optional side",
		"SELECT p.body FROM conversations c LEFT JOIN conversation_parts p ON p.conversation_id = c.id WHERE c.id = '7'",
		["conversations: GET /conversations/7; 0 residual", "conversation_parts: GET /conversations/7; 0 residual"],
	],
	[
		"never from the optional side",
		"SELECT 1 FROM conversations c LEFT JOIN tags t ON t.id = c.id AND t.id = '7'",
		[allConversations, "tags: GET /tags/7; 0 residual"],
	],
	[
		"unless WHERE drops the rows that an outer join makes up",
		"SELECT 1 FROM conversations c LEFT JOIN tags t ON t.id = c.id WHERE t.id = '7'",
		["conversations: GET /conversations/7; 0 residual", "tags: GET /tags/7; 0 residual"],
	],
	[
		"a condition that NULL meets does not restrict the optional side",
		"SELECT 1 FROM tags t LEFT JOIN conversations c ON c.title = t.name WHERE coalesce(c.state, 'open') = 'open'",
		["tags: GET /tags; 0 residual", allConversations],
	],
	[
		"a false condition of a join",
		"SELECT 1 FROM tags t LEFT JOIN conversations c ON 1 = 0",
		["tags: GET /tags; 0 residual", "conversations: no request; 0 residual"],
	],
];

const newest = 'sort {"field":"updated_at","order":"descending"}';

/** What LIMIT and aggregates outside a subquery need of the table inside it. */
const needs: readonly (readonly [name: string, sql: string, requests: readonly string[]])[] = [
	[
		"LIMIT",
		"SELECT * FROM (SELECT id, state AS s FROM conversations) x WHERE s = 'open' LIMIT 5",
		[`conversations: POST /conversations/search ${open} limit 5; 0 residual`],
	],
	[
		"ORDER BY and LIMIT",
		"SELECT * FROM (SELECT id, updated_at AS u FROM (SELECT * FROM conversations) y) x ORDER BY u DESC LIMIT 5",
		[`conversations: POST /conversations/search ${everything} ${newest} limit 5; 0 residual`],
	],
	[
		"a number",
		"SELECT count(*) FROM (SELECT id, state AS s FROM conversations WHERE read) x WHERE s = 'open'",
		[
			`conversations: POST /conversations/search {"operator":"AND","value":[{"field":"read","operator":"=","value":true},${open}]} for total_count; 0 residual`,
		],
	],
	[
		"an extreme",
		"SELECT max(u) FROM (SELECT updated_at AS u FROM conversations) x",
		[`conversations: POST /conversations/search ${everything} ${newest} limit 1; 0 residual`],
	],
	["not past DISTINCT", "SELECT count(*) FROM (SELECT DISTINCT state FROM conversations) x", [allConversations]],
	[
		"not past a condition that stays outside",
		"SELECT count(*) FROM (SELECT random() AS s FROM conversations) x WHERE s < 0.5",
		[allConversations],
	],
	[
		"whether there is one",
		"SELECT EXISTS (SELECT 1 FROM conversations WHERE state = 'open')",
		[`conversations: POST /conversations/search ${open} limit 1; 0 residual`],
	],
	[
		"but not of two at once",
		"SELECT EXISTS (SELECT id FROM conversations INTERSECT SELECT id FROM contacts)",
		[allConversations, `contacts: POST /contacts/search ${everything}; 0 residual`],
	],
];

describe("needs go down", () => {
	it.each(needs)("%s", async (_name, sql, requests) => {
		expect(await planText(sql)).toEqual(requests);
	});
});

describe("conditions go down", () => {
	it.each(statements)("%s", async (_name, sql, requests) => {
		expect(await planText(sql)).toEqual(requests);
	});
});

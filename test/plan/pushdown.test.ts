import { describe, expect, it } from "vitest";
import { planText } from "./planning.ts";

const everything = '{"field":"created_at","operator":">","value":0}';

/** What each statement asks of Intercom at 2026-11-22 12:00 UTC, one line a table, and how many conditions are checked again. */
const statements: readonly (readonly [name: string, sql: string, requests: readonly string[]])[] = [
	["one object by its id", "SELECT * FROM contacts WHERE id = '6a'", ["contacts: GET /contacts/6a; 0 residual"]],
	[
		"several ids in one search",
		"SELECT * FROM contacts WHERE id IN ('6a', '6b')",
		['contacts: POST /contacts/search {"field":"id","operator":"IN","value":["6a","6b"]}; 0 residual'],
	],
	[
		"rows by another value than the key",
		"SELECT * FROM companies WHERE company_id = 'org_7'",
		["companies: GET /companies?company_id=org_7; 1 residual"],
	],
	[
		"an empty value, which nobody can be asked for",
		"SELECT * FROM companies WHERE company_id = ''",
		["companies: GET /companies/scroll; 1 residual"],
	],
	[
		"several values in one request, where the service takes a list",
		"SELECT * FROM calls WHERE conversation_id IN ('7', '8')",
		['calls: POST /calls/search {"conversation_ids":["7","8"]}; 1 residual'],
	],
	[
		"a path with two values",
		"SELECT * FROM custom_object_instances WHERE type = 'Order' AND id = '25'",
		["custom_object_instances: GET /custom_object_instances/Order/25; 2 residual"],
	],
	[
		"what the rows do not tell, and are therefore as they were asked for",
		"SELECT * FROM message_statuses WHERE ruleset_id = '7'",
		["message_statuses: GET /messages/status?ruleset_id=7; 0 residual"],
	],
	[
		"what only a search shows that asks for it",
		"SELECT score FROM conversation_scorecards WHERE conversation_id = '7'",
		[
			'conversation_scorecards: POST /conversations/search?include_scorecards=true {"field":"id","operator":"=","value":"7"}; 0 residual',
		],
	],
	[
		"a stretch of time of a list that is read in ranges",
		"SELECT * FROM admin_activity_logs WHERE created_at >= '2026-11-01' AND created_at < '2026-11-08'",
		[
			"admin_activity_logs: GET /admins/activity_logs?created_at_after=1793491198&created_at_before=1794096001, 30 days at a time; 2 residual",
		],
	],
	[
		"values that a list can be asked for, beside a time",
		"SELECT * FROM admin_activity_logs WHERE activity_type IN ('bulk_export', 'app_name_change') AND created_at > '2026-11-01'",
		[
			"admin_activity_logs: POST /admins/activity_logs/search?created_at_after=1793491199&created_at_before=…&event_types=bulk_export,app_name_change, 30 days at a time; 2 residual",
		],
	],
	[
		"the first rows of a list that is for them",
		"SELECT name FROM companies LIMIT 5",
		["companies: POST /companies/list limit 5; 0 residual"],
	],
	[
		"more rows than that list gives",
		"SELECT name FROM companies LIMIT 10001",
		["companies: GET /companies/scroll limit 10001; 0 residual"],
	],
	[
		"rows inside of others by what these can be asked for",
		"SELECT company_id FROM company_tags WHERE tag_id = '7'",
		["company_tags: GET /companies?tag_id=7; 1 residual"],
	],
	[
		"children of what can be asked for",
		"SELECT company_id FROM company_segments WHERE segment_id = 's'",
		[
			"company_segments: GET /companies/{company_id}/segments for each of companies from GET /companies?segment_id=s; 1 residual",
		],
	],
	[
		"rows inside of rows that are asked for one by one",
		"SELECT url FROM conversation_part_attachments WHERE conversation_id = '7'",
		["conversation_part_attachments: GET /conversations/7; 1 residual"],
	],
	[
		"an id beside another condition",
		"SELECT * FROM contacts WHERE id = '6a' AND role = 'lead'",
		["contacts: GET /contacts/6a; 1 residual"],
	],
	[
		"an exact condition with LIMIT",
		"SELECT id FROM contacts WHERE role = 'lead' LIMIT 5",
		['contacts: POST /contacts/search {"field":"role","operator":"=","value":"lead"} limit 5; 0 residual'],
	],
	[
		"what a parent meets is checked again on the rows inside it",
		"SELECT contact_id FROM conversation_contacts WHERE conversation_id <> '7' AND contact_id = '6'",
		[
			'conversation_contacts: POST /conversations/search {"operator":"AND","value":[{"field":"id","operator":"!=","value":"7"},{"field":"contact_ids","operator":"=","value":"6"}]}; 2 residual',
		],
	],
	[
		"LIMIT past a residual, up to the page that has enough",
		"SELECT id FROM contacts WHERE role = 'lead' AND lower(name) = 'ada' LIMIT 5",
		[
			`contacts: POST /contacts/search {"field":"role","operator":"=","value":"lead"}, page by page until 5 rows with role = 'lead' AND lower(name) = 'ada'; 1 residual`,
		],
	],
	[
		"no LIMIT past ORDER BY",
		"SELECT id FROM contacts WHERE role = 'lead' ORDER BY name LIMIT 5",
		['contacts: POST /contacts/search {"field":"role","operator":"=","value":"lead"}; 0 residual'],
	],
	[
		"no LIMIT past an aggregate",
		"SELECT count(name) FROM contacts WHERE role = 'lead' LIMIT 5",
		['contacts: POST /contacts/search {"field":"role","operator":"=","value":"lead"}; 0 residual'],
	],
	[
		"a number that Intercom tells",
		"SELECT count(*) * 2 FROM contacts WHERE role = 'lead'",
		['contacts: POST /contacts/search {"field":"role","operator":"=","value":"lead"} for total_count; 0 residual'],
	],
	[
		"no number past a residual",
		"SELECT count(*) FROM contacts WHERE created_at > '2026-01-10'",
		['contacts: POST /contacts/search {"field":"created_at","operator":">","value":1767830400}; 1 residual'],
	],
	[
		"a number between bounds that may or may not be included",
		"SELECT count(*) FROM conversations WHERE created_at >= '2026-01-01' AND state = 'open'",
		[
			'conversations: POST /conversations/search {"operator":"AND","value":[{"field":"created_at","operator":">","value":1767225599},{"field":"created_at","operator":"!=","value":1767225599},{"field":"state","operator":"=","value":"open"}]} for total_count; 0 residual',
		],
	],
	[
		"a value for which the search has another word, and one for which it has none",
		"SELECT id FROM tickets WHERE category = 'Back-office' AND category <> 'Bakc-office'",
		['tickets: POST /tickets/search {"field":"category","operator":"=","value":"task"}; 1 residual'],
	],
	[
		"a pattern that ignores capitals where the service may not",
		"SELECT id FROM tickets WHERE lower(category) LIKE 'tracker' AND lower(title) LIKE 'lost'",
		['tickets: POST /tickets/search {"field":"title","operator":"=","value":"lost"}; 2 residual'],
	],
	[
		"a pattern without a wildcard is converted as a value is",
		"SELECT id FROM conversations WHERE team_assignee_id LIKE 'abc'",
		["conversations: no request; 0 residual"],
	],
	[
		"the newest rows",
		"SELECT * FROM conversations ORDER BY updated_at DESC LIMIT 20",
		[
			`conversations: POST /conversations/search ${everything} sort {"field":"updated_at","order":"descending"} limit 20; 0 residual`,
		],
	],
	[
		"the row at the end of a sortable column",
		"SELECT max(created_at) FROM conversations",
		[
			`conversations: POST /conversations/search ${everything} sort {"field":"created_at","order":"descending"} limit 1; 0 residual`,
		],
	],
	[
		"a month is a range",
		"SELECT id FROM conversations WHERE date_trunc('month', created_at) = DATE '2026-01-01'",
		[
			'conversations: POST /conversations/search {"operator":"AND","value":[{"field":"created_at","operator":">","value":1767225599},{"field":"created_at","operator":"<","value":1769904000}]}; 1 residual',
		],
	],
	[
		"a year is a range",
		"SELECT id FROM conversations WHERE extract(year FROM created_at) = 2026",
		[
			'conversations: POST /conversations/search {"operator":"AND","value":[{"field":"created_at","operator":">","value":1767225599},{"field":"created_at","operator":"<","value":1798761600}]}; 1 residual',
		],
	],
	[
		"a day is a range, from either side",
		"SELECT id FROM conversations WHERE DATE '2026-01-01' <= created_at::date",
		['conversations: POST /conversations/search {"field":"created_at","operator":">","value":1767225599}; 1 residual'],
	],
	[
		"a day that no month begins with",
		"SELECT id FROM conversations WHERE date_trunc('month', created_at) = DATE '2026-01-02'",
		["conversations: no request; 0 residual"],
	],
	[
		"bounds with nothing between make no request",
		"SELECT 1 FROM contacts WHERE created_at > '2030-01-01' AND created_at < '2029-01-01'",
		["contacts: no request; 2 residual"],
	],
	[
		"NOT goes down by De Morgan",
		"SELECT id FROM conversations WHERE NOT (state <> 'open' OR created_at < '2026-01-01')",
		[
			'conversations: POST /conversations/search {"operator":"AND","value":[{"field":"state","operator":"=","value":"open"},{"field":"created_at","operator":">","value":1767225599}]}; 1 residual',
		],
	],
	["LIMIT and OFFSET together", "SELECT id FROM tags LIMIT 5 OFFSET 10", ["tags: GET /tags limit 15; 0 residual"]],
	[
		"a lower bound on seconds",
		"SELECT id FROM conversations WHERE created_at >= '2026-01-01'",
		['conversations: POST /conversations/search {"field":"created_at","operator":">","value":1767225599}; 1 residual'],
	],
	[
		"an upper bound on seconds",
		"SELECT id FROM conversations WHERE created_at <= '2026-01-01'",
		['conversations: POST /conversations/search {"field":"created_at","operator":"<","value":1767225601}; 1 residual'],
	],
	[
		"days are widened by two on each side",
		"SELECT id FROM contacts WHERE created_at > '2026-01-10'",
		['contacts: POST /contacts/search {"field":"created_at","operator":">","value":1767830400}; 1 residual'],
	],
	[
		"the statement's clock is folded",
		"SELECT id FROM conversations WHERE created_at > now() - interval '7 days'",
		['conversations: POST /conversations/search {"field":"created_at","operator":">","value":1794744000}; 1 residual'],
	],
	[
		"the constant may stand on the left",
		"SELECT id FROM conversations WHERE 'open' = state",
		['conversations: POST /conversations/search {"field":"state","operator":"=","value":"open"}; 0 residual'],
	],
	[
		"a boolean column alone",
		"SELECT id FROM conversations WHERE NOT read",
		['conversations: POST /conversations/search {"field":"read","operator":"=","value":false}; 0 residual'],
	],
	[
		"OR on pushable sides",
		"SELECT id FROM conversations WHERE state = 'open' OR read",
		[
			'conversations: POST /conversations/search {"operator":"OR","value":[{"field":"state","operator":"=","value":"open"},{"field":"read","operator":"=","value":true}]}; 0 residual',
		],
	],
	[
		"OR of ANDs is one search",
		"SELECT id FROM conversations WHERE (state = 'open' AND read) OR (state = 'closed' AND NOT read)",
		[
			'conversations: POST /conversations/search {"operator":"OR","value":[{"operator":"AND","value":[{"field":"state","operator":"=","value":"open"},{"field":"read","operator":"=","value":true}]},{"operator":"AND","value":[{"field":"state","operator":"=","value":"closed"},{"field":"read","operator":"=","value":false}]}]}; 0 residual',
		],
	],
	[
		"OR of ANDs beside another condition is two searches",
		"SELECT id FROM conversations WHERE ((state = 'open' AND read) OR (state = 'closed' AND NOT read)) AND open",
		[
			'conversations: POST /conversations/search {"operator":"AND","value":[{"field":"open","operator":"=","value":true},{"field":"state","operator":"=","value":"open"},{"field":"read","operator":"=","value":true}]}; POST /conversations/search {"operator":"AND","value":[{"field":"open","operator":"=","value":true},{"field":"state","operator":"=","value":"closed"},{"field":"read","operator":"=","value":false}]}; 0 residual',
		],
	],
	[
		"two values that exclude each other make no request",
		"SELECT id FROM conversations WHERE state = 'open' AND state = 'closed'",
		["conversations: no request; 0 residual"],
	],
	[
		"a value that is not in a list makes no request",
		"SELECT id FROM conversations WHERE state IN ('open', 'snoozed') AND state = 'closed'",
		["conversations: no request; 0 residual"],
	],
	[
		"OR with a side that cannot be asked",
		"SELECT id FROM conversations WHERE state = 'open' OR lower(title) = 'x'",
		[`conversations: POST /conversations/search ${everything}; 1 residual`],
	],
	[
		"an assignee is a number on the wire",
		"SELECT id FROM conversations WHERE team_assignee_id = '12'",
		['conversations: POST /conversations/search {"field":"team_assignee_id","operator":"=","value":12}; 0 residual'],
	],
	[
		"an assignee that cannot be",
		"SELECT id FROM conversations WHERE team_assignee_id = 'abc'",
		["conversations: no request; 0 residual"],
	],
	["a contradiction makes no request", "SELECT id FROM contacts WHERE 1 = 0", ["contacts: no request; 0 residual"]],
	["LIMIT 0 makes no request", "SELECT id FROM contacts LIMIT 0", ["contacts: no request; 0 residual"]],
	[
		"LIMIT 0 asks for no value that the service needs",
		"SELECT * FROM (SELECT title FROM article_matches) t UNION ALL SELECT name FROM contacts LIMIT 0",
		["article_matches: no request; 0 residual", "contacts: no request; 0 residual"],
	],
	["NULL is never equal", "SELECT id FROM contacts WHERE email = NULL", ["contacts: no request; 0 residual"]],
	[
		"IS NULL is not asked",
		"SELECT id FROM contacts WHERE email IS NULL",
		[`contacts: POST /contacts/search ${everything}; 1 residual`],
	],
	[
		"WHERE on the optional side of an outer join",
		"SELECT t.id FROM tags t LEFT JOIN conversations c ON c.title = t.name WHERE c.state = 'open'",
		[
			"tags: GET /tags; 0 residual",
			'conversations: POST /conversations/search {"field":"state","operator":"=","value":"open"}; 0 residual',
		],
	],
	[
		"ON restricts the optional side only",
		"SELECT c.id FROM conversations c LEFT JOIN tags t ON c.state = 'open' AND t.id = c.id",
		[`conversations: POST /conversations/search ${everything}; 0 residual`, "tags: GET /tags; 0 residual"],
	],
	[
		"ON of a full join restricts nothing",
		"SELECT c.id FROM conversations c FULL JOIN tags t ON c.state = 'open'",
		[`conversations: POST /conversations/search ${everything}; 0 residual`, "tags: GET /tags; 0 residual"],
	],
	[
		"parts of one conversation",
		"SELECT body FROM conversation_parts WHERE conversation_id = '7'",
		["conversation_parts: GET /conversations/7; 0 residual"],
	],
	[
		"what lies inside a conversation is read with it",
		"SELECT name FROM conversation_tags WHERE conversation_id = '7'",
		["conversation_tags: GET /conversations/7; 0 residual"],
	],
	[
		"a join gives what lies inside the same conversations",
		"SELECT t.name FROM conversations c JOIN conversation_tags t ON t.conversation_id = c.id WHERE c.state = 'open'",
		[
			'conversations: POST /conversations/search {"field":"state","operator":"=","value":"open"}; 0 residual',
			'conversation_tags: POST /conversations/search {"field":"state","operator":"=","value":"open"}; 0 residual',
		],
	],
];

describe("pushdown", () => {
	it.each(statements)("%s", async (_name, sql, requests) => {
		expect(await planText(sql)).toEqual(requests);
	});

	it("drives the requests of a child table by the keys of its parent", async () => {
		const sql =
			"SELECT p.body FROM conversations c JOIN conversation_parts p ON p.conversation_id = c.id WHERE c.state = 'open'";
		expect((await planText(sql))[1]).toBe("conversation_parts: conversation_id by keys of conversations; 0 residual");
	});

	it("asks the rows inside of parents again for all but one condition on the parent's key", async () => {
		const sql = "SELECT * FROM conversation_tags WHERE conversation_id IN ('1', '2') AND conversation_id IN ('2', '3')";
		expect(await planText(sql)).toEqual([
			'conversation_tags: POST /conversations/search {"operator":"AND","value":[{"field":"id","operator":"IN","value":["1","2"]},{"field":"id","operator":"IN","value":["2","3"]}]}; 1 residual',
		]);
	});

	it("asks for whole tables when it is turned off", async () => {
		expect(
			await planText("SELECT id FROM contacts WHERE id = '6a' AND role = 'lead'", { isPushdownOn: false }),
		).toEqual([`contacts: POST /contacts/search ${everything}; 2 residual`]);
	});

	it("takes the values of parameters", async () => {
		const sql = "SELECT id FROM conversations WHERE created_at > ? AND state = ?";
		expect(await planText(sql, { parameters: [new Date("2026-01-01T00:00:00Z"), "open"] })).toEqual([
			'conversations: POST /conversations/search {"operator":"AND","value":[{"field":"created_at","operator":">","value":1767225600},{"field":"state","operator":"=","value":"open"}]}; 1 residual',
		]);
	});
});

import { describe, expect, it } from "vitest";
import { planText } from "./planning.ts";

/** Statements in which one table's rows tell what to ask for another. */
const statements: readonly (readonly [name: string, sql: string, requests: readonly string[]])[] = [
	[
		"parts of the conversations that a condition selects",
		"SELECT p.body FROM conversations c JOIN conversation_parts p ON p.conversation_id = c.id WHERE c.team_assignee_id = '12'",
		[
			'conversations: POST /conversations/search {"field":"team_assignee_id","operator":"=","value":12}; 0 residual',
			"conversation_parts: conversation_id by keys of conversations; 0 residual",
		],
	],
	[
		"in the other direction",
		"SELECT c.title FROM conversation_parts p JOIN conversations c ON p.conversation_id = c.id WHERE p.conversation_id IN ('1', '2', '3')",
		[
			"conversation_parts: GET /conversations/{conversation_id} for each of 3 conversations; 0 residual",
			'conversations: POST /conversations/search {"field":"id","operator":"IN","value":["1","2","3"]}; 0 residual',
		],
	],
	[
		"through several steps",
		"SELECT p.body FROM companies o JOIN contact_companies cc ON cc.company_id = o.id JOIN contacts a ON a.id = cc.contact_id JOIN conversation_contacts x ON x.contact_id = a.id JOIN conversations c ON c.id = x.conversation_id JOIN conversation_parts p ON p.conversation_id = c.id WHERE o.id = '5'",
		[
			"companies: GET /companies/5; 0 residual",
			'contacts: POST /contacts/search {"field":"created_at","operator":">","value":0}; 0 residual',
			'conversation_contacts: POST /conversations/search {"field":"created_at","operator":">","value":0}; 0 residual',
			'conversations: POST /conversations/search {"field":"created_at","operator":">","value":0}; 0 residual',
			"contact_companies: contact_id by keys of contacts, conversation_contacts, conversations; 1 residual",
			"conversation_parts: conversation_id by keys of companies, contacts, conversation_contacts, conversations, contact_companies; 0 residual",
		],
	],
	[
		"IN with a subquery",
		"SELECT email FROM contacts WHERE id IN (SELECT contact_id FROM conversation_contacts WHERE conversation_id = '7')",
		[
			"conversation_contacts: GET /conversations/7; 0 residual",
			"contacts: id by keys of conversation_contacts; 0 residual",
		],
	],
	[
		"EXISTS",
		"SELECT email FROM contacts a WHERE EXISTS (SELECT 1 FROM conversation_contacts x WHERE x.contact_id = a.id AND x.conversation_id = '7')",
		[
			"conversation_contacts: GET /conversations/7; 0 residual",
			"contacts: id by keys of conversation_contacts; 0 residual",
		],
	],
	[
		"EXISTS from the outside in",
		"SELECT id FROM conversations c WHERE c.team_assignee_id = '12' AND EXISTS (SELECT 1 FROM conversation_parts p WHERE p.conversation_id = c.id AND p.part_type = 'note')",
		[
			'conversations: POST /conversations/search {"field":"team_assignee_id","operator":"=","value":12}; 0 residual',
			"conversation_parts: conversation_id by keys of conversations; 1 residual",
		],
	],
	[
		"a subquery for each row",
		"SELECT id, (SELECT max(p.created_at) FROM conversation_parts p WHERE p.conversation_id = c.id) FROM conversations c WHERE c.team_assignee_id = '12'",
		[
			'conversations: POST /conversations/search {"field":"team_assignee_id","operator":"=","value":12}; 0 residual',
			"conversation_parts: conversation_id by keys of conversations; 0 residual",
		],
	],
	[
		"a table of one page is read whole",
		"SELECT t.name FROM conversation_tags x JOIN tags t ON t.id = x.tag_id WHERE x.conversation_id = '7'",
		["conversation_tags: GET /conversations/7; 0 residual", "tags: GET /tags; 0 residual"],
	],
	[
		"not out of NOT IN",
		"SELECT id FROM contacts WHERE id NOT IN (SELECT contact_id FROM conversation_contacts WHERE conversation_id = '7')",
		[
			'contacts: POST /contacts/search {"field":"created_at","operator":">","value":0}; 0 residual',
			"conversation_contacts: GET /conversations/7; 0 residual",
		],
	],
	[
		"a subquery with LIMIT",
		"SELECT id FROM contacts WHERE id IN (SELECT contact_id FROM conversation_contacts WHERE conversation_id = '7' LIMIT 1)",
		[
			"conversation_contacts: GET /conversations/7; 0 residual",
			"contacts: id by keys of conversation_contacts; 0 residual",
		],
	],
	[
		"a subquery of FROM with LIMIT",
		"SELECT p.id FROM (SELECT id FROM conversations ORDER BY created_at DESC LIMIT 3) x JOIN conversation_parts p ON p.conversation_id = x.id",
		[
			'conversations: POST /conversations/search {"field":"created_at","operator":">","value":0} sort {"field":"created_at","order":"descending"} limit 3; 0 residual',
			"conversation_parts: conversation_id by keys of conversations; 0 residual",
		],
	],
	[
		"not out of a subquery that looks at the rows outside",
		"SELECT id FROM contacts a WHERE id IN (SELECT contact_id FROM conversation_contacts x WHERE x.conversation_id = '7' AND x.external_id <> a.email)",
		[
			'contacts: POST /contacts/search {"field":"created_at","operator":">","value":0}; 0 residual',
			"conversation_contacts: GET /conversations/7; 0 residual",
		],
	],
	[
		"not out of one whose rows are of chance",
		"SELECT id FROM contacts WHERE id IN (SELECT contact_id FROM conversation_contacts WHERE conversation_id = '7' ORDER BY random() LIMIT 1)",
		[
			'contacts: POST /contacts/search {"field":"created_at","operator":">","value":0}; 0 residual',
			"conversation_contacts: GET /conversations/7; 0 residual",
		],
	],
	[
		"not out of an outer join's other side",
		"SELECT c.id FROM conversations c LEFT JOIN conversation_parts p ON p.conversation_id = c.id AND p.conversation_id = '7'",
		[
			'conversations: POST /conversations/search {"field":"created_at","operator":">","value":0}; 0 residual',
			"conversation_parts: GET /conversations/7; 0 residual",
		],
	],
	[
		"through a view of a join",
		"SELECT * FROM (SELECT c.id, p.body FROM conversations c JOIN conversation_parts p ON p.conversation_id = c.id) v WHERE v.id IN ('1', '2')",
		[
			'conversations: POST /conversations/search {"field":"id","operator":"IN","value":["1","2"]}; 0 residual',
			"conversation_parts: GET /conversations/{conversation_id} for each of 2 conversations; 0 residual",
		],
	],
	[
		"what lies inside driven rows",
		"SELECT t.tag_id FROM contacts a JOIN contact_tags t ON t.contact_id = a.id WHERE a.id IN (SELECT contact_id FROM conversation_contacts WHERE conversation_id = '7')",
		[
			"conversation_contacts: GET /conversations/7; 0 residual",
			"contacts: id by keys of conversation_contacts; 0 residual",
			"contact_tags: contact_id by keys of contacts; 0 residual",
		],
	],
];

describe("keys", () => {
	it.each(statements)("%s", async (_name, sql, requests) => {
		expect(await planText(sql)).toEqual(requests);
	});
});

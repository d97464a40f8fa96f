import { describe, expect, test } from "vitest";
import { ProviderError } from "../../src/driver/index.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";
import { makeWriteWorld, type WriteWorld } from "./write-world.ts";

const small = { contacts: 60, companies: 10, conversations: 60, tickets: 30, articles: 20 };
const { sandbox, open } = await useSandbox({ seed: "refusals", ...small });
const connection = await open();
const world = await makeWriteWorld(sandbox);
const barred = await useSandbox({
	seed: "barred",
	deniedScopes: ["write_tags", "read_users_companies"],
	plannedOut: ["/tickets"],
	...small,
});
const limited = await barred.open();

await connection.query("INSERT INTO contacts (external_id, email) VALUES ('taken', 'taken@example.com')");
const { rows } = await connection.query<{ id: string }>(
	"INSERT INTO contacts (external_id) VALUES ('archived') RETURNING id",
);
const archivedId = rows[0]?.id ?? "";
await fetch(`${sandbox.url}/contacts/${archivedId}/archive`, {
	method: "POST",
	headers: { authorization: `Bearer ${sandbox.accessToken}` },
});

async function failureOf(promise: Promise<unknown>): Promise<ProviderError> {
	const error: unknown = await promise.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (error instanceof ProviderError) return error;
	throw new Error(`it did not fail with a ProviderError: ${String(error)}`);
}

interface Refusal {
	readonly what: string;
	readonly sql: (world: WriteWorld) => string;
	/** What Intercom says. */
	readonly says: RegExp;
	/** What there is to do. */
	readonly hint: RegExp;
}

const refusals: readonly Refusal[] = [
	{
		what: "an attribute that nobody declared",
		sql: () => `INSERT INTO contacts (external_id, custom_attributes) VALUES ('r1', '{"shoe": 43}')`,
		says: /400: Custom attribute 'shoe' does not exist \(parameter_invalid\)/,
		hint: /the message says why/,
	},
	{
		what: "an external id that a contact has",
		sql: () => "INSERT INTO contacts (external_id) VALUES ('taken')",
		says: /409: A contact matching those details already exists with id=[0-9a-f]{24} \(conflict\)/,
		hint: /ON CONFLICT \(external_id\) DO UPDATE/,
	},
	{
		what: "an external id that an archived contact has",
		sql: () => "INSERT INTO contacts (external_id) VALUES ('archived')",
		says: /409: An archived contact matching those details already exists with id=[0-9a-f]{24} \(conflict\)/,
		hint: /EXEC unarchive_contact/,
	},
	{
		what: "a conversation from an archived contact",
		sql: () =>
			`INSERT INTO conversations (source_author_id, source_author_type, source_body) VALUES ('${archivedId}', 'user', 'Hi')`,
		says: /404: User Not Found \(not_found\)/,
		hint: /it was deleted, never existed/,
	},
	{
		what: "a tag in use",
		sql: () => "DELETE FROM tags WHERE name = 'Enterprise'",
		says: /400: Unable to delete Tag with dependent objects. Segments: .* \(tag_has_dependent_objects\)/,
		hint: /Something else uses the tag/,
	},
	{
		what: "a snippet in use",
		sql: () => "DELETE FROM content_snippets WHERE title = 'Snippet 12'",
		says: /422: .* \(content_has_procedure_dependencies\)/,
		hint: /procedure of the AI agent/,
	},
	{
		what: "a live connector that is to be deleted",
		sql: () => "DELETE FROM data_connectors WHERE id = '12346'",
		says: /409: Data connector must be in draft state to be deleted \(conflict\)/,
		hint: /stands in the way/,
	},
	{
		what: "a language that is not spoken",
		sql: () => "INSERT INTO content_snippets (title, locale) VALUES ('x', 'xx')",
		says: /422: The language is not currently supported for Fin \(validation_error\)/,
		hint: /did not accept the values/,
	},
	{
		what: "a redirect that is there",
		sql: ({ helpCenterId, articleId }) =>
			"INSERT INTO help_center_redirects (help_center_id, from_url, locale, target_type, target_id) " +
			`VALUES ('${helpCenterId}', 'https://help.example.com/northwind/old-0', 'en', 'article', '${articleId}')`,
		says: /409: A redirect with that URL already exists \(resource_conflict\)/,
		hint: /There is one already/,
	},
	{
		what: "a tag that is not there",
		sql: ({ contactId }) => `INSERT INTO contact_tags (contact_id, tag_id) VALUES ('${contactId}', '1')`,
		says: /404: Resource Not Found \(not_found\)/,
		hint: /it was deleted, never existed/,
	},
	{
		what: "the last contact of a conversation",
		sql: ({ conversationId }) => `DELETE FROM conversation_contacts WHERE conversation_id = '${conversationId}'`,
		says: /422: Removing the last customer is not allowed \(parameter_invalid\)/,
		hint: /did not accept the values/,
	},
	{
		what: "a state that the type of the ticket has not",
		sql: ({ trackerId }) => `UPDATE tickets SET ticket_state_id = '1' WHERE id = '${trackerId}'`,
		says: /400: Ticket state id is not valid .* \(ticket_state_id_invalid\)/,
		hint: /ticket_types.ticket_states/,
	},
	{
		what: "somebody to assign to who is not there",
		sql: ({ trackerId }) => `UPDATE tickets SET admin_assignee_id = '1' WHERE id = '${trackerId}'`,
		says: /404: Assignee not found \(assignee_not_found\)/,
		hint: /admins or teams/,
	},
	{
		what: "a ticket without what its type demands",
		sql: ({ contactId }) =>
			`INSERT INTO tickets (ticket_type_id, contact_ids, title) SELECT id, '${contactId}', 'x' FROM ticket_types WHERE name = 'Refund request'`,
		says: /400: Missing required ticket attributes \(parameter_invalid\)/,
		hint: /the message says why/,
	},
	{
		what: "a conversation that is linked to a ticket of another category",
		sql: ({ conversationId }) =>
			`INSERT INTO ticket_linked_objects (ticket_id, id) SELECT id, '${conversationId}' FROM tickets WHERE category = 'Customer' ORDER BY id LIMIT 1`,
		says: /400: Only tracker tickets support linking conversations \(invalid_ticket_type\)/,
		hint: /the message says why/,
	},
	{
		what: "an attribute whose name is taken",
		sql: () => "INSERT INTO data_attributes (model, name, data_type) VALUES ('contact', 'seats', 'integer')",
		says: /400: You already have 'seats' in your contact data/,
		hint: /the message says why/,
	},
];

describe("what Intercom refuses arrives as an error that says what to do", () => {
	test.each(refusals)("$what", async ({ sql, says, hint }) => {
		const before = sandbox.writes.length;
		const error = await failureOf(connection.query(sql(world)));
		expect([error.code, error.message]).toEqual(["request_failed", expect.stringMatching(says)]);
		expect(error.hint).toMatch(hint);
		// What is pushed down is a matter of reading.
		expect(error.hint).not.toContain("Pushdown");
		expect(sandbox.writes).toHaveLength(before);
	});

	test.each([
		["a permission", "INSERT INTO tags (name) VALUES ('x')", /Write tags \(write_tags\)/, /Tick the permission/],
		[
			"a permission to read",
			"SELECT email FROM contacts",
			/reading table "contacts" \(permission: .*read_users_companies/,
			/Tick the permission/,
		],
		[
			"a permission to read what is to be changed",
			"UPDATE contacts SET name = 'x' WHERE email = 'a@b.c'",
			/reading table "contacts" \(permission: /,
			/Nothing was written: the statement reads contacts to find the rows that it writes/,
		],
		[
			"a permission to see what is there",
			"INSERT INTO companies (company_id) VALUES ('1')",
			/reading table "companies" \(permission: /,
			/Nothing was written: the statement reads companies to see which of the rows are there already/,
		],
		[
			"the plan",
			"INSERT INTO tickets (ticket_type_id, contact_ids, title) VALUES ('1', '1', 'x')",
			/Active subscription needed/,
			/The plan of this workspace/,
		],
	])("%s that is missing", async (_, sql, says, hint) => {
		const error = await failureOf(limited.query(sql));
		expect([error.code, error.sqlState, error.message]).toEqual([
			"permission_denied",
			"42501",
			expect.stringMatching(says),
		]);
		expect(error.hint).toMatch(hint);
		expect(barred.sandbox.writes).toEqual([]);
	});
});

describe("what is known beforehand is refused without a request", () => {
	test.each([
		["INSERT INTO contacts (role) VALUES ('boss')", "23514", /"boss" is no value of role/],
		["INSERT INTO contacts (name) VALUES ('Nobody')", "23502", /external_id, email or role/],
		["INSERT INTO content_snippets (locale) VALUES ('en')", "23502", /a value of title/],
		["INSERT INTO content_snippets (title) VALUES (repeat('x', 256))", "22001", /256 characters, and 255/],
		["INSERT INTO companies (company_id, size) VALUES ('c', 'many')", "22P02", /type integer: "many"/],
		["INSERT INTO contacts (external_id, custom_shoe) VALUES ('r1', 'x')", "42703", /custom_shoe/],
		["INSERT INTO help_center_redirects (from_url) VALUES ('x')", "23502", /help_center_redirects needs a value/],
		["UPDATE contacts SET created_at = '2026-01-01' WHERE id = '1'", "428C9", /created_at of contacts/],
	])("%s", async (sql, sqlState, message) => {
		const before = sandbox.requests.filter(({ method }) => method !== "GET").length;
		const error = await failureOf(connection.query(sql));
		expect([error.sqlState, error.message]).toEqual([sqlState, expect.stringMatching(message)]);
		expect(error.hint).toBeTruthy();
		expect(sandbox.requests.filter(({ method }) => method !== "GET")).toHaveLength(before);
	});

	test("a built-in attribute has no id by which it could be changed", async () => {
		const error = await failureOf(
			connection.query("UPDATE data_attributes SET description = 'x' WHERE full_name = 'email' AND model = 'contact'"),
		);
		expect([error.sqlState, error.message]).toEqual(["23502", "data_attributes needs a value of id"]);
	});
});

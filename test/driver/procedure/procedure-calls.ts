import type { Connection, Row } from "../../../src/driver/index.ts";

/** What a procedure can be called with in a sandbox, and what has to be there for it. */
export interface CallCase {
	readonly procedure: string;
	/** Finds or makes what it needs; gives its inputs. */
	readonly inputs: (connection: Connection) => Promise<Readonly<Record<string, unknown>>>;
	readonly readBack: ReadBack | Blindness;
}

/** A statement that tells what came of it, over the inputs and the first row of the answer, and what it says. */
export interface ReadBack {
	readonly sql: string;
	readonly parameters: (inputs: Row, answer: Row) => readonly unknown[];
	readonly expected: (inputs: Row, answer: Row) => Row | readonly Row[];
}

/** Why no statement tells what came of a call. */
export interface Blindness {
	readonly reason: string;
	/** No column of the catalog is called so: `ticket_parts.body` is one. */
	readonly noColumn: RegExp;
	/** And the official description of the object, where it has one, has no member of such a name. */
	readonly noMember?: { readonly schema: string; readonly name: RegExp };
}

async function find(connection: Connection, sql: string, parameters: unknown[] = []): Promise<string> {
	const { rows } = await connection.query(sql, parameters as string[]);
	const value = Object.values(rows[0] ?? {})[0];
	if (typeof value !== "string") throw new Error(`nothing is found by ${sql}`);
	return value;
}

async function call(connection: Connection, procedure: string, given: object): Promise<Row> {
	return (await connection.execute("procedures", procedure, given)) as Row;
}

const findFirst = (connection: Connection, table: string) =>
	find(connection, `SELECT id FROM ${table} ORDER BY id LIMIT 1`);

const findOpen = (connection: Connection) =>
	find(connection, "SELECT id FROM conversations WHERE state = 'open' AND source_author_type = 'user' LIMIT 1");
const findUser = (connection: Connection) =>
	find(connection, "SELECT id FROM contacts WHERE role = 'user' AND email IS NOT NULL ORDER BY id LIMIT 1");
// One banner is for all leads, and can be put away; another is for whoever has answered.
const findLead = (connection: Connection) =>
	find(
		connection,
		"SELECT id FROM contacts WHERE role = 'lead' AND last_replied_at IS NULL ORDER BY created_at LIMIT 1",
	);
const findTicket = (connection: Connection) =>
	find(
		connection,
		"SELECT t.id FROM tickets t JOIN ticket_types y ON y.id = t.ticket_type_id JOIN ticket_contacts c ON c.ticket_id = t.id WHERE y.category = 'Customer' LIMIT 1",
	);
const findState = (connection: Connection, category: string) =>
	find(connection, "SELECT id FROM ticket_states WHERE category = ? LIMIT 1", [category]);

async function describeNewTicket(connection: Connection) {
	const type = await find(connection, "SELECT id FROM ticket_types WHERE category = 'Customer' ORDER BY id LIMIT 1");
	const { rows } = await connection.query<{ name: string; data_type: string }>(
		"SELECT name, data_type FROM ticket_type_attributes WHERE ticket_type_id = ? AND required_to_create",
		[type],
	);
	const needed = rows.map(({ name, data_type }) => [name, data_type === "decimal" ? 1.5 : "x"] as const);
	return { ticket_type_id: type, attributes: { _default_title_: "Broken", ...Object.fromEntries(needed) } };
}

async function findOption(connection: Connection) {
	const { rows } = await connection.query<{ id: string; options: { id: string }[] }>(
		"SELECT id, options FROM conversation_attributes WHERE data_type = 'list' LIMIT 1",
	);
	return { attribute_id: rows[0]?.id ?? "", option_id: rows[0]?.options[0]?.id ?? "" };
}

async function saveDraft(connection: Connection): Promise<string> {
	const article = await find(connection, "SELECT id FROM articles WHERE state = 'published' ORDER BY id LIMIT 1");
	await connection.query("EXEC save_article_draft @article_id = ?, @title = 'Drafted'", [article]);
	return article;
}

const yesterdayMs = Math.floor(Date.now() / 86_400_000 - 1) * 86_400_000;

const range = { created_at_after: "2025-01-01", created_at_before: "2026-06-01" };

const newestPart =
	"SELECT part_type, body FROM conversation_parts WHERE conversation_id = ? ORDER BY created_at DESC, id DESC LIMIT 1";

const noTicketTags: Blindness = {
	reason: "Intercom does not tell which tags a ticket has, nor what was given a tag",
	noColumn: /^ticket_tags\.|^tickets\..*tag/,
	noMember: { schema: "ticket", name: /tag/ },
};
const noFinTalks: Blindness = {
	reason: "Fin answers by webhooks, and no request reads what was said",
	noColumn: /^fin_(?!voice)/,
};

const countTagged = (type: string, input: string, tagged: number): ReadBack => ({
	sql: "SELECT count(*) AS tagged FROM content_tags WHERE type = ? AND id = ? AND tag_id = ?",
	parameters: (inputs) => [type, inputs[input], inputs["tag_id"]],
	expected: () => ({ tagged }),
});

/** Calls of all procedures of the profile. */
export const callCases: readonly CallCase[] = [
	{
		procedure: "reply_to_conversation",
		inputs: async (connection) => ({ conversation_id: await findOpen(connection), body: "Hello" }),
		readBack: {
			sql: newestPart,
			parameters: ({ conversation_id }) => [conversation_id],
			expected: () => ({ part_type: "comment", body: "<p>Hello</p>" }),
		},
	},
	{
		procedure: "reply_to_conversation_as_contact",
		inputs: async (connection) => {
			const conversation_id = await findOpen(connection);
			const sql = "SELECT contact_id FROM conversation_contacts WHERE conversation_id = ?";
			return { conversation_id, contact_id: await find(connection, sql, [conversation_id]), body: "It works" };
		},
		readBack: {
			sql: newestPart,
			parameters: ({ conversation_id }) => [conversation_id],
			expected: () => ({ part_type: "comment", body: "<p>It works</p>" }),
		},
	},
	{
		procedure: "add_conversation_note",
		inputs: async (connection) => ({ conversation_id: await findOpen(connection), body: "<b>Mind</b>" }),
		readBack: {
			sql: newestPart,
			parameters: ({ conversation_id }) => [conversation_id],
			expected: () => ({ part_type: "note", body: "<b>Mind</b>" }),
		},
	},
	{
		procedure: "assign_conversation",
		inputs: async (connection) => {
			const assignee_id = await find(connection, "SELECT id FROM teams ORDER BY id DESC LIMIT 1");
			return { conversation_id: await findOpen(connection), assignee_id, assignee_type: "team" };
		},
		readBack: {
			sql: "SELECT team_assignee_id FROM conversations WHERE id = ?",
			parameters: ({ conversation_id }) => [conversation_id],
			expected: ({ assignee_id }) => ({ team_assignee_id: assignee_id ?? null }),
		},
	},
	{
		procedure: "snooze_conversation",
		inputs: async (connection) => ({ conversation_id: await findOpen(connection), snoozed_until: "2030-01-01" }),
		readBack: {
			sql: "SELECT state, snoozed_until FROM conversations WHERE id = ?",
			parameters: ({ conversation_id }) => [conversation_id],
			expected: () => ({ state: "snoozed", snoozed_until: new Date("2030-01-01") }),
		},
	},
	{
		procedure: "open_conversation",
		inputs: async (connection) => ({
			conversation_id: await find(connection, "SELECT id FROM conversations WHERE state = 'closed' LIMIT 1"),
		}),
		readBack: {
			sql: "SELECT state FROM conversations WHERE id = ?",
			parameters: ({ conversation_id }) => [conversation_id],
			expected: () => ({ state: "open" }),
		},
	},
	{
		procedure: "close_conversation",
		inputs: async (connection) => ({ conversation_id: await findOpen(connection), body: "Bye" }),
		readBack: {
			sql: "SELECT state FROM conversations WHERE id = ?",
			parameters: ({ conversation_id }) => [conversation_id],
			expected: () => ({ state: "closed" }),
		},
	},
	{
		procedure: "redact_conversation_part",
		inputs: async (connection) => {
			const conversation_id = await findOpen(connection);
			await connection.query("EXEC add_conversation_note @conversation_id = ?, @body = 'secret'", [conversation_id]);
			const sql = "SELECT id FROM conversation_parts WHERE conversation_id = ? AND part_type = 'note' LIMIT 1";
			return { conversation_id, conversation_part_id: await find(connection, sql, [conversation_id]) };
		},
		readBack: {
			sql: "SELECT redacted FROM conversation_parts WHERE conversation_id = ? AND id = ?",
			parameters: ({ conversation_id, conversation_part_id }) => [conversation_id, conversation_part_id],
			expected: () => ({ redacted: true }),
		},
	},
	{
		procedure: "redact_conversation_source",
		inputs: async (connection) => {
			const conversation_id = await findOpen(connection);
			const sql = "SELECT source_id FROM conversations WHERE id = ?";
			return { conversation_id, source_id: await find(connection, sql, [conversation_id]) };
		},
		readBack: {
			sql: "SELECT source_redacted, source_body FROM conversations WHERE id = ?",
			parameters: ({ conversation_id }) => [conversation_id],
			expected: () => ({ source_redacted: true, source_body: "<p>This message was deleted</p>" }),
		},
	},
	{
		procedure: "convert_conversation_to_ticket",
		inputs: async (connection) => ({
			conversation_id: await findOpen(connection),
			...(await describeNewTicket(connection)),
		}),
		readBack: {
			sql: "SELECT title FROM tickets WHERE id = ?",
			parameters: (_, { id }) => [id],
			expected: () => ({ title: "Broken" }),
		},
	},
	{
		procedure: "merge_conversations",
		inputs: async (connection) => {
			const [one, other] = (await connection.query("SELECT id FROM conversations ORDER BY id DESC LIMIT 2")).rows;
			return { conversation_id: one?.["id"], merge_into_conversation_id: other?.["id"] };
		},
		readBack: {
			sql: "SELECT state FROM conversations WHERE id = ?",
			parameters: ({ conversation_id }) => [conversation_id],
			expected: () => ({ state: "closed" }),
		},
	},
	{
		procedure: "archive_contact",
		inputs: async (connection) => ({ contact_id: await findUser(connection) }),
		readBack: {
			sql: "SELECT count(*) AS found FROM contacts WHERE id = ?",
			parameters: ({ contact_id }) => [contact_id],
			expected: () => ({ found: 0 }),
		},
	},
	{
		procedure: "unarchive_contact",
		inputs: async (connection) => {
			const contact_id = await findUser(connection);
			await call(connection, "archive_contact", { contact_id });
			return { contact_id };
		},
		readBack: {
			sql: "SELECT count(*) AS found FROM contacts WHERE id = ? AND role = 'user'",
			parameters: ({ contact_id }) => [contact_id],
			expected: () => ({ found: 1 }),
		},
	},
	{
		procedure: "block_contact",
		inputs: async (connection) => ({
			contact_id: await find(connection, "SELECT id FROM contacts WHERE role = 'lead' ORDER BY id DESC LIMIT 1"),
		}),
		readBack: {
			reason: "a contact does not say that it is blocked",
			noColumn: /^contacts\..*block|blocked/,
			noMember: { schema: "contact", name: /block/ },
		},
	},
	{
		procedure: "merge_contacts",
		inputs: async (connection) => ({
			from_id: await find(connection, "SELECT id FROM contacts WHERE role = 'lead' ORDER BY id LIMIT 1"),
			into_id: await findUser(connection),
			skip_duplicate_validation: true,
		}),
		readBack: {
			sql: "SELECT count(*) AS left_over FROM contacts WHERE id = ?",
			parameters: ({ from_id }) => [from_id],
			expected: () => ({ left_over: 0 }),
		},
	},
	{
		procedure: "convert_visitor",
		inputs: async (connection) => ({
			role: "user",
			visitor_id: await find(connection, "SELECT id FROM contacts WHERE role = 'lead' ORDER BY id DESC LIMIT 1"),
			user_id: "visitor-1",
		}),
		readBack: {
			sql: "SELECT role, external_id FROM contacts WHERE id = ?",
			parameters: (_, { id }) => [id],
			expected: () => ({ role: "user", external_id: "visitor-1" }),
		},
	},
	{
		procedure: "send_message",
		inputs: async (connection) => ({
			to_id: await findUser(connection),
			body: "News",
			message_type: "email",
			subject: "News of May",
			template: "plain",
			admin_id: await findFirst(connection, "admins"),
			// Otherwise the conversation is there when the contact answers.
			create_conversation_without_contact_reply: true,
		}),
		readBack: {
			sql: "SELECT c.source_id, source_type, source_author_id, source_subject, source_body, contact_id FROM conversations c JOIN conversation_contacts ON conversation_id = c.id WHERE c.id = ?",
			parameters: (_, { conversation_id }) => [conversation_id],
			expected: ({ to_id, admin_id }, { id }) => ({
				source_id: id ?? null,
				source_type: "email",
				source_author_id: admin_id ?? null,
				source_subject: "<p>News of May</p>",
				source_body: "<p>News</p>",
				contact_id: to_id ?? null,
			}),
		},
	},
	{
		procedure: "reply_to_ticket",
		inputs: async (connection) => ({ ticket_id: await findTicket(connection), body: "Hello" }),
		readBack: {
			sql: "SELECT body FROM ticket_parts WHERE ticket_id = ? AND id = ?",
			parameters: ({ ticket_id }, { id }) => [ticket_id, id],
			expected: () => ({ body: "<p>Hello</p>" }),
		},
	},
	{
		procedure: "add_ticket_note",
		inputs: async (connection) => ({ ticket_id: await findTicket(connection), body: "Mind" }),
		readBack: {
			sql: "SELECT part_type FROM ticket_parts WHERE ticket_id = ? AND id = ?",
			parameters: ({ ticket_id }, { id }) => [ticket_id, id],
			expected: () => ({ part_type: "note" }),
		},
	},
	{
		procedure: "reply_to_ticket_as_contact",
		inputs: async (connection) => {
			const ticket_id = await findTicket(connection);
			const sql = "SELECT contact_id FROM ticket_contacts WHERE ticket_id = ?";
			return { ticket_id, contact_id: await find(connection, sql, [ticket_id]), body: "Thanks" };
		},
		readBack: {
			sql: "SELECT body FROM ticket_parts WHERE ticket_id = ? AND id = ?",
			parameters: ({ ticket_id }, { id }) => [ticket_id, id],
			expected: () => ({ body: "<p>Thanks</p>" }),
		},
	},
	{
		procedure: "change_ticket_state",
		inputs: async (connection) => ({
			ticket_id: await findTicket(connection),
			ticket_state_id: await findState(connection, "in_progress"),
		}),
		readBack: {
			sql: "SELECT ticket_state_id FROM tickets WHERE id = ?",
			parameters: ({ ticket_id }) => [ticket_id],
			expected: ({ ticket_state_id }) => ({ ticket_state_id: ticket_state_id ?? null }),
		},
	},
	{
		procedure: "change_ticket_type",
		inputs: async (connection) => {
			const ticket_id = await findTicket(connection);
			const sql =
				"SELECT id FROM ticket_types WHERE category = 'Customer' AND id <> (SELECT ticket_type_id FROM tickets WHERE id = ?) ORDER BY id DESC LIMIT 1";
			const ticket_type_id = await find(connection, sql, [ticket_id]);
			return { ticket_id, ticket_type_id, ticket_state_id: await findState(connection, "submitted") };
		},
		readBack: {
			sql: "SELECT ticket_type_id FROM tickets WHERE id = ?",
			parameters: ({ ticket_id }) => [ticket_id],
			expected: ({ ticket_type_id }) => ({ ticket_type_id: ticket_type_id ?? null }),
		},
	},
	{
		procedure: "enqueue_ticket",
		inputs: async (connection) => {
			const { attributes, ...rest } = await describeNewTicket(connection);
			return { ...rest, ticket_attributes: attributes, contact_id: await findUser(connection), wait: true };
		},
		readBack: {
			sql: "SELECT title FROM tickets WHERE id = ?",
			parameters: (_, { ticket_id }) => [ticket_id],
			expected: () => ({ title: "Broken" }),
		},
	},
	{
		procedure: "get_job_status",
		inputs: async (connection) => {
			const { attributes, ...rest } = await describeNewTicket(connection);
			const given = { ...rest, ticket_attributes: attributes, contact_id: await findUser(connection) };
			return { job_id: (await call(connection, "enqueue_ticket", given))["job_id"] };
		},
		readBack: {
			sql: "SELECT title FROM tickets WHERE id = (SELECT resource_id FROM get_job_status(?))",
			parameters: ({ job_id }) => [job_id],
			expected: () => ({ title: "Broken" }),
		},
	},
	{
		procedure: "set_admin_away",
		inputs: async (connection) => ({
			admin_id: await find(connection, "SELECT id FROM admins ORDER BY id DESC LIMIT 1"),
			away_mode_enabled: true,
			away_mode_reassign: true,
		}),
		readBack: {
			sql: "SELECT away_mode_enabled, away_mode_reassign FROM admins WHERE id = ?",
			parameters: ({ admin_id }) => [admin_id],
			expected: () => ({ away_mode_enabled: true, away_mode_reassign: true }),
		},
	},
	{
		procedure: "track_event",
		inputs: async (connection) => ({
			event_name: "ordered-item",
			contact_id: await findUser(connection),
			metadata: { item: "A 7" },
		}),
		readBack: {
			sql: "SELECT event_name, metadata FROM data_events WHERE contact_id = ? AND event_name = 'ordered-item'",
			parameters: ({ contact_id }) => [contact_id],
			expected: () => ({ event_name: "ordered-item", metadata: { item: "A 7" } }),
		},
	},
	{
		procedure: "create_event_summary",
		inputs: async (connection) => ({
			user_id: await find(
				connection,
				"SELECT external_id FROM contacts WHERE role = 'user' AND external_id IS NOT NULL LIMIT 1",
			),
			event_name: "parcel-returned",
			count: 3,
			// Intercom shows events of the last 90 days.
			first: new Date(yesterdayMs).toISOString(),
			last: new Date(yesterdayMs + 3_600_000).toISOString(),
		}),
		readBack: {
			sql: "SELECT count, first FROM data_event_summaries WHERE user_id = ? AND name = 'parcel-returned'",
			parameters: ({ user_id }) => [user_id],
			expected: () => ({ count: 3, first: new Date(yesterdayMs) }),
		},
	},
	{
		procedure: "export_content_data",
		inputs: () => Promise.resolve({ ...range, wait: true }),
		readBack: {
			sql: "SELECT status FROM get_content_export(?)",
			parameters: (_, { job_identifier }) => [job_identifier],
			expected: () => ({ status: "completed" }),
		},
	},
	{
		procedure: "get_content_export",
		inputs: async (connection) => ({
			job_identifier: (await call(connection, "export_content_data", { ...range, wait: true }))["job_identifier"],
		}),
		readBack: {
			sql: "SELECT status, download_url FROM get_content_export(?)",
			parameters: ({ job_identifier }) => [job_identifier],
			expected: (_, { download_url }) => ({ status: "completed", download_url: download_url ?? null }),
		},
	},
	{
		procedure: "read_content_export",
		inputs: async (connection) => ({
			job_identifier: (await call(connection, "export_content_data", { ...range, wait: true }))["job_identifier"],
		}),
		readBack: {
			sql: "SELECT receipt_id, received_at, data FROM read_content_export(?) WHERE row_number = 1",
			parameters: ({ job_identifier }) => [job_identifier],
			expected: (_, { receipt_id, received_at, data }) => ({ receipt_id, received_at, data }) as Row,
		},
	},
	{
		procedure: "read_reporting_export",
		inputs: async (connection) => {
			const given = { ...(await describeReport(connection)), wait: true };
			return { job_identifier: (await call(connection, "export_reporting_data", given))["job_identifier"] };
		},
		readBack: {
			sql: "SELECT data FROM read_reporting_export(?) WHERE row_number = 1",
			parameters: ({ job_identifier }) => [job_identifier],
			expected: (_, { data }) => ({ data: data ?? null }),
		},
	},
	{
		procedure: "export_workflow",
		inputs: () => Promise.resolve({ workflow_id: "5001" }),
		readBack: {
			sql: "SELECT title, workflow ->> 'id' AS id FROM export_workflow(?)",
			parameters: ({ workflow_id }) => [workflow_id],
			expected: (_, { title }) => ({ title: title ?? null, id: "5001" }),
		},
	},
	{
		procedure: "cancel_export",
		inputs: async (connection) => ({
			job_identifier: (await call(connection, "export_content_data", range))["job_identifier"],
		}),
		readBack: {
			sql: "SELECT status FROM get_content_export(?)",
			parameters: ({ job_identifier }) => [job_identifier],
			expected: () => ({ status: "canceled" }),
		},
	},
	{
		procedure: "export_reporting_data",
		inputs: async (connection) => ({ ...(await describeReport(connection)), wait: true }),
		readBack: {
			sql: "SELECT status FROM get_reporting_export(?)",
			parameters: (_, { job_identifier }) => [job_identifier],
			expected: () => ({ status: "complete" }),
		},
	},
	{
		procedure: "get_reporting_export",
		inputs: async (connection) => {
			const given = await describeReport(connection);
			return {
				job_identifier: (await call(connection, "export_reporting_data", given))["job_identifier"],
			};
		},
		readBack: {
			sql: "SELECT job_identifier FROM get_reporting_export(?)",
			parameters: ({ job_identifier }) => [job_identifier],
			expected: ({ job_identifier }) => ({ job_identifier: job_identifier ?? null }),
		},
	},
	{
		procedure: "tag_companies",
		inputs: async (connection) => ({ name: "Partners", company_ids: [await findCompany(connection)] }),
		readBack: {
			sql: "SELECT name FROM company_tags WHERE company_id = ? AND tag_id = ?",
			parameters: ({ company_ids }, { tag_id }) => [(company_ids as string[])[0], tag_id],
			expected: () => ({ name: "Partners" }),
		},
	},
	{
		procedure: "untag_companies",
		inputs: async (connection) => ({ name: "Partners", company_ids: await findCompany(connection) }),
		readBack: {
			sql: "SELECT count(*) AS left_over FROM company_tags WHERE company_id = ? AND tag_id = ?",
			parameters: ({ company_ids }, { tag_id }) => [company_ids, tag_id],
			expected: () => ({ left_over: 0 }),
		},
	},
	{
		procedure: "tag_contacts",
		inputs: async (connection) => ({ name: "Partners", contact_ids: [await findUser(connection)] }),
		readBack: {
			sql: "SELECT name FROM contact_tags WHERE contact_id = ? AND tag_id = ?",
			parameters: ({ contact_ids }, { tag_id }) => [(contact_ids as string[])[0], tag_id],
			expected: () => ({ name: "Partners" }),
		},
	},
	{
		procedure: "tag_content_snippet",
		inputs: async (connection) => ({
			content_snippet_id: await findFirst(connection, "content_snippets"),
			tag_id: await findFirst(connection, "tags"),
		}),
		readBack: countTagged("content_snippet", "content_snippet_id", 1),
	},
	{
		procedure: "untag_content_snippet",
		inputs: async (connection) => {
			const given = {
				content_snippet_id: await findFirst(connection, "content_snippets"),
				tag_id: await findFirst(connection, "tags"),
			};
			await call(connection, "tag_content_snippet", given);
			return given;
		},
		readBack: countTagged("content_snippet", "content_snippet_id", 0),
	},
	{
		procedure: "tag_internal_article",
		inputs: async (connection) => ({
			internal_article_id: await findFirst(connection, "internal_articles"),
			tag_id: await findFirst(connection, "tags"),
		}),
		readBack: countTagged("internal_article", "internal_article_id", 1),
	},
	{
		procedure: "untag_internal_article",
		inputs: async (connection) => {
			const given = {
				internal_article_id: await findFirst(connection, "internal_articles"),
				tag_id: await findFirst(connection, "tags"),
			};
			await call(connection, "tag_internal_article", given);
			return given;
		},
		readBack: countTagged("internal_article", "internal_article_id", 0),
	},
	{
		procedure: "tag_ticket",
		inputs: async (connection) => ({
			ticket_id: await findFirst(connection, "tickets"),
			tag_id: await findFirst(connection, "tags"),
		}),
		readBack: noTicketTags,
	},
	{
		procedure: "untag_ticket",
		inputs: async (connection) => {
			const given = { ticket_id: await findFirst(connection, "tickets"), tag_id: await findFirst(connection, "tags") };
			await call(connection, "tag_ticket", given);
			return given;
		},
		readBack: noTicketTags,
	},
	{
		procedure: "add_conversation_attribute_option",
		inputs: async (connection) => ({ attribute_id: (await findOption(connection)).attribute_id, label: "Further" }),
		readBack: {
			sql: "SELECT options -> -1 ->> 'label' AS label FROM conversation_attributes WHERE id = ?",
			parameters: ({ attribute_id }) => [attribute_id],
			expected: () => ({ label: "Further" }),
		},
	},
	{
		procedure: "rename_conversation_attribute_option",
		inputs: async (connection) => ({ ...(await findOption(connection)), label: "Renamed" }),
		readBack: {
			sql: "SELECT options -> 0 ->> 'label' AS label FROM conversation_attributes WHERE id = ?",
			parameters: ({ attribute_id }) => [attribute_id],
			expected: () => ({ label: "Renamed" }),
		},
	},
	{
		procedure: "archive_conversation_attribute_option",
		inputs: findOption,
		readBack: {
			sql: "SELECT options -> 0 -> 'archived' AS archived FROM conversation_attributes WHERE id = ?",
			parameters: ({ attribute_id }) => [attribute_id],
			expected: () => ({ archived: true }),
		},
	},
	{
		procedure: "save_article_draft",
		inputs: async (connection) => ({
			article_id: await find(connection, "SELECT id FROM articles WHERE state = 'published' ORDER BY id DESC LIMIT 1"),
			title: "Drafted",
		}),
		readBack: {
			sql: "SELECT title FROM article_drafts WHERE article_id = ?",
			parameters: ({ article_id }) => [article_id],
			expected: () => ({ title: "Drafted" }),
		},
	},
	{
		procedure: "publish_article_draft",
		inputs: async (connection) => ({ article_id: await saveDraft(connection), locales: ["en"] }),
		readBack: {
			sql: "SELECT title FROM articles WHERE id = ?",
			parameters: ({ article_id }) => [article_id],
			expected: () => ({ title: "Drafted" }),
		},
	},
	{
		procedure: "content_bulk_action",
		inputs: async (connection) => {
			const id = await find(connection, "SELECT id FROM articles ORDER BY id LIMIT 1");
			const tag = await find(connection, "SELECT id FROM tags LIMIT 1");
			return { action: "update_tags", content_ids: [{ type: "article", id }], tags: { add_tag_ids: [Number(tag)] } };
		},
		readBack: {
			sql: "SELECT count(*) AS tagged FROM article_tags WHERE article_id = ? AND tag_id = ?",
			parameters: ({ content_ids, tags }) => [
				(content_ids as { id: string }[])[0]?.id,
				String((tags as { add_tag_ids: number[] }).add_tag_ids[0]),
			],
			expected: () => ({ tagged: 1 }),
		},
	},
	{
		procedure: "register_fin_voice_call",
		inputs: () => Promise.resolve({ phone_number: "+15551234567", call_id: "call-1" }),
		// "Returns matched calls": it is found when Intercom has matched it to a conversation, GET /fin_voice/external_id/{external_id}, 2.16.
		readBack: {
			sql: "SELECT count(*) AS matched FROM fin_voice_calls WHERE external_call_id = ?",
			parameters: ({ call_id }) => [call_id],
			expected: () => ({ matched: 0 }),
		},
	},
	{
		procedure: "create_phone_switch",
		inputs: () => Promise.resolve({ phone: "+15551234567" }),
		readBack: { reason: "redirects are made, and not shown", noColumn: /phone_(switch|call_redirect)/ },
	},
	{
		procedure: "set_ip_allowlist",
		inputs: () => Promise.resolve({ enabled: false, ip_allowlist: ["127.0.0.1", "10.0.0.0/8"] }),
		readBack: {
			sql: "SELECT string_agg(range, ',' ORDER BY range) AS ranges FROM ip_allowlist",
			parameters: () => [],
			expected: () => ({ ranges: "10.0.0.0/8,127.0.0.1" }),
		},
	},
	{
		procedure: "start_fin_conversation",
		inputs: () => Promise.resolve({ conversation_id: "ext-1", body: "Help", user_id: "u1" }),
		readBack: noFinTalks,
	},
	{
		procedure: "reply_to_fin",
		inputs: async (connection) => {
			const given = { conversation_id: "ext-2", body: "Help", user_id: "u1" };
			await connection.execute("procedures", "start_fin_conversation", given);
			return { ...given, body: "More" };
		},
		readBack: noFinTalks,
	},
	{
		procedure: "rate_fin_conversation",
		inputs: async (connection) => {
			const conversation_id = "ext-3";
			const given = { conversation_id, body: "Help", user_id: "u1" };
			await connection.execute("procedures", "start_fin_conversation", given);
			await connection.execute("procedures", "reply_to_fin", { ...given, body: "Thanks" });
			return { conversation_id, rating: "good" };
		},
		readBack: noFinTalks,
	},
	{
		procedure: "show_contact_banners",
		inputs: async (connection) => ({ contact_id: await findLead(connection) }),
		readBack: {
			sql: "EXEC show_contact_banners @contact_id = ?",
			parameters: ({ contact_id }) => [contact_id],
			expected: (_, answer) => answer,
		},
	},
	{
		procedure: "dismiss_contact_banner",
		inputs: async (connection) => {
			const contact_id = await findLead(connection);
			const { rows } = await connection.query("EXEC show_contact_banners @contact_id = ?", [contact_id]);
			return { contact_id, view_id: rows[0]?.["view_id"] };
		},
		// What was put away is not shown any more; no query may count as a look at it.
		readBack: {
			sql: "EXEC show_contact_banners @contact_id = ?",
			parameters: ({ contact_id }) => [contact_id],
			expected: () => [],
		},
	},
];

const findCompany = (connection: Connection) => find(connection, "SELECT id FROM companies ORDER BY id LIMIT 1");

async function describeReport(connection: Connection) {
	const { rows } = await connection.query("SELECT id FROM reporting_dataset_attributes LIMIT 2");
	return {
		dataset_id: await find(connection, "SELECT id FROM reporting_datasets LIMIT 1"),
		attribute_ids: rows.map((row) => row["id"]),
		start_time: "2025-01-01",
		end_time: "2026-06-01",
	};
}

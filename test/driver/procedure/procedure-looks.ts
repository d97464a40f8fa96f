import type { IntercomClient } from "intercom-client";
import { expect } from "vitest";
import type { Row } from "../../../src/driver/index.ts";

/** Anything that an answer holds. */
// biome-ignore lint/suspicious/noExplicitAny: objects as JSON
type Wire = any;

/** How somebody else sees what a call did: through the package that Intercom publishes. */
export type CallLook =
	| {
			readonly look: (client: IntercomClient, inputs: Wire, answer: Row) => Promise<unknown>;
			readonly expected: (inputs: Wire, answer: Row) => unknown;
	  }
	/** Why it cannot be seen, and what no method of the package has in its name: `dataExport.find` is one. */
	| { readonly reason: string; readonly noMethod: RegExp };

const seeConversation = (client: IntercomClient, { conversation_id }: Wire): Promise<Wire> =>
	client.conversations.find({ conversation_id });

const seeLastPart = async (client: IntercomClient, inputs: Wire): Promise<Wire> =>
	(await seeConversation(client, inputs)).conversation_parts.conversation_parts.at(-1);

const seeTicket = (client: IntercomClient, ticket_id: Wire): Promise<Wire> => client.tickets.get({ ticket_id });

const seeTicketPart = async (client: IntercomClient, { ticket_id }: Wire, { id }: Row): Promise<Wire> =>
	(await seeTicket(client, ticket_id)).ticket_parts.ticket_parts.find((part: Wire) => part.id === id);

const seeCompanyTags = async (client: IntercomClient, company_id: string): Promise<string[]> =>
	((await client.companies.find({ company_id })) as Wire).tags.tags.map(({ name }: Wire) => name);

const seeExport = (client: IntercomClient, _: Wire, { job_identifier }: Row): Promise<Wire> =>
	client.dataExport.find({ job_identifier: job_identifier as string });

const expectExport = (_: Wire, { status, download_url }: Row) => ({ status, download_url });

// It is asked for with the workspace and the app, which the service takes or leaves.
const seeReport = (client: IntercomClient, _: Wire, { job_identifier }: Row): Promise<Wire> =>
	client.dataExport.exportReportingData({ job_identifier: job_identifier as string, app_id: "", client_id: "" });

const isThere = async (asked: Promise<unknown>): Promise<boolean> => {
	try {
		await asked;
		return true;
	} catch (error) {
		if ([404, 410].includes((error as { statusCode?: number }).statusCode ?? 0)) return false;
		throw error;
	}
};

/** What is to be seen after each of the calls. */
export const callLooks: Readonly<Record<string, CallLook>> = {
	reply_to_conversation: {
		look: seeLastPart,
		expected: () => ({ part_type: "comment", body: "<p>Hello</p>", author: { type: "admin" } }),
	},
	reply_to_conversation_as_contact: {
		look: seeLastPart,
		expected: ({ contact_id }) => ({ part_type: "comment", body: "<p>It works</p>", author: { id: contact_id } }),
	},
	add_conversation_note: { look: seeLastPart, expected: () => ({ part_type: "note", body: "<b>Mind</b>" }) },
	assign_conversation: {
		look: seeConversation,
		expected: ({ assignee_id }) => ({ team_assignee_id: Number(assignee_id) }),
	},
	snooze_conversation: {
		look: seeConversation,
		expected: () => ({ state: "snoozed", snoozed_until: Date.UTC(2030, 0, 1) / 1000 }),
	},
	open_conversation: { look: seeConversation, expected: () => ({ state: "open", open: true }) },
	close_conversation: {
		look: async (client, inputs) => [await seeConversation(client, inputs), await seeLastPart(client, inputs)],
		expected: () => [
			{ state: "closed", open: false },
			{ part_type: "close", body: "<p>Bye</p>" },
		],
	},
	redact_conversation_part: {
		look: async (client, inputs) =>
			(await seeConversation(client, inputs)).conversation_parts.conversation_parts.find(
				({ id }: Wire) => id === inputs.conversation_part_id,
			),
		expected: () => ({ redacted: true, body: "<p>This message was deleted</p>" }),
	},
	redact_conversation_source: {
		look: seeConversation,
		expected: ({ source_id }) => ({
			source: { id: source_id, redacted: true, body: "<p>This message was deleted</p>" },
		}),
	},
	convert_conversation_to_ticket: {
		look: (client, _, { id }) => seeTicket(client, id),
		expected: ({ ticket_type_id }) => ({
			ticket_type: { id: ticket_type_id },
			ticket_attributes: { _default_title_: "Broken" },
		}),
	},
	merge_conversations: { look: seeConversation, expected: () => ({ state: "closed" }) },
	archive_contact: {
		look: async (client, { contact_id }) =>
			((await client.contacts.search({ query: { field: "id", operator: "=", value: contact_id } })) as Wire).data
				.length,
		expected: () => 0,
	},
	unarchive_contact: {
		look: async (client, { contact_id }) => client.contacts.find({ contact_id }),
		expected: ({ contact_id }) => ({ id: contact_id }),
	},
	block_contact: {
		reason: "a contact does not say that it is blocked",
		noMethod: /^contacts\.(list|get|find|is).*block/i,
	},
	merge_contacts: {
		look: async (client, { from_id, into_id }) => [
			await isThere(client.contacts.find({ contact_id: from_id })),
			await isThere(client.contacts.find({ contact_id: into_id })),
		],
		expected: () => [false, true],
	},
	convert_visitor: {
		look: (client, _, { id }) => client.contacts.find({ contact_id: id as string }),
		expected: ({ visitor_id, user_id }) => ({ id: visitor_id, role: "user", external_id: user_id }),
	},
	send_message: {
		look: (client, _, { conversation_id }) => client.conversations.find({ conversation_id: conversation_id as string }),
		expected: ({ to_id, admin_id }, { id }) => ({
			source: { type: "email", id, subject: "<p>News of May</p>", body: "<p>News</p>", author: { id: admin_id } },
			contacts: { contacts: [{ id: to_id }] },
		}),
	},
	reply_to_ticket: {
		look: seeTicketPart,
		expected: () => ({ part_type: "comment", body: "<p>Hello</p>", author: { type: "admin" } }),
	},
	add_ticket_note: { look: seeTicketPart, expected: () => ({ part_type: "note", body: "<p>Mind</p>" }) },
	reply_to_ticket_as_contact: {
		look: seeTicketPart,
		expected: ({ contact_id }) => ({ body: "<p>Thanks</p>", author: { id: contact_id } }),
	},
	change_ticket_state: {
		look: (client, { ticket_id }) => seeTicket(client, ticket_id),
		expected: ({ ticket_state_id }) => ({ ticket_state: { id: ticket_state_id } }),
	},
	change_ticket_type: {
		look: (client, { ticket_id }) => seeTicket(client, ticket_id),
		expected: ({ ticket_type_id }) => ({ ticket_type: { id: ticket_type_id } }),
	},
	enqueue_ticket: {
		look: (client, _, { ticket_id }) => seeTicket(client, ticket_id),
		expected: ({ contact_id }) => ({
			ticket_attributes: { _default_title_: "Broken" },
			contacts: { contacts: [{ id: contact_id }] },
		}),
	},
	get_job_status: {
		look: (client, { job_id }) => client.jobs.status({ job_id }),
		expected: ({ job_id }) => ({ id: job_id }),
	},
	set_admin_away: {
		look: (client, { admin_id }) => client.admins.find({ admin_id }),
		expected: () => ({ away_mode_enabled: true, away_mode_reassign: true }),
	},
	track_event: {
		look: async (client, { contact_id }) =>
			((await client.events.list({ type: "user", intercom_user_id: contact_id })) as Wire).events.find(
				({ event_name }: Wire) => event_name === "ordered-item",
			),
		expected: () => ({ metadata: { item: "A 7" } }),
	},
	create_event_summary: {
		look: async (client, { user_id }) =>
			((await client.events.list({ type: "user", user_id, summary: true })) as Wire).events.find(
				({ name }: Wire) => name === "parcel-returned",
			),
		expected: () => ({ count: 3 }),
	},
	export_content_data: { look: seeExport, expected: expectExport },
	get_content_export: { look: seeExport, expected: expectExport },
	cancel_export: { look: seeExport, expected: () => ({ status: "canceled" }) },
	export_reporting_data: { look: seeReport, expected: expectExport },
	get_reporting_export: {
		look: seeReport,
		expected: (_, { job_identifier }) => ({ job_identifier }),
	},
	read_content_export: {
		look: async (client, { job_identifier }) => (await client.dataExport.find({ job_identifier })).status,
		expected: () => "completed",
	},
	read_reporting_export: {
		look: async (client, inputs) => (await seeReport(client, inputs, inputs)).status as unknown,
		expected: () => "complete",
	},
	export_workflow: {
		look: async (client, { workflow_id }) =>
			((await client.unstable.workflows.exportWorkflow({ id: workflow_id })) as Wire).workflow,
		expected: ({ workflow_id }, { title }) => ({ id: workflow_id, title }),
	},
	tag_companies: {
		look: (client, { company_ids }) => seeCompanyTags(client, company_ids[0]),
		expected: ({ name }) => expect.arrayContaining([name]) as unknown,
	},
	untag_companies: {
		look: async (client, { company_ids, name }) => (await seeCompanyTags(client, company_ids)).includes(name),
		expected: () => false,
	},
	tag_contacts: {
		look: async (client, { contact_ids }) =>
			((await client.contacts.listAttachedTags({ contact_id: contact_ids[0] })) as Wire).data.map(
				({ name }: Wire) => name,
			),
		expected: ({ name }) => expect.arrayContaining([name]) as unknown,
	},
	tag_content_snippet: { reason: "content snippets are not in the package", noMethod: /snippet/i },
	untag_content_snippet: { reason: "content snippets are not in the package", noMethod: /snippet/i },
	tag_internal_article: { reason: "an internal article does not show its tags", noMethod: /internalArticles\..*tag/i },
	untag_internal_article: {
		reason: "an internal article does not show its tags",
		noMethod: /internalArticles\..*tag/i,
	},
	tag_ticket: { reason: "a ticket does not show its tags", noMethod: /^tickets\..*tag/i },
	untag_ticket: { reason: "a ticket does not show its tags", noMethod: /^tickets\..*tag/i },
	add_conversation_attribute_option: {
		reason: "only other attributes are in the package",
		noMethod: /conversationAttribute/i,
	},
	rename_conversation_attribute_option: {
		reason: "only other attributes are in the package",
		noMethod: /conversationAttribute/i,
	},
	archive_conversation_attribute_option: {
		reason: "only other attributes are in the package",
		noMethod: /conversationAttribute/i,
	},
	save_article_draft: { reason: "drafts are not in the package", noMethod: /draft/i },
	publish_article_draft: {
		look: (client, { article_id }) => client.articles.find({ article_id }),
		expected: () => ({ title: "Drafted", state: "published" }),
	},
	content_bulk_action: {
		look: async (client, { content_ids }) =>
			((await client.articles.find({ article_id: content_ids[0].id })) as Wire).tags.tags.map(({ id }: Wire) =>
				Number(id),
			),
		expected: ({ tags }) => expect.arrayContaining([tags.add_tag_ids[0]]) as unknown,
	},
	register_fin_voice_call: {
		look: (client, { call_id }) =>
			isThere(client.unstable.calls.collectFinVoiceCallByExternalId({ external_id: call_id })),
		// "Returns matched calls": it is found when Intercom has matched it to a conversation, GET /fin_voice/external_id/{external_id}, 2.16.
		expected: () => false,
	},
	create_phone_switch: {
		reason: "redirects are made, and not shown",
		noMethod: /(switch|redirects)\.(find|list|get|retrieve)/i,
	},
	set_ip_allowlist: {
		look: (client) => client.ipAllowlist.getIpAllowlist(),
		expected: ({ enabled, ip_allowlist }) => ({ enabled, ip_allowlist }),
	},
	start_fin_conversation: { reason: "Fin is not in the package", noMethod: /^(unstable\.)?fin/i },
	reply_to_fin: { reason: "Fin is not in the package", noMethod: /^(unstable\.)?fin/i },
	rate_fin_conversation: { reason: "Fin is not in the package", noMethod: /^(unstable\.)?fin/i },
	show_contact_banners: { reason: "banners are not in the package", noMethod: /banner/i },
	dismiss_contact_banner: { reason: "banners are not in the package", noMethod: /banner/i },
};

/**
 * The names of all methods of the package: `contacts.find`, `unstable.workflows.exportWorkflow`.
 * @param holder A client, or a class of it.
 */
export function listMethods(holder: object, prefix = ""): readonly string[] {
	const prototype = Object.getPrototypeOf(holder) as object;
	return Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([name, property]) => {
		if (name === "constructor" || name.startsWith("_")) return [];
		if (typeof property.value === "function") return [prefix + name];
		const inner: unknown = property.get?.call(holder);
		return typeof inner === "object" && inner !== null ? listMethods(inner, `${prefix}${name}.`) : [];
	});
}

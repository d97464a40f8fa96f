import type { CompanyRecord } from "../data/companies.ts";
import type { ContactOutline, ContactRecord } from "../data/contacts.ts";
import type { Opening, Outline } from "../data/conversation-draft.ts";
import type { ConversationRecord } from "../data/conversations.ts";
import type { DataSet } from "../data/data-set.ts";
import { adminNumber, teamNumber } from "../data/teammates.ts";
import { type TicketCategory, ticketStateRows } from "../data/ticket-table.ts";
import type { TicketRecord } from "../data/tickets.ts";
import { segmentsOfContact } from "../wire/contact-wire.ts";
import { agentFacts, remarkOf } from "../wire/conversation-wire.ts";
import { sourceIdOf, writeFirstMessage, writerNameOf, writerOf } from "../wire/source-wire.ts";
import type { Field, FieldFinder, FieldType, FieldValue } from "./field.ts";
import { findIn, splitParagraphs } from "./field.ts";

/** The searchable fields of contacts, but for their custom attributes. */
export const contactFields: readonly Field<ContactRecord>[] = [
	{
		name: "id",
		type: "string",
		read: (contact) => contact.id,
		quick: { effort: 300, read: (index, dataSet) => dataSet.contacts.idAt(index) },
	},
	known("role", "string", (it) => it.role),
	known("name", "string", (it) => it.name),
	{ name: "avatar", type: "string", read: (contact) => contact.avatar },
	{
		name: "owner_id",
		type: "string",
		read: (contact) => (contact.owner_id === null ? null : String(contact.owner_id)),
	},
	{ name: "email", type: "string", read: (contact) => contact.email },
	{ name: "email_domain", type: "string", read: (contact) => contact.email?.split("@")[1] },
	{ name: "phone", type: "string", read: (contact) => contact.phone },
	{ name: "formatted_phone", type: "string", read: (contact) => contact.phone },
	{ name: "external_id", type: "string", read: (contact) => contact.external_id },
	{ name: "language_override", type: "string", read: (contact) => contact.language_override },
	{ name: "browser", type: "string", read: (contact) => contact.browser.name },
	{ name: "browser_language", type: "string", read: (contact) => contact.browser.language },
	{ name: "os", type: "string", read: (contact) => contact.browser.os },
	{ name: "location.country", type: "string", read: (contact) => contact.location.country },
	{ name: "location.region", type: "string", read: (contact) => contact.location.region },
	{ name: "location.city", type: "string", read: (contact) => contact.location.city },
	{ name: "ios_app_version", type: "string", read: (contact) => contact.ios.version },
	{ name: "ios_device", type: "string", read: (contact) => contact.ios.device },
	{ name: "ios_app_device", type: "string", read: (contact) => contact.ios.device },
	{ name: "ios_os_version", type: "string", read: (contact) => contact.ios.os },
	{ name: "ios_app_name", type: "string", read: (contact) => contact.ios.app },
	{ name: "ios_sdk_version", type: "string", read: (contact) => contact.ios.sdk },
	{ name: "android_app_version", type: "string", read: (contact) => contact.android.version },
	{ name: "android_device", type: "string", read: (contact) => contact.android.device },
	{ name: "android_app_name", type: "string", read: (contact) => contact.android.app },
	// Spelled so in the API's own list of fields.
	{ name: "andoid_sdk_version", type: "string", read: (contact) => contact.android.sdk },
	{
		name: "segment_id",
		type: "string",
		read: (contact, dataSet) => segmentsOfContact(dataSet, contact).map(({ id }) => id),
	},
	{ name: "tag_id", type: "tag", read: (contact) => contact.tags.map(({ id }) => id) },
	{
		name: "created_at",
		type: "day",
		read: (contact) => contact.created_at,
		quick: { effort: 100, read: (index, dataSet) => dataSet.contactPool.createdAt(index) },
	},
	known("signed_up_at", "day", (it) => it.signed_up_at),
	known("updated_at", "day", (it) => it.updated_at),
	known("last_seen_at", "day", (it) => it.last_seen_at),
	known("last_contacted_at", "day", (it) => it.last_contacted_at),
	known("last_replied_at", "day", (it) => it.last_replied_at),
	known("last_email_opened_at", "day", (it) => it.last_email_opened_at),
	known("last_email_clicked_at", "day", (it) => it.last_email_clicked_at),
	{ name: "ios_last_seen_at", type: "day", read: (contact) => contact.ios.seen },
	{ name: "android_last_seen_at", type: "day", read: (contact) => contact.android.seen },
	{ name: "unsubscribed_from_emails", type: "boolean", read: (contact) => contact.unsubscribed_from_emails },
	{ name: "marked_email_as_spam", type: "boolean", read: (contact) => contact.marked_email_as_spam },
	{ name: "has_hard_bounced", type: "boolean", read: (contact) => contact.has_hard_bounced },
	// The order in which contacts come unless another is asked for; the API does not show it.
	{ ...known("last_request_at", "day", (it) => it.last_seen_at ?? it.created_at), isHidden: true },
];

type ConversationField = Field<ConversationRecord>;

/** The searchable fields of conversations. */
export const conversationFields: readonly ConversationField[] = [
	{
		name: "id",
		type: "string",
		read: (it) => it.id,
		quick: { effort: 300, read: (index, dataSet) => dataSet.conversations.idAt(index) },
	},
	{
		name: "created_at",
		type: "date",
		read: (it) => it.created_at,
		quick: { effort: 100, read: (index, dataSet) => dataSet.conversationPool.createdAt(index) },
	},
	told("updated_at", "date", (it) => it.updated_at),
	told("waiting_since", "date", (it) => it.tally.waitingSince),
	told("snoozed_until", "date", (it) => it.tally.snoozedUntil),
	told("state", "string", (it) => it.tally.state),
	told("open", "boolean", (it) => it.tally.state !== "closed"),
	{ name: "read", type: "boolean", read: (it) => it.read },
	{ name: "priority", type: "string", read: (it) => it.priority },
	opened("channel_initiated", "string", (it) => it.source.channel),
	{ name: "contact_ids", type: "string", read: (it) => it.contactIds },
	{ name: "teammate_ids", type: "string", read: (it) => it.teammates.map((admin) => String(adminNumber(admin))) },
	{ name: "tag_ids", type: "string", read: (it) => it.tags.map(({ id }) => id) },
	told("admin_assignee_id", "integer", (it) => (it.tally.admin === null ? 0 : adminNumber(it.tally.admin))),
	told("team_assignee_id", "integer", (it) => (it.tally.team === null ? 0 : teamNumber(it.tally.team))),
	opened("source.type", "string", (it) => it.source.type),
	opened("source.id", "string", (it) => sourceIdOf(it)),
	opened("source.delivered_as", "string", (it) => it.source.delivered_as),
	{ name: "source.subject", type: "string", read: (it) => it.title },
	opened("source.body", "words", (it, dataSet) => splitParagraphs(writeFirstMessage(dataSet, it))),
	opened("source.author.id", "string", (it, dataSet) => textOf(writerOf(dataSet, it)?.["id"])),
	opened("source.author.type", "string", (it, dataSet) => textOf(writerOf(dataSet, it)?.["type"])),
	opened("source.author.name", "string", (it, dataSet) => writerNameOf(dataSet, it)),
	opened("source.author.email", "string", (it, dataSet) => textOf(writerOf(dataSet, it)?.["email"])),
	opened("source.url", "string", (it) => (it.source.type === "conversation" ? "https://app.example.com/home" : null)),
	told("statistics.last_closed_by_id", "string", (it) =>
		counted(it, it.tally.lastClosedBy === null ? null : String(adminNumber(it.tally.lastClosedBy))),
	),
	told("statistics.first_contact_reply_at", "date", (it) => counted(it, it.tally.firstContactReplyAt)),
	told("statistics.first_assignment_at", "date", (it) => counted(it, it.tally.firstAssignmentAt)),
	told("statistics.first_admin_reply_at", "date", (it) => counted(it, it.tally.firstAdminReplyAt)),
	told("statistics.first_close_at", "date", (it) => counted(it, it.tally.firstCloseAt)),
	told("statistics.last_assignment_at", "date", (it) => counted(it, it.tally.lastAssignmentAt)),
	told("statistics.last_assignment_admin_reply_at", "date", (it) => counted(it, it.tally.lastAssignmentAdminReplyAt)),
	told("statistics.last_contact_reply_at", "date", (it) => counted(it, it.tally.lastContactReplyAt)),
	told("statistics.last_admin_reply_at", "date", (it) => counted(it, it.tally.lastAdminReplyAt)),
	told("statistics.last_close_at", "date", (it) => counted(it, it.tally.lastCloseAt)),
	told("statistics.time_to_assignment", "integer", (it) => counted(it, since(it, it.tally.firstAssignmentAt))),
	told("statistics.time_to_admin_reply", "integer", (it) => counted(it, since(it, it.tally.firstAdminReplyAt))),
	told("statistics.time_to_first_close", "integer", (it) => counted(it, since(it, it.tally.firstCloseAt))),
	told("statistics.time_to_last_close", "integer", (it) => counted(it, since(it, it.tally.lastCloseAt))),
	told("statistics.median_time_to_reply", "integer", (it) => counted(it, it.tally.medianReplySeconds)),
	told("statistics.count_reopens", "integer", (it) => counted(it, it.tally.reopenCount)),
	told("statistics.count_assignments", "integer", (it) => counted(it, it.tally.assignmentCount)),
	told("statistics.count_conversation_parts", "integer", (it) => counted(it, it.partCount)),
	told("conversation_rating.requested_at", "date", (it) => it.scenario.rating?.requestedAt),
	told("conversation_rating.replied_at", "date", (it) => it.scenario.rating?.repliedAt),
	told("conversation_rating.score", "integer", (it) => it.scenario.rating?.score),
	told("conversation_rating.remark", "string", (it, dataSet) => remarkOf(dataSet, it)),
	{
		name: "conversation_rating.contact_id",
		type: "string",
		read: (it) => (it.scenario.rating === null ? null : it.contactIds[0]),
	},
	// Spelled so in the API's own list of fields.
	told("conversation_rating.admin_d", "string", (it) => ratedAdmin(it)),
	told("ai_agent_participated", "boolean", (it) => it.scenario.ai !== null),
	told("ai_agent.resolution_state", "string", (it) => it.scenario.ai?.resolution),
	told("ai_agent.last_answer_type", "string", (it) => (it.scenario.ai === null ? null : agentFacts.last_answer_type)),
	told("ai_agent.rating", "integer", (it) => it.scenario.ai?.rating),
	told("ai_agent.rating_remark", "string", () => null),
	told("ai_agent.source_type", "string", (it) => (it.scenario.ai === null ? null : agentFacts.source_type)),
	told("ai_agent.source_title", "string", () => agentFacts.source_title),
];

const searchCategories = { Customer: "request", "Back-office": "task", Tracker: "tracker" } as const;

/** The searchable fields of tickets, but for their attributes. */
export const ticketFields: readonly Field<TicketRecord>[] = [
	{ name: "id", type: "string", read: (it) => it.id },
	{ name: "title", type: "string", read: (it) => textOf(it.attributes["_default_title_"]) },
	{ name: "description", type: "string", read: (it) => textOf(it.attributes["_default_description_"]) },
	{ name: "category", type: "string", read: (it, dataSet) => searchCategories[categoryOf(it, dataSet)] },
	{ name: "ticket_type_id", type: "string", read: (it) => it.typeId },
	{ name: "contact_ids", type: "string", read: (it) => it.contactIds },
	{ name: "teammate_ids", type: "string", read: (it) => teammatesOfTicket(it) },
	{
		name: "admin_assignee_id",
		type: "string",
		read: (it) => (it.admin === null ? "0" : String(adminNumber(it.admin))),
	},
	{ name: "team_assignee_id", type: "string", read: (it) => (it.team === null ? "0" : String(teamNumber(it.team))) },
	{ name: "state", type: "string", read: (it) => ticketStateRows[it.state]?.category },
	{ name: "open", type: "boolean", read: (it) => it.open },
	{
		name: "created_at",
		type: "date",
		read: (it) => it.created_at,
		quick: { effort: 100, read: (index, dataSet) => dataSet.ticketCreatedAt(index) },
	},
	{ name: "updated_at", type: "date", read: (it) => it.updated_at },
	{ name: "snoozed_until", type: "date", read: (it) => it.snoozed_until },
];

const companyFields: readonly Field<CompanyRecord>[] = [
	{ name: "last_request_at", type: "date", read: (company) => company.last_request_at },
];

/** The searchable fields of conversations. Source: the field table of the endpoint, 2.16. */
export const findConversationField = findIn(conversationFields);

/** The fields by which companies are listed. */
export const findCompanyField = findIn(companyFields);

const findFixedTicketField = findIn(ticketFields);

const ticketValueTypes = {
	string: "string",
	list: "string",
	integer: "integer",
	decimal: "integer",
	boolean: "boolean",
	datetime: "string",
	files: "string",
} as const;

/** The searchable fields of tickets, and their attributes by id: a name in its place is unknown to the API. */
export function makeTicketFieldFinder(dataSet: DataSet): FieldFinder<TicketRecord> {
	return (name) => {
		const id = /^ticket_attribute\.(\d+)$/.exec(name)?.[1];
		if (id === undefined) return findFixedTicketField(name);
		for (const type of dataSet.ticketTypes) {
			const attribute = type.attributes.find((candidate) => candidate.id === id);
			if (attribute === undefined) continue;
			const read = (it: TicketRecord): FieldValue => {
				const value = it.typeId === type.id ? it.attributes[attribute.name] : undefined;
				return typeof value === "object" ? null : value;
			};
			return { name, type: ticketValueTypes[attribute.data_type], read };
		}
		return undefined;
	};
}

// Fields of a contact that its outline tells.
function known(name: string, type: FieldType, read: (it: ContactOutline) => FieldValue): Field<ContactRecord> {
	return {
		name,
		type,
		read,
		quick: { effort: 1500, read: (index, dataSet) => read(dataSet.contactPool.outlineOf(index)) },
	};
}

// Fields of a conversation that its beginning tells.
function opened(name: string, type: FieldType, read: (it: Opening, dataSet: DataSet) => FieldValue): ConversationField {
	const readQuickly = (index: number, dataSet: DataSet): FieldValue =>
		read(dataSet.conversationPool.openingOf(index), dataSet);
	return { name, type, read, quick: { effort: 1000, read: readQuickly } };
}

// Fields of a conversation that its course tells.
function told(name: string, type: FieldType, read: (it: Outline, dataSet: DataSet) => FieldValue): ConversationField {
	const readQuickly = (index: number, dataSet: DataSet): FieldValue =>
		read(dataSet.conversationPool.outlineOf(index), dataSet);
	return { name, type, read, quick: { effort: 5000, read: readQuickly } };
}

function categoryOf(it: TicketRecord, dataSet: DataSet): TicketCategory {
	return dataSet.ticketTypes.get(it.typeId)?.category ?? "Customer";
}

function teammatesOfTicket(it: TicketRecord): string[] {
	const admins = it.events.flatMap(({ by }) => (by.type === "admin" ? [by.index] : []));
	return [...new Set(admins)].map((admin) => String(adminNumber(admin)));
}

const findFixedContactField = findIn(contactFields);

/** The searchable fields of contacts, and their custom attributes with the types that were declared for them. */
export function makeContactFieldFinder(dataSet: DataSet): FieldFinder<ContactRecord> {
	return (name) => {
		const attribute = /^custom_attributes\.(.+)$/.exec(name)?.[1];
		if (attribute === undefined) return findFixedContactField(name);
		const declared = dataSet.dataAttributes.list("contact").find((it) => it.custom && it.name === attribute);
		if (declared === undefined) return undefined;
		const type = declaredTypes[declared.data_type];
		return { name, type, read: (contact) => contact.custom_attributes[attribute] };
	};
}

const declaredTypes = {
	string: "string",
	integer: "integer",
	float: "integer",
	boolean: "boolean",
	date: "day",
} as const;

function ratedAdmin(it: Outline): string | null {
	const admin = it.scenario.rating?.admin ?? null;
	return admin === null ? null : String(adminNumber(admin));
}

// A conversation without parts has no statistics at all.
function counted(it: Outline, value: number | string | null): number | string | null {
	return it.partCount === 0 ? null : value;
}

function since(it: Outline, instant: number | null): number | null {
	return instant === null ? null : instant - it.created_at;
}

function textOf(value: unknown): string | null {
	return typeof value === "string" ? value : null;
}

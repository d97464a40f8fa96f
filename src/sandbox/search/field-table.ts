import type { CompanyRecord } from "../data/companies.ts";
import type { ContactRecord } from "../data/contacts.ts";
import type { ConversationRecord } from "../data/conversations.ts";
import { adminNumber, teamNumber } from "../data/teammates.ts";
import { type TicketCategory, ticketStateRows } from "../data/ticket-table.ts";
import type { TicketRecord } from "../data/tickets.ts";
import type { World } from "../data/world.ts";
import { segmentsOfContact } from "../wire/contact-wire.ts";
import { agentFacts, remarkOf, sourceIdOf, writeFirstMessage, writerOf } from "../wire/conversation-wire.ts";
import type { Field, FieldFinder, FieldValue } from "./field.ts";
import { findIn, splitWords } from "./field.ts";

const contactFields: readonly Field<ContactRecord>[] = [
	{ name: "id", type: "string", read: (contact) => contact.id, quick: (index, world) => world.contacts.idAt(index) },
	{ name: "role", type: "string", read: (contact) => contact.role },
	{ name: "name", type: "string", read: (contact) => contact.name },
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
		read: (contact, world) => segmentsOfContact(world, contact).map(({ id }) => id),
	},
	{ name: "tag_id", type: "tag", read: (contact) => contact.tags.map(({ id }) => id) },
	{
		name: "created_at",
		type: "day",
		read: (contact) => contact.created_at,
		quick: (index, world) => world.contactPool.createdAt(index),
	},
	{ name: "signed_up_at", type: "day", read: (contact) => contact.signed_up_at },
	{ name: "updated_at", type: "day", read: (contact) => contact.updated_at },
	{ name: "last_seen_at", type: "day", read: (contact) => contact.last_seen_at },
	{ name: "last_contacted_at", type: "day", read: (contact) => contact.last_contacted_at },
	{ name: "last_replied_at", type: "day", read: (contact) => contact.last_replied_at },
	{ name: "last_email_opened_at", type: "day", read: (contact) => contact.last_email_opened_at },
	{ name: "last_email_clicked_at", type: "day", read: (contact) => contact.last_email_clicked_at },
	{ name: "ios_last_seen_at", type: "day", read: (contact) => contact.ios.seen },
	{ name: "android_last_seen_at", type: "day", read: (contact) => contact.android.seen },
	{ name: "unsubscribed_from_emails", type: "boolean", read: (contact) => contact.unsubscribed_from_emails },
	{ name: "marked_email_as_spam", type: "boolean", read: (contact) => contact.marked_email_as_spam },
	{ name: "has_hard_bounced", type: "boolean", read: (contact) => contact.has_hard_bounced },
	// The order in which contacts come unless another is asked for; the API does not show it.
	{
		name: "last_request_at",
		type: "day",
		read: (contact) => contact.last_seen_at ?? contact.created_at,
		isHidden: true,
	},
];

const conversationFields: readonly Field<ConversationRecord>[] = [
	{ name: "id", type: "string", read: (it) => it.id, quick: (index, world) => world.conversations.idAt(index) },
	{
		name: "created_at",
		type: "date",
		read: (it) => it.created_at,
		quick: (index, world) => world.conversationCreatedAt(index),
	},
	{ name: "updated_at", type: "date", read: (it) => it.updated_at },
	{ name: "waiting_since", type: "date", read: (it) => it.tally.waitingSince },
	{ name: "snoozed_until", type: "date", read: (it) => it.tally.snoozedUntil },
	{ name: "state", type: "string", read: (it) => it.tally.state },
	{ name: "open", type: "boolean", read: (it) => it.tally.state !== "closed" },
	{ name: "read", type: "boolean", read: (it) => it.read },
	{ name: "priority", type: "string", read: (it) => it.priority },
	{ name: "channel_initiated", type: "string", read: (it) => it.source.channel },
	{ name: "contact_ids", type: "string", read: (it) => it.contactIds },
	{ name: "teammate_ids", type: "string", read: (it) => it.teammates.map((admin) => String(adminNumber(admin))) },
	{ name: "tag_ids", type: "string", read: (it) => it.tags.map(({ id }) => id) },
	{
		name: "admin_assignee_id",
		type: "integer",
		read: (it) => (it.tally.admin === null ? 0 : adminNumber(it.tally.admin)),
	},
	{ name: "team_assignee_id", type: "integer", read: (it) => (it.tally.team === null ? 0 : teamNumber(it.tally.team)) },
	{ name: "source.type", type: "string", read: (it) => it.source.type },
	{ name: "source.id", type: "string", read: (it) => sourceIdOf(it) },
	{ name: "source.delivered_as", type: "string", read: (it) => it.source.delivered_as },
	{ name: "source.subject", type: "string", read: (it) => it.title },
	{ name: "source.body", type: "words", read: (it, world) => splitWords(writeFirstMessage(world, it)) },
	{ name: "source.author.id", type: "string", read: (it, world) => textOf(writerOf(world, it)?.["id"]) },
	{ name: "source.author.type", type: "string", read: (it, world) => textOf(writerOf(world, it)?.["type"]) },
	{ name: "source.author.name", type: "string", read: (it, world) => textOf(writerOf(world, it)?.["name"]) },
	{ name: "source.author.email", type: "string", read: (it, world) => textOf(writerOf(world, it)?.["email"]) },
	{
		name: "source.url",
		type: "string",
		read: (it) => (it.source.type === "conversation" ? "https://app.example.com/home" : null),
	},
	{
		name: "statistics.last_closed_by_id",
		type: "string",
		read: (it) => counted(it, it.tally.lastClosedBy === null ? null : String(adminNumber(it.tally.lastClosedBy))),
	},
	{ name: "statistics.first_contact_reply_at", type: "date", read: (it) => counted(it, it.tally.firstContactReplyAt) },
	{ name: "statistics.first_assignment_at", type: "date", read: (it) => counted(it, it.tally.firstAssignmentAt) },
	{ name: "statistics.first_admin_reply_at", type: "date", read: (it) => counted(it, it.tally.firstAdminReplyAt) },
	{ name: "statistics.first_close_at", type: "date", read: (it) => counted(it, it.tally.firstCloseAt) },
	{ name: "statistics.last_assignment_at", type: "date", read: (it) => counted(it, it.tally.lastAssignmentAt) },
	{
		name: "statistics.last_assignment_admin_reply_at",
		type: "date",
		read: (it) => counted(it, it.tally.lastAssignmentAdminReplyAt),
	},
	{ name: "statistics.last_contact_reply_at", type: "date", read: (it) => counted(it, it.tally.lastContactReplyAt) },
	{ name: "statistics.last_admin_reply_at", type: "date", read: (it) => counted(it, it.tally.lastAdminReplyAt) },
	{ name: "statistics.last_close_at", type: "date", read: (it) => counted(it, it.tally.lastCloseAt) },
	{
		name: "statistics.time_to_assignment",
		type: "integer",
		read: (it) => counted(it, since(it, it.tally.firstAssignmentAt)),
	},
	{
		name: "statistics.time_to_admin_reply",
		type: "integer",
		read: (it) => counted(it, since(it, it.tally.firstAdminReplyAt)),
	},
	{
		name: "statistics.time_to_first_close",
		type: "integer",
		read: (it) => counted(it, since(it, it.tally.firstCloseAt)),
	},
	{
		name: "statistics.time_to_last_close",
		type: "integer",
		read: (it) => counted(it, since(it, it.tally.lastCloseAt)),
	},
	{ name: "statistics.median_time_to_reply", type: "integer", read: (it) => counted(it, it.tally.medianReplySeconds) },
	{ name: "statistics.count_reopens", type: "integer", read: (it) => counted(it, it.tally.reopenCount) },
	{ name: "statistics.count_assignments", type: "integer", read: (it) => counted(it, it.tally.assignmentCount) },
	{ name: "statistics.count_conversation_parts", type: "integer", read: (it) => counted(it, it.partCount) },
	{ name: "conversation_rating.requested_at", type: "date", read: (it) => it.story.rating?.requestedAt },
	{ name: "conversation_rating.replied_at", type: "date", read: (it) => it.story.rating?.repliedAt },
	{ name: "conversation_rating.score", type: "integer", read: (it) => it.story.rating?.score },
	{ name: "conversation_rating.remark", type: "string", read: (it, world) => remarkOf(world, it) },
	{
		name: "conversation_rating.contact_id",
		type: "string",
		read: (it) => (it.story.rating === null ? null : it.contactIds[0]),
	},
	// Spelled so in the API's own list of fields.
	{ name: "conversation_rating.admin_d", type: "string", read: (it) => ratedAdmin(it) },
	{ name: "ai_agent_participated", type: "boolean", read: (it) => it.story.ai !== null },
	{ name: "ai_agent.resolution_state", type: "string", read: (it) => it.story.ai?.resolution },
	{
		name: "ai_agent.last_answer_type",
		type: "string",
		read: (it) => (it.story.ai === null ? null : agentFacts.last_answer_type),
	},
	{ name: "ai_agent.rating", type: "integer", read: (it) => it.story.ai?.rating },
	{ name: "ai_agent.rating_remark", type: "string", read: () => null },
	{
		name: "ai_agent.source_type",
		type: "string",
		read: (it) => (it.story.ai === null ? null : agentFacts.source_type),
	},
	{ name: "ai_agent.source_title", type: "string", read: () => agentFacts.source_title },
];

const searchCategories = { Customer: "request", "Back-office": "task", Tracker: "tracker" } as const;

const ticketFields: readonly Field<TicketRecord>[] = [
	{ name: "id", type: "string", read: (it) => it.id },
	{ name: "title", type: "string", read: (it) => textOf(it.attributes["_default_title_"]) },
	{ name: "description", type: "string", read: (it) => textOf(it.attributes["_default_description_"]) },
	{ name: "category", type: "string", read: (it, world) => searchCategories[categoryOf(it, world)] },
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
	{ name: "created_at", type: "date", read: (it) => it.created_at },
	{ name: "updated_at", type: "date", read: (it) => it.updated_at },
	{ name: "snoozed_until", type: "date", read: (it) => it.snoozed_until },
];

const companyFields: readonly Field<CompanyRecord>[] = [
	{ name: "last_request_at", type: "date", read: (company) => company.last_request_at },
	{ name: "tag_id", type: "tag", read: (company) => company.tags.map(({ id }) => id) },
	{ name: "user_count", type: "integer", read: (company, world) => world.members.count(company.id) },
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
export function makeTicketFieldFinder(world: World): FieldFinder<TicketRecord> {
	return (name) => {
		const id = /^ticket_attribute\.(\d+)$/.exec(name)?.[1];
		if (id === undefined) return findFixedTicketField(name);
		for (const type of world.ticketTypes) {
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

function categoryOf(it: TicketRecord, world: World): TicketCategory {
	return world.ticketTypes.get(it.typeId)?.category ?? "Customer";
}

function teammatesOfTicket(it: TicketRecord): string[] {
	const admins = it.events.flatMap(({ by }) => (by.type === "admin" ? [by.index] : []));
	return [...new Set(admins)].map((admin) => String(adminNumber(admin)));
}

const findFixedContactField = findIn(contactFields);

/** The searchable fields of contacts, and their custom attributes with the types that were declared for them. */
export function makeContactFieldFinder(world: World): FieldFinder<ContactRecord> {
	return (name) => {
		const attribute = /^custom_attributes\.(.+)$/.exec(name)?.[1];
		if (attribute === undefined) return findFixedContactField(name);
		const declared = world.dataAttributes.list("contact").find((it) => it.custom && it.name === attribute);
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

function ratedAdmin(it: ConversationRecord): string | null {
	const admin = it.story.rating?.admin ?? null;
	return admin === null ? null : String(adminNumber(admin));
}

// A conversation without parts has no statistics at all.
function counted(it: ConversationRecord, value: number | string | null): number | string | null {
	return it.partCount === 0 ? null : value;
}

function since(it: ConversationRecord, instant: number | null): number | null {
	return instant === null ? null : instant - it.created_at;
}

function textOf(value: unknown): string | null {
	return typeof value === "string" ? value : null;
}

import { findContacts } from "../data/contact-lookup.ts";
import type { ContactRecord } from "../data/contacts.ts";
import { addEvent, type ConversationRecord } from "../data/conversations.ts";
import type { Actor, Assignee, ScenarioEvent } from "../data/scenario.ts";
import { ApiError } from "../service/api-error.ts";
import { readCustomAttributes } from "../service/custom-attributes.ts";
import { readBodyObject, readId } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { showWholeConversation } from "../wire/conversation-wire.ts";
import { showAppliedTag } from "../wire/tag-wire.ts";
import { showTicket } from "../wire/ticket-wire.ts";
import type { WireObject } from "../wire/wire-object.ts";
import { findCompany } from "./company-routes.ts";
import { addTag } from "./contact-link-routes.ts";
import { findConversation } from "./conversation-routes.ts";
import { findContact } from "./people-routes.ts";
import { readReply, toHtml } from "./reply-message.ts";
import { makeTicket } from "./ticket-write-routes.ts";

const write = { scope: "write_conversations" } as const;

/** What can be written of conversations. */
export const conversationWriteRoutes: readonly Route[] = [
	{ method: "PUT", path: "/conversations/{id}", ...write, answer: updateConversation },
	{ method: "DELETE", path: "/conversations/{id}", since: 13, ...write, answer: deleteConversation },
	{ method: "POST", path: "/conversations/{id}/parts", ...write, answer: manage },
	{ method: "POST", path: "/conversations/{id}/reply", ...write, answer: reply },
	{ method: "POST", path: "/conversations/{id}/tags", ...write, answer: attachTag },
	{ method: "DELETE", path: "/conversations/{id}/tags/{tag_id}", ...write, answer: detachTag },
	{ method: "POST", path: "/conversations/{id}/customers", ...write, answer: attachContact },
	{ method: "DELETE", path: "/conversations/{id}/customers/{contact_id}", ...write, answer: detachContact },
	{ method: "POST", path: "/conversations/{id}/convert", ...write, answer: convert },
];

function updateConversation(call: RouteCall): Reply {
	const conversation = findConversation(call);
	const { read, title, custom_attributes, company_id } = readBodyObject(call);
	const company = company_id === undefined ? undefined : findCompany({ ...call, params: { id: readId(company_id) } });
	const saved = save(call, {
		...conversation,
		read: typeof read === "boolean" ? read : conversation.read,
		title: typeof title === "string" ? title : conversation.title,
		companyIds: company === undefined ? conversation.companyIds : [company.id],
		custom_attributes: {
			...conversation.custom_attributes,
			...readCustomAttributes(call.service.dataSet, "conversation", custom_attributes),
		},
	});
	return ok(show(call, saved));
}

function deleteConversation(call: RouteCall): Reply {
	const { id } = findConversation(call);
	const { dataSet, now } = call.service;
	dataSet.deletions.record({ id, at: now(), isRetained: call.query.get("retain_metrics") !== "false" });
	dataSet.conversations.remove(id);
	return ok({ id, object: "conversation", deleted: true });
}

// Close, snooze, open and assign all are parts that an admin adds.
function manage(call: RouteCall): Reply {
	const conversation = findConversation(call);
	const { message_type, admin_id, assignee_id, snoozed_until, body } = readBodyObject(call);
	const by = readAdmin(call, admin_id);
	const at = call.service.now();
	const words = typeof body === "string" ? { body: toHtml(body) } : {};
	const { state } = conversation.tally;
	switch (message_type) {
		case "close":
			if (state === "closed") throw new ApiError("same_state");
			return add(call, conversation, { at, kind: "close", by, ...words });
		case "open":
			if (state === "open") throw new ApiError("same_state");
			return add(call, conversation, { at, kind: "open", by });
		case "snoozed":
			if (typeof snoozed_until !== "number") throw new ApiError("parameter_not_found", "snoozed_until is required");
			return add(call, conversation, { at, kind: "snoozed", by, snoozedUntil: snoozed_until });
		case "assignment":
			return add(call, conversation, {
				at,
				kind: "assignment",
				by,
				...words,
				assignee: readAssignee(call, assignee_id),
			});
		default:
			throw new ApiError("parameter_invalid", "message_type must be close, snoozed, open or assignment");
	}
}

function reply(call: RouteCall): Reply {
	const conversation = findConversation(call);
	const { type, message_type: kind, admin_id } = readBodyObject(call);
	if (type !== "admin" && type !== "user") throw new ApiError("parameter_invalid", "type must be admin or user");
	// With the version that shows answers in a part's metadata.
	const isOffer = kind === "quick_reply" && call.version >= 14;
	if (kind !== "comment" && !((kind === "note" || isOffer) && type === "admin")) {
		throw new ApiError("parameter_invalid", "message_type must be comment, or note or quick_reply from an admin");
	}
	const message = readReply(call);
	const by = type === "admin" ? readAdmin(call, admin_id) : readContact(call, conversation);
	return add(call, conversation, { at: call.service.now(), kind, by, ...message });
}

function attachTag(call: RouteCall): Reply {
	const conversation = findConversation(call);
	const { id, admin_id } = readBodyObject(call);
	readAdmin(call, admin_id);
	const tag = addTag(call, conversation.tags, id, admin_id);
	save(call, { ...conversation, tags: [...conversation.tags.filter((other) => other.id !== tag.id), tag] });
	return ok(showAppliedTag(call.service.dataSet, tag));
}

function detachTag(call: RouteCall): Reply {
	const conversation = findConversation(call);
	readAdmin(call, readBodyObject(call)["admin_id"]);
	const tag = conversation.tags.find(({ id }) => id === call.params["tag_id"]);
	if (tag === undefined) throw new ApiError("tag_not_found");
	save(call, { ...conversation, tags: conversation.tags.filter(({ id }) => id !== tag.id) });
	return ok(showAppliedTag(call.service.dataSet, tag));
}

function attachContact(call: RouteCall): Reply {
	const conversation = findConversation(call);
	const { customer } = readBodyObject(call);
	const contact = findCustomer(call, (customer as WireObject | undefined) ?? {});
	const saved = save(call, { ...conversation, contactIds: [...new Set([...conversation.contactIds, contact.id])] });
	return ok(show(call, saved));
}

function findCustomer(call: RouteCall, { intercom_user_id, user_id, email }: WireObject): ContactRecord {
	if (intercom_user_id !== undefined) return findContact({ ...call, params: { id: readId(intercom_user_id) } });
	const wanted = { external_id: textOf(user_id), email: textOf(email) };
	const [found] = findContacts(call.service.dataSet.contacts, wanted).filter(({ isArchived }) => !isArchived);
	if (found === undefined) throw new ApiError("user_not_found");
	return found;
}

function detachContact(call: RouteCall): Reply {
	const conversation = findConversation(call);
	const id = call.params["contact_id"] ?? "";
	readAdmin(call, readBodyObject(call)["admin_id"]);
	if (!conversation.contactIds.includes(id)) throw new ApiError("user_not_found");
	if (conversation.contactIds.length === 1) {
		throw new ApiError("parameter_unprocessable", "Removing the last customer is not allowed");
	}
	return ok(
		show(call, save(call, { ...conversation, contactIds: conversation.contactIds.filter((other) => other !== id) })),
	);
}

function convert(call: RouteCall): Reply {
	const conversation = findConversation(call);
	const { ticket_type_id, attributes } = readBodyObject(call);
	const type = call.service.dataSet.ticketTypes.get(readId(ticket_type_id));
	if (type?.category !== "Customer")
		throw new ApiError("parameter_invalid", "Ticket type is not a customer ticket type");
	const ticket = makeTicket(call, type, conversation.contactIds, (attributes as WireObject | undefined) ?? {});
	call.service.dataSet.tickets.create({ ...ticket, conversationIds: [conversation.id] });
	save(call, { ...conversation, ticketIds: [...conversation.ticketIds, ticket.id] });
	return ok(showTicket(call.service.dataSet, { ...ticket, conversationIds: [conversation.id] }, call.wire));
}

function add(call: RouteCall, conversation: ConversationRecord, event: ScenarioEvent): Reply {
	return ok(show(call, save(call, addEvent(conversation, event))));
}

function textOf(value: unknown): string | undefined {
	return typeof value === "string" ? value : undefined;
}

function readAdmin({ service }: RouteCall, id: unknown): Actor {
	if (id === undefined || id === null) throw new ApiError("parameter_not_found", "admin_id is required");
	const index = service.dataSet.admins.indexOf(readId(id));
	if (index === undefined) throw new ApiError("admin_not_found", "Admin for admin_id not found");
	return { type: "admin", index };
}

function readContact(call: RouteCall, conversation: ConversationRecord): Actor {
	const { intercom_user_id, user_id, email } = readBodyObject(call);
	const { contacts } = call.service.dataSet;
	const chosen = conversation.contactIds.flatMap((id) => contacts.get(id) ?? []);
	const contact = chosen.find(
		(it) => it.id === intercom_user_id || it.external_id === user_id || (email !== undefined && it.email === email),
	);
	const index = contact === undefined ? undefined : contacts.indexOf(contact.id);
	if (index === undefined) throw new ApiError("user_not_found");
	return { type: "contact", index };
}

// "Set 0 if you want this assign to no admin or team": assign_conversation_request, 2.16.
function readAssignee({ service }: RouteCall, id: unknown): Assignee | null {
	if (readId(id) === "0") return null;
	const admin = service.dataSet.admins.indexOf(readId(id));
	if (admin !== undefined) return { type: "admin", index: admin };
	const team = service.dataSet.teams.indexOf(readId(id));
	if (team === undefined) throw new ApiError("assignee_not_found");
	return { type: "team", index: team };
}

function save({ service }: RouteCall, conversation: ConversationRecord): ConversationRecord {
	const saved = { ...conversation, updated_at: service.now() };
	service.dataSet.conversations.replace(saved);
	return saved;
}

function show({ service, wire }: RouteCall, conversation: ConversationRecord): WireObject {
	return showWholeConversation(service.dataSet, conversation, wire);
}

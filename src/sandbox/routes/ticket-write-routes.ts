import { findContacts } from "../data/contact-lookup.ts";
import type { Actor } from "../data/scenario.ts";
import { ticketStateRows } from "../data/ticket-table.ts";
import { type TicketTypeRecord, ticketStateIndex } from "../data/ticket-types.ts";
import type { TicketEvent, TicketRecord, TicketValue } from "../data/tickets.ts";
import { ApiError } from "../service/api-error.ts";
import { readBodyObject, readId } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { showTicket } from "../wire/ticket-wire.ts";
import type { WireObject } from "../wire/wire-object.ts";
import { readReply } from "./reply-message.ts";
import { findTicket } from "./ticket-routes.ts";

const write = { scope: "write_tickets" } as const;

/** What can be written of tickets. */
export const ticketWriteRoutes: readonly Route[] = [
	{ method: "POST", path: "/tickets", ...write, answer: createTicket },
	{ method: "PUT", path: "/tickets/{id}", ...write, answer: updateTicket },
	{ method: "DELETE", path: "/tickets/{id}", since: 13, ...write, answer: deleteTicket },
	{ method: "POST", path: "/tickets/{id}/reply", ...write, answer: reply },
];

/**
 * Makes a ticket that is yet to be kept.
 * @throws {ApiError} 400 when an attribute is unknown to the type or one that it demands is missing.
 */
export function makeTicket(
	{ service }: RouteCall,
	type: TicketTypeRecord,
	contactIds: readonly string[],
	attributes: WireObject,
): TicketRecord {
	const { dataSet, now } = service;
	const at = now();
	for (const { name, required_to_create } of type.attributes) {
		if (required_to_create && (attributes[name] === undefined || attributes[name] === null)) {
			throw new ApiError("parameter_invalid", "Missing required ticket attributes");
		}
	}
	return {
		id: dataSet.tickets.nextId(),
		index: dataSet.tickets.size,
		ticket_id: String(dataSet.tickets.size + 1),
		typeId: type.id,
		state: 0,
		previousState: null,
		contactIds,
		admin: null,
		team: null,
		created_at: at,
		updated_at: at,
		open: true,
		snoozed_until: undefined,
		is_shared: type.category === "Customer",
		attributes: { _default_title_: null, _default_description_: null, ...readAttributes(type, attributes) },
		conversationIds: [],
		events: [{ at, kind: "ticket_state_updated_by_admin", by: { type: "admin", index: 0 }, state: "submitted" }],
	};
}

function createTicket(call: RouteCall): Reply {
	const ticket = keepTicket(call, readTicket(call));
	return ok(showTicket(call.service.dataSet, ticket, call.wire));
}

/** Keeps a new ticket, and tells the conversation to which it is linked. */
export function keepTicket({ service }: RouteCall, ticket: TicketRecord): TicketRecord {
	const { dataSet, now } = service;
	dataSet.tickets.create(ticket);
	for (const id of ticket.conversationIds) {
		const conversation = dataSet.conversations.get(id);
		if (conversation === undefined) continue;
		const ticketIds = [...conversation.ticketIds, ticket.id];
		dataSet.conversations.replace({ ...conversation, ticketIds, updated_at: now() });
	}
	return ticket;
}

/**
 * Makes the ticket that a request describes; it is yet to be kept.
 * @throws {ApiError} 400 when something is missing or unknown, 404 for an unknown contact.
 */
export function readTicket(call: RouteCall): TicketRecord {
	const body = readBodyObject(call);
	const { ticket_type_id, contacts, ticket_attributes, created_at, assignment, conversation_to_link_id: linked } = body;
	const { dataSet } = call.service;
	const type = dataSet.ticketTypes.get(readId(ticket_type_id));
	if (type === undefined) throw new ApiError("parameter_invalid", "ticket_type_id is not valid");
	if (!Array.isArray(contacts) || contacts.length === 0)
		throw new ApiError("parameter_not_found", "contacts is required");
	const contactIds = contacts.map((reference: WireObject) => {
		const { id, external_id, email } = reference;
		const found =
			typeof id === "string"
				? dataSet.contacts.get(id)
				: findContacts(dataSet.contacts, { external_id: textOf(external_id), email: textOf(email) })[0];
		if (found === undefined || found.isArchived) throw new ApiError("user_not_found");
		return found.id;
	});
	checkAssignment(call, assignment);
	if (linked !== undefined && dataSet.conversations.get(readId(linked)) === undefined) {
		throw new ApiError("conversation_not_found");
	}
	const ticket = makeTicket(call, type, contactIds, (ticket_attributes as WireObject | undefined) ?? {});
	const { admin_assignee_id, team_assignee_id } = (assignment as WireObject | undefined) ?? {};
	return {
		...ticket,
		created_at: typeof created_at === "number" ? created_at : ticket.created_at,
		conversationIds: linked === undefined ? [] : [readId(linked)],
		admin: dataSet.admins.indexOf(readId(admin_assignee_id)) ?? null,
		team: dataSet.teams.indexOf(readId(team_assignee_id)) ?? null,
	};
}

// Without a name it is the owner of the token who changes it.
function readAuthor({ service }: RouteCall, id: unknown): Actor {
	const index = id === undefined ? 0 : service.dataSet.admins.indexOf(readId(id));
	if (index === undefined) throw new ApiError("assignee_not_found");
	return { type: "admin", index };
}

// Nobody can be given a ticket who is not there.
function checkAssignment({ service }: RouteCall, assignment: unknown): void {
	const { admin_assignee_id, team_assignee_id } = (assignment as WireObject | undefined) ?? {};
	const { admins, teams } = service.dataSet;
	const isLost =
		(admin_assignee_id !== undefined && admins.get(readId(admin_assignee_id)) === undefined) ||
		(team_assignee_id !== undefined && teams.get(readId(team_assignee_id)) === undefined);
	if (isLost) throw new ApiError("assignee_not_found");
}

function updateTicket(call: RouteCall): Reply {
	const ticket = findTicket(call);
	const body = readBodyObject(call);
	const { ticket_attributes, ticket_state_id, open, is_shared, snoozed_until, assignee_id, admin_id } = body;
	const { dataSet, now } = call.service;
	const type = dataSet.ticketTypes.get(ticket.typeId);
	const by = readAuthor(call, admin_id);
	const events: TicketEvent[] = [...ticket.events];
	let { state, previousState, admin, team } = ticket;
	if (ticket_state_id !== undefined) {
		const next = ticketStateIndex(readId(ticket_state_id));
		const category = next === undefined ? undefined : ticketStateRows[next]?.category;
		if (next === undefined || category === undefined) throw new ApiError("ticket_state_id_invalid");
		events.push({ at: now(), kind: "ticket_state_updated_by_admin", by, state: category });
		previousState = state;
		state = next;
	}
	// "Set this 0 to unassign it": update_ticket_request, 2.16.
	if (assignee_id !== undefined && readId(assignee_id) === "0") {
		[admin, team] = [null, null];
		events.push({ at: now(), kind: "assignment", by, assignee: null });
	} else if (assignee_id !== undefined) {
		const index = dataSet.admins.indexOf(readId(assignee_id));
		const teamIndex = dataSet.teams.indexOf(readId(assignee_id));
		if (index === undefined && teamIndex === undefined) throw new ApiError("assignee_not_found");
		if (index === undefined) team = teamIndex ?? null;
		else admin = index;
		const assignee =
			index === undefined ? { type: "team" as const, index: teamIndex ?? 0 } : { type: "admin" as const, index };
		events.push({ at: now(), kind: "assignment", by, assignee });
	}
	const attributes =
		type === undefined || ticket_attributes === undefined ? {} : readAttributes(type, ticket_attributes as WireObject);
	const isResolved = ticketStateRows[state]?.category === "resolved";
	const saved: TicketRecord = {
		...ticket,
		state,
		previousState,
		admin,
		team,
		events,
		attributes: { ...ticket.attributes, ...attributes },
		open: typeof open === "boolean" ? open : ticket_state_id === undefined ? ticket.open : !isResolved,
		is_shared: typeof is_shared === "boolean" ? is_shared : ticket.is_shared,
		snoozed_until: typeof snoozed_until === "number" ? snoozed_until : ticket.snoozed_until,
		updated_at: now(),
	};
	dataSet.tickets.replace(saved);
	return ok(showTicket(dataSet, saved, call.wire));
}

function deleteTicket(call: RouteCall): Reply {
	const { id } = findTicket(call);
	call.service.dataSet.tickets.remove(id);
	return ok({ id, object: "ticket", deleted: true });
}

function reply(call: RouteCall): Reply {
	const ticket = findTicket(call);
	const { type, message_type, admin_id, intercom_user_id } = readBodyObject(call);
	const { dataSet, now } = call.service;
	const { body } = readReply(call);
	if (type === "user" && dataSet.ticketTypes.get(ticket.typeId)?.category === "Back-office") {
		throw new ApiError("parameter_mismatch");
	}
	const index =
		type === "user" ? dataSet.contacts.indexOf(readId(intercom_user_id)) : dataSet.admins.indexOf(readId(admin_id));
	if (index === undefined) throw new ApiError(type === "user" ? "user_not_found" : "admin_not_found");
	const by: Actor = { type: type === "user" ? "contact" : "admin", index };
	const kind = message_type === "note" || message_type === "quick_reply" ? message_type : "comment";
	const event: TicketEvent = { at: now(), kind, by, ...(body !== undefined && { body }) };
	const saved = { ...ticket, events: [...ticket.events, event], updated_at: now() };
	dataSet.tickets.replace(saved);
	const shown = showTicket(dataSet, saved, call.wire)["ticket_parts"] as { ticket_parts: WireObject[] };
	return ok(shown.ticket_parts.at(-1));
}

/**
 * Reads the attributes of a ticket as its type has them; options become their labels.
 * @throws {ApiError} 400 when the type has no such attribute or option.
 */
export function readAttributes(type: TicketTypeRecord, attributes: WireObject): Record<string, TicketValue> {
	const read: Record<string, TicketValue> = {};
	for (const [name, value] of Object.entries(attributes)) {
		const attribute = type.attributes.find((candidate) => candidate.name === name && !candidate.archived);
		if (attribute === undefined) throw new ApiError("parameter_invalid", `The ticket type has no attribute ${name}`);
		const option = attribute.input_options?.list_options?.find(({ id, label }) => id === value || label === value);
		if (attribute.data_type === "list" && value !== null && option === undefined) {
			throw new ApiError("parameter_invalid", `${JSON.stringify(value)} is not an option of ${name}`);
		}
		read[name] = option?.label ?? (value as TicketValue);
	}
	return read;
}

function textOf(value: unknown): string | undefined {
	return typeof value === "string" ? value : undefined;
}

import { ticketStateRows } from "../data/ticket-table.ts";
import { ticketStateIndex } from "../data/ticket-types.ts";
import type { TicketRecord } from "../data/tickets.ts";
import { ApiError } from "../service/api-error.ts";
import { readBodyObject, readId } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { showWholeConversation } from "../wire/conversation-wire.ts";
import { showTicket } from "../wire/ticket-wire.ts";
import type { WireObject } from "../wire/wire-object.ts";
import { findTicket } from "./ticket-routes.ts";
import { keepTicket, readAttributes, readTicket } from "./ticket-write-routes.ts";

const write = { scope: "write_tickets" } as const;

/** Tickets that are made behind the scenes, that change their type, or that gather conversations. */
export const ticketLinkRoutes: readonly Route[] = [
	{ method: "POST", path: "/tickets/enqueue", since: 14, ...write, answer: enqueue },
	{ method: "GET", path: "/jobs/status/{id}", since: 14, scope: "read_job_status", answer: getJob },
	{ method: "POST", path: "/tickets/{id}/change_type", since: 16, ...write, answer: changeType },
	{ method: "POST", path: "/tickets/{id}/linked_conversations", since: 16, ...write, answer: link },
	{
		method: "DELETE",
		path: "/tickets/{id}/linked_conversations/{conversation_id}",
		since: 16,
		...write,
		answer: unlink,
	},
];

function enqueue(call: RouteCall): Reply {
	const { ticketJobs } = call.service;
	const ticket = keepTicket(call, readTicket(call));
	const id = String(ticketJobs.size + 1);
	ticketJobs.set(id, ticket.id);
	return ok({
		type: "job",
		id,
		status: "pending",
		url: `${call.baseUrl}/jobs/status/${id}`,
		resource_type: "ticket",
		resource_id: null,
		resource_url: null,
	});
}

function getJob(call: RouteCall): Reply {
	const id = call.params["id"] ?? "";
	const resource_id = call.service.ticketJobs.get(id);
	if (resource_id === undefined) throw new ApiError("job_not_found");
	return ok({
		type: "job",
		id,
		status: "success",
		url: `${call.baseUrl}/jobs/status/${id}`,
		resource_type: "ticket",
		resource_id,
		resource_url: `${call.baseUrl}/tickets/${resource_id}`,
	});
}

function changeType(call: RouteCall): Reply {
	const { dataSet, now } = call.service;
	const ticket = dataSet.tickets.get(call.params["id"] ?? "");
	if (ticket === undefined) throw new ApiError("not_found");
	const { ticket_type_id, ticket_state_id, ticket_attributes = {} } = readBodyObject(call);
	for (const [name, value] of Object.entries({ ticket_type_id, ticket_state_id })) {
		if (value === undefined) throw new ApiError("parameter_not_found", `${name} is a required parameter`);
	}
	const old = dataSet.ticketTypes.get(ticket.typeId);
	const type = dataSet.ticketTypes.get(readId(ticket_type_id));
	if (type === undefined) throw new ApiError("parameter_invalid", "ticket_type_id is not valid");
	if (type.id === ticket.typeId) throw new ApiError("parameter_invalid", "Cannot change to the same ticket type");
	if (type.category !== old?.category) {
		throw new ApiError("parameter_invalid", "The new ticket type must be in the same category");
	}
	const state = ticketStateIndex(readId(ticket_state_id));
	const category = state === undefined ? undefined : ticketStateRows[state]?.category;
	if (state === undefined || category === undefined) {
		throw new ApiError("parameter_invalid", "Ticket custom state doesn't belong to the new ticket type");
	}
	const kept = type.attributes.filter(({ name, data_type }) =>
		old.attributes.some((attribute) => attribute.name === name && attribute.data_type === data_type),
	);
	const by = { type: "admin", index: 0 } as const;
	const saved: TicketRecord = {
		...ticket,
		typeId: type.id,
		state,
		previousState: ticket.state,
		attributes: {
			...Object.fromEntries(kept.map(({ name }) => [name, ticket.attributes[name] ?? null])),
			...readAttributes(type, ticket_attributes as WireObject),
		},
		events: [...ticket.events, { at: now(), kind: "ticket_state_updated_by_admin", by, state: category }],
		updated_at: now(),
	};
	dataSet.tickets.replace(saved);
	return ok(showTicket(dataSet, saved, call.wire));
}

// "A tracker ticket can have up to 2,500 linked conversations": POST /tickets/{ticket_id}/linked_conversations, 2.16.
const linkLimit = 2500;

function link(call: RouteCall): Reply {
	const { dataSet, now } = call.service;
	const ticket = findTracker(call, "linking");
	const { conversation_id } = readBodyObject(call);
	if (conversation_id === undefined) throw new ApiError("parameter_not_found", "conversation_id not specified");
	const conversation = dataSet.conversations.get(readId(conversation_id));
	if (conversation === undefined) throw new ApiError("conversation_not_found");
	const isTracked = conversation.ticketIds.some((id) => categoryOf(call, id) === "Tracker");
	if (isTracked) throw new ApiError("already_linked_to_tracker");
	if (ticket.conversationIds.length >= linkLimit) throw new ApiError("linked_conversation_limit_exceeded");
	const at = now();
	dataSet.tickets.replace({
		...ticket,
		conversationIds: [...ticket.conversationIds, conversation.id],
		updated_at: at,
	});
	const saved = { ...conversation, ticketIds: [...conversation.ticketIds, ticket.id], updated_at: at };
	dataSet.conversations.replace(saved);
	return ok(showWholeConversation(dataSet, saved, call.wire));
}

function unlink(call: RouteCall): Reply {
	const { dataSet, now } = call.service;
	const ticket = findTracker(call, "unlinking");
	const id = call.params["conversation_id"] ?? "";
	const conversation = dataSet.conversations.get(id);
	if (conversation === undefined || !ticket.conversationIds.includes(id)) {
		throw new ApiError("conversation_not_found", "Conversation is not linked to this ticket");
	}
	const at = now();
	const conversationIds = ticket.conversationIds.filter((other) => other !== id);
	dataSet.tickets.replace({ ...ticket, conversationIds, updated_at: at });
	const ticketIds = conversation.ticketIds.filter((other) => other !== ticket.id);
	const saved = { ...conversation, ticketIds, updated_at: at };
	dataSet.conversations.replace(saved);
	return ok(showWholeConversation(dataSet, saved, call.wire));
}

function findTracker(call: RouteCall, what: string): TicketRecord {
	const ticket = findTicket(call);
	if (categoryOf(call, ticket.id) === "Tracker") return ticket;
	throw new ApiError("invalid_ticket_type", `Only tracker tickets support ${what} conversations`);
}

function categoryOf({ service }: RouteCall, ticketId: string): string | undefined {
	const { tickets, ticketTypes } = service.dataSet;
	return ticketTypes.get(tickets.get(ticketId)?.typeId ?? "")?.category;
}

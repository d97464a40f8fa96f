import type { DataSet } from "../data/data-set.ts";
import { adminNumber, teamNumber } from "../data/teammates.ts";
import { ticketStateRows } from "../data/ticket-table.ts";
import { type TicketTypeRecord, ticketStateId } from "../data/ticket-types.ts";
import type { TicketEvent, TicketRecord } from "../data/tickets.ts";
import { showAttachment } from "./attachment-wire.ts";
import { showAuthor } from "./author-wire.ts";
import { partIdOf, partLimit, showAssignee } from "./part-wire.ts";
import { applyVersion } from "./version-table.ts";
import type { WireObject, WireOptions } from "./wire-object.ts";

const linkLimit = 1000;

/** A ticket with its type and its newest 500 parts. */
export function showTicket(dataSet: DataSet, ticket: TicketRecord, options: WireOptions): WireObject {
	const type = dataSet.ticketTypes.get(ticket.typeId);
	const category = type?.category ?? "Customer";
	const contacts = ticket.contactIds.flatMap((id) => dataSet.contacts.get(id) ?? []);
	const parts = showTicketParts(dataSet, ticket, options);
	const wire: WireObject = {
		type: "ticket",
		id: ticket.id,
		ticket_id: ticket.ticket_id,
		ticket_attributes: ticket.attributes,
		ticket_state: showTicketState(ticket.state),
		previous_ticket_state_id: ticket.previousState === null ? null : ticketStateId(ticket.previousState),
		ticket_type: type === undefined ? null : showTicketType(dataSet, type, options),
		contacts: {
			type: "contact.list",
			contacts: contacts.map(({ id, external_id }) => ({ type: "contact", id, external_id })),
		},
		admin_assignee_id: ticket.admin === null ? 0 : adminNumber(ticket.admin),
		team_assignee_id: ticket.team === null ? 0 : teamNumber(ticket.team),
		created_at: ticket.created_at,
		updated_at: ticket.updated_at,
		snoozed_until: ticket.snoozed_until,
		ticket_parts: { type: "ticket_part.list", ticket_parts: parts, total_count: parts.length },
		open: ticket.open,
		linked_objects: showLinks(
			ticket.conversationIds
				.filter((id) => dataSet.conversations.get(id))
				.map((id) => ({ type: "conversation", id, category: null })),
		),
		category,
		is_shared: ticket.is_shared,
	};
	return applyVersion("ticket", wire, options.version);
}

/** What a conversation or ticket is linked to. */
export function showLinks(links: readonly WireObject[]): WireObject {
	const data = links.slice(0, linkLimit);
	return { type: "list", data, total_count: links.length, has_more: links.length > linkLimit };
}

/** The tickets that a conversation is linked to, and the conversations that were merged into it. */
export function showTicketLinks(
	dataSet: DataSet,
	ticketIds: readonly string[],
	mergedIds: readonly string[] = [],
): WireObject {
	const tickets = ticketIds.flatMap((id) => dataSet.tickets.get(id) ?? []);
	return showLinks([
		...tickets.map(({ id, typeId }) => ({
			type: "ticket",
			id,
			category: dataSet.ticketTypes.get(typeId)?.category ?? null,
		})),
		...mergedIds.map((id) => ({ type: "conversation", id, category: null })),
	]);
}

/** A ticket type with its attributes and the states that its tickets may have. */
export function showTicketType(dataSet: DataSet, type: TicketTypeRecord, options: WireOptions): WireObject {
	const { workspaceId } = dataSet.settings;
	const wire: WireObject = {
		...showShortTicketType(type),
		workspace_id: workspaceId,
		created_at: type.created_at,
		updated_at: type.updated_at,
		ticket_type_attributes: {
			type: "list",
			data: type.attributes.map((attribute) => ({
				type: "ticket_type_attribute",
				workspace_id: workspaceId,
				ticket_type_id: Number(type.id),
				...attribute,
			})),
		},
		ticket_states: { type: "list", data: ticketStateRows.map((_, index) => showTicketState(index)) },
	};
	return applyVersion("ticket_type", wire, options.version);
}

/** A ticket state with the types in which it is used. */
export function showDetailedState(dataSet: DataSet, index: number): WireObject {
	const types = [...dataSet.ticketTypes].map(showShortTicketType);
	return { ...showTicketState(index), ticket_types: { type: "list", data: types }, archived: false };
}

function showShortTicketType(type: TicketTypeRecord): WireObject {
	const { id, name, description, icon, archived, category } = type;
	const is_internal = category === "Back-office";
	return { type: "ticket_type", id, name, description, icon, archived, is_internal, category };
}

function showTicketState(index: number): WireObject {
	const row = ticketStateRows[index];
	return {
		type: "ticket_state",
		id: ticketStateId(index),
		category: row?.category,
		internal_label: row?.internalLabel,
		external_label: row?.externalLabel,
	};
}

function showTicketParts(dataSet: DataSet, ticket: TicketRecord, options: WireOptions): WireObject[] {
	const first = Math.max(0, ticket.events.length - partLimit);
	let state = "submitted";
	return ticket.events.flatMap((event, place) => {
		const previous = state;
		state = event.state ?? state;
		return place < first ? [] : [showTicketPart(dataSet, ticket, event, place, previous, options)];
	});
}

function showTicketPart(
	dataSet: DataSet,
	ticket: TicketRecord,
	event: TicketEvent,
	place: number,
	previous: string,
	options: WireOptions,
): WireObject {
	const author = showAuthor(dataSet, event.by);
	const wire: WireObject = {
		type: "ticket_part",
		id: partIdOf(ticket.id, place),
		part_type: event.kind,
		body: event.body ?? null,
		// Only parts that changed the state tell it.
		previous_ticket_state: event.state === undefined ? undefined : previous,
		ticket_state: event.state,
		created_at: event.at,
		updated_at: event.at,
		assigned_to: showAssignee(event),
		author: { ...author, type: author["type"] === "lead" ? "user" : author["type"] },
		attachments: event.hasFile === true ? [showAttachment(place)] : [],
		external_id: null,
		redacted: false,
		updated_attribute_data: null,
	};
	return applyVersion("ticket_part", wire, options.version);
}

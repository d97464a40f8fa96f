import { ticketStateRows } from "../data/ticket-table.ts";
import type { TicketTypeRecord } from "../data/ticket-types.ts";
import type { TicketRecord } from "../data/tickets.ts";
import { readQuery } from "../search/query.ts";
import { ApiError } from "../service/api-error.ts";
import { type PageLimits, readCursorPage } from "../service/paging.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { readSearch } from "../service/search-request.ts";
import { showDetailedState, showTicket, showTicketType } from "../wire/ticket-wire.ts";

const pageSize: PageLimits = { normal: 20, most: 150 };
const read = "read_tickets";

/** Tickets, their types and their states. There is no list of tickets: only the search. */
export const ticketRoutes: readonly Route[] = [
	{ method: "POST", path: "/tickets/search", scope: read, answer: searchTickets },
	{ method: "GET", path: "/tickets/{id}", scope: read, answer: getTicket },
	{ method: "GET", path: "/ticket_types", scope: read, answer: listTypes },
	{ method: "GET", path: "/ticket_types/{id}", scope: read, answer: getType },
	{ method: "GET", path: "/ticket_states", since: 12, scope: read, answer: listStates },
];

/**
 * Finds the ticket that a path names.
 * @throws {ApiError} 404 when there is none.
 */
export function findTicket({ params, service }: RouteCall): TicketRecord {
	const ticket = service.dataSet.tickets.get(params["id"] ?? "");
	if (ticket === undefined) throw new ApiError("ticket_not_found");
	return ticket;
}

/**
 * Finds the ticket type that a path names.
 * @throws {ApiError} 404 when there is none.
 */
export function findTicketType({ params, service }: RouteCall): TicketTypeRecord {
	const type = service.dataSet.ticketTypes.get(params["id"] ?? "");
	if (type === undefined) throw new ApiError("not_found");
	return type;
}

function searchTickets({ body, service, wire }: RouteCall): Reply {
	const { dataSet, indexes, rowTexts } = service;
	const request = readSearch(body, pageSize, indexes.tickets, { field: "updated_at", order: "descending" });
	const query = readQuery(request.query, (name) => findField(service, name), dataSet.settings.zone);
	const { rows, pages, total_count } = readCursorPage(indexes.tickets, dataSet.tickets, { ...request, query });
	const texts = rowTexts.of(`ticket ${wire.version}`, dataSet.tickets, rows, (item) => showTicket(dataSet, item, wire));
	return { status: 200, body: { type: "ticket.list", pages, total_count }, rows: { key: "tickets", texts } };
}

// An attribute is named by its number; its name is answered in the API's own words.
function findField({ indexes }: RouteCall["service"], name: string): ReturnType<typeof indexes.tickets.find> {
	const field = indexes.tickets.find(name);
	if (field === undefined && name.startsWith("ticket_attribute.")) {
		throw new ApiError("field_not_found", `${name} is not a valid field`);
	}
	return field;
}

function getTicket(call: RouteCall): Reply {
	return ok(showTicket(call.service.dataSet, findTicket(call), call.wire));
}

function listTypes({ service, wire }: RouteCall): Reply {
	const { dataSet } = service;
	return ok({ type: "list", data: [...dataSet.ticketTypes].map((type) => showTicketType(dataSet, type, wire)) });
}

function getType(call: RouteCall): Reply {
	return ok(showTicketType(call.service.dataSet, findTicketType(call), call.wire));
}

function listStates({ service }: RouteCall): Reply {
	return ok({ type: "list", data: ticketStateRows.map((_, index) => showDetailedState(service.dataSet, index)) });
}

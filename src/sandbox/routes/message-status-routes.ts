import { type BroadcastMessage, countMessages, findMessage, messageAt } from "../data/broadcasts.ts";
import { ApiError } from "../service/api-error.ts";
import { readPerPage } from "../service/paging.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import type { WireObject } from "../wire/wire-object.ts";

const read = { since: 16, scope: "read_conversations" } as const;

/** What became of WhatsApp messages that were sent to many. */
export const messageStatusRoutes: readonly Route[] = [
	{ method: "GET", path: "/messages/status", ...read, answer: listStatuses },
	{ method: "GET", path: "/messages/whatsapp/status", ...read, answer: getStatus },
];

function listStatuses(call: RouteCall): Reply {
	const { dataSet } = call.service;
	const ruleset_id = call.query.get("ruleset_id") ?? "";
	if (ruleset_id === "") throw new ApiError("parameter_required", "ruleset_id is required");
	const per_page = readPerPage(call.query.get("per_page"), { normal: 50, most: 100 });
	const total_count = countMessages(dataSet, ruleset_id);
	const place = readPlace(call.query.get("starting_after"));
	const events = Array.from({ length: per_page }, (_, row) => messageAt(dataSet, ruleset_id, place + row));
	const hasMore = place + per_page < total_count;
	return ok({
		type: "list",
		ruleset_id,
		pages: {
			type: "pages",
			per_page,
			total_pages: Math.ceil(total_count / per_page),
			next: hasMore ? { starting_after: Buffer.from(`status:${place + per_page}`).toString("base64") } : null,
		},
		total_count,
		events: events.filter((message) => message !== undefined).map(showEvent),
	});
}

function readPlace(cursor: string | null): number {
	if (cursor === null) return 0;
	const place = /^status:(\d+)$/.exec(Buffer.from(cursor, "base64").toString("latin1"))?.[1];
	if (place === undefined) throw new ApiError("client_error");
	return Number(place);
}

function getStatus({ query, service }: RouteCall): Reply {
	const id = query.get("message_id") ?? "";
	if (id === "") throw new ApiError("parameter_required", "message_id is required");
	const message = findMessage(service.dataSet, id);
	if (message === undefined) throw new ApiError("whatsapp_message_not_found");
	const { id: _, user_id: _user, whatsapp_message_id: message_id, ...shown } = showEvent(message);
	const error = { message: "Message delivery failed", details: "Recipient phone number not on WhatsApp" };
	return ok({ ...shown, message_id, ...(message.status === "failed" ? { error } : {}) });
}

function showEvent(message: BroadcastMessage): WireObject {
	return {
		id: message.id,
		conversation_id: message.conversationId,
		user_id: message.contactId,
		status: message.status,
		type: "broadcast_outbound",
		created_at: message.sentAt,
		updated_at: message.changedAt,
		whatsapp_message_id: message.messageId,
		template_name: message.template,
	};
}

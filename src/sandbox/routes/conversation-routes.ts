import type { ConversationRecord } from "../data/conversations.ts";
import { readQuery } from "../search/query.ts";
import { ApiError } from "../service/api-error.ts";
import { type CursorPage, type PageLimits, readCursorPage, readPerPage } from "../service/paging.ts";
import { ok, type Reply, type Route, type RouteCall, type Service } from "../service/route.ts";
import { readSearch } from "../service/search-request.ts";
import { showConversation, showWholeConversation } from "../wire/conversation-wire.ts";
import type { WireOptions } from "../wire/wire-object.ts";

const pageSize: PageLimits = { normal: 20, most: 150 };
const read = "read_conversations";

/** Conversations. */
export const conversationRoutes: readonly Route[] = [
	{ method: "GET", path: "/conversations", scope: read, answer: listConversations },
	{ method: "POST", path: "/conversations/search", scope: read, answer: searchConversations },
	{ method: "GET", path: "/conversations/{id}", scope: read, answer: getConversation },
];

/**
 * Finds the conversation that a path names.
 * @throws {ApiError} 404 when there is none.
 */
export function findConversation({ params, service }: RouteCall): ConversationRecord {
	const conversation = service.dataSet.conversations.get(params["id"] ?? "");
	if (conversation === undefined) throw new ApiError("not_found");
	return conversation;
}

function listConversations({ query, service, wire }: RouteCall): Reply {
	const { dataSet, indexes } = service;
	const page = readCursorPage(indexes.conversations, dataSet.conversations, {
		query: undefined,
		key: undefined,
		sort: { field: "updated_at", order: "descending" },
		perPage: readPerPage(query.get("per_page"), pageSize),
		startingAfter: query.get("starting_after"),
	});
	return showPage(service, page, wire);
}

function searchConversations(call: RouteCall): Reply {
	const { dataSet, indexes } = call.service;
	const request = readSearch(call.body, pageSize, indexes.conversations, { field: "updated_at", order: "descending" });
	const query = readQuery(request.query, (name) => indexes.conversations.find(name), dataSet.settings.zone);
	const page = readCursorPage(indexes.conversations, dataSet.conversations, { ...request, query });
	refuseDeleted(call.service, page);
	const wire = {
		...call.wire,
		isPlainText: call.query.get("display_as") === "plaintext",
		hasMonitors: call.query.get("include_monitors") === "true",
		hasScorecards: call.query.get("include_scorecards") === "true",
	};
	return showPage(call.service, page, wire);
}

// A conversation that was deleted while the index still has it makes the whole page a 404; the index learns from that.
function refuseDeleted({ dataSet, indexes }: Service, { rows }: CursorPage): void {
	const { conversations } = dataSet;
	const gone = rows.filter((row) => conversations.isWritten(row) && conversations.at(row) === undefined);
	for (const row of gone) indexes.conversations.forget(row);
	if (gone.length > 0) throw new ApiError("not_found", "Conversation not found");
}

function getConversation(call: RouteCall): Reply {
	const wire = { ...call.wire, isPlainText: call.query.get("display_as") === "plaintext" };
	return ok(showWholeConversation(call.service.dataSet, findConversation(call), wire));
}

function showPage({ dataSet, rowTexts }: Service, { rows, pages, total_count }: CursorPage, wire: WireOptions): Reply {
	const shape = `conversation ${JSON.stringify(wire)}`;
	const texts = rowTexts.of(shape, dataSet.conversations, rows, (item) => showConversation(dataSet, item, wire));
	return {
		status: 200,
		body: { type: "conversation.list", pages, total_count },
		rows: { key: "conversations", texts },
	};
}

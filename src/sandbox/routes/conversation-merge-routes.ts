import { addEvent, type ConversationRecord } from "../data/conversations.ts";
import { ApiError } from "../service/api-error.ts";
import { readBodyObject, readId } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { showWholeConversation } from "../wire/conversation-wire.ts";
import { findConversation } from "./conversation-routes.ts";

const write = { scope: "write_conversations" } as const;

/** Conversations that become one, and those that find their team by rules. */
export const conversationMergeRoutes: readonly Route[] = [
	{ method: "POST", path: "/conversations/{id}/merge", since: 16, ...write, answer: merge },
	// Deprecated with 2.12, gone with 2.16.
	{ method: "POST", path: "/conversations/{id}/run_assignment_rules", until: 15, ...write, answer: assign },
];

function merge(call: RouteCall): Reply {
	const secondary = findConversation(call);
	const { dataSet, now } = call.service;
	const id = readId(readBodyObject(call)["merge_into_conversation_id"]);
	if (!/^\d+$/.test(id)) {
		throw new ApiError("parameter_invalid", "merge_into_conversation_id must be a valid integer conversation ID");
	}
	const primary = dataSet.conversations.get(id);
	if (primary === undefined) throw new ApiError("merge_failed");
	if (primary.id === secondary.id) throw new ApiError("merge_failed", "Cannot merge a conversation into itself");
	if (secondary.mergedInto !== undefined) {
		throw new ApiError("merge_failed", "Secondary conversation has already been merged");
	}
	const at = now();
	const closed = addEvent(secondary, { at, kind: "close", by: { type: "bot" } });
	dataSet.conversations.replace({ ...closed, mergedInto: primary.id });
	return show(call, { ...primary, mergedIds: [...(primary.mergedIds ?? []), secondary.id], updated_at: at });
}

// The rules of the workspace: what a topic is about decides on the team.
function assign(call: RouteCall): Reply {
	const conversation = findConversation(call);
	const { dataSet, now } = call.service;
	const { teams } = dataSet.settings.counts;
	if (teams === 0) return show(call, conversation);
	const assignee = { type: "team", index: conversation.topic.team % teams } as const;
	return show(call, addEvent(conversation, { at: now(), kind: "assignment", by: { type: "bot" }, assignee }));
}

function show({ service, wire }: RouteCall, conversation: ConversationRecord): Reply {
	service.dataSet.conversations.replace(conversation);
	return ok(showWholeConversation(service.dataSet, conversation, wire));
}

import type { ConversationRecord } from "../data/conversations.ts";
import { ApiError } from "../service/api-error.ts";
import { readBodyObject, readId } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { showWholeConversation } from "../wire/conversation-wire.ts";
import { partIdOf } from "../wire/part-wire.ts";
import { redactedText, sourceIdOf } from "../wire/source-wire.ts";
import { findConversation } from "./conversation-routes.ts";

/** What conversations say is taken away. */
export const redactionRoutes: readonly Route[] = [
	{ method: "POST", path: "/conversations/redact", scope: "write_conversations", answer: redact },
];

function redact(call: RouteCall): Reply {
	const { type, conversation_id, conversation_part_id, source_id } = readBodyObject(call);
	const conversation = findConversation({ ...call, params: { id: readId(conversation_id) } });
	const { dataSet, now } = call.service;
	const redacted =
		type === "source"
			? redactSource(conversation, readId(source_id))
			: redactPart(conversation, readId(conversation_part_id));
	const saved = { ...redacted, updated_at: now() };
	dataSet.conversations.replace(saved);
	return ok(showWholeConversation(dataSet, saved, call.wire));
}

// "If you are redacting a source message, it must have been created by a contact": POST /conversations/redact, 2.16.
function redactSource(conversation: ConversationRecord, id: string): ConversationRecord {
	if (id !== sourceIdOf(conversation)) throw new ApiError("conversation_part_or_message_not_found");
	if (conversation.source.startedBy !== "contact") throw new ApiError("conversation_part_not_redactable");
	return { ...conversation, body: redactedText, isSourceRedacted: true };
}

// "If you are redacting a conversation part, it must have a `body`": the same place.
function redactPart(conversation: ConversationRecord, id: string): ConversationRecord {
	const { events } = conversation.scenario;
	const found = events.find((_, place) => partIdOf(conversation.id, place) === id);
	if (found === undefined) throw new ApiError("conversation_part_or_message_not_found");
	if (found.body === undefined && found.text === undefined) throw new ApiError("conversation_part_not_redactable");
	const redacted = events.map((event) => (event === found ? { ...event, isRedacted: true } : event));
	return { ...conversation, scenario: { ...conversation.scenario, events: redacted } };
}

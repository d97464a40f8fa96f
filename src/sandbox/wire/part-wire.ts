import type { ConversationRecord } from "../data/conversations.ts";
import type { DataSet } from "../data/data-set.ts";
import type { ScenarioEvent } from "../data/scenario.ts";
import { type ConversationTally, stateAfter } from "../data/statistics.ts";
import { adminNumber, teamNumber } from "../data/teammates.ts";
import { toPlainText, writeText } from "../data/writing.ts";
import { showAttachment } from "./attachment-wire.ts";
import { showAuthor, signatureOf } from "./author-wire.ts";
import { applyShapes } from "./shape-table.ts";
import { redactedText } from "./source-wire.ts";
import { applyVersion } from "./version-table.ts";
import type { WireObject, WireOptions } from "./wire-object.ts";

/** How many parts a conversation or ticket is given with, at most; older ones cannot be had. */
export const partLimit = 500;

/** The newest parts of a conversation, oldest first. */
export function showParts(dataSet: DataSet, conversation: ConversationRecord, options: WireOptions): WireObject[] {
	const { events } = conversation.scenario;
	const first = Math.max(0, events.length - partLimit);
	let state: ConversationTally["state"] = "open";
	return events.flatMap((event, place) => {
		state = stateAfter(event.kind, state);
		return place < first ? [] : [showPart(dataSet, conversation, event, place, state, options)];
	});
}

/** The id of a part. */
export function partIdOf(conversationId: string, place: number): string {
	return `${conversationId}${String(place).padStart(4, "0")}`;
}

function showPart(
	dataSet: DataSet,
	conversation: ConversationRecord,
	event: ScenarioEvent,
	place: number,
	state: string,
	options: WireOptions,
): WireObject {
	const author = showAuthor(dataSet, event.by);
	const isAnswer = event.text === "ai_answer";
	const html = bodyOf(dataSet, conversation, event, place);
	const wire: WireObject = {
		type: "conversation_part",
		id: partIdOf(conversation.id, place),
		part_type: event.kind,
		body: html !== null && options.isPlainText === true ? toPlainText(html) : html,
		created_at: event.at,
		updated_at: event.at,
		notified_at: event.at,
		assigned_to: showAssignee(event),
		author: { ...author, from_ai_agent: isAnswer, is_ai_answer: isAnswer },
		attachments: html?.includes("<img ") === true ? [showAttachment(place)] : [],
		external_id: null,
		redacted: event.isRedacted === true,
		email_message_metadata: null,
		metadata: event.quickReplies === undefined ? null : { quick_reply_options: event.quickReplies },
		state,
		tags: [],
		event_details: showDetails(conversation, event),
		app_package_code: null,
	};
	const id = partIdOf(conversation.id, place);
	return applyShapes("conversation_part", id, applyVersion("conversation_part", wire, options.version), options);
}

function bodyOf(
	dataSet: DataSet,
	conversation: ConversationRecord,
	event: ScenarioEvent,
	place: number,
): string | null {
	if (event.isRedacted === true) return redactedText;
	if (event.body !== undefined) return event.body;
	if (event.text === undefined) return null;
	const random = dataSet.settings.random("conversation.text")(conversation.index * 1024 + place);
	return writeText(event.text, { topic: conversation.topic, writer: signatureOf(dataSet, event.by) }, random);
}

/** Whom a part gave a conversation or ticket to; null for parts that did not. */
export function showAssignee({ assignee }: Pick<ScenarioEvent, "assignee">): WireObject | null {
	if (assignee === undefined || assignee === null) return null;
	const number = assignee.type === "admin" ? adminNumber(assignee.index) : teamNumber(assignee.index);
	return { type: assignee.type, id: String(number) };
}

function showDetails(conversation: ConversationRecord, event: ScenarioEvent): WireObject | null {
	if (event.kind !== "conversation_attribute_updated_by_admin") return null;
	return { attribute: { name: "Topic" }, value: { name: conversation.topic.name } };
}

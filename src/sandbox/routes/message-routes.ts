import { beginConversation, type FirstMessage } from "../data/conversations.ts";
import type { Admin } from "../data/teammates.ts";
import { ApiError } from "../service/api-error.ts";
import { readBodyObject } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { sourceIdOf } from "../wire/source-wire.ts";
import type { WireObject } from "../wire/wire-object.ts";
import { toHtml } from "./reply-message.ts";

const write = { scope: "write_conversations" };

/** Messages that begin a conversation, from a contact or from a teammate. */
export const messageRoutes: readonly Route[] = [
	{ method: "POST", path: "/conversations", ...write, answer: createConversation },
	{ method: "POST", path: "/messages", ...write, answer: sendMessage },
];

function createConversation(call: RouteCall): Reply {
	const { from, body } = readBodyObject(call);
	const { type } = (from as WireObject | undefined) ?? {};
	if (type !== "user" && type !== "lead" && type !== "contact") {
		throw new ApiError("parameter_invalid", "from.type must be user, lead or contact");
	}
	if (typeof body !== "string" || body === "") throw new ApiError("parameter_invalid", "Body is required");
	return ok(begin(call, { body, contactId: idIn(from), startedBy: "contact", type: "user_message", isShown: true }));
}

function sendMessage(call: RouteCall): Reply {
	const { message_type = "inapp", body, subject, from, to, ...more } = readBodyObject(call);
	if (typeof body !== "string" || body === "") throw new ApiError("parameter_invalid", "Body is required");
	if (typeof message_type !== "string" || !messageTypes.includes(message_type)) {
		throw new ApiError("parameter_invalid", "message_type must be inapp or email");
	}
	if (message_type === "email" && typeof subject !== "string") {
		throw new ApiError("parameter_lost", "No subject supplied for email message");
	}
	// Without it, a conversation shows only when the contact answers; the API's example has no id of one.
	const isShown = more["create_conversation_without_contact_reply"] === true;
	const { admins } = call.service.dataSet;
	const admin = admins.get(idIn(from));
	const begun = begin(call, {
		body,
		contactId: idIn(to),
		startedBy: "admin",
		sentBy: admins.indexOf(idIn(from)),
		subject: message_type === "email" && typeof subject === "string" ? subject : undefined,
		type: "admin_message",
		isShown,
	});
	return ok({
		...begun,
		subject: typeof subject === "string" ? subject : body,
		message_type: message_type === "email" ? "email" : "inapp",
		...(admin === undefined ? {} : { owner: showOwner(admin) }),
	});
}

// The list of values in the description says in_app, its examples say inapp and conversation; answers say inapp.
const messageTypes = ["inapp", "in_app", "conversation", "email"];

interface Beginning extends Omit<FirstMessage, "at"> {
	readonly contactId: string;
	readonly type: string;
	/** Whether the conversation is there at once. */
	readonly isShown: boolean;
}

function begin(call: RouteCall, { body, contactId, type, isShown, ...message }: Beginning): WireObject {
	const { dataSet, now } = call.service;
	const created_at = now();
	const contactIndex = dataSet.contacts.indexOf(contactId) ?? -1;
	const found = dataSet.contacts.at(contactIndex);
	// Nobody can be written to, or write, who is archived.
	if (found === undefined || found.isArchived) throw new ApiError("user_not_found");
	const contact = { ...found, index: contactIndex };
	const place = { id: dataSet.conversations.nextId(), index: dataSet.conversations.size };
	const conversation = beginConversation(place, { ...message, at: created_at, body: toHtml(body) }, contact);
	const id = isShown ? sourceIdOf(conversation) : nextQuietId(call);
	call.service.journal.note("created", "messages", id);
	if (isShown) dataSet.conversations.create(conversation);
	return {
		type,
		id,
		created_at,
		body,
		message_type: "inapp",
		...(isShown ? { conversation_id: conversation.id } : {}),
	};
}

// Far from the ids of messages that are shown.
const firstQuietId = 5_390_000_000;

function nextQuietId({ service: { quietMessages } }: RouteCall): string {
	const id = String(firstQuietId + quietMessages.length);
	quietMessages.push(id);
	return id;
}

function showOwner({ id, name, email, away_mode_enabled, away_mode_reassign }: Admin): WireObject {
	return { type: "admin", id, name, email, away_mode_enabled, away_mode_reassign };
}

function idIn(reference: unknown): string {
	return String((reference as WireObject | undefined)?.["id"]);
}

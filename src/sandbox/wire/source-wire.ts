import type { Opening } from "../data/conversation-draft.ts";
import type { ConversationRecord } from "../data/conversations.ts";
import type { DataSet } from "../data/data-set.ts";
import type { Actor } from "../data/scenario.ts";
import { toPlainText, writeText } from "../data/writing.ts";
import { showAttachment } from "./attachment-wire.ts";
import { showAuthor, showBot, signatureOf } from "./author-wire.ts";
import type { WireObject, WireOptions } from "./wire-object.ts";

/** What is left of a message that was taken away. */
export const redactedText = "<p>This message was deleted</p>";

/** The first message of a conversation, as its `source`. */
export function showSource(dataSet: DataSet, conversation: ConversationRecord, options: WireOptions): WireObject {
	const { source, title, contactIds } = conversation;
	const html = writeFirstMessage(dataSet, conversation);
	const isEmail = source.type === "email";
	const subject = isEmail ? `<p>${title ?? ""}</p>` : "";
	const author = writerOf(dataSet, conversation) ?? showBot();
	const recipient = dataSet.contacts.get(contactIds[0] ?? "")?.email ?? null;
	return {
		type: source.type,
		id: sourceIdOf(conversation),
		delivered_as: source.delivered_as,
		recipients:
			isEmail && source.startedBy === "admin" && recipient !== null
				? [{ type: "to", email: recipient, drop_reason: null }]
				: undefined,
		reply_to:
			isEmail && typeof author["email"] === "string"
				? [{ email: author["email"], name: author["name"] ?? null }]
				: undefined,
		subject: options.isPlainText === true ? toPlainText(subject) : subject,
		body: options.isPlainText === true ? toPlainText(html) : html,
		author: { type: author["type"], id: author["id"], name: author["name"], email: author["email"] },
		attachments: hasFile(conversation) ? [showAttachment(conversation.index)] : [],
		url: source.type === "conversation" ? "https://app.example.com/home" : null,
		redacted: conversation.isSourceRedacted === true,
	};
}

// Some people send a picture along; what was sent by the API is as it was sent.
function hasFile({ body, source, index }: Opening): boolean {
	return body === undefined && source.startedBy === "contact" && index % 11 === 3;
}

/** The first message, as HTML. */
export function writeFirstMessage(dataSet: DataSet, opening: Opening): string {
	if (opening.body !== undefined) return opening.body;
	const { topic, source, index } = opening;
	const random = dataSet.settings.random("conversation.first")(index);
	const writer = actorOf(dataSet, opening);
	const setting = { topic, writer: writer === undefined ? null : signatureOf(dataSet, writer) };
	return writeText(source.startedBy === "contact" ? "question" : "answer", setting, random);
}

/** Who wrote the first message, as they are now; undefined when the workspace has no contacts. */
export function writerOf(dataSet: DataSet, opening: Opening): WireObject | undefined {
	const writer = actorOf(dataSet, opening);
	return writer === undefined ? undefined : showAuthor(dataSet, writer);
}

/** The name of who wrote the first message, as it is now, found without building a contact that nobody changed. */
export function writerNameOf(dataSet: DataSet, { source, contact, index }: Opening): string | null {
	const { admins, contacts, contactPool, settings } = dataSet;
	if (source.startedBy === "admin") return admins.at(source.sentBy ?? index % settings.counts.admins)?.name ?? null;
	if (contact < 0) return null;
	return contacts.isWritten(contact) ? (contacts.at(contact)?.name ?? null) : contactPool.outlineOf(contact).name;
}

function actorOf({ settings }: DataSet, { source, contact, index }: Opening): Actor | undefined {
	if (source.startedBy === "admin") return { type: "admin", index: source.sentBy ?? index % settings.counts.admins };
	return contact < 0 ? undefined : { type: "contact", index: contact };
}

/** The id of the message that began a conversation. */
export function sourceIdOf({ index }: Opening): string {
	return String(2_390_000_000 + index * 3);
}

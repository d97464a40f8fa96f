import type { QuickReply, ScenarioEvent } from "../data/scenario.ts";
import { ApiError } from "../service/api-error.ts";
import { readBodyObject } from "../service/request-body.ts";
import type { RouteCall } from "../service/route.ts";
import type { WireObject } from "../wire/wire-object.ts";

/**
 * What a reply says: its text, which only a quick reply may lack, and the answers that it offers.
 * Source: admin_reply_conversation_request and admin_reply_ticket_request, 2.16.
 * @throws {ApiError} 400 without a text, or without answers where those are the message.
 */
export function readReply(call: RouteCall): Pick<ScenarioEvent, "body" | "quickReplies"> {
	const { message_type, body, reply_options } = readBodyObject(call);
	const text = typeof body === "string" && body !== "" ? { body: toHtml(body) } : undefined;
	if (message_type !== "quick_reply") {
		if (text === undefined) throw new ApiError("parameter_invalid", "Body is required");
		return text;
	}
	const options: readonly unknown[] = Array.isArray(reply_options) ? reply_options : [];
	if (options.length === 0 || !options.every(isQuickReply))
		throw new ApiError("parameter_invalid", "reply_options must be a list of objects with text and uuid");
	return { ...text, quickReplies: options.map(({ text: label, uuid }) => ({ text: label, uuid })) };
}

function isQuickReply(value: unknown): value is QuickReply {
	const { text, uuid } = (value ?? {}) as WireObject;
	return typeof text === "string" && typeof uuid === "string";
}

/**
 * A message as HTML; plain text becomes a paragraph.
 * @example toHtml("Hello") // "<p>Hello</p>"
 */
export function toHtml(body: string): string {
	return body.trimStart().startsWith("<") ? body : `<p>${body}</p>`;
}

import { ApiError } from "../service/api-error.ts";
import { readBodyObject } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import type { WireObject } from "../wire/wire-object.ts";

const write = { since: 16, scope: "write_conversations" } as const;

/** The AI agent, asked from a messenger of one's own: it thinks, and its answers come by webhook, which the sandbox has not. */
export const finRoutes: readonly Route[] = [
	{ method: "POST", path: "/fin/start", ...write, answer: start },
	{ method: "POST", path: "/fin/reply", ...write, answer: reply },
	{ method: "POST", path: "/fin/csat", ...write, answer: rate },
];

const mostAttachments = 10;
const ratings = ["terrible", "bad", "ok", "good", "amazing"];

function start(call: RouteCall): Reply {
	const { conversation_metadata } = readBodyObject(call);
	const { conversationId, userId, errors } = readTurn(call);
	const { attributes } = objectIn(conversation_metadata);
	const unknown = unknownAttributes(call, "conversation", attributes);
	call.service.finTalks.set(conversationId, { isAsked: false });
	call.service.journal.note("created", "fin_conversations", conversationId);
	return think(call, conversationId, userId, unknown === undefined ? errors : { ...errors, conversation: unknown });
}

// After an answer to the agent it asks how it did.
function reply(call: RouteCall): Reply {
	const { conversationId, userId, errors } = readTurn(call);
	const talk = call.service.finTalks.get(conversationId);
	if (talk === undefined) throw new ApiError("conversation_not_found");
	call.service.finTalks.set(conversationId, { ...talk, isAsked: true });
	call.service.journal.note("changed", "fin_conversations", conversationId);
	return think(call, conversationId, userId, errors);
}

function rate(call: RouteCall): Reply {
	const { conversation_id, rating, remark } = readBodyObject(call);
	const { finTalks } = call.service;
	const talk = typeof conversation_id === "string" ? finTalks.get(conversation_id) : undefined;
	if (talk === undefined || typeof conversation_id !== "string") throw new ApiError("csat_conversation_unknown");
	if (typeof rating !== "string" || !ratings.includes(rating)) throw new ApiError("csat_rating_invalid");
	if (!talk.isAsked) throw new ApiError("csat_refused", "No rating survey found for this conversation");
	const isSame = talk.rating === rating && (remark === undefined || remark === talk.remark);
	if (talk.remark !== undefined && !isSame) throw new ApiError("csat_refused");
	finTalks.set(conversation_id, { ...talk, rating, ...(typeof remark === "string" ? { remark } : {}) });
	call.service.journal.note("changed", "fin_conversations", conversation_id);
	return ok({ conversation_id, rating, status: "rated" });
}

interface Turn {
	readonly conversationId: string;
	readonly userId: string;
	readonly errors: WireObject;
}

function readTurn(call: RouteCall): Turn {
	const { conversation_id, message, user, attachments } = readBodyObject(call);
	if (typeof conversation_id !== "string" || conversation_id === "") {
		throw new ApiError("parameter_invalid", "conversation_id is required");
	}
	const { author, body, timestamp } = objectIn(message);
	if (typeof author !== "string" || typeof body !== "string" || typeof timestamp !== "string") {
		throw new ApiError("parameter_invalid", "message needs author, body and timestamp");
	}
	const { id, attributes } = objectIn(user);
	if (typeof id !== "string") throw new ApiError("parameter_invalid", "user.id is required");
	if (Array.isArray(attachments) && attachments.length > mostAttachments) {
		throw new ApiError("parameter_invalid", `No more than ${mostAttachments} attachments are allowed`);
	}
	const unknown = unknownAttributes(call, "contact", attributes);
	return { conversationId: conversation_id, userId: id, errors: unknown === undefined ? {} : { user: unknown } };
}

// Unknown attributes are told, and the agent begins all the same.
function unknownAttributes(
	{ service }: RouteCall,
	model: "contact" | "conversation",
	value: unknown,
): WireObject | undefined {
	const known = service.dataSet.dataAttributes.list(model).map(({ name }) => name);
	const unknown = Object.keys(objectIn(value)).filter((name) => !known.includes(name));
	const noun = model === "contact" ? "User" : "Conversation";
	const texts = unknown.map((name) => [name, `${noun} attribute '${name}' does not exist`]);
	return unknown.length === 0 ? undefined : { attributes: Object.fromEntries(texts) as WireObject };
}

function think({ service }: RouteCall, conversation_id: string, user_id: string, errors: WireObject): Reply {
	return ok({
		conversation_id,
		user_id,
		status: "thinking",
		created_at_ms: new Date(service.now() * 1000).toISOString(),
		...(Object.keys(errors).length === 0 ? {} : { errors }),
	});
}

function objectIn(value: unknown): WireObject {
	return typeof value === "object" && value !== null ? (value as WireObject) : {};
}

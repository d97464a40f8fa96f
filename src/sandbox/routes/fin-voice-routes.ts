import type { VoiceCall } from "../data/voice-calls.ts";
import { ApiError } from "../service/api-error.ts";
import { readBodyObject } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import type { WireObject } from "../wire/wire-object.ts";

const read = { since: 15, scope: "read_conversations" } as const;

/** Calls that the AI agent takes: the provider of the line registers them, and asks what became of them. */
export const finVoiceRoutes: readonly Route[] = [
	{ method: "POST", path: "/fin_voice/register", since: 15, scope: "write_conversations", answer: register },
	{
		method: "GET",
		path: "/fin_voice/collect/{id}",
		...read,
		answer: (call) => collect(call, call.service.voiceCalls.get(Number(call.params["id"]))),
	},
	{
		method: "GET",
		path: "/fin_voice/external_id/{external_id}",
		...read,
		answer: (call) => collect(call, call.service.voiceCalls.byExternalId(call.params["external_id"] ?? "")),
	},
	{
		method: "GET",
		path: "/fin_voice/phone_number/{phone_number}",
		...read,
		answer: (call) => collect(call, call.service.voiceCalls.latestOf(call.params["phone_number"] ?? "")),
	},
	// A bare array, not a list.
	{
		method: "GET",
		path: "/fin_voice/conversation/{conversation_id}",
		...read,
		answer: (call) =>
			ok(call.service.voiceCalls.ofConversation(call.params["conversation_id"] ?? "").map((it) => show(call, it))),
	},
];

function register(call: RouteCall): Reply {
	const { phone_number, call_id } = readBodyObject(call);
	if (typeof phone_number !== "string" || typeof call_id !== "string" || call_id === "") {
		throw new ApiError("parameter_not_found", "phone_number and call_id are required");
	}
	const registered = call.service.voiceCalls.register(phone_number, call_id);
	if (registered === undefined) throw new ApiError("resource_conflict", `The call ${call_id} is registered already`);
	call.service.journal.note("created", "fin_voice_calls", String(registered.id));
	return ok(show(call, registered));
}

// A call that was not matched to a conversation is not found, although it is registered.
function collect(call: RouteCall, found: VoiceCall | undefined): Reply {
	if (found?.conversationId === null || found === undefined) throw new ApiError("call_not_found");
	return ok(show(call, found));
}

function show({ service }: RouteCall, call: VoiceCall): WireObject {
	return {
		id: call.id,
		app_id: service.dataSet.settings.workspaceNumber,
		user_phone_number: call.phone,
		status: call.status,
		intercom_call_id: call.callId,
		external_call_id: call.externalId,
		intercom_conversation_id: call.conversationId,
		call_transcript: call.transcript,
		call_summary: call.summary,
		intent: call.intents,
	};
}

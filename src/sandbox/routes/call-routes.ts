import type { StaticItem } from "../data/static-collection.ts";
import { conversationsPerCall } from "../data/static-collection-table.ts";
import { ApiError } from "../service/api-error.ts";
import { readBodyObject } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import type { WireObject } from "../wire/wire-object.ts";

const read = { since: 14, scope: "read_conversations" } as const;

/** What was said on the phone. */
export const callRoutes: readonly Route[] = [
	{ method: "GET", path: "/calls/{id}/transcript", ...read, answer: getTranscript },
	{ method: "GET", path: "/calls/{id}/recording", ...read, answer: getRecording },
	{ method: "POST", path: "/calls/search", ...read, answer: searchCalls },
	{ method: "POST", path: "/phone_call_redirects", scope: "write_phone_call_redirects", answer: redirect },
];

const lines = [
	{ speaker: "Teammate", text: "Hello!" },
	{ speaker: "Customer", text: "Hi, it is about my invoice." },
];

function getTranscript(call: RouteCall): Reply {
	if (findCall(call) === undefined) throw new ApiError("call_not_found");
	const body = lines.map(({ speaker, text }) => `${speaker}: ${text}\n`).join("");
	return { status: 200, body, contentType: "text/plain" };
}

function getRecording(call: RouteCall): Reply {
	const url = findCall(call)?.fields["recording_url"];
	if (typeof url !== "string") throw new ApiError("recording_not_found");
	return { status: 302, body: "", contentType: "text/plain", headers: { Location: url } };
}

function findCall({ params, service }: RouteCall): StaticItem | undefined {
	return service.dataSet.staticCollection("calls").get(params["id"] ?? "");
}

const mostConversations = 20;

function searchCalls(call: RouteCall): Reply {
	const { conversation_ids } = readBodyObject(call);
	if (
		!Array.isArray(conversation_ids) ||
		conversation_ids.length === 0 ||
		conversation_ids.length > mostConversations
	) {
		throw new ApiError("conversation_id_limit_exceeded");
	}
	const { dataSet } = call.service;
	const calls = dataSet.staticCollection("calls");
	const data = [...new Set(conversation_ids.map(String))].flatMap((id): WireObject[] => {
		const index = dataSet.conversations.indexOf(id);
		if (index === undefined || index % conversationsPerCall !== 0) return [];
		const found = calls.at(index / conversationsPerCall);
		if (found?.fields["conversation_id"] !== id) return [];
		const isHeld = found.fields["recording_url"] !== null;
		return [{ ...found.fields, transcript: isHeld ? lines : [], transcript_status: isHeld ? "completed" : null }];
	});
	return ok({ type: "list", data });
}

function redirect(call: RouteCall): Reply {
	const { phone } = readBodyObject(call);
	if (typeof phone !== "string" || !/^\+\d{7,15}$/.test(phone)) throw new ApiError("invalid_phone_number");
	call.service.journal.note("created", "phone_call_redirects", phone);
	return ok({ type: "phone_call_redirect", phone });
}

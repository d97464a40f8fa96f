import type { WireObject } from "../wire/wire-object.ts";
import type { Fault } from "./faults.ts";
import type { OAuth } from "./oauth.ts";
import type { OldCopies } from "./old-copies.ts";
import type { RawRequest } from "./request-pipeline.ts";
import type { Reply } from "./route.ts";

/**
 * Answers a request with what the faults leave of the answer.
 * @param answer Gives the answer that there would be; it is not asked when the server fails before it.
 */
export function applyFaults(
	faults: readonly Fault[],
	request: RawRequest,
	{ oauth, oldCopies }: { readonly oauth: OAuth; readonly oldCopies: OldCopies },
	answer: () => Reply,
): Reply {
	const failure = faults.find(({ kind }) => kind === "status");
	if (failure !== undefined) return fail(failure.status ?? 500);
	if (faults.some(({ kind }) => kind === "reset_before")) return { status: 503, damage: { kind: "reset" } };
	const envelope = faults.find(({ kind }) => kind === "error_envelope");
	if (envelope !== undefined) return { status: 200, body: errorList(envelope.status ?? 500) };
	if (faults.some(({ kind }) => kind === "revoke_token")) {
		const token = /^Bearer\s+(\S+)$/i.exec(request.headers["authorization"] ?? "")?.[1];
		if (token !== undefined) oauth.revoke(token);
	}
	const reply = answer();
	const hasOldCopy = faults.some(({ kind }) => kind === "old_copy");
	return faults.reduce(damage, hasOldCopy ? oldCopies.mixIn(request, reply) : reply);
}

function damage(reply: Reply, { kind, ms, status }: Fault): Reply {
	switch (kind) {
		case "status_after":
			return { ...fail(status ?? 500), headers: reply.headers ?? {} };
		case "content_type":
			return { ...reply, status: 200, contentType: "text/html", body: page("Please sign in") };
		case "empty_body":
			return { ...reply, status: 200, contentType: "application/json", body: "" };
		case "reset":
		case "truncate":
			return { ...reply, damage: { kind } };
		case "silence":
		case "slow_body":
			return { ...reply, damage: { kind, ...(ms === undefined ? {} : { ms }) } };
		default:
			return reply;
	}
}

// What stands before the API answers for it with a page; the API itself with an error list.
function fail(status: number): Reply {
	if (status === 502 || status === 504) return { status, contentType: "text/html", body: page(`${status}`) };
	return { status, body: errorList(status) };
}

const codes: Readonly<Record<number, string>> = {
	401: "unauthorized",
	408: "request_timeout",
	429: "rate_limit_exceeded",
	503: "service_unavailable",
};

function errorList(status: number): WireObject {
	const errors = [{ code: codes[status] ?? "server_error", message: "An unexpected error occurred" }];
	return { type: "error.list", request_id: null, errors };
}

function page(title: string): string {
	return `<html><body><h1>${title}</h1></body></html>`;
}

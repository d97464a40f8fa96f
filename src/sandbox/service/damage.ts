import type { RawRequest } from "./desk.ts";
import type { Fault } from "./faults.ts";
import type { OAuth } from "./oauth.ts";
import type { Reply } from "./route.ts";

/**
 * Answers a request with what the faults leave of the answer.
 * @param answer Gives the answer that there would be; it is not asked when the server fails before it.
 */
export function applyFaults(faults: readonly Fault[], request: RawRequest, oauth: OAuth, answer: () => Reply): Reply {
	const failure = faults.find(({ kind }) => kind === "status");
	if (failure !== undefined) return fail(failure.status ?? 500);
	if (faults.some(({ kind }) => kind === "revoke_token")) {
		const token = /^Bearer\s+(\S+)$/i.exec(request.headers["authorization"] ?? "")?.[1];
		if (token !== undefined) oauth.revoke(token);
	}
	return faults.reduce(damage, answer());
}

function damage(reply: Reply, { kind, ms }: Fault): Reply {
	switch (kind) {
		case "content_type":
			return { ...reply, status: 200, contentType: "text/html", body: page("Please sign in") };
		case "empty_body":
			return { ...reply, status: 200, contentType: "application/json", body: "" };
		case "reset":
		case "truncate":
			return { ...reply, damage: { kind } };
		case "slow_body":
			return { ...reply, damage: { kind, ...(ms === undefined ? {} : { ms }) } };
		default:
			return reply;
	}
}

// What stands before the API answers for it with a page; the API itself with an error list.
function fail(status: number): Reply {
	if (status === 502 || status === 504) return { status, contentType: "text/html", body: page(`${status}`) };
	const code = status === 503 ? "service_unavailable" : status === 408 ? "request_timeout" : "server_error";
	const errors = [{ code, message: "An unexpected error occurred" }];
	return { status, body: { type: "error.list", request_id: null, errors } };
}

function page(title: string): string {
	return `<html><body><h1>${title}</h1></body></html>`;
}

import { ApiError } from "./api-error.ts";
import type { OAuth } from "./oauth.ts";
import { writeApprovalPage, writeRefusalPage } from "./oauth-page.ts";
import type { Reply } from "./route.ts";

/** What the pages say about where access is given. */
export interface OAuthPageTexts {
	readonly workspaceName: string;
	readonly adminName: string;
}

/** Answers `GET /oauth`: the approval page, or a refusal when the person cannot safely be sent back. */
export function showApproval(oauth: OAuth, query: URLSearchParams, pageTexts: OAuthPageTexts): Reply {
	const clientId = query.get("client_id");
	const redirectUri = oauth.resolveRedirect(query.get("redirect_uri"));
	const reason = findFault(oauth, clientId, redirectUri);
	if (reason !== undefined || redirectUri === undefined || clientId === null) return refuse(reason ?? "");
	return html(200, writeApprovalPage({ clientId, redirectUri, state: query.get("state"), ...pageTexts }));
}

/** Answers `POST /oauth`: sends the person back with a code, or with `access_denied`. */
export function answerApproval(oauth: OAuth, form: URLSearchParams): Reply {
	const redirectUri = oauth.resolveRedirect(form.get("redirect_uri"));
	const reason = findFault(oauth, form.get("client_id"), redirectUri);
	if (reason !== undefined || redirectUri === undefined) return refuse(reason ?? "");
	const target = new URL(redirectUri);
	if (form.get("decision") === "approve") target.searchParams.set("code", oauth.issueCode());
	else target.searchParams.set("error", "access_denied");
	const state = form.get("state");
	if (state !== null) target.searchParams.set("state", state);
	return {
		status: 302,
		body: "",
		contentType: "text/plain",
		headers: { Location: target.href, "Cache-Control": "no-store" },
	};
}

/**
 * Answers the token endpoint.
 * @param input The fields of the form or of the JSON body.
 * @throws {ApiError} 401 "Unauthorized Code".
 */
export function exchangeCode(oauth: OAuth, input: ReadonlyMap<string, string>): Reply {
	const token = oauth.exchange(input.get("code") ?? "", input.get("client_id") ?? "", input.get("client_secret") ?? "");
	if (token === undefined) throw new ApiError("unauthorized_code");
	return {
		status: 200,
		body: { token_type: "Bearer", token, access_token: token },
		headers: { "Cache-Control": "no-store" },
	};
}

function findFault(oauth: OAuth, clientId: string | null, redirectUri: string | undefined): string | undefined {
	if (!oauth.isClient(clientId)) return "The client_id is not that of the sandbox's app.";
	if (redirectUri === undefined) return "The redirect_uri is not registered for the app.";
	return undefined;
}

function refuse(reason: string): Reply {
	return html(400, writeRefusalPage(reason));
}

function html(status: number, body: string): Reply {
	return { status, body, contentType: "text/html; charset=utf-8", headers: { "Cache-Control": "no-store" } };
}

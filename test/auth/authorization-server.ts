import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { calculatePKCECodeChallenge } from "oauth4webapi";

export const clientId = "client-1";
export const clientSecret = "marked-client-secret";

/** A small authorization server: standard with rotating refresh tokens, or with Intercom's short token request. */
export interface AuthorizationServer {
	readonly url: string;
	readonly style: "standard" | "intercom";
	/** Access tokens that the service takes. */
	readonly accepted: Set<string>;
	/** Refresh tokens that are good. */
	readonly refreshTokens: Set<string>;
	/** Codes that are good, with the PKCE challenge that they are bound to. */
	readonly codes: Map<string, string | undefined>;
	readonly tokenRequests: URLSearchParams[];
	readonly authorizeRequests: URLSearchParams[];
	readonly revoked: string[];
	/** Replaces the next answers of the token endpoint. */
	answerToken: ((response: ServerResponse) => void) | undefined;
	/** Replaces what the person does at the approval page: the query of the redirect. */
	answerPerson: ((state: string, code: string) => string) | undefined;
	expiresInS: number | undefined;
	issueToken(): string;
	issueCode(): string;
	close(): Promise<void>;
}

export async function startAuthorizationServer(style: AuthorizationServer["style"]): Promise<AuthorizationServer> {
	const httpServer = createServer((request, response) => {
		void handle(server, request, response);
	});
	await new Promise<void>((resolve) => {
		httpServer.listen(0, "127.0.0.1", resolve);
	});
	const address = httpServer.address();
	const port = typeof address === "object" && address ? address.port : 0;
	const server: AuthorizationServer = {
		url: `http://127.0.0.1:${port}`,
		style,
		accepted: new Set(),
		refreshTokens: new Set(),
		codes: new Map(),
		tokenRequests: [],
		authorizeRequests: [],
		revoked: [],
		answerToken: undefined,
		answerPerson: undefined,
		expiresInS: style === "standard" ? 3600 : undefined,
		issueToken() {
			const token = `marked-access-${randomBytes(6).toString("hex")}`;
			server.accepted.add(token);
			return token;
		},
		issueCode() {
			const code = `marked+code/${randomBytes(6).toString("hex")}==`;
			server.codes.set(code, undefined);
			return code;
		},
		async close() {
			httpServer.closeAllConnections();
			await new Promise((resolve) => {
				httpServer.close(resolve);
			});
		},
	};
	return server;
}

async function handle(server: AuthorizationServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const url = new URL(request.url ?? "/", server.url);
	if (url.pathname === "/authorize") authorize(server, url.searchParams, response);
	else if (url.pathname === "/token") await answerToken(server, request, response);
	else if (url.pathname === "/revoke") {
		server.revoked.push((await readForm(request)).get("token") ?? "");
		response.writeHead(200).end();
	} else {
		const token = request.headers.authorization?.replace("Bearer ", "") ?? "";
		response.writeHead(server.accepted.has(token) ? 200 : 401).end();
	}
}

function authorize(server: AuthorizationServer, query: URLSearchParams, response: ServerResponse): void {
	server.authorizeRequests.push(query);
	const code = server.issueCode();
	server.codes.set(code, query.get("code_challenge") ?? undefined);
	const state = query.get("state") ?? "";
	const answer = server.answerPerson?.(state, code) ?? new URLSearchParams({ code, state }).toString();
	response.writeHead(302, { location: `${query.get("redirect_uri") ?? ""}?${answer}` }).end();
}

async function answerToken(
	server: AuthorizationServer,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const form = await readForm(request);
	server.tokenRequests.push(form);
	if (server.answerToken) {
		server.answerToken(response);
		return;
	}
	if (form.get("client_id") !== clientId || form.get("client_secret") !== clientSecret) {
		sendJson(response, 401, { error: "invalid_client", error_description: `not ${form.get("client_secret") ?? ""}` });
		return;
	}
	if (!(await takeGrant(server, form))) {
		const standard = { error: "invalid_grant", error_description: `bad ${form.get("code") ?? "token"}` };
		const intercom = { type: "error.list", errors: [{ code: "unauthorized", message: "Unauthorized Code" }] };
		sendJson(response, server.style === "standard" ? 400 : 401, server.style === "standard" ? standard : intercom);
		return;
	}
	const token = server.issueToken();
	if (server.style === "intercom") {
		sendJson(response, 200, { token_type: "Bearer", token, access_token: token });
		return;
	}
	const refreshToken = `marked-refresh-${randomBytes(6).toString("hex")}`;
	server.refreshTokens.add(refreshToken);
	sendJson(response, 200, {
		token_type: "Bearer",
		access_token: token,
		refresh_token: refreshToken,
		expires_in: server.expiresInS,
	});
}

async function takeGrant(server: AuthorizationServer, form: URLSearchParams): Promise<boolean> {
	// Rotation: a refresh token is good once.
	if (form.get("grant_type") === "refresh_token") return server.refreshTokens.delete(form.get("refresh_token") ?? "");
	const code = form.get("code") ?? "";
	const challenge = server.codes.get(code);
	if (!server.codes.delete(code)) return false;
	const isIntercoms = !form.has("grant_type") && !form.has("redirect_uri");
	if ((server.style === "intercom") !== isIntercoms) return false;
	return challenge === undefined || challenge === (await calculatePKCECodeChallenge(form.get("code_verifier") ?? ""));
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
	let text = "";
	for await (const chunk of request) text += String(chunk);
	return new URLSearchParams(text);
}

function sendJson(response: ServerResponse, status: number, body: object): void {
	response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

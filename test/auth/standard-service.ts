import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Provider from "oidc-provider";

export const standardClientId = "diary-app";
export const standardClientSecret = "a-secret-of-the-diary-app";

/** A service behind a real authorization server: code flow with PKCE, short-lived access tokens, rotating refresh tokens. */
export interface StandardService {
	/** The profile folder that describes it. */
	readonly profile: string;
	/** A folder of its own for token files and the like. */
	readonly folder: string;
	/** How often each kind of token request was granted. */
	readonly grants: { readonly code: number; readonly refresh: number };
	/** The Authorization headers that the protected resource got. */
	readonly presented: readonly string[];
	/** Takes the access token back before its time. */
	revoke(accessToken: string): Promise<void>;
	close(): Promise<void>;
}

/** Starts it on loopback; access tokens live so many seconds. */
export async function startStandardService(accessTokenLifeS: number): Promise<StandardService> {
	const grants = { code: 0, refresh: 0 };
	const presented: string[] = [];
	const issuerServer = createServer();
	const issuer = await listen(issuerServer);
	const provider = createProvider(issuer, accessTokenLifeS);
	const answer = provider.callback();
	issuerServer.on("request", (request, response) => void answer(request, response));
	provider.on("grant.success", (context) => {
		const { oidc } = context as { oidc: { params: { grant_type: string } } };
		grants[oidc.params.grant_type === "refresh_token" ? "refresh" : "code"]++;
	});
	const resourceServer = createServer(
		(request, response) => void serveResource(provider, presented, request, response),
	);
	const resource = await listen(resourceServer);
	const folder = await mkdtemp(join(tmpdir(), "standard-service-"));
	return {
		profile: await writeProfile(join(folder, "Diary.apip"), issuer, resource),
		folder,
		grants,
		presented,
		async revoke(accessToken) {
			await (await provider.AccessToken.find(accessToken))?.destroy();
		},
		async close() {
			await Promise.all([issuerServer, resourceServer].map(closeServer));
			await rm(folder, { recursive: true });
		},
	};
}

function createProvider(issuer: string, accessTokenLifeS: number): Provider {
	return new Provider(issuer, {
		clients: [
			{
				client_id: standardClientId,
				client_secret: standardClientSecret,
				// A native app may take any loopback port: RFC 8252 § 7.3.
				application_type: "native",
				redirect_uris: ["http://127.0.0.1/callback"],
				grant_types: ["authorization_code", "refresh_token"],
				token_endpoint_auth_method: "client_secret_post",
			},
		],
		pkce: { required: () => true },
		rotateRefreshToken: true,
		issueRefreshToken: () => true,
		ttl: {
			AccessToken: accessTokenLifeS,
			RefreshToken: 3600,
			AuthorizationCode: 60,
			Grant: 3600,
			Interaction: 600,
			Session: 3600,
		},
		cookies: { keys: ["a key for the cookies of this test"] },
		findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
		features: { devInteractions: { enabled: true } },
	});
}

async function serveResource(
	provider: Provider,
	presented: string[],
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const authorization = request.headers.authorization ?? "";
	presented.push(authorization);
	const token = await provider.AccessToken.find(authorization.replace("Bearer ", ""));
	const body = token
		? { entries: [{ id: 1, author: token.accountId, text: "Dear diary" }], me: token.accountId }
		: { error: "invalid_token" };
	response.writeHead(token ? 200 : 401, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function writeProfile(folder: string, issuer: string, resource: string): Promise<string> {
	await mkdir(join(folder, "tables"), { recursive: true });
	await writeFile(
		join(folder, "profile.yaml"),
		`name: Diary
summary: A diary behind a standard authorization server.
schema: diary
docs_url: https://example.com/diary
authentication: bearer
regions:
  - { name: HERE, base_url: "${resource}", authorization_url: "${issuer}/auth" }
oauth:
  token_url: ${issuer}/token
  scope: openid offline_access
  token_request: standard
  pkce: true
  refresh_token: true
check: { path: /me, workspace_id: me }
errors:
  - { status: 401, becomes: credential, advice: Authorize again. }
`,
	);
	await writeFile(
		join(folder, "tables", "entries.yaml"),
		`summary: What was written.
key: [id]
read:
  - { kind: list, path: /entries, rows: entries, paging: none }
columns:
  - { name: id, type: varchar, from: id, summary: Id. }
  - { name: author, type: varchar, summary: Who wrote it. }
  - { name: text, type: text, summary: The text. }
`,
	);
	return folder;
}

async function listen(server: ReturnType<typeof createServer>): Promise<string> {
	await new Promise<void>((resolve) => {
		server.listen(0, "127.0.0.1", resolve);
	});
	const address = server.address();
	return `http://127.0.0.1:${String(typeof address === "object" && address ? address.port : 0)}`;
}

async function closeServer(server: ReturnType<typeof createServer>): Promise<void> {
	server.closeAllConnections();
	await new Promise((resolve) => {
		server.close(resolve);
	});
}

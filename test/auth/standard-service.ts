import { createServer, type Server } from "node:http";
import Provider from "oidc-provider";
import { type DiaryService, startDiary } from "../driver/diary.ts";

export const standardClientId = "diary-app";
export const standardClientSecret = "a-secret-of-the-diary-app";

/** A service behind a real authorization server: code flow with PKCE, short-lived access tokens, rotating refresh tokens. */
export interface StandardService {
	/** The protected resource, its profile and a folder for token files. */
	readonly diary: DiaryService;
	/** How often each kind of token request was granted. */
	readonly grants: { readonly code: number; readonly refresh: number };
	/** Takes the access token back before its time. */
	revoke(accessToken: string): Promise<void>;
	close(): Promise<void>;
}

/** Starts it on loopback; access tokens live so many seconds. */
export async function startStandardService(accessTokenLifeS: number): Promise<StandardService> {
	const grants = { code: 0, refresh: 0 };
	const issuerServer = createServer();
	const issuer = await listen(issuerServer);
	const provider = createProvider(issuer, accessTokenLifeS);
	const answer = provider.callback();
	issuerServer.on("request", (request, response) => void answer(request, response));
	provider.on("grant.success", (context) => {
		const { oidc } = context as { oidc: { params: { grant_type: string } } };
		grants[oidc.params.grant_type === "refresh_token" ? "refresh" : "code"]++;
	});
	const diary = await startDiary(issuer, async (token) => !!(await provider.AccessToken.find(token)), {
		authorize: "/auth",
		token: "/token",
	});
	return {
		diary,
		grants,
		async revoke(accessToken) {
			await (await provider.AccessToken.find(accessToken))?.destroy();
		},
		async close() {
			await diary.close();
			issuerServer.closeAllConnections();
			await new Promise((resolve) => {
				issuerServer.close(resolve);
			});
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

async function listen(server: Server): Promise<string> {
	await new Promise<void>((resolve) => {
		server.listen(0, "127.0.0.1", resolve);
	});
	const address = server.address();
	return `http://127.0.0.1:${String(typeof address === "object" && address ? address.port : 0)}`;
}

import { createError } from "../base/index.ts";
import type {
	AuthorizationSteps,
	AuthPorts,
	AuthSettings,
	CodeToExchange,
	IssuedToken,
	UrlToShow,
} from "./auth-settings.ts";
import { judgeAnswer, readPastedAnswer } from "./authorization-answer.ts";
import { createAuthorizationRequest, createState } from "./authorization-request.ts";
import { fingerprint } from "./known-token.ts";
import { addPending, findPending } from "./pending-authorization.ts";
import { type IssuedTokens, requestTokens } from "./token-endpoint.ts";
import { keepIssued, type Renewal, type RenewalContext } from "./token-renewal.ts";
import { checkEndpoint, readClientId, type TokenGrant } from "./token-request.ts";

/**
 * The steps of an authorization one by one, for a web application that shows the URL and receives the callback itself.
 * With InitiateOAuth=OFF tokens are only handed out, because they may be anybody's; otherwise they are kept as the connection's own.
 * @param onKept Told of the token that was kept.
 */
export function createAuthorizationSteps(
	context: RenewalContext,
	onKept: (renewal: Renewal) => void,
): AuthorizationSteps {
	const { settings, ports, key } = context;
	const { store } = settings;
	const trade = async (
		readGrant: () => Promise<TokenGrant>,
		consumed: string,
		signal: AbortSignal | undefined,
	): Promise<IssuedToken> => {
		const isKept = settings.initiate !== "OFF";
		const work = async (): Promise<IssuedTokens> => {
			const issued = await requestIssued(await readGrant(), settings, ports, signal);
			if (!isKept) return issued;
			const before = await store.read(key);
			onKept({ kind: "exchanged", ...(await keepIssued(context, issued, before, { consumed: [consumed] })) });
			return issued;
		};
		return describeIssued(await (isKept ? store.withLock(key, work, signal) : work()));
	};
	return {
		createUrl: (asked, signal) => createUrl(context, asked, signal),
		exchangeCode: (asked, signal) => trade(() => readCode(context, asked), asked.verifier, signal),
		async refresh(refreshToken, signal) {
			if (!settings.protocol.hasRefreshToken) throw createNoRefreshError(settings);
			return trade(() => Promise.resolve({ kind: "refresh", refreshToken }), refreshToken, signal);
		},
	};
}

async function createUrl(
	{ settings, ports, key }: RenewalContext,
	asked: UrlToShow,
	signal: AbortSignal | undefined,
): Promise<{ readonly url: string; readonly state: string }> {
	const clientId = readClientId(settings);
	const { endpoints, protocol, store } = settings;
	checkEndpoint("OAuthAuthorizationURL", endpoints.authorizationUrl);
	const redirectUri = asked.callbackUrl ?? settings.callbackUrl;
	const request = await createAuthorizationRequest({
		endpoints: asked.scope === undefined ? endpoints : { ...endpoints, scope: asked.scope },
		protocol,
		clientId,
		redirectUri,
		state: asked.state ?? createState(ports),
		random: (count) => ports.random(count),
	});
	const { url, state, codeVerifier } = request;
	if (codeVerifier !== undefined) {
		// Whoever receives the callback may be another process.
		const startedAtMs = ports.clock.now();
		const pending = { state: fingerprint(state), codeVerifier, redirectUri, startedAtMs };
		await store.withLock(
			key,
			async () => store.write(key, addPending(await store.read(key), pending, startedAtMs)),
			signal,
		);
	}
	return { url, state };
}

async function readCode({ settings, ports, key }: RenewalContext, asked: CodeToExchange): Promise<TokenGrant> {
	const { protocol, store } = settings;
	const { parameters, isWhole } = readPastedAnswer(asked.verifier);
	const state = asked.state ?? parameters.get("state") ?? undefined;
	const pending = protocol.pkce ? findPending(await store.read(key), state, ports.clock.now()) : undefined;
	const answer = await judgeAnswer(parameters, isWhole ? asked.state : undefined, protocol.issuer);
	if (answer.kind !== "granted") throw createCodeError(answer.reason);
	if (protocol.pkce && !pending) throw createCodeError("no authorization that it could answer was started here");
	return {
		kind: "code",
		parameters: answer.parameters,
		redirectUri: pending?.redirectUri ?? asked.callbackUrl ?? settings.callbackUrl,
		codeVerifier: pending?.codeVerifier,
	};
}

async function requestIssued(
	grant: TokenGrant,
	settings: AuthSettings,
	ports: AuthPorts,
	signal: AbortSignal | undefined,
): Promise<IssuedTokens> {
	// A refresh is not aborted once it is sent: its answer may hold the only good refresh token.
	const result = await requestTokens(grant, settings, ports, grant.kind === "code" ? signal : undefined);
	if (result.kind !== "granted") throw result.error;
	return result.tokens;
}

function describeIssued({ accessToken, refreshToken, obtainedAtMs, expiresAtMs }: IssuedTokens): IssuedToken {
	return {
		accessToken,
		...(refreshToken === undefined ? {} : { refreshToken }),
		obtainedAtMs,
		...(expiresAtMs === undefined ? {} : { expiresInS: Math.round((expiresAtMs - obtainedAtMs) / 1000) }),
	};
}

function createCodeError(reason: string): Error {
	return createError("authorization_failed", {
		reason: `the verifier holds no usable code: ${reason}`,
		advice:
			"Start again with get_oauth_authorization_url, and give the code or the whole address that the browser ended at.",
	});
}

function createNoRefreshError({ service }: AuthSettings): Error {
	return createError("not_supported", {
		feature: "refreshing a token",
		advice: `${service} gives no refresh tokens: its access tokens live until they are revoked.`,
	});
}

import { createError, ProviderError, throwIfAborted } from "../base/index.ts";
import type { AuthPorts, AuthSettings } from "./auth-settings.ts";
import { type Deadline, runWithDeadline } from "./deadline.ts";
import {
	checkTokenText,
	createTokenAnswerError,
	describeAnswerFault,
	findAccessToken,
	isRefusal,
	readRefusal,
	readTokenAnswer,
	type TokenAnswer,
} from "./token-answer.ts";
import { describeServer, readClient, sendGrant, sendRevocation, type TokenGrant } from "./token-request.ts";

/** Tokens as the service handed them out. */
export interface IssuedTokens {
	readonly accessToken: string;
	/** A new one when the service rotates them. */
	readonly refreshToken?: string;
	/** By this computer's clock, counted from before the request, so that a token never seems to live too long. */
	readonly obtainedAtMs: number;
	readonly expiresAtMs?: number;
}

/**
 * How a trade ended. `refused`: the service judged the grant, which is worth nothing any more.
 * `unavailable`: nothing was decided, the grant may still be good.
 */
export type GrantResult =
	| { readonly kind: "granted"; readonly tokens: IssuedTokens }
	| { readonly kind: "refused" | "unavailable"; readonly error: ProviderError };

const requestTimeoutMs = 60_000;

/**
 * Trades a code or a refresh token for tokens, in one request that is neither repeated nor redirected.
 * @returns How it ended, e.g. `{ kind: "granted", tokens: { accessToken: "…", obtainedAtMs: 1767225600000 } }`
 * @throws the signal's reason or cancelled; missing_property and bad_property_value when the settings do not allow a request
 */
export async function requestTokens(
	grant: TokenGrant,
	settings: AuthSettings,
	ports: AuthPorts,
	signal?: AbortSignal,
): Promise<GrantResult> {
	readClient(settings);
	const host = new URL(describeServer(settings).token_endpoint ?? "").host;
	const obtainedAtMs = ports.clock.now();
	ports.log.write(2, "auth", "token request", { grant: grant.kind, host });
	let answer: TokenAnswer;
	try {
		answer = await runWithDeadline(createDeadline(ports, signal), async (end) =>
			readTokenAnswer(await sendGrant(grant, settings, ports.fetch, end)),
		);
	} catch (error) {
		throwIfAborted(signal);
		return { kind: "unavailable", error: describeSendFailure(error, host) };
	}
	ports.log.write(2, "auth", "token answer", { host, status: answer.status });
	const fault = describeAnswerFault(answer);
	if (fault) return { kind: "unavailable", error: createTokenAnswerError(fault, answer.status) };
	if (isRefusal(answer)) return judgeRefusal(answer, grant, settings);
	try {
		return { kind: "granted", tokens: await readTokens(answer, settings, obtainedAtMs) };
	} catch (error) {
		return { kind: "unavailable", error: describeOddAnswer(error) };
	}
}

/**
 * Asks the service to forget a token, where it can.
 * @returns False when the service could not be asked or did not agree
 * @throws cancelled
 */
export async function revokeToken(
	token: string,
	settings: AuthSettings,
	ports: AuthPorts,
	signal?: AbortSignal,
): Promise<boolean> {
	try {
		await runWithDeadline(createDeadline(ports, signal), (end) => sendRevocation(token, settings, ports.fetch, end));
		return true;
	} catch (error) {
		if (signal?.aborted) throw error;
		return false;
	}
}

function createDeadline({ clock }: AuthPorts, signal: AbortSignal | undefined): Deadline {
	const timeoutMs = requestTimeoutMs;
	return {
		clock,
		timeoutMs,
		signal,
		createTimeoutError: () => createTokenAnswerError(`nothing within ${timeoutMs / 1000} s`),
	};
}

function describeSendFailure(error: unknown, host: string): ProviderError {
	if (error instanceof ProviderError) return error;
	// fetch says "fetch failed" and keeps what happened, e.g. ECONNREFUSED, in its cause.
	const cause = error instanceof Error ? (error.cause ?? error) : undefined;
	const code = cause instanceof Error && "code" in cause ? String(cause.code) : "the connection failed";
	const hint = "Check that OAuthAccessTokenURL and Region are right, and that this network lets you reach the host.";
	return createError("connect_failed", { host, reason: code }, { hint });
}

/** What RFC 6749 § 5.2 calls a fault of the request or the app: the grant itself was not judged. */
const faultsOfTheApp: readonly string[] = [
	"invalid_client",
	"unauthorized_client",
	"invalid_request",
	"unsupported_grant_type",
	"invalid_scope",
	"temporarily_unavailable",
];

function judgeRefusal(answer: TokenAnswer, grant: TokenGrant, settings: AuthSettings): GrantResult {
	const { code, text } = readRefusal(answer, listSecrets(grant, settings));
	const isAppFault = faultsOfTheApp.includes(code);
	const isJudged = !isAppFault && (code === "invalid_grant" || [200, 400, 401, 403].includes(answer.status));
	const what = grant.kind === "code" ? "the code" : "the refresh token";
	const error = createError(
		"authorization_failed",
		{
			reason: isAppFault
				? `${settings.service} refused the app (${text})`
				: `${settings.service} refused ${what} (${text})`,
			advice: isAppFault
				? "Check OAuthClientId, OAuthClientSecret and CallbackURL against the settings of the app."
				: "Authorize again: a code is good once and for a few minutes, and a refresh token ends when access is revoked.",
		},
		{ status: answer.status, ...(code ? { remoteCode: code } : {}) },
	);
	return { kind: isJudged ? "refused" : "unavailable", error };
}

function listSecrets(grant: TokenGrant, { clientSecret }: AuthSettings): readonly string[] {
	const traded = grant.kind === "refresh" ? [grant.refreshToken] : [grant.parameters.get("code"), grant.codeVerifier];
	return [clientSecret?.reveal(), ...traded].filter((secret) => typeof secret === "string");
}

async function readTokens(answer: TokenAnswer, settings: AuthSettings, obtainedAtMs: number): Promise<IssuedTokens> {
	const { processGenericTokenEndpointResponse } = await import("oauth4webapi");
	const { protocol } = settings;
	const server = describeServer(settings);
	// An id token, which nobody here asked for, would only be one more thing to trust.
	const { id_token: _unused, ...body } = answer.body ?? {};
	const named = { token_type: "Bearer", ...body, access_token: findAccessToken(answer) };
	const checked = await processGenericTokenEndpointResponse(
		server,
		{ client_id: readClient(settings).id },
		Response.json(named),
	);
	const accessToken = checkTokenText(checked.access_token);
	const { expires_in: expiresInS, refresh_token: refreshToken } = checked;
	return {
		accessToken,
		...(refreshToken !== undefined && protocol.hasRefreshToken ? { refreshToken: checkTokenText(refreshToken) } : {}),
		obtainedAtMs,
		...(expiresInS === undefined ? {} : { expiresAtMs: obtainedAtMs + expiresInS * 1000 }),
	};
}

// The library's errors carry the body, tokens and all, so only their meaning goes on.
function describeOddAnswer(error: unknown): ProviderError {
	return error instanceof ProviderError ? error : createTokenAnswerError("with something that is not a bearer token");
}

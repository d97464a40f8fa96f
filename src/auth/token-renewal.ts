import { createError, ProviderError } from "../base/index.ts";
import type { AuthPorts, AuthSettings } from "./auth-settings.ts";
import { judgeAnswer, readPastedAnswer } from "./authorization-answer.ts";
import { authorizeInBrowser } from "./authorization-flow.ts";
import { createCredentialError } from "./credential-failure.ts";
import {
	fingerprint,
	judgeTokens,
	type KnownTokenState,
	nameProblem,
	readGiven,
	recordConsumed,
	recordDeath,
	recordIssued,
	type TokenCandidate,
} from "./known-token.ts";
import { findPending } from "./pending-authorization.ts";
import { decideStep, type TokenDecision } from "./token-decision.ts";
import { type GrantResult, type IssuedTokens, requestTokens } from "./token-endpoint.ts";
import type { StoredToken, TokenKey } from "./token-store.ts";

/** How a token was come by. */
export type RenewalKind = "found" | "refreshed" | "exchanged" | "authorized";

/** A token to use. */
export interface Renewal {
	readonly kind: RenewalKind;
	readonly source: "given" | "stored";
	readonly token: TokenCandidate & { readonly accessToken: string };
}

/** What one search for a token works with. */
export interface RenewalContext {
	readonly settings: AuthSettings;
	readonly ports: AuthPorts;
	readonly key: TokenKey;
	/** Fingerprints of what was used up or refused in this process; grows. */
	readonly consumedHere: Set<string>;
	readonly mayAuthorize: boolean;
	/** Fingerprint of the token that a request has just been refused with. */
	readonly refused?: string | undefined;
}

/**
 * Finds a token to use, going as far as InitiateOAuth allows; whatever asks the service runs under the store's lock,
 * so that of all processes one asks and the others find its result.
 * @throws credential_missing, credential_refused, authorization_failed, connect_failed, callback_unavailable, token_store, cancelled
 */
export async function findToken(context: RenewalContext, signal: AbortSignal): Promise<Renewal> {
	const { settings, key, refused } = context;
	const stored = await readStored(context);
	const tokenState = describeTokenState(context, stored);
	const decision = decideStep("none", judgeTokens(settings, tokenState), settings.initiate);
	if (decision.step === "use") return useCandidate(decision, settings, tokenState);
	if (decision.step === "fail") {
		if (refused !== undefined && stored) await invalidate(context, signal);
		throw createCredentialError(nameProblem(settings, tokenState), settings);
	}
	return settings.store.withLock(key, () => walk(context, signal), signal);
}

// Marking a token dead is a courtesy to the next connection: where it is not possible, the error at hand still counts.
async function invalidate(context: RenewalContext, signal: AbortSignal): Promise<void> {
	const { settings, key, ports } = context;
	try {
		await settings.store.withLock(key, async () => invalidateRefused(context, await readStored(context)), signal);
	} catch (error) {
		if (!(error instanceof ProviderError) || error.code !== "token_store") throw error;
		ports.log.write(1, "auth", "the token could not be marked dead", { reason: error.message });
	}
}

async function walk(context: RenewalContext, signal: AbortSignal): Promise<Renewal> {
	const { settings } = context;
	let stored = await invalidateRefused(context, await readStored(context));
	let decision = decideStep("none", judgeTokens(settings, describeTokenState(context, stored)), settings.initiate);
	let failure: ProviderError | undefined;
	for (;;) {
		const tokenState = describeTokenState(context, stored);
		if (decision.step === "use") return useCandidate(decision, settings, tokenState);
		if (decision.step === "fail") throw failure ?? createCredentialError(nameProblem(settings, tokenState), settings);
		const attempt = await perform(decision, context, tokenState, signal);
		const { result } = attempt;
		if (result.kind === "granted") {
			return { kind: attempt.kind, ...(await keepIssued(context, result.tokens, stored, attempt)) };
		}
		failure = result.error;
		if (result.kind === "refused") stored = await keepRefusal(context, stored, decision, attempt);
		const known = judgeTokens(settings, describeTokenState(context, stored));
		decision = decideStep(decision.state, { ...known, outcome: result.kind }, settings.initiate, decision.source);
	}
}

/** What was tried, and what it used up. */
interface Attempt {
	readonly kind: RenewalKind;
	readonly result: GrantResult;
	readonly traded?: TokenCandidate | undefined;
	readonly consumed: readonly (string | undefined)[];
}

async function perform(
	decision: TokenDecision,
	context: RenewalContext,
	tokenState: KnownTokenState,
	signal: AbortSignal,
): Promise<Attempt> {
	const { settings, ports } = context;
	if (decision.step === "exchange") return exchangeVerifier(settings, ports, tokenState);
	// A given token that the browser replaces is not to come back with the next connection.
	const given = readGiven(settings, tokenState.nowMs);
	if (decision.step === "authorize") {
		const tokens = await authorizeInBrowser(settings, ports, signal);
		return {
			kind: "authorized",
			result: { kind: "granted", tokens },
			consumed: [given?.accessToken, given?.refreshToken, settings.verifier?.reveal()],
		};
	}
	const traded = decision.source === "given" ? given : tokenState.stored;
	const refreshToken = traded?.refreshToken;
	if (refreshToken === undefined) {
		throw createError("internal", { problem: "a token without a refresh token was to be refreshed" });
	}
	// Without the signal: once it is sent, the answer may hold the only good refresh token, and has to be kept.
	const result = await requestTokens({ kind: "refresh", refreshToken }, settings, ports);
	return { kind: "refreshed", result, traded, consumed: [traded?.accessToken, refreshToken] };
}

async function exchangeVerifier(
	settings: AuthSettings,
	ports: AuthPorts,
	tokenState: KnownTokenState,
): Promise<Attempt> {
	const verifier = settings.verifier?.reveal() ?? "";
	const { parameters } = readPastedAnswer(verifier);
	const answer = await judgeAnswer(parameters, undefined, settings.protocol.issuer);
	const consumed = [verifier];
	if (answer.kind !== "granted") {
		const error = createError("authorization_failed", {
			reason: `OAuthVerifier holds no usable code: ${answer.reason}`,
			advice: "Set it to the code, or to the whole address that the browser ended at.",
		});
		return { kind: "exchanged", result: { kind: "refused", error }, consumed };
	}
	// With PKCE, the URL that it was got from may have been made here before.
	const pending = settings.protocol.pkce
		? findPending(tokenState.stored, parameters.get("state") ?? undefined, tokenState.nowMs)
		: undefined;
	const grant = {
		kind: "code",
		parameters: answer.parameters,
		redirectUri: pending?.redirectUri ?? settings.callbackUrl,
		codeVerifier: pending?.codeVerifier,
	} as const;
	return { kind: "exchanged", result: await requestTokens(grant, settings, ports), consumed };
}

/**
 * Keeps freshly issued tokens; when the store cannot, they still serve this process.
 * @returns The token, which from now on is the stored one.
 */
export async function keepIssued(
	context: RenewalContext,
	issued: IssuedTokens,
	before: StoredToken | undefined,
	attempt: { readonly traded?: TokenCandidate | undefined; readonly consumed: readonly (string | undefined)[] },
): Promise<Pick<Renewal, "source" | "token">> {
	for (const secret of attempt.consumed) if (secret !== undefined) context.consumedHere.add(fingerprint(secret));
	const record = recordIssued(issued, before, attempt.traded, attempt.consumed);
	await tryWrite(context, record);
	return { source: "stored", token: { ...record, accessToken: issued.accessToken } };
}

async function keepRefusal(
	context: RenewalContext,
	stored: StoredToken | undefined,
	decision: TokenDecision,
	attempt: Attempt,
): Promise<StoredToken> {
	for (const secret of attempt.consumed) if (secret !== undefined) context.consumedHere.add(fingerprint(secret));
	const nowMs = context.ports.clock.now();
	const isStored = decision.source === "stored" && decision.step === "refresh" && stored !== undefined;
	const record = isStored ? recordDeath(stored, nowMs) : recordConsumed(stored, attempt.consumed, nowMs);
	await tryWrite(context, record);
	return record;
}

// A refused token without a refresh token is dead, whatever comes of the search for another.
async function invalidateRefused(
	context: RenewalContext,
	stored: StoredToken | undefined,
): Promise<StoredToken | undefined> {
	const { refused, settings, ports } = context;
	if (!stored?.accessToken || fingerprint(stored.accessToken) !== refused) return stored;
	if (settings.protocol.hasRefreshToken && stored.refreshToken !== undefined) return stored;
	const record = recordDeath(stored, ports.clock.now());
	await tryWrite(context, record);
	return record;
}

function useCandidate(decision: TokenDecision, settings: AuthSettings, { stored, nowMs }: KnownTokenState): Renewal {
	const source = decision.source === "given" ? "given" : "stored";
	const candidate = source === "given" ? readGiven(settings, nowMs) : stored;
	const accessToken = candidate?.accessToken;
	if (candidate === undefined || accessToken === undefined) {
		throw createError("internal", { problem: "a token that does not exist was to be used" });
	}
	return { kind: "found", source, token: { ...candidate, accessToken } };
}

// With OFF a given token needs no store, so a store that cannot be read must not be in its way.
async function readStored({ settings, key }: RenewalContext): Promise<StoredToken | undefined> {
	if (settings.initiate === "OFF" && settings.accessToken) return undefined;
	return settings.store.read(key);
}

function describeTokenState(context: RenewalContext, stored: StoredToken | undefined): KnownTokenState {
	const { ports, consumedHere, refused, mayAuthorize } = context;
	return { nowMs: ports.clock.now(), stored, consumedHere, refused, mayAuthorize };
}

// The new token is good even when it cannot be kept: losing it would lose a rotated refresh token as well.
async function tryWrite({ settings, ports, key }: RenewalContext, record: StoredToken): Promise<void> {
	try {
		await settings.store.write(key, record);
	} catch (error) {
		const reason = error instanceof ProviderError ? error.message : "the token store failed";
		ports.log.write(1, "auth", "the token could not be kept", { reason });
		ports.notify(`Warning: the token could not be kept, and will be lost with this process: ${reason}`);
	}
}

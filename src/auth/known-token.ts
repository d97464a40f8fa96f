import { createHash } from "node:crypto";
import type { AuthSettings } from "./auth-settings.ts";
import type { CredentialProblem } from "./credential-failure.ts";
import { judgeToken, type KnownTokens } from "./token-decision.ts";
import type { IssuedTokens } from "./token-endpoint.ts";
import type { StoredToken } from "./token-store.ts";
import type { CandidateFacts } from "./token-transition-table.ts";

/** A token that could be used, wherever it is from. */
export interface TokenCandidate {
	readonly accessToken?: string | undefined;
	readonly refreshToken?: string | undefined;
	readonly obtainedAtMs: number;
	readonly expiresAtMs?: number | undefined;
	/** The grant that it descends from; by itself when not set. */
	readonly grant?: string | undefined;
}

/** What is known at one moment; the judgement of it is pure. */
export interface KnownTokenState {
	readonly nowMs: number;
	readonly stored: StoredToken | undefined;
	/** Fingerprints of what was used up or refused in this process. */
	readonly consumedHere: ReadonlySet<string>;
	/** Fingerprint of the token that a request has just been refused with. */
	readonly refused?: string | undefined;
	readonly mayAuthorize: boolean;
}

/** The stored list of consumed fingerprints needs to cover what connection strings still contain, not all history. */
const consumedLimit = 16;

/**
 * A short name for a secret, by which it is recognised without being kept.
 * @example fingerprint("abc") // "ba7816bf8f01cfea"
 */
export function fingerprint(secret: string): string {
	return createHash("sha256").update(secret).digest("hex").slice(0, 16);
}

/**
 * A short name for the grant that a token descends from, by which it is recognised after refreshes.
 * @example nameGrant({ accessToken: "abc" }) // "ba7816bf8f01cfea"
 */
export function nameGrant({ grant, refreshToken, accessToken }: Omit<TokenCandidate, "obtainedAtMs">): string {
	return grant ?? fingerprint(refreshToken ?? accessToken ?? "");
}

/** The token of the connection string, if there is one. */
export function readGiven(settings: AuthSettings, nowMs: number): TokenCandidate | undefined {
	const accessToken = settings.accessToken?.reveal();
	const refreshToken = settings.protocol.hasRefreshToken ? settings.refreshToken?.reveal() : undefined;
	if (accessToken === undefined && refreshToken === undefined) return undefined;
	const { expiresInS, tokenTimestampMs } = settings;
	// Without a time of issue a lifetime says nothing: the token may be a minute or a month old.
	const isDated = expiresInS !== undefined && tokenTimestampMs !== undefined;
	return {
		accessToken,
		refreshToken,
		obtainedAtMs: tokenTimestampMs ?? nowMs,
		expiresAtMs: isDated ? tokenTimestampMs + expiresInS * 1000 : undefined,
	};
}

/** Judges everything that is known into the facts of the transition table. */
export function judgeTokens(settings: AuthSettings, tokenState: KnownTokenState): KnownTokens {
	const { nowMs, stored, mayAuthorize } = tokenState;
	const isConsumed = (secret: string | undefined): boolean =>
		secret !== undefined &&
		(tokenState.consumedHere.has(fingerprint(secret)) || (stored?.consumed.includes(fingerprint(secret)) ?? false));
	const given = readGiven(settings, nowMs);
	// With OFF the caller looks after the token: it is sent as it is given.
	const isUsedUp = settings.initiate !== "OFF" && isConsumed(given?.refreshToken ?? given?.accessToken);
	const verifier = settings.verifier?.reveal();
	const judge = (candidate: TokenCandidate, isRefused: boolean): CandidateFacts =>
		judgeCandidate(candidate, nowMs, isRefused, settings.protocol.hasRefreshToken);
	const isRefusedNow = (token: string | undefined): boolean =>
		token !== undefined && fingerprint(token) === tokenState.refused;
	return {
		given:
			given && !isUsedUp
				? judge(
						given,
						isRefusedNow(given.accessToken) || (settings.initiate !== "OFF" && isConsumed(given.accessToken)),
					)
				: undefined,
		stored: hasToken(stored)
			? judge(stored, isRefusedNow(stored.accessToken) || isConsumed(stored.accessToken))
			: undefined,
		hasCode: verifier !== undefined && !isConsumed(verifier),
		mayAuthorize,
	};
}

/** Why a call that found no token failed. */
export function nameProblem(settings: AuthSettings, tokenState: KnownTokenState): CredentialProblem {
	const { given, stored } = judgeTokens(settings, tokenState);
	const hadToken = readGiven(settings, tokenState.nowMs) !== undefined && given === undefined;
	if (hadToken || tokenState.stored?.isDead || given?.isRefused || stored?.isRefused) return "refused";
	return given?.isExpired || stored?.isExpired ? "expired" : "missing";
}

/** The record to keep after tokens were issued; what they were traded for is marked as used up. */
export function recordIssued(
	issued: IssuedTokens,
	before: StoredToken | undefined,
	traded: TokenCandidate | undefined,
	consumed: readonly (string | undefined)[],
): StoredToken {
	// A service that does not rotate the refresh token leaves it out of the answer (RFC 6749 § 6).
	const refreshToken = issued.refreshToken ?? traded?.refreshToken;
	return {
		accessToken: issued.accessToken,
		...(refreshToken === undefined ? {} : { refreshToken }),
		obtainedAtMs: issued.obtainedAtMs,
		...(issued.expiresAtMs === undefined ? {} : { expiresAtMs: issued.expiresAtMs }),
		isDead: false,
		grant: nameGrant(traded ?? { accessToken: issued.accessToken }),
		consumed: addConsumed(before, consumed),
		...keepPending(before),
	};
}

/** The record of a token that the service does not take any more: the secrets go, the memory of them stays. */
export function recordDeath(before: StoredToken, nowMs: number): StoredToken {
	return {
		obtainedAtMs: nowMs,
		isDead: true,
		consumed: addConsumed(before, [before.accessToken, before.refreshToken]),
		...keepPending(before),
	};
}

/** The record with more marked as used up, and nothing else changed. */
export function recordConsumed(
	before: StoredToken | undefined,
	consumed: readonly (string | undefined)[],
	nowMs: number,
): StoredToken {
	return { ...(before ?? { obtainedAtMs: nowMs, isDead: true }), consumed: addConsumed(before, consumed) };
}

// Who is at the authorize page meanwhile is not to be forgotten.
function keepPending(before: StoredToken | undefined): Pick<StoredToken, "pending"> {
	return before?.pending === undefined ? {} : { pending: before.pending };
}

function hasToken(stored: StoredToken | undefined): stored is StoredToken {
	return !!stored && !stored.isDead && (stored.accessToken !== undefined || stored.refreshToken !== undefined);
}

function judgeCandidate(
	candidate: TokenCandidate,
	nowMs: number,
	isRefused: boolean,
	canRefresh: boolean,
): CandidateFacts {
	const hasRefreshToken = canRefresh && candidate.refreshToken !== undefined;
	if (candidate.accessToken === undefined) return { isRefused, hasRefreshToken, isExpired: true, isNearExpiry: true };
	return judgeToken(candidate, nowMs, { isRefused, hasRefreshToken });
}

function addConsumed(before: StoredToken | undefined, secrets: readonly (string | undefined)[]): readonly string[] {
	const marks = secrets.filter((secret) => secret !== undefined).map(fingerprint);
	return [...new Set([...(before?.consumed ?? []), ...marks])].slice(-consumedLimit);
}

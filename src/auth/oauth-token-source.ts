import { createError, createSingleFlights, Secret } from "../base/index.ts";
import type { AuthPorts, AuthSettings, TokenCall, TokenSource, TokenStatus } from "./auth-settings.ts";
import { authorizeInBrowser } from "./authorization-flow.ts";
import { createAuthorizationSteps } from "./authorization-steps.ts";
import { createCredentialError, createUnsendableError } from "./credential-failure.ts";
import { fingerprint, judgeTokens, type KnownTokenState, nameGrant, readGiven } from "./known-token.ts";
import { judgeToken } from "./token-decision.ts";
import { revokeToken } from "./token-endpoint.ts";
import { findToken, keepIssued, type Renewal, type RenewalContext } from "./token-renewal.ts";
import type { TokenKey } from "./token-store.ts";
import { isSendable } from "./token-text.ts";
import type { CandidateFacts, InitiateOAuth, TokenState } from "./token-transition-table.ts";

interface HeldToken extends Renewal {
	readonly secret: Secret;
	readonly mark: string;
}

/**
 * The token of one OAuth connection: obtained, kept, refreshed and revoked as InitiateOAuth allows.
 * Statements that need a new one at once share one search for it.
 */
export function createOAuthTokenSource(settings: AuthSettings, ports: AuthPorts): TokenSource {
	const { profile, region, clientId = "", store } = settings;
	const key: TokenKey = { profile, clientId, region };
	const searches = createSingleFlights<HeldToken>();
	const consumedHere = new Set<string>();
	let held: HeldToken | undefined;

	const search = (mayAuthorize: boolean, refused: string | undefined, signal?: AbortSignal): Promise<HeldToken> => {
		const context: RenewalContext = { settings, ports, key, consumedHere, mayAuthorize, refused };
		const start = async (end: AbortSignal): Promise<HeldToken> => {
			held = holdToken(await findToken(context, end), settings);
			return held;
		};
		return searches.join(String(mayAuthorize), start, signal);
	};

	const call = (): TokenCall => {
		let mayAuthorize = true;
		const get = async (refused: string | undefined, signal?: AbortSignal): Promise<HeldToken> => {
			if (held && held.mark !== refused && isFresh(held, settings, ports.clock.now())) return held;
			let found = await search(mayAuthorize, refused, signal);
			// The search that was joined may have begun before this token was refused.
			if (found.mark === refused) found = await search(mayAuthorize, refused, signal);
			if (found.kind === "authorized") mayAuthorize = false;
			if (found.mark === refused) throw createCredentialError("refused", settings);
			return found;
		};
		return {
			getToken: async (signal) => (await get(undefined, signal)).secret,
			getOwner: async (signal) => nameGrant((await get(undefined, signal)).token),
			async handleUnauthorized(used, signal) {
				const refused = fingerprint(used.reveal());
				ports.log.write(1, "auth", "the service refused the token", { initiate: settings.initiate });
				if (settings.initiate !== "OFF") consumedHere.add(refused);
				if (held?.mark === refused) held = undefined;
				return (await get(refused, signal)).secret;
			},
		};
	};

	return {
		isRenewable: true,
		getToken: (signal) => call().getToken(signal),
		getOwner: (signal) => call().getOwner(signal),
		handleUnauthorized: (used, signal) => call().handleUnauthorized(used, signal),
		forStatement: call,
		steps: createAuthorizationSteps({ settings, ports, key, consumedHere, mayAuthorize: false }, (renewal) => {
			held = holdToken(renewal, settings);
		}),
		async status() {
			const stored = await store.read(key);
			return describeStatus(settings, {
				nowMs: ports.clock.now(),
				stored,
				consumedHere,
				mayAuthorize: true,
			});
		},
		async findOwner() {
			const stored = await store.read(key);
			return nameOwner(settings, { nowMs: ports.clock.now(), stored, consumedHere, mayAuthorize: false });
		},
		async login(signal) {
			const context: RenewalContext = { settings, ports, key, consumedHere, mayAuthorize: true };
			held = await store.withLock(
				key,
				async () => {
					const before = await store.read(key);
					const given = readGiven(settings, ports.clock.now());
					const issued = await authorizeInBrowser(settings, ports, signal);
					const consumed = [given?.accessToken, given?.refreshToken, settings.verifier?.reveal()];
					return holdToken(
						{ kind: "authorized", ...(await keepIssued(context, issued, before, { consumed })) },
						settings,
					);
				},
				signal,
			);
		},
		async logout(signal) {
			held = undefined;
			await store.withLock(key, () => forgetToken(settings, ports, key, signal), signal);
		},
	};
}

function holdToken(renewal: Renewal, { store }: AuthSettings): HeldToken {
	const { accessToken } = renewal.token;
	if (isSendable(accessToken)) return { ...renewal, secret: new Secret(accessToken), mark: fingerprint(accessToken) };
	if (renewal.source === "given") throw createUnsendableError("OAuthAccessToken");
	throw createError("token_store", {
		path: store.location,
		problem: "holds a token that cannot be sent in a header",
		advice: "Run intercom-sql auth login to replace it.",
	});
}

function isFresh({ token }: HeldToken, { initiate, protocol }: AuthSettings, nowMs: number): boolean {
	const hasRefreshToken = protocol.hasRefreshToken && token.refreshToken !== undefined;
	const { isNearExpiry, isExpired } = judgeToken(token, nowMs, { isRefused: false, hasRefreshToken });
	return hasRefreshToken && initiate !== "OFF" ? !isNearExpiry : !isExpired;
}

async function forgetToken(
	settings: AuthSettings,
	ports: AuthPorts,
	key: TokenKey,
	signal: AbortSignal | undefined,
): Promise<void> {
	const { store, endpoints, service } = settings;
	const stored = await store.read(key);
	const token = stored?.refreshToken ?? stored?.accessToken;
	const isRevoked =
		token !== undefined && endpoints.revocationUrl !== undefined && (await revokeToken(token, settings, ports, signal));
	await store.remove(key);
	ports.log.write(1, "auth", "logged out", { isRevoked });
	if (token !== undefined && !isRevoked) {
		ports.notify(`The token is forgotten here. To end its access, remove the app in ${service}.`);
	}
}

function nameOwner(settings: AuthSettings, tokenState: KnownTokenState): string | undefined {
	const known = judgeTokens(settings, tokenState);
	const stored = known.stored && tokenState.stored;
	const candidate = known.given ? readGiven(settings, tokenState.nowMs) : stored;
	return candidate && nameGrant(candidate);
}

function describeStatus(settings: AuthSettings, tokenState: KnownTokenState): TokenStatus {
	const { scheme, initiate, store } = settings;
	const known = judgeTokens(settings, tokenState);
	const source = known.given ? "given" : known.stored ? "stored" : "none";
	const candidate = source === "given" ? readGiven(settings, tokenState.nowMs) : tokenState.stored;
	const facts = source === "none" ? undefined : known[source];
	const isAlive = source !== "none";
	return {
		scheme,
		initiate,
		source,
		state: facts ? nameState(facts, initiate) : tokenState.stored?.isDead ? "dead" : "none",
		store: store.location,
		hasRefreshToken: facts?.hasRefreshToken ?? false,
		...(isAlive && candidate ? { obtainedAtMs: candidate.obtainedAtMs } : {}),
		...(isAlive && candidate?.expiresAtMs !== undefined ? { expiresAtMs: candidate.expiresAtMs } : {}),
	};
}

function nameState(facts: CandidateFacts, initiate: InitiateOAuth): TokenState {
	const { isRefused, isExpired, isNearExpiry, hasRefreshToken } = facts;
	if (!isRefused && !isNearExpiry) return "valid";
	if (hasRefreshToken && initiate !== "OFF") return "expiring";
	return isRefused || isExpired ? "dead" : "valid";
}

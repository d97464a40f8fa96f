import type { TokenCall, TokenSource } from "../../auth/index.ts";
import { Secret } from "../../base/index.ts";
import type { Authorizer, HttpClient } from "../../http/index.ts";

/** The way to the service for one statement: within it the browser opens at most once. */
export interface StatementAccess {
	/** The connection's client, with the statement's credential. */
	readonly http: HttpClient;
	/** Names whose credential it is without giving it away; undefined where the service asks for none. */
	getOwner(signal?: AbortSignal): Promise<string | undefined>;
}

/**
 * Gives one statement its way to the service.
 * @param tokens Undefined where the service asks for no credential.
 */
export function createStatementAccess(http: HttpClient, tokens: TokenSource | undefined): StatementAccess {
	if (!tokens) return { http, getOwner: () => Promise.resolve(undefined) };
	const call = tokens.forStatement();
	const authorize = authorizeWith(call, tokens.isRenewable);
	return {
		http: { ...http, send: (request) => http.send({ ...request, authorize }) },
		getOwner: (signal) => call.getOwner(signal),
	};
}

/**
 * Puts a check before the first request of a connection; one that fails is made again with the next.
 * @param makeAccess Gives one statement its way, without a check.
 * @param check Told the statement's way, and its end.
 */
export function checkBeforeRequests(
	makeAccess: () => StatementAccess,
	check: (access: StatementAccess, signal: AbortSignal | undefined) => Promise<void>,
): () => StatementAccess {
	let checking: Promise<void> | undefined;
	return () => {
		const access = makeAccess();
		const checkOnce = (signal: AbortSignal | undefined): Promise<void> => {
			checking ??= check(access, signal).catch((error: unknown) => {
				checking = undefined;
				throw error;
			});
			return checking;
		};
		const send: HttpClient["send"] = async (request) => {
			await checkOnce(request.signal);
			return access.http.send(request);
		};
		return { ...access, http: { ...access.http, send } };
	};
}

const scheme = "Bearer ";

function authorizeWith(call: TokenCall, isRenewable: boolean): Authorizer {
	return {
		async getHeaders(signal) {
			const token = await call.getToken(signal);
			return { authorization: scheme + token.reveal() };
		},
		async handleUnauthorized(usedHeaders, signal) {
			// The service's own words about a fixed token say more than ours.
			if (!isRenewable) return false;
			const used = new Secret((usedHeaders["authorization"] ?? "").slice(scheme.length));
			await call.handleUnauthorized(used, signal);
			return true;
		},
	};
}

import type { TokenCall, TokenSource } from "../../auth/index.ts";
import { createSingleFlights, Secret } from "../../base/index.ts";
import { type Authorizer, addToRequests, type HttpClient } from "../../http/index.ts";

/** The way to the service for one statement: within it the browser opens at most once. */
export interface StatementAccess {
	/** The connection's client, with the statement's credential. */
	readonly http: HttpClient;
	/** Names whose credential it is without giving it away; undefined where the service asks for none. */
	getOwner(signal?: AbortSignal): Promise<string | undefined>;
}

/** Makes the way to the service for one statement. */
export type OpenAccess = () => StatementAccess;

/**
 * Makes the ways to the service for the statements of a connection.
 * @param tokens Undefined where the service asks for no credential.
 * @param check Made once, before the first request; one that fails is made again with the next. It is told a way of its own without a check,
 * and its end. Absent: none is made.
 */
export function createOpenAccess(
	http: HttpClient,
	tokens: TokenSource | undefined,
	check?: (access: StatementAccess, signal: AbortSignal | undefined) => Promise<void>,
): OpenAccess {
	const checks = createSingleFlights<void>();
	let isChecked = false;
	return () => {
		const call = tokens?.forStatement();
		const getOwner = (signal?: AbortSignal) => call?.getOwner(signal) ?? Promise.resolve(undefined);
		const plain = call && authorizeWith(call, tokens?.isRenewable ?? false);
		const unchecked = { http: addToRequests(http, { authorize: plain }), getOwner };
		if (!check) return unchecked;
		const checkOnce = async (signal: AbortSignal | undefined): Promise<void> => {
			if (isChecked) return;
			const start = async (end: AbortSignal): Promise<void> => {
				await check(unchecked, end);
				isChecked = true;
			};
			await checks.join("credential", start, signal);
		};
		const authorize: Authorizer = {
			async getHeaders(signal) {
				await checkOnce(signal);
				return (await plain?.getHeaders(signal)) ?? {};
			},
			handleUnauthorized: async (used, signal) => (await plain?.handleUnauthorized(used, signal)) ?? false,
		};
		return { http: addToRequests(http, { authorize }), getOwner };
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

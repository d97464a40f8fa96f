import type { TokenCall, TokenSource } from "../../auth/index.ts";
import { createSingleFlights, type Secret } from "../../base/index.ts";
import { type Authorizer, addToRequests, type HttpClient, type SentCredential } from "../../http/index.ts";
import type { PlaceCredential } from "./credential-place-table.ts";

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
 * @param tokens The tokens, and how they travel; undefined where the service asks for no credential.
 * @param check Made once, before the first request; one that fails is made again with the next. It is told a way of its own without a check,
 * and its end. Absent: none is made.
 */
export function createOpenAccess(
	http: HttpClient,
	tokens: { readonly source: TokenSource; readonly place: PlaceCredential } | undefined,
	check?: (access: StatementAccess, signal: AbortSignal | undefined) => Promise<void>,
): OpenAccess {
	const checks = createSingleFlights<void>();
	let isChecked = false;
	return () => {
		const call = tokens?.source.forStatement();
		const getOwner = (signal?: AbortSignal) => call?.getOwner(signal) ?? Promise.resolve(undefined);
		const plain = call && tokens && authorizeWith(call, tokens.source.isRenewable, tokens.place);
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
			async getCredential(signal) {
				await checkOnce(signal);
				return (await plain?.getCredential(signal)) ?? {};
			},
			handleUnauthorized: async (used, signal) => (await plain?.handleUnauthorized(used, signal)) ?? false,
		};
		return { http: addToRequests(http, { authorize }), getOwner };
	};
}

function authorizeWith(call: TokenCall, isRenewable: boolean, place: PlaceCredential): Authorizer {
	const sent = new WeakMap<SentCredential, Secret>();
	return {
		async getCredential(signal) {
			const token = await call.getToken(signal);
			const credential = place(token.reveal());
			sent.set(credential, token);
			return credential;
		},
		async handleUnauthorized(used, signal) {
			const token = sent.get(used);
			// The service's own words about a fixed token say more than ours.
			if (!isRenewable || token === undefined) return false;
			await call.handleUnauthorized(token, signal);
			return true;
		},
	};
}

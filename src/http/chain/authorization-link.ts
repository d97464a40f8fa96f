import type { HttpClientOptions } from "../http-contract.ts";
import type { Scrubber } from "../scrubber.ts";
import type { Link } from "./chain.ts";

/**
 * Gives each attempt the credential that holds by then, and asks once for another when the service refuses it.
 * It stands before the queues: a credential may have to be fetched, over this very client.
 */
export function authorizeAttempts(options: Pick<HttpClientOptions, "authorize">, scrubber: Scrubber): Link {
	return (next) => async (attempt) => {
		const { request, signal, history } = attempt;
		const authorize = request.authorize ?? options.authorize;
		const credential = (await authorize?.getCredential(signal)) ?? {};
		scrubber.rememberCredential(credential);
		const result = await next({ ...attempt, credential });
		if (result.kind !== "reauthorize") return result;
		if (history.isReauthorized || !(await authorize?.handleUnauthorized(credential, signal))) {
			return { kind: "fail", error: result.error };
		}
		history.isReauthorized = true;
		return { kind: "again" };
	};
}

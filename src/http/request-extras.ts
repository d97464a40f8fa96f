import type { HttpClient, HttpRequest } from "./http-contract.ts";

const origins = new WeakMap<HttpClient, HttpClient>();

/**
 * A client whose requests carry more than who sends them says: a credential, a budget.
 * @example addToRequests(http, { authorize })
 */
export function addToRequests(http: HttpClient, extras: Pick<HttpRequest, "authorize" | "budget">): HttpClient {
	const client: HttpClient = { ...http, send: (request) => http.send({ ...request, ...extras }) };
	origins.set(client, findOrigin(http));
	return client;
}

/** The client that another one was made of by {@link addToRequests}, or itself: the same for all statements of a connection. */
export function findOrigin(http: HttpClient): HttpClient {
	return origins.get(http) ?? http;
}

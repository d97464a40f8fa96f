/** One request, politely: timeout, retry, rate limit, error classification. */
export { createFetch, type NetworkPath } from "./fetch.ts";
export { createHttpClient } from "./http-client.ts";
export type {
	Authorizer,
	ErrorRule,
	HttpClient,
	HttpClientOptions,
	HttpRequest,
	HttpResponse,
	LimitHeaders,
	LimitSnapshot,
	RequestInfo,
	RequestObserver,
} from "./http-contract.ts";
export { buildPath } from "./path.ts";
export { isErrorBody } from "./remote-message.ts";
export { attemptLimits } from "./verdict.ts";

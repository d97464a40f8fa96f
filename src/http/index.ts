/** One request, politely: the chain of authorise, budget, journal, retry, rate limit, error classification. */
export { createFetch, type NetworkPath } from "./fetch.ts";
export { createHttpClient } from "./http-client.ts";
export {
	type AttemptBudget,
	type Authorizer,
	addToRequests,
	type ErrorRule,
	type HttpClient,
	type HttpClientOptions,
	type HttpRequest,
	type HttpResponse,
	type JournalEntry,
	type LimitHeaders,
	type LimitSnapshot,
	type RequestInfo,
	type RequestObserver,
} from "./http-contract.ts";
export { buildPath } from "./path.ts";
export { isErrorBody } from "./remote-message.ts";
export { createBudgetError, createRequestBudget, type RequestBudget } from "./request-budget.ts";
export { attemptLimits } from "./verdict.ts";

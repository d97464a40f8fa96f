/** One request, politely: the chain of authorise, budget, journal, retry, rate limit, error classification. */
export { type AnswerProblem, parseAnswer } from "./answer-body.ts";
export { createFetch } from "./fetch.ts";
export type { SendRequest } from "./fetch-exchange.ts";
export { createHttpClient } from "./http-client.ts";
export type {
	AttemptBudget,
	Authorizer,
	ErrorRule,
	FoundAddress,
	HttpClient,
	HttpClientOptions,
	HttpRequest,
	HttpResponse,
	JournalEntry,
	LimitHeaders,
	LimitSnapshot,
	RequestInfo,
	RequestObserver,
	RequestQuery,
	SentCredential,
	TakeBytes,
} from "./http-contract.ts";
export type { NetworkPath } from "./network-address.ts";
export { buildPath } from "./path.ts";
export { isErrorBody } from "./remote-message.ts";
export { createBudgetError, createRequestBudget, type RequestBudget } from "./request-budget.ts";
export { addToRequests, findOrigin } from "./request-extras.ts";
export { attemptLimits } from "./verdict.ts";

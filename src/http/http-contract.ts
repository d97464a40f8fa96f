import type { Clock, Log } from "../base/index.ts";
import type { AnswerProblem } from "./answer-body.ts";
import type { SendRequest } from "./fetch-exchange.ts";

/** A credential as it stands in a message: in headers, as parameters of the query, or both; all of it is secret. */
export interface SentCredential {
	readonly headers?: Readonly<Record<string, string>> | undefined;
	readonly query?: Readonly<Record<string, string>> | undefined;
}

/** Where the credential of a request comes from, and what happens when the service refuses it. */
export interface Authorizer {
	/** What carries the credential, e.g. `{ headers: { authorization: "Bearer …" } }`; asked before every attempt. */
	getCredential(signal?: AbortSignal): Promise<SentCredential>;
	/** Told once per request that what `getCredential` gave was refused; true means that there is a new credential to try. */
	handleUnauthorized(used: SentCredential, signal?: AbortSignal): Promise<boolean>;
}

/** The names of the headers in which the service tells its limit: calls a window, calls left, and the window's end in UNIX seconds. */
export interface LimitHeaders {
	readonly limit: string;
	readonly remaining: string;
	readonly reset: string;
	/** Length of one window in milliseconds. */
	readonly windowMs: number;
}

/**
 * What an answer means; the first row that matches wins, and the room's own rows follow those of the caller.
 * @example { status: 400, code: "scroll_exists", becomes: "retry", waitMs: 60_000, advice: "Another scroll is open." }
 */
export interface ErrorRule {
	/** A status, or all of a hundred; absent: any. */
	readonly status?: number | "3xx" | "5xx";
	/** The service's own code in the body; absent: any. An error inside an answer of status 200 is known by its code alone. */
	readonly code?: string;
	/** The error's word, or what to do: `retry` repeats an idempotent request, `rate_limited` waits until the limit resets. */
	readonly becomes: "credential_refused" | "permission_denied" | "request_failed" | "rate_limited" | "retry";
	/** The hint of the error. */
	readonly advice: string;
	/** The hint where the request was to change something; absent: the same. */
	readonly writeAdvice?: string | undefined;
	/** For `retry`: how long to wait in milliseconds; absent: the usual backoff. */
	readonly waitMs?: number;
}

/** How the body of a refusal is read; undefined where nothing of the kind is there. */
export interface ErrorReaders {
	readonly readCode?: ((body: unknown) => string | undefined) | undefined;
	readonly readMessage?: ((body: unknown) => string | undefined) | undefined;
}

/** What is special about one service and one connection. */
export interface HttpClientOptions {
	/** The name shown in errors, e.g. "Intercom". */
	readonly service: string;
	/** Origin and optional path prefix, e.g. "https://api.intercom.io"; plain http only on loopback. */
	readonly baseUrl: string;
	/** Sent with every request, e.g. Accept, User-Agent and the service's version header. */
	readonly headers: Readonly<Record<string, string>>;
	readonly authorize?: Authorizer | undefined;
	/** The longest that one attempt may take, headers and body together. */
	readonly timeoutMs: number;
	/** Requests of this client in flight at most; how many it really has follows the limit and what the service bears. */
	readonly maxConcurrency: number;
	/** A cap of this process; absent: only what the service's headers say. */
	readonly requestsPerMinute?: number | undefined;
	/** The longest that one request waits for limits in all. */
	readonly maxRateLimitDelayMs: number;
	readonly limitHeaders?: LimitHeaders | undefined;
	/** The header of a refusal that says when to come back; absent: Retry-After. */
	readonly retryHeader?: string | undefined;
	/** Where the body of a refusal has its code and its words; absent: where most services have them. */
	readonly errorBody?: ErrorReaders | undefined;
	/** Clients with the same key share one rate limiter, e.g. "workspace abc123"; never a credential. Absent: not shared. */
	readonly limiterKey?: string | undefined;
	readonly errors: readonly ErrorRule[];
	/** Sends in place of sockets of our own; then the proxy and the authorities are its affair. */
	readonly fetch?: SendRequest | undefined;
	/** e.g. "http://user:password@proxy.example:3128". */
	readonly proxyUrl?: string | undefined;
	/** PEM text of further trusted authorities, beside the bundled ones. */
	readonly ca?: string | undefined;
	readonly clock: Clock;
	readonly log: Log;
	/** 0 ≤ x < 1, for jitter. */
	readonly random: () => number;
}

/** One attempt on the wire. */
export interface RequestInfo {
	readonly method: string;
	/** Without the query. */
	readonly path: string;
	/** Absent when no answer came. */
	readonly status?: number;
	/** Milliseconds spent waiting for limits and between attempts, before this attempt. */
	readonly waitMs: number;
	/** Milliseconds from sending to the end of the answer. */
	readonly durationMs: number;
	/** From 1. */
	readonly attempt: number;
}

/** An attempt, and its place in the life of the client. */
export interface JournalEntry extends RequestInfo {
	/** From 1. */
	readonly number: number;
	/** Milliseconds since 1970. */
	readonly endedAtMs: number;
}

/** What a statement may still ask of the service for one of its tables. */
export interface AttemptBudget {
	/**
	 * Counts an attempt that is about to be made.
	 * @param isRepeated It is not the first of its request.
	 * @throws request_budget (53000) when the first attempt of a request would be too many.
	 */
	take(isRepeated: boolean): void;
}

/** Counts what one statement costs. */
export interface RequestObserver {
	/** Called after every attempt, also one that failed. */
	onRequest(info: RequestInfo): void;
}

/** Parameters of a query; a list is a parameter that comes several times. */
export type RequestQuery = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** Takes the bytes of an answer as they come, and says what is wrong with them. */
export type TakeBytes = (pieces: AsyncIterable<Uint8Array>) => Promise<AnswerProblem | undefined>;

/** One request, before it knows of limits, credentials and retries. */
export interface HttpRequest {
	readonly method: "GET" | "POST" | "PUT" | "DELETE" | "PATCH";
	/** Begins with "/", already encoded: made by `buildPath`. */
	readonly path: string;
	/** Encoded here; undefined values are left out. */
	readonly query?: RequestQuery | undefined;
	/** Sent as JSON; a bigint is written in all its digits. */
	readonly body?: unknown;
	/** May it be repeated without harm? Default: GET only. A search POST says true; a GET that moves a server's cursor says false. */
	readonly isIdempotent?: boolean;
	/**
	 * Told of each attempt that ends so that nobody can tell whether the service did what it asks: the answer was lost, or says that
	 * something broke. An attempt that never reached the service, or was refused, leaves no doubt.
	 */
	readonly onUnsure?: (() => void) | undefined;
	/** An empty answer is one too, to what would be asked again otherwise: nothing is to be read of it. */
	readonly canBeEmpty?: boolean;
	/** It is to change something: what helps who only reads is not advised. */
	readonly isWriting?: boolean | undefined;
	/** What it is for, shown when it is not permitted, e.g. `reading table "conversations"`. */
	readonly purpose?: string;
	/** At most so many failed attempts, those in `failures` included; absent: the room's limit. */
	readonly maxAttempts?: number;
	/** Attempts at the same rows in another form that have failed before: they count for the limits, the pauses and the error. */
	readonly failures?: number;
	/** Statuses besides 2xx that are answers and not errors, e.g. [404, 410]. */
	readonly acceptStatuses?: readonly number[];
	/**
	 * Asked where a successful answer carries an error: is what was asked for there all the same? If not, it is judged by the error's code
	 * as a refusal is. Absent: whatever the status calls a success is one.
	 */
	readonly isAnswered?: ((body: unknown) => boolean) | undefined;
	/**
	 * Parses the body of a successful answer, unless the log wants to see it. The bytes are given away.
	 * @returns The body, or what stands for it; the bytes where somebody else has to look at them. Absent: it is parsed here.
	 */
	readonly parse?: ((content: Uint8Array) => Promise<{ readonly value: unknown } | Uint8Array>) | undefined;
	/** What kind of content is asked for; absent: what the client's headers say. */
	readonly accept?: string | undefined;
	/**
	 * Takes a successful answer as it comes, however large it is: then there is no body. Each attempt begins anew with it. `Timeout` is how
	 * long it may take until the first piece comes, and from one piece to the next.
	 * @param pieces Who does not go on with them holds the service back; who leaves them early ends the answer.
	 * @returns What is wrong with them, where something is: then the attempt failed, and may be repeated.
	 * @throws What ends the request.
	 */
	readonly take?: TakeBytes | undefined;
	/** A ProviderError given as its reason is thrown as it is. */
	readonly signal?: AbortSignal | undefined;
	readonly observer?: RequestObserver | undefined;
	/** The credential of this request; absent: the client's. */
	readonly authorize?: Authorizer | undefined;
	/** Absent: it may be made. */
	readonly budget?: AttemptBudget | undefined;
}

/** An answer that was read whole. */
export interface HttpResponse {
	readonly status: number;
	/** Names in lower case, repeated headers joined with ", ". */
	readonly headers: Readonly<Record<string, string>>;
	/** Parsed JSON, in which an integer beyond 2^53 is a bigint; undefined when the body is empty. */
	readonly body: unknown;
}

/** What a rate limiter knows; null where the service has not said. */
export interface LimitSnapshot {
	/** Calls that the service allows in a window. */
	readonly limit: number | null;
	readonly remaining: number | null;
	/** Milliseconds since 1970. */
	readonly resetAtMs: number | null;
	readonly windowMs: number | null;
	readonly requestsPerMinute: number | null;
	/** Requests that are worth having in flight now; more would wait for a place. */
	readonly concurrency: number;
	readonly inFlight: number;
	/** Requests that wait for the limit. */
	readonly waiting: number;
	/** How long the next of them has to wait, in milliseconds; 0 where only the end of another request can tell. */
	readonly waitMs: number;
}

/** An address of the service, as the request for it is written; or, of one that is elsewhere, the host. */
export type FoundAddress = { readonly path: string; readonly query: RequestQuery } | { readonly foreignHost: string };

/** Sends requests to one service. */
export interface HttpClient {
	/**
	 * Sends one request, as often as it takes.
	 * @throws ProviderError: connect_failed, request_timeout, service_unavailable, bad_response, rate_limited, credential_refused,
	 * permission_denied, request_failed, cancelled, connection_closed; with status, remoteCode and requestId of the answer.
	 */
	send(request: HttpRequest): Promise<HttpResponse>;
	/**
	 * Reads an address that the service gave in an answer, such as the next page's. The credential that stands in its query is left out,
	 * so that the address can be kept.
	 * @param from The path of the request that was answered, for an address without a host.
	 */
	locate(address: string, from: string): FoundAddress;
	/** What is known of the limit. */
	limits(): LimitSnapshot;
	/** The last thousand attempts, oldest first. */
	listRequests(): readonly JournalEntry[];
	/** Ends what is under way with connection_closed and closes the sockets. */
	close(): Promise<void>;
}

import type { Dispatcher } from "undici";
import { formatJson } from "../base/index.ts";
import { readBody } from "./answer-body.ts";
import type { ConcurrencyGate } from "./concurrency-gate.ts";
import { exchange, type WireOutcome, type WireRequest } from "./exchange.ts";
import type { HttpClientOptions, HttpRequest, RequestInfo } from "./http-contract.ts";
import { describeFault } from "./network-fault.ts";
import { buildQuery } from "./path.ts";
import type { RateLimiter } from "./rate-limiter.ts";
import { logAnswer, logAttempt, logMessage } from "./request-log.ts";
import type { Scrubber } from "./scrubber.ts";
import type { AttemptOutcome } from "./verdict.ts";

// The largest answer that is taken: two orders above a full page.
const maxAnswerBytes = 64 * 1024 * 1024;

/** What all attempts of one client share. */
export interface ClientParts {
	readonly options: HttpClientOptions;
	readonly base: URL;
	/** Host and port. */
	readonly proxyAddress: string | undefined;
	readonly dispatcher: Dispatcher;
	readonly gate: ConcurrencyGate;
	readonly limiter: RateLimiter;
	readonly scrubber: Scrubber;
}

/** One attempt at a request. */
export interface Attempt {
	readonly request: HttpRequest;
	readonly isIdempotent: boolean;
	/** From 1. */
	readonly number: number;
	/** Milliseconds spent between the attempt before and this one. */
	readonly pausedMs: number;
	readonly signal: AbortSignal;
}

/** How an attempt ended, and with which credential; or that the limit would keep it waiting `excessMs`, which is too long. */
export type AttemptResult =
	| { readonly outcome: AttemptOutcome; readonly credential: Readonly<Record<string, string>> }
	| { readonly excessMs: number };

/**
 * Waits for its turn, sends the request once, and reads the answer.
 * @throws The signal's reason, and what the authorizer throws.
 */
export async function makeAttempt(parts: ClientParts, attempt: Attempt): Promise<AttemptResult> {
	const { options, gate, limiter } = parts;
	const { clock } = options;
	const { signal } = attempt;
	// Before the queues: a credential may have to be fetched, over this very client.
	const authorize = attempt.request.authorize ?? options.authorize;
	const credential = (await authorize?.getHeaders(signal)) ?? {};
	parts.scrubber.remember(credential);
	const message = buildMessage(parts, attempt, credential);
	const leave = await gate.enter(signal);
	let wire: WireOutcome;
	try {
		const queuedAtMs = clock.now();
		const excessMs = await limiter.acquire(options.maxRateLimitDelayMs, signal);
		if (excessMs !== undefined) return { excessMs };
		wire = await sendOnce(parts, attempt, message, attempt.pausedMs + clock.now() - queuedAtMs);
	} finally {
		leave();
	}
	if (wire.kind !== "answer") return { outcome: wire, credential };
	const body = await readBody(wire.bytes, wire.headers, maxAnswerBytes);
	logAnswer(options.log, parts.scrubber, wire.headers, body.text);
	return { outcome: { kind: "answer", status: wire.status, headers: wire.headers, body }, credential };
}

function buildMessage(
	{ options, base }: ClientParts,
	{ request, isIdempotent }: Attempt,
	credential: Readonly<Record<string, string>>,
): WireRequest {
	const prefix = base.pathname.replace(/\/+$/, "");
	const headers: Record<string, string> = { "accept-encoding": "gzip" };
	for (const [name, value] of [...Object.entries(options.headers), ...Object.entries(credential)]) {
		headers[name.toLowerCase()] = value;
	}
	if (request.body !== undefined) headers["content-type"] = "application/json";
	return {
		origin: base.origin,
		path: `${prefix}${request.path}${buildQuery(request.query ?? {})}`,
		method: request.method,
		headers,
		body: request.body === undefined ? undefined : formatJson(request.body),
		isIdempotent,
	};
}

// Counts on the wire whatever becomes of it, also when it is aborted: the service may have counted it too.
async function sendOnce(
	{ options, dispatcher, limiter, scrubber }: ClientParts,
	attempt: Attempt,
	message: WireRequest,
	waitMs: number,
): Promise<WireOutcome> {
	const { request, signal } = attempt;
	const startedAtMs = options.clock.now();
	let outcome: WireOutcome | undefined;
	try {
		logMessage(options.log, scrubber, message);
		// A socket that the service closed while this process was busy shows it only after a turn of the event loop; a request that cannot
		// be repeated must not be written to one.
		if (!attempt.isIdempotent) await new Promise((resolve) => setImmediate(resolve));
		outcome = await exchange(dispatcher, message, { timeoutMs: options.timeoutMs, maxBytes: maxAnswerBytes, signal });
		return outcome;
	} finally {
		const answer = outcome?.kind === "answer" ? outcome : undefined;
		limiter.finish(answer?.headers);
		const info: RequestInfo = {
			method: request.method,
			path: scrubber.scrub(request.path),
			...(answer ? { status: answer.status } : {}),
			waitMs,
			durationMs: options.clock.now() - startedAtMs,
			attempt: attempt.number,
		};
		logAttempt(options.log, scrubber, info, Object.keys(request.query ?? {}), nameOutcome(outcome));
		request.observer?.onRequest(info);
	}
}

function nameOutcome(outcome: WireOutcome | undefined): string {
	if (outcome === undefined) return "cancelled";
	if (outcome.kind === "answer") return String(outcome.status);
	return outcome.kind === "fault" ? describeFault(outcome.error).reason : outcome.kind;
}

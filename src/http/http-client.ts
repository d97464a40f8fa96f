import { createError, ProviderError } from "../base/index.ts";
import { onAbort } from "./abort-listener.ts";
import { createLimitError, type RefusedAnswer } from "./answer-error.ts";
import { type ClientParts, makeAttempt } from "./attempt.ts";
import { getBackoffMs, getResumeMs } from "./backoff.ts";
import { ConcurrencyGate } from "./concurrency-gate.ts";
import { createDispatcher, formatAddress, readProxyUrl } from "./dispatcher.ts";
import type { HttpClient, HttpClientOptions, HttpRequest, HttpResponse } from "./http-contract.ts";
import { readLimit } from "./limit-window.ts";
import { leaseLimiter } from "./limiter-registry.ts";
import { createScrubber } from "./scrubber.ts";
import { readToldTime } from "./told-time.ts";
import { type AttemptOutcome, attemptLimits, type Circumstances, judge } from "./verdict.ts";

/**
 * Opens a client for one service; nothing is sent until the first request.
 * @throws ProviderError bad_property_value when the base URL, the proxy or the certificates cannot be used.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
	const base = readBaseUrl(options.baseUrl);
	const dispatcher = createDispatcher(options);
	const lease = leaseLimiter(options);
	const scrubber = createScrubber();
	scrubber.remember(options.headers);
	const gate = new ConcurrencyGate(options.maxConcurrency);
	const proxyAddress = options.proxyUrl === undefined ? undefined : readProxyUrl(options.proxyUrl).address;
	const parts: ClientParts = { options, base, proxyAddress, dispatcher, gate, limiter: lease.limiter, scrubber };
	const contact: Contact = { hasConnected: false };
	const underWay = new Set<AbortController>();
	let isClosed = false;
	return {
		async send(request) {
			if (isClosed) throw createError("connection_closed", {});
			const life = new AbortController();
			underWay.add(life);
			const stopListening = request.signal === undefined ? undefined : followSignal(request.signal, life);
			try {
				return await sendUntilSettled(parts, contact, request, life.signal);
			} catch (error) {
				// Whatever broke because of the abort, the abort is what happened.
				throw life.signal.aborted ? life.signal.reason : error;
			} finally {
				stopListening?.();
				underWay.delete(life);
			}
		},
		limits: () => lease.limiter.snapshot(),
		async close() {
			if (isClosed) return;
			isClosed = true;
			lease.release();
			for (const life of underWay) life.abort(createError("connection_closed", {}));
			await dispatcher.destroy();
		},
	};
}

interface Contact {
	hasConnected: boolean;
}

function readBaseUrl(text: string): URL {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	const isLoopback = url !== undefined && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
	const problem =
		url === undefined
			? "it is not a URL"
			: url.username || url.password || url.search || url.hash
				? "it has a user name, a query or a fragment"
				: url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback)
					? "only https is safe for a credential, and http on this machine itself"
					: undefined;
	if (url !== undefined && problem === undefined) return url;
	const expected = "Write https://host/path, or http://127.0.0.1:port for a service on this machine.";
	throw createError("bad_property_value", { name: "URL", place: "", problem: problem ?? "", expected });
}

function followSignal(signal: AbortSignal, life: AbortController): (() => void) | undefined {
	const end = () => {
		// A ProviderError as the reason, such as a statement's time limit, says more than "cancelled".
		const reason: unknown = signal.reason;
		life.abort(reason instanceof ProviderError ? reason : createError("cancelled", {}, { cause: reason }));
	};
	if (!signal.aborted) return onAbort(signal, end);
	end();
	return undefined;
}

async function sendUntilSettled(
	parts: ClientParts,
	contact: Contact,
	request: HttpRequest,
	signal: AbortSignal,
): Promise<HttpResponse> {
	signal.throwIfAborted();
	const { clock, random, maxRateLimitDelayMs } = parts.options;
	checkPath(request.path);
	const isIdempotent = request.isIdempotent ?? request.method === "GET";
	let failures = request.failures ?? 0;
	let refusals = 0;
	let limitWaitMs = 0;
	let pausedMs = failures === 0 ? 0 : getBackoffMs(failures, random);
	let isReauthorized = false;
	if (pausedMs > 0) await clock.sleep(pausedMs, signal);
	for (let number = 1; ; number++) {
		const result = await makeAttempt(parts, { request, isIdempotent, number, pausedMs, signal });
		const circumstances: Circumstances = {
			...describeRequest(parts, request, isIdempotent),
			failures: failures + 1,
			hasConnected: contact.hasConnected,
		};
		if ("excessMs" in result) throw createLimitError(result.excessMs, maxRateLimitDelayMs, circumstances);
		const { outcome, credential } = result;
		const verdict = judge(outcome, circumstances);
		contact.hasConnected ||= outcome.kind === "answer";
		pausedMs = 0;
		switch (verdict.kind) {
			case "respond":
				return readResponse(outcome);
			case "fail":
				throw verdict.error;
			case "reauthorize": {
				const authorize = request.authorize ?? parts.options.authorize;
				if (isReauthorized || !(await authorize?.handleUnauthorized(credential, signal))) throw verdict.error;
				isReauthorized = true;
				break;
			}
			case "wait_for_limit": {
				refusals += 1;
				const answer = asAnswer(outcome);
				const nowMs = clock.now();
				const resumeMs = getResumeMs(nowMs, readToldTimes(parts, answer, nowMs), refusals, random);
				limitWaitMs += resumeMs - nowMs;
				if (limitWaitMs > maxRateLimitDelayMs) {
					throw createLimitError(limitWaitMs, maxRateLimitDelayMs, circumstances, { answer, refusals });
				}
				// The limit is everybody's: the limiter holds the others back too.
				parts.limiter.block(resumeMs);
				break;
			}
			case "retry":
				failures += 1;
				pausedMs = verdict.afterMs;
				await clock.sleep(pausedMs, signal);
		}
	}
}

function checkPath(path: string): void {
	if (!/^\/[^?#\s]*$/.test(path) || /(^|\/)\.\.?(\/|$)/.test(path)) {
		throw createError("internal", { problem: `"${path}" is not the encoded path of a request` });
	}
}

function describeRequest(
	{ options, base, proxyAddress, scrubber }: ClientParts,
	request: HttpRequest,
	isIdempotent: boolean,
): Omit<Circumstances, "failures" | "hasConnected"> {
	const { method, path } = request;
	// A person may have pasted the credential where an id belongs.
	const requestName = scrubber.scrub(`${method} ${path}`);
	return {
		service: options.service,
		host: formatAddress(base),
		proxyAddress,
		requestName,
		purpose: request.purpose ?? requestName,
		scrub: (text) => scrubber.scrub(text),
		timeoutMs: options.timeoutMs,
		rules: options.errors,
		isIdempotent,
		isBodyNeeded: method === "GET" || (method === "POST" && isIdempotent),
		acceptStatuses: request.acceptStatuses ?? [],
		isAnswered: request.isAnswered ?? (() => true),
		maxAttempts: Math.min(attemptLimits.failures, request.maxAttempts ?? attemptLimits.failures),
		random: options.random,
	};
}

function readResponse(outcome: AttemptOutcome): HttpResponse {
	const { status, headers, body } = asAnswer(outcome);
	return { status, headers, body };
}

function asAnswer(outcome: AttemptOutcome): RefusedAnswer {
	if (outcome.kind !== "answer") throw createError("internal", { problem: "an answer was judged that never came" });
	return { status: outcome.status, headers: outcome.headers, body: outcome.body.value };
}

function readToldTimes({ options }: ClientParts, { headers }: RefusedAnswer, nowMs: number) {
	const reading = options.limitHeaders && readLimit(headers, options.limitHeaders, nowMs);
	const resetAtMs = reading && reading.resetSeconds * 1_000 - reading.skewMs;
	return [resetAtMs, readToldTime(headers["retry-after"], nowMs, 0)];
}

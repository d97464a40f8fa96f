import { createError, type ProviderError } from "../base/index.ts";
import { type AnswerBody, tooDeep } from "./answer-body.ts";
import { createAnswerError, type ErrorSubject, type RefusedAnswer, readErrorExtras } from "./answer-error.ts";
import { getBackoffMs, getFirstContactMs } from "./backoff.ts";
import { findErrorRule } from "./error-rule-table.ts";
import type { WireOutcome } from "./exchange.ts";
import type { ErrorRule, HttpResponse } from "./http-contract.ts";
import { describeNetworkFault, type NetworkFault } from "./network-fault.ts";
import { isErrorBody, readRemoteMessage } from "./remote-message.ts";
import { readToldTime } from "./told-time.ts";

/** How one attempt ended, its body read. */
export type AttemptOutcome =
	| {
			readonly kind: "answer";
			readonly status: number;
			readonly headers: Readonly<Record<string, string>>;
			readonly body: AnswerBody;
	  }
	| Exclude<WireOutcome, { kind: "answer" }>;

/** What a judgement depends on besides the outcome. */
export interface Circumstances extends ErrorSubject {
	readonly proxyAddress: string | undefined;
	readonly timeoutMs: number;
	readonly rules: readonly ErrorRule[];
	readonly isIdempotent: boolean;
	/** True when an empty answer is a fault. */
	readonly isBodyNeeded: boolean;
	readonly acceptStatuses: readonly number[];
	/** Is what was asked for in a successful answer that carries an error besides? */
	readonly isAnswered: (body: unknown) => boolean;
	readonly maxAttempts: number;
	/** Attempts of this request that failed, this one included, those refused for the limit or the credential not. */
	readonly failures: number;
	/** Has the service ever answered this client? */
	readonly hasConnected: boolean;
	readonly random: () => number;
}

/** What to do next. */
export type AttemptVerdict =
	| { readonly kind: "respond"; readonly response: HttpResponse }
	| { readonly kind: "reauthorize"; readonly error: ProviderError }
	| { readonly kind: "wait_for_limit"; readonly answer: RefusedAnswer }
	| { readonly kind: "retry"; readonly afterMs: number }
	| { readonly kind: "fail"; readonly error: ProviderError };

/** How often a request may fail; a service that was silent for the whole Timeout three times will not become faster. */
export const attemptLimits = { failures: 6, timeouts: 3 } as const;

// Another kind of content stands in the API's place: a login page, a portal. It is asked once more, because it may have been passing.
const strangerAttempts = 2;

const unsureAdvice = "It was not repeated and may have taken effect: check before you try again.";

/** Judges how an attempt ended: is it the answer, is it worth another attempt and when, or which error is it? Pure but for `random`. */
export function judge(outcome: AttemptOutcome, context: Circumstances): AttemptVerdict {
	switch (outcome.kind) {
		case "answer":
			return judgeAnswer(outcome, context);
		case "timeout":
			if (!outcome.isSent)
				return judgeUnsent(describeNetworkFault(connectTimeout), connectTimeout, limitTimeouts(context));
			return retryOr(context, limitTimeouts(context).maxAttempts, () =>
				createError(
					"request_timeout",
					{ request: context.requestName, seconds: context.timeoutMs / 1_000 },
					context.isIdempotent ? {} : { hint: unsureAdvice },
				),
			);
		case "fault":
			return outcome.isSent
				? judgeBroken(describeNetworkFault(outcome.error), outcome.error, context)
				: judgeUnsent(describeNetworkFault(outcome.error), outcome.error, context);
		case "oversize":
			return fail(createBodyError("is too large", context, "Ask for fewer rows at once: lower Pagesize."));
	}
}

/**
 * Tells whether the service may have done what an attempt asked for, though it did not say so.
 * @param context What it was judged by.
 * @example leavesUnsure({ kind: "timeout", isSent: true }, context) // true
 */
export function leavesUnsure(outcome: AttemptOutcome, context: Circumstances): boolean {
	switch (outcome.kind) {
		case "oversize":
			return true;
		case "timeout":
		case "fault":
			return outcome.isSent;
		case "answer": {
			const { status, body } = outcome;
			if (context.acceptStatuses.includes(status) || status === 429) return false;
			const isSuccess = status >= 200 && status < 300;
			if (isSuccess && (body.problem !== undefined || !isErrorBody(body.value) || context.isAnswered(body.value)))
				return judgeAnswer(outcome, context).kind !== "respond";
			const { code } = readRemoteMessage(body.value, context.errorBody);
			return findErrorRule(context.rules, status, code).becomes === "retry";
		}
	}
}

function limitTimeouts(context: Circumstances): Circumstances {
	return { ...context, maxAttempts: Math.min(attemptLimits.timeouts, context.maxAttempts) };
}

const connectTimeout = Object.assign(new Error("connect timeout"), { code: "UND_ERR_CONNECT_TIMEOUT" });

function judgeAnswer(answer: Extract<AttemptOutcome, { kind: "answer" }>, context: Circumstances): AttemptVerdict {
	const { status, headers } = answer;
	const { problem, value: body } = answer.body;
	const respond: AttemptVerdict = { kind: "respond", response: { status, headers, body } };
	if (context.acceptStatuses.includes(status)) return respond;
	if (status >= 200 && status < 300) {
		const isRefused = problem === undefined && isErrorBody(body) && !context.isAnswered(body);
		if (isRefused) return judgeRefusal({ status, headers, body }, context);
		if (problem === undefined) return respond;
		if (problem === "is empty" && (!context.isBodyNeeded || status !== 200)) return respond;
		const extras = readErrorExtras({ status, headers, body }, context);
		const advice = context.isIdempotent
			? `Check that URL is the address of ${context.service}'s API and that nothing answers in its place.`
			: unsureAdvice;
		const createOddity = () =>
			createError("request_failed", { request: context.requestName, reason: `the answer ${problem}`, advice }, extras);
		if (problem === tooDeep) return fail(createOddity());
		if (/^is (not JSON but|no file of rows)/.test(problem)) {
			return retryOr(context, Math.min(strangerAttempts, context.maxAttempts), createOddity);
		}
		return retryOr(context, context.maxAttempts, () => createBodyError(problem, context, advice, extras));
	}
	return judgeRefusal({ status, headers, body }, context);
}

function judgeRefusal(answer: RefusedAnswer, context: Circumstances): AttemptVerdict {
	const found = findErrorRule(context.rules, answer.status, readRemoteMessage(answer.body, context.errorBody).code);
	// What came too often was not done, so that it can be repeated whatever it is.
	const isRepeatable = context.isIdempotent || answer.status === 429;
	const rule = found.becomes === "retry" && !isRepeatable ? { ...found, advice: unsureAdvice } : found;
	const createRuleError = () => createAnswerError(rule, answer, context, context.failures);
	switch (rule.becomes) {
		case "credential_refused":
			return { kind: "reauthorize", error: createRuleError() };
		case "rate_limited":
			return { kind: "wait_for_limit", answer };
		case "retry":
			return retryOr(
				{ ...context, isIdempotent: isRepeatable },
				context.maxAttempts,
				createRuleError,
				rule.waitMs ?? readPause(answer.headers),
			);
		case "permission_denied":
		case "request_failed":
			return fail(createRuleError());
	}
}

// The service has seen nothing of it, so that any request may be tried again.
function judgeUnsent(fault: NetworkFault, cause: Error, context: Circumstances): AttemptVerdict {
	const mostRetries = context.hasConnected ? context.maxAttempts - 1 : fault.firstRetries;
	if (!fault.isHopeless && context.failures <= Math.min(mostRetries, context.maxAttempts - 1)) {
		const { failures, hasConnected, random } = context;
		return { kind: "retry", afterMs: hasConnected ? getBackoffMs(failures, random) : getFirstContactMs(random) };
	}
	if (fault.isOwn) {
		const slots = { request: context.requestName, reason: fault.reason, advice: fault.advice ?? "" };
		return fail(createError("request_failed", slots, { cause }));
	}
	const isAtProxy = context.proxyAddress !== undefined && (fault.isProxy || fault.advice === undefined);
	const host = isAtProxy ? `${context.host} through the proxy ${context.proxyAddress}` : context.host;
	return fail(createError("connect_failed", { host, reason: fault.reason }, { hint: fault.advice, cause }));
}

function judgeBroken(fault: NetworkFault, cause: Error, context: Circumstances): AttemptVerdict {
	const mostAttempts = fault.isHopeless ? 1 : context.maxAttempts;
	return retryOr(context, mostAttempts, () => {
		const { requestName: request, failures: attempts } = context;
		if (attempts > 1) return createError("service_unavailable", { request, attempts, reason: fault.reason }, { cause });
		const advice = context.isIdempotent ? "Try again later." : unsureAdvice;
		return createError("request_failed", { request, reason: fault.reason, advice }, { cause });
	});
}

function retryOr(context: Circumstances, mostAttempts: number, createFailure: () => ProviderError, waitMs?: number) {
	if (!context.isIdempotent || context.failures >= mostAttempts) return fail(createFailure());
	const jitteredMs =
		waitMs === undefined ? getBackoffMs(context.failures, context.random) : waitMs + getFirstContactMs(context.random);
	return { kind: "retry", afterMs: jitteredMs } as const;
}

// A service that is down for a while may say for how long; who says hours is asked again as usual, so that nobody waits without a word.
const longestPauseMs = 30_000;

function readPause(headers: Readonly<Record<string, string>>): number | undefined {
	const pauseMs = readToldTime(headers["retry-after"], 0, 0);
	return pauseMs !== undefined && pauseMs > 0 && pauseMs <= longestPauseMs ? pauseMs : undefined;
}

function createBodyError(
	problem: string,
	context: Circumstances,
	advice: string,
	extras?: Parameters<typeof createError>[2],
): ProviderError {
	return createError("bad_response", { request: context.requestName, reason: `the answer ${problem}`, advice }, extras);
}

function fail(error: ProviderError): AttemptVerdict {
	return { kind: "fail", error };
}

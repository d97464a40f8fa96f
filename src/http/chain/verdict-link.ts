import { readAnswerBody } from "../answer-body.ts";
import type { WireOutcome } from "../exchange.ts";
import type { HttpClientOptions, HttpRequest } from "../http-contract.ts";
import { logAnswer, logsBodies } from "../request-log.ts";
import type { Scrubber } from "../scrubber.ts";
import { type AttemptOutcome, attemptLimits, type Circumstances, judge, leavesUnsure } from "../verdict.ts";
import type { Attempt, Link } from "./chain.ts";
import { maxAnswerBytes } from "./wire.ts";

/**
 * Judges what came from the wire: the answer, worth another attempt, or which error.
 * @param proxyAddress Host and port of the proxy, where there is one.
 */
export function judgeOutcomes(options: HttpClientOptions, scrubber: Scrubber, proxyAddress: string | undefined): Link {
	let hasConnected = false;
	return (next) => async (attempt) => {
		const result = await next(attempt);
		if (!isFromWire(result)) return result;
		const outcome = await readOutcome(result, attempt.request, options, scrubber);
		const context = { ...describe(attempt, options), proxyAddress, hasConnected };
		const verdict = judge(outcome, context);
		if (attempt.request.onUnsure && leavesUnsure(outcome, context)) attempt.request.onUnsure();
		hasConnected ||= outcome.kind === "answer";
		return verdict;
	};
}

const wireKinds: ReadonlySet<string> = new Set<WireOutcome["kind"]>(["answer", "fault", "timeout", "oversize"]);

function isFromWire(result: { readonly kind: string }): result is WireOutcome {
	return wireKinds.has(result.kind);
}

async function readOutcome(
	outcome: WireOutcome,
	{ parse }: HttpRequest,
	{ log }: HttpClientOptions,
	scrubber: Scrubber,
): Promise<AttemptOutcome> {
	if (outcome.kind !== "answer") return outcome;
	const { status, headers, bytes, taken } = outcome;
	if (taken) return { kind: "answer", status, headers, body: { text: "", problem: taken.problem } };
	const isParsedHere = status !== 200 || logsBodies(log);
	const body = await readAnswerBody(bytes, headers, maxAnswerBytes, isParsedHere ? undefined : parse);
	logAnswer(log, scrubber, headers, body.text);
	return { kind: "answer", status, headers, body };
}

function describe(
	{ request, subject, isIdempotent, history }: Attempt,
	{ timeoutMs, errors, random }: HttpClientOptions,
): Omit<Circumstances, "proxyAddress" | "hasConnected"> {
	const { method } = request;
	return {
		...subject,
		timeoutMs,
		rules: errors,
		isIdempotent,
		isBodyNeeded: request.canBeEmpty !== true && (method === "GET" || (method === "POST" && isIdempotent)),
		acceptStatuses: request.acceptStatuses ?? [],
		isAnswered: request.isAnswered ?? (() => true),
		maxAttempts: Math.min(attemptLimits.failures, request.maxAttempts ?? attemptLimits.failures),
		failures: history.failures + 1,
		random,
	};
}

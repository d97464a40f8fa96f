import { createError, type ErrorExtras, type ProviderError } from "../base/index.ts";
import type { ErrorReaders, ErrorRule } from "./http-contract.ts";
import { cleanText, readRemoteMessage } from "./remote-message.ts";

/** An answer as far as errors speak of it. */
export interface RefusedAnswer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	/** Parsed JSON, or undefined. */
	readonly body: unknown;
}

/** Whom and what an error is about. */
export interface ErrorSubject {
	readonly service: string;
	/** Host and port. */
	readonly host: string;
	/** e.g. "GET /contacts". */
	readonly requestName: string;
	/** e.g. `reading table "contacts"`. */
	readonly purpose: string;
	readonly isWriting?: boolean | undefined;
	readonly scrub: (text: string) => string;
	readonly errorBody?: ErrorReaders | undefined;
}

/**
 * Makes the error of an answer that a rule refuses.
 * @param attempts How often the request failed in all; more than one makes it service_unavailable.
 */
export function createAnswerError(
	rule: ErrorRule,
	answer: RefusedAnswer,
	subject: ErrorSubject,
	attempts: number,
): ProviderError {
	const { service, requestName } = subject;
	const extras = readErrorExtras(answer, subject);
	const advice = (subject.isWriting === true ? rule.writeAdvice : undefined) ?? rule.advice;
	const said = quoteMessage(answer, subject);
	if (rule.becomes === "credential_refused") {
		return createError("credential_refused", { service, reason: said ?? `status ${answer.status}`, advice }, extras);
	}
	if (rule.becomes === "permission_denied") {
		const slots = { service, action: subject.purpose, reason: said ?? `status ${answer.status}`, advice };
		return createError("permission_denied", slots, extras);
	}
	const where = answer.status >= 300 && answer.status < 400 ? describeRedirect(answer) : "";
	const reason = `${service} answered ${answer.status}${where}${said === undefined ? "" : `: ${said}`}`;
	if (rule.becomes === "retry" && attempts > 1) {
		return createError("service_unavailable", { request: requestName, attempts, reason }, { ...extras, hint: advice });
	}
	return createError("request_failed", { request: requestName, reason, advice }, extras);
}

/**
 * Makes the error of a limit that would keep a request waiting too long.
 * @param waitMs All its waits together.
 * @param refusal The answer that said so, if any, and how many there were.
 */
export function createLimitError(
	waitMs: number,
	maxMs: number,
	subject: ErrorSubject,
	refusal?: { readonly answer: RefusedAnswer; readonly refusals: number },
): ProviderError {
	const inAll = refusal !== undefined && refusal.refusals > 1 ? ` in all after ${refusal.refusals} refusals` : "";
	return createError(
		"rate_limited",
		{ host: subject.host, seconds: Math.ceil(waitMs / 1_000), inAll, limit: maxMs / 1_000 },
		refusal && readErrorExtras(refusal.answer, subject),
	);
}

/** What an error keeps of an answer: its status, the service's code, and the request's id. */
export function readErrorExtras(
	answer: RefusedAnswer,
	subject: Pick<ErrorSubject, "scrub" | "errorBody">,
): ErrorExtras {
	const { code, requestId } = readRemoteMessage(answer.body, subject.errorBody);
	const id = requestId ?? answer.headers["x-request-id"];
	return {
		status: answer.status,
		remoteCode: code === undefined ? undefined : cleanText(code, subject.scrub),
		requestId: id === undefined ? undefined : cleanText(id, subject.scrub),
	};
}

function quoteMessage(answer: RefusedAnswer, { scrub, errorBody }: ErrorSubject): string | undefined {
	const { code, message } = readRemoteMessage(answer.body, errorBody);
	if (message === undefined) return code === undefined ? undefined : cleanText(code, scrub);
	const said = cleanText(message, scrub);
	return code === undefined || code === message ? said : `${said} (${cleanText(code, scrub)})`;
}

function describeRedirect(answer: RefusedAnswer): string {
	const location = answer.headers["location"] ?? "";
	// Only the host: the rest of the address may carry what is nobody's business.
	return URL.canParse(location) ? `, a redirect to ${new URL(location).host}` : ", a redirect within its own address";
}

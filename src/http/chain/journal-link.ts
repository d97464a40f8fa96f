import type { HttpClientOptions, RequestInfo } from "../http-contract.ts";
import { describeNetworkFault } from "../network-fault.ts";
import type { RequestJournal } from "../request-journal.ts";
import { logAttempt } from "../request-log.ts";
import type { Scrubber } from "../scrubber.ts";
import type { AttemptResult, Link } from "./chain.ts";

/** Tells the log, the journal and the request's observer of each attempt on the wire, whatever became of it. */
export function recordAttempts(
	{ clock, log }: Pick<HttpClientOptions, "clock" | "log">,
	journal: RequestJournal,
	scrubber: Scrubber,
): Link {
	return (next) => async (attempt) => {
		const { request, history, waitMs } = attempt;
		const startedAtMs = clock.now();
		let result: AttemptResult | undefined;
		try {
			result = await next(attempt);
			return result;
		} finally {
			const info: RequestInfo = {
				method: request.method,
				path: scrubber.scrub(request.path),
				...(result?.kind === "answer" ? { status: result.status } : {}),
				waitMs,
				durationMs: clock.now() - startedAtMs,
				attempt: history.attempts,
			};
			logAttempt(log, scrubber, info, Object.keys(request.query ?? {}), nameResult(result));
			journal.note(info, clock.now());
			request.observer?.onRequest(info);
		}
	};
}

function nameResult(result: AttemptResult | undefined): string {
	if (result === undefined) return "cancelled";
	if (result.kind === "answer") return String(result.status);
	return result.kind === "fault" ? describeNetworkFault(result.error).reason : result.kind;
}

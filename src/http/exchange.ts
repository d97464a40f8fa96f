import type { Dispatcher } from "undici";
import { createAbortError, onAbort } from "../base/index.ts";
import type { AnswerProblem } from "./answer-body.ts";
import { type AnswerPieces, createAnswerPieces } from "./answer-pieces.ts";
import type { TakeBytes } from "./http-contract.ts";

/** One message for the wire. */
export interface WireRequest {
	readonly origin: string;
	/** With the query. */
	readonly path: string;
	readonly method: "GET" | "POST" | "PUT" | "DELETE" | "PATCH";
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | undefined;
	readonly isIdempotent: boolean;
}

/** How one attempt ended. `isSent` is false only when the service has certainly seen nothing of it. */
export type WireOutcome =
	| {
			readonly kind: "answer";
			readonly status: number;
			readonly headers: Readonly<Record<string, string>>;
			readonly bytes: Buffer;
			/** It was taken as it came, and there are no bytes; with what was wrong with it. */
			readonly taken?: { readonly problem: AnswerProblem | undefined } | undefined;
	  }
	| { readonly kind: "fault"; readonly error: Error; readonly isSent: boolean }
	| { readonly kind: "timeout"; readonly isSent: boolean }
	| { readonly kind: "oversize"; readonly maxBytes: number };

/** What bounds one attempt. */
export interface ExchangeLimits {
	readonly timeoutMs: number;
	readonly maxBytes: number;
	readonly signal: AbortSignal;
	/** Told when the first byte is about to be written. */
	readonly onSent?: (() => void) | undefined;
	/** Takes a successful answer piece by piece; then the time limit and the most bytes are those of a piece. */
	readonly take?: TakeBytes | undefined;
}

/**
 * Sends one message and reads the whole answer, or has it taken as it comes.
 * @throws The signal's reason, at once when it aborts; what `take` throws.
 */
export function exchange(dispatcher: Dispatcher, request: WireRequest, limits: ExchangeLimits): Promise<WireOutcome> {
	if (limits.signal.aborted) return Promise.reject(createAbortError(limits.signal));
	return new Promise((resolve, reject) => {
		let controller: Dispatcher.DispatchController | undefined;
		let taking: Taking | undefined;
		let isDone = false;
		const end = (settle: () => void, abortReason?: Error) => {
			if (isDone) return;
			isDone = true;
			clearTimeout(timer);
			stopListening();
			if (abortReason) controller?.abort(abortReason);
			settle();
		};
		// Another attempt begins only when nobody takes what came of this one any more.
		const endFailed = (outcome: WireOutcome, cause: Error, abortReason?: Error) =>
			end(() => {
				if (!taking) return resolve(outcome);
				taking.end(cause);
				void taking.taken.finally(() => resolve(outcome));
			}, abortReason);
		const endEarly = (outcome: WireOutcome) => {
			const reason = new Error(outcome.kind);
			endFailed(outcome, reason, reason);
		};
		const startTimer = () =>
			setTimeout(
				() => endEarly({ kind: "timeout", isSent: controller !== undefined }),
				Math.min(limits.timeoutMs, 0x7fff_ffff),
			);
		let timer = startTimer();
		const stopListening = onAbort(limits.signal, () => {
			const error = createAbortError(limits.signal);
			taking?.end(error);
			end(() => reject(error), new Error("aborted"));
		});
		const fail = (error: Error) => endFailed({ kind: "fault", error, isSent: controller !== undefined }, error);
		const resumeTimer = () => {
			clearTimeout(timer);
			if (!isDone) timer = startTimer();
		};

		let status = 0;
		let headers: Readonly<Record<string, string>> = {};
		let size = 0;
		const chunks: Buffer[] = [];
		const beginTaking = (take: TakeBytes): Taking => {
			let isLeft = false;
			const { pieces, ...ways } = createAnswerPieces({
				// The service is not to blame for the time in which nobody wants its bytes.
				pause() {
					clearTimeout(timer);
					controller?.pause();
				},
				resume() {
					resumeTimer();
					controller?.resume();
				},
				leave() {
					isLeft = true;
				},
			});
			const taken = take(pieces).then(
				(problem) => {
					const answer = { kind: "answer", status, headers, bytes: Buffer.alloc(0), taken: { problem } } as const;
					end(() => resolve(answer), isLeft ? new Error("left") : undefined);
				},
				(error: Error) => end(() => reject(error), new Error("refused")),
			);
			return { ...ways, taken };
		};
		const handler: Dispatcher.DispatchHandler = {
			// Called when a socket is open, just before the first byte is written.
			onRequestStart(given) {
				controller = given;
				if (!isDone) limits.onSent?.();
				if (isDone) given.abort(new Error("too late"));
			},
			onResponseStart(_, statusCode, given) {
				status = statusCode;
				headers = joinHeaders(given);
				if (limits.take && statusCode === 200) taking = beginTaking(limits.take);
			},
			onResponseData(_, chunk) {
				if (taking) {
					resumeTimer();
					taking.push(chunk);
					return;
				}
				size += chunk.length;
				if (size > limits.maxBytes) endEarly({ kind: "oversize", maxBytes: limits.maxBytes });
				else chunks.push(chunk);
			},
			onResponseEnd() {
				clearTimeout(timer);
				if (taking) taking.end();
				else end(() => resolve({ kind: "answer", status, headers, bytes: Buffer.concat(chunks, size) }));
			},
			onResponseError(_, error) {
				fail(error);
			},
		};
		try {
			const { isIdempotent, headers: sent, body, ...rest } = request;
			dispatcher.dispatch({ ...rest, headers: { ...sent }, body: body ?? null, idempotent: isIdempotent }, handler);
		} catch (error) {
			fail(error as Error);
		}
	});
}

/** An answer that is being taken. */
interface Taking extends Pick<AnswerPieces, "push" | "end"> {
	/** Settles when who takes it has ended. */
	readonly taken: Promise<void>;
}

function joinHeaders(given: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
	const joined: Record<string, string> = {};
	for (const [name, value] of Object.entries(given)) {
		if (value !== undefined) joined[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
	}
	return joined;
}

import type { Dispatcher } from "undici";
import { createAbortError, onAbort } from "../base/index.ts";

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
}

/**
 * Sends one message and reads the whole answer.
 * @throws The signal's reason, at once when it aborts.
 */
export function exchange(dispatcher: Dispatcher, request: WireRequest, limits: ExchangeLimits): Promise<WireOutcome> {
	if (limits.signal.aborted) return Promise.reject(createAbortError(limits.signal));
	return new Promise((resolve, reject) => {
		let controller: Dispatcher.DispatchController | undefined;
		let isDone = false;
		const end = (settle: () => void, abortReason?: Error) => {
			if (isDone) return;
			isDone = true;
			clearTimeout(timer);
			stopListening();
			if (abortReason) controller?.abort(abortReason);
			settle();
		};
		const endEarly = (outcome: WireOutcome) => end(() => resolve(outcome), new Error(outcome.kind));
		const timer = setTimeout(
			() => endEarly({ kind: "timeout", isSent: controller !== undefined }),
			Math.min(limits.timeoutMs, 0x7fff_ffff),
		);
		const stopListening = onAbort(limits.signal, () => {
			end(() => reject(createAbortError(limits.signal)), new Error("aborted"));
		});
		const fail = (error: Error) => end(() => resolve({ kind: "fault", error, isSent: controller !== undefined }));

		let status = 0;
		let headers: Readonly<Record<string, string>> = {};
		let size = 0;
		const chunks: Buffer[] = [];
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
			},
			onResponseData(_, chunk) {
				size += chunk.length;
				if (size > limits.maxBytes) endEarly({ kind: "oversize", maxBytes: limits.maxBytes });
				else chunks.push(chunk);
			},
			onResponseEnd() {
				end(() => resolve({ kind: "answer", status, headers, bytes: Buffer.concat(chunks, size) }));
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

function joinHeaders(given: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
	const joined: Record<string, string> = {};
	for (const [name, value] of Object.entries(given)) {
		if (value !== undefined) joined[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
	}
	return joined;
}

import type { Dispatcher } from "undici";
import { createError } from "../../base/index.ts";
import { exchange } from "../exchange.ts";
import { exchangeByFetch } from "../fetch-exchange.ts";
import type { HttpClientOptions } from "../http-contract.ts";
import { logMessage } from "../request-log.ts";
import type { Scrubber } from "../scrubber.ts";
import type { Send } from "./chain.ts";

/** The largest answer that is taken: two orders above a full page. */
export const maxAnswerBytes = 64 * 1024 * 1024;

/** The end of the chain: sends the message once and reads the whole answer. */
export function sendOnWire(
	{ log, timeoutMs, fetch }: Pick<HttpClientOptions, "log" | "timeoutMs" | "fetch">,
	openSockets: () => Promise<Dispatcher>,
	scrubber: Scrubber,
): Send {
	return async ({ message, signal, request }) => {
		if (!message) throw createError("internal", { problem: "a request came to the wire without a message" });
		const dispatcher = fetch ? undefined : await openSockets();
		logMessage(log, scrubber, message);
		// A socket that the service closed while this process was busy shows it only after a turn of the event loop; a request that cannot
		// be repeated must not be written to one.
		if (!message.isIdempotent) await new Promise((resolve) => setImmediate(resolve));
		const traces = { isSent: false };
		const onSent = (): void => {
			traces.isSent = true;
		};
		const limits = { timeoutMs, maxBytes: maxAnswerBytes, signal, onSent, take: request.take };
		try {
			if (fetch) return await exchangeByFetch(fetch, message, limits);
			return await exchange(dispatcher ?? (await openSockets()), message, limits);
		} catch (error) {
			// It was ended from outside, and what the service makes of it is its own affair.
			if (traces.isSent) request.onUnsure?.();
			throw error;
		}
	};
}

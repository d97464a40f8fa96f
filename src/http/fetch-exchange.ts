import { throwIfAborted } from "../base/index.ts";
import type { ExchangeLimits, WireOutcome, WireRequest } from "./exchange.ts";

/** The part of `fetch` that is needed to send a message: a program may bring its own, for a network that only it knows. */
export type SendRequest = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Sends one message through a `fetch` and reads the whole answer. What it opened is its own affair, so that a message whose sending failed
 * counts as sent.
 * @throws The signal's reason, at once when it aborts.
 */
export async function exchangeByFetch(
	send: SendRequest,
	{ origin, path, method, headers, body }: WireRequest,
	{ timeoutMs, maxBytes, signal, onSent }: ExchangeLimits,
): Promise<WireOutcome> {
	throwIfAborted(signal);
	const ended = new AbortController();
	const isLate = () => ended.signal.aborted;
	const timer = setTimeout(() => ended.abort(), Math.min(timeoutMs, 0x7fff_ffff));
	try {
		onSent?.();
		const answer = await send(`${origin}${path}`, {
			method,
			headers: { ...headers },
			...(body === undefined ? {} : { body }),
			// A credential goes nowhere but where it was meant to go.
			redirect: "manual",
			signal: AbortSignal.any([signal, ended.signal]),
		});
		const bytes = await readBytes(answer, maxBytes);
		if (!bytes) return { kind: "oversize", maxBytes };
		return { kind: "answer", status: answer.status, headers: Object.fromEntries(answer.headers), bytes };
	} catch (error) {
		throwIfAborted(signal);
		if (isLate()) return { kind: "timeout", isSent: true };
		return { kind: "fault", error: error instanceof Error ? error : new Error(String(error)), isSent: true };
	} finally {
		clearTimeout(timer);
	}
}

// Undefined when there are too many.
async function readBytes(answer: Response, maxBytes: number): Promise<Buffer | undefined> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of answer.body ?? []) {
		const bytes = chunk as Uint8Array;
		size += bytes.length;
		if (size > maxBytes) return undefined;
		chunks.push(bytes);
	}
	return Buffer.concat(chunks, size);
}
